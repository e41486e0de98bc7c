"""Purchase orders (clause 4.2.2a): begun, placed, cancelled, closed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.supplies import papers
from bizdesk.supplies.flows_buying import ORDER_FLOW, RULE
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine
from bizdesk.supplies.plans import cost
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.unused import refuse_unused
from bizdesk.supplies.within_plan import of_its_supplier, within_plan
from bizdesk.supplies.words import ORDER_STATES

# What does not stand on the paper that the supplier has.
LATER = frozenset({"expected_on", "buyer", "reference", "remarks"})


def add(office: Office, who: str, values: Mapping[str, Any]) -> PurchaseOrder:
    """Begin an order by hand; its lines are added to it."""
    values = dict(values)
    values["buyer"] = values.get("buyer") or office.staff(who)
    with change(office, who, N_("Add purchase order {number}")) as act:
        order = act.add(PurchaseOrder(**values))
        act.words["number"] = order.number
        return order


def edit(office: Office, who: str, order: PurchaseOrder, values: Mapping[str, Any]) -> PurchaseOrder:
    """Correct an order; once it is placed only what does not stand on the supplier's paper."""
    changed = [name for name in values if values[name] != getattr(order, name)]
    with change(office, who, N_("Edit {number}"), number=order.number) as act:
        # Stale where somebody placed it since it was read.
        act.save(order)
        for name, value in values.items():
            setattr(order, name, value)
        refuse_change(order, changed)
        return act.save(order)


def refuse_change(order: PurchaseOrder, changed: Collection[str]) -> None:
    """Refuse other values of an order where they stand on the paper that the supplier has, and a supplier that a plan
    does not name; order: with those values."""
    fixed = [name for name in changed if name not in LATER]
    if fixed and order.state != "draft":
        raise Refused(
            N_("{number} is {state}: {fields} stands on the supplier's paper and stays."),
            rule=RULE,
            number=order.number,
            state=_(ORDER_STATES[order.state]),
            fields=_(", ").join(PurchaseOrder.fields()[name].label for name in fixed),
        )
    for line in lines_of(order) if "supplier" in changed else ():
        of_its_supplier(line, order.supplier)


def remove(office: Office, who: str, order: PurchaseOrder) -> None:
    """Delete a draft with its lines; what was placed is cancelled or closed."""
    with drafting(office, who, order, N_("Delete draft {number}")) as act:
        for line in lines_of(order):
            act.remove(line)
        act.remove(order)


@contextmanager
def drafting(office: Office, who: str, order: PurchaseOrder, words: str, **told: str) -> Iterator[Act]:
    """An act that changes what stands on an order; refused once the supplier has it."""
    with change(office, who, words, number=order.number, **told) as act:
        # Stale where somebody placed it since it was read.
        act.save(order)
        only_draft(order)
        yield act


def only_draft(order: PurchaseOrder) -> None:
    """Refuse to change what stands on an order that the supplier has."""
    ORDER_FLOW.within(
        order, ("draft",), N_("{number} is {state}: only a draft is changed. Cancel or close it, and order again.")
    )


def place(
    office: Office, who: str, order: PurchaseOrder, *, on: date | None = None, expected_on: date | None = None
) -> PurchaseOrder:
    """Send an order out; it is expected after the longest lead time of what is on it, if no day is told."""
    with change(office, who, N_("Place order {number}"), number=order.number) as act:
        ORDER_FLOW.move(order, "place")
        lines = lines_of(order)
        refuse_unused(office, lines)
        for line in lines:
            within_plan(office, line)
        order.amount = worth(order)
        order.ordered_on = done_on(office, on or order.ordered_on, RULE)
        order.expected_on = expected_on or order.expected_on or _expected(order)
        if order.expected_on is not None and order.expected_on < order.ordered_on:
            raise Refused(N_("{number} cannot come before it is ordered."), rule=RULE, number=order.number)
        return act.save(order)


def _expected(order: PurchaseOrder) -> date | None:
    leads = [line.supply.lead_days for line in lines_of(order) if line.supply.lead_days is not None]
    return order.ordered_on + timedelta(days=max(leads)) if leads else None


def worth(order: PurchaseOrder) -> int:
    """What is on an order comes to."""
    return worths([order]).get(order.id, 0)


def worths(orders: Collection[PurchaseOrder]) -> dict[int, int]:
    """The same of several orders, by row id, of which something is on them."""
    found: dict[int, int] = defaultdict(int)
    told = (PurchaseOrderLine.order, PurchaseOrderLine.quantity, PurchaseOrderLine.price)
    mine = PurchaseOrderLine.select(*told).where(rows.among(PurchaseOrderLine.order, [order.id for order in orders]))
    for order, quantity, price in rows.as_stored(mine):
        found[order] += cost(Decimal(quantity) / SCALE, price)
    return found


def close(office: Office, who: str, order: PurchaseOrder, *, reason: str = "") -> PurchaseOrder:
    """Close an order; what has not come of it does not come any more, and it is told why."""
    words = N_("Close {number}: {reason}") if reason else N_("Close order {number}")
    with change(office, who, words, number=order.number, reason=reason) as act:
        short = order.afresh().state != "received"
        ORDER_FLOW.move(order, "close")
        if short and not reason:
            raise Refused(
                N_("Not all of {number} has come: give a reason why the rest is not waited for."),
                rule=RULE,
                number=order.number,
            )
        return act.save(order)


def cancel(office: Office, who: str, order: PurchaseOrder, *, reason: str) -> PurchaseOrder:
    """Cancel an order of which nothing came."""
    with change(office, who, N_("Cancel {number}: {reason}"), number=order.number, reason=reason) as act:
        ORDER_FLOW.move(order, "cancel")
        return act.save(order)


def lines_of(order: PurchaseOrder) -> list[PurchaseOrderLine]:
    """The lines of an order in their order."""
    return papers.lines_of(PurchaseOrderLine, order)


def drafts_for(plan: PurchasePlan) -> list[PurchaseOrder]:
    """The orders that are not placed yet and order something for a plan."""
    mine = (
        PurchaseOrderLine.select(PurchaseOrderLine.order).join(PurchasePlanLine).where(PurchasePlanLine.plan == plan.id)
    )
    drafts = PurchaseOrder.select().where(PurchaseOrder.state == "draft", PurchaseOrder.id.in_(mine))
    return list(drafts.order_by(PurchaseOrder.id))
