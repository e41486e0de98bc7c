"""Supplies, and the ledger of all that moved of them (clause 4.2.2)."""

from decimal import Decimal

from bizdesk.office.errors import Refused
from bizdesk.office.fields import (
    Choice,
    Code,
    Date,
    Flag,
    Instant,
    Integer,
    Money,
    Quantity,
    Reference,
    Tags,
    Text,
    Wording,
)
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.record import Record
from bizdesk.supplies.words import MOVEMENT_KINDS, VALUATIONS


class SupplyCategory(Record):
    """A class of supplies; each may lie in another."""

    singular, plural = N_("Supply category"), N_("Supply categories")
    carries_out = "4.2.2a"
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    active = Flag(N_("Active"), default=True)


class Supply(Record):
    """Something that is kept in stock, bought by the pack and issued by the piece."""

    singular, plural = N_("Supply"), N_("Supplies")
    carries_out = "4.2.2a"
    series = "YP"
    code = Code(N_("Supply code"))
    name = Text(N_("Item name"), required=True, index=True)
    specification = Text(N_("Specification"))
    brand = Text(N_("Brand"))
    category = Reference(SupplyCategory, N_("Supply category"))
    unit = Text(N_("Unit"), required=True, limit=20)
    purchase_unit = Text(N_("Purchase unit"), limit=20, help=N_("Empty: bought by the unit it is issued in."))
    factor = Quantity(N_("Units in a purchase unit"), default=Decimal(1), required=True)
    barcodes = Tags(N_("Barcodes"))
    place = Reference(Place, N_("Place"), help=N_("Where it is kept if nothing else is said."))
    supplier = Reference(Supplier, N_("Supplier"))
    price = Money(N_("Reference price"), help=N_("Of one unit, where nothing was bought yet."))
    min_quantity = Quantity(N_("Safety stock"))
    max_quantity = Quantity(N_("Maximum stock"))
    reorder_level = Quantity(N_("Reorder level"))
    order_multiple = Quantity(N_("Ordered in multiples of"))
    lead_days = Integer(N_("Lead time (days)"), maximum=3_650)
    valuation = Choice(VALUATIONS, N_("Valuation"), default="moving_average", required=True)
    return_old = Flag(N_("Old for new"), help=N_("Issued only against the used-up one."))
    track_expiry = Flag(N_("Expires"), help=N_("Each lot expires on a day; the first to expire is issued first."))
    account = Text(N_("Budget account"), limit=60)
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    def rules(self) -> dict[str, Refused]:
        """A unit has a size; a maximum is not below the level that asks for it."""
        faults: dict[str, Refused] = {}
        if not self.factor:
            faults["factor"] = Refused(N_("A purchase unit holds more than nothing."), rule="4.2.2a")
        if self.max_quantity and self.reorder_level and self.max_quantity < self.reorder_level:
            faults["max_quantity"] = Refused(N_("The maximum may not lie below the reorder level."), rule="4.2.2a")
        return faults


class Movement(Record):
    """One line of the stock ledger: a signed quantity and its signed value, exact; what one unit cost follows.

    A later price is what a back-dated movement makes another one worth more or less: it has no quantity and the day of
    the one it adjusts. A reversal takes its movement out of the ledger as if it had not been.
    """

    singular, plural = N_("Movement"), N_("Movements")
    carries_out = "4.2.2"
    series = "KC"
    ledger = True
    number = Code(N_("Movement no."))
    supply = Reference(Supply, N_("Supply"), required=True, editable=False)
    date = Date(N_("Date"), required=True, editable=False)
    time = Instant(N_("Entered at"), required=True, editable=False)
    kind = Choice(MOVEMENT_KINDS, N_("Kind"), required=True, editable=False)
    quantity = Quantity(N_("Quantity"), minimum=None, required=True, editable=False)
    value = Money(N_("Value"), minimum=None, required=True, editable=False)
    place = Reference(Place, N_("Place"), editable=False)
    department = Reference(Department, N_("Department"), editable=False)
    staff = Reference(Staff, N_("Employee"), editable=False)
    supplier = Reference(Supplier, N_("Supplier"), editable=False)
    batch = Text(N_("Batch no."), limit=60, editable=False)
    expires_on = Date(N_("Expires on"), editable=False)
    of = Reference("self", N_("Belongs to"), editable=False)
    account = Text(N_("Budget account"), limit=60, editable=False)
    project = Text(N_("Project"), editable=False)
    reference = Text(N_("Voucher no."), editable=False)
    reason = Wording(N_("Reason"), multiline=True, limit=4_000, editable=False)

    class Meta:
        indexes = (
            # The card of a supply in its order, and what is where, without a look at the table.
            (("supply", "date"), False),
            (("supply", "place", "quantity", "value"), False),
        )
