"""The ledger of one supply: what is on hand where, what each movement is worth, and what one more would change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.quantities import DECIMALS
from bizdesk.office.values import show_quantity
from bizdesk.supplies.model_movement import Movement
from bizdesk.supplies.model_supply import Supply
from bizdesk.supplies.valuation import Move, Short, values
from bizdesk.supplies.words import PRICED

RULE = "4.2.2b"
SCALE = 10**DECIMALS
FOLDED = ("revaluation", "reversal")


class Line(NamedTuple):
    """A movement as the file keeps it; its place and what it belongs to by row id."""

    id: int
    on: str
    kind: str
    quantity: int
    value: int
    place: int | None
    batch: str
    of: int | None


COLUMNS = (
    Movement.id,
    Movement.date,
    Movement.kind,
    Movement.quantity,
    Movement.value,
    Movement.place,
    Movement.batch,
    Movement.of,
)


def ledger(supply: int, *conditions: Any) -> list[Line]:
    """All movements of a supply in the order in which they count: by day, on one day as they were entered."""
    query = Movement.select(*COLUMNS).where(Movement.supply == supply, *conditions)
    return [Line(*row) for row in rows.as_stored(query.order_by(Movement.date, Movement.id))]


def standing(lines: Iterable[Line]) -> list[Line]:
    """The movements that count, each at what later prices made of it; what was reversed is gone with its reversal."""
    lines = list(lines)
    gone = {line.of for line in lines if line.kind == "reversal"}
    later: dict[int | None, int] = defaultdict(int)
    for line in lines:
        if line.kind == "revaluation":
            later[line.of] += line.value
    return [
        line._replace(value=line.value + later[line.id]) if line.id in later else line
        for line in lines
        if line.kind not in FOLDED and line.id not in gone
    ]


def moves(lines: Iterable[Line]) -> Iterator[Move]:
    """What changes the stock of the whole office, for its valuation; where it lies makes no difference to that."""
    for line in lines:
        if line.kind != "transfer":
            given = line.value if line.kind in PRICED else None
            of = (line.of or 0) if line.kind == "return_from_user" else 0
            yield Move(line.id, line.on, line.quantity, given, of, line.batch)


def worth(supply: Supply, lines: Sequence[Line]) -> dict[int, int]:
    """The value of every movement by its row id, by the valuation of the supply."""
    try:
        return values(supply.valuation, list(moves(lines)))
    except Short as short:
        raise _short(supply, short.move.on, short.there, -short.move.quantity) from None


def with_new(lines: Sequence[Line], new: Sequence[Line]) -> list[Line]:
    """The ledger with further movements, each after all others of its day."""
    return sorted([*lines, *new], key=lambda line: (line.on, line.id < 0, abs(line.id)))


def enough(supply: Supply, lines: Sequence[Line]) -> None:
    """Refuse a ledger in which a place, or a lot at a place, would hold less than nothing, with the first such day."""
    there: dict[tuple[int | None, str], int] = defaultdict(int)
    for line in lines:
        shelf = (line.place, line.batch if supply.track_expiry else "")
        if there[shelf] + line.quantity < 0:
            raise _short(supply, line.on, there[shelf], -line.quantity)
        there[shelf] += line.quantity


def _short(supply: Supply, day: str, there: int, wanted: int) -> Refused:
    return Refused(
        N_("On {date} there would be {there} {unit} of {supply}, and {wanted} would go out."),
        rule=RULE,
        date=day,
        there=shown(there),
        unit=supply.unit,
        supply=supply.caption,
        wanted=shown(wanted),
    )


def shown(quantity: int) -> str:
    """A stored quantity as people read it."""
    return show_quantity(Decimal(quantity).scaleb(-DECIMALS))


class Lot(NamedTuple):
    """What is left of a lot at a place."""

    batch: str
    expires_on: date | None
    quantity: Decimal

    def expired(self, day: date) -> bool:
        """Whether it is not good any more on a day; on the day it expires it still is."""
        return self.expires_on is not None and self.expires_on < day


def lots(supply: Supply, place: int | None, day: date) -> list[Lot]:
    """The lots of a supply that lie at a place on a day, the first to expire first."""
    here = Movement.place.is_null() if place is None else Movement.place == place
    query = (
        Movement.select(Movement.batch, fn.MAX(Movement.expires_on), fn.SUM(Movement.quantity))
        .where(Movement.supply == supply.id, here, Movement.date <= day)
        .group_by(Movement.batch)
    )
    left = [
        Lot(batch, date.fromisoformat(ends) if ends else None, Decimal(quantity).scaleb(-DECIMALS))
        for batch, ends, quantity in rows.as_stored(query)
        if quantity > 0
    ]
    return sorted(left, key=lambda lot: (lot.expires_on or date.max, lot.batch))


def scaled(quantity: Decimal | None) -> int:
    """A quantity as the file keeps it; nothing where none is told."""
    return int(quantity * SCALE) if quantity is not None else 0


def unit_cost(supply: Supply) -> Fraction:
    """What one unit is worth now, in minor units: by the stock, by the reference price where there is none."""
    query = Movement.select(fn.SUM(Movement.quantity), fn.SUM(Movement.value)).where(Movement.supply == supply.id)
    ((quantity, value),) = rows.as_stored(query)
    return Fraction(value * SCALE, quantity) if quantity else Fraction(supply.price or 0)
