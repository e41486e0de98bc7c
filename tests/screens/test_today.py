"""The first screen: what is due, the way from there to the record, the sign of another day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bizdesk import beforehand, keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.kinds import KINDS
from bizdesk.office import language
from bizdesk.office.duty import Duty
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.rules import RULES
from bizdesk.screens.app import App
from bizdesk.screens.kit.drafts import Draft, Drafts
from bizdesk.screens.kit.form_parameters import ParameterForm
from bizdesk.screens.kit.heading import Heading
from bizdesk.screens.today import Today
from tests.screens.waiting import seen, until

Picture = Callable[[Any], str]


async def test_an_office_with_nothing_to_do_says_where_to_go(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Nothing is due today." in picture(app)
        assert "Press 1 for the assets" in picture(app)
        assert "2026-03-16" in picture(app)


async def test_the_worst_comes_first_and_enter_opens_the_record(
    office: Office, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"name": "Scanner", "category": AssetCategory.get(), "cost": 5, "acquired_on": date(2026, 1, 2)}
    card = keeping.add(office, "", Asset, values)
    duties = [
        Duty("4.2.1a", "Bring back the scanner", date(2026, 3, 1), "overdue", "asset", card.key),
        Duty("4.2.1b", "Count everything", date(2026, 3, 16), "due"),
    ]
    monkeypatch.setattr(Today, "read", lambda self: duties)
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = picture(app).splitlines()
        assert "Overdue" in lines[2]
        assert "2026-03-01" in lines[2]
        assert "1 overdue" in lines[-2]
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "Scanner" in picture(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Count everything" in picture(app)


async def test_a_draft_entered_in_the_list_appears_when_one_comes_back(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        values = {"name": "Scanner", "category": AssetCategory.get(), "cost": 5, "acquired_on": date(2026, 1, 2)}
        keeping.add(office, "", Asset, values)
        app.poll()
        await pilot.press("0")
        await pilot.pause()
        assert "Draft card" in picture(app)


async def test_what_was_worked_out_is_shown_at_once_and_looked_at_again(
    office: Office, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"name": "Scanner", "category": AssetCategory.get(), "cost": 5, "acquired_on": date(2026, 1, 2)}
    keeping.add(office, "", Asset, values)
    beforehand.work_out(office)
    late = [Duty("4.2", "Meanwhile it is late", date(2026, 3, 16), "overdue")]
    asked = []
    monkeypatch.setattr(Today, "read", lambda self: asked.append(self) or late)
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Draft card" in picture(app) and not asked)
        await seen(pilot, "Meanwhile it is late", "1 overdue")
        assert "Draft card" not in picture(app)
        assert len(asked) == 1


async def test_another_day_than_the_real_one_is_marked(office: Office, picture: Picture) -> None:
    with Office(office.path, KINDS, rules=RULES, clock=office.clock, today=date(2027, 1, 1)) as ahead:
        app = App(ahead)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "as of 2027-01-01" in picture(app)


async def test_a_draft_that_was_discarded_is_not_told_of_any_more(office: Office, picture: Picture) -> None:
    heading = Heading("New: {kind}", {"kind": "Asset"})
    Drafts(office.path, "new asset").keep(Draft(office.now(), {"name": "Desk"}, {"name": ""}, heading))
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await seen(pilot, "Begun and not saved: New: Asset")
        await pilot.press("1", "n")
        await seen(pilot, "Discard it")
        await pilot.press("down", "enter", "escape", "0")
        await until(pilot, lambda: "Nothing is due today." in picture(app) and "Begun" not in picture(app))


async def test_what_was_begun_and_not_saved_is_told_in_the_language_of_now(office: Office, picture: Picture) -> None:
    """A form on a place that is gone is not told: nobody can open it again."""
    gone = Heading("Edit {title}", {}, "place", 999)
    store = Heading("Edit {title}", {}, "place", Place.named("A-ST").id)
    for number, heading in enumerate((gone, store, Heading("New: {kind}", {"kind": "Asset"}))):
        Drafts(office.path, str(number)).keep(Draft(office.now(), {"name": "Desk"}, {"name": ""}, heading))
    for tongue, told in (("en", "Edit A-ST Store room, New: Asset"), ("zh_CN", "修改：A-ST Store room、新增：资产")):
        app = App(office, language=tongue)
        language.use(tongue)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert told in picture(app)


async def test_every_line_leads_somewhere_or_says_that_nothing_lies_behind_it(
    office: Office, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"name": "Scanner", "category": AssetCategory.get(), "cost": 500_000, "acquired_on": date(2025, 1, 2)}
    keeping.add(office, "", Asset, {**values, "in_use_on": date(2025, 1, 2)})
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for line, shown in (("Post depreciation for 2025-02", "Press b to post"), ("Count all fixed", "Cut-off date")):
            text = await seen(pilot, line)
            down = next(row for row, words in enumerate(text.splitlines()[2:]) if line in words)
            await pilot.press("home", *["down"] * down, "enter")
            await seen(pilot, shown)
            await pilot.press("escape")
        monkeypatch.setattr(Today, "read", lambda self: [Duty("4.2", "Be kind", date(2026, 3, 16), "due")])
        await pilot.press("f5", "home", "enter")
        await seen(pilot, "No record lies behind this line.")


async def test_what_a_report_is_to_be_about_is_left_at_once(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "p", *"ledger", "enter", "ctrl+a", "ctrl+k", *"+9")
        await until(pilot, lambda: isinstance(app.screen, ParameterForm) and "+9" in picture(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
