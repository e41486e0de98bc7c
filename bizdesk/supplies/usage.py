"""What was used of supplies: issued and not given back, at what it cost, summed as a report wants it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.periods import add_months, last_day, period_of
from bizdesk.supplies.models import Movement
from bizdesk.supplies.stock import FOLDED, OWNER, REVERSED, stands, with_owner

ISSUED = ("issue", "return_from_user")


class Used(NamedTuple):
    """A quantity in ten-thousandths of a unit, and what it cost in minor units."""

    quantity: int = 0
    value: int = 0


def used(first: date, last: date, *columns: Any, where: Sequence[Any] = ()) -> dict[tuple[Any, ...], Used]:
    """What was used in a span of days, by the stored values of some columns; what was reversed is taken off."""
    corrected = Movement.kind.in_(FOLDED) & fn.COALESCE(REVERSED.kind, OWNER.kind).in_(ISSUED)
    query = (
        with_owner(Movement.select(*columns, fn.SUM(Movement.quantity), fn.SUM(Movement.value)))
        .where(Movement.date >= first, Movement.date <= last, Movement.kind.in_(ISSUED) | corrected, *where)
        .group_by(*columns)
    )
    return {tuple(key): Used(-quantity, -value) for *key, quantity, value in rows.as_stored(query) if quantity or value}


def before(first: date, last: date) -> tuple[date, date]:
    """The span of the same length that ends the day before: whole months before whole months, else as many days."""
    end = first - timedelta(days=1)
    if first.day == 1 and last == last_day(period_of(last)):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return add_months(first, -months), end
    return end - (last - first), end


def last_days(kinds: Sequence[str], day: date, supplies: Iterable[int]) -> dict[int, date]:
    """By supply, the last day up to one on which it moved in one of some ways and was not reversed."""
    mine = rows.among(Movement.supply, supplies)
    query = (
        Movement.select(Movement.supply, fn.MAX(Movement.date))
        .where(mine, Movement.kind.in_(kinds), Movement.date <= day, stands())
        .group_by(Movement.supply)
    )
    return {supply: date.fromisoformat(newest) for supply, newest in rows.as_stored(query)}


def first_days(day: date) -> dict[int, date]:
    """By supply that moved up to a day, the first one on which it did."""
    query = Movement.select(Movement.supply, fn.MIN(Movement.date)).where(Movement.date <= day)
    found = rows.as_stored(query.group_by(Movement.supply))
    return {supply: date.fromisoformat(oldest) for supply, oldest in found}


def idle_days(day: date, supplies: Iterable[int], issued: Mapping[int, date]) -> dict[int, int]:
    """For how many days nothing was issued of supplies; what never was counts from the first day it was there."""
    began = first_days(day)
    return {row: (day - issued.get(row, began.get(row, day))).days for row in supplies}
