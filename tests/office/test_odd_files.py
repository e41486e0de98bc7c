"""What is odd or damaged in and beside an office, and what is tried again after the disk was full."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import peewee
import pytest

from bizdesk import keeping
from bizdesk.exchange.importing import apply, plan
from bizdesk.office import backup, journal
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import JournalBatch, told
from bizdesk.office.outfile import writing
from bizdesk.office.people import Supplier
from bizdesk.office.places import Place
from bizdesk.office.undo import undo
from bizdesk.office.work import finished


def test_a_name_with_an_impossible_date_is_no_backup(office: Office) -> None:
    folder = backup.folder(office.path)
    folder.mkdir()
    (folder / f"{office.path.stem} 00001 2026-13-45 999999 {'0' * 16}.bizdesk").write_bytes(b"")
    assert backup.kept(office.path) == []


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("what", "replace(what, '{title}', '{titlf}')", "Add {kind} {titlf}"),
        ("what", "'{title:1000000000}'", "{title:1000000000}"),
        ("words", "'{'", "Add {kind} {title}"),
        ("words", "'[]'", "Add {kind} {title}"),
    ],
)
def test_an_act_with_a_wrong_letter_is_told_and_undone(office: Office, column: str, value: str, said: str) -> None:
    place = keeping.add(office, "", Place, {"code": "R1", "name": "room"})
    office.db.execute_sql("DROP TRIGGER journal_batch_no_update")
    office.db.execute_sql(f"UPDATE journal_batch SET {column} = {value} WHERE id = (SELECT MAX(id) FROM journal_batch)")
    number = journal.newest(office)
    assert told(JournalBatch.get_by_id(number)) == said
    undo(office, "", number)
    assert Place.get_or_none(Place.id == place.id) is None


def test_an_act_that_names_itself_as_its_target_is_told(office: Office) -> None:
    keeping.add(office, "", Place, {"code": "R1", "name": "room"})
    office.db.execute_sql("DROP TRIGGER journal_batch_no_update")
    office.db.execute_sql("UPDATE journal_batch SET target = id, what = 'Undo: {what}' WHERE id > 1")
    assert told(JournalBatch.get_by_id(journal.newest(office))) == "Undo: {what}"


def test_somebodys_own_partial_file_stays(tmp_path: Path) -> None:
    own = tmp_path / "a.csv.partial"
    own.write_text("my own notes")
    with writing(tmp_path / "a.csv") as stream:
        stream.write(b"new")
    assert own.read_text() == "my own notes"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.csv", "a.csv.partial"]


def test_the_day_a_holiday_is_moved_from_is_free_again(office: Office) -> None:
    day = keeping.add(office, "", Holiday, {"date": date(2030, 5, 1), "name": "x"})
    moved = keeping.edit(office, "", day, {"date": date(2030, 5, 2)})
    assert moved.key == "2030-05-02"
    again = keeping.add(office, "", Holiday, {"date": date(2030, 5, 1), "name": "y"})
    assert again.key == "2030-05-01"


def test_a_number_that_was_renamed_away_is_not_given_again(office: Office) -> None:
    prefix = office.policy.prefix(Supplier)
    typed = keeping.add(office, "", Supplier, {"code": f"{prefix}-2026-0003", "name": "A"})
    keeping.edit(office, "", typed, {"code": "OTHER"})
    given = [keeping.add(office, "", Supplier, {"name": "B"}).key for _each in range(3)]
    assert given == [f"{prefix}-2026-{serial:04}" for serial in (4, 5, 6)]


def test_an_import_of_changes_is_tried_again_when_there_is_room(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = keeping.add(office, "", Place, {"code": "R1", "name": "room"})
    file = tmp_path / "places.csv"
    file.write_text("code,name\nR1,Renamed\n", "utf-8")
    found = finished(plan(office, Place, file, update=True))

    def full() -> None:
        raise peewee.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(office.db, "commit", full)
        with pytest.raises(Refused):
            apply(office, "", found)
    assert place.afresh().name == "room"
    apply(office, "", found)
    assert place.afresh().name == "Renamed"


def test_a_record_in_hand_is_as_it_was_where_the_act_fails_later(office: Office) -> None:
    place = keeping.add(office, "", Place, {"code": "R1", "name": "room"})
    place.name = "hall"

    def refused_later() -> None:
        with journal.change(office, "", "Edit") as act:
            act.save(place)
            raise Refused("no")

    with pytest.raises(Refused):
        refused_later()
    assert (place.name, place.revision) == ("room", 1)
    with closing(sqlite3.connect(office.path)) as connection:
        assert connection.execute("SELECT name FROM place WHERE code = 'R1'").fetchone() == ("room",)
