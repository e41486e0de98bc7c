"""What comes of an order and what goes back of it (clause 4.2.2a), in the limits of what was ordered."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.values import show_percent, show_quantity
from bizdesk.supplies import booking, moving
from bizdesk.supplies.flows_buying import ORDER_FLOW, RULE
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Supply
from bizdesk.supplies.orders import lines_of
from bizdesk.supplies.packed import pieces
from bizdesk.supplies.positions import moved_for
from bizdesk.supplies.stock import SCALE

Wanted = list[tuple[PurchaseOrderLine, Decimal]]


def received(
    office: Office,
    order: PurchaseOrder,
    *,
    supply: Supply | None = None,
    quantity: Decimal | None = None,
    price: int | None = None,
    amount: int | None = None,
    on: date | None = None,
    batch: str = "",
    expires_on: date | None = None,
    account: str = "",
    project: str = "",
    **rest: Any,
) -> list[tuple[Supply, moving.Made]]:
    """What comes of an order: all that is left, or so much of one supply, at the order's price if no other is told."""
    ORDER_FLOW.check(order, "receive")
    if order.ordered_on is not None and done_on(office, on, RULE) < order.ordered_on:
        raise Refused(
            N_("{number} was ordered on {date}: nothing came before."),
            rule=RULE,
            number=order.number,
            date=order.ordered_on,
        )
    of_one = {"quantity": quantity, "price": price, "amount": amount, "batch": batch, "expires_on": expires_on}
    return [
        (
            line.supply,
            moving.received(
                office,
                line.supply,
                quantity=wanted,
                price=line.price if price is None and amount is None else price,
                amount=amount,
                on=on,
                supplier=order.supplier,
                batch=batch,
                expires_on=expires_on,
                order=line,
                account=account or line.account,
                project=project or line.project,
                **rest,
            ),
        )
        for line, wanted in _coming(office, order, supply, of_one)
    ]


def receive(office: Office, who: str, order: PurchaseOrder, **inputs: Any) -> PurchaseOrder:
    """Take in what came of an order."""
    with change(office, who, N_("Receive on {number}"), number=order.number) as act:
        for supply, made in received(office, order, **inputs):
            booking.book(office, act, supply, made)
        return settle(act, order, "receive")


def _coming(office: Office, order: PurchaseOrder, supply: Supply | None, of_one: Mapping[str, Any]) -> Wanted:
    """The lines that something comes of, and how much; what belongs to one supply is not told of several."""
    came, lines = came_of(order), lines_of(order)
    if supply is None:
        left = [(line, line.quantity - came[line.id]) for line in lines if line.quantity > came[line.id]]
        if not left:
            raise NothingToDo(
                N_("All of {number} has come; name the supply and the quantity of what came besides."),
                rule=RULE,
                number=order.number,
            )
        if len(left) > 1 and any(value not in (None, "") for value in of_one.values()):
            raise _unnamed(order)
        wanted = left
    else:
        line = _line_of(order, supply)
        wanted = [(line, max(line.quantity - came[line.id], Decimal(0)))]
    if of_one["quantity"] is not None:
        wanted = [(line, pieces(line.supply, of_one["quantity"])) for line, _rest in wanted]
    for line, quantity in wanted:
        _within(office, line, came[line.id], quantity)
    return wanted


def _within(office: Office, line: PurchaseOrderLine, came: Decimal, quantity: Decimal) -> None:
    """Refuse more than was ordered and the policy's part of it."""
    percent = office.policy.get("over_receipt_percent")
    if came + quantity > line.quantity * (100 + percent) / 100:
        raise Refused(
            N_(
                "{number}: {ordered} of {supply} ordered, {came} came; with {quantity} it would be more than {limit}, "
                "{percent} above the order."
            ),
            rule=RULE,
            number=line.order.number,
            ordered=show_quantity(line.quantity),
            supply=line.supply.caption,
            came=show_quantity(came),
            quantity=show_quantity(quantity),
            limit=show_quantity(line.quantity * (100 + percent) / 100),
            percent=show_percent(percent),
        )


def sent_back(
    office: Office,
    order: PurchaseOrder,
    *,
    supply: Supply | None = None,
    quantity: Decimal,
    **rest: Any,
) -> tuple[Supply, moving.Made]:
    """What goes back to the supplier of what came of an order."""
    ORDER_FLOW.check(order, "return")
    lines = lines_of(order)
    if supply is None and len(lines) > 1:
        raise _unnamed(order)
    line = lines[0] if supply is None else _line_of(order, supply)
    quantity = pieces(line.supply, quantity)
    came = came_of(order)[line.id]
    if quantity > came:
        raise Refused(
            N_("{number}: {came} of {supply} came and stayed; {quantity} cannot go back."),
            rule=RULE,
            number=order.number,
            came=show_quantity(came),
            supply=line.supply.caption,
            quantity=show_quantity(quantity),
        )
    made = moving.sent_back(
        office,
        line.supply,
        quantity=quantity,
        supplier=order.supplier,
        order=line,
        account=line.account or line.supply.account,
        project=line.project,
        **rest,
    )
    return line.supply, made


def send_back(office: Office, who: str, order: PurchaseOrder, *, reason: str = "", **inputs: Any) -> PurchaseOrder:
    """Return to the supplier what came of an order; it is expected again until the order is closed."""
    words = N_("Return on {number}: {reason}") if reason else N_("Return on {number}")
    with change(office, who, words, number=order.number, reason=reason) as act:
        supply, made = sent_back(office, order, reason=reason, **inputs)
        booking.book(office, act, supply, made)
        return settle(act, order, "return")


def settle(act: Act, order: PurchaseOrder, action: str) -> PurchaseOrder:
    """Bring an order to the state that follows from what came of it."""
    step = ORDER_FLOW.step(order, action)
    ORDER_FLOW.enter(order, step, state_of(order) if step.to else "")
    return act.save(order)


def state_of(order: PurchaseOrder) -> str:
    """The state of an order that is neither closed nor cancelled, by what came of it."""
    came = came_of(order)
    if all(came[line.id] >= line.quantity for line in lines_of(order)):
        return "received"
    return "partly_received" if any(came.values()) else "ordered"


def came_of(order: PurchaseOrder) -> dict[int, Decimal]:
    """By line of an order: what came and did not go back."""
    lines = lines_of(order)
    moved = moved_for(Movement.order, [line.id for line in lines])
    return {line.id: Decimal(moved.get(line.id, 0)) / SCALE for line in lines}


def _line_of(order: PurchaseOrder, supply: Supply) -> PurchaseOrderLine:
    for line in lines_of(order):
        if line.supply == supply:
            return line
    raise Refused(N_("{number} does not order {supply}."), rule=RULE, number=order.number, supply=supply.caption)


def _unnamed(order: PurchaseOrder) -> Refused:
    return Refused(N_("{number} has several supplies: name the one that this is of."), rule=RULE, number=order.number)
