"""Backups are whole, are verified before they get their name, and never cost the only copy."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bizdesk.office import backup, header
from bizdesk.office.check import check
from bizdesk.office.errors import Damaged, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change, head
from bizdesk.office.places import Place
from bizdesk.opening import backup_before_writing, backup_in_background, open_office

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIZDESK_HOME", str(tmp_path / "home"))


def add(office: Office, code: str) -> None:
    with change(office, "", "Add {number}", number=code) as act:
        act.add(Place(code=code, name=f"Room {code}"))


def rooms(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {code for (code,) in connection.execute("SELECT code FROM place WHERE code LIKE 'R%'")}


def automatic(office: Office) -> Path | None:
    return backup.automatic(office.db.connection(), office.path, office.now(), office.policy.get("backup_last"))


def test_a_backup_is_an_office_file_with_everything_saved_so_far(office: Office, tmp_path: Path) -> None:
    add(office, "R1")
    made = backup.backup(office, tmp_path / "copy.bizdesk")
    add(office, "R2")
    assert rooms(made) == {"R1"}
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with open_office(made, clock=lambda: NOON) as copied:
        assert check(copied) == []


def test_a_backup_never_overwrites(office: Office, tmp_path: Path) -> None:
    taken = tmp_path / "letter.txt"
    taken.write_text("Dear Sirs")
    with pytest.raises(Refused, match="exists already"):
        backup.backup(office, taken)
    assert taken.read_text() == "Dear Sirs"


def test_without_a_target_it_lies_in_the_folder_of_backups(office: Office) -> None:
    assert backup.backup(office).parent == office.path.with_name("office backups")


def test_a_folder_that_is_not_there_is_told_in_words(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        backup.backup(office, tmp_path / "nowhere" / "copy.bizdesk")


def test_nothing_partial_stays_when_the_copy_is_not_whole(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise Damaged("not whole")

    monkeypatch.setattr(backup, "verify", broken)
    with pytest.raises(Damaged):
        backup.backup(office, tmp_path / "copy.bizdesk")
    assert {entry.name for entry in tmp_path.iterdir()} <= {"office.bizdesk", "office.bizdesk-journal"}


def test_opening_backs_up_once_for_every_change(office: Office) -> None:
    first = automatic(office)
    assert first is not None
    assert automatic(office) is None
    add(office, "R1")
    second = automatic(office)
    assert second is not None
    assert [backup_.path for backup_ in backup.kept(office.path)] == [first, second]


def test_the_thread_makes_it_while_the_office_is_in_use(office: Office) -> None:
    thread = backup_in_background(office)
    add(office, "R1")
    thread.join()
    assert office.notices == []
    (made,) = backup.kept(office.path)
    backup.verify(made.path)


def test_commands_back_up_once_an_hour(tmp_path: Path) -> None:
    from bizdesk.founding import found

    now = [NOON]
    with found(tmp_path / "script.bizdesk", clock=lambda: now[0]) as office:
        assert backup_before_writing(office) is not None
        add(office, "R1")
        assert backup_before_writing(office) is None
        now[0] += timedelta(minutes=61)
        assert backup_before_writing(office) is not None


def test_the_last_ten_stay_then_one_a_day_a_week_a_month() -> None:
    made = [
        backup.Backup(Path(f"{n}"), n, datetime(2026, 1, 1, 8) + timedelta(hours=6 * n), "0" * 16)
        for n in range(4 * 150)
    ]  # four a day from 1 January to the night of 31 May 2026, a Sunday
    days = [(one.at.month, one.at.day) for one in sorted(backup.staying(made, 10), key=lambda one: one.number)]
    # Worked out on a calendar: month ends, the Sundays of five weeks, seven days, and of the last days the last ten.
    assert days == [
        (1, 31),
        (2, 28),
        (3, 31),
        (4, 30),
        (5, 3),
        (5, 10),
        (5, 17),
        (5, 24),
        (5, 25),
        (5, 26),
        (5, 27),
        (5, 28),
        *[(5, 29)] * 4,
        *[(5, 30)] * 4,
        (5, 31),
    ]


def test_rotation_leaves_what_is_not_an_automatic_backup(office: Office) -> None:
    by_hand = backup.backup(office)
    for number in range(14):
        add(office, f"R{number}")
        automatic(office)
    assert by_hand.exists()
    assert [one.number for one in backup.kept(office.path)] == list(range(5, 15))


def test_a_clock_set_back_does_not_turn_the_order_around(office: Office) -> None:
    automatic(office)
    add(office, "R1")
    made = backup.automatic(office.db.connection(), office.path, NOON - timedelta(days=900), 10)
    assert backup.kept(office.path)[-1].path == made


def test_restoring_keeps_what_was_there(office: Office, tmp_path: Path) -> None:
    add(office, "R1")
    saved = backup.backup(office, tmp_path / "saved.bizdesk")
    add(office, "R2")
    office.close()
    before = backup.restore(saved, office.path, NOON)
    assert before is not None
    assert (rooms(office.path), rooms(before), rooms(saved)) == ({"R1"}, {"R1", "R2"}, {"R1"})
    with open_office(office.path, clock=lambda: NOON) as restored:
        assert (restored.notices, check(restored)) == ([], [])


def test_restoring_where_there_is_nothing_yet(office: Office, tmp_path: Path) -> None:
    saved = backup.backup(office, tmp_path / "saved.bizdesk")
    assert backup.restore(saved, tmp_path / "new.bizdesk", NOON) is None
    assert (tmp_path / "new.bizdesk").exists()


def test_a_damaged_backup_replaces_nothing(office: Office, tmp_path: Path) -> None:
    saved = backup.backup(office, tmp_path / "saved.bizdesk")
    content = bytearray(saved.read_bytes())
    content[4096 * 20 : 4096 * 60] = bytes(4096 * 40)
    saved.write_bytes(content)
    office.close()
    before = office.path.read_bytes()
    with pytest.raises(Damaged):
        backup.restore(saved, office.path, NOON)
    assert office.path.read_bytes() == before
    assert not [entry for entry in tmp_path.iterdir() if "replaced" in entry.name or "restored" in entry.name]


def test_the_office_itself_is_no_backup(office: Office) -> None:
    with pytest.raises(Refused, match="the office itself"):
        backup.restore(office.path, office.path, NOON)


def test_an_unfinished_save_of_the_old_file_is_not_rolled_into_the_restored_one(office: Office, tmp_path: Path) -> None:
    add(office, "R1")
    saved = backup.backup(office, tmp_path / "saved.bizdesk")
    add(office, "R2")
    office.close()
    office.path.write_bytes(b"no longer a database" * 500)
    Path(f"{office.path}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(5_000))
    backup.restore(saved, office.path, NOON)
    assert not header.interrupted(office.path)
    assert rooms(office.path) == {"R1"}


def test_restoring_over_an_office_that_is_being_written_is_refused(office: Office, tmp_path: Path) -> None:
    saved = backup.backup(office, tmp_path / "saved.bizdesk")
    inode = office.path.stat().st_ino
    with office.db.atomic("IMMEDIATE"), pytest.raises(Refused, match="Another program is writing"):
        backup.restore(saved, office.path, NOON)
    assert office.path.stat().st_ino == inode


def test_a_program_that_has_the_old_file_open_saves_nothing_into_it(office: Office, tmp_path: Path) -> None:
    saved = backup.backup(office, tmp_path / "saved.bizdesk")
    backup.restore(saved, office.path, NOON)
    with pytest.raises(Refused, match="replaced by another"):
        add(office, "R9")
    assert head(office)
