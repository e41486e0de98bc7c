"""How the budget is carried out (clause 4.3.1c): what is in force, spent, promised and left, as of a day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple, cast

from bizdesk.budgets import figures, sums, years
from bizdesk.budgets.changing import lines_of
from bizdesk.budgets.coverage import Key
from bizdesk.budgets.figures import Figures, Use
from bizdesk.budgets.models import Account, Budget, BudgetChange, BudgetLine, FiscalYear
from bizdesk.budgets.outside import outside
from bizdesk.budgets.percents import percent
from bizdesk.budgets.words import CHANGE_KINDS
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, period_of
from bizdesk.office.places import within
from bizdesk.reports.making import chosen, make, titled
from bizdesk.reports.report import Block, Cell, Chart, Coded, Column, Report, Series, Table

PARAMETERS = {"on": Date(N_("On")), "department": Reference(Department, N_("Department"))}
STATES = {
    "ok": N_("Within plan"),
    "ahead": N_("Ahead of time"),
    "tight": N_("Nearly used up"),
    "over": N_("Over"),
    "met": N_("Plan met"),
    "short": N_("Short"),
}
GROUPED = N_(
    "Each row has what its own lines say, also where they lie under a line of another row: the totals count that once,"
    " income left out."
)
COUNTED = N_("The totals count the plans of lines under no other and once what falls under any, income left out.")
SHARES = N_("Spent % is what is spent of what is in force; what is committed counts in Available and Status besides.")
Row = dict[str, Cell]


class Asked(NamedTuple):
    """What the report is about: a day of a year, from what share a line is tight, where each line stands, and the use
    of the year's money."""

    office: Office
    year: FiscalYear
    day: date
    alert: int
    standing: Mapping[int, Figures]
    use: Use

    @property
    def month(self) -> int:
        """The month the day lies in, the first of the year being 1."""
        return years.month_of(self.year, period_of(self.day))

    @property
    def ended(self) -> int:
        """How many months are over."""
        return self.month if self.day == last_day(period_of(self.day)) else self.month - 1

    def together(self, lines: Sequence[BudgetLine]) -> Figures:
        """Where lines stand as one, what falls under several of them counted once."""
        nothing = Figures(*((0,) * years.MONTHS for _part in Figures._fields))
        return sums.together(lines, self.standing, self.use, lambda _line: None).get(None, nothing)


def execution(office: Office, *, on: date | None = None, department: Department | None = None) -> Report:
    """Every line of the budget in force on a day: budget, changes, actual, committed, available, pace and forecast."""
    day = on or office.today()
    year = years.needed_year(day)
    past = day if day < office.today() else None
    budget = figures.in_force(year, past)
    lines = figures.lines_of(budget) if budget is not None else []
    covers, below = figures.covering(lines), within(Department, department.id) if department is not None else None
    if below is not None:
        lines = [line for line in lines if line.__data__["department"] in below]
    use = figures.used(year, through=period_of(day), on=past)
    standing = figures.standing(lines, figures.covering(lines), use, past)
    asked = Asked(office, year, day, office.policy.get("budget_alert_percent"), standing, use)
    costs = [line for line in lines if line.account.kind != "income"]
    blocks: list[Block] = [_by_line(asked, lines, costs)]
    beside = outside(use, covers) if budget is not None else {}
    if told := {key: amount for key, amount in beside.items() if below is None or key.department in below}:
        blocks.append(_outside(told))
    if lines:
        blocks += [
            _grouped(asked, "department", _("By department"), _("Department"), costs, _of_department),
            _grouped(asked, "account", _("By account"), _("Budget account"), costs, _of_account),
        ]
        for_projects = [line for line in costs if line.project]
        if for_projects:
            blocks.append(_grouped(asked, "project", _("By project"), _("Project"), for_projects, _of_project))
        blocks += [_history(budget, {line.id for line in lines}, past), _curve(asked, costs)]
    parameters = {"on": day.isoformat()} | ({"department": department.code} if department else {})
    title = _("Budget execution {year}").format(year=year.year)
    return make(office, "budget-execution", title, blocks, as_of=day, parameters=parameters)


def _of_department(line: BudgetLine) -> str:
    return _owner(line.department)


def _owner(department: Department | None) -> str:
    return titled(department) or Coded(_("The whole office"), "")


def _of_account(line: BudgetLine) -> str:
    return titled(line.account) or ""


def _of_project(line: BudgetLine) -> str:
    return line.project


def _figure_columns() -> tuple[Column, ...]:
    return (
        Column("budget", _("Original budget"), "money", total=True),
        Column("changes", _("Sum of changes"), "money", total=True),
        Column("in_force", _("In force"), "money", total=True),
        Column("committed", _("Committed"), "money", total=True),
        Column("actual", _("Actual"), "money", total=True),
        Column("available", _("Available"), "money", total=True),
        Column("used_percent", _("Spent %"), "percent"),
        Column("time_percent", _("Time %"), "percent"),
        Column("planned", _("Planned so far"), "money", total=True),
        Column("pace", _("Pace %"), "percent"),
        Column("forecast", _("Forecast"), "money", total=True),
        Column("status", _("Status"), width=12),
    )


def _by_line(asked: Asked, lines: Sequence[BudgetLine], costs: Sequence[BudgetLine]) -> Table:
    columns = (
        Column("department", _("Department"), width=16),
        Column("account", _("Budget account"), width=18),
        Column("project", _("Project"), width=12),
        Column("activity", _("Activity"), width=12),
        *_figure_columns(),
    )
    told = [
        {
            "department": _of_department(line),
            "account": _of_account(line),
            "project": line.project,
            "activity": line.activity,
            **_figures(asked, asked.standing[line.id], line.account.kind == "income"),
        }
        for line in lines
    ]
    return Table(
        "execution",
        _("By line"),
        columns,
        told,
        totals=_totals(asked, costs),
        note=f"{_(COUNTED)} {_(SHARES)}" if lines else "",
        empty=_("No budget of {year} is in force.").format(year=asked.year.year),
    )


def _outside(told: Mapping[Key, int]) -> Table:
    """What was let through, or came of itself, and no line covers."""
    columns = (
        Column("department", _("Department"), width=16),
        Column("account", _("Budget account"), width=18),
        Column("project", _("Project"), width=12),
        Column("activity", _("Activity"), width=12),
        Column("amount", _("Spent or committed"), "money", total=True),
    )
    departments = {record.id: record for record in Department.select()}
    accounts = {record.id: record for record in Account.select()}
    rows: list[Row] = [
        {
            "department": _owner(departments.get(key.department)),
            "account": titled(accounts[key.account]),
            "project": key.project,
            "activity": key.activity,
            "amount": amount,
        }
        for key, amount in told.items()
    ]
    rows.sort(key=lambda row: (str(row["department"]), str(row["account"]), str(row["project"]), str(row["activity"])))
    note = _("No line of the budget in force covers it, so that no figure of a line counts it.")
    return Table("outside", _("Outside the plan"), columns, rows, totals={"amount": sum(told.values())}, note=note)


def _grouped(
    asked: Asked,
    name: str,
    title: str,
    label: str,
    lines: Sequence[BudgetLine],
    group: Callable[[BudgetLine], str],
) -> Table:
    """The same by group: a group has all that its own lines say, and nothing counts twice in it or in the totals."""
    groups = sums.together(lines, asked.standing, asked.use, group)
    told: list[Row] = [{name: key, **_figures(asked, has)} for key, has in sorted(groups.items())]
    columns = (Column(name, label, width=20), *_figure_columns())
    return Table(f"by_{name}", title, columns, told, totals=_totals(asked, lines), note=_(GROUPED))


def _figures(asked: Asked, has: Figures, earning: bool = False) -> Row:
    whole, actual, planned = sum(has.in_force), sum(has.actual), sum(has.in_force[: asked.month])
    first = asked.year.starts_on
    days = last_day(years.periods(asked.year)[-1]).toordinal() - first.toordinal() + 1
    return {
        "budget": sum(has.budget),
        "changes": sum(has.changes),
        "in_force": whole,
        "committed": has.committed,
        "actual": actual,
        "available": has.available,
        "used_percent": percent(actual, whole),
        "time_percent": percent(asked.day.toordinal() - first.toordinal() + 1, days),
        "planned": planned,
        "pace": percent(actual, planned),
        "forecast": forecast(has, asked.ended),
        "status": chosen(STATES, status(has, asked.month, asked.alert, earning)),
    }


def _totals(asked: Asked, lines: Sequence[BudgetLine]) -> dict[str, Cell]:
    return {name: value for name, value in _figures(asked, asked.together(lines)).items() if name != "status"}


def forecast(has: Figures, ended: int) -> int:
    """What the year comes to: what is spent so far, and of the months not over what is planned of them and not spent
    yet, or promised, if that is more."""
    rest = sum(max(planned - spent, 0) for planned, spent in zip(has.in_force[ended:], has.actual[ended:], strict=True))
    return sum(has.actual) + max(rest, has.committed)


def status(has: Figures, passed: int, alert: int, earning: bool = False) -> str:
    """How a line stands, a key of STATES; compared by amounts, not by rounded percents.

    earning: its account is one of income, of which more than is planned is good.
    """
    if earning:
        return "met" if sum(has.actual) >= sum(has.in_force[:passed]) else "short"
    whole, used = sum(has.in_force), sum(has.actual) + has.committed
    if used > whole:
        return "over"
    if whole and used * 100 >= whole * alert:
        return "tight"
    return "ahead" if sum(has.actual) > sum(has.in_force[:passed]) else "ok"


def _history(budget: Budget | None, wanted: set[int], on: date | None) -> Table:
    """The changes in force of these lines, oldest first."""
    columns = (
        Column("approved_on", _("In force from"), "date"),
        Column("number", _("Change no."), width=14),
        Column("kind", _("Kind"), width=12),
        Column("line", _("Budget line"), width=28),
        Column("month", _("Month of the budget year"), "integer", width=6),
        Column("amount", _("Amount"), "money", total=True),
        Column("reason", _("Reason"), width=24),
    )
    mine = (BudgetChange.state == "approved") & (BudgetChange.budget == budget)
    if on is not None:
        mine &= BudgetChange.approved_on <= on
    told = [
        (
            change.approved_on,
            change.number,
            chosen(CHANGE_KINDS, change.kind),
            figures.title(each.line),
            each.month,
            each.amount,
            change.reason,
        )
        for change in BudgetChange.select().where(mine).order_by(BudgetChange.approved_on, BudgetChange.id)
        for each in lines_of(change)
        if each.__data__["line"] in wanted
    ]
    return Table("changes", _("Changes in force"), columns, told, empty=_("Nothing was changed."))


def _curve(asked: Asked, lines: Sequence[BudgetLine]) -> Chart:
    """Plan and actual, month upon month."""
    has = asked.together(lines)
    actual: list[int | None] = [
        amount if month <= asked.month else None for month, amount in enumerate(accumulate(has.actual), start=1)
    ]
    series = (
        Series(_("Plan amount"), tuple(accumulate(has.in_force))),
        Series(_("Actual"), cast(tuple[int | None, ...], tuple(actual))),
    )
    labels = tuple(years.periods(asked.year))
    return Chart(
        "curve", _("Plan and actual, month upon month"), "line", labels, series, asked.office.currency, "money"
    )
