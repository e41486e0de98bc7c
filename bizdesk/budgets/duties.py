"""What is due of budgets and costs, as Today shows it (clause 4.3)."""

from collections.abc import Iterator

from peewee import fn

from bizdesk.budgets import figures, years
from bizdesk.budgets.models import Budget, BudgetAlert, BudgetChange, BudgetLine, Expense, VarianceNote
from bizdesk.budgets.words import BUDGET_STATES
from bizdesk.office.duty import Duty, by_date, horizon
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.periods import last_day, next_period, period_of


def duties(office: Office) -> Iterator[Duty]:
    """Everything that is due of budgets and costs."""
    yield from budgets()
    yield from changes()
    yield from drafts()
    yield from alerts()
    yield from notes(office)
    yield from months(office)


def budgets() -> Iterator[Duty]:
    """Budgets that wait to be reviewed or approved."""
    waiting = Budget.select().where(Budget.state.in_(("submitted", "reviewed"))).order_by(Budget.id)
    for budget in waiting:
        words = _("Budget {title}: {state}").format(title=budget.caption, state=_(BUDGET_STATES[budget.state]))
        yield Duty("4.3.1b", words, None, "due", "budget", budget.number)


def changes() -> Iterator[Duty]:
    """Budget changes that wait for their decision."""
    for change in BudgetChange.select().where(BudgetChange.state == "submitted").order_by(BudgetChange.id):
        words = _("Budget change {title} waits for approval").format(title=change.caption)
        yield Duty("4.3.1c", words, change.requested_on, "due", "budget_change", change.number)


def drafts() -> Iterator[Duty]:
    """How many expenses are keyed in and not posted."""
    count, total = (
        Expense.select(fn.COUNT(Expense.id), fn.MIN(Expense.number)).where(Expense.state == "draft").tuples()[0]
    )
    if count:
        words = _("Expenses that are not posted: {count}").format(count=count)
        yield Duty("4.3.1b", words, None, "info", "expense", total if count == 1 else "")


def alerts() -> Iterator[Duty]:
    """Lines in force that crossed a share of what they may spend, until somebody has seen it."""
    unseen = BudgetAlert.seen_on.is_null() & (Budget.state == "approved")
    for alert in BudgetAlert.select().join(BudgetLine).join(Budget).where(unseen).order_by(BudgetAlert.id):
        words = _("{line}: {percent} % used").format(line=figures.title(alert.line), percent=alert.percent)
        state = "overdue" if alert.percent >= 100 else "due"
        yield Duty("4.3.1c", words, alert.crossed_on, state, "budget_alert", alert.key)


def notes(office: Office) -> Iterator[Duty]:
    """What is to be done about variances."""
    today = office.today()
    open_ = (VarianceNote.state == "open") & (VarianceNote.due <= horizon(office))
    for note in VarianceNote.select().where(open_).order_by(VarianceNote.due, VarianceNote.id):
        words = _("{line}: {action}").format(line=figures.title(note.line), action=note.action or note.cause)
        yield Duty("4.3.1c", words, note.due, by_date(note.due, today), "variance_note", note.key)


def months(office: Office) -> Iterator[Duty]:
    """The month to be closed next, once it is over and money was spent."""
    year = years.year_of(office.today())
    if year is None or (year.closed_through is None and not Expense.select().exists()):
        return
    period = next_period(year.closed_through) if year.closed_through else years.periods(year)[0]
    if period < period_of(office.today()):
        words = _("Close the month {period}").format(period=period)
        yield Duty("4.3.1c", words, last_day(period), "info", "fiscal_year", year.year)
