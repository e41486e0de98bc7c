"""Purchase orders (clause 4.2.2a): begun, placed, cancelled, closed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.supplies import papers, plans
from bizdesk.supplies.flows_buying import ORDER_FLOW, RULE
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine
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
    fixed = [name for name in values if name not in LATER and values[name] != getattr(order, name)]
    if fixed and order.state != "draft":
        raise Refused(
            N_("{number} is {state}: {fields} stands on the supplier's paper and stays."),
            rule=RULE,
            number=order.number,
            state=_(ORDER_STATES[order.state]),
            fields=_(", ").join(PurchaseOrder.fields()[name].label for name in fixed),
        )
    for name, value in values.items():
        setattr(order, name, value)
    with change(office, who, N_("Edit {number}"), number=order.number) as act:
        return act.save(order)


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
        only_draft = N_("{number} is {state}: only a draft is changed. Cancel or close it, and order again.")
        ORDER_FLOW.within(order, ("draft",), only_draft)
        yield act


def place(
    office: Office, who: str, order: PurchaseOrder, *, on: date | None = None, expected_on: date | None = None
) -> PurchaseOrder:
    """Send an order out; it is expected after the longest lead time of what is on it, if no day is told."""
    with change(office, who, N_("Place order {number}"), number=order.number) as act:
        ORDER_FLOW.move(order, "place")
        for line in lines_of(order):
            at_planned_price(office, line)
        order.amount = worth(order)
        order.ordered_on = done_on(office, on or order.ordered_on, RULE)
        order.expected_on = expected_on or order.expected_on or _expected(order)
        if order.expected_on is not None and order.expected_on < order.ordered_on:
            raise Refused(N_("{number} cannot come before it is ordered."), rule=RULE, number=order.number)
        return act.save(order)


def at_planned_price(office: Office, line: PurchaseOrderLine) -> None:
    """Refuse what is ordered for a plan at a higher price than the plan says: so much nobody was asked about."""
    planned = line.plan_line
    if planned is not None and line.price > (planned.price or 0):
        raise Refused(
            N_(
                "{number} plans {supply} at {planned}: {price} was not approved. Order it at no more than that, or have"
                " the plan, or another one, approved at the higher price."
            ),
            rule=RULE,
            number=planned.plan.number,
            supply=line.supply.caption,
            planned=office.money(planned.price or 0),
            price=office.money(line.price),
        )


def _expected(order: PurchaseOrder) -> date | None:
    leads = [line.supply.lead_days for line in lines_of(order) if line.supply.lead_days is not None]
    return order.ordered_on + timedelta(days=max(leads)) if leads else None


def worth(order: PurchaseOrder) -> int:
    """What is on an order comes to."""
    return sum(plans.cost(line.quantity, line.price) for line in lines_of(order))


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
