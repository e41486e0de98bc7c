"""What was spent and what is promised (clauses 4.3.1b, 4.3.2)."""

from bizdesk.budgets.model_account import Account
from bizdesk.budgets.source import SourceKind, SourceRow
from bizdesk.budgets.words import EXPENSE_STATES
from bizdesk.office.customers import Customer
from bizdesk.office.fields import Code, Date, Money, Period, Reference, State, Text, Wording
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record


class Commitment(Record):
    """Money that is promised and not spent yet: by an order, a contract, an approved project."""

    singular, plural = N_("Commitment"), N_("Commitments")
    carries_out = "4.3.1b"
    series = "ZY"
    called_by = "description"
    number = Code(N_("Commitment no."))
    date = Date(N_("Date"), required=True, index=True)
    department = Reference(Department, N_("Department"), required=True)
    account = Reference(Account, N_("Budget account"), required=True)
    project = Text(N_("Project"))
    activity = Text(N_("Activity"))
    description = Wording(N_("Description"), required=True, limit=500)
    amount = Money(N_("Amount"), required=True)
    # The record it comes from, where it was not entered by hand.
    source_kind = SourceKind(N_("Record kind"), editable=False)
    source_id = SourceRow(N_("Record"), editable=False)
    # What of it is neither spent nor released; kept for speed, and reckoned anew by every check.
    open_amount = Money(N_("Open amount"), default=0, required=True, editable=False)
    released = Money(N_("Amount released"), default=0, required=True, editable=False)
    released_on = Date(N_("Released on"), editable=False)
    reason = Wording(N_("Reason"), limit=500, editable=False)

    class Meta:
        indexes = (
            (("source_kind", "source_id"), False),
            (("account", "department", "project", "activity", "date", "open_amount"), False),
        )


class Expense(Record):
    """One voucher: money spent by a department on an account; posted ones are reversed, never changed."""

    singular, plural = N_("Expense"), N_("Expenses")
    carries_out = "4.3.1b"
    series = "FY"
    called_by = "description"
    number = Code(N_("Expense no."))
    date = Date(N_("Date"), required=True, index=True)
    period = Period(N_("Posted to"), editable=False)
    department = Reference(Department, N_("Department"), required=True)
    account = Reference(Account, N_("Budget account"), required=True)
    project = Text(N_("Project"))
    activity = Text(N_("Activity"))
    customer = Reference(Customer, N_("Customer"))
    asset = Text(N_("Asset no."), limit=60)
    complaint = Text(N_("Complaint no."), limit=60)
    payee = Text(N_("Payee"))
    amount = Money(N_("Amount"), minimum=None, required=True)
    voucher_number = Text(N_("Voucher no."), limit=60)
    description = Wording(N_("Description"), limit=500)
    commitment = Reference(Commitment, N_("Commitment"), help=N_("What it was promised by, if it was."))
    state = State(EXPENSE_STATES, "draft")
    reverses = Reference("self", N_("Reverses"), editable=False)
    source_kind = SourceKind(N_("Record kind"), editable=False)
    source_id = SourceRow(N_("Record"), editable=False)
    exception_by = Reference(Staff, N_("Passed by"), editable=False)
    exception_reason = Text(N_("Passed because"), limit=500, editable=False)

    class Meta:
        indexes = (
            # The sums of execution, of one line and of all, without a look at the table.
            (("account", "department", "project", "activity", "period", "state", "amount"), False),
            (("source_kind", "source_id"), False),
            (("voucher_number",), False),
        )
