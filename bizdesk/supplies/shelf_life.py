"""Lots that expire: what is left of them, and when (clause 4.2.2c)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import expiry, lying


class Dated(NamedTuple):
    """What is left of a lot at a place, by row ids; the quantity as it is stored."""

    supply: int
    place: int | None
    batch: str
    expires_on: date
    quantity: int


def dated_lots(day: date, until: date) -> list[Dated]:
    """What is left on a day of the lots that expire up to another, the first to expire first."""
    expiring = Movement.supply.in_(Supply.select(Supply.id).where(Supply.track_expiry))
    left = [
        Dated(*lot, ends, quantity)
        for lot, ends, quantity in lots_left(Movement.date <= day, expiring)
        if quantity > 0 and ends is not None and ends <= until
    ]
    return sorted(left, key=lambda lot: (lot.expires_on, lot.supply, lot.batch))


def lots_left(*conditions: Any) -> Iterator[tuple[tuple[int, int | None, str], date | None, int]]:
    """Of movements of supplies that expire every lot that is not all gone, by supply, place and batch, with the day it
    expires and what is left of it."""
    by = (Movement.supply, Movement.place, Movement.batch)
    found: dict[tuple[int, int | None, str], list[tuple[str | None, int]]] = defaultdict(list)
    for supply, place, batch, ends, quantity, _value in lying(*by, Movement.expires_on, where=conditions):
        found[supply, place, batch].append((ends, quantity))
    for lot, told in found.items():
        if left := sum(quantity for _ends, quantity in told):
            yield lot, expiry(told), left
