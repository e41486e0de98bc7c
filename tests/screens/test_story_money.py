"""What assets are worth, by key presses alone: depreciation posted, an asset disposed of by two persons, its papers."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset, DepreciationRun, Disposal
from bizdesk.office.language import _
from bizdesk.screens.kit.viewer import Viewer
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.waiting import seen, until

WHY = ("The screen is broken", "屏幕已碎")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_month_that_is_due_is_posted(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size) as (_app, pilot, _office):
        before = DepreciationRun.select().count()
        await pilot.press("1", *["right_square_bracket"] * 2, "b")
        await seen(pilot, _("Through month"), "2026-02")
        await pilot.press("ctrl+s")
        # By hand, 22 cards in use and not fully charged: 7,393.85, the figure of January, in which none ended.
        await seen(pilot, _("Post {total} through {month}?").format(total="7,393.85", month="2026-02"))
        await pilot.press("y")
        await until(pilot, lambda: DepreciationRun.select().count() == before + 1)
        await seen(pilot, "2026-02", "7,393.85")
        await pilot.press("b", "ctrl+s")
        await seen(pilot, _("Nothing is due: every month through {month} is posted.").format(month="2026-02")[:7])
        await pilot.press("0")
        picture = await seen(pilot, _("{count} overdue").format(count=2))
        assert _("Post depreciation for {month}").format(month="2026-02") not in picture


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_disposal_takes_two_persons_and_leaves_a_certificate(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (120, 40)) as (app, pilot, _office):
        await pilot.press("1", "slash", *"0018", "enter", "a", *_("Apply for disposal").lower(), "enter")
        await pilot.press(*_("Scrap").lower(), *["tab"] * 4, *say(WHY, tongue), "ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0018").status == "disposal_requested")
        await seen(pilot, _("Disposal requested")[:9])

        await pilot.press("a", *_("Approve disposal").lower(), "enter", *"002", "ctrl+s")
        refused = app.screen.query_one("#refusal")
        await until(pilot, lambda: str(refused.content))
        assert say(("Chen Jie", "陈洁"), tongue) in str(refused.content)
        assert Asset.named("ZC-2026-0018").status == "disposal_requested"
        await pilot.press("ctrl+a", "ctrl+k", *"001", "ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0018").status == "disposal_approved")

        await pilot.press("a", *_("Dispose of").lower(), "enter")
        # 3,299.00 from 2025-02: 5 % residual 164.95, 3,134.05 over 36 months = 87.06 a month, 13 months to 2026-03.
        await seen(pilot, _("Net book value: {amount}").format(amount="2,167.22"))
        await pilot.press("tab", *"100", "tab", *"20")
        await seen(pilot, _("Loss: {amount}").format(amount="2,087.22"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0018").status == "scrapped")

        await pilot.press("left_square_bracket", "left_square_bracket", "slash", *"0018", "enter")
        await seen(pilot, "BF-2026-0002", _("Done"))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, "BF-2026-0002", "2,167.22", "2,087.22", say(WHY, tongue))
        assert Disposal.named("BF-2026-0002").state == "done"
