"""The months of the lines of a budget, planned together (clause 4.3.1a), beside those of the year before."""

from collections.abc import Sequence

from bizdesk.budgets import figures
from bizdesk.budgets.drawing_up import RULE, changeable, put, year_before
from bizdesk.budgets.models import Budget, BudgetLine
from bizdesk.office.errors import Refused, Stale
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.rows import read

Months = tuple[int, ...]
NOTHING: Months = (0,) * figures.MONTHS


def put_months(
    office: Office, who: str, budget: Budget, planned: Sequence[tuple[BudgetLine, Sequence[int]]]
) -> list[BudgetLine]:
    """Plan other months of several lines in one act; the lines are as they were read, and Stale tells which of them
    somebody else has changed since."""
    words = N_("Plan the months of {count} lines of {number}")
    with change(office, who, words, count=len(planned), number=budget.number) as act:
        changeable(budget.afresh())
        made = []
        for line, amounts in planned:
            if line.__data__["budget"] != budget.id:
                raise Refused(
                    N_("{line} is no line of {number}."), rule=RULE, line=figures.title(line), number=budget.number
                )
            planned_anew = read(BudgetLine, line.stored())
            assert isinstance(planned_anew, BudgetLine)
            put(planned_anew, amounts)
            try:
                made.append(act.save(planned_anew))
            except Stale as fault:
                words = N_("{line} was changed by somebody else since you opened it.")
                raise Stale(words, fault.yours, fault.theirs, line=figures.title(line)) from None
        return made


def spent_before(budget: Budget, lines: Sequence[BudgetLine]) -> dict[int, Months]:
    """What was spent in the months of the year before on what each line is for, by row id."""
    before = year_before(budget.year)
    if before is None:
        return {}
    standing = figures.of_lines(before, lines, figures.covering(lines))
    return {row: has.actual for row, has in standing.items()}


def planned_before(budget: Budget, lines: Sequence[BudgetLine]) -> dict[int, Months]:
    """What was in force in the months of the year before for the same as each line, by row id."""
    before = year_before(budget.year)
    old = figures.in_force(before) if before is not None else None
    if before is None or old is None:
        return {}
    those = figures.lines_of(old)
    standing = figures.of_lines(before, those, figures.covering(those))
    by_key = {figures.key_of(line): standing[line.id].in_force for line in those}
    return {line.id: by_key.get(figures.key_of(line), NOTHING) for line in lines}
