"""What the disk can do to a save: full, read-only, gone. Each is said in words, and nothing is saved by half."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import peewee
import pytest

from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office import backup
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, change
from bizdesk.office.places import Place

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)


def add(office: Office, code: str, remarks: str = "") -> None:
    with change(office, "", "Add {number}", number=code) as act:
        act.add(Place(code=code, name=f"Room {code}", remarks=remarks))


def fill(office: Office, pages: int = 0) -> None:
    """Let SQLite find the disk full after so many more pages: SQLITE_FULL is the same as from a real disk."""
    (now,) = office.db.execute_sql("PRAGMA page_count").fetchone()
    office.db.execute_sql(f"PRAGMA max_page_count = {now + pages}")


def make_room(office: Office) -> None:
    office.db.execute_sql("PRAGMA max_page_count = 1000000")


def rooms() -> int:
    return Place.select().where(Place.code.startswith("R")).count()


def test_a_full_disk_saves_nothing_and_work_goes_on_when_there_is_room(office: Office) -> None:
    before = JournalBatch.select().count()
    fill(office)
    with pytest.raises(Refused, match="The disk is full: nothing was saved"):
        [add(office, f"R{number}", "x" * 3_000) for number in range(200)]
    saved = rooms()
    assert JournalBatch.select().count() == before + saved
    assert check(office) == []
    make_room(office)
    add(office, "R-after")
    assert rooms() == saved + 1
    assert check(office) == []


def test_a_full_disk_inside_an_import_brings_nothing(office: Office) -> None:
    fill(office, 20)
    with pytest.raises(Refused, match="The disk is full"), change(office, "", "Import") as act:
        act.add_many([Place(code=f"R{n:04}", name="Room", remarks="x" * 500) for n in range(2_000)])
    assert rooms() == 0
    make_room(office)
    assert check(office) == []


def test_a_caught_full_disk_does_not_let_the_rest_commit_row_by_row(office: Office) -> None:
    # SQLite has ended the transaction by itself: whoever catches the error must not go on outside of it.
    fill(office, 20)
    failed = []

    def each_by_itself() -> None:
        with change(office, "", "Import") as act:
            for number in range(2_000):
                try:
                    with office.db.atomic():
                        act.add(Place(code=f"R{number:04}", name="Room", remarks="x" * 3_000))
                except peewee.PeeweeException as fault:
                    failed.append(fault)
                    make_room(office)

    with pytest.raises(Refused, match="ended the act halfway"):
        each_by_itself()
    assert failed
    assert rooms() == 0
    assert check(office) == []


def test_entries_held_back_are_not_written_after_sqlite_ended_the_act(office: Office) -> None:
    def ended() -> None:
        with change(office, "", "Import") as act:
            act.add(Place(code="R1", name="Room"))
            office.db.connection().execute("ROLLBACK")
            act.flush()

    with pytest.raises(Refused, match="ended the act halfway"):
        ended()
    assert rooms() == 0
    assert check(office) == []


def test_a_read_only_file_is_told_at_the_save(office: Office) -> None:
    office.db.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(Refused, match="read-only: nothing was saved"):
        add(office, "R1")
    office.db.execute_sql("PRAGMA query_only = 0")
    add(office, "R1")


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that a user without rights can come to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def without_rights(work: Callable[[], None]) -> int:
    """Run in a process that is not root, whoever runs the tests; 0 where nothing was raised."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            work()
            code = 0
        except BaseException as fault:
            print(type(fault).__name__, fault, file=sys.stderr)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(
    ("file", "folder", "sentence"),
    [
        (0o444, 0o755, "The office file is read-only: nothing was saved"),
        (0o666, 0o555, "The folder of the office file cannot be written: nothing was saved"),
        (0o444, 0o555, "The office file is read-only: nothing was saved"),
    ],
)
def test_without_the_right_to_write_the_office_can_be_read_and_copied(
    open_to_all: Path, file: int, folder: int, sentence: str
) -> None:
    path, elsewhere = open_to_all / "office.bizdesk", open_to_all / "elsewhere"
    found(path, clock=lambda: NOON).close()
    Path(f"{path}-journal").unlink()
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    path.chmod(file)
    open_to_all.chmod(folder)
    before = path.read_bytes()

    def work() -> None:
        with Office(path, KINDS) as office:
            assert Place.select().count() > 0
            with pytest.raises(Refused, match=sentence):
                add(office, "R1")
            backup.save_copy(office, elsewhere / "copy.bizdesk")

    assert without_rights(work) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("way", ["deleted", "renamed", "replaced"])
def test_a_file_that_went_away_takes_no_more_saves_but_can_be_copied(office: Office, tmp_path: Path, way: str) -> None:
    add(office, "R1")
    if way == "deleted":
        office.path.unlink()
    elif way == "renamed":
        office.path.rename(tmp_path / "moved.bizdesk")
    else:
        found(tmp_path / "other.bizdesk", clock=lambda: NOON).close()
        os.replace(tmp_path / "other.bizdesk", office.path)
        office.activate()
    with pytest.raises(Refused, match="replaced by another" if way == "replaced" else "is gone"):
        add(office, "R2")
    copy = backup.save_copy(office, tmp_path / "copy.bizdesk")
    with Office(copy, KINDS) as copied:
        assert check(copied) == []
        assert rooms() == 1
