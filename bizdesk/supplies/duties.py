"""What is due of supplies, as Today shows it (clause 4.2.2)."""

from collections.abc import Iterator
from datetime import date

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.duty import Duty, by_date, horizon
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, Supplier
from bizdesk.office.periods import add_months
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchasePlan, Requisition, Supply, SupplyCount
from bizdesk.supplies.needs import needs
from bizdesk.supplies.shelf_life import Dated, dated_lots
from bizdesk.supplies.words import COUNT_STATES, COUNT_UNDER_WAY, ORDER_STATES, ORDERED, PLAN_STATES

# So many supplies that are low are told by name.
ONE_BY_ONE = 5
WAITS = {
    "submitted": N_("Requisition {number} of {name} waits for approval"),
    "approved": N_("Requisition {number} of {name} is approved and not issued"),
    "partly_issued": N_("Requisition {number} of {name} is issued in part only"),
}


def duties(office: Office) -> Iterator[Duty]:
    """Everything that is due of supplies."""
    yield from low(office)
    yield from plans()
    yield from orders(office)
    yield from counts(office)
    yield from requisitions(office)
    yield from expiring(office)


def low(office: Office) -> Iterator[Duty]:
    """Supplies at or below their reorder level that nobody has ordered or planned: the most pressing one by one, and
    how many there are besides."""
    told = []
    for supply, position, wanted in needs(office):
        if wanted:
            words = _("{supply}: {there} {unit} left, order {wanted}").format(
                supply=supply.caption, there=stock.shown(position.on_hand), unit=supply.unit, wanted=stock.shown(wanted)
            )
            state = "overdue" if position.on_hand <= stock.scaled(supply.min_quantity) else "due"
            told.append(Duty("4.2.2c", words, None, state, "supply", supply.code))
    told.sort(key=lambda duty: duty.state != "overdue")
    yield from told[:ONE_BY_ONE]
    if more := told[ONE_BY_ONE:]:
        words = _("Supplies at their reorder level or below besides these: {count}").format(count=len(more))
        yield Duty("4.2.2c", words, None, more[0].state, "supply")


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
    every = PurchaseOrder.select(PurchaseOrder, Supplier).join(Supplier)
    for order in every.where(late).order_by(PurchaseOrder.expected_on, PurchaseOrder.id):
        words = (
            _("Order {number} of {supplier} has not come: {state}")
            if order.expected_on < today
            else (_("Order {number} of {supplier} is to come: {state}"))
        )
        told = words.format(number=order.number, supplier=order.supplier.caption, state=_(ORDER_STATES[order.state]))
        yield Duty("4.2.2a", told, order.expected_on, by_date(order.expected_on, today), "purchase_order", order.number)
    for order in every.where(PurchaseOrder.state == "draft").order_by(PurchaseOrder.id):
        told = _("Draft order {number} to {supplier}: place it or delete it")
        told = told.format(number=order.number, supplier=order.supplier.caption)
        yield Duty("4.2.2a", told, None, "info", "purchase_order", order.number)


def counts(office: Office) -> Iterator[Duty]:
    """Counts under way, and the next one by the policy's period."""
    for count in SupplyCount.select().where(SupplyCount.state.in_(COUNT_UNDER_WAY)).order_by(SupplyCount.id):
        words = _("Supply count {title}: {state}").format(title=count.caption, state=_(COUNT_STATES[count.state]))
        yield Duty("4.2.2c", words, count.counted_on, "info", "supply_count", count.number)
    due, today = next_count(office), office.today()
    if due is not None and due <= horizon(office):
        yield Duty("4.2.2c", _("Count the supplies"), due, by_date(due, today), "supply_count")


def next_count(office: Office) -> date | None:
    """The day by which all supplies are to be counted: by the policy's period, counted from the first movement on."""
    everything = SupplyCount.place.is_null() & SupplyCount.category.is_null() & (SupplyCount.state == "booked")
    last = SupplyCount.select(fn.MAX(SupplyCount.counted_on)).where(everything).scalar()
    last = last or Movement.select(fn.MIN(Movement.date)).scalar()
    if last is None:
        return None
    return add_months(date.fromisoformat(str(last)), office.policy.get("supply_count_months"))


def requisitions(office: Office) -> Iterator[Duty]:
    """Requisitions that wait for an approval, and those that are approved and not issued."""
    today = office.today()
    waiting = Requisition.select(Requisition, Staff).join(Staff, on=Requisition.applicant)
    for requisition in waiting.where(Requisition.state.in_(tuple(WAITS))).order_by(Requisition.id):
        due = requisition.needed_by
        words = _(WAITS[requisition.state]).format(number=requisition.number, name=requisition.applicant.caption)
        state = by_date(due, today) if due is not None and due <= today else "info"
        yield Duty("4.2.2b", words, due or requisition.requested_on, state, "requisition", requisition.number)


def expiring(office: Office) -> Iterator[Duty]:
    """Supplies of which something is expired or soon will be, each by the lot that is first."""
    today, first = office.today(), dict[int, Dated]()
    for lot in dated_lots(today, horizon(office)):
        first.setdefault(lot.supply, lot)
    supplies = {supply.id: supply for supply in Supply.select().where(rows.among(Supply.id, first))}
    for row, lot in first.items():
        supply = supplies[row]
        words = _("{supply}: {quantity} {unit} of lot {batch} expire").format(
            supply=supply.caption, quantity=stock.shown(lot.quantity), unit=supply.unit, batch=lot.batch
        )
        yield Duty("4.2.2c", words, lot.expires_on, by_date(lot.expires_on, today), "supply", supply.code)
