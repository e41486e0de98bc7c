"""u and U on an act of thousands of records: looked at in the background, then turned whole or refused in words."""

from collections.abc import Callable
from typing import Any

from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.people import Department, Staff
from bizdesk.office.undo import undo
from bizdesk.opening import open_office
from bizdesk.screens.app import App
from bizdesk.screens.kit import progress, turning
from tests.screens.waiting import until

Picture = Callable[[Any], str]
MANY = turning.AT_ONCE + 100


async def test_a_large_act_is_undone_and_redone_behind_a_bar(
    office: Office, picture: Picture, monkeypatch: Any
) -> None:
    titles: list[str] = []

    begin = progress.Progress.__init__

    def seen(self: progress.Progress, title: str, *given: Any, **named: Any) -> None:
        titles.append(title)
        begin(self, title, *given, **named)

    monkeypatch.setattr(progress.Progress, "__init__", seen)
    with change(office, "", "Import staff") as act:
        act.add_many([Staff(number=f"{n:05}", name=f"Wang {n}") for n in range(MANY)])
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("u")
        await until(pilot, lambda: f"{MANY} records are changed by this: Import staff. Take it back?" in picture(app))
        await pilot.press("n")
        assert Staff.select().count() == MANY
        await pilot.press("u", "y")
        await until(pilot, lambda: "Undone: Import staff" in picture(app))
        assert Staff.select().count() == 0
        await pilot.press("U")
        await until(pilot, lambda: "Done again: Import staff" in picture(app))
        assert Staff.select().count() == MANY
    # Once while it is looked at, once while it is written.
    assert titles == ["Undo", "Undo", "Redo", "Redo"]


async def test_what_cannot_be_undone_is_said_and_stays(office: Office, picture: Picture) -> None:
    with change(office, "", "Import staff") as act:
        act.add_many([Staff(number=f"{n:05}", name=f"Wang {n}") for n in range(MANY)])
    # From outside, so that there is no act to undo first.
    office.db.execute_sql("UPDATE department SET manager_id = 7 WHERE code = '01'")
    app = App(office)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("u", "y")
        await until(pilot, lambda: "00006 is in use by department 01" in picture(app))
    assert (Staff.select().count(), Department.get(code="01").manager.number) == (MANY, "00006")
    assert app.fault is None


async def test_what_somebody_else_did_is_taken_back_only_when_that_is_meant(office: Office, picture: Picture) -> None:
    with change(office, "", "Add 006") as act:
        act.add(Staff(number="006", name="Sun Li"))
    with change(office, "006", "Add 007") as act:
        act.add(Staff(number="007", name="Wang"))
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for answer, left in (("enter", 2), ("n", 2), ("y", 1)):
            await pilot.press("u")
            await until(pilot, lambda: "006 Sun Li did this, not you: Add 007." in picture(app))
            await pilot.press(answer)
            await until(pilot, lambda count=left: len(app.screen_stack) == 1 and Staff.select().count() == count)
        await until(pilot, lambda: "Undone: Add 007 (by 006 Sun Li)" in picture(app))
        await pilot.press("u")
        await until(pilot, lambda: "Undone: Add 006" in picture(app))
        assert Staff.select().count() == 0


async def test_what_somebody_else_undid_is_done_again_only_when_that_is_meant(office: Office, picture: Picture) -> None:
    with change(office, "", "Add 006") as act:
        act.add(Staff(number="006", name="Sun Li"))
    for number in ("007", "008"):
        with change(office, "", f"Add {number}") as act:
            act.add(Staff(number=number, name="Wang"))
    undo(office, "006")
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for answer, there in (("enter", 2), ("n", 2), ("y", 3)):
            await pilot.press("U")
            await until(pilot, lambda: "006 Sun Li undid this, not you: Add 008. Do it again?" in picture(app))
            await pilot.press(answer)
            await until(pilot, lambda count=there: len(app.screen_stack) == 1 and Staff.select().count() == count)
        await until(pilot, lambda: "Done again: Add 008" in picture(app))
        # By the same person, but in another window.
        with open_office(office.path, who=office.who, clock=office.clock) as other:
            undo(other, other.who)
        office.activate()
        for answer, there in (("n", 2), ("y", 3)):
            await pilot.press("U")
            await until(pilot, lambda: "undid this in another window: Add 008. Do it again?" in picture(app))
            await pilot.press(answer)
            await until(pilot, lambda count=there: len(app.screen_stack) == 1 and Staff.select().count() == count)
        # What was undone here is done again at once.
        await pilot.press("u")
        await until(pilot, lambda: Staff.select().count() == 2)
        await pilot.press("U")
        await until(pilot, lambda: Staff.select().count() == 3)
