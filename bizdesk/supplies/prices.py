"""What supplies were bought at, and what they are expected to cost."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.money import half_up
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import SCALE


class Bought(NamedTuple):
    """A receipt that stands: what came, in ten-thousandths, and what it cost; what it belongs to by row id."""

    on: date
    number: str
    quantity: int
    value: int
    supplier: int | None
    order: int | None

    @property
    def price(self) -> int:
        """What one unit cost, in minor units."""
        return half_up(self.value * SCALE, self.quantity)


def bought(supply: int, *conditions: Any) -> Iterator[Bought]:
    """The receipts of a supply that were not reversed, the oldest first."""
    query = _receipts(supply, *conditions).order_by(Movement.date, Movement.id)
    return map(_read, rows.as_stored(query))


def last_price(supply: Supply, on: date | None = None) -> int | None:
    """What a unit cost when it was last paid for, else the reference price; None where neither is known."""
    conditions: tuple[Any, ...] = (Movement.value > 0, *(() if on is None else (Movement.date <= on,)))
    newest = _receipts(supply.id, *conditions).order_by(Movement.date.desc(), Movement.id.desc()).limit(1)
    return next((_read(row).price for row in rows.as_stored(newest)), supply.price)


def _receipts(supply: int, *conditions: Any) -> Any:
    later: Any = Movement.alias()
    gone = later.select(later.id).where((later.of == Movement.id) & (later.kind == "reversal"))
    told = (Movement.date, Movement.number, Movement.quantity, Movement.value, Movement.supplier, Movement.order)
    query = Movement.select(*told).where((Movement.supply == supply) & (Movement.kind == "receipt"), *conditions)
    return query.where(~fn.EXISTS(gone))


def _read(row: tuple[Any, ...]) -> Bought:
    day, *rest = row
    return Bought(date.fromisoformat(day), *rest)
