"""A record that another program deletes while it is shown: every key on it is answered in words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.kinds import KINDS
from bizdesk.office.file import Office
from bizdesk.rules import RULES
from bizdesk.screens.app import App
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.question import Question
from bizdesk.screens.kit.steps import Steps
from bizdesk.screens.kit.whole import Whole
from tests.screens.waiting import seen, until

Picture = Callable[[Any], str]


def scanner(office: Office) -> Asset:
    """A draft of a card."""
    values = {"name": "Scanner", "category": AssetCategory.get(), "cost": 5, "acquired_on": date(2026, 1, 2)}
    return keeping.add(office, "", Asset, values)


def delete_elsewhere(office: Office, card: Asset) -> None:
    """Delete a card by another program."""
    with Office(office.path, KINDS, rules=RULES, clock=office.clock) as other:
        keeping.remove(other, "", Asset.get_by_id(card.id))
    office.activate()


@pytest.mark.parametrize("over", [True, False], ids=["whole", "list"])
@pytest.mark.parametrize("key", [*"eacdloyp"])
async def test_a_key_on_what_is_gone_is_answered(
    office: Office, monkeypatch: pytest.MonkeyPatch, key: str, over: bool
) -> None:
    card = scanner(office)
    monkeypatch.setattr(App, "poll", lambda self: None)
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", *(("enter",) if over else ()))
        await until(pilot, lambda: isinstance(app.screen, Whole) == over)
        await seen(pilot, "Scanner")
        delete_elsewhere(office, card)
        await pilot.press(key)
        await pilot.pause()
        if isinstance(app.screen, Question):
            await pilot.press("y")
        assert not isinstance(app.screen, Steps)
        if key in "ace":
            await seen(pilot, "It was deleted meanwhile.")
    assert app.fault is None


async def test_that_a_record_is_gone_is_told_before_what_is_wrong_in_its_form(office: Office) -> None:
    card = scanner(office)
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", "e")
        await until(pilot, lambda: isinstance(app.screen, Form))
        cost = app.screen.boxes["cost"]
        app.screen.set_focus(cost.input)
        await pilot.press("ctrl+a", "ctrl+k", *"much", "ctrl+s")
        await seen(pilot, "Not a number: much.")
        delete_elsewhere(office, card)
        await pilot.press("ctrl+s")
        picture = await seen(pilot, "It was deleted meanwhile.")
        assert "Not a number" not in picture
        assert cost.text == "much"
    assert app.fault is None


@pytest.mark.parametrize("deleted_by", ["another", "oneself"])
async def test_a_page_whose_record_is_gone_is_left_though_another_stands_over_it(
    office: Office, deleted_by: str
) -> None:
    """Over the card stands the page of its category; the card is deleted, and esc leads past it to the list."""
    card = scanner(office)
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", "enter")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press("left_square_bracket")
        await seen(pilot, "Category")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        if deleted_by == "another":
            delete_elsewhere(office, card)
        else:
            keeping.remove(office, "", Asset.get_by_id(card.id))
        await pilot.press("f5")
        await pilot.pause(0.1)
        assert len(app.screen_stack) == 3
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("a")
        await pilot.pause()
        assert not isinstance(app.screen, Steps)
    assert app.fault is None
