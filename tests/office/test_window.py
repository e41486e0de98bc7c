"""A long list read from where one stands: the same rows as one plain query gives, never through a sort or a scan."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import AutoField, IntegerField, Model, ModelSelect, SqliteDatabase, TextField

from bizdesk.office.errors import Refused
from bizdesk.office.window import Window

database = SqliteDatabase(None)
ROWS = 700


class Thing(Model):
    id = AutoField()
    number = TextField(unique=True)
    state = TextField(index=True)
    bought = IntegerField(null=True, index=True)
    note = TextField()

    class Meta:
        database = database


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "things.db"
    database.init(file, timeout=0)
    with database.connection_context():
        database.create_tables([Thing])
        Thing.insert_many(
            {
                "number": f"N{index * 37 % ROWS:04}",
                "state": ("idle", "in use", "lent")[index % 3],
                "bought": None if index % 4 == 0 else index * 11 % 50,
                "note": f"note {index % 5}",
            }
            for index in range(ROWS)
        ).execute()
        yield file


ORDERS = {
    "number": ([(Thing.number, False)], "number"),
    "number, falling": ([(Thing.number, True)], "number DESC"),
    "ties": ([(Thing.state, False)], "state, id"),
    "ties, falling": ([(Thing.state, True)], "state DESC, id DESC"),
    "empty dates first": ([(Thing.bought, False)], "bought IS NOT NULL, bought, id"),
    "falling, empty dates last": ([(Thing.bought, True)], "bought IS NULL, bought DESC, id DESC"),
    "two columns, both ways": ([(Thing.bought, True), (Thing.state, False)], "bought IS NULL, bought DESC, state, id"),
    "the key itself": ([(Thing.id, True)], "id DESC"),
    "no order but the key": ([], "id"),
}


def plain(path: Path, order: str) -> list[int]:
    """The ids in an order, asked of SQLite by one plain query."""
    with sqlite3.connect(path) as connection:
        return [row[0] for row in connection.execute(f"SELECT id FROM thing ORDER BY {order}")]


def window(order: str = "number", query: ModelSelect | None = None) -> Window:
    chosen = Thing.select(Thing.id, Thing.number) if query is None else query
    return Window(database, chosen, ORDERS[order][0], Thing.id)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 64])
def test_walking_down_and_up_meets_every_row_once_in_order(path: Path, order: str, size: int) -> None:
    expected, list_ = plain(path, ORDERS[order][1]), window(order)
    down = list_.first(size)
    while more := list_.after(down[-1], size):
        down += more
    up = list_.last(size)
    while more := list_.before(up[0], size):
        up = more + up
    assert [row[0] for row in down] == expected
    assert [row[0] for row in up] == expected
    assert {list_.key(row) for row in down} == set(expected)


@pytest.mark.parametrize("order", ORDERS)
def test_positions_are_known_once_prepared(path: Path, order: str) -> None:
    expected, list_ = plain(path, ORDERS[order][1]), window(order)
    assert (list_.count(), list_.position(expected[3])) == (None, None)
    told: list[bool] = []
    list_.prepare(database, lambda: told.append(True))
    assert told
    assert list_.count() == ROWS
    assert [list_.position(key) for key in expected] == list(range(ROWS))
    for position in (0, 1, 254, 255, 256, 257, 511, 512, 600, ROWS - 1):
        assert [row[0] for row in list_.at(position, 5) or []] == expected[position : position + 5]
    list_.reread()
    assert list_.count() is None


def test_far_positions_read_from_the_nearest_anchor_or_are_unknown(path: Path) -> None:
    Thing.insert_many(
        {"number": f"X{index:05}", "state": "idle", "bought": None, "note": ""} for index in range(1500)
    ).execute()
    list_ = window()
    assert list_.at(1600, 3) is None
    list_.prepare(database, lambda: None)
    assert [row[1] for row in list_.at(1600, 3) or []] == ["X00900", "X00901", "X00902"]


@pytest.mark.parametrize("order", [name for name in ORDERS if name != "two columns, both ways"])
def test_no_page_is_sorted_or_scanned_for(path: Path, order: str) -> None:
    list_ = window(order)
    asked: list[tuple[str, tuple[object, ...]]] = []
    stands = [list_.first(1)[0], list_.at(350, 1)[0], list_.last(1)[0]]  # type: ignore[index]
    run = database.execute_sql
    database.execute_sql = lambda sql, params=None: (asked.append((sql, params)), run(sql, params))[1]
    try:
        for row in stands:
            list_.after(row, 50)
            list_.before(row, 50)
            list_.around(list_.key(row), 50)
    finally:
        del database.execute_sql
    assert len(asked) > 12
    for sql, parameters in asked:
        plan = [step[3] for step in run("EXPLAIN QUERY PLAN " + sql, parameters).fetchall()]
        assert len(plan) == 1, (sql, plan)
        assert plan[0].startswith("SEARCH"), (sql, plan)


def test_an_order_without_an_index_is_recognised(path: Path) -> None:
    assert not window("empty dates first").sorts()
    assert Window(database, Thing.select(Thing.id), [(Thing.note, False)], Thing.id).sorts()


def test_around_a_row_that_is_gone_are_its_neighbours(path: Path) -> None:
    list_ = window()
    rows, index = list_.around(list_.at(100, 1)[0][-1], 10)  # type: ignore[index]
    assert (rows[index][1], len(rows)) == ("N0100", 11)
    Thing.delete().where(Thing.number == "N0100").execute()
    near, place = list_.around(rows[index][-1], 10, rows[index])
    assert near[place][1] == "N0101"
    assert [row[1] for row in near] == [f"N{number:04}" for number in range(95, 106) if number != 100]
    assert list_.around(-1, 10) == ([], 0)


def test_a_filter_given_with_the_query_holds_on_every_page(path: Path) -> None:
    list_ = window(query=Thing.select(Thing.id, Thing.number).where(Thing.state == "lent"))
    list_.prepare(database, lambda: None)
    assert list_.count() == ROWS // 3
    with sqlite3.connect(path) as connection:
        wanted = [row[0] for row in connection.execute("SELECT id FROM thing WHERE state='lent' ORDER BY number")]
    assert [row[0] for row in list_.after(list_.first(1)[0], 500)] == wanted[1:]


def test_an_empty_list_is_counted_too(path: Path) -> None:
    list_ = window(query=Thing.select(Thing.id).where(Thing.id < 0))
    list_.prepare(database, lambda: None)
    assert (list_.first(5), list_.last(5), list_.at(0, 5), list_.count()) == ([], [], [], 0)


def test_a_change_while_preparing_leaves_nothing_half_known(path: Path) -> None:
    list_ = window()
    run = list_._every
    list_._every = lambda database: (run(database), list_.reread())[0]  # type: ignore[method-assign]
    list_.prepare(database, lambda: pytest.fail("old news was told"))
    assert list_.count() is None


def test_a_file_locked_by_another_is_refused_in_words(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Refused, match="cannot be read just now: database is locked"):
        window().first(1)
    other.close()
