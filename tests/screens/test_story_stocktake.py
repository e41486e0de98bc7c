"""A stocktake by key presses alone: opened, scanned, decided, reviewed, booked by a second person, printed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory, Stocktake, StocktakeLine
from bizdesk.assets.words import CONDITIONS, DECISIONS
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.question import Question
from bizdesk.screens.kit.viewer import Viewer
from bizdesk.screens.stocktake import Counting
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.waiting import seen, until

TITLE = ("Spring", "仓库春季盘点")
DESK = ("Front desk", "前台")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_stocktake_from_the_first_scan_to_the_printed_differences(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    """The store room holds the filing cabinet 0009, the camera 0017 and the safe 0021, which is what is expected."""
    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 3, "n")
        await seen(pilot, _("Stocktake of {date}").format(date="2026-03-16"))
        await pilot.press(*say(TITLE, tongue), "tab", *_("Place").lower(), "tab", *"a-st", "ctrl+s")
        await until(pilot, lambda: Stocktake.select().count() == 1)
        await seen(pilot, "PD-2026-0001", _("Counting"))

        await pilot.press("b")
        await seen(pilot, _("not counted yet {count}").format(count=3))
        await pilot.press(*"ZC-2026-0009", "enter")
        await seen(pilot, f"{_('Found')} 1", _("not counted yet {count}").format(count=2))
        await pilot.press(*"zc-2026-0009", "enter")
        await seen(pilot, _("{subject}: {result}").format(subject="", result=_("Duplicate")))
        await pilot.press(*"X-77", "enter")
        await seen(pilot, _("{subject}: {result}").format(subject="X-77", result=_("Unknown")))
        await pilot.press("f4", *"a-fd", "enter")
        await seen(pilot, say(DESK, tongue))
        await pilot.press(*"ZC-2026-0021", "enter")
        place = say(("Store room", "仓库"), tongue)
        await seen(pilot, _("Misplaced"), _("(expected at {place})").format(place=place))
        await pilot.press("f6")
        await seen(pilot, _("Finish counting? {count} not counted will be missing.").format(count=1))
        await pilot.press("y")
        await until(pilot, lambda: not isinstance(app.screen, Counting))
        await seen(pilot, _("Counted"))

        await pilot.press("a", *_("Review").lower())
        await seen(pilot, "X-77", "ZC-2026-0017")
        await pilot.press("escape", "right_square_bracket", "f", "down", "enter")
        for tag, decision in (("X-77", "keep"), ("ZC-2026-0021", "move"), ("ZC-2026-0017", "lost")):
            await pilot.press("slash", "ctrl+a", "ctrl+k")
            await pilot.press(*tag, "enter")
            await seen(pilot, _("row {row} of {count}").format(row=1, count=1))
            await pilot.press("a", "enter", *_(DECISIONS[decision]).split()[0].lower(), "enter", "ctrl+s")
            line = StocktakeLine.get(StocktakeLine.tag == tag)
            await until(
                pilot, lambda line=line, decision=decision: StocktakeLine.get_by_id(line.id).decision == decision
            )
        await seen(pilot, _("Nothing matches. Press esc to see everything again."))

        await pilot.press("left_square_bracket", "a", *_("Review").lower(), "enter", *"002", "ctrl+s")
        await until(pilot, lambda: "002" in str(app.screen.query_one("#refusal").content))
        await pilot.press("ctrl+a", "ctrl+k", *"003", "ctrl+s")
        await until(pilot, lambda: Stocktake.get().state == "reviewed")
        await pilot.press("a", *_("Approve and book").lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"001", "ctrl+s")
        await until(pilot, lambda: Stocktake.get().state == "booked")
        assert Asset.named("ZC-2026-0021").place.code == "A-FD"
        assert Asset.named("ZC-2026-0017").status == "disposal_requested"
        await pilot.press("u")
        act, who = _("Book stocktake {number}").format(number="PD-2026-0001"), say(("Lin Wei", "林薇"), tongue)
        words = _("{name} has decided on this: {what}. Take it back?").format(name=f"001 {who}", what=act)
        await until(pilot, lambda: isinstance(app.screen, Question) and app.screen.text == words)
        await pilot.press("u", "n")
        assert Stocktake.get().state == "booked"

        await pilot.press("p", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, "PD-2026-0001", _("Booked"))
        target = tmp_path / "differences.csv"
        await pilot.press("s", "ctrl+a", "ctrl+k", *target.name, "ctrl+s")
        await until(pilot, target.exists)
        text = target.read_text(encoding="utf-8")
        for word in ("ZC-2026-0021", "ZC-2026-0017", "X-77", _("Misplaced"), place, say(DESK, tongue)):
            assert word in text, text


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_difference_is_decided_when_the_counting_is_over(tongue: str, tmp_path: Path) -> None:
    """While it is counted the step stands there with the reason why not now."""
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 3, "n", "ctrl+s")
        await until(pilot, lambda: Stocktake.select().exists())
        await pilot.press("b", *"X-77", "enter")
        await until(pilot, lambda: StocktakeLine.get_or_none(StocktakeLine.tag == "X-77"))
        await pilot.press("escape", "right_square_bracket", "a")
        await seen(pilot, _("Why not now"), _("Decide a difference"), _("Counting"), "[4.2.1b]")


async def test_a_blind_count_does_not_show_what_is_expected(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (_app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 3, "n", *["tab"] * 6, "space", "ctrl+s")
        await until(pilot, lambda: Stocktake.select().where(Stocktake.blind).exists())
        await pilot.press("b")
        await pilot.press(*"ZC-2026-0001", "enter")
        picture = await seen(pilot, "ZC-2026-0001 Laptop 14 inch: Found")
        assert "xpected" not in picture.split("found at: where each is expected")[1]
        assert "not counted yet" not in picture


@pytest.mark.parametrize("tongue", TONGUES)
async def test_pieces_are_counted_duplicates_told_and_what_is_taken_back_is_said(tongue: str, tmp_path: Path) -> None:
    def twelve(office: Office) -> None:
        values = {"name": say(("Chairs", "椅子"), tongue), "category": AssetCategory.named("05"), "cost": 100_000}
        values |= {"quantity": Decimal(12), "acquired_on": date(2026, 3, 2), "in_use_on": date(2026, 3, 2)}
        keeping.add(office, "002", Asset, {**values, "number": "CH-1"})

    async with playing(tmp_path, tongue, opened=twelve) as (_app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 3, "n", "ctrl+s")
        await until(pilot, lambda: Stocktake.select().exists())
        await pilot.press("b")
        await seen(pilot, "9*")
        some = _("{counted} of {expected}").format(counted=9, expected=12)
        await pilot.press(*"9*ch-1", "enter")
        await seen(pilot, f"{_('Missing')} · {_('Quantity')} {some}", f"{_('Missing')} 1")
        await pilot.press(*"１２＊ＣＨ－１", "enter")
        await seen(pilot, f"{_('Found')} · {_('Quantity')} {some.replace('9', '12')}", f"{_('Found')} 1")
        await pilot.press(*"ch-1", "enter")
        await seen(pilot, f"{_('Found')} 1  ·  {_('Duplicate')} 1")
        await pilot.press("ctrl+z")
        back = _("Scan {tag} in {number}").format(tag="ch-1", number=Stocktake.get().number)
        picture = await seen(pilot, _("Undo: {what}").format(what=back))
        assert f"{_('Duplicate')} 1" not in picture
        await pilot.press(*["ctrl+z"] * 3)
        await until(pilot, lambda: not Stocktake.select().exists())
        await seen(pilot, _("There are none yet. Press n to add the first one, or i to import a file."))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_condition_of_what_was_counted_last_is_said_by_a_key(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    damaged, worn = (CONDITIONS[name] for name in ("damaged", "worn"))

    def found(number: int) -> str:
        return StocktakeLine.get(StocktakeLine.tag == f"ZC-2026-{number:04}").condition

    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 3, "n", "ctrl+s")
        await until(pilot, lambda: Stocktake.select().exists())
        await pilot.press("b", "f7")
        await seen(pilot, _("Nothing is counted yet: scan or type a tag first, then say its condition."))
        await pilot.press(*"ZC-2026-0001", "enter", *"ZC-2026-0009", "enter")
        cabinet = say(("Filing cabinet", "文件柜"), tongue)
        result = _("{subject}: {result}").format(subject=f"ZC-2026-0009 {cabinet}", result=_("Found"))
        await seen(pilot, result)
        await pilot.press("f7", *_(damaged).lower(), "enter")
        await seen(pilot, f"{result} · {_(damaged)}")
        assert (found(9), found(1)) == ("damaged", "")
        await pilot.press(*"ZC-2026-0010", "enter")
        await until(pilot, lambda: found(10) == "" and isinstance(app.screen, Counting))
        await pilot.press("tab", "home", "f7", *_(worn).lower(), "enter", "tab")
        await until(pilot, lambda: found(1) == "worn")
        await pilot.press("ctrl+z")
        edited = _("Edit {tag} in {number}").format(tag="ZC-2026-0001", number=Stocktake.get().number)
        await seen(pilot, _("Undo: {what}").format(what=edited))
        assert (found(9), found(1)) == ("damaged", "")
