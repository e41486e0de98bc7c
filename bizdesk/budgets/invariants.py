"""What must hold of budgets: one version in force a year, transfers that add up, commitments open by what is spent."""

from collections.abc import Iterator

from peewee import fn

from bizdesk.budgets import commitments
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, Commitment, Expense
from bizdesk.office import rows
from bizdesk.office.file import Office, Touched
from bizdesk.office.language import _


def invariants(office: Office, touched: Touched | None = None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    office.activate()
    yield from _one_in_force()
    yield from _transfers(touched)
    yield from _open(touched)


def _one_in_force() -> Iterator[str]:
    standing = Budget.select(Budget.year, fn.COUNT(Budget.id)).where(Budget.state == "approved")
    for year, count in standing.group_by(Budget.year).tuples():
        if count > 1:
            yield _("{count} budgets of the year {year} are in force at once.").format(
                count=count, year=Budget.year.rel_model.get_by_id(year).year
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
