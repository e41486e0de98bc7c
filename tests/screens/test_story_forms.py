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


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_report_is_saved_in_the_format_its_name_ends_in(tongue: str, tmp_path: Path) -> None:
    """A name without an ending is that of a text and gets one; an unknown one is refused with those there are."""
    async with playing(tmp_path, tongue) as (app, pilot, _office):
        await pilot.press("1", "p", *_("Asset card").lower(), "enter")
        await seen(pilot, _("On"), _("Asset"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await pilot.press("s", "ctrl+a", "ctrl+k", *"card.doc", "ctrl+s")
        await seen(pilot, ".doc", ".xlsx", ".json")
        await pilot.press("ctrl+a", "ctrl+k", *"card", "ctrl+s")
        await until(pilot, (tmp_path / "card.txt").exists)
        assert "ZC-2026-0001" in (tmp_path / "card.txt").read_text(encoding="utf-8")
        await seen(pilot, "card.txt")
        assert sorted(path.name for path in tmp_path.glob("card*")) == ["card.txt"]
        await pilot.press("s", "ctrl+a", "ctrl+k", *"card", "ctrl+s")
        await seen(pilot, _("{path} exists already: choose another name.").format(path="card.txt"))
