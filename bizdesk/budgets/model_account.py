"""What money is spent on, and the years it is planned for (clause 4.3.1a)."""

from bizdesk.budgets.words import ACCOUNT_KINDS, YEAR_STATES
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Date, Flag, Period, Reference, State, Text
from bizdesk.office.language import N_
from bizdesk.office.record import Record


class Account(Record):
    """A budget subject: what money is spent on or earned with; each may lie in another."""

    singular, plural = N_("Budget account"), N_("Budget accounts")
    carries_out = "4.3.1a"
    code = Code(N_("Account code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Parent"))
    kind = Choice(ACCOUNT_KINDS, N_("Kind"), default="expense", required=True)
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class FiscalYear(Record):
    """A budget year of twelve months; months close one after the other, and the year with its last."""

    singular, plural = N_("Budget year"), N_("Budget years")
    carries_out = "4.3.1a"
    year = Code(N_("Budget year"))
    starts_on = Date(N_("Begins on"), required=True)
    closed_through = Period(N_("Closed through"), editable=False)
    state = State(YEAR_STATES, "open")

    def rules(self) -> dict[str, Refused]:
        """A year begins with a month, the year it is called by or the one before it."""
        faults: dict[str, Refused] = {}
        if self.year and not (self.year.isascii() and self.year.isdigit() and len(self.year) == 4):
            faults["year"] = Refused(N_("A budget year is called by four digits, such as 2026."), rule="4.3.1a")
        if self.starts_on and self.starts_on.day != 1:
            faults["starts_on"] = Refused(N_("A budget year begins on the first of a month."), rule="4.3.1a")
        return faults
