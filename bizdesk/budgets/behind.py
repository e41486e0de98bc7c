"""What lies behind the figures of a budget line (clause 4.3.1c): its versions and changes, vouchers, commitments."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bizdesk.budgets import figures, years
from bizdesk.budgets.drawing_up import months
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine, Commitment, Expense
from bizdesk.budgets.words import SPENT
from bizdesk.office.record import Record


class Origin(NamedTuple):
    """A version of the budget or a change of it that a figure comes from: its amount, and what was in force then."""

    record: Record
    day: date | None
    amount: int
    in_force: int


def origins(line: BudgetLine) -> Iterator[Origin]:
    """Where the figure of a line comes from, the oldest first: what each version of the year planned for the same,
    each followed by its changes; with the next version in force what stood before is so no more."""
    for budget, mine in versions(line.afresh()):
        if mine is None:
            continue
        standing = sum(months(mine))
        yield Origin(budget, budget.approved_on, standing, standing)
        for change, amount in _changes(mine):
            standing += amount
            yield Origin(change, change.approved_on, amount, standing)


IN_FORCE = ("approved", "superseded", "closed")


def versions(line: BudgetLine) -> Iterator[tuple[Budget, BudgetLine | None]]:
    """The versions of the year of a line that are or were in force, each with its line of the same, if it has one."""
    those = Budget.select().where((Budget.year == line.budget.year) & Budget.state.in_(IN_FORCE))
    for budget in those.order_by(Budget.version):
        same = BudgetLine.select().where((BudgetLine.budget == budget.id) & (BudgetLine.account == line.account))
        yield budget, next((each for each in same if figures.key_of(each) == figures.key_of(line)), None)


def _changes(line: BudgetLine) -> list[tuple[BudgetChange, int]]:
    summed: dict[int, int] = {}
    found: dict[int, BudgetChange] = {}
    query = BudgetChangeLine.select(BudgetChangeLine, BudgetChange).join(BudgetChange)
    for each in query.where((BudgetChangeLine.line == line.id) & (BudgetChange.state == "approved")):
        found[each.change.id] = each.change
        summed[each.change.id] = summed.get(each.change.id, 0) + each.amount
    order = sorted(found.values(), key=lambda change: (change.approved_on, change.id))
    return [(change, summed[change.id]) for change in order]


def vouchers(line: BudgetLine, first: str = "", last: str = "") -> Any:
    """The expenses that fall under a line, the oldest first: of the months from one to another, else of its year."""
    periods = years.periods(line.budget.year)
    spent = Expense.state.in_(SPENT) & Expense.period.between(first or periods[0], last or periods[-1])
    return (
        Expense.select()
        .where(spent & figures.below(line).of(Expense))
        .order_by(Expense.period, Expense.date, Expense.id)
    )


def promises(line: BudgetLine) -> Any:
    """The commitments that count in its year, fall under a line and are open, the oldest first."""
    year = line.budget.year
    mine = figures.promised_in(year) & (Commitment.open_amount > 0) & figures.below(line).of(Commitment)
    # What a closed year left open is promised of the next.
    mine = mine if year.state == "open" else Commitment.id.is_null()
    return Commitment.select().where(mine).order_by(Commitment.date, Commitment.id)
