"""What is decided on in budgets (clause 1.3.1): budgets and their changes, with their lines."""

from datetime import date
from typing import Any

from bizdesk.budgets.figures import MONTH_FIELDS
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine
from bizdesk.office.approval import Decided, Hold, Matter, with_lines

OF_BUDGET = ("year", "title", "version", "prepared_by")
OF_LINE = (
    *("department", "account", "project", "activity", *MONTH_FIELDS),
    *("control_annual", "control_to_date", "carry_over"),
)
OF_CHANGE = ("budget", "kind", "reason", "applicant")
OF_CHANGE_LINE = ("line", "month", "amount")


def planned(budget: Budget, _day: date) -> list[Any]:
    """The plan of the year, line by line; lines of nothing, which a later change may fill, are no part of it."""
    told = with_lines(budget, OF_BUDGET, BudgetLine, OF_LINE)
    months = slice(4, 4 + len(MONTH_FIELDS))
    head, lines = told[: len(OF_BUDGET)], told[len(OF_BUDGET) :]
    return [*head, *(line for line in lines if any(line[months]))]


def changed(change: BudgetChange, _day: date) -> list[Any]:
    """What is changed of which line, and why."""
    return with_lines(change, OF_CHANGE, BudgetChangeLine, OF_CHANGE_LINE)


REVIEW = Matter("review", planned)
BUDGET = Matter("approve", planned)
CHANGE = Matter("approve", changed)
NOT_YET = ("draft", "submitted", "rejected")
DECIDED = {
    "budget": Decided(
        (
            Hold(REVIEW, NOT_YET, ("reviewed", "approved", "superseded", "closed")),
            Hold(BUDGET, (*NOT_YET, "reviewed"), ("approved", "superseded", "closed")),
        )
    ),
    "budget_change": Decided((Hold(CHANGE, NOT_YET, ("approved",)),)),
}
WITH_LINES: tuple[tuple[Any, Any], ...] = ((Budget, BudgetLine), (BudgetChange, BudgetChangeLine))
