"""Lists whose keys are read once, in the background; and the background itself."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import AutoField, Database, Model, OperationalError, SqliteDatabase, TextField

from bizdesk.office.listing import FIRST_KEYS, Held, Listing, source_of
from bizdesk.office.reading import Reader, read_only
from bizdesk.office.window import Window

database = SqliteDatabase(None)
ROWS = 1300
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


class Word(Model):
    id = AutoField()
    text = TextField()

    class Meta:
        database = database


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "a list #1?.db"
    database.init(file)
    with database.connection_context():
        database.create_tables([Word])
        Word.insert_many({"text": f"w{index * 7 % ROWS:04}"} for index in range(ROWS)).execute()
        yield file


def listing() -> Listing:
    return Listing(database, Word.select(Word.text), [(Word.text, False)], Word.id)


def test_the_first_rows_are_there_before_all_are_listed(path: Path) -> None:
    list_ = listing()
    told: list[tuple[int | None, bool, bool]] = []
    assert not list_.ready
    list_.prepare(database, lambda: told.append((list_.count(), list_.ready, list_.complete)))
    assert told == [(FIRST_KEYS, True, False), (ROWS, True, True)]


def test_rows_come_by_position_and_know_their_place(path: Path) -> None:
    list_ = listing()
    list_.prepare(database, lambda: None)
    row = (list_.at(700, 1) or [])[0]
    assert row[0] == "w0700"
    assert [each[0] for each in list_.after(row, 2)] == ["w0701", "w0702"]
    assert [each[0] for each in list_.before(row, 2)] == ["w0698", "w0699"]
    assert [each[0] for each in list_.last(2)] == ["w1298", "w1299"]
    assert list_.before(list_.first(1)[0], 5) == []
    assert [each[0] for each in list_.before((list_.at(2, 1) or [])[0], 5)] == ["w0000", "w0001"]
    assert len(list_.last(5 * ROWS)) == ROWS
    assert list_.after(list_.last(1)[0], 5) == []
    rows, index = list_.around(list_.key(row), 10)
    assert (rows[index], list_.position(list_.key(row))) == (row, 700)
    assert [each[-2] for each in rows] == list(range(695, 706))


def test_a_row_that_is_gone_leaves_its_place_empty_until_the_list_is_read_again(path: Path) -> None:
    list_ = listing()
    list_.prepare(database, lambda: None)
    gone = list_.first(1)[0]
    Word.delete().where(Word.id == list_.key(gone)).execute()
    assert [each[0] for each in list_.first(2)] == [None, "w0001"]
    list_.reread()
    list_.prepare(database, lambda: None)
    assert ([each[0] for each in list_.first(2)], list_.count()) == (["w0001", "w0002"], ROWS - 1)
    near, index = list_.around(list_.key(gone), 4, gone)
    assert near[index][0] == "w0001"


def test_the_source_fits_the_question(path: Path) -> None:
    def source(where: object = None, order: object = Word.id) -> object:
        return source_of(database, Word.select(Word.text), [(order, False)], Word.id, where)  # type: ignore[arg-type]

    assert isinstance(source(), Window)
    assert isinstance(source(order=Word.text), Listing)
    assert isinstance(source(where=Word.text == "w0003"), Listing)


def test_rows_in_memory_are_a_list_like_any_other() -> None:
    held = Held([("b", 2), ("a", 1), ("c", 3)], key_index=1)
    assert (held.ready, held.complete, held.count()) == (True, True, 3)
    assert [row[0] for row in held.after(held.first(1)[0], 5)] == ["a", "c"]
    assert held.position(3) == 2
    assert Held([]).first(3) == []


def test_the_newest_question_of_a_lane_interrupts_the_one_before(path: Path) -> None:
    reader = Reader(lambda: read_only(path))
    started, ended, answered = threading.Event(), threading.Event(), threading.Event()
    answers: list[int] = []

    def endless(own: Database) -> None:
        started.set()
        try:
            own.execute_sql(ENDLESS)
        finally:
            ended.set()

    def count(own: Database) -> None:
        answers.append(own.execute_sql("SELECT count(*) FROM word").fetchone()[0])
        answered.set()

    failures: list[Exception] = []
    reader.ask("list", endless, failures.append)
    assert started.wait(20)
    reader.ask("list", count, failures.append)
    assert ended.wait(20), "the endless query went on"
    assert answered.wait(20)
    reader.close()
    for thread in threading.enumerate():
        if thread.name == "reader":
            thread.join(20)
    assert (answers, failures) == ([ROWS], [])


def test_a_question_that_cannot_be_answered_says_so_and_nothing_can_be_written(path: Path) -> None:
    reader = Reader(lambda: read_only(path))
    failed = threading.Event()
    errors: list[Exception] = []

    def write(own: Database) -> None:
        own.execute_sql("DELETE FROM word")

    def said(error: Exception) -> None:
        errors.append(error)
        failed.set()

    reader.ask("list", write, said)
    assert failed.wait(20)
    assert isinstance(errors[0], OperationalError)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM word").fetchone()[0] == ROWS


def test_opening_to_read_never_creates_a_file(tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        read_only(tmp_path / "missing.db").connect()
    assert not (tmp_path / "missing.db").exists()


@pytest.mark.parametrize(("fast", "found"), [("w0010", [1, 13]), ("none", [0, 13])])
def test_what_is_found_fast_is_there_before_all_that_is_to_be_found(path: Path, fast: str, found: list[int]) -> None:
    """Thirteen words end in 10, from w0010 to w1210."""
    order = [(Word.text, False)]
    list_ = source_of(
        database, Word.select(Word.text), order, Word.id, Word.text == fast, wider=Word.text.endswith("10")
    )
    told: list[tuple[int | None, bool, bool]] = []
    list_.prepare(database, lambda: told.append((list_.count(), list_.ready, list_.complete)))
    assert told == [(found[0], fast == "w0010", False), (found[1], True, True)]
    assert not list_.settled
