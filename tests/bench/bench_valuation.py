"""The value of many assets on one day, against one plain Python pass over the same integers.

Run: python tests/bench/bench_valuation.py. Prints the median of several rounds, both ways measured in turn; the
standard asks for a ratio of at most 3.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from statistics import median
from time import perf_counter

from bizdesk.assets.terms import Change, Terms
from bizdesk.assets.valuation import Flat, flat, value_many, value_on
from bizdesk.office.periods import months_ended

SIZES = (1_000, 10_000, 100_000, 1_000_000)
DAY = date(2026, 6, 30)
ROUNDS = 7
Row = tuple[int, Flat]


def cards(count: int) -> list[Row]:
    """Seeded cards of all ages, some not yet begun, some long over: cost and what value_many reads."""
    random = Random(2026)
    rows: list[Row] = []
    for _number in range(count):
        cost = random.randrange(10_000, 50_000_000)
        day = date(random.randrange(2012, 2028), random.randrange(1, 13), random.randrange(1, 29))
        card = flat(Terms(cost, cost // 20, random.choice((36, 48, 60, 120, 240)), in_use_on=day))
        assert card is not None
        rows.append((cost, card))
    return rows


def plain(costs: list[int], rows: list[Flat]) -> int:
    """The bare pass: cost less months times the monthly amount; no end of life, no remainders, no days held."""
    now = months_ended(DAY)
    total = 0
    for cost, (_since, _until, first, _months, monthly, _spread, _opening, _day, _new) in zip(costs, rows, strict=True):
        total += cost - (now - first) * monthly
    return total


def ours(costs: list[int], rows: list[Flat]) -> int:
    """The exact net book value of all cards held on the day."""
    accumulated = value_many(rows, DAY)
    return sum(cost - gone for cost, gone in zip(costs, accumulated, strict=True) if gone is not None)


def seconds(work: Callable[[list[int], list[Flat]], int], costs: list[int], rows: list[Flat]) -> float:
    """How long one pass takes."""
    begun = perf_counter()
    work(costs, rows)
    return perf_counter() - begun


def each(terms: Terms, changes: Sequence[Change] = (), times: int = 1_000) -> float:
    """Microseconds for the value of one card."""
    begun = perf_counter()
    for _number in range(times):
        value_on(terms, changes, DAY)
    return (perf_counter() - begun) / times * 1e6


def main() -> None:
    """Print one line for each size."""
    print(f"{'assets':>10} {'plain ms':>10} {'value ms':>10} {'ratio':>7}")
    for size in SIZES:
        costs, rows = map(list, zip(*cards(size), strict=True))
        pairs = [(seconds(plain, costs, rows), seconds(ours, costs, rows)) for _round in range(ROUNDS)]
        bare, exact = (median(column) for column in zip(*pairs, strict=True))
        print(f"{size:>10,} {bare * 1000:>10.2f} {exact * 1000:>10.2f} {exact / bare:>7.2f}")
    print("one card by value_on, microseconds:")
    terms = Terms(10_000_000, 500_000, 60, in_use_on=date(2022, 3, 15))
    improved = (Change("improved", date(2023, 5, 2), 100_000),)
    print(f"  straight line {each(terms):.1f}, improved once {each(terms, improved):.1f}", end="")
    print(f", double declining {each(replace(terms, method='double_declining')):.1f}")


if __name__ == "__main__":
    main()
