"""Buying supplies: the plan, the quotations, the orders (clause 4.2.2a)."""

from decimal import Decimal

from bizdesk.office.fields import Code, Date, Money, Period, Quantity, Reference, State, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.record import Record, told_beside
from bizdesk.supplies.model_supply import Supply
from bizdesk.supplies.packed import PACKS, Packed
from bizdesk.supplies.words import ORDER_STATES, PLAN_STATES


class PurchasePlan(Record):
    """What is to be bought in a month."""

    singular, plural = N_("Purchase plan"), N_("Purchase plans")
    carries_out = "4.2.2a"
    series = "CJ"
    called_by = "title"
    number = Code(N_("Plan no."))
    title = Text(N_("Title"), required=True)
    month = Period(N_("Month"), required=True, index=True)
    prepared_by = Reference(Staff, N_("Drawn up by"))
    state = State(PLAN_STATES, "draft")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class PurchasePlanLine(Record):
    """One supply of a purchase plan: what the program proposed, what is planned, at what price, of whom."""

    singular, plural = N_("Purchase plan line"), N_("Purchase plan lines")
    carries_out = "4.2.2a"
    belongs_to = "plan"
    called_by = "supply"
    plan = Reference(PurchasePlan, N_("Purchase plan"), required=True)
    supply = Reference(Supply, N_("Supply"), required=True)
    proposed = Quantity(N_("Proposed quantity"), editable=False)
    planned = Packed(N_("Planned quantity"), required=True, help=PACKS)
    price = Money(N_("Unit price"))
    supplier = Reference(Supplier, N_("Supplier"))
    department = Reference(Department, N_("Requesting department"))
    needed_by = Date(N_("Needed by"))
    reason = Text(N_("Reason"), limit=500)

    class Meta:
        indexes = ((("plan", "supply"), True),)


class Quotation(Record):
    """What a supplier asks for a line of a plan, and until when."""

    singular, plural = N_("Quotation"), N_("Quotations")
    carries_out = "4.2.2a"
    belongs_to = "line"
    called_by = "supplier"
    line = Reference(PurchasePlanLine, N_("Plan line"), required=True)
    supplier = Reference(Supplier, N_("Supplier"), required=True)
    price = Money(N_("Unit price"), required=True)
    valid_until = Date(N_("Valid until"))
    remarks = Text(N_("Remarks"), limit=500)


class PurchaseOrder(Record):
    """An order to a supplier.

    amount: what it came to when it was placed. comes_to: what is on a draft of it, once that was looked up by
    looked_up.look().
    """

    singular, plural = N_("Purchase order"), N_("Purchase orders")
    carries_out = "4.2.2a"
    series = "CG"
    called_by = "supplier"
    worked_out = told_beside(comes_to=Money(N_("Draft comes to"), editable=False))
    comes_to: int | None = None
    number = Code(N_("Order no."))
    supplier = Reference(Supplier, N_("Supplier"), required=True)
    plan = Reference(PurchasePlan, N_("Purchase plan"))
    ordered_on = Date(N_("Ordered on"), index=True)
    expected_on = Date(N_("Expected on"), index=True)
    buyer = Reference(Staff, N_("Buyer"))
    amount = Money(N_("Amount"), editable=False)
    reference = Text(N_("Supplier's reference"))
    state = State(ORDER_STATES, "draft")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class PurchaseOrderLine(Record):
    """One supply of an order; what came of it is told by the movements.

    received: what came, once that was looked up by looked_up.look().
    """

    singular, plural = N_("Purchase order line"), N_("Purchase order lines")
    carries_out = "4.2.2a"
    belongs_to = "order"
    called_by = "supply"
    worked_out = told_beside(received=Quantity(N_("Received"), minimum=None, editable=False))
    received: Decimal | None = None
    order = Reference(PurchaseOrder, N_("Purchase order"), required=True)
    supply = Reference(Supply, N_("Supply"), required=True)
    quantity = Packed(N_("Quantity"), required=True, help=PACKS)
    price = Money(N_("Unit price"), required=True)
    plan_line = Reference(PurchasePlanLine, N_("Plan line"))
    account = Text(N_("Budget account"), limit=60)
    project = Text(N_("Project"))
    remarks = Text(N_("Remarks"), limit=500)
