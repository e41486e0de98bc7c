"""One line of a budget (clause 4.3.1c): every figure in force as the sum of its history, month by month."""

from collections.abc import Iterable

from bizdesk.budgets import figures, years
from bizdesk.budgets.behind import versions
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine
from bizdesk.budgets.words import CHANGE_KINDS
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.making import chosen, make
from bizdesk.reports.report import Coded, Column, Field, Fields, Report, Row, Table

PARAMETERS = {"line": Reference(BudgetLine, N_("Budget line"), required=True)}


def history(office: Office, *, line: BudgetLine) -> Report:
    """What the year began with for a line, every version and change of it since, up to what is in force; and where its
    months stand."""
    has = figures.of_lines(line.budget.year, [line], figures.covering([line]))[line.id]
    items = (
        Field("budget", _("Budget"), line.budget.number),
        Field("line", _("Budget line"), figures.title(line)),
        Field("in_force", _("In force"), sum(has.in_force), "money"),
        Field("committed", _("Committed"), has.committed, "money"),
        Field("actual", _("Actual"), sum(has.actual), "money"),
        Field("available", _("Available"), has.available, "money"),
    )
    return make(
        office,
        "budget-line-history",
        _("History of {line}").format(line=figures.title(line)),
        [Fields(items), _changes(line), _months(line, has)],
        as_of=office.today(),
        parameters={"line": line.key},
    )


def _changes(line: BudgetLine) -> Table:
    columns = (
        Column("on", _("In force from"), "date"),
        Column("number", _("No."), width=14),
        Column("kind", _("Kind"), width=16),
        Column("month", _("Month of the budget year"), "integer", width=6),
        Column("amount", _("Amount"), "money", total=True),
        Column("in_force", _("In force then"), "money"),
        Column("reason", _("Reason"), width=30),
    )
    so_far = 0
    told: list[Row] = []
    for place, (budget, then) in enumerate(_versions(line)):
        plan = sum(figures.planned(then)) if then is not None else 0
        if plan or so_far or then == line:
            begun = Coded(_("New version"), "version") if place else Coded(_("Original budget"), "budget")
            told.append((budget.approved_on, budget.number, begun, None, plan - so_far, plan, budget.title))
        so_far = plan
        for each in _changed(then) if then is not None else ():
            so_far += each.amount
            change = each.change
            kind = chosen(CHANGE_KINDS, change.kind)
            told.append((change.approved_on, change.number, kind, each.month, each.amount, so_far, change.reason))
    return Table("history", _("History"), columns, told)


def _changed(line: BudgetLine) -> Iterable[BudgetChangeLine]:
    """What approved changes did to a line of one version."""
    mine = BudgetChangeLine.select().join(BudgetChange)
    mine = mine.where((BudgetChangeLine.line == line.id) & (BudgetChange.state == "approved"))
    return list(mine.order_by(BudgetChange.approved_on, BudgetChange.id, BudgetChangeLine.id))


def _versions(line: BudgetLine) -> list[tuple[Budget, BudgetLine | None]]:
    """The versions that controlled the year up to that of a line, that one last, each with its line of the same."""
    mine = line.budget
    return [*(each for each in versions(line) if each[0].version < mine.version), (mine, line)]


def _months(line: BudgetLine, has: figures.Figures) -> Table:
    columns = (
        Column("period", _("Month")),
        Column("budget", _("Original budget"), "money", total=True),
        Column("changes", _("Sum of changes"), "money", total=True),
        Column("in_force", _("In force"), "money", total=True),
        Column("actual", _("Actual"), "money", total=True),
        Column("left", _("Left over"), "money", total=True),
    )
    _budget, first = _versions(line)[0]
    begun = figures.planned(first) if first is not None else (0,) * years.MONTHS
    changes = tuple(now - then for now, then in zip(has.in_force, begun, strict=True))
    parts = (begun, changes, has.in_force, has.actual)
    told: list[Row] = [
        (period, *each, each[2] - each[3])
        for period, each in zip(years.periods(line.budget.year), zip(*parts, strict=True), strict=True)
    ]
    return Table("months", _("Months"), columns, told)
