"""The figures of budget lines: what is in force by its history, what is spent, promised and left (clause 4.3.1c)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from peewee import JOIN, fn

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
from bizdesk.budgets.open_then import commitments_on
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, period_of
from bizdesk.office.places import within
from bizdesk.office.rows import among, as_stored

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
    return Key(told.get("department"), told["account"], told["project"], told["activity"])


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


class Use(NamedTuple):
    """What was spent and promised in a year, each summed by what it was for and by month of the year."""

    spent: list[tuple[Key, int, int]]
    promised: list[tuple[Key, int, int]]


def used(year: FiscalYear, below: "Below | None" = None, through: str = "", on: date | None = None) -> Use:
    """The use of a year's money; below: of what a line covers; the rest as of_lines has it."""
    gone = [(key, years.month_of(year, period), amount) for key, period, amount in spent(year, below, through, on)]
    return Use(gone, list(promised(year, below, on)))


def of_lines(
    year: FiscalYear,
    lines: Sequence[BudgetLine],
    covers: Coverage[BudgetLine],
    *,
    through: str = "",
    on: date | None = None,
) -> dict[int, Figures]:
    """The figures of lines of one budget, by row id; what falls under several counts in each.

    through: the last month of which anything spent counts, where it is not the year's; on: a past day of the year, as
    of which they are told.
    """
    if len(lines) > FEW:
        return standing(lines, covers, used(year, through=through, on=on), on)
    changes = _changes({line.id for line in lines}, on)
    found: dict[int, Figures] = {}
    for line in lines:
        of = used(year, below(line), through, on)
        actual, committed = [0] * MONTHS, [0] * MONTHS
        for months, told in ((actual, of.spent), (committed, of.promised)):
            for _key, month, amount in told:
                months[month - 1] += amount
        found[line.id] = Figures(planned(line), tuple(changes[line.id]), tuple(actual), tuple(committed))
    return found


def standing(
    lines: Sequence[BudgetLine], covers: Coverage[BudgetLine], use: Use, on: date | None = None
) -> dict[int, Figures]:
    """The same of many lines, from the use of the whole year."""
    changes = _changes({line.id for line in lines}, on)
    actual: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    committed: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    for found, told in ((actual, use.spent), (committed, use.promised)):
        for key, month, amount in told:
            for line in covers.over(key):
                found[line.id][month - 1] += amount
    return {
        row: Figures(planned(line), tuple(changes[row]), tuple(actual[row]), tuple(committed[row]))
        for row, line in ((line.id, line) for line in lines)
    }


def planned(line: BudgetLine) -> tuple[int, ...]:
    """The twelve months of a line as it was drawn up."""
    return tuple(getattr(line, name) for name in MONTH_FIELDS)


def _changes(lines: Collection[int], on: date | None = None) -> dict[int, list[int]]:
    """What approved changes add to the months of lines, by row id; on: those in force on that day."""
    found: dict[int, list[int]] = defaultdict(lambda: [0] * MONTHS)
    query = BudgetChangeLine.select(BudgetChangeLine.line, BudgetChangeLine.month, fn.SUM(BudgetChangeLine.amount))
    query = query.join(BudgetChange).where((BudgetChange.state == "approved") & among(BudgetChangeLine.line, lines))
    if on is not None:
        query = query.where(BudgetChange.approved_on <= on)
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
        """The condition on records of a kind."""
        asked = among(kind.account, self.accounts)
        if self.departments is not None:
            asked &= among(kind.department, self.departments)
        if self.project:
            asked &= kind.project == self.project
        return asked & (kind.activity == self.activity) if self.activity else asked


def below(line: BudgetLine) -> Below:
    """What a line covers."""
    key = key_of(line)
    departments = None if key.department is None else within(Department, key.department)
    return Below(within(Account, key.account), departments, key.project, key.activity)


def spent(
    year: FiscalYear, below: Below | None = None, through: str = "", on: date | None = None
) -> Iterable[tuple[Key, str, int]]:
    """What was spent in a year, summed by what it was for and by month; only what a line covers, if told."""
    first, last = years.periods(year)[0], through or years.periods(year)[-1]
    fields = (Expense.account, Expense.department, Expense.project, Expense.activity, Expense.period)
    # What is posted has a month, and a draft has none: asked by its state, SQLite would take the index of states.
    query = Expense.select(*fields, fn.SUM(Expense.amount)).where((Expense.period >= first) & (Expense.period <= last))
    if below is not None:
        query = query.where(below.of(Expense))
    if on is not None:
        query = query.where(Expense.date <= on)
    for account, department, project, activity, period, amount in as_stored(query.group_by(*fields)):
        yield Key(department, account, project, activity), period, amount


def promised(year: FiscalYear, below: Below | None = None, on: date | None = None) -> Iterable[tuple[Key, int, int]]:
    """What is promised and not spent yet of a year, summed by what it is for and by month of the year.

    What a closed year left open is promised of the first open year after it; on a day of its own it was not closed yet.
    """
    if year.state == "closed" and on is None:
        return
    of_year = promised_in(year)
    if below is not None:
        of_year &= below.of(Commitment)
    fields = (Commitment.account, Commitment.department, Commitment.project, Commitment.activity, Commitment.date)
    told: Iterable[tuple[Any, ...]]
    if on is None:
        query = Commitment.select(*fields, fn.SUM(Commitment.open_amount))
        told = query.where(of_year & (Commitment.open_amount > 0)).group_by(*fields).tuples()
    else:
        open_then = commitments_on(on)
        then = Commitment.select(*fields, Commitment.id).where(of_year).tuples()
        told = ((*those, open_then[row]) for *those, row in then if row in open_then)
    for account, department, project, activity, day, amount in told:
        yield Key(department, account, project, activity), max(years.month_of(year, period_of(day)), 1), amount


def promised_in(year: FiscalYear) -> Any:
    """The condition that a promise counts in a year while it is open: its own, and those of closed years before it."""
    return Commitment.date.between(years.promised_since(year), last_day(years.periods(year)[-1]))


def left_open(year: FiscalYear) -> list[Commitment]:
    """What is promised of a year, or of closed ones right before it, and open: with its last month it goes on."""
    return list(Commitment.select().where(promised_in(year) & (Commitment.open_amount > 0)).order_by(Commitment.id))


def title(line: BudgetLine) -> str:
    """A line in words: its account, of whom, for what."""
    return line.caption
