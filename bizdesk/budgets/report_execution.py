"""How the budget is carried out (clause 4.3.1c): each line with what is in force, spent, promised and left."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from bizdesk.budgets import figures, years
from bizdesk.budgets.figures import Figures
from bizdesk.budgets.models import BudgetLine
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department
from bizdesk.office.periods import period_of
from bizdesk.office.places import within
from bizdesk.reports.making import make
from bizdesk.reports.report import Cell, Column, Report, Table

PARAMETERS = {"on": Date(N_("On")), "department": Reference(Department, N_("Department"))}
STATES = {
    "ok": N_("Within plan"),
    "ahead": N_("Ahead of time"),
    "tight": N_("Nearly used up"),
    "over": N_("Over"),
}


def execution(office: Office, *, on: date | None = None, department: Department | None = None) -> Report:
    """Every line of the budget in force on a day: budget, changes, actual, committed, available, pace and forecast."""
    day = on or office.today()
    year = years.needed_year(day)
    budget = figures.in_force(year)
    lines = figures.lines_of(budget) if budget is not None else []
    covers = figures.covering(lines)
    standing = figures.of_lines(year, lines, covers, through=period_of(day))
    if department is not None:
        below = within(Department, department.id)
        lines = [line for line in lines if line.__data__["department"] in below]
    passed = years.month_of(year, period_of(day))
    alert = office.policy.get("budget_alert_percent")
    told = [_row(line, standing[line.id], passed, alert) for line in lines]
    top = {line.id for line in covers.topmost()}
    columns = (
        Column("department", _("Department"), width=16),
        Column("account", _("Budget account"), width=18),
        Column("project", _("Project"), width=12),
        Column("activity", _("Activity"), width=12),
        Column("budget", _("Original budget"), "money", total=True),
        Column("changes", _("Changes"), "money", total=True),
        Column("in_force", _("In force"), "money", total=True),
        Column("committed", _("Committed"), "money", total=True),
        Column("actual", _("Actual"), "money", total=True),
        Column("available", _("Available"), "money", total=True),
        Column("used_percent", _("Used %"), "percent"),
        Column("time_percent", _("Time %"), "percent"),
        Column("forecast", _("Forecast"), "money", total=True),
        Column("status", _("Status"), width=12),
    )
    table = Table(
        "execution",
        _("Budget execution {year}").format(year=year.year),
        columns,
        told,
        totals=_totals([row for line, row in zip(lines, told, strict=True) if line.id in top]),
        empty=_("No budget of {year} is in force.").format(year=year.year),
    )
    parameters = {"on": day.isoformat()} | ({"department": department.code} if department else {})
    return make(
        office,
        "budget-execution",
        _("Budget execution {year}").format(year=year.year),
        [table],
        as_of=day,
        parameters=parameters,
    )


def _row(line: BudgetLine, has: Figures, passed: int, alert: int) -> dict[str, Cell]:
    whole, actual = sum(has.in_force), sum(has.actual)
    return {
        "department": line.department.caption if line.department else _("The whole office"),
        "account": line.account.caption,
        "project": line.project,
        "activity": line.activity,
        "budget": sum(has.budget),
        "changes": sum(has.changes),
        "in_force": whole,
        "committed": has.committed,
        "actual": actual,
        "available": has.available,
        "used_percent": percent(actual, whole),
        "time_percent": Decimal(100 * passed) / years.MONTHS,
        "forecast": forecast(has, passed),
        "status": _(STATES[status(has, passed, alert)]),
    }


def percent(part: int, whole: int) -> Decimal | None:
    """How many per cent a part is; None of no base."""
    return Decimal(100 * part) / whole if whole else None


def forecast(has: Figures, passed: int) -> int:
    """What the year comes to: what is spent so far, and of the months to come what is planned or promised, if more."""
    rest = sum(has.in_force[passed:])
    return sum(has.actual) + max(rest, has.committed)


def status(has: Figures, passed: int, alert: int) -> str:
    """How a line stands, a key of STATES; compared by amounts, not by rounded percents."""
    whole, used = sum(has.in_force), sum(has.actual) + has.committed
    if used > whole:
        return "over"
    if whole and used * 100 >= whole * alert:
        return "tight"
    return "ahead" if sum(has.actual) > sum(has.in_force[:passed]) else "ok"


def _totals(rows: Sequence[Mapping[str, Cell]]) -> dict[str, Cell]:
    """The sums over the lines that lie under no other, so that nothing counts twice."""
    names = ("budget", "changes", "in_force", "committed", "actual", "available", "forecast")
    summed = {name: sum(cast(int, row[name]) for row in rows) for name in names}
    return {**summed, "used_percent": percent(summed["actual"], summed["in_force"])}
