"""The figures of budget lines: what is in force by its history, what is spent, promised and left (clause 4.3.1c)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.budgets import years
from bizdesk.budgets.coverage import Coverage, Key, way_up
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
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, period_of
from bizdesk.office.places import within
from bizdesk.office.rows import among

MONTHS = years.MONTHS
# Up to so many lines are asked for each by its own keys; more are read with all that was spent in their year.
FEW = 24
MONTH_FIELDS = tuple(f"month_{month}" for month in range(1, MONTHS + 1))


class Figures(NamedTuple):
    """What stands of one line in minor units; the tuples have the twelve months of the year."""

    budget: tuple[int, ...]
    changes: tuple[int, ...]
    actual: tuple[int, ...]
    promised: tuple[int, ...]

    @property
    def committed(self) -> int:
        return sum(self.promised)

    @property
    def in_force(self) -> tuple[int, ...]:
        return tuple(given + changed for given, changed in zip(self.budget, self.changes, strict=True))

    @property
    def available(self) -> int:
        """What of the year is left when all that is promised is spent."""
        return sum(self.in_force) - sum(self.actual) - self.committed

    def available_to(self, month: int) -> int:
        """What of the months so far is left, the given one included."""
        return sum(self.in_force[:month]) - sum(self.actual[:month]) - sum(self.promised[:month])


def in_force(year: FiscalYear) -> Budget | None:
    """The version of a year that controls: the approved one, be it closed since."""
    standing = Budget.state.in_(("approved", "closed"))
    return Budget.select().where((Budget.year == year.id) & standing).order_by(Budget.version.desc()).first()


def lines_of(budget: Budget) -> list[BudgetLine]:
    """The lines of a budget in their order."""
    return list(BudgetLine.select().where(BudgetLine.budget == budget.id).order_by(BudgetLine.id))


def key_of(record: Any) -> Key:
    """What a line, an expense or a commitment is of."""
    told = record.__data__
    return Key(told["department"], told["account"], told["project"], told["activity"])


def covering(lines: Iterable[BudgetLine]) -> Coverage[BudgetLine]:
    """The lines by what they cover, departments and accounts as they hang today."""
    departments = dict(Department.select(Department.id, Department.parent).tuples())
    accounts = dict(Account.select(Account.id, Account.parent).tuples())
    return Coverage(((key_of(line), line) for line in lines), departments, accounts)


def lines_over(budget: Budget, keys: Iterable[Key]) -> Coverage[BudgetLine]:
    """The lines of a budget that keys may fall under, found by their accounts: the plan of a year may be long."""
    above = dict(Account.select(Account.id, Account.parent).tuples())
    accounts = {row for key in keys for row in way_up(key.account, above)}
    mine = (BudgetLine.budget == budget.id) & among(BudgetLine.account, accounts)
    return covering(BudgetLine.select().where(mine).order_by(BudgetLine.id))


def of_lines(
    year: FiscalYear, lines: Sequence[BudgetLine], covers: Coverage[BudgetLine], *, through: str = ""
) -> dict[int, Figures]:
    """The figures of lines of one budget, by row id; what falls under several counts in each.

    through: the last month of which anything spent counts, where it is not the year's.
    """
    wanted = {line.id for line in lines}
    changes = _changes(wanted)
    actual: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    committed: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    if len(lines) <= FEW:
        for line in lines:
            below = _below(line)
            for _key, period, amount in spent(year, below, through):
                actual[line.id][years.month_of(year, period) - 1] += amount
            for _key, month, amount in promised(year, below):
                committed[line.id][month - 1] += amount
    else:
        for key, period, amount in spent(year, through=through):
            for line in covers.over(key):
                actual[line.id][years.month_of(year, period) - 1] += amount
        for key, month, amount in promised(year):
            for line in covers.over(key):
                committed[line.id][month - 1] += amount
    return {
        line.id: Figures(
            tuple(getattr(line, name) for name in MONTH_FIELDS),
            tuple(changes[line.id]),
            tuple(actual[line.id]),
            tuple(committed[line.id]),
        )
        for line in lines
    }


def _changes(lines: Collection[int]) -> dict[int, list[int]]:
    """What approved changes add to the months of lines, by row id."""
    found: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    query = BudgetChangeLine.select(BudgetChangeLine.line, BudgetChangeLine.month, fn.SUM(BudgetChangeLine.amount))
    query = query.join(BudgetChange).where((BudgetChange.state == "approved") & among(BudgetChangeLine.line, lines))
    for line, month, amount in query.group_by(BudgetChangeLine.line, BudgetChangeLine.month).tuples():
        found[line][month - 1] = amount
    return found


class Below(NamedTuple):
    """What a line covers, as a condition on expenses and commitments: row ids, and words where it has any."""

    accounts: set[int]
    departments: set[int] | None
    project: str
    activity: str

    def of(self, kind: Any) -> Any:
        asked = among(kind.account, self.accounts)
        if self.departments is not None:
            asked &= among(kind.department, self.departments)
        if self.project:
            asked &= kind.project == self.project
        return asked & (kind.activity == self.activity) if self.activity else asked


def _below(line: BudgetLine) -> Below:
    key = key_of(line)
    departments = None if key.department is None else within(Department, key.department)
    return Below(within(Account, key.account), departments, key.project, key.activity)


def spent(year: FiscalYear, below: Below | None = None, through: str = "") -> Iterable[tuple[Key, str, int]]:
    """What was spent in a year, summed by what it was for and by month; only what a line covers, if told."""
    first, last = years.periods(year)[0], through or years.periods(year)[-1]
    fields = (Expense.account, Expense.department, Expense.project, Expense.activity, Expense.period)
    query = Expense.select(*fields, fn.SUM(Expense.amount)).where(
        Expense.state.in_(SPENT) & (Expense.period >= first) & (Expense.period <= last)
    )
    if below is not None:
        query = query.where(below.of(Expense))
    for account, department, project, activity, period, amount in query.group_by(*fields).tuples():
        yield Key(department, account, project, activity), period, amount


def promised(year: FiscalYear, below: Below | None = None) -> Iterable[tuple[Key, int, int]]:
    """What is promised and not spent yet of a year, summed by what it is for and by month of the year.

    What a closed year left open is promised of the first open year after it.
    """
    if year.state == "closed":
        return
    first, last = years.promised_since(year), last_day(years.periods(year)[-1])
    fields = (Commitment.account, Commitment.department, Commitment.project, Commitment.activity, Commitment.date)
    query = Commitment.select(*fields, fn.SUM(Commitment.open_amount)).where(
        (Commitment.date >= first) & (Commitment.date <= last) & (Commitment.open_amount > 0)
    )
    if below is not None:
        query = query.where(below.of(Commitment))
    for account, department, project, activity, day, amount in query.group_by(*fields).tuples():
        yield Key(department, account, project, activity), max(years.month_of(year, period_of(day)), 1), amount


def title(line: BudgetLine) -> str:
    """A line in words: its account, of whom, for what."""
    return line.caption
