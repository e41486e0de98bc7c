"""Which lines are off their plan in a month (clause 4.3.1c), and which of them nobody gave a cause of."""

from typing import NamedTuple

from bizdesk.budgets import figures, years
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.models import Budget, BudgetLine, VarianceNote
from bizdesk.office.file import Office
from bizdesk.office.periods import first_day


class Variance(NamedTuple):
    """A line in a month and up to it, in minor units, with the notes on it; asked: it is off by so much that a cause
    is asked for."""

    line: BudgetLine
    plan: int
    actual: int
    plan_so_far: int
    actual_so_far: int
    asked: bool
    notes: tuple[VarianceNote, ...]

    @property
    def lacking(self) -> bool:
        """Whether a cause is asked for and none is given."""
        return self.asked and not self.notes


def of_month(office: Office, period: str) -> list[Variance]:
    """How every line of the budget in force stands in a month; Refused where that lies in no budget year."""
    year = years.needed_year(first_day(period))
    budget = figures.in_force(year)
    if budget is None:
        return []
    lines, month = figures.lines_of(budget), years.month_of(year, period)
    standing = figures.of_lines(year, lines, figures.covering(lines), through=period)
    threshold = office.policy.get("variance_percent")
    # What was said of a month of the version before is said of it still.
    notes: dict[Key, list[VarianceNote]] = {}
    mine = VarianceNote.select(VarianceNote, BudgetLine).join(BudgetLine).join(Budget)
    mine = mine.where((Budget.year == year.id) & (VarianceNote.period == period))
    for note in mine.order_by(VarianceNote.id):
        notes.setdefault(figures.key_of(note.line), []).append(note)
    return [
        Variance(
            line,
            plan := standing[line.id].in_force[month - 1],
            actual := standing[line.id].actual[month - 1],
            sum(standing[line.id].in_force[:month]),
            sum(standing[line.id].actual[:month]),
            off(plan, actual, threshold),
            tuple(notes.get(figures.key_of(line), ())),
        )
        for line in lines
    ]


def off(plan: int, actual: int, threshold: int) -> bool:
    """Whether an actual is so many per cent off its plan, by amounts; of no plan, whether there is anything."""
    return actual != plan and abs(actual - plan) * 100 >= abs(plan) * threshold
