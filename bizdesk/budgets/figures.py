"""The figures of budget lines: what is in force by its history, what is spent, promised and left (clause 4.3.1c)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from peewee import fn

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


def of_lines(
    year: FiscalYear, lines: Sequence[BudgetLine], covers: Coverage[BudgetLine], *, through: str = ""
) -> dict[int, Figures]:
    """The figures of lines of one budget, by row id; what falls under several counts in each.

    through: the last month of which anything spent counts, where it is not the year's.
    """
    wanted = {line.id for line in lines}
    changes = _changes(wanted)
    actual: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    committed: dict[int, int] = defaultdict(int)
    below = _accounts_below(lines) if len(lines) < len(MONTH_FIELDS) else None
    for key, period, amount in spent(year, below, through):
        month = years.month_of(year, period) - 1
        for line in covers.over(key):
            if line.id in wanted:
                actual[line.id][month] += amount
    for key, amount in promised(year, below):
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


def _changes(lines: Collection[int]) -> dict[int, list[int]]:
    """What approved changes add to the months of lines, by row id."""
    found: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    query = BudgetChangeLine.select(BudgetChangeLine.line, BudgetChangeLine.month, fn.SUM(BudgetChangeLine.amount))
    query = query.join(BudgetChange).where((BudgetChange.state == "approved") & among(BudgetChangeLine.line, lines))
    for line, month, amount in query.group_by(BudgetChangeLine.line, BudgetChangeLine.month).tuples():
        found[line][month - 1] = amount
    return found


def _accounts_below(lines: Sequence[BudgetLine]) -> set[int]:
    """The accounts of lines and all below them, so that few lines do not read the whole year."""
    return set().union(*(within(Account, line.__data__["account"]) for line in lines))


def spent(
    year: FiscalYear, accounts: Collection[int] | None = None, through: str = ""
) -> Iterable[tuple[Key, str, int]]:
    """What was spent in a year, summed by what it was for and by month; only on these accounts, if told."""
    first, last = years.periods(year)[0], through or years.periods(year)[-1]
    fields = (Expense.account, Expense.department, Expense.project, Expense.activity, Expense.period)
    query = Expense.select(*fields, fn.SUM(Expense.amount)).where(
        Expense.state.in_(SPENT) & (Expense.period >= first) & (Expense.period <= last)
    )
    if accounts is not None:
        query = query.where(among(Expense.account, accounts))
    for account, department, project, activity, period, amount in query.group_by(*fields).tuples():
        yield Key(department, account, project, activity), period, amount


def promised(year: FiscalYear, accounts: Collection[int] | None = None) -> Iterable[tuple[Key, int]]:
    """What is promised and not spent yet of a year, summed by what it is for."""
    first, last = first_day(years.periods(year)[0]), last_day(years.periods(year)[-1])
    fields = (Commitment.account, Commitment.department, Commitment.project, Commitment.activity)
    query = Commitment.select(*fields, fn.SUM(Commitment.open_amount)).where(
        (Commitment.date >= first) & (Commitment.date <= last) & (Commitment.open_amount > 0)
    )
    if accounts is not None:
        query = query.where(among(Commitment.account, accounts))
    for account, department, project, activity, amount in query.group_by(*fields).tuples():
        yield Key(department, account, project, activity), amount


def title(line: BudgetLine) -> str:
    """A line in words: its account, of whom, for what."""
    return line.caption
