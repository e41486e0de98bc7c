"""What the lists of budgets and costs begin with, reckon and do beside what every list does."""

from collections.abc import Mapping
from typing import Any

from peewee import fn

from bizdesk.budgets import figures, years
from bizdesk.budgets.models import (
    Budget,
    BudgetAlert,
    BudgetChangeLine,
    BudgetLine,
    VarianceNote,
)
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

from .kit.lines import lines_side
from .kit.table_cells import negative
from .kit.view import Command, Reckoned, Saved, Side, View

STAGES = {
    "draft": "muted", "submitted": "warning", "reviewed": "warning", "approved": "good", "rejected": "negative",
    "superseded": "muted", "closed": "muted",
}  # fmt: skip
LINE_FORM = (
    (N_("Budget line"), ("budget", "department", "account", "project", "activity")),
    (N_("Months"), figures.MONTH_FIELDS),
    (N_("Control"), ("control_annual", "control_to_date", "carry_over", "explanation")),
)


def me(office: Office) -> int:
    """The row id of who sits at the keyboard; of nobody where nobody is named."""
    person = office.staff(office.who)
    return person.id if person else 0


def this_year(office: Office) -> dict[str, Any]:
    """What a new budget begins with."""
    return {"year": years.year_of(office.today()), "prepared_by": office.staff(office.who)}


def change_start(office: Office) -> dict[str, Any]:
    """What a new change begins with."""
    year = years.year_of(office.today())
    budget = figures.in_force(year) if year is not None else None
    return {"budget": budget, "requested_on": office.today(), "applicant": office.staff(office.who)}


def expense_start(office: Office) -> dict[str, Any]:
    """What a new expense begins with."""
    person = office.staff(office.who)
    return {"date": office.today(), "department": person.department if person else None}


def expense_preview(office: Office, values: Mapping[str, Any]) -> list[str]:
    """What the budget says to an expense being keyed in."""
    from bizdesk.budgets.previews import keyed_in

    return keyed_in(office, values)


def post(pane: Any) -> None:
    """Post the drafts that are marked, or the one that a list or a page stands on, as one act; who may let one pass
    that the budget stops is asked for."""
    from bizdesk.acts import named
    from bizdesk.budgets.models import Expense
    from bizdesk.budgets.previews import stopped

    from .kit.writing import write

    records = pane.chosen() or [pane.one()]
    operation, office = named(Expense, "post"), pane.office

    def work() -> Any:
        return (yield from operation.do_all(office, office.who, records, {}))[0]

    if len(records) == 1 and stopped(office, records[0]):
        pane.action_operate("post")
        return
    write(pane.app, _(operation.label), work(), len(records), pane._saved)


def grid(pane: Any) -> None:
    """Open the grid of twelve months."""
    from .budget_grid import begin

    begin(pane)


def vouchers(pane: Any) -> None:
    """Show the vouchers behind a line."""
    from .budget_execution import open_vouchers

    open_vouchers(pane)


def side(name: str) -> Any:
    """What builds a tab of a budget line."""

    def build(office: Office, record: Record) -> Any:
        from . import budget_line

        return getattr(budget_line, name)(office, record)

    return build


def year_of_line() -> Any:
    """What the months of a line come to."""
    total = BudgetLine.month_1
    for name in figures.MONTH_FIELDS[1:]:
        total = total + getattr(BudgetLine, name)
    return total


def planned_in_all() -> Any:
    """What the lines of a budget come to, for its place in the list."""
    return BudgetLine.select(fn.SUM(year_of_line())).where(BudgetLine.budget == Budget.id)


def worth(office: Office, row: int | None) -> str:
    """What a budget plans to spend; a line under another is part of it and counted once."""
    from bizdesk.budgets.budget_steps import worth as planned

    budget = Budget.get_or_none(Budget.id == row)
    return office.money(planned(budget)) if budget is not None else ""


def money(office: Office, amount: int | None) -> str:
    """An amount in words; nothing where there is none."""
    return office.money(amount) if amount is not None else ""


def of_line(field: Any) -> Reckoned:
    """The column that tells a budget line in words, by its row id."""

    def told(_office: Office, row: int | None) -> str:
        found = BudgetLine.get_or_none(BudgetLine.id == row)
        return found.caption if found is not None else ""

    return Reckoned("subject", N_("Budget line"), 24, lambda: field, lambda: field, told, lambda office, value: "")


def tone(_office: Office, amount: int | None) -> str:
    """Red below nothing."""
    return negative(amount)


ALERT_LINE, NOTE_LINE, CHANGED_LINE = map(of_line, (BudgetAlert.line, VarianceNote.line, BudgetChangeLine.line))
TOTAL = Reckoned("total", N_("Year"), 13, year_of_line, year_of_line, money, tone, "right")
COLUMNS = ("account", "department", "total", "project", "activity")
VOUCHERS = Command("b", N_("Vouchers"), vouchers, N_("What was spent on the line, and what is promised of it."))
SIDES = (
    Side("months", N_("Months"), side("months_side")),
    Side("origin", N_("Where it comes from"), side("origin_side")),
    Side("vouchers", N_("Vouchers"), side("vouchers_side")),
)
LINE = View(
    "budget_line",
    ("budget", *COLUMNS),
    wide={"account": 2, "department": 1, "budget": 1},
    layout=LINE_FORM,
    reckoned=(TOTAL,),
    label=N_("Lines of all versions"),
    reports=("budget-execution", "budget-line-history", "budget-book", "variance", "commitments", "cost", "cost-trend"),
    filters=(Saved("in_force", N_("In force"), lambda office: BudgetLine.budget.in_(standing())),),
    begins="in_force",
    commands=(VOUCHERS,),
    sides=SIDES,
)
BUDGET_LINES = lines_side(
    View(
        "budget_line",
        COLUMNS,
        wide={"account": 2, "department": 1},
        layout=LINE_FORM,
        reckoned=(TOTAL,),
        commands=(VOUCHERS,),
        sides=SIDES,
    )
)
CHANGE_LINES = lines_side(
    View(
        "budget_change_line",
        ("subject", "month", "amount"),
        wide={"subject": 2},
        reckoned=(CHANGED_LINE,),
        layout=((N_("Budget line"), ("line", "month", "amount")),),
    )
)


def standing() -> Any:
    """The versions that are in force."""
    return Budget.select(Budget.id).where(Budget.state == "approved")


WORTH = Reckoned(
    "worth", N_("Plan amount"), 14, planned_in_all, lambda: Budget.id, worth, lambda office, row: "", "right"
)
