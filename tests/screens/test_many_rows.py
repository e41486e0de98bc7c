"""Many rows written behind a bar: an import, its undo, a stocktake of many cards; stopped, nothing of it stays."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory, Stocktake
from bizdesk.complaints import rewinding
from bizdesk.complaints.models import Complaint
from bizdesk.exchange import importing
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import JournalBatch, change
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.screens.app import App
from bizdesk.screens.kit import turning, writing
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.import_preview import ImportPreview
from bizdesk.screens.kit.writing import Writing
from tests.screens.waiting import seen, until

MANY = 60
HOLIDAYS = 4  # the place of the tab
SIZE = (80, 24)


@pytest.fixture(autouse=True)
def _slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten rows are written at a time, with time to look between two."""
    monkeypatch.setattr(writing, "SLICE_SECONDS", 0)
    monkeypatch.setattr(writing, "PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(importing, "PIECE", 10)
    monkeypatch.setattr(turning, "AT_ONCE", 10)
    monkeypatch.setattr("bizdesk.office.undo.PIECE", 10)


async def stop(pilot: Any, app: App, kind: Any) -> None:
    """Press esc as soon as some of it is written."""
    await until(pilot, lambda: isinstance(app.screen, Writing) and kind.select().count())
    await pilot.press("escape")
    await seen(pilot, "Stopped: nothing was done.")


async def test_an_import_stopped_leaves_nothing_and_is_confirmed_again(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Staff no.,Name\n" + "".join(f"{n:03},Wang {n}\n" for n in range(MANY)), encoding="utf-8")
    app, batches = App(office), JournalBatch.select().count()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("9", "right_square_bracket", "i", *str(path), "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.press("ctrl+s")
        await stop(pilot, app, Staff)
        assert (Staff.select().count(), JournalBatch.select().count()) == (0, batches)
        await until(pilot, lambda: isinstance(app.screen, ImportPreview) and len(app.screen_stack) == 2)
        await pilot.press("ctrl+s")
        await seen(pilot, "Writing it down", f"of {MANY}")
        await seen(pilot, f"Imported: {MANY} new, 0 changed, 0 refused. u takes it back.")
        assert (Staff.select().count(), JournalBatch.select().count()) == (MANY, batches + 1)
        await pilot.press("u", "y")
        await until(pilot, lambda: isinstance(app.screen, Writing) and 0 < Staff.select().count() < MANY)
        await pilot.press("escape")
        await seen(pilot, "Stopped: nothing was done.")
        assert Staff.select().count() == MANY
        await pilot.press("u", "y")
        await seen(pilot, "Undone: Import")
        assert Staff.select().count() == 0
    assert app.fault is None


async def test_numbers_given_by_an_import_that_was_stopped_are_given_again(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    lines = [f"Desk {n},05,100,2026-03-02" for n in range(MANY)]
    path.write_text("\n".join(["Asset name,Category,Original cost,Purchase date", *lines]), encoding="utf-8")
    app = App(office)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("1", "i", *str(path), "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.press("ctrl+s")
        await stop(pilot, app, Asset)
        await until(pilot, lambda: isinstance(app.screen, ImportPreview) and len(app.screen_stack) == 2)
        await pilot.press("ctrl+s")
        await seen(pilot, f"Imported: {MANY} new")
        values = {"name": "One more", "category": AssetCategory.named("05"), "cost": 1, "acquired_on": date(2026, 3, 2)}
        assert keeping.add(office, "", Asset, values).number == f"ZC-2026-{MANY + 1:04}"


async def test_a_stocktake_of_many_cards_is_opened_behind_a_bar(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LITTLE", 20)
    monkeypatch.setattr("bizdesk.assets.stocktakes.PIECE", 10)
    values = {"name": "Desk", "category": AssetCategory.named("05"), "cost": 100, "acquired_on": date(2026, 3, 2)}
    with change(office, "", "Bring them in"):
        for _number in range(MANY):
            place = Place.named("A-ST")
            keeping.add(office, "", Asset, {**values, "place": place, "in_use_on": date(2026, 3, 2)})
    app = App(office)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("1", *["right_square_bracket"] * 3, "n", *"Spring", "ctrl+s")
        await stop(pilot, app, Stocktake)
        assert Stocktake.select().count() == 0
        await seen(pilot, "Spring")
        assert isinstance(app.screen, Form)
        await pilot.press("ctrl+s")
        await seen(pilot, "Writing it down", f"of {MANY}")
        await seen(pilot, "PD-2026-0001", "Counting")
        assert Stocktake.get().name == "Spring"
    assert app.fault is None


async def test_a_day_off_moves_many_due_times_behind_a_bar(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LITTLE", 20)
    monkeypatch.setattr(rewinding, "PIECE", 10)
    firm = keeping.add(office, "", Customer, {"name": "Harbour Yards", "level": "A"})
    with change(office, "", "Bring them in"):
        for number in range(MANY):
            keeping.add(office, "", Complaint, {"customer": firm, "subject": f"Pump {number}", "severity": "minor"})
    app, dues = App(office), [each.resolution_due for each in Complaint.select()]
    day = office.today() + timedelta(days=1)
    days = Holiday.select().where(Holiday.date == day)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("9", *["right_square_bracket"] * HOLIDAYS, "n", *day.isoformat(), "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Writing) and days.exists())
        await pilot.press("escape")
        await seen(pilot, "Stopped: nothing was done.", day.isoformat())
        assert not days.exists()
        assert [each.resolution_due for each in Complaint.select()] == dues
        await pilot.press("ctrl+s")
        await seen(pilot, "Reckoning due times anew", f"of {MANY}")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert days.exists()
        assert [each.resolution_due for each in Complaint.select()] != dues
    assert app.fault is None
