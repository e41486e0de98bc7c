"""How every supply stands: on hand, on order, planned, reserved; a few queries for all of them."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
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
    Supply,
)
from bizdesk.supplies.replenishment import Position
from bizdesk.supplies.stock import SCALE, lying

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


def on_hand(on: date | None = None, supplies: Collection[int] | None = None) -> dict[int, int]:
    """What is on the shelves of every supply that ever moved, or of some of them; on: at the end of that day."""
    where: list[Any] = [] if on is None else [Movement.date <= on]
    if supplies is not None:
        where.append(rows.among(Movement.supply, supplies))
    return {supply: quantity for supply, quantity, _value in lying(Movement.supply, where=where)}


def look(supplies: Collection[Supply]) -> None:
    """Find out what is on hand of supplies, however many: their `on_hand` tells."""
    summed = Movement.select(Movement.supply, fn.SUM(Movement.quantity)).group_by(Movement.supply)
    there = dict(rows.as_stored(summed.where(rows.among(Movement.supply, [each.id for each in supplies]))))
    for supply in supplies:
        supply.on_hand = Decimal(there.get(supply.id, 0)) / SCALE


def position(supply: int) -> Position:
    """The position of one supply by its row id."""
    there = on_hand(supplies=[supply]).get(supply, 0)
    return Position(there, *(each(supply).get(supply, 0) for each in (on_order, planned, reserved)))


def on_order(supply: int | None = None) -> dict[int, int]:
    """What is ordered and did not come yet, of all supplies or of one."""
    kind = PurchaseOrderLine

    def came(lines: Collection[int]) -> dict[int, int]:
        return moved_for(Movement.order, lines)

    return _open(kind, PurchaseOrder, kind.order, kind.quantity, ORDERED, came, supply)


def reserved(supply: int | None = None) -> dict[int, int]:
    """What is approved to be issued and was not issued yet, of all supplies or of one."""
    kind = RequisitionLine

    def went(lines: Collection[int]) -> dict[int, int]:
        return {line: -quantity for line, quantity in moved_for(Movement.requisition, lines).items()}

    return _open(kind, Requisition, kind.requisition, kind.approved, PROMISED, went, supply)


def planned(supply: int | None = None) -> dict[int, int]:
    """What stands on plans, drafts too, and is not ordered yet; and what stands on orders that are not placed yet."""
    kind, line = PurchasePlanLine, PurchaseOrderLine

    found = _open(kind, PurchasePlan, kind.plan, kind.planned, PLANNED, ordered_for, supply)
    drafts = _open(line, PurchaseOrder, line.order, line.quantity, ("draft",), lambda _lines: {}, supply)
    for each, quantity in drafts.items():
        found[each] = found.get(each, 0) + quantity
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


def moved_for(column: Any, lines: Collection[int]) -> dict[int, int]:
    """What moved for lines of orders or requisitions, column being where movements name them; reversals taken off."""
    query = Movement.select(column, fn.SUM(Movement.quantity)).where(rows.among(column, lines)).group_by(column)
    return dict(rows.as_stored(query))


def _open(
    kind: Any,
    parent: Any,
    column: Any,
    quantity: Any,
    states: tuple[str, ...],
    settled: Callable[[Collection[int]], dict[int, int]],
    supply: int | None,
) -> dict[int, int]:
    """What is still open of the lines of papers in some states, by supply; settled tells what came of lines."""
    query = kind.select(kind.id, kind.supply, quantity).join(parent, JOIN.INNER, on=column == parent.id)
    query = query.where(parent.state.in_(states))
    lines = rows.as_stored(query if supply is None else query.where(kind.supply == supply))
    done = settled([line for line, _supply, _wanted in lines])
    left: dict[int, int] = defaultdict(int)
    for line, each, wanted in lines:
        left[each] += max((wanted or 0) - done.get(line, 0), 0)
    return left
