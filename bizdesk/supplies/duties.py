"""What is due of supplies, as Today shows it (clause 4.2.2)."""

from collections.abc import Iterator

from bizdesk.office.duty import Duty
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.supplies import stock
from bizdesk.supplies.models import Supply
from bizdesk.supplies.positions import positions
from bizdesk.supplies.replenishment import Levels, Position, proposed

NOTHING = Position(0)


def duties(office: Office) -> Iterator[Duty]:
    """Everything that is due of supplies."""
    yield from low(office)


def low(office: Office) -> Iterator[Duty]:
    """Supplies at or below their reorder level that nobody has ordered or planned."""
    strict, found = office.policy.get("reorder_strictly_below") or False, None
    watched = Supply.select().where(Supply.active & Supply.reorder_level.is_null(False)).order_by(Supply.code)
    for supply in watched:
        found = found if found is not None else positions()
        position = found.get(supply.id, NOTHING)
        wanted = proposed(position, levels(supply, strict))
        if wanted:
            told = _("{supply}: {there} {unit} left, order {wanted}").format(
                supply=supply.caption, there=stock.shown(position.on_hand), unit=supply.unit, wanted=stock.shown(wanted)
            )
            state = "overdue" if position.on_hand <= stock.scaled(supply.min_quantity) else "due"
            yield Duty("4.2.2c", told, None, state, "supply", supply.code)


def levels(supply: Supply, strict: bool) -> Levels:
    """When and how a supply is ordered."""
    level, most, multiple = map(stock.scaled, (supply.reorder_level, supply.max_quantity, supply.order_multiple))
    return Levels(level, most, multiple, strict)
