"""The operations of budgets and costs, written out."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bizdesk.budgets import (
    alerts,
    budget_steps,
    carrying,
    changing,
    closing,
    commitments,
    copying,
    drawing_up,
    previews,
    spending,
    years,
)
from bizdesk.budgets.flows import BUDGET_FLOW, CHANGE_FLOW, EXPENSE_FLOW
from bizdesk.budgets.following import promised_for
from bizdesk.budgets.left import left_of
from bizdesk.budgets.models import Budget, BudgetAlert, BudgetChange, BudgetLine, Commitment, Expense, FiscalYear
from bizdesk.budgets.operations_cost import COSTS
from bizdesk.office.fields import Choice, Integer, Money, Percent, Reference, Text, Typed
from bizdesk.office.inputs import decision, on_day, person, proposed, reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation

__all__ = ["OPERATIONS", "left_of", "promised_for"]
BASES = {"budget": N_("What is in force"), "actual": N_("What was spent")}


def _of_budget(name: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Budget, BUDGET_FLOW.actions[name], run, inputs, BUDGET_FLOW, **rest)


def _of_change(name: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, BudgetChange, CHANGE_FLOW.actions[name], run, inputs, CHANGE_FLOW, **rest)


YEARS = (
    Operation("close_month", FiscalYear, N_("Close the next month"), years.close_month, preview=closing.previewed),
    Operation(
        "reopen_month", FiscalYear, N_("Open the last month again"), years.reopen_month, {"reason": reason(True)}
    ),
    Operation(
        "carry_over",
        FiscalYear,
        N_("Carry over what is left"),
        carrying.carry_over,
        preview=carrying.previewed,
    ),
)
BUDGETS = (
    _of_budget("submit", budget_steps.submit, {}),
    _of_budget("review", budget_steps.review, decision(), start=proposed("reviewer")),
    _of_budget("approve", budget_steps.approve, decision(), start=proposed("approver"), preview=previews.coming),
    _of_budget("reject", budget_steps.reject, decision(True), start=proposed("approver")),
    _of_budget("return", budget_steps.return_, {"reason": reason()}),
    _of_budget("close", budget_steps.close, {}),
    Operation(
        "copy",
        Budget,
        N_("Copy into another version or year"),
        copying.copy,
        {
            "year": Reference(FiscalYear, N_("Budget year"), help=N_("Empty: the next version of the same.")),
            "basis": Choice(BASES, N_("Starting from"), default="budget", required=True),
            "percent": Percent(N_("So much more"), minimum=None, default=Decimal(0), help=N_("Below zero: less.")),
        },
        preview=copying.previewed,
    ),
    Operation(
        "spread",
        BudgetLine,
        N_("Spread a total over the months"),
        drawing_up.spread_line,
        {
            "total": Money(N_("Total"), required=True),
            "pattern": Choice(drawing_up.PATTERNS, N_("How"), default="equal", required=True),
            "weights": Text(N_("Weights"), limit=200, help=N_("Twelve of them, such as 2 1 1 1 1 1 1 1 1 1 1 3.")),
        },
        preview=previews.spread,
    ),
    Operation(
        "transfer",
        BudgetLine,
        N_("Move money to another line"),
        changing.transfer,
        {
            "to": Reference(BudgetLine, N_("To"), required=True),
            "month": Integer(N_("Month of the budget year"), minimum=1, maximum=12, required=True),
            "amount": Money(N_("Amount"), required=True),
            "reason": reason(True),
        },
        preview=previews.moved,
    ),
)
CHANGES = (
    _of_change("submit", changing.submit, {}),
    _of_change("approve", changing.approve, decision(), start=proposed("approver"), preview=previews.changed),
    _of_change("reject", changing.reject, decision(True), start=proposed("approver")),
    _of_change("return", changing.return_, {"reason": reason()}),
)
SPENDING = (
    Operation(
        "post",
        Expense,
        EXPENSE_FLOW.actions["post"],
        spending.post,
        {
            "exception_by": person(
                N_("Exception approver"), help=N_("Only where a line stops it: who lets it pass all the same.")
            ),
            "reason": reason(help=N_("Why it is to pass beyond the budget.")),
        },
        EXPENSE_FLOW,
        preview=previews.posted,
    ),
    Operation(
        "reverse",
        Expense,
        EXPENSE_FLOW.actions["reverse"],
        spending.reverse,
        {"reason": reason(True), "on": on_day()},
        EXPENSE_FLOW,
    ),
    Operation("see", BudgetAlert, N_("Seen"), alerts.see, {"seen_by": person(N_("Seen by"))}),
    Operation(
        "release",
        Commitment,
        N_("Release"),
        commitments.release,
        {"amount": Money(N_("Amount"), help=N_("Empty: all that is open.")), "reason": reason(True), "on": on_day()},
        guard=commitments.is_open,
    ),
)
OPERATIONS: tuple[Operation, ...] = (*YEARS, *BUDGETS, *CHANGES, *SPENDING, *COSTS)
