"""The budget change as it is signed and filed (clause 4.3.1c): before, after, spent, promised (预算调整申请表)."""

from collections import defaultdict

from peewee import fn

from bizdesk.budgets import figures
from bizdesk.budgets.changing import lines_of
from bizdesk.budgets.decided import DECIDED
from bizdesk.budgets.models import BudgetChange, BudgetChangeLine, BudgetLine
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.decisions import decisions
from bizdesk.reports.making import fields_of, make
from bizdesk.reports.report import Column, Report, Row, Signatures, Table

PARAMETERS = {"change": Reference(BudgetChange, N_("Budget change"), required=True)}
HEAD = ("number", "budget", "kind", "applicant", "requested_on", "reason", "approved_on", "state", "remarks")


def form(office: Office, *, change: BudgetChange) -> Report:
    """Everything the paper of a budget change shows."""
    return make(
        office,
        "budget-change",
        _("Budget change {number}").format(number=change.number),
        [
            fields_of(change, HEAD, office),
            _lines(change),
            _months(change),
            decisions(office, change, DECIDED),
            Signatures((_("Applicant"), _("Head of the department"), _("Finance"), _("Approved by"))),
        ],
        as_of=office.today(),
        parameters={"change": change.number},
    )


def _lines(change: BudgetChange) -> Table:
    columns = (
        Column("line", _("Budget line"), width=30),
        Column("before", _("Before the change"), "money"),
        Column("amount", _("Amount"), "money", total=True),
        Column("after", _("After the change"), "money"),
        Column("spent", _("Spent"), "money"),
        Column("committed", _("Committed"), "money"),
        Column("left", _("Available"), "money"),
    )
    amounts: dict[int, int] = defaultdict(int)
    for each in lines_of(change):
        amounts[each.__data__["line"]] += each.amount
    lines = list(BudgetLine.select().where(BudgetLine.id.in_(list(amounts))).order_by(BudgetLine.id))
    standing = figures.of_lines(change.budget.year, lines, figures.covering(lines))
    told: list[Row] = []
    for line in lines:
        has, before, amount = standing[line.id], _before(change, line), amounts[line.id]
        spent = sum(has.actual)
        told.append(
            (figures.title(line), before, amount, before + amount, spent, has.committed,
             before + amount - spent - has.committed)
        )  # fmt: skip
    return Table("lines", _("Details"), columns, told, empty=_("Nothing is changed yet."))


def _before(change: BudgetChange, line: BudgetLine) -> int:
    """What is in force of a line without a change; of an approved one, what was before it."""
    others = (BudgetChangeLine.line == line.id) & (BudgetChange.state == "approved") & (BudgetChange.id != change.id)
    if change.state == "approved":
        same_day = (BudgetChange.approved_on == change.approved_on) & (BudgetChange.id < change.id)
        others &= (BudgetChange.approved_on < change.approved_on) | same_day
    query = BudgetChangeLine.select(fn.SUM(BudgetChangeLine.amount)).join(BudgetChange).where(others)
    return sum(getattr(line, name) for name in figures.MONTH_FIELDS) + (query.scalar() or 0)


def _months(change: BudgetChange) -> Table:
    columns = (
        Column("line", _("Budget line"), width=30),
        Column("month", _("Month of the budget year"), "integer", width=6),
        Column("amount", _("Amount"), "money", total=True),
    )
    told: list[Row] = [(figures.title(each.line), each.month, each.amount) for each in lines_of(change)]
    return Table("months", _("By month"), columns, told, empty=_("Nothing is changed yet."))
