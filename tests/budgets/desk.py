"""A small office that plans and spends: its people, a tree of departments and one of accounts, and a clock."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bizdesk import acts, keeping
from bizdesk.budgets import figures
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
from bizdesk.kinds import invariants
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.office.policy import Policy
from bizdesk.opening import with_areas
from tests.conftest import NOON
from tests.founded import copied


class Desk:
    """An office on 16 June 2026. Research (R) lies in the house (H), and so does sales (S); of the accounts, flights
    (TF) and hotels (TH) lie in travel (T), and paper (P) stands by itself.

    Chen draws up and keys in, Zhou reviews, Lin approves up to 1,000.00 and Qian anything.
    """

    chen: Any
    zhou: Any
    lin: Any
    qian: Any

    def __init__(self, path: Path) -> None:
        self.now = datetime(2026, 6, 16, 4, 0, tzinfo=UTC)
        self.office: Office = with_areas(copied(path, NOON), clock=lambda: self.now)
        self.departments = {"H": self.add(Department, code="H", name="House")}
        for code, name in (("R", "Research"), ("S", "Sales")):
            self.departments[code] = self.add(Department, code=code, name=name, parent=self.departments["H"])
        self.chen, self.zhou, self.lin, self.qian = (
            self.add(Staff, number=number, name=name, roles=roles, approval_limit=limit, department=self.of("R"))
            for number, name, roles, limit in (
                ("001", "Chen", "applicant", None),
                ("002", "Zhou", "reviewer", None),
                ("003", "Lin", "approver,reviewer", 100_000),
                ("004", "Qian", "approver", None),
            )
        )
        self.accounts = {"T": self.add(Account, code="T", name="Trips")}
        for code, name in (("TF", "Flights"), ("TH", "Hotels")):
            self.accounts[code] = self.add(Account, code=code, name=name, parent=self.accounts["T"])
        self.accounts["P"] = self.add(Account, code="P", name="Paper goods")
        self.year = FiscalYear.named("2026")
        self.lines: dict[str, BudgetLine] = {}

    def of(self, department: str) -> Any:
        """A department by its code; '' is the whole office."""
        return self.departments[department] if department else None

    def add(self, record: Any, /, who: str = "001", **values: Any) -> Any:
        """Add a record, as Chen where she is there."""
        return keeping.add(self.office, who if Staff.get_or_none(Staff.number == who) else "", record, values)

    def edit(self, record: Any, **values: Any) -> Any:
        """Edit a record as the file has it."""
        return keeping.edit(self.office, "001", record.afresh(), values)

    def do(self, record: Any, name: str, who: str = "001", **inputs: Any) -> Any:
        """Take a step on a record as the file has it; what came of it."""
        return acts.named(type(record), name).do(self.office, who, record.afresh(), inputs)

    def policy(self, **rules: str) -> None:
        """Set rules of the policy."""
        for name, value in rules.items():
            keeping.edit(self.office, "", Policy.named(name), {"value": value})

    def at(self, day: date) -> None:
        """Move the clock to noon of a day."""
        self.now = datetime(day.year, day.month, day.day, 4, 0, tzinfo=UTC)

    def draft(
        self, *lines: tuple[str, str, int | Sequence[int]], year: FiscalYear | None = None, **values: Any
    ) -> Budget:
        """Draw a budget up: each line is called by its name, 'R/T', 'R/T/project' or '/T', with what it plans for the
        year, all of it in the first month, or its months; and 'annual to_date' controls."""
        budget: Budget = self.add(Budget, year=year or self.year)
        for name, controls, planned in lines:
            self.lines[name] = self.line(budget, name, controls, planned, **values)
        return budget

    def line(self, budget: Budget, name: str, controls: str, planned: int | Sequence[int], **values: Any) -> BudgetLine:
        """Plan one line more."""
        department, account, project, activity = (*name.split("/"), "", "")[:4]
        annual, to_date = (*controls.split(), "ignore")[:2]
        months = [planned, *(0,) * 11] if isinstance(planned, int) else planned
        made: BudgetLine = self.add(
            BudgetLine,
            budget=budget,
            department=self.of(department),
            account=self.accounts[account],
            project=project,
            activity=activity,
            control_annual=annual,
            control_to_date=to_date,
            **dict(zip(figures.MONTH_FIELDS, months, strict=True)),
            **values,
        )
        return made

    def enter(self, budget: Budget) -> Budget:
        """Have a budget reviewed and approved."""
        self.do(budget, "submit")
        self.do(budget, "review", approver=self.zhou)
        return self.do(budget, "approve", approver=self.qian)

    def plan(self, *lines: tuple[str, str, int | Sequence[int]], **values: Any) -> Budget:
        """A budget in force."""
        return self.enter(self.draft(*lines, **values))

    def keyed(self, name: str, amount: int, on: date | None = None, **values: Any) -> Expense:
        """Key an expense in for what a line is called by."""
        department, account, project, activity = (*name.split("/"), "", "")[:4]
        key = {"department": self.of(department), "account": self.accounts[account], "project": project}
        told = {"amount": amount, "date": on, "description": "Story", "activity": activity}
        return self.add(Expense, **{**key, **told, **values})

    def spend(self, name: str, amount: int, on: date | None = None, **values: Any) -> Expense:
        """Key an expense in and post it; only what is posted stays."""
        expense = self.keyed(name, amount, on, **values)
        try:
            return self.do(expense, "post")
        except Refused:
            keeping.remove(self.office, "001", expense.afresh())
            raise

    def promise(self, name: str, amount: int, on: date | None = None) -> Commitment:
        """Reserve money for what a line is called by."""
        department, account, project, activity = (*name.split("/"), "", "")[:4]
        key = {"department": self.of(department), "account": self.accounts[account], "project": project}
        return self.add(Commitment, **key, activity=activity, amount=amount, date=on, description="Promise")

    def changing(self, kind: str, *lines: tuple[str, int, int], reason: str = "Story") -> BudgetChange:
        """Draw a change up: each part is a line's name, the month and the amount."""
        budget = self.lines[lines[0][0]].budget
        made: BudgetChange = self.add(BudgetChange, budget=budget, kind=kind, reason=reason)
        for name, month, amount in lines:
            self.add(BudgetChangeLine, change=made, line=self.lines[name], month=month, amount=amount)
        return made

    def change(self, kind: str, *lines: tuple[str, int, int]) -> BudgetChange:
        """A change in force."""
        made = self.changing(kind, *lines)
        self.do(made, "submit")
        return self.do(made, "approve", approver=self.qian)

    def stands(self, name: str) -> tuple[int, int, int, int]:
        """In force, spent, committed and left of a line of a budget in force."""
        has = self.figures(name)
        return sum(has.in_force), sum(has.actual), has.committed, has.available

    def figures(self, name: str) -> figures.Figures:
        """The figures of a line."""
        line = self.lines[name].afresh()
        return figures.of_lines(line.budget.year.afresh(), [line], figures.covering([line]))[line.id]

    def wrong(self) -> list[str]:
        """What does not hold in the office."""
        return [sentence for area in invariants() for sentence in area(self.office)]


def refused(act: Any, *arguments: Any, **inputs: Any) -> str:
    """The words in which something is refused, without the rule; '' where it is not."""
    try:
        act(*arguments, **inputs)
    except Refused as fault:
        return str(fault).rpartition(" [")[0] or str(fault)
    return ""


def day(text: str) -> date:
    """A day of 2026 written month-day."""
    return date.fromisoformat(f"2026-{text}")


def named(cases: Iterable[Any]) -> list[str]:
    """What each case of a table is called by."""
    return [case[0] for case in cases]
