"""What was closed stays as it was signed (clause 4.3.1c): told before an act is undone and after it, to be the same."""

from collections.abc import Iterator

from peewee import fn

from bizdesk.budgets import figures, years
from bizdesk.budgets.models import Expense, FiscalYear
from bizdesk.office.file import Office, Touched
from bizdesk.office.language import _


def signed(office: Office, touched: Touched) -> Iterator[str]:
    """What closed months spent, and what closed years plan, where an act wrote on either, one sentence each."""
    if "expense" in touched:
        yield from _spent(office)
    if not touched.keys().isdisjoint({"budget", "budget_change"}):
        yield from _planned(office)


def _spent(office: Office) -> Iterator[str]:
    closed = {
        period
        for year in FiscalYear.select().where(FiscalYear.closed_through.is_null(False))
        for period in years.periods(year)
        if period <= year.closed_through
    }
    if not closed:
        return
    query = Expense.select(Expense.period, fn.COUNT(Expense.id), fn.SUM(Expense.amount))
    query = query.where(Expense.period.between(min(closed), max(closed))).group_by(Expense.period)
    for period, count, amount in query.tuples():
        closed.discard(period)
        yield _("{period} is closed, and its vouchers would come to {amount} then: {count}.").format(
            period=period, amount=office.money(amount), count=count
        )
    for period in sorted(closed):
        yield _("{period} is closed, and nothing would be spent in it then.").format(period=period)


def _planned(office: Office) -> Iterator[str]:
    for year in FiscalYear.select().where(FiscalYear.state == "closed"):
        budget = figures.in_force(year)
        if budget is None:
            yield _("{year} is closed, and no budget would be in force in it then.").format(year=year.year)
            continue
        lines = figures.lines_of(budget)
        plans = figures.standing(lines, figures.covering(lines), figures.Use([], []))
        for line in lines:
            yield _("{year} is closed, and {number} would plan {amount} for {line} then.").format(
                year=year.year,
                number=budget.number,
                amount=office.money(sum(plans[line.id].in_force)),
                line=figures.title(line),
            )
