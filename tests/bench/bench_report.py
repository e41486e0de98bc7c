"""How fast a long report becomes pages of text: lines a second, the first page, memory; run it as a script.

The floor, measured in the same run: the same cells made, turned into text, joined by blanks and thrown away.
"""

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

from bizdesk.reports.as_text import pages
from bizdesk.reports.report import Cell, Column, Report, Table

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 3
COLUMNS = (
    Column("date", "Date", "date"),
    Column("number", "No."),
    Column("name", "Name"),
    Column("quantity", "Quantity", "quantity", total=True),
    Column("amount", "Amount", "money", total=True),
    Column("balance", "Balance", "money"),
    Column("reason", "Reason"),
)
NAMES = {
    "English": ("Copy paper A4", "Toner, black", "Ball pen, blue"),
    "中文": ("复印纸 A4", "黑色硒鼓", "蓝色圆珠笔"),
}
REASONS = {"English": ("issued to the front desk", "count"), "中文": ("发放给前台", "盘点差异")}


def rows(count: int, language: str) -> Iterator[tuple[Cell, ...]]:
    """So many stock movements, made one by one."""
    first = date(2020, 1, 1)
    names, reasons = NAMES[language], REASONS[language]
    for n in range(count):
        day = first + timedelta(n % 2_000)
        quantity = Decimal(n % 100 - 40)
        yield (day, f"CK-{n:07d}", names[n % 3], quantity, (n % 100 - 40) * 1_250, n * 7, reasons[n % 2])


def report(count: int, language: str) -> Report:
    """A report of one table whose rows are never held."""
    table = Table("card", "Stock card", COLUMNS, lambda: rows(count, language), count=lambda: count)
    return Report("stock-card", "Stock card", "Bright Office Ltd", (table,), datetime(2026, 4, 1, tzinfo=UTC))


def seconds(work: Callable[[], object]) -> float:
    """The median time of some rounds."""
    times = []
    for _round in range(ROUNDS):
        gc.collect()
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def all_pages(count: int, language: str) -> None:
    """Make every page and keep none."""
    for _page in pages(report(count, language)):
        pass


def first_page(count: int, language: str) -> None:
    """Make what a person sees first."""
    next(pages(report(count, language)))


def join_only(count: int, language: str) -> None:
    """The floor: the same cells made and joined."""
    for row in rows(count, language):
        " ".join(map(str, row))


def peak_memory(count: int, language: str) -> float:
    """The most memory held at once while all pages are made, in MiB."""
    tracemalloc.start()
    all_pages(count, language)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    print(f"{'lines':>9}  {'language':8}  {'lines/s':>9}  {'x floor':>7}  {'first page ms':>13}  {'peak MiB':>8}")
    for language in NAMES:
        for size in sizes:
            joined = seconds(partial(join_only, size, language))
            taken = seconds(partial(all_pages, size, language))
            first = seconds(partial(first_page, size, language)) * 1_000
            memory = peak_memory(size, language)
            print(
                f"{size:9,}  {language:8}  {size / taken:9,.0f}  {taken / joined:7.1f}  {first:13.1f}  {memory:8.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
