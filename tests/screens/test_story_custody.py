"""A newcomer's first hour by key presses alone: find an asset, move it, take that back, lend it, mark several."""

from pathlib import Path

import pytest

from bizdesk.acts import named
from bizdesk.assets.models import Asset
from bizdesk.office.language import _
from tests.screens.stage import SIZES, SMALL, TONGUES, playing, say
from tests.screens.waiting import seen, until

PRINTER = ("print", "打印")
LASER = ("Laser printer", "激光打印机")
COLOUR = ("Colour printer", "彩色打印机")
LAPTOP = ("Laptop 16", "脑16寸")
BORROWER = ("wang", "王磊")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_an_asset_is_found_by_two_characters_moved_and_the_move_undone(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size) as (_app, pilot, _office):
        await pilot.press("1", "slash", *say(PRINTER, tongue))
        await seen(pilot, "ZC-2026-0003", "ZC-2026-0004")
        await pilot.press("enter")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=2))
        await pilot.press("a")
        await seen(pilot, _("Act on {title}").format(title=f"ZC-2026-0003 {say(LASER, tongue)}"))
        await pilot.press("enter", "f4")
        await seen(pilot, "A-SR")
        await pilot.press(*"a-sr", "enter", "ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0003").place.code == "A-SR")
        await seen(pilot, say(("Server room", "机房"), tongue))
        await pilot.press("u")
        told = _("Transfer {number} {name}").format(number="ZC-2026-0003", name=say(LASER, tongue))
        await seen(pilot, _("Undone: {what}").format(what=told))
        assert Asset.named("ZC-2026-0003").place.code == "A-FD"
        await pilot.press("U")
        await until(pilot, lambda: Asset.named("ZC-2026-0003").place.code == "A-SR")
        await seen(pilot, _("Done again: {what}").format(what=told))
        await pilot.press("escape")
        await seen(pilot, _("row {row} of {count}").format(row=3, count=25))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_laptop_is_lent_and_returned(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "slash", *say(LAPTOP, tongue), "enter")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=1))
        await pilot.press("a", *_("Lend").lower())
        await pilot.press("enter")
        await pilot.press(*say(BORROWER, tongue), "enter", *"+14", "ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0002").status == "on_loan")
        card = Asset.named("ZC-2026-0002")
        assert (card.user.number, card.due_back_on.isoformat()) == ("004", "2026-03-30")
        await seen(pilot, _("On loan"))
        await pilot.press("a", *_("Return").lower(), "enter", "ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0002").status == "in_use")
        assert Asset.named("ZC-2026-0002").user is None


@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_not_allowed_now_says_why_in_full(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "slash", *say(("camera", "照相机"), tongue), "enter", "a", *_("Store").lower())
        why = str(named(Asset, "store").refusal(Asset.named("ZC-2026-0017")))
        picture = await seen(pilot, why[-12:])
        joined = "".join(line.strip(" │") for line in picture.splitlines()).replace(" ", "")
        assert why.replace(" ", "") in joined
        await pilot.press("enter")
        await seen(pilot, why[:20])
        assert Asset.named("ZC-2026-0017").status == "on_loan"


@pytest.mark.parametrize("tongue", TONGUES)
async def test_several_marked_assets_are_stored_by_one_form(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "slash", *say(PRINTER, tongue), "enter", "space", "asterisk")
        await seen(pilot, _("{count} marked").format(count=2))
        await pilot.press("a", *_("Store").lower(), "enter", *"a-st", "ctrl+s")
        await until(pilot, lambda: Asset.select().where(Asset.status == "idle").count() == 3)
        assert {Asset.named(f"ZC-2026-000{tail}").place.code for tail in "34"} == {"A-ST"}
        await pilot.press("u", "y")
        await until(pilot, lambda: Asset.select().where(Asset.status == "idle").count() == 1)
        assert {Asset.named(f"ZC-2026-000{tail}").status for tail in "34"} == {"in_use"}, "one step takes both back"


async def test_of_several_marked_none_is_done_where_one_is_refused(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", (120, 40)) as (_app, pilot, _office):
        await pilot.press("1", "slash", *"camera", "enter", "space", "escape")
        await pilot.press("slash", *"colour printer", "enter", "space", "escape")
        await pilot.press("a", *"send to repair", "enter")
        await seen(pilot, "1 of 2: ZC-2026-0017 is On loan")
        await pilot.press("escape", "slash", *"projector", "enter", "space", "escape")
        await pilot.press("slash", *"colour printer", "enter", "space", "escape")
        await pilot.press("a", *"send to repair", "enter")
        await seen(pilot, "Send to repair: 2 assets")
        await pilot.press("tab", "tab", "ctrl+a", "ctrl+k", *"2023-10-01", "ctrl+s")
        await seen(pilot, "Nothing was done. 1 of 2: 2023-10-01 lies before ZC-2026-0005")
        assert Asset.named("ZC-2026-0004").status == "in_use"


@pytest.mark.parametrize("tongue", TONGUES)
async def test_filters_order_and_tabs(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, SMALL) as (_app, pilot, _office):
        await pilot.press("1", "f", *_("On loan").lower(), "enter")
        await seen(pilot, "ZC-2026-0017", _("row {row} of {count}").format(row=1, count=1))
        await pilot.press("escape", "s", *_("Location").lower(), "enter")
        await seen(pilot, f"{_('Location')} ▲")
        await pilot.press("s", *_("Location").lower(), "enter")
        await seen(pilot, f"{_('Location')} ▼")
        await pilot.press("left_square_bracket")
        await seen(pilot, "04", _("row {row} of {count}").format(row=1, count=6))
        await pilot.press("right_square_bracket", "right_square_bracket")
        await seen(pilot, "WX-2026-0001")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_today_leads_to_what_is_late(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await seen(pilot, _("{count} overdue").format(count=3))
        await pilot.press("j", "enter")
        await seen(pilot, f"ZC-2026-0017 {say(('Camera', '照相机'), tongue)}\n")
        await pilot.press("escape", "end", "enter")
        await seen(pilot, "BF-2026-0001", _("Requested"))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_search_palette_and_help(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, _office):
        await pilot.press("ctrl+f", *say(("van", "送货"), tongue))
        await seen(pilot, "ZC-2026-0016")
        await pilot.press("enter")
        await seen(pilot, say(("Delivery van", "送货面包车"), tongue), "128,000.00 CNY")
        await pilot.press("ctrl+p", *"light", "enter")
        await until(pilot, lambda: app.theme == "light")
        await pilot.press("question_mark")
        await seen(pilot, _("Keys"), _("Tab before"))
        await pilot.press("escape", "ctrl+p", *_("High contrast").lower(), "enter")
        await until(pilot, lambda: app.theme == "contrast")
