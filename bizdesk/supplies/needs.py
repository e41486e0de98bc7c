"""What is to be ordered now: every supply that is watched, how it stands, and how much of it to order."""

from datetime import date
from typing import NamedTuple

from bizdesk.office.file import Office
from bizdesk.supplies import stock
from bizdesk.supplies.models import Supply
from bizdesk.supplies.positions import positions
from bizdesk.supplies.replenishment import Levels, Position, proposed

NOTHING = Position(0)


class Need(NamedTuple):
    """A supply, how it stands, and the quantity to order of it, in ten-thousandths."""

    supply: Supply
    position: Position
    wanted: int


def needs(office: Office, on: date | None = None) -> list[Need]:
    """The supplies with a reorder level, and those of which more is promised than there will be; by code.

    on: what was on hand at the end of that day; what is ordered, planned and promised is what is so now.
    """
    strict, found, told = office.policy.get("reorder_strictly_below") or False, None, []
    for supply in Supply.select().where(Supply.active).order_by(Supply.code):
        found = found if found is not None else positions(on)
        position = found.get(supply.id, NOTHING)
        wanted = proposed(position, levels(supply, strict))
        if supply.reorder_level is not None or wanted:
            told.append(Need(supply, position, wanted))
    return told


def levels(supply: Supply, strict: bool) -> Levels:
    """When and how a supply is ordered; without a reorder level only what is promised and will not be there."""
    level, most, multiple = map(stock.scaled, (supply.reorder_level, supply.max_quantity, supply.order_multiple))
    return Levels(level, most if supply.reorder_level is not None else 0, multiple, strict)
