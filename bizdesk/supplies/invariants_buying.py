"""What must hold of buying: a plan is what was approved, an order what the supplier has, its state what came of it."""

from collections.abc import Iterator
from typing import Any

from bizdesk.office import approval, rows
from bizdesk.office.file import Touched
from bizdesk.office.journal import JournalEntry
from bizdesk.office.language import _
from bizdesk.supplies import orders, plans, receiving
from bizdesk.supplies.decided import BOUGHT, PLAN
from bizdesk.supplies.flows_buying import COMING
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, PurchasePlan
from bizdesk.supplies.positions import ordered_for


def invariants(touched: Touched | None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    yield from _plans(touched)
    yield from _orders(touched)


def _plans(touched: Touched | None) -> Iterator[str]:
    query = PurchasePlan.select().where(PurchasePlan.state.in_(BOUGHT))
    for plan in _wanted(query, PurchasePlan, "purchase_plan_line", touched):
        if approval.newest(plan, PLAN) is not None and approval.standing(plan, PLAN) is None and not _given_up(plan):
            yield _("{number} is not what was approved.").format(number=plan.number)


def _given_up(plan: PurchasePlan) -> bool:
    """Whether a plan was closed and nothing is ordered for it, as a draft is that was decided on before."""
    return plan.state == "closed" and not ordered_for([line.id for line in plans.lines_of(plan)])


def _orders(touched: Touched | None) -> Iterator[str]:
    if touched is not None and (moved := touched.get("movement")):
        lines = Movement.select(Movement.order).where(rows.among(Movement.id, moved))
        mine = PurchaseOrderLine.select(PurchaseOrderLine.order).where(PurchaseOrderLine.id.in_(lines))
        touched = {**touched, "purchase_order": {*touched.get("purchase_order", ()), *_first(mine)}}
    query = PurchaseOrder.select().where(PurchaseOrder.amount.is_null(False))
    for order in _wanted(query, PurchaseOrder, "purchase_order_line", touched):
        if order.amount != orders.worth(order):
            yield _("{number} is not what was ordered.").format(number=order.number)
        if order.state in COMING and order.state != receiving.state_of(order):
            yield _("The state of {number} is not what came of it.").format(number=order.number)


def _wanted(query: Any, kind: Any, of_lines: str, touched: Touched | None) -> Iterator[Any]:
    """The records of a kind, or those of them that an act wrote on, or on lines that they have or had."""
    if touched is not None:
        mine = (JournalEntry.kind == of_lines) & rows.among(JournalEntry.record_id, touched.get(of_lines, ()))
        above = JournalEntry.select(JournalEntry.subject_id).where(mine).distinct()
        query = query.where(rows.among(kind.id, {*touched.get(kind.kind_name(), ()), *_first(above)}))
    return rows.in_pieces(query, kind.id)


def _first(query: Any) -> Iterator[int]:
    return (row for (row,) in rows.as_stored(query))
