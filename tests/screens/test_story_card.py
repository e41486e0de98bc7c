"""A card by key presses alone: drawn up with arithmetic and a preview, its note, history and documents, two editors."""

import os
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset
from bizdesk.kinds import KINDS
from bizdesk.office import notes
from bizdesk.office.documents import attached
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.rules import RULES
from bizdesk.screens.kit.stale import Versions
from tests.screens.stage import NOON, SIZES, TONGUES, playing, say
from tests.screens.waiting import seen, until

NAME = ("Drawing board", "绘图板")
TOLD = ("It has a loose leg", "桌腿松动")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_new_card_tells_what_it_will_be_charged(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    """12 x 350 = 4,200.00 of category 05: 5 % residual 210.00, 3,990.00 over 60 months = 66.50 a month."""
    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        await pilot.press("1", "n", *say(NAME, tongue), "tab", *"05", "enter")
        boxes = app.screen.boxes
        boxes["cost"].input.focus()
        await pilot.press(*"12*350", "tab", *"-10", "tab")
        await seen(pilot, "4,200.00", "2026-03-06")
        boxes["in_use_on"].input.focus()
        await pilot.press("t", "tab")
        await seen(pilot, "66.50")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: Asset.get_or_none(Asset.name == say(NAME, tongue)))
        await seen(pilot, "ZC-2026-0026", say(NAME, tongue), _("row {row} of {count}").format(row=26, count=26))
        assert Asset.named("ZC-2026-0026").cost == 420_000


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_note_the_history_and_a_document(tongue: str, tmp_path: Path) -> None:
    paper = tmp_path / "发票1.txt"
    paper.write_text("350.00")
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "enter", "c", *say(TOLD, tongue), "ctrl+s")
        await until(pilot, lambda: notes.thread(Asset.named("ZC-2026-0001")))
        await pilot.press("right_square_bracket", "right_square_bracket")
        await seen(pilot, say(TOLD, tongue), say(("Chen Jie", "陈洁"), tongue))
        await pilot.press("l")
        await seen(pilot, _("Post depreciation through {period}").format(period="2026-01")[:19])
        await pilot.press("end", "enter")
        await seen(pilot, "6,499.00")
        await pilot.press("escape", "o")
        await seen(pilot, _("No documents. Press o to attach a file."))
        await pilot.press("o", *paper.name, "ctrl+s")
        await until(pilot, lambda: attached(Asset.named("ZC-2026-0001")))
        await seen(pilot, paper.name)
        (tmp_path / "out").mkdir()
        await pilot.press("enter", "ctrl+a", "ctrl+k", *"out", "ctrl+s")
        await until(pilot, lambda: (tmp_path / "out" / paper.name).exists())


@pytest.mark.parametrize("size", SIZES)
async def test_what_somebody_else_saved_meanwhile_is_shown_beside_what_was_typed(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, "en", size) as (app, pilot, office):
        await pilot.press("1", "e", *"My laptop")
        with Office(office.path, KINDS, rules=RULES, clock=lambda: NOON, who="003") as other:
            keeping.edit(other, "003", Asset.named("ZC-2026-0001"), {"name": "Their laptop", "serial": "SN-9"})
        office.activate()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Versions))
        await seen(pilot, "My laptop", "Their laptop")
        assert Asset.named("ZC-2026-0001").name == "Their laptop"
        await pilot.press("escape")
        await seen(pilot, "My laptop")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Versions))
        await pilot.press("f3", "ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0001").name == "My laptop")
        assert Asset.named("ZC-2026-0001").serial == ""


async def test_an_area_opened_first_after_a_change_shows_it(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (app, pilot, office):
        keeping.edit(office, "", Asset.named("ZC-2026-0001"), {"name": "Renamed meanwhile"})
        app.poll()
        await pilot.press("1")
        await seen(pilot, "Renamed meanwhile")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_file_deleted_under_the_form_is_said_and_nothing_typed_is_lost(
    tongue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, office):
        await pilot.press("1", "e", *say(NAME, tongue))
        # The form is to find it out, before the app does, which looks once a second.
        monkeypatch.setattr(app, "look_for_file", lambda: True)
        os.rename(office.path, tmp_path / "elsewhere")
        await pilot.press("ctrl+s")
        told = _("The office file {path} is gone: nothing was saved. Save a copy elsewhere.").format(path=office.path)
        await until(pilot, lambda: str(app.screen.query_one("#refusal").content) == told)
        await seen(pilot, say(NAME, tongue))
        os.rename(tmp_path / "elsewhere", office.path)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: Asset.named("ZC-2026-0001").name == say(NAME, tongue))
