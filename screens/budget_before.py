"""The year before a budget, beside its lines: what was spent then, or planned, or neither."""

from collections.abc import Sequence

from bizdesk.budgets import drawing_up, figures, months
from bizdesk.budgets.models import Budget, BudgetLine
from bizdesk.budgets.years import periods
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import period_of

SPENT = N_("spent in {year}")
# Of a year that is not over: through the month of the office's day.
SPENT_SO_FAR = N_("spent to {month}")
COMPARED = ((SPENT, months.spent_before), (N_("planned in {year}"), months.planned_before))


class YearBefore:
    """What is shown of the year before; nothing until it is turned on."""

    def __init__(self, office: Office, budget: Budget) -> None:
        before = drawing_up.year_before(budget.year)
        self._budget = budget
        self._year = before.year if before is not None else ""
        month = period_of(office.today())
        self._so_far = month if before is not None and month in periods(before) else ""
        self._shown = -1
        self._amounts: dict[int, months.Months] = {}

    def turn(self, lines: Sequence[BudgetLine]) -> None:
        """Go on to what comes next: what was spent, what was planned, neither."""
        if not self._year:
            raise Refused(N_("There is no budget year before {year}."), year=self._budget.year.year)
        self._shown = self._shown + 1 if self._shown + 1 < len(COMPARED) else -1
        self.read(lines)

    def read(self, lines: Sequence[BudgetLine]) -> None:
        """Read what is shown of lines."""
        self._amounts = COMPARED[self._shown][1](self._budget, lines) if self._shown >= 0 else {}

    def beside(self, lines: Sequence[int]) -> tuple[str, list[int]] | None:
        """What the year before was of lines, in all and by month; nothing where it is not asked for."""
        if self._shown < 0:
            return None
        words = COMPARED[self._shown][0]
        if words == SPENT and self._so_far:
            words = SPENT_SO_FAR
        parts = [self._amounts.get(row, months.NOTHING) for row in lines]
        summed = [sum(part[month] for part in parts) for month in range(figures.MONTHS)]
        return _(words).format(year=self._year, month=self._so_far), [sum(summed), *summed]
