"""What is due of budgets and costs, as Today shows it (clause 4.3)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from peewee import JOIN, fn

from bizdesk.budgets import figures, years
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetAlert,
    BudgetChange,
    BudgetLine,
    Commitment,
    Expense,
    FiscalYear,
    VarianceNote,
)
from bizdesk.budgets.words import BUDGET_STATES
from bizdesk.office.duty import Duty, by_date, horizon
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, next_period, period_of


def duties(office: Office) -> Iterator[Duty]:
    """Everything that is due of budgets and costs."""
    yield from budgets()
    yield from changes()
    yield from drafts()
    yield from commitments(office)
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


def commitments(office: Office) -> Iterator[Duty]:
    """How many commitments have been open for longer than the policy lets them."""
    days = office.policy.get("commitment_days")
    old = (Commitment.open_amount > 0) & (Commitment.date < office.today() - timedelta(days=days))
    count, number = Commitment.select(fn.COUNT(Commitment.id), fn.MIN(Commitment.number)).where(old).tuples()[0]
    if count:
        words = _("Commitments open for more than {days} days: {count}").format(days=days, count=count)
        yield Duty("4.3.1b", words, None, "info", "commitment", number if count == 1 else "")


def alerts() -> Iterator[Duty]:
    """Lines in force that crossed a share of what they may spend, until somebody has seen it."""
    unseen = BudgetAlert.seen_on.is_null() & (Budget.state == "approved")
    for alert in _with_lines(BudgetAlert).join(Budget).where(unseen).order_by(BudgetAlert.id):
        words = _("{line}: {percent} % used").format(line=figures.title(alert.line), percent=alert.percent)
        state = "overdue" if alert.percent >= 100 else "due"
        yield Duty("4.3.1c", words, alert.crossed_on, state, "budget_alert", alert.key)


def _with_lines(kind: type[BudgetAlert] | type[VarianceNote]) -> Any:
    """The records of a kind with the lines they are of and what these are told by: the first page waits for them."""
    query = kind.select(kind, BudgetLine, Account, Department).join(BudgetLine).join(Account)
    return query.switch(BudgetLine).join(Department, JOIN.LEFT_OUTER).switch(BudgetLine)


def notes(office: Office) -> Iterator[Duty]:
    """What is to be done about variances."""
    today = office.today()
    open_ = (VarianceNote.state == "open") & (VarianceNote.due <= horizon(office))
    for note in _with_lines(VarianceNote).where(open_).order_by(VarianceNote.due, VarianceNote.id):
        words = _("{line}: {action}").format(line=figures.title(note.line), action=note.action or note.cause)
        yield Duty("4.3.1c", words, note.due, by_date(note.due, today), "variance_note", note.key)


def months(office: Office) -> Iterator[Duty]:
    """The month to be closed next, once it is over, of the first open year that is spent by a budget."""
    open_years = FiscalYear.select().where(FiscalYear.state == "open").order_by(FiscalYear.starts_on)
    year = next((each for each in open_years if each.closed_through or figures.in_force(each)), None)
    if year is None:
        return
    period = next_period(year.closed_through) if year.closed_through else years.periods(year)[0]
    if period < period_of(office.today()):
        words = _("Close the month {period}").format(period=period)
        yield Duty("4.3.1c", words, last_day(period), "info", "fiscal_year", year.year)
