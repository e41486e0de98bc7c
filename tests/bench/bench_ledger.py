"""The whole ledger on one day, from the file: the value of every asset, the report, the duties of Today.

Run: python tests/bench/bench_ledger.py [most]. The cards are made by one import-like change; the last column is the
value of all of them, read from the file, against one plain Python pass over the same integers in memory.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from bizdesk.assets import arrears, cards, entering
from bizdesk.assets.models import AssetCategory
from bizdesk.assets.valuing import sorted_out, standing_on, values_on
from bizdesk.founding import found
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.periods import months_ended
from bizdesk.reporting import REPORTS

SIZES = (1_000, 10_000, 100_000)
NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
DAY = date(2026, 3, 16)
ROUNDS = 3


def fill(office: Office, count: int) -> None:
    """So many cards of all straight-line categories, bought over eleven years."""
    categories = [category for category in AssetCategory.select() if category.method == "straight_line"]
    made = []
    for place in range(count):
        day = date(2015, 1, 1) + timedelta(days=place * 37 % 4_000)
        card = cards.drawn_up(
            office,
            {
                "number": f"B{place:06}",
                "name": f"thing {place}",
                "category": categories[place % len(categories)],
                "cost": 10_000 + place * 7 % 900_000,
                "acquired_on": day,
                "in_use_on": day,
            },
        )
        card.status = "in_use"
        made.append(card)
    with change(office, "", "Bench") as act:
        entering.add_many(act, made)


def seconds(work: Callable[[], Any]) -> float:
    """The best of a few rounds."""
    times = []
    for _round in range(ROUNDS):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def plain_pass() -> Callable[[], int]:
    """Cost less months times the monthly amount of every card, from integers in memory."""
    rows = [(card.cost, card.first, card.monthly) for card in sorted_out()[0].values()]
    now = months_ended(DAY)
    return lambda: sum(cost - (now - first) * monthly for cost, first, monthly in rows)


def main() -> None:
    """Print one line for each size."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    titles = ("assets", "plain", "values", "standing", "past day", "due", "ledger", "year", "ratio")
    print("".join(f"{title:>10}" for title in titles), "(seconds)")
    for size in (size for size in SIZES if size <= most):
        with (
            tempfile.TemporaryDirectory() as folder,
            found(Path(folder) / "bench.bizdesk", country="CN", clock=lambda: NOON) as office,
        ):
            fill(office, size)
            times = [
                seconds(plain_pass()),
                seconds(lambda: values_on(DAY)),
                seconds(lambda: standing_on(DAY)),
                seconds(lambda: standing_on(date(2024, 6, 30))),
                seconds(lambda: arrears.earliest("2026-02")),
                seconds(lambda: REPORTS["asset-ledger"].made(office, {})),
                seconds(lambda: REPORTS["depreciation"].made(office, {"year": "2026"})),
            ]
        print(f"{size:>10,}" + "".join(f"{each:>10.3f}" for each in times) + f"{times[1] / times[0]:>10.1f}")


if __name__ == "__main__":
    main()
