"""A million stock movements: what they are worth, what is there, and the card of a supply.

Run: python tests/bench/bench_stock.py [movements] [supplies]; the lengths go up to so many movements, tenfold each.
Seeded movements are written without the journal, at what the program's own valuation makes of them, and the supplies
are then received, issued, given back and reversed by the operations for it. Everything is compared with a plain
recomputation (plain_stock.py): the value of every movement by each method, quantity and value of every supply, its
layers, and that no lot at a place is ever below nothing nor the stock ever worth less; one difference ends it with 1.
No statistics are gathered for the query planner, as no office does.

Then seconds are printed: reading every ledger, and reading and valuing it by each method (asked for: 2.5 times at
most); the stock by SQL against the bare sum over its covering index (1.5 at most); the page of a card and a month of it
(30 ms at most); the first rows of all movements, which are to be there as soon as those of 1,000; and what one receipt
more costs at a supply of so many movements. A ratio is the median of rounds in which both are done one after the other.
"""

import gc
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import Any

import plain_stock
from stock_life import DAY, NOON, by_hand, fill

from bizdesk.founding import found
from bizdesk.office.file import Office
from bizdesk.office.listing import source_of
from bizdesk.office.places import Place
from bizdesk.reporting import REPORTS
from bizdesk.screens.kit.columns import sheet
from bizdesk.screens.supplies import TABS
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_stock import CARD_MOST
from bizdesk.supplies import moving, positions, stock
from bizdesk.supplies.booking import foreseen
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.shelf_life import dated_lots
from bizdesk.supplies.shelves import card, lying_at
from bizdesk.supplies.valuation import METHODS, Move

SUPPLIES, LENGTHS = 200, (1_000, 10_000, 100_000, 1_000_000)
ROUNDS, BY_HAND, FIRST = 3, 40, 60
BARE = "SELECT supply_id, SUM(quantity) FROM movement GROUP BY supply_id"
BARE_SHELVES = "SELECT supply_id, place_id, SUM(quantity) FROM movement GROUP BY supply_id, place_id"
LEDGER = (
    "SELECT id, date, kind, quantity, value, place_id, batch, of_id FROM movement WHERE supply_id = ? ORDER BY date, id"
)


def differences(office: Office, made: list[Supply]) -> Iterator[str]:
    """What the program has otherwise than the plain recomputation, a line each."""
    held = stock.holdings(DAY)
    for supply in made:
        found = office.db.execute_sql(LEDGER, (supply.id,)).fetchall()
        counting = plain_stock.that_count([plain_stock.Row(*row) for row in found])
        for row in plain_stock.below_nothing(counting):
            yield f"{supply.code}: below nothing after movement {row}"
        moving_rows = [row for row in counting if row.kind != "transfer"]
        plain = {method: work(moving_rows) for method, work in plain_stock.PLAINLY.items()}
        mine = plain[supply.valuation]
        for row in counting:
            if row.value != mine.values.get(row.id, 0):
                yield f"{supply.code}: movement {row.id} is booked at {row.value}, not {mine.values.get(row.id, 0)}"
        quantity, value = held.get(supply.id, (0, 0))
        if (quantity, value) != (mine.quantity, mine.total):
            yield f"{supply.code}: {quantity} worth {value}, not {mine.quantity} worth {mine.total}"
        moves = list(stock.moves(stock.standing(stock.ledger(supply.id))))
        for method, outcome in plain.items():
            yield from (f"{supply.code} by {method}: {words}" for words in _otherwise(method, moves, outcome))


def _otherwise(method: str, moves: list[Move], plain: plain_stock.Outcome) -> Iterator[str]:
    """What a method makes otherwise; its layers show when all that is left is taken out, in two parts a layer."""
    expected, out = dict(plain.values), []
    for quantity, value, _lot in plain.layers:
        half = quantity // 2
        part = plain_stock.rounded(value * half, quantity)
        for taken, worth in ((half, part), (quantity - half, value - part)):
            if taken:
                out.append(Move(-1 - len(out), DAY.isoformat(), -taken))
                expected[out[-1].key] = -worth
    last = (0, 0)
    for worth in METHODS[method](chain(moves, out)):
        if worth.total < 0:
            yield f"after movement {worth.key} the stock is worth {worth.total}"
        if worth.key > 0:
            last = (worth.quantity, worth.total)
        if expected.pop(worth.key, None) != worth.value:
            yield f"movement {worth.key} is worth {worth.value}"
    if expected:
        yield f"{len(expected)} movements are missing"
    if last != (plain.quantity, plain.total):
        yield f"{last} is left, not {(plain.quantity, plain.total)}"


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes, with nothing collected meanwhile that other work left."""
    gc.collect()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def told(name: str, work: Callable[[], Any], against: Callable[[], Any] | None = None) -> None:
    """A line of what was measured, with the ratio to what it is measured against."""
    took, ratios = [], []
    for _round in range(ROUNDS):
        floor = seconds(against) if against else 0
        took.append(seconds(work))
        if floor:
            ratios.append(took[-1] / floor)
    ratio = f"{statistics.median(ratios):>8.2f} x" if ratios else ""
    print(f"{name:<52}{statistics.median(took):>10.4f}{ratio}", flush=True)


def measure(office: Office, made: list[Supply]) -> None:
    """Print what was measured."""

    def read() -> None:
        for supply in made:
            stock.ledger(supply.id)

    told("read every ledger", read)
    for method, value in METHODS.items():

        def valued(value: Callable[..., Any] = value) -> None:
            for supply in made:
                for _worth in value(stock.moves(stock.standing(stock.ledger(supply.id)))):
                    pass

        told(f"read and value it: {method}", valued, read)
    told("on hand of every supply", positions.on_hand, lambda: office.db.execute_sql(BARE).fetchall())
    told("stock of every shelf on a day", lambda: lying_at(DAY), lambda: office.db.execute_sql(BARE_SHELVES).fetchall())
    told("what expires soon", lambda: dated_lots(DAY, DAY))
    told("report: stock", lambda: REPORTS["stock"].made(office, {}))
    told("report: stock list of a month", lambda: REPORTS["stock-period"].made(office, {"month": "2026-02"}))
    told("report: stock list of a year", lambda: REPORTS["stock-period"].made(office, {"from_": "2025-01-01"}))
    one = made[0]
    told("the page of a card", lambda: list(card(one, CARD_MOST)))
    told("report: a month of a card", lambda: _lines(office, {"from_": "2026-02-01", "to": "2026-02-28"}, one))
    told("report: a whole card", lambda: _lines(office, {}, one))
    told("today's list of the counter", Counter(office).lines)
    listed = sheet(office, next(view for view in TABS if view.kind == "movement"))
    order = [(Movement.number, True)]
    told("first rows of all movements", lambda: source_of(office.db, listed.query, order, listed.key).first(FIRST))
    receipt = {"quantity": Decimal(1), "amount": 100, "expires_on": DAY, "place": Place.named("B1")}
    told("foresee one receipt", lambda: foreseen(office, one, moving.received(office, one, **receipt)))


def _lines(office: Office, asked: dict[str, str], supply: Supply) -> None:
    """Make the card and go through all of its lines."""
    for block in REPORTS["stock-card"].made(office, {"supply": supply.code, **asked}).blocks:
        lines: Any = getattr(block, "rows", ())
        for _line in lines() if callable(lines) else lines:
            pass


def main() -> int:
    """Compare and measure every length; 1 where something differs."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else LENGTHS[-1]
    supplies = int(sys.argv[2]) if len(sys.argv) > 2 else SUPPLIES
    differ = 0
    for count in sorted({*(length for length in LENGTHS if length < most), most}):
        with (
            tempfile.TemporaryDirectory() as folder,
            found(Path(folder) / "bench.bizdesk", country="CN", clock=lambda: NOON) as office,
        ):
            made = fill(office, count, supplies)
            acts = by_hand(office, made, BY_HAND)
            told_of = ", ".join(f"{often} times {name}" for name, often in sorted(acts.items()))
            print(f"{count:,} movements of {supplies:,} supplies; by hand {told_of}", flush=True)
            wrong = 0
            for words in differences(office, made):
                wrong += 1
                if wrong <= 10:
                    print(words)
            ((rows,),) = office.db.execute_sql("SELECT COUNT(*) FROM movement").fetchall()
            print(f"compared: {rows:,} movements of {supplies:,} supplies, {wrong} differences", flush=True)
            differ += wrong
            measure(office, made)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"memory at most {peak} MiB\n", flush=True)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
