"""The lines of purchase orders (clause 4.2.2a), drawn up by hand or from a plan, and never more than the plan says."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.people import Supplier
from bizdesk.office.values import show_quantity
from bizdesk.supplies import papers, plans
from bizdesk.supplies.flows_buying import PLAN_FLOW, RULE
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine
from bizdesk.supplies.orders import at_planned_price, drafting, lines_of
from bizdesk.supplies.packed import in_pieces
from bizdesk.supplies.positions import ordered_for
from bizdesk.supplies.prices import last_price
from bizdesk.supplies.stock import SCALE


def add_line(office: Office, who: str, values: Mapping[str, Any]) -> PurchaseOrderLine:
    """Order one supply more; at the plan's price or that of the last receipt if none is told."""
    values = in_pieces(values, "quantity")
    planned, supply = values.get("plan_line"), values.get("supply")
    if values.get("price") is None and supply is not None:
        values["price"] = planned.price if planned is not None else last_price(supply)
    line = PurchaseOrderLine(**values)
    line.verify()
    with _drafting(office, who, line.order, line, N_("Add {supply} to {number}")) as act:
        _fits(office, line)
        return act.add(line)


def edit_line(office: Office, who: str, line: PurchaseOrderLine, values: Mapping[str, Any]) -> PurchaseOrderLine:
    """Order another quantity, or at another price; as long as the order is a draft."""
    order = line.order
    for name, value in in_pieces(values, "quantity", line.supply).items():
        setattr(line, name, value)
    if line.order != order:
        raise Refused(N_("A line stays on its order: take it off this one and add it to the other."), rule=RULE)
    with _drafting(office, who, order, line, N_("Edit {supply} on {number}")) as act:
        _fits(office, line)
        return act.save(line)


def remove_line(office: Office, who: str, line: PurchaseOrderLine) -> None:
    """Order one supply less."""
    with _drafting(office, who, line.order, line, N_("Take {supply} off {number}")) as act:
        act.remove(line)


def _drafting(
    office: Office, who: str, order: PurchaseOrder, line: PurchaseOrderLine, words: str
) -> AbstractContextManager[Act]:
    return drafting(office, who, order.afresh(), words, supply=line.supply.caption)


def _fits(office: Office, line: PurchaseOrderLine) -> None:
    """Refuse a line of nothing, a supply that is on its order already, and more or dearer than its plan says."""
    papers.above_nothing(line.quantity, RULE)
    if any(other.supply == line.supply and other.id != line.id for other in lines_of(line.order)):
        raise Refused(
            N_("{supply} is on {number} already: change its quantity there."),
            rule=RULE,
            supply=line.supply.caption,
            number=line.order.number,
        )
    planned = line.plan_line
    if planned is None:
        return
    if planned.supply != line.supply or planned.plan.afresh().state not in ("approved", "ordered"):
        raise Refused(
            N_("{number} does not plan {supply}, or is not approved."),
            rule=RULE,
            number=planned.plan.number,
            supply=line.supply.caption,
        )
    ordered = Decimal(ordered_for([planned.id], line.id).get(planned.id, 0)) / SCALE
    if line.quantity > planned.planned - ordered:
        raise Refused(
            N_("{number}: {planned} of {supply} planned, {ordered} ordered already; {wanted} more is too much."),
            rule=RULE,
            number=planned.plan.number,
            planned=show_quantity(planned.planned),
            supply=line.supply.caption,
            ordered=show_quantity(ordered),
            wanted=show_quantity(line.quantity),
        )
    at_planned_price(office, line)


def order_plan(office: Office, who: str, plan: PurchasePlan) -> PurchasePlan:
    """Draw up the orders of an approved plan, one for each supplier, of what is not ordered yet."""
    with change(office, who, N_("Draw up the orders of {number}"), number=plan.number) as act:
        PLAN_FLOW.move(plan, "order")
        lines = plans.lines_of(plan)
        ordered = ordered_for([line.id for line in lines])
        by_supplier: dict[Supplier, list[tuple[PurchasePlanLine, Decimal]]] = {}
        for line in lines:
            left = line.planned - Decimal(ordered.get(line.id, 0)) / SCALE
            if left > 0:
                by_supplier.setdefault(line.supplier, []).append((line, left))
        for supplier, mine in sorted(by_supplier.items(), key=lambda item: item[0].code):
            order = act.add(PurchaseOrder(supplier=supplier, plan=plan, buyer=office.staff(who)))
            for line, left in mine:
                act.add(
                    PurchaseOrderLine(
                        order=order,
                        supply=line.supply,
                        quantity=left,
                        price=line.price,
                        plan_line=line,
                        account=line.supply.account,
                    )
                )
        return act.save(plan)
