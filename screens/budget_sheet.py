"""What is typed into the months of budget lines and not saved yet, over the lines as they were read."""

from collections.abc import Mapping, Sequence

from bizdesk.budgets import figures
from bizdesk.budgets.drawing_up import months
from bizdesk.budgets.models import Account, BudgetLine
from bizdesk.office.people import Department

Cell = tuple[int, int]


class Sheet:
    """The lines of a budget by department and account; months count from 1, and 0 is the year they come to.

    edits: what was typed, by row id and month; each with what stood there when it was typed. met: which of these
    somebody else has changed since, with what was put there.
    """

    def __init__(self, lines: Sequence[BudgetLine]) -> None:
        self.lines = in_order(lines)
        self.edits: dict[Cell, tuple[int, int]] = {}
        self.met: dict[Cell, int] = {}
        self._past: list[dict[Cell, tuple[int, int]]] = []

    def amounts(self, line: BudgetLine) -> list[int]:
        """The year of a line and its months, as they are now."""
        made = [self.edits.get((line.id, month), (amount,))[0] for month, amount in enumerate(months(line), start=1)]
        return [sum(made), *made]

    def changed(self, line: BudgetLine) -> set[int]:
        """The months of a line that are not saved, the year with them."""
        found = {month for row, month in self.edits if row == line.id}
        return found | ({0} if found else set())

    def total(self, rows: Sequence[int]) -> list[int]:
        """What lines come to, as they are now."""
        wanted = set(rows)
        summed = [0] * (figures.MONTHS + 1)
        for line in self.lines:
            if line.id in wanted:
                summed = [one + other for one, other in zip(summed, self.amounts(line), strict=True)]
        return summed

    def put(self, line: BudgetLine, amounts: Mapping[int, int]) -> None:
        """Put amounts into months of a line; one that stood there before is none to be saved."""
        self._past.append(dict(self.edits))
        stood = months(line)
        for month, amount in amounts.items():
            base = stood[month - 1]
            self.met.pop((line.id, month), None)
            if amount == base:
                self.edits.pop((line.id, month), None)
            else:
                self.edits[line.id, month] = (amount, base)

    def take_back(self) -> bool:
        """Take back what was put last; False where nothing was."""
        if not self._past:
            return False
        self.edits = self._past.pop()
        return True

    def planned(self) -> list[tuple[BudgetLine, list[int]]]:
        """The lines with something to be saved, each with its twelve months."""
        rows = {row for row, _month in self.edits}
        return [(line, self.amounts(line)[1:]) for line in self.lines if line.id in rows]

    def saved(self) -> None:
        """All of it is saved."""
        self.edits, self.met, self._past = {}, {}, []

    def take(self, lines: Sequence[BudgetLine]) -> None:
        """Go on with the lines as they are in the file now."""
        self.lines = in_order(lines)
        met: dict[Cell, int] = {}
        edits: dict[Cell, tuple[int, int]] = {}
        for line in self.lines:
            for month, theirs in enumerate(months(line), start=1):
                if (line.id, month) not in self.edits:
                    continue
                mine, base = self.edits[line.id, month]
                if mine != theirs:
                    edits[line.id, month] = (mine, theirs)
                    if theirs != base or (line.id, month) in self.met:
                        met[line.id, month] = theirs
        if edits != self.edits:
            self._past = []
        self.edits, self.met = edits, met


def in_order(lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    """Lines by department, the whole office's first, then by account, each of which is read once for all of them."""
    departments = {each.id: each for each in Department.select()}
    accounts = {each.id: each for each in Account.select()}
    for line in lines:
        told = line.__data__
        line.account = accounts[told["account"]]
        line.department = departments[told["department"]] if told["department"] is not None else None
    return sorted(
        lines,
        key=lambda line: (
            line.department.code if line.department else "",
            line.account.code,
            line.project,
            line.activity,
            line.id,
        ),
    )


def in_brief(line: BudgetLine) -> str:
    """A line in few words: the code of its department first, a star for the whole office."""
    department = line.department.code if line.department else "*"
    return " ".join(part for part in (department, line.account.caption, line.project, line.activity) if part)
