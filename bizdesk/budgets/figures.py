"""The figures of budget lines: what is in force by its history, what is spent, promised and left (clause 4.3.1c)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from peewee import JOIN, fn

from bizdesk.budgets import years
from bizdesk.budgets.coverage import Coverage, Key
from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    Expense,
    FiscalYear,
)
from bizdesk.budgets.words import SPENT
from bizdesk.office.language import _
from bizdesk.office.people import Department
from bizdesk.office.periods import first_day, last_day
from bizdesk.office.places import within
from bizdesk.office.rows import among

MONTHS = years.MONTHS
MONTH_FIELDS = tuple(f"month_{month}" for month in range(1, MONTHS + 1))


class Figures(NamedTuple):
    """What stands of one line in minor units; the tuples have the twelve months of the year."""

    budget: tuple[int, ...]
    changes: tuple[int, ...]
    actual: tuple[int, ...]
    committed: int

    @property
    def in_force(self) -> tuple[int, ...]:
        return tuple(given + changed for given, changed in zip(self.budget, self.changes, strict=True))

    @property
    def available(self) -> int:
        """What of the year is left when all that is promised is spent."""
        return sum(self.in_force) - sum(self.actual) - self.committed

    def available_to(self, month: int) -> int:
        """What of the months so far is left, the given one included."""
        return sum(self.in_force[:month]) - sum(self.actual[:month]) - self.committed


def in_force(year: FiscalYear, on: date | None = None) -> Budget | None:
    """The version of a year that controls: the approved one, be it closed since; on: the one that did on a day."""
    standing = Budget.state.in_(("approved", "closed"))
    if on is not None:
        standing = Budget.state.in_(("approved", "closed", "superseded")) & (Budget.approved_on <= on)
    return Budget.select().where((Budget.year == year.id) & standing).order_by(Budget.version.desc()).first()


def lines_of(budget: Budget) -> list[BudgetLine]:
    """The lines of a budget in their order."""
    query = BudgetLine.select(BudgetLine, Account, Department).join(Account)
    query = query.switch(BudgetLine).join(Department, JOIN.LEFT_OUTER)
    return list(query.where(BudgetLine.budget == budget.id).order_by(BudgetLine.id))


def key_of(record: Any) -> Key:
    """What a line, an expense or a commitment is of."""
    told = record.__data__
    return Key(told["department"], told["account"], told["project"], told["activity"])


def covering(lines: Iterable[BudgetLine]) -> Coverage[BudgetLine]:
    """The lines by what they cover, departments and accounts as they hang today."""
    departments = dict(Department.select(Department.id, Department.parent).tuples())
    accounts = dict(Account.select(Account.id, Account.parent).tuples())
    return Coverage(((key_of(line), line) for line in lines), departments, accounts)


def of_lines(
    year: FiscalYear,
    lines: Sequence[BudgetLine],
    covers: Coverage[BudgetLine],
    *,
    through: str = "",
    on: date | None = None,
) -> dict[int, Figures]:
    """The figures of lines of one budget, by row id; what falls under several counts in each.

    through: the last month of which anything spent counts, where it is not the year's; on: a past day, as of which they
    are told.
    """
    wanted = {line.id for line in lines}
    changes = _changes(wanted, on)
    actual: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    committed: dict[int, int] = defaultdict(int)
    below = _accounts_below(lines) if len(lines) < len(MONTH_FIELDS) else None
    for key, period, amount in spent(year, below, through, on):
        month = years.month_of(year, period) - 1
        for line in covers.over(key):
            if line.id in wanted:
                actual[line.id][month] += amount
    for key, amount in promised(year, below, on):
        for line in covers.over(key):
            if line.id in wanted:
                committed[line.id] += amount
    return {
        line.id: Figures(
            tuple(getattr(line, name) for name in MONTH_FIELDS),
            tuple(changes[line.id]),
            tuple(actual[line.id]),
            committed[line.id],
        )
        for line in lines
    }


def _changes(lines: Collection[int], on: date | None) -> dict[int, list[int]]:
    """What approved changes add to the months of lines, by row id."""
    found: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    query = BudgetChangeLine.select(BudgetChangeLine.line, BudgetChangeLine.month, fn.SUM(BudgetChangeLine.amount))
    query = query.join(BudgetChange).where((BudgetChange.state == "approved") & among(BudgetChangeLine.line, lines))
    if on is not None:
        query = query.where(BudgetChange.approved_on <= on)
    for line, month, amount in query.group_by(BudgetChangeLine.line, BudgetChangeLine.month).tuples():
        found[line][month - 1] = amount
    return found


def _accounts_below(lines: Sequence[BudgetLine]) -> set[int]:
    """The accounts of lines and all below them, so that few lines do not read the whole year."""
    return set().union(*(within(Account, line.__data__["account"]) for line in lines))


def spent(
    year: FiscalYear, accounts: Collection[int] | None = None, through: str = "", on: date | None = None
) -> Iterable[tuple[Key, str, int]]:
    """What was spent in a year, summed by what it was for and by month; only on these accounts, if told."""
    first, last = years.periods(year)[0], through or years.periods(year)[-1]
    fields = (Expense.account, Expense.department, Expense.project, Expense.activity, Expense.period)
    query = Expense.select(*fields, fn.SUM(Expense.amount)).where(
        Expense.state.in_(SPENT) & (Expense.period >= first) & (Expense.period <= last)
    )
    if accounts is not None:
        query = query.where(among(Expense.account, accounts))
    if on is not None:
        query = query.where(Expense.date <= on)
    for account, department, project, activity, period, amount in query.group_by(*fields).tuples():
        yield Key(department, account, project, activity), period, amount


def promised(
    year: FiscalYear, accounts: Collection[int] | None = None, on: date | None = None
) -> Iterable[tuple[Key, int]]:
    """What is promised and not spent yet of a year, summed by what it is for; on: what was so on a past day.

    What a closed year leaves open is promised in the next one, into which its money is carried over.
    """
    fields = (Commitment.account, Commitment.department, Commitment.project, Commitment.activity)
    of_year = _promised_in(year)
    if accounts is not None:
        of_year &= among(Commitment.account, accounts)
    if on is not None:
        query = Commitment.select(Commitment.id, *fields).where(of_year)
        open_then = commitments_on(on)
        for row, account, department, project, activity in query.tuples():
            if amount := open_then.get(row, 0):
                yield Key(department, account, project, activity), amount
        return
    query = Commitment.select(*fields, fn.SUM(Commitment.open_amount)).where(of_year & (Commitment.open_amount > 0))
    for account, department, project, activity, amount in query.group_by(*fields).tuples():
        yield Key(department, account, project, activity), amount


def _promised_in(year: FiscalYear) -> Any:
    first, last = first_day(years.periods(year)[0]), last_day(years.periods(year)[-1])
    before = years.year_of(first - timedelta(days=1))
    while before is not None and before.state == "closed":
        first = before.starts_on
        before = years.year_of(first - timedelta(days=1))
    if year.state == "closed" and years.year_of(last + timedelta(days=1)) is not None:
        return Commitment.id.is_null()
    return (Commitment.date >= first) & (Commitment.date <= last)


def commitments_on(day: date) -> dict[int, int]:
    """What was open of each commitment at the end of a day, by row id: not spent by then, and not released."""
    expenses = Expense.select(Expense.commitment, fn.SUM(Expense.amount)).where(
        Expense.state.in_(SPENT) & (Expense.date <= day) & Expense.commitment.is_null(False)
    )
    drawn = dict(expenses.group_by(Expense.commitment).tuples())
    fields = (Commitment.id, Commitment.amount, Commitment.released, Commitment.released_on)
    found: dict[int, int] = {}
    for row, amount, released, released_on in Commitment.select(*fields).where(Commitment.date <= day).tuples():
        gone = released if released_on is not None and released_on <= day else 0
        if (left := amount - gone - drawn.get(row, 0)) > 0:
            found[row] = left
    return found


def title(line: BudgetLine) -> str:
    """A line in words: its account, of whom, for what."""
    parts = [line.account.caption, line.department.caption if line.department else _("the whole office")]
    return " · ".join([*parts, *(part for part in (line.project, line.activity) if part)])
