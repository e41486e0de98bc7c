"""A form on the screen, by key presses alone: as wide as the screen, and as it is printed where there is room."""

from pathlib import Path

import pytest

from bizdesk.office.language import _
from bizdesk.screens.kit.viewer import Paper, Viewer
from tests.screens.stage import TONGUES, playing
from tests.screens.waiting import seen, until


@pytest.mark.parametrize("tongue", TONGUES)
async def test_an_asset_card_is_read_without_scrolling_sideways(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (80, 24)) as (app, pilot, _office):
        await pilot.press("1", "p", *_("Asset card").lower(), "enter")
        await seen(pilot, _("On"), _("Asset"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, _("Asset card {number}").format(number="ZC"))
        paper = app.screen.query_one(Paper)
        assert (paper.widest, paper.max_scroll_x) == (79, 0)
        await pilot.resize_terminal(140, 40)
        await until(pilot, lambda: paper.widest in (96, 132), "the paper's own width")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: paper.widest == 79, "the width of the screen")
