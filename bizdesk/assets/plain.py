"""Cards whose value follows from their first terms alone, as bare numbers: the many, read and valued in one pass."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from bizdesk.assets.models import AssetEvent
from bizdesk.assets.plan import Stretch, duration
from bizdesk.assets.valuation import BASES, Value
from bizdesk.assets.why import Why
from bizdesk.office import rows
from bizdesk.office.periods import index_of, last_day, months_ended, period_at

METHODS, CONVENTIONS = ("straight_line", "none"), ("next_month", "same_month")
# Empty as it is on cards of before there was a choice.
PERIOD_AMOUNTS = ("", "monthly")
NO_WHY = Why("straight_line", {})
COLUMNS = (
    "amount",
    "accumulated",
    "impairment",
    "residual",
    "method",
    "life_months",
    "start_convention",
    "period_amount",
    "in_use_on",
    "opening_months",
    "opening_on",
    "date",
    "period",
    "counterpart",
)


class Plain(NamedTuple):
    """A card charged equal whole months. since: its first day as it is stored; first: the index of the first month
    charged; months: how many it takes to charge all of `spread`, `monthly` in each but the last. taken: the day of the
    takeover as it is stored, '' without one; start: the index of the first month of its life, where that is known;
    lasting: the months of it, 0 where no method says what is charged in them.
    """

    since: str
    first: int
    months: int
    monthly: int
    spread: int
    cost: int
    opening: int
    impairment: int
    residual: int
    opening_months: int
    taken: str = ""
    start: int | None = None
    lasting: int = 0


def cards(where: Any = True, most: int | None = None) -> Iterator[tuple[int, int, Plain | None]]:
    """The first terms of every card, or of some, as bare numbers after their event and asset, the newest last; None
    where the method, the convention or the amount of a month is not plain."""
    columns = [getattr(AssetEvent, name) for name in COLUMNS]
    query = AssetEvent.select(AssetEvent.id, AssetEvent.asset, *columns)
    chosen = query.where((AssetEvent.kind == "acquired") & where)
    read = rows.in_pieces(chosen, AssetEvent.id, most or rows.PIECE, rows.as_stored)
    for event, asset, *stored in islice(read, most):
        yield event, asset, drawn(*stored)


def drawn(
    amount: int | None,
    accumulated: int | None,
    impairment: int | None,
    residual: int | None,
    method: str,
    life: int | None,
    convention: str,
    period_amount: str,
    in_use_on: str | None,
    opening_months: int | None,
    opening_on: str | None,
    day: str,
    period: str,
    counterpart: int | None,
) -> Plain | None:
    """The card that the COLUMNS of its first event say, as ledger.terms_of has it, without the objects between."""
    if method not in METHODS or convention not in CONVENTIONS or period_amount not in PERIOD_AMOUNTS:
        return None
    whole, opening, written_off, left_over = amount or 0, accumulated or 0, impairment or 0, residual or 0
    behind, lasting = opening_months or 0, life or 0
    start = None if in_use_on is None else index_of(in_use_on[:7]) + (convention == "next_month")
    first = None if start is None else start + behind
    if opening_on is not None:
        after = months_ended(date.fromisoformat(opening_on))
        first = after if start is None else max(start, after)
    left = whole - opening - written_off - left_over
    spread = left if method == "straight_line" and lasting > 0 and first is not None else 0
    months, monthly = _equal(spread, lasting - behind)
    since = f"{period}-01" if counterpart is not None and period > day[:7] else day
    taken = opening_on or ""
    if not taken and behind and first is not None:
        taken = last_day(period_at(first - 1)).isoformat()
    return Plain(
        since, first or 0, months, monthly, max(spread, 0), whole, opening, written_off, left_over, behind, taken,
        start, lasting if method == "straight_line" else 0,
    )  # fmt: skip


def _equal(spread: int, months: int) -> tuple[int, int]:
    """In how many equal months an amount is charged, and how much in each but the last; all at once without any."""
    if spread <= 0:
        return 0, 0
    stretch = Stretch(max(months, 0), max(months, 0), spread, NO_WHY)
    return duration((stretch,)), stretch.monthly


def values(cards: Mapping[int, Plain], day: str, now: int) -> Iterator[tuple[int, Value]]:
    """The values of those cards that are held at the end of a day as it is stored, now being its months_ended."""
    made = tuple.__new__
    for asset, (
        since, first, months, monthly, spread, cost, opening, gone, residual, behind, taken, _start, _lasting,
    ) in cards.items():  # fmt: skip
        if day < since:
            continue
        done = now - first
        if done >= months:
            done, accumulated, following = months, opening + spread, 0
        elif done > 0:
            accumulated = opening + done * monthly
            following = monthly if done < months - 1 else spread - done * monthly
        else:
            done, accumulated, following = 0, opening, monthly if months > 1 else spread
        book = cost - accumulated - gone
        # Made as a tuple is: counting the fields of each of a million cards takes as long as all the rest.
        known = made(Value, (cost, accumulated, gone, book, residual, behind + done, following, True, ""))
        yield asset, known if day >= taken else _not_taken_over(cards[asset], known, now)


def _not_taken_over(card: Plain, taken: Value, now: int) -> Value:
    """The value before the takeover, as valuation has it; taken: with all that was taken over."""
    start = card.start or 0
    spread, life = (card.cost - card.residual, card.lasting) if card.lasting else (card.opening, card.first - start)
    months, monthly = _equal(spread if card.start is not None else 0, max(1, life))
    done = min(max(now - start, 0), months)
    charged = min(card.opening, spread if months and done == months else done * monthly)
    following = taken.monthly_amount
    if now < card.first:
        ahead = monthly if done < months - 1 else spread - done * monthly if done < months else 0
        following = min(ahead, card.opening - charged)
    return taken._replace(
        accumulated=charged,
        net_book_value=card.cost - charged - card.impairment,
        months_charged=min(done, card.opening_months),
        monthly_amount=following,
        basis=BASES[not card.lasting],
    )


def opened(card: Plain, day: str, now: int) -> int:
    """What stands by a day of what was charged before the takeover."""
    if day < card.since or day >= card.taken:
        return 0 if day < card.since else card.opening
    return sum(held.accumulated for _card, held in values({0: card}, day, now))


def charged(card: Plain, before: int) -> int:
    """What is charged in the months before the one with an index, opening balances aside."""
    done = before - card.first
    return card.spread if done >= card.months else max(done, 0) * card.monthly
