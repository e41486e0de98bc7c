"""What is due of supplies, as Today shows it (clause 4.2.2)."""

from collections.abc import Iterator

from bizdesk.office.duty import Duty, by_date
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.supplies import stock
from bizdesk.supplies.models import PurchaseOrder, PurchasePlan
from bizdesk.supplies.needs import needs
from bizdesk.supplies.positions import ORDERED
from bizdesk.supplies.words import ORDER_STATES, PLAN_STATES


def duties(office: Office) -> Iterator[Duty]:
    """Everything that is due of supplies."""
    yield from low(office)
    yield from plans()
    yield from orders(office)


def low(office: Office) -> Iterator[Duty]:
    """Supplies at or below their reorder level that nobody has ordered or planned."""
    for supply, position, wanted in needs(office):
        if wanted:
            told = _("{supply}: {there} {unit} left, order {wanted}").format(
                supply=supply.caption, there=stock.shown(position.on_hand), unit=supply.unit, wanted=stock.shown(wanted)
            )
            state = "overdue" if position.on_hand <= stock.scaled(supply.min_quantity) else "due"
            yield Duty("4.2.2c", told, None, state, "supply", supply.code)


def plans() -> Iterator[Duty]:
    """Purchase plans that wait to be handed in, for their decision, or to be ordered."""
    waiting = PurchasePlan.select().where(PurchasePlan.state.in_(("draft", "submitted", "approved")))
    for plan in waiting.order_by(PurchasePlan.month, PurchasePlan.id):
        told = _("Purchase plan {title}: {state}").format(title=plan.caption, state=_(PLAN_STATES[plan.state]))
        state = "due" if plan.state == "submitted" else "info"
        yield Duty("4.2.2a", told, None, state, "purchase_plan", plan.number)


def orders(office: Office) -> Iterator[Duty]:
    """Orders that are to come today or should have come, and drafts that nobody has placed."""
    today = office.today()
    late = PurchaseOrder.state.in_(ORDERED) & (PurchaseOrder.expected_on <= today)
    for order in PurchaseOrder.select().where(late).order_by(PurchaseOrder.expected_on, PurchaseOrder.id):
        words = (
            _("Order {number} of {supplier} has not come: {state}")
            if order.expected_on < today
            else (_("Order {number} of {supplier} is to come: {state}"))
        )
        told = words.format(number=order.number, supplier=order.supplier.caption, state=_(ORDER_STATES[order.state]))
        yield Duty("4.2.2a", told, order.expected_on, by_date(order.expected_on, today), "purchase_order", order.number)
    for order in PurchaseOrder.select().where(PurchaseOrder.state == "draft").order_by(PurchaseOrder.id):
        told = _("Draft order {number} to {supplier}: place it or delete it")
        told = told.format(number=order.number, supplier=order.supplier.caption)
        yield Duty("4.2.2a", told, None, "info", "purchase_order", order.number)
