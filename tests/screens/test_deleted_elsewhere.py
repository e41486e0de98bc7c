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
from bizdesk.screens.kit.question import Question
from bizdesk.screens.kit.steps import Steps
from bizdesk.screens.kit.whole import Whole
from tests.screens.waiting import seen, until

Picture = Callable[[Any], str]


@pytest.mark.parametrize("over", [True, False], ids=["whole", "list"])
@pytest.mark.parametrize("key", [*"eacdloyp"])
async def test_a_key_on_what_is_gone_is_answered(
    office: Office, monkeypatch: pytest.MonkeyPatch, key: str, over: bool
) -> None:
    values = {"name": "Scanner", "category": AssetCategory.get(), "cost": 5, "acquired_on": date(2026, 1, 2)}
    card = keeping.add(office, "", Asset, values)
    monkeypatch.setattr(App, "poll", lambda self: None)
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", *(("enter",) if over else ()))
        await until(pilot, lambda: isinstance(app.screen, Whole) == over)
        await seen(pilot, "Scanner")
        with Office(office.path, KINDS, rules=RULES, clock=office.clock) as other:
            keeping.remove(other, "", Asset.get_by_id(card.id))
        office.activate()
        await pilot.press(key)
        await pilot.pause()
        if isinstance(app.screen, Question):
            await pilot.press("y")
        if isinstance(app.screen, Steps):
            await pilot.press(*"register", "enter")
        if over and key in "ace":
            await seen(pilot, "It was deleted meanwhile.")
    assert app.fault is None
