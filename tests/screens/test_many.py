"""Steps on many marked records: asked of their states only, done behind a bar, stopped without a trace."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, change
from bizdesk.office.operation import Operation
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.screens.app import App
from bizdesk.screens.kit import writing
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.message import Message, show_text
from bizdesk.screens.kit.steps import Steps
from bizdesk.screens.kit.writing import AT_ONCE, Writing
from tests.screens.waiting import seen, until

Picture = Callable[[Any], str]
MANY = AT_ONCE + 10
SIZE = (120, 40)


@pytest.fixture
def stocked(office: Office) -> Office:
    """More desks than are written to at once, all of them drafts, and one in use."""
    keeping.add(office, "", Staff, {"number": "007", "name": "韩梅梅", "roles": "applicant"})
    day = date(2026, 3, 2)
    values = {"name": "Desk", "category": AssetCategory.named("05"), "cost": 100, "acquired_on": day}
    with change(office, "", "Bring them in"):
        for number in range(MANY):
            since = day if not number else None
            keeping.add(office, "", Asset, {**values, "place": Place.named("A-ST"), "in_use_on": since})
    return office


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One record is written at a time, with time to look between two."""
    monkeypatch.setattr(writing, "SLICE_SECONDS", 0)
    monkeypatch.setattr(writing, "PAUSE_SECONDS", 0.05)


def asked_of(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What operations are asked from now on, by the name of the question."""
    asked: dict[str, list[str]] = {"refusal": [], "refusal_of_state": []}
    for name, told in asked.items():
        question = getattr(Operation, name)

        def ask(self: Operation, record: Any, told: Any = told, question: Any = question) -> Any:
            told.append(self.name)
            return question(self, record)

        monkeypatch.setattr(Operation, name, ask)
    return asked


async def test_the_list_of_steps_asks_each_state_once_and_the_step_chosen_everything(
    stocked: Office, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = App(stocked)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "asterisk")
        asked = asked_of(monkeypatch)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, Steps))
        assert asked["refusal"] == []
        assert asked["refusal_of_state"].count("move") == 2
        await pilot.press(*"transfer", "enter")
        await until(pilot, lambda: isinstance(app.screen, Message))
        assert f"{MANY - 1} of {MANY}: each of them is Draft: 'Transfer' is a step" in picture(app)
        await pilot.press("escape", "home", "space", "a", *"register", "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        assert asked["refusal"] == ["register"] * (MANY - 1)


async def register(pilot: Any, app: App) -> None:
    """Mark every draft and register them all, up to the bar."""
    await pilot.press("1", "asterisk", "home", "space", "a", *"register", "enter")
    await until(pilot, lambda: isinstance(app.screen, Form))
    await pilot.press(*"2026-03-03", "ctrl+s")


@pytest.mark.usefixtures("slow")
async def test_many_are_written_behind_a_bar_by_one_act(stocked: Office) -> None:
    app, batches = App(stocked), JournalBatch.select().count()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await register(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, Writing))
        await seen(pilot, f"of {MANY - 1}", "Writing it down")
        await seen(pilot, f"Register: {MANY - 1} assets")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert Asset.select().where(Asset.status == "draft").count() == 0
        assert JournalBatch.select().count() == batches + 1
        await pilot.press("u")
        await seen(pilot, "Take it back?")
        await pilot.press("y")
        await until(pilot, lambda: Asset.select().where(Asset.status == "draft").count() == MANY - 1)
    assert app.fault is None


@pytest.mark.usefixtures("slow")
async def test_esc_takes_all_of_it_back_and_what_was_typed_stays(stocked: Office) -> None:
    app, batches = App(stocked), JournalBatch.select().count()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await register(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, Writing))
        await until(pilot, lambda: Asset.select().where(Asset.status == "in_use").count() > 2)
        app.poll()
        assert stocked.acting is not None
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await seen(pilot, "Stopped: nothing was done.", "2026-03-03")
        assert stocked.acting is None
        assert Asset.select().where(Asset.status == "in_use").count() == 1
        assert JournalBatch.select().count() == batches
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert Asset.select().where(Asset.status == "draft").count() == 0
    assert app.fault is None


@pytest.mark.parametrize("end", ["quit", "fault"])
@pytest.mark.usefixtures("slow")
async def test_leaving_halfway_leaves_nothing_half_done(stocked: Office, end: str) -> None:
    app = App(stocked)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await register(pilot, app)
        await until(pilot, lambda: Asset.select().where(Asset.status == "in_use").count() > 2)
        if end == "quit":
            await pilot.press("ctrl+q")
        else:
            app._handle_exception(ZeroDivisionError())
            app._exception = None
        await until(pilot, lambda: not app.is_running)
    assert stocked.acting is None
    assert Asset.select().where(Asset.status == "in_use").count() == 1


@pytest.mark.usefixtures("slow")
async def test_many_are_deleted_behind_a_bar_though_something_is_told_meanwhile(stocked: Office) -> None:
    app = App(stocked)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("1", "asterisk", "home", "space", "d", "y")
        await until(pilot, lambda: isinstance(app.screen, Writing))
        show_text(app, "Meanwhile", "The list cannot be read just now.")
        await seen(pilot, "Meanwhile")
        await until(pilot, lambda: stocked.acting is None)
        await seen(pilot, "Meanwhile")
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert Asset.select().count() == 1
    assert app.fault is None
