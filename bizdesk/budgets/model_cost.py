"""What is shared out and what is saved (clause 4.3.2)."""

from bizdesk.budgets.model_account import Account
from bizdesk.budgets.words import DRIVERS, MEASURE_STATES
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Date, Flag, Money, Period, Quantity, Reference, State, Text
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record


class CostPool(Record):
    """Costs of all that are shared out among departments or projects: what was spent on an account, month by month."""

    singular, plural = N_("Cost pool"), N_("Cost pools")
    carries_out = "4.3.2"
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    department = Reference(Department, N_("Department"), required=True, help=N_("Where the costs are booked at first."))
    account = Reference(Account, N_("Budget account"), required=True)
    driver = Choice(DRIVERS, N_("Shared out by"), default="head_count", required=True)
    active = Flag(N_("Active"), default=True)


class CostShare(Record):
    """How much of a pool's driver one department or project has: its area, its hours, its share."""

    singular, plural = N_("Share of a pool"), N_("Shares of pools")
    carries_out = "4.3.2"
    belongs_to = "pool"
    pool = Reference(CostPool, N_("Cost pool"), required=True)
    department = Reference(Department, N_("Department"), required=True)
    project = Text(N_("Project"))
    basis = Quantity(N_("Basis"), required=True)


class CostAllocation(Record):
    """What one department or project bears of a pool in a month; those of a month add up to the pool."""

    singular, plural = N_("Allocation"), N_("Allocations")
    carries_out = "4.3.2"
    belongs_to = "pool"
    ledger = True
    pool = Reference(CostPool, N_("Cost pool"), required=True, editable=False)
    period = Period(N_("Month"), required=True, index=True, editable=False)
    department = Reference(Department, N_("Department"), required=True, editable=False)
    project = Text(N_("Project"), editable=False)
    basis = Quantity(N_("Basis"), required=True, editable=False)
    amount = Money(N_("Amount"), minimum=None, required=True, editable=False)
    reverses = Reference("self", N_("Reverses"), editable=False)


class CostMeasure(Record):
    """Something done to spend less, with its target; what it saved is told by the actual costs."""

    singular, plural = N_("Cost measure"), N_("Cost measures")
    carries_out = "4.3.2"
    series = "JB"
    called_by = "what"
    number = Code(N_("Measure no."))
    what = Text(N_("What is done"), required=True, limit=500)
    owner = Reference(Staff, N_("Owner"), required=True)
    department = Reference(Department, N_("Department"))
    account = Reference(Account, N_("Budget account"), required=True)
    starts_on = Date(N_("From"), required=True, index=True, help=N_("Whole months count."))
    ends_on = Date(N_("To"), required=True, index=True)
    baseline = Money(N_("Cost without it"), required=True, help=N_("Over the same time, as far as one can tell."))
    target = Money(N_("Target saving"), required=True)
    state = State(MEASURE_STATES, "open")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    def rules(self) -> dict[str, Refused]:
        """A measure ends after it begins."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            return {"ends_on": Refused(N_("It ends before it begins."), rule="4.3.2")}
        return {}
