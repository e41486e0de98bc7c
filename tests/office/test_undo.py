"""Undo and redo of any batch, in any order, and the refusals where something rests on it."""

import pytest

from bizdesk import keeping
from bizdesk.office import journal, notes, search
from bizdesk.office.approval import Approval
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, change
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.office.undo import UNDONE, last_done, last_undone, redo, taking_back, turning, undo


def add(office: Office, code: str, parent: Place | None = None) -> Place:
    with change(office, "", "Add {number}", number=code) as act:
        return act.add(Place(code=code, name=f"Room {code}", parent=parent))


def rename(office: Office, code: str, name: str) -> int:
    place = Place.get(code=code)
    place.name = name
    with change(office, "", "Rename {number}", number=code) as act:
        act.save(place)
        return act.batch


def names(*codes: str) -> list[str | None]:
    found = dict(Place.select(Place.code, Place.name).tuples())
    return [found.get(code) for code in codes]


def test_undo_and_redo_walk_back_and_forth(office: Office) -> None:
    add(office, "R1")
    rename(office, "R1", "Archive")
    rename(office, "R1", "Cellar")
    assert [undo(office, ""), undo(office, ""), undo(office, "")] == ["Rename R1", "Rename R1", "Add R1"]
    assert names("R1") == [None]
    assert [redo(office, ""), redo(office, "")] == ["Add R1", "Rename R1"]
    assert names("R1") == ["Archive"]
    redo(office, "")
    assert names("R1") == ["Cellar"]
    with pytest.raises(Refused, match="nothing to redo"):
        redo(office, "")
    assert check(office) == []


def test_a_new_act_ends_what_can_be_redone(office: Office) -> None:
    add(office, "R1")
    undo(office, "")
    add(office, "R2")
    assert last_undone() is None
    with pytest.raises(Refused, match="nothing to redo"):
        redo(office, "")


def test_the_founding_is_never_undone(office: Office) -> None:
    assert last_done() is None
    with pytest.raises(Refused, match="nothing to undo"):
        undo(office, "")
    with pytest.raises(Refused, match="founding"):
        undo(office, "", 1)


def test_a_batch_in_the_middle_is_undone_where_nothing_rests_on_it(office: Office) -> None:
    add(office, "R1")
    middle = rename(office, "R1", "Archive")
    add(office, "R2")
    assert undo(office, "", middle) == "Rename R1"
    assert names("R1", "R2") == ["Room R1", "Room R2"]
    with pytest.raises(Refused, match="undone already"):
        undo(office, "", middle)


def test_what_a_later_act_changed_again_is_refused_with_that_act(office: Office) -> None:
    add(office, "R1")
    first = rename(office, "R1", "Archive")
    second = rename(office, "R1", "Cellar")
    with pytest.raises(Refused, match=rf"R1 was changed later by act {second} \(Rename R1\): undo that first"):
        undo(office, "", first)
    undo(office, "", second)
    undo(office, "", first)
    assert names("R1") == ["Room R1"]


def test_a_record_that_another_names_cannot_be_taken_back(office: Office) -> None:
    building = add(office, "B")
    added = last_done()
    add(office, "B-1", building)
    assert added is not None
    with pytest.raises(Refused, match="B is in use by place B-1"):
        undo(office, "", added.id)
    assert names("B", "B-1") == ["Room B", "Room B-1"]


def test_a_record_with_notes_is_neither_deleted_nor_taken_back(office: Office) -> None:
    room = add(office, "R1")
    added = last_done()
    notes.write(office, "", room, "Key at the front desk")
    with pytest.raises(Refused, match="R1 is not deleted: notes belong to it"), change(office, "", "Delete") as act:
        act.remove(room)
    assert added is not None
    with pytest.raises(Refused, match="undo that first"):
        undo(office, "", added.id)
    undo(office, "")
    undo(office, "")
    assert names("R1") == [None]


def test_a_removed_record_comes_back_with_its_row_id_and_is_found_again(office: Office) -> None:
    room = add(office, "R77")
    with change(office, "", "Delete R77") as act:
        act.remove(room)
    assert search.find(office, "R77") == []
    undo(office, "")
    assert Place.get(code="R77").id == room.id
    assert search.find(office, "R77") == [("place", room.id)]
    assert check(office) == []


def test_a_code_taken_meanwhile_refuses_the_return(office: Office) -> None:
    room = add(office, "R1")
    with change(office, "", "Delete R1") as act:
        act.remove(room)
    removed = last_done()
    add(office, "R1")
    assert removed is not None
    with pytest.raises(Refused, match="R1 is taken already"):
        undo(office, "", removed.id)


def test_an_import_of_many_is_taken_back_and_done_again_whole(office: Office) -> None:
    with change(office, "", "Import staff") as act:
        department = act.add(Department(code="99", name="New people"))
        act.add_many([Staff(number=f"{n:04}", name=f"王 {n}", department=department) for n in range(1_200)])
    before = list(Staff.select().order_by(Staff.id).dicts())
    assert undo(office, "") == "Import staff"
    assert (Staff.select().count(), search.find(office, "王")) == (0, [])
    redo(office, "")
    again = list(Staff.select().order_by(Staff.id).dicts())
    assert again == [{**row, "revision": 2} for row in before]
    assert len(search.find(office, "王", 2_000)) == 1_200
    assert check(office) == []


def test_records_that_rest_on_others_of_the_same_act_go_before_them_and_come_after(office: Office) -> None:
    with change(office, "", "Found a branch") as act:
        branch = act.add(Department(code="B", name="Branch"))
        team = act.add(Department(code="B-1", name="Team", parent=branch))
        act.add_many([Staff(number=f"{n:03}", name="Wang", department=team) for n in range(9)])
        for number in ("000", "007"):
            branch.manager = team.manager = Staff.get(number=number)
            act.save(branch)
            act.save(team)
    undo(office, "")
    assert (Department.select().where(Department.code.startswith("B")).count(), Staff.select().count()) == (0, 0)
    redo(office, "")
    assert {each.code: each.manager.number for each in Department.select() if each.manager} == {
        "B": "007",
        "B-1": "007",
    }
    assert Staff.get(number="008").department.parent.code == "B"
    assert check(office) == []


def test_the_one_of_many_that_another_record_names_is_told(office: Office) -> None:
    with change(office, "", "Import staff") as act:
        act.add_many([Staff(number=f"{n:04}", name=f"Wang {n}") for n in range(700)])
        batch = act.batch
    with change(office, "", "Appoint") as act:
        act.add(Department(code="99", name="New people", manager=Staff.get(number="0123")))
    with pytest.raises(Refused, match="0123 is in use by department 99"):
        undo(office, "", batch)
    assert Staff.select().count() == 700
    undo(office, "")
    undo(office, "", batch)
    assert Staff.select().count() == 0


def test_the_one_of_many_whose_code_is_taken_meanwhile_is_told(office: Office) -> None:
    with change(office, "", "Import staff") as act:
        staff = [Staff(number=f"{n:04}", name=f"Wang {n}") for n in range(700)]
        act.add_many(staff)
    with change(office, "", "Delete staff") as act:
        for person in staff:
            act.remove(person)
        batch = act.batch
    with change(office, "", "Hire") as act:
        act.add(Staff(number="0123", name="Li"))
    with pytest.raises(Refused, match="0123 is taken already"):
        undo(office, "", batch)
    assert [person.name for person in Staff.select()] == ["Li"]


def test_one_changed_row_of_an_import_keeps_the_whole_import(office: Office) -> None:
    with change(office, "", "Import staff") as act:
        act.add_many([Staff(number=f"{n:04}", name=f"Wang {n}") for n in range(20)])
        batch = act.batch
    person = Staff.get(number="0007")
    person.phone = "123"
    with change(office, "", "Edit {number}", number="0007") as act:
        act.save(person)
    with pytest.raises(Refused, match="0007 was changed later by act"):
        undo(office, "", batch)
    assert Staff.select().count() == 20


def test_undo_and_redo_are_batches_of_their_own_in_the_chain(office: Office) -> None:
    add(office, "R1")
    undo(office, "008")
    batch = JournalBatch.select().order_by(JournalBatch.id.desc()).get()
    assert (batch.kind, batch.who, journal.told(batch)) == ("undo", "008", "Undo: Add R1")
    assert journal.verify(office) == []


def test_it_can_be_followed_and_stopped_and_then_nothing_was_done(office: Office) -> None:
    with change(office, "", "Import staff") as act:
        act.add_many([Staff(number=f"{n:04}", name=f"Wang {n}") for n in range(1_100)])
    steps = taking_back(office)
    assert [next(steps)[:2] for _step in range(4)] == [(0, 1_100), (500, 1_100), (1_000, 1_100), (1_100, 1_100)]
    with pytest.raises(StopIteration) as end:
        next(steps)
    writing = turning(office, "", end.value.value)
    assert [next(writing)[:2] for _step in range(3)] == [(0, 1_100), (500, 1_100), (1_000, 1_100)]
    assert Staff.select().count() == 100
    writing.close()
    assert (Staff.select().count(), last_undone()) == (1_100, None)
    with change(office, "", "Add") as act:
        act.add(Place(code="R2", name="Still writable"))


def test_what_was_looked_at_before_the_office_changed_is_looked_at_again(office: Office) -> None:
    add(office, "R1")
    steps = taking_back(office)
    with pytest.raises(StopIteration) as end:
        [next(steps) for _step in range(99)]
    add(office, "R2")
    with pytest.raises(Refused, match="changed since this was worked out"):
        next(turning(office, "", end.value.value))
    assert names("R1", "R2") == ["Room R1", "Room R2"]


def test_of_a_long_journal_only_undos_and_redos_are_read_to_know_what_stands(office: Office) -> None:
    plan = office.db.execute_sql(f"EXPLAIN QUERY PLAN {UNDONE}").fetchall()
    assert len(plan) > 1
    assert [
        step[-1] for step in plan if step[-1].startswith("SCAN") and "INDEX journal_batch_target" not in step[-1]
    ] == []


def test_what_was_decided_on_since_is_not_changed_back_beneath_the_decision(office: Office) -> None:
    room = add(office, "R1")
    edited = rename(office, "R1", "Archive")
    with change(office, "", "Decide") as act:
        person = act.add(Staff(number="001", name="Wang"))
        subject = {"subject_kind": "place", "subject_id": room.id, "step": "approve", "decided_on": office.today()}
        act.add(Approval(approver=person, verdict="approved", snapshot="0" * 64, **subject))
        decided = act.batch
    with pytest.raises(Refused, match=rf"R1 was changed later by act {decided} \(Decide\): undo that first"):
        undo(office, "", edited)
    assert names("R1") == ["Archive"]
    undo(office, "")
    undo(office, "", edited)
    assert names("R1") == ["Room R1"]


def test_an_older_act_whose_undo_would_close_a_ring_is_refused(office: Office) -> None:
    building, room = add(office, "B"), add(office, "R")
    keeping.edit(office, "", room, {"parent": building})
    keeping.edit(office, "", room.afresh(), {"parent": None})
    freed = last_done()
    keeping.edit(office, "", building.afresh(), {"parent": room.afresh()})
    assert freed is not None
    with pytest.raises(Refused, match=r"Place \w lies below itself. Undo what came later first."):
        undo(office, "", freed.id)
    undo(office, "")
    undo(office, "", freed.id)
    assert Place.get(code="R").parent.code == "B"


def test_the_newest_act_is_looked_at_too_where_an_older_one_was_taken_back_meanwhile(office: Office) -> None:
    building, room = add(office, "B"), add(office, "R")
    keeping.edit(office, "", room, {"parent": building})
    keeping.edit(office, "", room.afresh(), {"parent": None})
    freed = last_done()
    keeping.edit(office, "", building.afresh(), {"parent": room.afresh()})
    keeping.edit(office, "", building.afresh(), {"parent": None})
    assert freed is not None
    undo(office, "", freed.id)
    with pytest.raises(Refused, match=r"Place \w lies below itself. Undo what came later first."):
        undo(office, "")
    assert Place.get(code="B").parent is None
