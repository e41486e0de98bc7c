"""What is allowed of an issue and yet to be said: it takes what others were promised, what has expired, or a part of
what always moved whole."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizdesk.office.language import _
from bizdesk.office.values import show_quantity
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.positions import position


def of_issue(supply: Supply, made: Sequence[Movement]) -> Iterator[str]:
    """What is odd about an issue that is not on a requisition, before it is written; a sentence each."""
    for movement in made:
        if movement.expires_on is not None and movement.expires_on < movement.date:
            yield _("Lot {batch} expired on {date}.").format(batch=movement.batch, date=movement.expires_on)
    yield from in_parts(supply, -sum((movement.quantity for movement in made), Decimal(0)))
    at = position(supply.id)
    left = at.on_hand + sum(stock.scaled(movement.quantity) for movement in made)
    if left < at.reserved:
        yield _("{supply}: {reserved} {unit} are reserved for approved requisitions, and {left} are left.").format(
            supply=supply.caption, reserved=stock.shown(at.reserved), unit=supply.unit, left=stock.shown(left)
        )


def in_parts(supply: Supply, quantity: Decimal) -> Iterator[str]:
    """That a part of a unit moves of what was only ever moved by the whole one."""
    if not quantity % 1:
        return
    moved = stock.lying(Movement.quantity, where=[Movement.supply == supply.id])
    if not any(each % stock.SCALE for each, *_sums in moved):
        yield _("Until now {supply} only moved by the whole {unit}: make sure that {quantity} is meant.").format(
            supply=supply.caption, unit=supply.unit, quantity=show_quantity(quantity)
        )
