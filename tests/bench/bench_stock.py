"""A million stock movements: what they are worth, what is there, and the card of a supply.

Run: python tests/bench/bench_stock.py [movements] [supplies]. Seeded movements are written without the journal. Printed
are seconds: reading every ledger, and reading and valuing it by each method, with the ratio (asked for: 2.5 at most);
the stock by SQL against the bare sum over its covering index (1.5 at most); a month of a card (30 ms at most); and what
one issue over the counter costs at a supply of that many movements.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from bizdesk import keeping
from bizdesk.founding import found
from bizdesk.office import rows
from bizdesk.office.file import Office
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.reporting import REPORTS
from bizdesk.supplies import moving, positions, stock
from bizdesk.supplies.booking import foreseen
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.report_stock import shelves
from bizdesk.supplies.valuation import METHODS

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
DAY = date(2026, 3, 16)
BEGUN = date(2021, 1, 4)
STEP = 20_000
ROUNDS = 3
BARE = "SELECT supply_id, SUM(quantity) FROM movement GROUP BY supply_id"
BARE_SHELVES = "SELECT supply_id, place_id, SUM(quantity), SUM(value) FROM movement GROUP BY supply_id, place_id"


def fill(office: Office, count: int, supplies: int) -> list[Supply]:
    """So many movements over five years, three issues to a receipt, on two shelves; none goes below nothing."""
    places = [keeping.add(office, "", Place, {"code": code, "name": code}) for code in ("B1", "B2")]
    department = Department.named("04")
    made: list[Any] = [
        keeping.add(office, "", Supply, {"code": f"B{place:04}", "name": f"thing {place}", "unit": "pc"})
        for place in range(supplies)
    ]
    random, waiting = Random(2026), []
    there = {(supply.id, place.id): 0 for supply in made for place in places}
    days = (DAY - BEGUN).days
    blank = Movement(time=NOON, created_at=NOON, updated_at=NOON).stored()
    for number in range(1, count + 1):
        shelf = supply, place = made[number % supplies].id, random.choice(places).id
        issued = there[shelf] and random.random() < 0.75
        quantity = -random.randint(1, min(there[shelf], 12)) if issued else random.randint(1, 40)
        there[shelf] += quantity
        waiting.append(
            blank
            | {
                "id": number,
                "number": f"B{number:07}",
                "supply": supply,
                "place": place,
                "date": (BEGUN + timedelta(days=number * days // count)).isoformat(),
                "kind": "issue" if issued else "receipt",
                "quantity": quantity * stock.SCALE,
                "value": 0 if issued else quantity * random.randint(50, 900),
                "department": department.id if issued else None,
            }
        )
        if len(waiting) == STEP or number == count:
            with office.db.atomic():
                rows.insert_many(Movement, waiting)
            waiting.clear()
    office.db.execute_sql("ANALYZE")
    return made


def seconds(work: Callable[[], Any]) -> float:
    """The best of a few rounds."""
    times = []
    for _round in range(ROUNDS):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def told(name: str, took: float, against: float | None = None) -> None:
    """A line of what was measured."""
    ratio = f"{took / against:>8.2f} x" if against else ""
    print(f"{name:<52}{took:>10.4f}{ratio}", flush=True)


def main() -> None:
    """Print what was measured."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    supplies = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with (
        tempfile.TemporaryDirectory() as folder,
        found(Path(folder) / "bench.bizdesk", country="CN", clock=lambda: NOON) as office,
    ):
        made = fill(office, count, supplies)
        print(f"{count:,} movements of {supplies:,} supplies (seconds)")
        reading = seconds(lambda: [stock.ledger(supply.id) for supply in made])
        told("read every ledger", reading)
        for method, value in METHODS.items():

            def valued(value: Callable[..., Any] = value) -> None:
                for supply in made:
                    for _worth in value(stock.moves(stock.standing(stock.ledger(supply.id)))):
                        pass

            told(f"read and value it: {method}", seconds(valued), reading)
        bare = seconds(lambda: office.db.execute_sql(BARE).fetchall())
        told("bare sum by supply", bare)
        told("on hand of every supply", seconds(positions.on_hand), bare)
        bare = seconds(lambda: office.db.execute_sql(BARE_SHELVES).fetchall())
        told("bare sum by supply and place", bare)
        told("stock of every shelf on a day", seconds(lambda: shelves(DAY)), bare)
        told("report: stock", seconds(lambda: REPORTS["stock"].made(office, {})))
        asked = {"supply": made[0].code, "from": "2026-02-01", "to": "2026-02-28"}
        told("report: a month of a card", seconds(lambda: _pages(office, asked)))
        told("report: a whole card", seconds(lambda: _pages(office, {"supply": made[0].code})))
        issue = {"quantity": Decimal(1), "department": Department.named("04"), "place": Place.named("B1")}
        one = made[0]
        told("foresee one issue", seconds(lambda: foreseen(office, one, moving.issued(office, one, **issue))))


def _pages(office: Office, asked: dict[str, str]) -> None:
    """Make the card and go through all of its lines."""
    names = {"from": "from_"}
    report = REPORTS["stock-card"].made(office, {names.get(name, name): text for name, text in asked.items()})
    for block in report.blocks:
        lines: Any = getattr(block, "rows", ())
        for _line in lines() if callable(lines) else lines:
            pass


if __name__ == "__main__":
    main()
