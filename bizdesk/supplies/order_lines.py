"""The lines of purchase orders (clause 4.2.2a), drawn up by hand or from a plan, and never more than the plan says."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.people import Supplier
from bizdesk.supplies import papers, plans
from bizdesk.supplies.flows_buying import PLAN_FLOW, RULE
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine
from bizdesk.supplies.orders import drafting, lines_of, only_draft
from bizdesk.supplies.packed import in_pieces
from bizdesk.supplies.positions import ordered_for
from bizdesk.supplies.prices import last_price
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.unused import refuse_unused
from bizdesk.supplies.within_plan import within_plan


def add_line(office: Office, who: str, values: Mapping[str, Any]) -> PurchaseOrderLine:
    """Order one supply more; at the plan's price or that of the last receipt if none is told."""
    supply = values.get("supply")
    if values.get("price") is None and values.get("plan_line") is None and supply is not None:
        values = {**values, "price": last_price(supply)}
    line = drawn_up(values)
    with _drafting(office, who, line.order, line, N_("Add {supply} to {number}")) as act:
        _fits(office, line)
        return act.add(line)


def drawn_up(values: Mapping[str, Any]) -> PurchaseOrderLine:
    """A line as it is to be written, at the plan's price where it leaves that out."""
    values = in_pieces(values, "quantity")
    planned = values.get("plan_line")
    if values.get("price") is None and planned is not None:
        values["price"] = planned.price
    line = PurchaseOrderLine(**values)
    line.verify()
    papers.in_use(line.supply, RULE)
    return line


def refuse_new(office: Office, line: PurchaseOrderLine) -> None:
    """Refuse a line that is not added to its order."""
    only_draft(line.order.afresh())
    _fits(office, line)


def add_lines(act: Act, lines: Sequence[PurchaseOrderLine]) -> None:
    """Write lines that were drawn up, as part of an act: each beside those before it, which may be of the same plan."""
    for line in lines:
        refuse_new(act.office, line)
        act.add(line)


def edit_line(office: Office, who: str, line: PurchaseOrderLine, values: Mapping[str, Any]) -> PurchaseOrderLine:
    """Order another quantity, or at another price; as long as the order is a draft."""
    with _drafting(office, who, line.order, line, N_("Edit {supply} on {number}")) as act:
        papers.write_over(line, in_pieces(values, "quantity", line.supply), RULE)
        act.words["supply"] = line.supply.caption
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
    within_plan(office, line)


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
        refuse_unused(office, (line for mine in by_supplier.values() for line, _left in mine))
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
