"""The books of a small office: a budget in force, expenses, and a clock that a story moves on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bizdesk import acts, keeping
from bizdesk.budgets.models import Account, Budget, BudgetLine, Expense, FiscalYear
from bizdesk.founding import found
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.reporting import REPORTS
from bizdesk.reports.render import pieces
from bizdesk.reports.report import Table

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)  # a Monday, noon in Shanghai
PEOPLE = (("001", "Lin", "approver"), ("002", "Chen", ""), ("003", "Zhao", "reviewer"))


class Books:
    """An office in Shanghai with an approver, a bookkeeper and a reviewer, all of department 04, and the year 2026."""

    def __init__(self, path: Path) -> None:
        self.now = NOON
        self.office: Office = found(path, name="Test office", country="CN", clock=lambda: self.now)
        self.home = Department.named("04")
        self.lin, self.chen, self.zhao = (
            keeping.add(
                self.office, "", Staff, {"number": number, "name": name, "roles": roles, "department": self.home}
            )
            for number, name, roles in PEOPLE
        )

    lin: Any
    chen: Any
    zhao: Any

    def on(self, day: str) -> None:
        """Go to noon of a day."""
        told = date.fromisoformat(day)
        self.now = datetime(told.year, told.month, told.day, 4, 0, tzinfo=UTC)

    def add(self, kind: type[Any], /, **values: Any) -> Any:
        """Add a record as the bookkeeper; an account or a department may be told by its code."""
        return keeping.add(self.office, "002", kind, self.meant(values))

    def meant(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values with the records that codes stand for."""
        kinds: dict[str, type[Any]] = {"account": Account, "department": Department}
        return {
            name: kinds[name].named(value) if name in kinds and isinstance(value, str) else value
            for name, value in values.items()
        }

    def do(self, record: Any, name: str, who: str = "002", **inputs: Any) -> Any:
        """Take a step as somebody, on the record as the file has it; what came of it."""
        return acts.named(type(record), name).do(self.office, who, record.afresh(), inputs)

    def refused(self, record: Any, name: str, **inputs: Any) -> str:
        """The words in which a step is refused."""
        try:
            self.do(record, name, **inputs)
        except Refused as fault:
            return str(fault)
        raise AssertionError(f"{name} was not refused")

    def year(self, called: str) -> FiscalYear:
        """A budget year of the calendar; added where it is not there."""
        standing: FiscalYear | None = FiscalYear.get_or_none(FiscalYear.year == called)
        return standing or self.add(FiscalYear, year=called, starts_on=date(int(called), 1, 1))

    def draft(self, *lines: Mapping[str, Any], year: str = "2026") -> Budget:
        """A draft with lines: a total spread equally, or months as they are told; department 04 unless told."""
        budget: Budget = self.add(Budget, year=self.year(year))
        for told in lines:
            values = {"department": "04", **told}
            total = values.pop("total", None)
            line = self.add(BudgetLine, budget=budget, **values)
            if total is not None:
                self.do(line, "spread", total=total)
        return budget

    def enter(self, budget: Budget) -> Budget:
        """Bring a draft into force."""
        self.do(budget, "submit")
        self.do(budget, "review", approver=self.zhao)
        self.do(budget, "approve", approver=self.lin)
        return budget.afresh()

    def budget(self, *lines: Mapping[str, Any], year: str = "2026") -> Budget:
        """A budget in force."""
        return self.enter(self.draft(*lines, year=year))

    def line(self, budget: Budget, account: str, department: str = "04") -> BudgetLine:
        """The line of a budget for an account of a department."""
        told = self.meant({"account": account, "department": department})
        mine = (BudgetLine.account == told["account"]) & (BudgetLine.department == told["department"])
        line: BudgetLine = BudgetLine.select().where((BudgetLine.budget == budget.id) & mine).get()
        return line

    def spend(self, account: str, amount: int, day: str, department: str = "04", **values: Any) -> Expense:
        """A posted expense."""
        told = {"department": department, "account": account, "amount": amount, "date": date.fromisoformat(day)}
        expense: Expense = self.add(Expense, **told, **values)
        self.do(expense, "post")
        return expense.afresh()

    def table(self, report: str, name: str, **parameters: str) -> list[dict[str, Any]]:
        """The rows of a table of a report, by column."""
        found = self.block(report, name, **parameters)
        rows: Any = found.rows() if callable(found.rows) else found.rows
        named = [column.name for column in found.columns]
        return [dict(row) if isinstance(row, Mapping) else dict(zip(named, row, strict=True)) for row in rows]

    def block(self, report: str, name: str, **parameters: str) -> Table:
        """A table of a report; each way of writing the report is tried."""
        made = REPORTS[report].made(self.office, parameters)
        for form in ("text", "html", "csv", "json"):
            assert "".join(pieces(made, form))
        (found,) = (block for block in made.blocks if isinstance(block, Table) and block.name == name)
        return found


@contextmanager
def opened(path: Path) -> Iterator[Books]:
    """Books, closed at the end."""
    books = Books(path)
    try:
        yield books
    finally:
        books.office.close()
