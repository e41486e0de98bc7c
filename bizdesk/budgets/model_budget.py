"""The budget of a year in its versions, its lines of twelve months, and what changes them later (clause 4.3.1)."""

from bizdesk.budgets.model_account import Account, FiscalYear
from bizdesk.budgets.words import BUDGET_STATES, CHANGE_KINDS, CHANGE_STATES, CONTROLS, NOTE_STATES
from bizdesk.office.fields import Choice, Code, Date, Flag, Integer, Money, Period, Reference, State, Text
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Staff
from bizdesk.office.record import Record, told_beside

OF_YEAR = N_("Of the budget year: month 1 is the one it begins with.")


class Budget(Record):
    """One version of the plan of a year; the approved one is in force until the next is."""

    singular, plural = N_("Budget"), N_("Budgets")
    carries_out = "4.3.1a"
    series = "YS"
    called_by = "title"
    number = Code(N_("Budget no."))
    year = Reference(FiscalYear, N_("Budget year"), required=True)
    title = Text(N_("Title"), required=True)
    version = Integer(N_("Version"), minimum=1, editable=False)
    prepared_by = Reference(Staff, N_("Drawn up by"))
    approved_on = Date(N_("In force from"), editable=False)
    # The year of which something was carried over into it while it was a draft.
    carried_from = Reference(FiscalYear, N_("Carried over from"), editable=False)
    state = State(BUDGET_STATES, "draft")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)

    class Meta:
        indexes = ((("year", "version"), True),)


class BudgetLine(Record):
    """What a department may spend on an account, for a project or an activity, month by month of the budget year."""

    singular, plural = N_("Budget line"), N_("Budget lines")
    carries_out = "4.3.1a"
    belongs_to = "budget"
    worked_out = told_beside(total=Money(N_("Year"), editable=False))
    budget = Reference(Budget, N_("Budget"), required=True)
    department = Reference(Department, N_("Department"), help=N_("Empty: the whole office."))
    account = Reference(Account, N_("Budget account"), required=True)
    project = Text(N_("Project"))
    activity = Text(N_("Activity"))
    month_1 = Money(N_("Month 1"), default=0, required=True, help=OF_YEAR)
    month_2 = Money(N_("Month 2"), default=0, required=True, help=OF_YEAR)
    month_3 = Money(N_("Month 3"), default=0, required=True, help=OF_YEAR)
    month_4 = Money(N_("Month 4"), default=0, required=True, help=OF_YEAR)
    month_5 = Money(N_("Month 5"), default=0, required=True, help=OF_YEAR)
    month_6 = Money(N_("Month 6"), default=0, required=True, help=OF_YEAR)
    month_7 = Money(N_("Month 7"), default=0, required=True, help=OF_YEAR)
    month_8 = Money(N_("Month 8"), default=0, required=True, help=OF_YEAR)
    month_9 = Money(N_("Month 9"), default=0, required=True, help=OF_YEAR)
    month_10 = Money(N_("Month 10"), default=0, required=True, help=OF_YEAR)
    month_11 = Money(N_("Month 11"), default=0, required=True, help=OF_YEAR)
    month_12 = Money(N_("Month 12"), default=0, required=True, help=OF_YEAR)
    control_annual = Choice(CONTROLS, N_("Beyond the year"), default="stop", required=True)
    control_to_date = Choice(CONTROLS, N_("Beyond the months so far"), default="ignore", required=True)
    carry_over = Flag(N_("Carried over"), help=N_("What is left at the end of the year goes on into the next."))
    explanation = Text(N_("Explanation"), multiline=True, limit=4_000)

    @property
    def total(self) -> int:
        """What the twelve months of the line come to."""
        return sum(getattr(self, f"month_{month}") for month in range(1, 13))

    @property
    def caption(self) -> str:
        """The line in words: its account, of whom, for what."""
        whose = self.department.caption if self.department else _("the whole office")
        return " · ".join([self.account.caption, whose, *(part for part in (self.project, self.activity) if part)])


class BudgetChange(Record):
    """More or less for lines of the budget in force, or something moved from one to another."""

    singular, plural = N_("Budget change"), N_("Budget changes")
    carries_out = "4.3.1c"
    series = "TZ"
    called_by = "reason"
    number = Code(N_("Change no."))
    budget = Reference(Budget, N_("Budget"), required=True)
    kind = Choice(CHANGE_KINDS, N_("Kind"), required=True)
    reason = Text(N_("Reason"), required=True, limit=500)
    applicant = Reference(Staff, N_("Applicant"))
    requested_on = Date(N_("Requested on"), required=True, index=True)
    approved_on = Date(N_("In force from"), editable=False)
    carried_from = Reference(FiscalYear, N_("Carried over from"), editable=False)
    state = State(CHANGE_STATES, "draft")
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


class BudgetChangeLine(Record):
    """What a change adds to one month of a budget line, or takes from it."""

    singular, plural = N_("Line of a budget change"), N_("Lines of budget changes")
    carries_out = "4.3.1c"
    belongs_to = "change"
    change = Reference(BudgetChange, N_("Budget change"), required=True)
    line = Reference(BudgetLine, N_("Budget line"), required=True)
    month = Integer(N_("Month of the budget year"), minimum=1, maximum=12, required=True)
    amount = Money(N_("Amount"), minimum=None, required=True)


class BudgetAlert(Record):
    """That a line crossed a share of what it may spend: written once a crossing, and seen by somebody."""

    singular, plural = N_("Budget alert"), N_("Budget alerts")
    carries_out = "4.3.1c"
    belongs_to = "line"
    follows = True
    line = Reference(BudgetLine, N_("Budget line"), required=True)
    percent = Integer(N_("Crossed (%)"), required=True, editable=False)
    crossed_on = Date(N_("Crossed on"), required=True, index=True, editable=False)
    seen_by = Reference(Staff, N_("Seen by"), editable=False)
    seen_on = Date(N_("Seen on"), editable=False)

    @property
    def caption(self) -> str:
        """The alert in words: which share was crossed, of which line."""
        return f"{self.percent} % · {self.line.caption}"


class VarianceNote(Record):
    """Why a line is off its plan in a month, and what is done about it."""

    singular, plural = N_("Variance note"), N_("Variance notes")
    carries_out = "4.3.1c"
    belongs_to = "line"
    line = Reference(BudgetLine, N_("Budget line"), required=True)
    period = Period(N_("Month"), required=True, index=True)
    cause = Text(N_("Cause"), required=True, multiline=True, limit=4_000)
    action = Text(N_("Action taken"), multiline=True, limit=4_000)
    owner = Reference(Staff, N_("Owner"))
    due = Date(N_("Due"), index=True)
    state = State(NOTE_STATES, "open")

    @property
    def caption(self) -> str:
        """The note in words: of which month, on which line."""
        return f"{self.period} · {self.line.caption}"
