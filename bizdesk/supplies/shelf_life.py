"""Lots that expire: what is left of them, and when (clause 4.2.2c)."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

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
    by = (Movement.supply, Movement.place, Movement.batch, Movement.expires_on)
    found: dict[tuple[int, int | None, str], list[tuple[str | None, int]]] = defaultdict(list)
    for *lot, ends, quantity, _value in lying(*by, where=[Movement.date <= day, expiring]):
        found[tuple(lot)].append((ends, quantity))
    left = [
        Dated(*lot, ends, quantity)
        for lot, told in found.items()
        if (quantity := sum(each for _ends, each in told)) > 0 and (ends := expiry(told)) is not None and ends <= until
    ]
    return sorted(left, key=lambda lot: (lot.expires_on, lot.supply, lot.batch))
