"""The ledger of all that moved of supplies (clause 4.2.2)."""

from bizdesk.office.fields import Choice, Code, Date, Instant, Money, Quantity, Reference, Text, Wording
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.record import Record
from bizdesk.supplies.model_buying import PurchaseOrderLine
from bizdesk.supplies.model_request import RequisitionLine
from bizdesk.supplies.model_supply import Supply
from bizdesk.supplies.words import MOVEMENT_KINDS


class Movement(Record):
    """One line of the stock ledger: a signed quantity and its signed value, exact; what one unit cost follows.

    A later price is what a back-dated movement makes another one worth more or less: it has no quantity and the day of
    the one it adjusts. A reversal takes its movement out of the ledger as if it had not been, on a later day from then
    on. order and requisition are the lines of those papers that it was made for.
    """

    singular, plural = N_("Movement"), N_("Movements")
    carries_out = "4.2.2"
    series = "KC"
    ledger = True
    # What came later of the same supply rests on it.
    belongs_to = "supply"
    closed_by = ("date", "stock_closed_through")
    number = Code(N_("Movement no."))
    supply = Reference(Supply, N_("Supply"), required=True, editable=False)
    date = Date(N_("Date"), required=True, editable=False)
    time = Instant(N_("Entered at"), required=True, editable=False)
    kind = Choice(MOVEMENT_KINDS, N_("Kind"), required=True, editable=False)
    quantity = Quantity(N_("Quantity"), minimum=None, required=True, editable=False)
    value = Money(N_("Amount"), minimum=None, required=True, editable=False)
    place = Reference(Place, N_("Place"), editable=False)
    department = Reference(Department, N_("Department"), editable=False)
    staff = Reference(Staff, N_("Employee"), editable=False)
    supplier = Reference(Supplier, N_("Supplier"), editable=False)
    order = Reference(PurchaseOrderLine, N_("Order line"), editable=False)
    requisition = Reference(RequisitionLine, N_("Requisition line"), editable=False)
    batch = Text(N_("Batch no."), limit=60, editable=False)
    expires_on = Date(N_("Expires on"), editable=False)
    of = Reference("self", N_("Belongs to"), editable=False)
    account = Text(N_("Budget account"), limit=60, editable=False)
    project = Text(N_("Project"), editable=False)
    reference = Text(N_("Voucher no."), editable=False)
    reason = Wording(N_("Reason"), multiline=True, limit=4_000, editable=False)

    class Meta:
        indexes = (
            # The card of a supply in its order, and what was where on a day, of which lot, without a look at the table.
            (("supply", "date"), False),
            (("supply", "place", "batch", "expires_on", "date", "quantity", "value"), False),
            # What was issued or received on some days, of all supplies.
            (("date", "kind"), False),
        )
