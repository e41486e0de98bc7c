"""Money for the stories of budgets: the budget of 2025 in force with what was spent of it, and nothing planned yet."""

from collections.abc import Callable
from datetime import date

from bizdesk import keeping
from bizdesk.budgets import budget_steps, drawing_up, spending
from bizdesk.budgets.models import Account, Budget, BudgetLine, Expense, FiscalYear
from bizdesk.kinds import follow
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from tests.screens.stage import APPROVER, KEEPER, REVIEWER, Words, say

TITLE: Words = ("Budget 2025", "2025年度预算")
# department, account, what is planned for each month of 2025
PLANNED = (("02", "A01", 1_000_00), ("02", "A02", 2_000_00), ("03", "A14", 500_00), ("07", "A11", 3_000_00))
PAID: tuple[tuple[str, str, date, int, Words], ...] = (
    ("02", "A01", date(2025, 3, 10), 900_00, ("Paper for spring", "春季用纸")),
    ("02", "A01", date(2025, 9, 8), 300_00, ("Folders", "文件夹")),
    ("07", "A11", date(2025, 6, 18), 2_400_00, ("Solder and flux", "焊锡与助焊剂")),
)


def budgeted(tongue: str) -> Callable[[Office], None]:
    """What is done to the small office before a story of budgets begins."""

    def fill(office: Office) -> None:
        # What supplies spend is booked and alerts are written as when the program opens the file.
        office.follow = follow
        year = keeping.add(office, KEEPER, FiscalYear, {"year": "2025", "starts_on": date(2025, 1, 1)})
        budget = keeping.add(office, KEEPER, Budget, {"year": year, "title": say(TITLE, tongue)})
        for department, account, month in PLANNED:
            line = keeping.add(office, KEEPER, BudgetLine, of(department, account) | {"budget": budget})
            drawing_up.spread_line(office, KEEPER, line, total=12 * month)
        put_in_force(office, budget)
        for department, account, day, amount, words in PAID:
            told = of(department, account) | {"date": day, "amount": amount, "description": say(words, tongue)}
            spending.post(office, KEEPER, keeping.add(office, KEEPER, Expense, told))

    return fill


def of(department: str, account: str) -> dict[str, object]:
    """The department and account by their codes."""
    return {"department": Department.named(department), "account": Account.named(account)}


def put_in_force(office: Office, budget: Budget) -> None:
    """Hand a budget in, have it reviewed by one person and approved by another."""
    budget_steps.submit(office, KEEPER, budget)
    budget_steps.review(office, REVIEWER, budget.afresh(), approver=Staff.named(REVIEWER))
    budget_steps.approve(office, APPROVER, budget.afresh(), approver=Staff.named(APPROVER))
