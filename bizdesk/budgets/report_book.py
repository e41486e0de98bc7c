"""The budget book of a year as it is signed (clause 4.3.1a): quarters, last year beside them (年度预算表)."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from bizdesk.budgets import drawing_up, figures, years
from bizdesk.budgets.decided import DECIDED
from bizdesk.budgets.figures import Figures, key_of
from bizdesk.budgets.models import Account, Budget, BudgetLine, FiscalYear
from bizdesk.budgets.percents import percent
from bizdesk.budgets.report_execution import COUNTED
from bizdesk.budgets.sums import apart
from bizdesk.budgets.trees import branches
from bizdesk.budgets.words import BUDGET_STATES
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import chosen, make, titled
from bizdesk.reports.report import Block, Coded, Column, Field, Fields, Report, Row, Signatures, Table

PARAMETERS = {
    "year": Reference(FiscalYear, N_("Budget year")),
    "budget": Reference(Budget, N_("Budget"), help=N_("Empty: the one in force, else the one furthest on its way.")),
}
QUARTERS = 4
# What may still come into force, by how far it is on its way.
ON_ITS_WAY = {"draft": 1, "submitted": 2, "reviewed": 3}
SIGNED = N_("What is approved and signed is the original budget; quarters, months and the year hold the changes since.")


class Planned(NamedTuple):
    """A line with what is in force of it by month, what of the year was changed since it was approved, what was last
    year, and what was spent then; None of no line."""

    line: BudgetLine
    months: tuple[int, ...]
    changes: int
    last_budget: int | None
    last_actual: int

    @property
    def sums(self) -> tuple[int, ...]:
        """Four quarters, the original budget, the changes since, the year, and last year's budget and actual."""
        size = years.MONTHS // QUARTERS
        quarters = [sum(self.months[place * size : (place + 1) * size]) for place in range(QUARTERS)]
        whole = sum(self.months)
        return (*quarters, whole - self.changes, self.changes, whole, self.last_budget or 0, self.last_actual)


def book(office: Office, *, year: FiscalYear | None = None, budget: Budget | None = None) -> Report:
    """Every line of a budget, by department and account, against the year before; and the totals of both trees."""
    wanted = year or (budget.year if budget is not None else years.needed_year(office.today()))
    if budget is not None and budget.year != wanted:
        raise Refused(N_("{number} is not a budget of {year}."), rule="4.3.1a", number=budget.number, year=wanted.year)
    shown = budget or figures.in_force(wanted) or _furthest(wanted)
    lines = figures.lines_of(shown) if shown is not None else []
    lines.sort(key=lambda line: (line.department.code if line.department else "", line.account.code, line.id))
    planned = _planned(wanted, lines)
    top = {line.id for line in figures.covering(lines).topmost()}
    topmost = _summed(wanted, [each for each in planned if each.line.id in top])
    blocks: list[Block] = [_head(office, shown)] if shown is not None else []
    blocks.append(_lines(wanted, planned, topmost))
    if shown is not None:
        blocks += [
            _tree(wanted, "by_department", _("By department"), Department, topmost, "department"),
            _tree(wanted, "by_account", _("By account"), Account, topmost, "account"),
            _months(wanted, planned, topmost),
            decisions(office, shown, DECIDED),
        ]
    roles = (_("Drawn up by"), _("Head of the department"), _("Finance"), _("Approved by"))
    parameters = {"year": wanted.year} | ({"budget": shown.number} if budget is not None and shown is not None else {})
    title = _("Budget book {year}").format(year=wanted.year)
    return make(office, "budget-book", title, [*blocks, Signatures(roles)], as_of=office.today(), parameters=parameters)


def _furthest(year: FiscalYear) -> Budget | None:
    """The version of a year none of which is in force: the one that is furthest on its way, of several the newest."""
    versions = list(Budget.select().where(Budget.year == year.id).order_by(Budget.version.desc()))
    return max(versions, key=lambda version: ON_ITS_WAY.get(version.state, 0), default=None)


def _others(budget: Budget) -> str:
    """The other versions of the year, in words."""
    rest = Budget.select().where((Budget.year == budget.year) & (Budget.id != budget.id)).order_by(Budget.version)
    return _("; ").join(f"{each.number} · {_(BUDGET_STATES[each.state])}" for each in rest)


def _head(office: Office, budget: Budget) -> Fields:
    return Fields(
        (
            Field("number", _("Budget no."), budget.number),
            Field("title", _("Title"), budget.title),
            Field("version", _("Version"), budget.version, "integer"),
            Field("state", _("Status"), chosen(BUDGET_STATES, budget.state)),
            Field("prepared_by", _("Drawn up by"), titled(budget.prepared_by)),
            Field("approved_on", _("In force from"), budget.approved_on, "date"),
            Field("others", _("Other versions"), _others(budget)),
        )
    )


def _planned(year: FiscalYear, lines: list[BudgetLine]) -> list[Planned]:
    """The lines against what the year before had in force of the same, and spent on what they cover."""
    covers = figures.covering(lines)
    standing = figures.of_lines(year, lines, covers)
    before = drawing_up.year_before(year)
    had = figures.in_force(before) if before is not None else None
    old = figures.lines_of(had) if had is not None else []
    told: dict[int, Figures] = {}
    spent: dict[int, Figures] = {}
    if before is not None:
        told = figures.of_lines(before, old, figures.covering(old))
        spent = figures.of_lines(before, lines, covers)
    last = {key_of(line): sum(told[line.id].in_force) for line in old}
    return [
        Planned(
            line,
            standing[line.id].in_force,
            sum(standing[line.id].changes),
            last.get(key_of(line)),
            sum(spent[line.id].actual) if line.id in spent else 0,
        )
        for line in lines
    ]


def _summed(year: FiscalYear, topmost: list[Planned]) -> list[Planned]:
    """Lines under no other as they are summed up: what was spent last year stands with one where lines cross."""
    before = drawing_up.year_before(year)
    if before is None:
        return topmost
    spent = apart([each.line for each in topmost], figures.used(before))
    return [each._replace(last_actual=spent[each.line.id]) for each in topmost]


def _sum_columns(year: FiscalYear) -> tuple[Column, ...]:
    return (
        *(
            Column(f"quarter_{place}", _("Quarter {number}").format(number=place), "money", total=True)
            for place in range(1, QUARTERS + 1)
        ),
        Column("approved", _("Original budget"), "money", total=True),
        Column("changes", _("Changes since"), "money", total=True),
        Column("total", _("Year {year}").format(year=year.year), "money", total=True),
        Column("last_budget", _("Budget of last year"), "money", total=True),
        Column("last_actual", _("Actual of last year"), "money", total=True),
        Column("change", _("Increase or decrease"), "money", total=True),
        Column("change_percent", _("Increase or decrease %"), "percent"),
    )


def _told(sums: tuple[int, ...], known: bool = True) -> dict[str, Any]:
    """The cells of sums; against a year that planned nothing of it there is no percent."""
    *quarters, approved, changes, whole, last_budget, last_actual = sums
    return {
        **{f"quarter_{place}": amount for place, amount in enumerate(quarters, start=1)},
        "approved": approved,
        "changes": changes,
        "total": whole,
        "last_budget": last_budget if known else None,
        "last_actual": last_actual,
        "change": whole - last_budget,
        "change_percent": percent(whole - last_budget, last_budget),
    }


def _added(many: Iterable[Planned]) -> tuple[int, ...]:
    nothing = (0,) * (QUARTERS + 5)
    return tuple(map(sum, zip(nothing, *(each.sums for each in many), strict=True)))


def _of_line(line: BudgetLine) -> dict[str, Any]:
    return {
        "department": titled(line.department) or Coded(_("The whole office"), ""),
        "code": line.account.code,
        "account": Coded(line.account.name, line.account.key),
        "project": line.project,
        "activity": line.activity,
    }


def _line_columns() -> tuple[Column, ...]:
    return (
        Column("department", _("Department"), width=14),
        Column("code", _("Account code"), width=6),
        Column("account", _("Budget account"), width=16),
        Column("project", _("Project"), width=10),
        Column("activity", _("Activity"), width=10),
    )


def _spent(topmost: list[Planned]) -> list[Planned]:
    return [each for each in topmost if each.line.account.kind != "income"]


def _lines(year: FiscalYear, planned: list[Planned], topmost: list[Planned]) -> Table:
    columns = (*_line_columns(), *_sum_columns(year), Column("explanation", _("Explanation"), width=20))
    told = [
        {
            **_of_line(each.line),
            **_told(each.sums, each.last_budget is not None),
            "explanation": each.line.explanation,
        }
        for each in planned
    ]
    return Table(
        "book",
        _("Budget lines"),
        columns,
        told,
        totals=_told(_added(_spent(topmost))),
        note=f"{_(COUNTED)} {_(SIGNED)}" if told else "",
        empty=_("No budget of {year} is drawn up.").format(year=year.year),
    )


def _tree(year: FiscalYear, name: str, title: str, kind: Any, topmost: list[Planned], field: str) -> Table:
    """What is planned by a tree, each with all below it; what is of no department is the whole office's."""
    own: dict[int | None, tuple[int, ...]] = {}
    for each in _spent(topmost):
        row = each.line.__data__[field]
        own[row] = tuple(map(sum, zip(own.get(row, (0,) * len(each.sums)), each.sums, strict=True)))
    records = list(kind.select().order_by(kind.code))
    told: list[Row] = []
    if None in own:
        told.append({field: Coded(_("The whole office"), ""), **_told(own[None])})
    for branch in branches(records, own):
        caption = Coded("  " * branch.depth + branch.record.caption, branch.record.key)
        told.append({field: caption, **_told(branch.sums)})
    label = kind.singular
    columns = (Column(field, _(label), width=24), *_sum_columns(year))
    return Table(name, title, columns, told, totals=_told(_added(_spent(topmost))))


def _months(year: FiscalYear, planned: list[Planned], topmost: list[Planned]) -> Table:
    """The twelve months of each line."""
    periods = years.periods(year)
    columns = (
        *_line_columns(),
        *(Column(f"month_{place}", period, "money", total=True) for place, period in enumerate(periods, start=1)),
        Column("total", _("Year {year}").format(year=year.year), "money", total=True),
    )

    def cells(months: Iterable[int]) -> dict[str, Any]:
        amounts = list(months)
        named: dict[str, Any] = {f"month_{place}": amount for place, amount in enumerate(amounts, start=1)}
        return {**named, "total": sum(amounts)}

    told = [{**_of_line(each.line), **cells(each.months)} for each in planned]
    sums: Callable[..., int] = sum
    whole = [sums(each.months[place] for each in _spent(topmost)) for place in range(years.MONTHS)]
    return Table("months", _("Months"), columns, told, totals=cells(whole))
