"""Marks that a filter hides: nothing is done to them, the line below says so, and they are there again after it."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.language import _
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.viewer import Viewer
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.waiting import painted, seen, until


def hidden(count: int, of: int) -> str:
    """What the line below the list says."""
    return _("{count} marked, {hidden} of them hidden by the filter").format(count=of, hidden=count)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_done_and_printed_concerns_the_marked_rows_in_view(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    """Marked are the first laptop and the projector; the filter leaves one of them, which alone gets a label."""
    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        await pilot.press("1", "space", "home", *["down"] * 4, "space")
        await seen(pilot, _("{count} marked").format(count=2))
        await pilot.press("slash", *say(("projector", "投影仪"), tongue), "enter")
        await seen(pilot, hidden(1, 2), _("row {row} of {count}").format(row=1, count=1))
        await pilot.press("a")
        await seen(pilot, say(("ZC-2026-0005 Projector", "ZC-2026-0005 投影仪"), tongue))
        await pilot.press("escape", "p", *_("Asset labels").lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form | Viewer))
        assert "ZC-2026-0005" in painted(app)
        assert "ZC-2026-0001" not in painted(app)
        await pilot.press("escape", "escape")
        await seen(pilot, _("{count} marked").format(count=2), _("row {row} of {count}").format(row=5, count=25))
        assert hidden(1, 2) not in painted(app)


async def test_with_every_mark_out_of_view_the_row_under_the_cursor_is_meant(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (_app, pilot, _office):
        await pilot.press("1", "space", "slash", *"lamp", "enter")
        await seen(pilot, hidden(1, 1), "row 1 of 1")
        await pilot.press("d")
        await seen(pilot, "Delete ZC-2026-0025 Desk lamp?")
        await pilot.press("y")
        await until(pilot, lambda: Asset.select().where(Asset.number == "ZC-2026-0025").count() == 0)
        assert Asset.select().where(Asset.number == "ZC-2026-0001").count() == 1


async def test_marking_all_in_view_and_none_of_them_leaves_the_hidden_marks_alone(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (_app, pilot, _office):
        await pilot.press("1", "space", "slash", *"printer", "enter")
        await seen(pilot, "row 1 of 2")
        await pilot.press("asterisk")
        await seen(pilot, hidden(1, 3))
        await pilot.press("asterisk")
        await seen(pilot, hidden(1, 1))
        await pilot.press("escape")
        await seen(pilot, "row ", "1 marked")
