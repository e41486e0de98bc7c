"""What a save costs: one act against the same rows by bare SQLite, undo, and a large import.

    python tests/bench/bench_write.py [records present ...]

The floor, measured in turn with the act on the same file: the rows the act wrote (card, three ledger lines, search
words, journal entries, batch), ready made, by plain sqlite3 under the same settings, in one transaction.
"""

import gc
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from bizdesk.assets.models import Asset, AssetCategory, AssetEvent
from bizdesk.founding import found
from bizdesk.office import rows, search
from bizdesk.office.chain import BATCH_FIELDS, ENTRY_FIELDS
from bizdesk.office.file import Office, settle
from bizdesk.office.journal import change
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.office.undo import undo

SIZES = (1_000, 10_000, 100_000, 1_000_000)
CHUNK = 10_000
ROUNDS, UNDONE = 41, 15
FIRST = 90_000_000  # numbers of the rounds' cards, apart from those present
LINES = 3
IMPORTED = 100_000


def cards(first: int, count: int) -> list[Asset]:
    """So many cards, as an import would bring them."""
    category, place, department = AssetCategory.select().first(), Place.select().first(), Department.select().first()
    return [
        Asset(
            number=f"A{n:08}",
            name=f"Office chair 办公椅 {n}",
            specification="black, with arms",
            category=category,
            place=place,
            department=department,
            cost=45_000 + n % 5_000,
            residual=2_250,
            life_months=60,
            acquired_on=date(2025, 1, n % 28 + 1),
            in_use_on=date(2025, 2, 1),
            method="straight_line",
            start_convention="next_month",
        )
        for n in range(first, first + count)
    ]


def acquire(office: Office, card: Asset) -> None:
    """One act of a card and its lines."""
    with change(office, "", "Acquire {number}", number=card.number) as act:
        act.add(card)
        for line in range(LINES):
            act.add(
                AssetEvent(
                    asset=card, kind="acquired", date=date(2025, 1, 2), period="2025-02", amount=line, reason="x"
                )
            )


def rows_of_last_act(office: Office) -> list[tuple[str, list[tuple[object, ...]]]]:
    """The statements and rows of the newest act, as bare SQLite would write them; row ids are given anew."""
    db = office.db.connection()
    (batch,) = db.execute("SELECT MAX(id) FROM journal_batch").fetchone()
    (card,) = db.execute("SELECT MAX(id) FROM asset").fetchone()
    asset = rows.stored(Asset.get_by_id(card))
    events = [rows.stored(event) for event in AssetEvent.select().where(AssetEvent.asset == card)]
    for values in (asset, *events):
        values.pop("id")
    place = search.kind_number("asset") << search.SHIFT | card
    words = db.execute("SELECT words FROM search WHERE rowid = ?", (place,)).fetchall()
    names = ("batch", *ENTRY_FIELDS)
    entries = db.execute(f"SELECT {', '.join(names)} FROM journal_entry WHERE batch = ?", (batch,)).fetchall()
    batches = db.execute(f"SELECT {', '.join(BATCH_FIELDS[1:])} FROM journal_batch WHERE id = ?", (batch,)).fetchall()
    return [
        (rows.insert_sql(Asset, list(asset)), [tuple(asset.values())]),
        (rows.insert_sql(AssetEvent, list(events[0])), [tuple(values.values()) for values in events]),
        ("INSERT INTO search (words) VALUES (?)", words),
        (f"INSERT INTO journal_entry ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", entries),
        (f"INSERT INTO journal_batch ({', '.join(BATCH_FIELDS[1:])}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", batches),
    ]


def bare(db: sqlite3.Connection, statements: list[tuple[str, list[tuple[object, ...]]]], number: str) -> None:
    """The same rows by plain sqlite3, under another number so that no index refuses them."""
    db.execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        if sql.startswith('INSERT INTO "asset" '):
            values = [tuple(number if isinstance(v, str) and v.startswith("A9") else v for v in values[0])]
        db.executemany(sql, values)
    db.execute("COMMIT")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1_000


def saving(office: Office, path: Path, size: int) -> None:
    """Print what one act costs with so many cards present."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        settle(db)
        ours: list[float] = []
        floor: list[float] = []
        back: list[float] = []
        gc.collect()
        for number in range(ROUNDS):
            card = cards(FIRST + size + number, 1)[0]
            ours.append(timed(lambda card=card: acquire(office, card)))
            statements = rows_of_last_act(office)
            floor.append(timed(lambda s=statements, n=size + number: bare(db, s, f"B{n:08}")))
        for number in range(UNDONE):
            acquire(office, cards(FIRST + size + ROUNDS + number, 1)[0])
            back.append(timed(lambda: undo(office, "")))
    act, same = statistics.median(ours), statistics.median(floor)
    print(
        f"{size:>10,}{path.stat().st_size / 1e6:>10.0f}{act:>10.2f}{same:>10.2f}{act / same:>8.2f}"
        f"{statistics.median(back):>10.2f}",
        flush=True,
    )


def importing(folder: Path) -> None:
    """Print what an import of many rows costs, checked and unchecked, against executemany of the same rows."""
    with found(folder / "import.bizdesk", country="CN") as office:
        records = cards(0, IMPORTED)
        verified = timed(lambda: [record.verify() for record in records])

        def bring() -> None:
            with change(office, "", "Import") as act:
                act.add_many(records)

        ours = timed(bring)
        stored = [tuple(rows.stored(record).values()) for record in records]
        sql = rows.insert_sql(Asset, list(rows.stored(records[0])))
    with found(folder / "bare.bizdesk", country="CN") as office:
        db = office.db.connection()

        def plainly() -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany(sql, stored)
            db.execute("COMMIT")

        floor = timed(plainly)
    print(f"\nimport of {IMPORTED:,} cards: executemany {floor / 1e3:.2f} s")
    print(f"  journal, seal and search included {ours / 1e3:.2f} s: {ours / floor:.2f} x")
    print(f"  with every value checked          {(ours + verified) / 1e3:.2f} s: {(ours + verified) / floor:.2f} x")


def main() -> None:
    sizes = [int(text) for text in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BIZDESK_HOME"] = str(folder / "home")
        path = folder / "office.bizdesk"
        print(f"{'cards':>10}{'MB':>10}{'act ms':>10}{'bare ms':>10}{'ratio':>8}{'undo ms':>10}")
        present = 0
        with found(path, country="CN") as office:
            for size in sizes:
                while present < size:
                    more = min(CHUNK, size - present)
                    with change(office, "", "Import") as act:
                        act.add_many(cards(present, more))
                    present += more
                saving(office, path, size)
        path.unlink()
        importing(folder)


if __name__ == "__main__":
    main()
