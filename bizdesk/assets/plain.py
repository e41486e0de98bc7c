"""Cards whose value follows from their first terms alone, as bare numbers: the many, read and valued in one pass."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from bizdesk.assets.models import AssetEvent
from bizdesk.assets.plan import Stretch, duration
from bizdesk.assets.valuation import Value
from bizdesk.assets.why import Why
from bizdesk.office import rows
from bizdesk.office.periods import index_of, last_day, months_ended, period_at

METHODS, CONVENTIONS = ("straight_line", "none"), ("next_month", "same_month")
NO_WHY = Why("straight_line", {})
COLUMNS = (
    "amount",
    "accumulated",
    "impairment",
    "residual",
    "method",
    "life_months",
    "start_convention",
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
    takeover as it is stored, '' without one; before: how the card was charged until then, `basis` what that rests on.
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
    before: "Plain | None" = None
    basis: str = ""


def cards(where: Any = True, most: int | None = None) -> Iterator[tuple[int, int, Plain | None]]:
    """The first terms of every card, or of some, as bare numbers after their event and asset, the newest last; None
    where the method or convention is not plain."""
    columns = [getattr(AssetEvent, name) for name in COLUMNS]
    query = AssetEvent.select(AssetEvent.id, AssetEvent.asset, *columns)
    chosen = query.where((AssetEvent.kind == "acquired") & where)
    read = rows.in_pieces(chosen, AssetEvent.id, most or rows.PIECE, rows.as_stored)
    for event, asset, *stored in islice(read, most):
        yield event, asset, _plain(*stored)


def _plain(
    amount: int | None,
    accumulated: int | None,
    impairment: int | None,
    residual: int | None,
    method: str,
    life: int | None,
    convention: str,
    in_use_on: str | None,
    opening_months: int | None,
    opening_on: str | None,
    day: str,
    period: str,
    counterpart: int | None,
) -> Plain | None:
    """What ledger.terms_of and valuation.flat make of an event, without the objects between."""
    if method not in METHODS or convention not in CONVENTIONS:
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
    card = Plain(since, first or 0, months, monthly, max(spread, 0), whole, opening, written_off, left_over, behind)
    if opening_on is None and not (behind and start is not None):
        return card
    known = method == "straight_line" and lasting > 0
    all_of_it, months = (whole - left_over, lasting) if known else (opening, max(1, (first or 0) - (start or 0)))
    all_of_it = all_of_it if start is not None else 0
    needed, monthly = _equal(all_of_it, months)
    new = Plain(since, start or 0, needed, monthly, max(all_of_it, 0), whole, 0, 0, left_over, 0)
    taken = opening_on or last_day(period_at((first or 0) - 1)).isoformat()
    return card._replace(taken=taken, before=new, basis="method" if known else "even")


def _equal(spread: int, months: int) -> tuple[int, int]:
    """In how many equal months an amount is charged, and how much in each but the last; all at once without any."""
    if spread <= 0:
        return 0, 0
    stretch = Stretch(max(months, 0), max(months, 0), spread, NO_WHY)
    return duration((stretch,)), stretch.monthly


def value(card: Plain, day: str, now: int) -> Value | None:
    """The value at the end of a day as it is stored, now being its months_ended; None where it is not held."""
    since, first, months, monthly, spread, cost, opening, impairment, residual, behind, taken, before, basis = card
    if day < since:
        return None
    done = now - first
    if done >= months:
        accumulated, done, following = opening + spread, months, 0
    else:
        done = max(done, 0)
        accumulated = opening + done * monthly
        following = monthly if done < months - 1 else spread - done * monthly
    if day >= taken or before is None or (then := value(before, day, now)) is None:
        book = cost - accumulated - impairment
        return Value(cost, accumulated, impairment, book, residual, behind + done, following, True)
    charged, behind = min(then.accumulated, opening), min(then.months_charged, behind)
    following = following if now >= first else min(then.monthly_amount, opening - charged)
    return Value(cost, charged, impairment, cost - charged - impairment, residual, behind, following, True, basis)


def opened(card: Plain, day: str, now: int) -> int:
    """What stands by a day of what was charged before the takeover."""
    if day < card.since or day >= card.taken:
        return 0 if day < card.since else card.opening
    held = value(card, day, now)
    return held.accumulated if held else 0


def charged(card: Plain, before: int) -> int:
    """What is charged in the months before the one with an index, opening balances aside."""
    done = before - card.first
    return card.spread if done >= card.months else max(done, 0) * card.monthly
