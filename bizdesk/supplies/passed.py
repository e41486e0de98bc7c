"""What came in and went out of supplies in a span of days, summed where it lies."""

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.supplies.models import Movement
from bizdesk.supplies.stock import FOLDED, OWNER, REVERSED, with_owner


class Way(NamedTuple):
    """Where and how something moved, by row ids; inward: it came in."""

    supply: int
    place: int | None
    kind: str
    inward: bool


class Sums(NamedTuple):
    """A signed quantity in ten-thousandths, and its signed value in minor units as it was booked."""

    quantity: int = 0
    value: int = 0


def passed(first: date, last: date, *conditions: Any) -> dict[Way, Sums]:
    """What moved in a span of days, and met some conditions; a reversal or a later price stands with what it belongs
    to: a receipt that is taken back is so much less that came in."""
    found: dict[Way, list[int]] = defaultdict(lambda: [0, 0])
    sums = (fn.SUM(Movement.quantity), fn.SUM(Movement.value))
    span = (Movement.date >= first, Movement.date <= last, *conditions)
    own = (Movement.supply, Movement.place, Movement.kind, Movement.quantity > 0)
    of_them = Movement.select(*own, *sums).where(*span, Movement.kind.not_in(FOLDED)).group_by(*own)
    theirs = (
        Movement.supply,
        Movement.place,
        fn.COALESCE(REVERSED.kind, OWNER.kind),
        fn.COALESCE(REVERSED.quantity, OWNER.quantity) > 0,
    )
    besides = with_owner(Movement.select(*theirs, *sums)).where(*span, Movement.kind.in_(FOLDED)).group_by(*theirs)
    for query in (of_them, besides):
        for supply, place, kind, inward, quantity, value in rows.as_stored(query):
            both = found[Way(supply, place, kind, bool(inward))]
            both[0] += quantity
            both[1] += value
    return {way: Sums(*both) for way, both in found.items()}
