"""How long the search of the whole office takes for each key typed, in English and Chinese.

    python tests/bench/bench_search.py [--rows 1000 10000 100000 1000000]

Suppliers with English and Chinese words are written into an office without the journal; then words are typed a key at
a time, and what the search window does for each key is timed: the index asked, the records read, the lines made. The
standard asks for 95 % within 15 ms at a million rows.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from bizdesk.founding import found
from bizdesk.office import rows, search
from bizdesk.office.file import Office
from bizdesk.office.people import Supplier
from bizdesk.screens.kit.search import Search

SIZES = (1_000, 10_000, 100_000, 1_000_000)
STEP = 20_000
ENGLISH = ("laptop", "printer", "desk", "chair", "cabinet", "monitor", "server", "router", "projector", "drill")
CHINESE = ("笔记本", "打印机", "办公桌", "椅子", "文件柜", "显示器", "服务器", "路由器", "投影仪", "电钻")
TYPED = (
    "laptop",
    "printer desk",
    "zq",
    "projector 77",
    "打",
    "打印",
    "打印机",
    "办公 电钻",
    "柜",
    "龘",
    "100",
    "S0000500",
)
ROUNDS = 5


def suppliers(begin: int, end: int, office: Office, random: Random) -> Iterator[dict[str, object]]:
    """The stored values of some suppliers."""
    now = office.now()
    for number in range(begin, end):
        name = f"{random.choice(CHINESE)}{random.choice(CHINESE)} {random.choice(ENGLISH)} {random.randrange(1_000)}"
        supplier = Supplier(
            code=f"S{number:07}", name=name, address=random.choice(ENGLISH), created_at=now, updated_at=now
        )
        supplier.id = number
        yield supplier.stored()


def fill(office: Office, count: int) -> None:
    """Write the suppliers and what the index holds of them."""
    random = Random(2026)
    for begin in range(1, count + 1, STEP):
        written = list(suppliers(begin, min(begin + STEP, count + 1), office, random))
        with office.db.atomic():
            rows.insert_many(Supplier, written)
            search.put_many(Supplier, written)


def keys(window: Search) -> list[float]:
    """Milliseconds for each key of the words typed."""
    took = []
    for words in TYPED:
        for typed in range(1, len(words) + 1):
            begun = perf_counter()
            window.found(words[:typed])
            took.append((perf_counter() - begun) * 1000)
    return took


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES)
    print(f"{'rows':>10} {'median ms':>10} {'95 % ms':>10} {'longest':>10}")
    for size in parser.parse_args().rows:
        with tempfile.TemporaryDirectory() as folder, found(Path(folder) / "o.bizdesk", country="CN") as office:
            fill(office, size)
            window = Search(office)
            keys(window)
            took = [each for _round in range(ROUNDS) for each in keys(window)]
        parts = quantiles(took, n=20)
        print(f"{size:>10,} {parts[9]:>10.1f} {parts[18]:>10.1f} {max(took):>10.1f}")


if __name__ == "__main__":
    main()
