"""What comes of an order and what goes back of it (clause 4.2.2a), in the limits of what was ordered."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.values import show_percent, show_quantity
from bizdesk.supplies import booking, caveats, moving, papers, returning
from bizdesk.supplies.flows_buying import ORDER_FLOW, RULE
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Supply
from bizdesk.supplies.orders import lines_of
from bizdesk.supplies.packed import pieces
from bizdesk.supplies.positions import moved_for
from bizdesk.supplies.stock import SCALE

Lines = Sequence[PurchaseOrderLine]
Wanted = list[tuple[PurchaseOrderLine, Decimal]]


def received(office: Office, order: PurchaseOrder, **inputs: Any) -> list[tuple[Supply, moving.Made]]:
    """What comes of an order: all that is left, or so much of one supply, at the order's price if no other is told."""
    return _received(office, order, lines_of(order), **inputs)


def _received(
    office: Office,
    order: PurchaseOrder,
    lines: Lines,
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
        for line, wanted in _coming(office, order, lines, supply, of_one)
    ]


def receive(office: Office, who: str, order: PurchaseOrder, **inputs: Any) -> PurchaseOrder:
    """Take in what came of an order."""
    with change(office, who, N_("Receive on {number}"), number=order.number) as act:
        lines, odd = lines_of(order), list[str]()
        for supply, made in _received(office, order, lines, **inputs):
            odd += caveats.of_receipt(office, supply, made)
            booking.book(office, act, supply, made)
        settle(act, order, "receive", lines)
    office.notices += odd
    return order


def _coming(
    office: Office, order: PurchaseOrder, lines: Lines, supply: Supply | None, of_one: Mapping[str, Any]
) -> Wanted:
    """The lines that something comes of, and how much; what belongs to one supply is not told of several."""
    came = came_of(lines)
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
        line = papers.line_of(lines, supply, _not_ordered(order, supply))
        wanted = [(line, max(line.quantity - came[line.id], Decimal(0)))]
    if of_one["quantity"] is not None:
        wanted = [(line, pieces(line.supply, of_one["quantity"])) for line, _rest in wanted]
    for line, quantity in wanted:
        _within(office, line, came[line.id], quantity)
    return wanted


def stays_again(office: Office, line: PurchaseOrderLine, quantity: Decimal) -> None:
    """Refuse that what went back of a line did not, where with it more would have come than may."""
    _within(office, line, came_of([line])[line.id], quantity)


def _within(office: Office, line: PurchaseOrderLine, came: Decimal, quantity: Decimal) -> None:
    """Refuse more than was ordered and the policy's part of it."""
    percent = office.policy.get("over_receipt_percent")
    if came + quantity > limit(line, percent):
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
            limit=show_quantity(limit(line, percent)),
            percent=show_percent(percent),
        )


def limit(line: PurchaseOrderLine, percent: Decimal) -> Decimal:
    """How much may come of a line where so much more than ordered may."""
    return line.quantity * (100 + percent) / 100


def sent_back(
    office: Office,
    order: PurchaseOrder,
    *,
    supply: Supply | None = None,
    quantity: Decimal,
    on: date | None = None,
    **rest: Any,
) -> tuple[Supply, moving.Made]:
    """What goes back to the supplier of what came of an order."""
    ORDER_FLOW.check(order, "return")
    lines = lines_of(order)
    if supply is None and len(lines) > 1:
        raise _unnamed(order)
    line = lines[0] if supply is None else papers.line_of(lines, supply, _not_ordered(order, supply))
    quantity = pieces(line.supply, quantity)
    there(line, quantity, done_on(office, on, RULE))
    inputs = {"quantity": quantity, "supplier": order.supplier, "order": line, "on": on, **rest}
    return line.supply, returning.sent_back(office, line.supply, **inputs)


def there(line: PurchaseOrderLine, quantity: Decimal, day: date) -> None:
    """Refuse that goods go of a line on a day by which, or after which, fewer of them had come and stayed."""
    stayed, then = _stayed(line, day)
    if quantity <= stayed:
        return
    words = N_("{number}: {came} of {supply} came and stayed; {quantity} cannot go back.")
    if then is not None:
        words = N_("{number}: on {date} only {came} of {supply} had come and stayed; {quantity} cannot go back.")
    raise Refused(
        words,
        rule=RULE,
        number=line.order.number,
        date=then,
        came=show_quantity(stayed),
        supply=line.supply.caption,
        quantity=show_quantity(quantity),
    )


def _stayed(line: PurchaseOrderLine, day: date) -> tuple[Decimal, date | None]:
    """The least that had come of a line and stayed, on a day or any later one, and when that was; no day where it is
    what has stayed by now."""
    query = Movement.select(Movement.date, fn.SUM(Movement.quantity)).where(Movement.order == line.id)
    moved = rows.as_stored(query.group_by(Movement.date).order_by(Movement.date))
    stood = {day: 0}
    balance = 0
    for text, quantity in moved:
        balance += quantity
        stood[max(day, date.fromisoformat(text))] = balance
    then = min(stood, key=lambda each: stood[each])
    return Decimal(stood[then]) / SCALE, None if stood[then] == balance else then


def send_back(office: Office, who: str, order: PurchaseOrder, *, reason: str = "", **inputs: Any) -> PurchaseOrder:
    """Return to the supplier what came of an order; it is expected again until the order is closed."""
    words = N_("Return on {number}: {reason}") if reason else N_("Return on {number}")
    with change(office, who, words, number=order.number, reason=reason) as act:
        supply, made = sent_back(office, order, reason=reason, **inputs)
        booking.book(office, act, supply, made)
        return settle(act, order, "return", lines_of(order))


def settle(act: Act, order: PurchaseOrder, action: str, lines: Lines) -> PurchaseOrder:
    """Bring an order to the state that follows from what came of its lines."""
    step = ORDER_FLOW.step(order, action)
    ORDER_FLOW.enter(order, step, state_of(lines) if step.to else "")
    return act.save(order)


def state_of(lines: Lines) -> str:
    """The state of an order that is neither closed nor cancelled, by what came of its lines."""
    came = came_of(lines)
    if all(came[line.id] >= line.quantity for line in lines):
        return "received"
    return "partly_received" if any(came.values()) else "ordered"


def came_of(lines: Lines) -> dict[int, Decimal]:
    """By line: what came and did not go back."""
    moved = moved_for(Movement.order, [line.id for line in lines])
    return {line.id: Decimal(moved.get(line.id, 0)) / SCALE for line in lines}


def _not_ordered(order: PurchaseOrder, supply: Supply) -> Refused:
    return Refused(N_("{number} does not order {supply}."), rule=RULE, number=order.number, supply=supply.caption)


def _unnamed(order: PurchaseOrder) -> Refused:
    return Refused(N_("{number} has several supplies: name the one that this is of."), rule=RULE, number=order.number)
