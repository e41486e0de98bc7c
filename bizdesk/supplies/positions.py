"""How every supply stands: on hand, on order, planned, reserved; a few queries for all of them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from peewee import JOIN, fn

from bizdesk.office import rows
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
)
from bizdesk.supplies.replenishment import Position

ORDERED = ("ordered", "partly_received")
PLANNED = ("draft", "submitted", "approved")
PROMISED = ("approved", "partly_issued")


def positions(on: date | None = None) -> dict[int, Position]:
    """The position of every supply that has one, by row id; on: what was on hand at the end of that day."""
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for place, quantities in enumerate((on_hand(on), on_order(), planned(), reserved())):
        for supply, quantity in quantities.items():
            found[supply][place] = quantity
    return {supply: Position(*stands) for supply, stands in found.items()}


def on_hand(on: date | None = None) -> dict[int, int]:
    """What is on the shelves of every supply that ever moved; on: at the end of that day."""
    summed = Movement.select(Movement.supply, fn.SUM(Movement.quantity)).group_by(Movement.supply)
    there: dict[int, int] = dict(rows.as_stored(summed))
    if on is not None:
        # All of it is read off an index; what moved since is little, found supply by supply by its day.
        since = summed.where(rows.among(Movement.supply, there), Movement.date > on)
        for supply, quantity in rows.as_stored(since):
            there[supply] -= quantity
    return there


def on_order() -> dict[int, int]:
    """What is ordered and did not come yet."""
    came = moved_for(Movement.order)
    return _open(PurchaseOrderLine, PurchaseOrder, PurchaseOrderLine.order, PurchaseOrderLine.quantity, ORDERED, came)


def reserved() -> dict[int, int]:
    """What is approved to be issued and was not issued yet."""
    went = {line: -quantity for line, quantity in moved_for(Movement.requisition).items()}
    kind = RequisitionLine
    return _open(kind, Requisition, kind.requisition, kind.approved, PROMISED, went)


def planned() -> dict[int, int]:
    """What stands on plans, drafts too, and is not ordered yet; and what stands on orders that are not placed yet."""
    kind = PurchasePlanLine
    found = _open(kind, PurchasePlan, kind.plan, kind.planned, PLANNED, ordered_for())
    line = PurchaseOrderLine
    for supply, quantity in _open(line, PurchaseOrder, line.order, line.quantity, ("draft",), {}).items():
        found[supply] = found.get(supply, 0) + quantity
    return found


def ordered_for(lines: Collection[int] | None = None, without: int | None = None) -> dict[int, int]:
    """What is ordered for lines of plans, all or some, on drafts too; without: but for that line of an order."""
    kind = PurchaseOrderLine
    wanted = (PurchaseOrder.state != "cancelled") & kind.plan_line.is_null(False)
    if lines is not None:
        wanted &= rows.among(kind.plan_line, lines)
    if without is not None:
        wanted &= kind.id != without
    query = kind.select(kind.plan_line, fn.SUM(kind.quantity)).join(PurchaseOrder).where(wanted)
    return dict(rows.as_stored(query.group_by(kind.plan_line)))


def moved_for(column: Any, lines: Collection[int] | None = None) -> dict[int, int]:
    """What moved for lines of orders or requisitions, all or some of them, reversals taken off."""
    wanted = column.is_null(False) if lines is None else rows.among(column, lines)
    query = Movement.select(column, fn.SUM(Movement.quantity)).where(wanted).group_by(column)
    return dict(rows.as_stored(query))


def _open(
    kind: Any, parent: Any, column: Any, quantity: Any, states: tuple[str, ...], done: dict[int, int]
) -> dict[int, int]:
    """What is still open of the lines of papers in some states, by supply."""
    query = kind.select(kind.id, kind.supply, quantity).join(parent, JOIN.INNER, on=column == parent.id)
    left: dict[int, int] = defaultdict(int)
    for line, supply, wanted in rows.as_stored(query.where(parent.state.in_(states))):
        left[supply] += max((wanted or 0) - done.get(line, 0), 0)
    return left
