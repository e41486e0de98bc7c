"""What must hold of budgets: what was approved stands, one version a year, sums that are what they are made of."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from peewee import fn

from bizdesk.budgets import commitments, figures, years
from bizdesk.budgets.coverage import Coverage
from bizdesk.budgets.decided import DECIDED, WITH_LINES
from bizdesk.budgets.figures import Figures, Use, key_of
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
from bizdesk.budgets.outside import outside
from bizdesk.budgets.signed import signed
from bizdesk.budgets.words import SPENT
from bizdesk.office import as_approved, rows
from bizdesk.office.file import Office, Touched
from bizdesk.office.language import _
from bizdesk.office.money import percent_of
from bizdesk.office.people import Department
from bizdesk.office.sentences import Measured

# What an act wrote on that later spending may rest on: what is left of the lines is asked before and after an undo.
RESTS_ON = frozenset({"budget", "budget_change", "commitment", "expense", "purchase_order", "supply"})


def invariants(office: Office, touched: Touched | None = None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    office.activate()
    yield from as_approved.differing(WITH_LINES, DECIDED, touched)
    yield from _one_in_force()
    yield from _transfers(touched)
    yield from _carried()
    yield from _open(touched)
    yield from _posted(touched)
    if touched is None or "fiscal_year" in touched:
        yield from _within_years()
    if touched is not None and not touched.keys().isdisjoint(RESTS_ON):
        yield from _beyond(office)
    if touched is not None:
        yield from signed(office, touched)


def _one_in_force() -> Iterator[str]:
    standing = Budget.select(Budget.year, fn.COUNT(Budget.id)).where(Budget.state == "approved")
    for year, count in standing.group_by(Budget.year).tuples():
        if count > 1:
            yield _("{count} budgets of the year {year} are in force at once.").format(
                count=count, year=Budget.year.rel_model.get_by_id(year).year
            )


def _carried() -> Iterator[str]:
    for year in FiscalYear.select():
        carried = years.carried_by(year)
        if carried and year.state == "open":
            yield _("{year} is open, and {number} carries over what it left.").format(
                year=year.year, number=carried[0].number
            )
        for again in carried[1:]:
            yield _("{number} carries over what {year} left, and so does {other}.").format(
                number=carried[0].number, year=year.year, other=again.number
            )


def _transfers(touched: Touched | None) -> Iterator[str]:
    made = BudgetChange.select().where((BudgetChange.kind == "transfer") & (BudgetChange.state == "approved"))
    if touched is not None:
        made = made.where(rows.among(BudgetChange.id, touched.get("budget_change", ())))
    for change in rows.in_pieces(made, BudgetChange.id):
        mine = BudgetChangeLine.select(fn.SUM(BudgetChangeLine.amount)).where(BudgetChangeLine.change == change.id)
        if mine.scalar():
            yield _("{number} moves money and does not add up.").format(number=change.number)


def _open(touched: Touched | None) -> Iterator[str]:
    query = Commitment.select()
    if touched is not None:
        wrote = Expense.select(Expense.commitment).where(rows.among(Expense.id, touched.get("expense", ())))
        query = query.where(rows.among(Commitment.id, touched.get("commitment", ())) | Commitment.id.in_(wrote))
    for promised in rows.in_pieces(query, Commitment.id):
        if promised.open_amount != commitments.reckoned(promised):
            yield _("{number}: what is said to be open of it is not what is left of it.").format(number=promised.number)


def _posted(touched: Touched | None) -> Iterator[str]:
    """What was posted and has no month, and what was reversed and not taken back to the cent, once."""
    query = Expense.select().where(Expense.state.in_(SPENT) | Expense.period.is_null(False))
    if touched is not None:
        query = query.where(rows.among(Expense.id, touched.get("expense", ())))
    for piece in rows.pieces(query, Expense.id):
        back = Expense.select().where(rows.among(Expense.reverses, [each.id for each in piece]))
        taken: dict[int, list[Expense]] = defaultdict(list)
        for each in back:
            taken[each.__data__["reverses"]].append(each)
        for expense in piece:
            if (expense.period is None) != (expense.state == "draft"):
                yield _("{number} has a month and is not posted, or is posted to none.").format(number=expense.number)
            mirrored = [(-each.amount, key_of(each)) for each in taken[expense.id]]
            if mirrored != ([(expense.amount, key_of(expense))] if expense.state == "reversed" else []):
                yield _("{number}: what was reversed is not what was spent.").format(number=expense.number)


def _within_years() -> Iterator[str]:
    """What is posted to a month of no year."""
    query = Expense.select().where(Expense.period.is_null(False))
    for year in FiscalYear.select():
        months = years.periods(year)
        query = query.where((Expense.period < months[0]) | (Expense.period > months[-1]))
    for expense in query.order_by(Expense.id):
        yield _("{number} is posted to {period}, which lies in no budget year.").format(
            number=expense.number, period=expense.period
        )


def _beyond(office: Office) -> Iterator[str]:
    """The lines that let nothing pass and are used beyond what is in force, in the years that are open."""
    tolerance = office.policy.get("budget_tolerance_percent")
    for year in FiscalYear.select().where(FiscalYear.state == "open"):
        budget = figures.in_force(year)
        if budget is None:
            continue
        lines, use = figures.lines_of(budget), figures.used(year)
        covers = figures.covering(lines)
        standing = figures.standing(lines, covers, use)
        if office.policy.text("budget_unplanned") == "stop":
            yield from _outside(use, covers)
        for line in lines:
            has = standing[line.id]
            if line.account.kind == "income":
                continue
            if line.control_annual == "stop" and has.available + percent_of(sum(has.in_force), tolerance) < 0:
                words = _("{line}: more is spent and promised than is in force.")
                yield Measured(words.format(line=figures.title(line)), -has.available)
            if line.control_to_date == "stop":
                yield from _beyond_so_far(year, line, has, tolerance)


def _outside(use: Use, covers: Coverage[BudgetLine]) -> Iterator[str]:
    """What no line covers, without its amount: less of it is no new reason."""
    for key in outside(use, covers):
        words = _("{account} of {department}: something is spent or promised, and no line of the budget covers it.")
        yield words.format(
            account=Account.get_by_id(key.account).caption, department=Department.get_by_id(key.department).caption
        )


def _beyond_so_far(year: FiscalYear, line: BudgetLine, has: Figures, tolerance: Decimal) -> Iterator[str]:
    for month, period in enumerate(years.periods(year), start=1):
        if has.available_to(month) + percent_of(sum(has.in_force[:month]), tolerance) < 0:
            words = _("{line}: more is spent and promised through {period} than is in force.")
            yield Measured(words.format(line=figures.title(line), period=period), -has.available_to(month))
