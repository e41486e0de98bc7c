"""What a step of buying would do, told before it is taken: what it costs, who is ordered from, what is there then."""

from typing import Any

from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.supplies import caveats, orders, plans, previews, quoting, receiving
from bizdesk.supplies.models import PurchaseOrder, PurchasePlan, PurchasePlanLine, Quotation


def approved(office: Office, plan: PurchasePlan, **_inputs: Any) -> list[str]:
    """What a plan comes to."""
    return [_summed(office, len(plans.lines_of(plan)), plans.worth(plan))]


def comes_to(office: Office, order: PurchaseOrder) -> str:
    """What an order comes to."""
    return _summed(office, len(orders.lines_of(order)), orders.worth(order))


def _summed(office: Office, count: int, amount: int) -> str:
    words = _("One supply for {amount}") if count == 1 else _("{count} supplies for {amount}")
    return words.format(count=count, amount=office.money(amount))


def chosen(office: Office, line: PurchasePlanLine, quotation: Quotation | None = None, **_inputs: Any) -> list[str]:
    """Whom a line would be bought from, what it costs there, and who asks less."""
    best = quotation or quoting.cheapest(office, line)
    lower = quoting.lower(office, best)
    told = _("{supplier}: {price} each, {amount} together")
    amount = office.money(plans.cost(line.planned, best.price))
    words = told.format(supplier=best.supplier.caption, price=office.money(best.price), amount=amount)
    return [words, *([quoting.less(office, lower)] if lower else [])]


def ordered(office: Office, plan: PurchasePlan, **_inputs: Any) -> list[str]:
    """What would be ordered of whom."""
    by_supplier: dict[str, int] = {}
    for line in plans.lines_of(plan):
        name = line.supplier.caption if line.supplier else _("no supplier")
        by_supplier[name] = by_supplier.get(name, 0) + plans.cost(line.planned, line.price or 0)
    return [
        _("{supplier}: {amount}").format(supplier=name, amount=office.money(amount))
        for name, amount in by_supplier.items()
    ]


def received(office: Office, order: PurchaseOrder, **inputs: Any) -> list[str]:
    """What is there of every supply once it came, what a unit of it costs, and what was ordered at."""
    lines = []
    for supply, made in receiving.received(office, order, **inputs):
        priced = (caveats.priced(office, supply, movement) for movement in made)
        lines += [supply.caption, *priced, *previews.coming(office, supply, made)]
    return lines


def sent_back(office: Office, order: PurchaseOrder, **inputs: Any) -> list[str]:
    """What is there once some of an order went back, and what that was worth."""
    supply, made = receiving.sent_back(office, order, **inputs)
    return [supply.caption, *previews.coming(office, supply, made)]
