"""The value of a whole ledger on one day, against one plain Python pass over the same integers.

Run: python tests/bench/bench_valuation.py. What is measured is what the reports go through, valuing.each_on of cards
that are read already: the whole value of every card, one after another; and valuing.worth_on, which keeps them all by
row, most of it the work of Python's collector. Prints the median of several rounds, all ways measured in turn; the
standard asks for a ratio of at most 3.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from statistics import median
from time import perf_counter

from bizdesk.assets import plain
from bizdesk.assets.terms import Change, Terms
from bizdesk.assets.valuation import value_on
from bizdesk.assets.valuing import Known, each_on, worth_on
from bizdesk.office.periods import months_ended

SIZES = (1_000, 10_000, 100_000, 1_000_000)
DAY = date(2026, 6, 30)
ROUNDS = 7


def ledger(count: int) -> Known:
    """Seeded cards of all ages as they are read from the file, some not yet begun, some long over."""
    random = Random(2026)
    cards: dict[int, plain.Plain] = {}
    for number in range(count):
        cost = random.randrange(10_000, 50_000_000)
        day = date(random.randrange(2012, 2028), random.randrange(1, 13), random.randrange(1, 29)).isoformat()
        life = random.choice((36, 48, 60, 120, 240))
        event = {"amount": cost, "residual": cost // 20, "method": "straight_line", "life_months": life}
        event |= {
            "start_convention": "next_month",
            "in_use_on": day,
            "date": day,
            "period": day[:7],
            "period_amount": "",
        }
        card = plain.drawn(*map(event.get, plain.COLUMNS))
        assert card is not None
        cards[number] = card
    return cards, {}


def bare(known: Known) -> int:
    """The bare pass: cost less months times the monthly amount; no end of life, no remainders, no days held."""
    now = months_ended(DAY)
    total = 0
    # Every name is unpacked: a rest would make a list for each card, and the pass slower than it need be.
    for _since, first, _1, monthly, _2, cost, _3, _4, _5, _6, _7, _8, _9 in known[0].values():
        total += cost - (now - first) * monthly
    return total


def passed(known: Known) -> int:
    """The exact value of every card held on the day, looked at once."""
    total = 0
    for _asset, value in each_on(known, DAY):
        total += value.net_book_value
    return total


def kept(known: Known) -> object:
    """The same, kept by row."""
    return worth_on(known, DAY)


def seconds(work: Callable[[Known], object], known: Known) -> float:
    """How long one pass takes; what it gives is let go after the clock has stopped."""
    begun = perf_counter()
    _given = work(known)
    return perf_counter() - begun


def microseconds(terms: Terms, changes: Sequence[Change] = (), times: int = 1_000) -> float:
    """Microseconds for the value of one card."""
    begun = perf_counter()
    for _number in range(times):
        value_on(terms, changes, DAY)
    return (perf_counter() - begun) / times * 1e6


def main() -> None:
    """Print one line for each size."""
    print(f"{'assets':>10} {'plain ms':>10} {'value ms':>10} {'ratio':>7} {'kept ms':>10} {'ratio':>7}")
    for size in SIZES:
        known = ledger(size)
        rounds = [[seconds(work, known) * 1000 for work in (bare, passed, kept)] for _round in range(ROUNDS)]
        once, each, all_kept = (median(column) for column in zip(*rounds, strict=True))
        told = f"{size:>10,} {once:>10.2f} {each:>10.2f} {each / once:>7.2f} {all_kept:>10.2f} {all_kept / once:>7.2f}"
        print(told)
    print("one card by value_on, microseconds:")
    terms = Terms(10_000_000, 500_000, 60, in_use_on=date(2022, 3, 15))
    improved = (Change("improved", date(2023, 5, 2), 100_000),)
    print(f"  straight line {microseconds(terms):.1f}, improved once {microseconds(terms, improved):.1f}", end="")
    print(f", double declining {microseconds(replace(terms, method='double_declining')):.1f}")


if __name__ == "__main__":
    main()
