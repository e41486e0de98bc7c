"""The table over a real file: what it reads, and what happens when rows change, are sorted or cannot be read."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from peewee import AutoField, Database, Model, SqliteDatabase, TextField
from textual.app import App, ComposeResult

from bizdesk.office.listing import source_of
from bizdesk.office.reading import Reader, read_only
from bizdesk.screens.kit.table import Table
from bizdesk.screens.kit.table_cells import Column
from tests.screens.waiting import until

database = SqliteDatabase(None)
ROWS = 5000
COLUMNS = [Column("number", "Number", 8), Column("note", "Note", 10)]
KEYS = ("down", "up", "pagedown", "pageup", "pagedown", "end", "home", "j", "k")


class Thing(Model):
    id = AutoField()
    number = TextField(unique=True)
    note = TextField()

    class Meta:
        database = database


class Later:
    """A reader that answers when it is told to."""

    def __init__(self) -> None:
        self.asked: dict[str, Callable[[Any], None]] = {}

    def ask(self, lane: str, work: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        self.asked[lane] = work

    def answer(self) -> None:
        for work in list(self.asked.values()):
            work(database)
        self.asked.clear()


class Screen(App[None]):
    def __init__(self, reader: Any) -> None:
        super().__init__()
        self.failures: list[str] = []
        self.table = Table(COLUMNS, things(), reader=reader)

    def compose(self) -> ComposeResult:
        yield self.table

    def on_table_failed(self, message: Table.Failed) -> None:
        self.failures.append(str(message.error))

    def numbers(self) -> list[str]:
        """The numbers on the screen from top to bottom."""
        lines = [strip.text for strip in self.screen._compositor.render_strips()[1:]]
        return [line.strip("›* ").split()[0] for line in lines if line.strip("›* ")]


def things(order: Any = Thing.number, where: Any = None, wider: Any = None) -> Any:
    query = Thing.select(Thing.number, Thing.note)
    return source_of(database, query, [(order, False)], Thing.id, where, wider=wider)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "things.db"
    database.init(file, timeout=0)
    with database.connection_context():
        database.create_tables([Thing])
        rows = [(f"N{index * 2:05}", f"n{index * 7 % ROWS:04}") for index in range(ROWS)]
        Thing.insert_many(rows, [Thing.number, Thing.note]).execute()
        yield file


@pytest.mark.parametrize("prepared", [0, 12, 1000])
@pytest.mark.parametrize("seed", range(4))
async def test_whatever_the_keys_the_screen_shows_the_list_without_gaps(path: Path, seed: int, prepared: int) -> None:
    everything = [f"N{index * 2:05}" for index in range(ROWS)]
    chance, later = random.Random(seed), Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: later.asked)
        cursor, known = 0, False
        for step in range(30):
            if step == prepared:
                later.answer()
                await until(pilot, lambda: app.table.position.endswith("of 5,000"))
                known = True
            key = chance.choice(KEYS)
            await pilot.press(key)
            moves = {"down": 1, "j": 1, "up": -1, "k": -1, "pagedown": 11, "pageup": -11, "end": ROWS, "home": -ROWS}
            cursor = max(0, min(ROWS - 1, cursor + moves[key]))
            assert app.table.cursor_row is not None
            assert app.table.cursor_row[0] == everything[cursor]
            await pilot.pause()
            shown = app.numbers()
            start = everything.index(shown[0])
            assert shown == everything[start : start + 11]
            assert everything[cursor] in shown
            if known:
                assert app.table.position == f"row {cursor + 1:,} of 5,000"


async def test_a_key_never_waits_for_a_read_as_rows_are_read_ahead(path: Path) -> None:
    app = Screen(Later())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        asked: list[str] = []
        run = database.execute_sql
        database.execute_sql = lambda sql, params=None: (asked.append(sql), run(sql, params))[1]
        try:
            await pilot.press("pagedown", *["down"] * 12, *["up"] * 6)
            assert asked == []
            for _page in range(30):
                before = len(asked)
                app.table.action_page(1)
                assert len(asked) == before, "the key waited for a read"
                # On a busy machine a pause ends before what was put off until the painting is done.
                await until(pilot, lambda: _ahead(app.table))
            assert 0 < len(asked) < 20
        finally:
            del database.execute_sql


def _ahead(table: Table) -> bool:
    """Whether the rows of the next page are read."""
    assert table._span is not None
    return not table._span.short(table._top - table._page, table._top + 2 * table._page)


async def test_the_count_follows_in_the_background(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down")
        assert app.table.position == "row 2, still counting"
        await pilot.press("end")
        assert app.table.position == "last row, still counting"
        await pilot.press("up")
        assert app.table.position == "still counting"
        later.answer()
        await pilot.pause()
        assert app.table.position == "row 4,999 of 5,000"


async def test_the_cursor_stays_with_its_row_when_others_come_before_it(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("end", "pageup", "pageup", "space", "up")
        later.answer()
        await pilot.pause()
        key, shown = app.table.cursor_key, app.numbers()
        Thing.insert(number="M", note="").execute()
        app.table.reread()
        await pilot.pause()
        assert (app.table.cursor_key, app.numbers()) == (key, shown)
        later.answer()
        await pilot.pause()
        assert (app.table.cursor_key, app.numbers()) == (key, shown)
        assert app.table.position == "row 4,979 of 5,001"
        assert len(app.table.marked) == 1


async def test_at_the_top_of_the_list_rows_that_came_before_the_first_are_shown(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        later.answer()
        await pilot.pause()
        assert app.table.cursor_row is not None
        stood = app.table.cursor_row[0]
        for number in ("B", "A"):
            Thing.insert(number=number, note="").execute()
            app.table.reread()
            await pilot.pause()
            later.answer()
            await pilot.pause()
            assert app.numbers()[0] == number
            # The cursor is on what it was on: the next key is for that.
            assert app.table.cursor_row is not None
            assert app.table.cursor_row[0] == stood
            await pilot.press("home")
            stood = number
        # One row further down the view stays as well.
        await pilot.press("down")
        Thing.insert(number="0", note="").execute()
        app.table.reread()
        await pilot.pause()
        assert app.table.cursor_row[0] == "B"


async def test_when_its_row_is_deleted_the_cursor_takes_the_next(path: Path) -> None:
    app = Screen(Later())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "down")
        Thing.delete().where(Thing.number == "N00004").execute()
        app.table.reread()
        await pilot.pause()
        assert app.table.cursor_row is not None
        assert app.table.cursor_row[0] == "N00006"
        assert app.numbers()[:3] == ["N00000", "N00002", "N00006"]


async def test_old_rows_stay_until_the_new_order_is_there(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down")
        app.table.show(things(order=Thing.note))
        await pilot.press("down")
        assert app.numbers()[:2] == ["N00000", "N00002"]
        later.answer()
        await pilot.pause()
        expected = sorted(range(ROWS), key=lambda index: index * 7 % ROWS)
        assert app.numbers()[:3] == [f"N{index * 2:05}" for index in expected[:3]]
        assert app.table.position == "row 1 of 5,000"
        await pilot.press("end")
        assert app.table.cursor_row is not None
        assert app.table.cursor_row[0] == f"N{expected[-1] * 2:05}"


async def test_another_order_can_keep_the_cursor_on_its_row(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("pagedown", "down")
        key, row = app.table.cursor_key, app.table.cursor_row
        app.table.show(things(order=Thing.note), key)
        later.answer()
        await pilot.pause()
        assert row is not None
        assert app.table.cursor_row is not None
        assert (app.table.cursor_key, app.table.cursor_row[0]) == (key, row[0])
        app.table.show(things(), key)
        later.answer()
        await pilot.pause()
        assert app.table.position == "row 13 of 5,000"


async def test_news_of_a_source_no_longer_asked_for_change_nothing(path: Path) -> None:
    app = Screen(later := Later())
    async with app.run_test(size=(40, 12)) as pilot:
        app.table.show(things(where=Thing.number == "N00008"))
        late = list(later.asked.values())
        app.table.show(things(where=Thing.number == "N00010"))
        later.answer()
        await pilot.pause()
        for work in late:
            work(database)
        await pilot.pause()
        assert app.numbers() == ["N00010"]


async def test_a_filter_superseded_by_another_is_never_shown(path: Path) -> None:
    app = Screen(Reader(lambda: read_only(path)))
    async with app.run_test(size=(40, 12)) as pilot:
        for text in ("1", "12", "123"):
            app.table.show(things(where=Thing.number.contains(text)))
        for _try in range(500):
            await pilot.pause(0.02)
            if app.table.position == "row 1 of 5":
                break
        assert app.numbers() == ["N01230", "N01232", "N01234", "N01236", "N01238"]


async def test_a_file_that_cannot_be_read_leaves_the_rows_and_says_so(path: Path) -> None:
    app = Screen(Later())
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await pilot.press("end")
        await pilot.pause()
        assert app.numbers()[:2] == ["N00000", "N00002"]
        assert "cannot be read just now" in app.failures[0]
        other.close()
        await pilot.press("end")
        assert app.table.cursor_row is not None
        assert app.table.cursor_row[0] == f"N{(ROWS - 1) * 2:05}"


async def test_a_failure_in_the_background_is_told(path: Path) -> None:
    class Failing(Later):
        def ask(self, lane: str, work: Callable[[Database], None], failed: Callable[[Exception], None]) -> None:
            failed(RuntimeError("the disk is gone"))

    app = Screen(Failing())
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: app.failures)
        assert app.failures == ["the disk is gone"]
