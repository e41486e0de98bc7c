"""What must not go beyond: nothing issued above what was approved, ordered above what is planned, received above the
limit."""

import json
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from bizdesk.office import rows
from bizdesk.office import touched as written
from bizdesk.office.file import Office, Touched
from bizdesk.office.journal import JournalEntry
from bizdesk.office.language import _
from bizdesk.office.policy import Policy
from bizdesk.office.values import show_quantity
from bizdesk.supplies import receiving, stock
from bizdesk.supplies.models import Movement, PurchaseOrderLine, PurchasePlanLine, RequisitionLine
from bizdesk.supplies.positions import moved_for, ordered_for

OVER_RECEIPT = "over_receipt_percent"


def invariants(office: Office, touched: Touched | None) -> Iterator[str]:
    """What goes beyond, one sentence each; touched: only of what an act wrote."""
    for asked, went in _lines(RequisitionLine, moved_for(Movement.requisition, _moved(Movement.requisition, touched))):
        if -went > stock.scaled(asked.approved or Decimal(0)):
            yield _("{number}: {issued} of {supply} issued, {approved} approved.").format(
                number=asked.requisition.number,
                issued=stock.shown(-went),
                supply=asked.supply.caption,
                approved=show_quantity(asked.approved or Decimal(0)),
            )
    for planned, ordered in _lines(PurchasePlanLine, ordered_for(_planned(touched))):
        if ordered > stock.scaled(planned.planned):
            yield _("{number}: {ordered} of {supply} ordered, {planned} planned.").format(
                number=planned.plan.number,
                ordered=stock.shown(ordered),
                supply=planned.supply.caption,
                planned=show_quantity(planned.planned),
            )
    percent = _highest(office)
    for line, came in _lines(PurchaseOrderLine, moved_for(Movement.order, _moved(Movement.order, touched))):
        limit = receiving.limit(line, percent)
        if came > stock.scaled(limit):
            yield _("{number}: {came} of {supply} came, at most {limit} may.").format(
                number=line.order.number,
                came=stock.shown(came),
                supply=line.supply.caption,
                limit=show_quantity(limit),
            )


def _lines(kind: Any, found: dict[int, int]) -> Iterator[tuple[Any, int]]:
    """The lines of some rows, each with what was found of it."""
    return ((line, found[line.id]) for line in rows.of_many(kind.select(), kind.id, sorted(found)))


def _moved(column: Any, touched: Touched | None) -> Collection[int] | None:
    """The lines that an act moved something for; None for all."""
    if touched is None:
        return None
    moved = rows.among(Movement.id, touched.get("movement", ()))
    mine = {*written.ids(Movement.select(column).where(moved, column.is_null(False)))}
    return mine | {*touched.get(column.rel_model.kind_name(), ())}


def _planned(touched: Touched | None) -> Collection[int] | None:
    """The lines of plans that an act wrote on, or ordered something for; None for all."""
    if touched is None:
        return None
    line = PurchaseOrderLine
    mine = rows.among(line.id, touched.get("purchase_order_line", ()))
    mine |= rows.among(line.order, touched.get("purchase_order", ()))
    ordered = written.ids(line.select(line.plan_line).where(mine, line.plan_line.is_null(False)))
    return {*touched.get("purchase_plan_line", ()), *ordered}


def _highest(office: Office) -> Decimal:
    """The most that the policy ever let come above an order: what came by it then is no fault now."""
    rule = office.policy.known[OVER_RECEIPT]
    held: Iterable[Any] = JournalEntry.select().where(
        (JournalEntry.kind == Policy.kind_name()) & (JournalEntry.number == OVER_RECEIPT)
    )
    told = (json.loads(side).get("value") for each in held for side in (each.before, each.after))
    texts = {rule.default, office.policy.text(OVER_RECEIPT), *filter(None, told)}
    return max(Decimal(rule.field.parse(text, office)) for text in texts)
