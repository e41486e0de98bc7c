"""The journal: who did what, before and after, in a chain that shows every change from outside."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from bizdesk.office import journal
from bizdesk.office.check import check
from bizdesk.office.errors import Refused, Stale
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, JournalEntry, change
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.opening import open_office


def add(office: Office, code: str, **values: object) -> Place:
    with change(office, "007", "Add {number}", number=code) as act:
        return act.add(Place(code=code, name=f"Room {code}", **values))


def newest() -> JournalBatch:
    return JournalBatch.select().order_by(JournalBatch.id.desc()).get()


def outside(office: Office, *statements: str) -> None:
    """What somebody with a database tool does, guards taken away and put back."""
    db = office.db.connection()
    guards = [sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()]
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for statement in (*statements, *guards):
        db.execute(statement)


def test_a_change_tells_who_when_what_before_and_after(office: Office) -> None:
    room = add(office, "R1")
    room.name = "Archive"
    with change(office, "008", "Rename {number}", number=room.code) as act:
        act.save(room)

    (batch, entry), (first, _entry) = journal.history(room)
    assert (batch.who, journal.told(batch), batch.at) == ("008", "Rename R1", office.now())
    assert (entry.change, json.loads(entry.before), json.loads(entry.after)) == (
        "change",
        {"name": "Room R1"},
        {"name": "Archive"},
    )
    assert journal.told(first) == "Add R1"


def test_an_act_that_fails_leaves_nothing(office: Office) -> None:
    before = newest().id
    two = [Place(code="R1", name="One"), Place(code="R1", name="One again")]
    with pytest.raises(Refused, match="taken"), change(office, "", "Add two") as act:
        [act.add(place) for place in two]
    assert newest().id == before
    assert not Place.select().where(Place.code == "R1").exists()


def test_an_act_that_changes_nothing_leaves_no_batch(office: Office) -> None:
    room, before = add(office, "R1"), newest().id
    with change(office, "", "Edit R1"):
        pass
    with change(office, "", "Edit R1") as act:
        act.save(room)
    assert newest().id == before
    assert room.revision == 1


def test_a_change_inside_a_change_is_part_of_it(office: Office) -> None:
    before = newest().id
    with change(office, "007", "Furnish"):
        add(office, "R1")
        add(office, "R2")
    assert (newest().id, newest().what, newest().who, newest().entries) == (before + 1, "Furnish", "007", 2)
    with pytest.raises(Refused, match="R1 is taken"), change(office, "", "Furnish again"):
        [add(office, code) for code in ("R3", "R1")]
    assert not Place.select().where(Place.code == "R3").exists()
    assert journal.verify(office) == []


def test_an_edit_of_what_somebody_else_changed_shows_both_versions(office: Office) -> None:
    add(office, "R1")
    mine, theirs = Place.get(code="R1"), Place.get(code="R1")
    theirs.name = "Theirs"
    with change(office, "", "Edit") as act:
        act.save(theirs)
    mine.name = "Mine"
    with pytest.raises(Stale) as refused, change(office, "", "Edit") as act:
        act.save(mine)
    assert (refused.value.yours, refused.value.theirs) == ({"name": "Mine"}, {"name": "Theirs"})
    assert Place.get(code="R1").name == "Theirs"


def test_an_edit_of_what_somebody_else_deleted_is_refused(office: Office) -> None:
    room = add(office, "R1")
    with change(office, "", "Delete") as act:
        act.remove(Place.get(code="R1"))
    room.name = "Still there?"
    with pytest.raises(Stale, match="deleted"), change(office, "", "Edit") as act:
        act.save(room)


def test_many_records_are_one_batch_and_the_chain_holds(office: Office) -> None:
    with change(office, "", "Import") as act:
        act.add_many([Staff(number=f"{n:04}", name=f"Li {n}") for n in range(250)])
    assert newest().entries == 250
    assert JournalEntry.select().where(JournalEntry.batch == newest().id).count() == 250
    assert journal.verify(office) == []


@pytest.mark.parametrize("table", ["journal_batch", "journal_entry"])
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id", "DELETE FROM {table}"])
def test_the_database_refuses_changes_to_the_journal(office: Office, table: str, statement: str) -> None:
    with pytest.raises(Exception, match="append-only"):
        office.db.execute_sql(statement.format(table=table))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE journal_entry SET after = replace(after, 'R2', 'R9') WHERE number = 'R2'", "act 3 or one of its"),
        ("UPDATE journal_batch SET who = '008' WHERE id = 3", "act 3 or one of its entries"),
        ("DELETE FROM journal_entry WHERE number = 'R3'", "act 4 or one of its entries"),
        ("DELETE FROM journal_batch WHERE id = 2", "act 2 is missing"),
        ("DELETE FROM journal_batch WHERE id = 4", "its tail was cut off"),
    ],
)
def test_a_change_to_the_journal_from_outside_is_named(office: Office, statement: str, sentence: str) -> None:
    for code in ("R1", "R2", "R3"):
        add(office, code)
    assert newest().id == 4
    outside(office, statement)
    assert sentence in " ".join(journal.verify(office))


def test_a_tail_cut_off_with_its_entries_and_sequences_is_still_told_by_a_printed_head(office: Office) -> None:
    add(office, "R1")
    printed = journal.head(office)
    add(office, "R2")
    assert journal.head(office) != printed
    outside(
        office,
        "DELETE FROM journal_entry WHERE batch > 1",
        "DELETE FROM journal_batch WHERE id > 1",
        "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'journal_batch'",
    )
    assert journal.verify(office) == []
    assert journal.head(office) != printed


def test_a_chain_longer_than_one_piece_is_proved_to_its_end(office: Office) -> None:
    office.db.execute_sql("PRAGMA synchronous = OFF")  # 620 acts, and no power cut expected
    for number in range(620):
        add(office, f"R{number}")
    assert journal.verify(office) == []
    outside(office, "UPDATE journal_batch SET what = 'x' WHERE id = 610")
    assert journal.verify(office) == ["Journal: act 610 or one of its entries was changed from outside."]


def test_on_a_day_that_is_told_no_act_is_dated_before_the_one_before_it(office: Office) -> None:
    """An early hour of the clock is that of another day."""
    path = office.path
    office.close()
    evening, morning = datetime(2026, 11, 16, 10, tzinfo=UTC), datetime(2026, 11, 25, 1, tzinfo=UTC)
    with open_office(path, clock=lambda: evening) as first:
        add(first, "R1")
    with open_office(path, clock=lambda: morning, today=date(2026, 11, 16)) as told:
        add(told, "R2")
        assert [finding.sentence for finding in check(told)] == []
        assert newest().at == evening
    with open_office(path, clock=lambda: evening, today=date(2026, 11, 18)) as later:
        add(later, "R3")
        assert newest().at == evening + timedelta(days=2)
