"""How fast the table is: opening, keys, held keys, sorting, filtering, at several lengths, in a real pseudo-terminal.

    python tests/bench/bench_table.py [--rows 1000 1000000] [--rounds 5] [--keep FOLDER]

It brings its own records and a program with nothing but the table. Medians over the rounds, the lengths by turns; other
work on the machine is part of the figures.
"""

import argparse
import os
import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peewee import AutoField, IntegerField, Model, SqliteDatabase, TextField

NAMES = ("办公桌，红木，带三个抽屉", "Desk, oak", "激光打印机 LaserJet", "Office chair with arms", "文件柜", "Laptop")
KEYS = {"down": b"\x1b[B", "page": b"\x1b[6~", "end": b"\x1b[F", "home": b"\x1b[H"}
REPEATS = 30
CLEAR_FIRST = b"q"
database = SqliteDatabase(None)


class Thing(Model):
    """A record with the eight columns shown."""

    id = AutoField()
    number = TextField(unique=True)
    name = TextField()
    category = TextField(index=True)
    place = TextField()
    custodian = TextField()
    bought_on = TextField(null=True, index=True)
    cost = IntegerField()
    book_value = IntegerField()

    class Meta:
        database = database


SHOWN = (Thing.number, Thing.name, Thing.category, Thing.place, Thing.custodian, Thing.bought_on, Thing.cost)


def build(path: Path, rows: int) -> None:
    """Write a file of so many rows, the same ones every time."""
    chance = random.Random(rows)

    def made() -> Iterator[tuple[Any, ...]]:
        for index in range(rows):
            bought = None if index % 9 == 0 else f"{2000 + index % 25}-{index % 12 + 1:02}-{index % 28 + 1:02}"
            cost = chance.randrange(100, 9_000_000)
            yield (
                f"N{index:08}", f"{NAMES[index % 6]} {index}", f"C{index % 40:02}", f"Room {index % 300}",
                f"Person {index % 30}", bought, cost, cost // 2,
            )  # fmt: skip

    database.init(path)
    with database.connection_context():
        database.create_tables([Thing])
        columns = "number, name, category, place, custodian, bought_on, cost, book_value"
        with database.atomic():
            database.connection().executemany(f"INSERT INTO thing({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", made())


def program(path: Path) -> None:
    """The program measured: x changes a line of text, o opens the table, n b c sort it, f u filter it, q ends both."""
    from textual.app import App
    from textual.widgets import Static

    from bizdesk.office.listing import source_of
    from bizdesk.office.reading import Reader, read_only
    from bizdesk.screens.kit.table import Table
    from bizdesk.screens.kit.table_cells import Column, negative

    def money(value: int) -> str:
        return f"{value // 100:,}.{value % 100:02}"

    columns = [
        Column("number", "Number", 9),
        Column("name", "Name", 24, 3),
        Column("category", "Category", 8),
        Column("place", "Place", 10, 1),
        Column("custodian", "Custodian", 10, 1),
        Column("bought_on", "Bought", 10),
        Column("cost", "Cost", 12, align="right", show=money, tone=negative),
        Column("book_value", "Book value", 12, align="right", show=money, tone=negative),
    ]
    lists: dict[str, tuple[Any, bool, Any]] = {
        "n": (Thing.number, True, None),
        "b": (Thing.bought_on, True, None),
        "c": (Thing.cost, True, None),
        "f": (Thing.number, False, Thing.category == "C07"),
        "u": (Thing.number, False, Thing.name.contains("打印机")),
        "q": (Thing.number, False, None),
    }
    database.init(path)

    class Bench(App[None]):
        ENABLE_COMMAND_PALETTE = False
        CSS = "Static { height: 1; }"
        turns = 0

        def compose(self) -> Any:
            yield Static("ready", markup=False)

        async def on_key(self, event: Any) -> None:
            if event.key == "x":
                self.turns += 1
                self.query_one(Static).update(f"line {self.turns}", layout=False)
            elif event.key == "o":
                self.reader = Reader(lambda: read_only(path))
                source = source_of(database, query, [(Thing.number, False)], Thing.id)
                self.table = Table(columns, source, reader=self.reader)
                await self.mount(self.table, before=0)
                line = self.query_one(Static)
                self.watch(self.table, "position", lambda words: line.update(words, layout=False))
                self.table.focus()
            elif event.key in lists:
                node, down, where = lists[event.key]
                self.table.show(source_of(database, query, [(node, down)], Thing.id, where))

    query = Thing.select(*SHOWN, Thing.book_value)
    database.connect()
    Bench().run()


def first_number(path: Path, order: str, where: str = "1") -> str:
    """What stands first in a list, asked of SQLite itself."""
    with sqlite3.connect(path) as connection:
        sql = f"SELECT number FROM thing WHERE {where} ORDER BY {order} LIMIT 1"
        return str(connection.execute(sql).fetchone()[0])


def measure(path: Path) -> dict[str, list[float]]:
    """One round at one length; every figure a list, in milliseconds or MiB."""
    from terminal import Terminal

    found: dict[str, list[float]] = {}
    asks = {
        "sort, indexed (number)": (b"n", first_number(path, "number DESC")),
        "sort, indexed (date)": (b"b", first_number(path, "bought_on DESC, id DESC")),
        "filter, indexed": (b"f", first_number(path, "number", "category = 'C07'")),
        "filter, contains": (b"u", first_number(path, "number", "name LIKE '%打印机%'")),
        "sort, no index (cost)": (b"c", first_number(path, "cost DESC, id DESC")),
    }
    with Terminal([sys.executable, os.path.abspath(__file__), "--program", str(path)]) as terminal:
        found["start of the program"] = [terminal.until("ready")]
        terminal.settle(0.3)
        found["floor: a key, one line of text"] = [terminal.key(b"x") for _ in range(REPEATS)]
        found["opening"] = [terminal.until("N00000037", terminal.send(b"o"))]
        found["down, just opened"] = [terminal.key(KEYS["down"]) for _ in range(5)]
        terminal.settle(1.5)
        found["memory, opened"] = [terminal.memory()]
        for name in ("down", "page"):
            found[name] = [terminal.key(KEYS[name]) for _ in range(REPEATS)]
        pairs = [(terminal.key(KEYS["end"]), terminal.key(KEYS["home"])) for _ in range(REPEATS)]
        found["end"], found["home"] = [end for end, _ in pairs], [home for _, home in pairs]
        found["held down, behind"] = [terminal.hold(KEYS["down"]) for _ in range(3)]
        found["held page, behind"] = [terminal.hold(KEYS["page"]) for _ in range(3)]
        found["memory, used"] = [terminal.memory()]
        for name, (key, number) in asks.items():
            found[name] = [terminal.until(number, terminal.send(key))]
            if name.startswith("sort, no"):
                terminal.settle(1)
                terminal.send(CLEAR_FIRST)
                terminal.settle(1)
                terminal.send(key)
                found["down, while sorting"] = [terminal.key(KEYS["down"]) for _ in range(8)]
            terminal.settle(1)
            terminal.send(CLEAR_FIRST)
            terminal.settle(0.5)
        found["memory, at the end"] = [terminal.memory()]
    return found


def main() -> None:
    """Build the files, run the rounds, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--program", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.program:
        program(options.program)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        found: dict[int, dict[str, list[float]]] = {rows: {} for rows in options.rows}
        for rows in options.rows:
            if not (folder / f"{rows}.db").exists():
                build(folder / f"{rows}.db", rows)
        for _round in range(options.rounds):
            for rows in options.rows:
                for name, figures in measure(folder / f"{rows}.db").items():
                    found[rows].setdefault(name, []).extend(figures)
    print(f"{options.rounds} rounds, 120x40, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; median / 95 %")
    print(f"{'milliseconds or MiB':32}" + "".join(f"{rows:>20,}" for rows in options.rows) + f"{'ratio':>8}")
    for name in found[options.rows[0]]:
        columns = [sorted(found[rows][name]) for rows in options.rows]
        medians = [statistics.median(column) for column in columns]
        texts = [
            f"{median:.1f} / {column[min(len(column) - 1, int(len(column) * 0.95))]:.1f}"
            for median, column in zip(medians, columns, strict=True)
        ]
        print(f"{name:32}" + "".join(f"{text:>20}" for text in texts) + f"{medians[-1] / medians[0]:8.2f}")


if __name__ == "__main__":
    main()
