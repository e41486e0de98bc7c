"""What is allowed and yet to be said: an issue takes what others were promised, what has expired, or a part of what
always moved whole; what comes costs another price than was ordered."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up, percent
from bizdesk.office.values import show_percent, show_quantity
from bizdesk.supplies import plans, stock
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


def of_receipt(office: Office, supply: Supply, made: Sequence[Movement]) -> Iterator[str]:
    """That what came of an order cost another price than was ordered."""
    for movement in made:
        if movement.value != plans.cost(movement.quantity, movement.order.price):
            yield _("{label}: {text}").format(label=supply.caption, text=priced(office, supply, movement))


def priced(office: Office, supply: Supply, movement: Movement) -> str:
    """What a unit costs of what comes, what all of it does, and how far that lies from what was ordered."""
    quantity, amount, line = stock.scaled(movement.quantity), movement.value, movement.order
    ordered = plans.cost(movement.quantity, line.price)
    words = N_("{quantity} {unit} at {price}, {amount} together: as ordered")
    if amount != ordered:
        words = N_("{quantity} {unit} at {price}, {amount} together: ordered at {ordered}, {percent} cheaper")
        if not amount:
            words = N_("{quantity} {unit} for nothing: ordered at {ordered}")
    if amount > ordered:
        words = N_("{quantity} {unit} at {price}, {amount} together: ordered at {ordered}, {percent} dearer")
        if not ordered:
            words = N_("{quantity} {unit} at {price}, {amount} together: ordered for nothing")
    return _(words).format(
        quantity=show_quantity(movement.quantity),
        unit=supply.unit,
        price=office.money(half_up(amount * stock.SCALE, quantity)),
        amount=office.money(amount),
        ordered=office.money(line.price),
        percent=show_percent(percent(abs(amount - ordered), ordered)),
    )
