"""What supplies were bought at, and what they are expected to cost."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.money import half_up
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import SCALE

# What a receipt tells, in the order of the fields of Bought.
RECEIPT = (
    Movement.date,
    Movement.number,
    Movement.supply,
    Movement.quantity,
    Movement.value,
    Movement.supplier,
    Movement.order,
)


class Bought(NamedTuple):
    """A receipt that stands: what came, in ten-thousandths, and what it cost; what it belongs to by row id."""

    on: date
    number: str
    supply: int
    quantity: int
    value: int
    supplier: int | None
    order: int | None

    @property
    def price(self) -> int:
        """What one unit cost, in minor units."""
        return half_up(self.value * SCALE, self.quantity)


def bought(*conditions: Any) -> Iterator[Bought]:
    """The receipts that were not reversed, the oldest first."""
    query = _receipts(*conditions).order_by(Movement.date, Movement.id)
    return map(_read, rows.as_stored(query))


def last_price(supply: Supply, on: date | None = None) -> int | None:
    """What a unit cost when it was last paid for, else the reference price; None where neither is known."""
    return last_prices([supply], on)[supply.id]


def last_prices(supplies: Collection[Supply], on: date | None = None) -> dict[int, int | None]:
    """The same of several supplies, by row id."""
    paid = [Movement.value > 0, *([] if on is None else [Movement.date <= on])]
    newest = _receipts(Movement.supply == Supply.id, *paid, told=[Movement.id])
    newest = newest.order_by(Movement.date.desc(), Movement.id.desc()).limit(1)
    mine = Supply.select(newest).where(rows.among(Supply.id, [supply.id for supply in supplies]))
    ids = [row for (row,) in rows.as_stored(mine) if row is not None]
    prices = {supply.id: supply.price for supply in supplies}
    found = map(_read, rows.as_stored(Movement.select(*RECEIPT).where(rows.among(Movement.id, ids))))
    return prices | {each.supply: each.price for each in found}


def _receipts(*conditions: Any, told: Sequence[Any] = RECEIPT) -> Any:
    later: Any = Movement.alias()
    gone = later.select(later.id).where((later.of == Movement.id) & (later.kind == "reversal"))
    query = Movement.select(*told).where(Movement.kind == "receipt", *conditions)
    return query.where(~fn.EXISTS(gone))


def _read(row: Sequence[Any]) -> Bought:
    day, *rest = row
    return Bought(date.fromisoformat(day), *rest)
