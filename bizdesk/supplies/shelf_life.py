"""Lots that expire: what is left of them, and when (clause 4.2.2c)."""

from datetime import date
from typing import NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.supplies.models import Movement, Supply


class Dated(NamedTuple):
    """What is left of a lot at a place, by row ids; the quantity as it is stored."""

    supply: int
    place: int | None
    batch: str
    expires_on: date
    quantity: int


def dated_lots(day: date, until: date) -> list[Dated]:
    """What is left on a day of the lots that expire up to another, the first to expire first."""
    query = (
        Movement.select(
            Movement.supply, Movement.place, Movement.batch, fn.MAX(Movement.expires_on), fn.SUM(Movement.quantity)
        )
        .where(Movement.date <= day, Movement.supply.in_(Supply.select(Supply.id).where(Supply.track_expiry)))
        .group_by(Movement.supply, Movement.place, Movement.batch)
    )
    left = [
        Dated(supply, place, batch, date.fromisoformat(ends), quantity)
        for supply, place, batch, ends, quantity in rows.as_stored(query)
        if quantity > 0 and ends is not None and ends <= until.isoformat()
    ]
    return sorted(left, key=lambda lot: (lot.expires_on, lot.supply, lot.batch))
