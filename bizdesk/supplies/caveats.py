"""What is allowed of an issue and yet to be said: it takes what others were promised, or what has expired."""

from collections.abc import Iterator, Sequence

from bizdesk.office.language import _
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.positions import position


def of_issue(supply: Supply, made: Sequence[Movement]) -> Iterator[str]:
    """What is odd about an issue that is not on a requisition, before it is written; a sentence each."""
    for movement in made:
        if movement.expires_on is not None and movement.expires_on < movement.date:
            yield _("Lot {batch} expired on {date}.").format(batch=movement.batch, date=movement.expires_on)
    at = position(supply.id)
    left = at.on_hand + sum(stock.scaled(movement.quantity) for movement in made)
    if left < at.reserved:
        yield _("{supply}: {reserved} {unit} are reserved for approved requisitions, and {left} are left.").format(
            supply=supply.caption, reserved=stock.shown(at.reserved), unit=supply.unit, left=stock.shown(left)
        )
