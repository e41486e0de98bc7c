"""Importing a ledger of assets from CSV, checked and journalled, against bare executemany of the same rows.

Run: python tests/bench/bench_import.py [LARGEST]. Prints the median of several rounds for 1,000, 10,000 and 100,000
rows of ten columns. Bare: the records, events, journal entries and search rows that the import wrote, as ready tuples
into an empty office of the same tables, in one transaction with the same settings. Ours: the file read, every cell
parsed and checked, the plan made and applied. The standard asks for a ratio of at most 4.
"""

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bizdesk.assets.models import Asset
from bizdesk.exchange import importing
from bizdesk.founding import found
from bizdesk.office.file import Office

SIZES = (1_000, 10_000, 100_000)
ROUNDS = {1_000: 7, 10_000: 5, 100_000: 3}
HEADER = (
    "资产编号", "资产名称", "类别", "品牌", "规格型号", "原值", "购置日期", "使用年限", "净残值率", "存放地点",
    "累计折旧", "已计提月份",
)  # fmt: skip
TABLES = ("asset", "asset_event", "journal_entry", "journal_batch")
NAMES = ("笔记本电脑 ThinkPad", "办公桌", "显示器 27 寸", "打印机 LaserJet", "会议椅", "交换机 S5735")


def write_ledger(path: Path, count: int) -> None:
    """A seeded ledger: distinct numbers, serial-like models, a few places, opening balances on one row in four."""
    random = Random(2026)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        write = csv.writer(stream).writerow
        write(HEADER)
        for place in range(count):
            years, cost = random.choice((3, 5, 10)), random.randrange(50_000, 5_000_000)
            opening = ("", "")
            if place % 4 == 0:
                months = random.randrange(1, 24)
                opening = (f"{round(cost * 0.95 / (12 * years)) * months / 100:.2f}", months)
            write(
                (
                    f"ZC-{place:07}", random.choice(NAMES), random.choice(("电子设备", "器具家具")), "联想",
                    f"M{place}", f"{cost / 100:.2f}", f"{random.randrange(2018, 2026)}-{random.randrange(1, 13):02}-15",
                    years, "5%", random.choice(("仓库", "会议室", "机房")), *opening,
                )
            )  # fmt: skip


def office_in(folder: Path, name: str) -> Office:
    """An empty office with the presets of China in Chinese."""
    return found(folder / name, country="CN", language="zh_CN", clock=lambda: datetime(2026, 3, 16, 4, tzinfo=UTC))


def ours(office: Office, path: Path) -> tuple[float, float]:
    """Seconds to look at the file, and to write it."""
    begun = perf_counter()
    work = importing.plan(office, Asset, path)
    while True:
        try:
            next(work)
        except StopIteration as end:
            plan = end.value
            break
    looked = perf_counter()
    result = importing.apply(office, "", plan)
    done = perf_counter()
    assert result.added == len(plan.rows), plan.rows[0]
    return looked - begun, done - looked


def written(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row the import wrote, by table."""
    execute = office.db.execute_sql
    rows = {table: execute(f"SELECT * FROM {table}").fetchall() for table in TABLES[:2]}
    rows["journal_entry"] = execute("SELECT * FROM journal_entry WHERE batch = 2").fetchall()
    rows["journal_batch"] = execute("SELECT * FROM journal_batch WHERE id = 2").fetchall()
    (kind,) = execute("SELECT id FROM search_kind WHERE kind = 'asset'").fetchone()
    rows["search (rowid, words)"] = execute("SELECT rowid, words FROM search WHERE rowid >> 40 = ?", (kind,)).fetchall()
    return rows


def bare(office: Office, rows: dict[str, list[tuple[Any, ...]]]) -> float:
    """Seconds to write the same rows with nothing but SQLite."""
    connection = office.db.connection()
    begun = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        places = ", ".join("?" * len(values[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", values)
    connection.execute("COMMIT")
    return perf_counter() - begun


def measure(count: int, folder: Path) -> tuple[float, float, float]:
    """One round: seconds of bare SQLite, of looking and of writing."""
    path = folder / "ledger.csv"
    write_ledger(path, count)
    with office_in(folder, "ours.bizdesk") as office:
        looking, writing = ours(office, path)
        rows = written(office)
    with office_in(folder, "bare.bizdesk") as office:
        plainly = bare(office, rows)
    for each in folder.iterdir():
        each.unlink()
    return plainly, looking, writing


def main() -> None:
    """Print one line for each size."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    print(f"{'rows':>8} {'bare s':>8} {'look s':>8} {'write s':>8} {'ratio':>6}")
    for size in (size for size in SIZES if size <= largest):
        with TemporaryDirectory() as folder:
            rounds = [measure(size, Path(folder)) for _round in range(ROUNDS[size])]
        plainly, looking, writing = (median(column) for column in zip(*rounds, strict=True))
        ratio = median((look + write) / each for each, look, write in rounds)
        print(f"{size:>8,} {plainly:>8.2f} {looking:>8.2f} {writing:>8.2f} {ratio:>6.2f}")


if __name__ == "__main__":
    main()
