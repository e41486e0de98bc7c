"""The screens of budgets and costs: execution, expenses, budgets and their changes, commitments, alerts, accounts."""

from typing import Any

from bizdesk.budgets.models import (
    Account,
    Budget,
    BudgetAlert,
    BudgetChange,
    Commitment,
    CostMeasure,
    CostPool,
    Expense,
    VarianceNote,
)
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.periods import first_day, period_of

from .budget_lists import (
    ALERT_LINE,
    BUDGET_LINES,
    CHANGE_LINES,
    LINE,
    NOTE_LINE,
    STAGES,
    WORTH,
    change_start,
    expense_preview,
    expense_start,
    grid,
    me,
    post,
    this_year,
)
from .kit.lines import lines_side, open_lines
from .kit.view import Command, Panel, Saved, View

EXPENSE = (
    (N_("Expense"), ("date", "voucher_number", "payee", "amount", "account", "department", "description")),
    (N_("What for"), ("project", "activity", "commitment", "customer", "asset", "complaint")),
    (N_("How it stands"), (
        "state", "period", "exception_by", "exception_reason", "reverses", "source_kind", "source_id", "number",
    )),
)  # fmt: skip
COMMITMENT = (
    (N_("Commitment"), ("description", "date", "amount", "account", "department", "project", "activity")),
    (N_("How it stands"), (
        "open_amount", "released", "released_on", "reason", "source_kind", "source_id", "number",
    )),
)  # fmt: skip


def unfitting(office: Office) -> set[int]:
    """The drafts that the budget speaks against as it stands."""
    from bizdesk.budgets.previews import unfitting as beyond

    return beyond(office)


def old(office: Office) -> Any:
    """Open commitments that are older than the policy calls old."""
    from datetime import timedelta

    since = office.today() - timedelta(days=office.policy.get("commitment_days"))
    return (Commitment.open_amount > 0) & (Commitment.date < since)


def expected(office: Office) -> dict[str, Any]:
    """What a new commitment begins with."""
    person = office.staff(office.who)
    return {"date": office.today(), "department": person.department if person else None}


def this_month(office: Office) -> Any:
    """Expenses of the month of the office's day."""
    return Expense.date.between(first_day(period_of(office.today())), office.today())


TABS = (
    Panel("budget_line", N_("Execution"), "bizdesk.screens.budget_execution:ExecutionPane"),
    View(
        "expense",
        ("number", "date", "amount", "state", "description", "payee", "account", "department", "voucher_number"),
        wide={"description": 2, "payee": 1, "account": 1},
        sort=("number", True),
        tones={"draft": "warning", "reversed": "muted"},
        layout=EXPENSE,
        filters=(
            Saved("draft", N_("To post"), lambda office: Expense.state == "draft"),
            Saved("over", N_("Not posted, beyond the budget"), among=unfitting),
            Saved("posted", N_("Posted"), lambda office: Expense.state == "posted"),
            Saved("month", N_("This month's"), this_month),
            Saved("passed", N_("Passed beyond the budget"), lambda office: Expense.exception_by.is_null(False)),
        ),
        start=expense_start,
        preview=expense_preview,
        reports=("budget-execution", "cost", "cost-trend"),
        commands=(Command("b", N_("Post"), post, N_("Post the drafts that are marked, or the one under the cursor.")),),
    ),
    View(
        "budget",
        ("number", "title", "state", "worth", "year", "version", "prepared_by", "approved_on"),
        wide={"title": 2, "prepared_by": 1},
        sort=("number", True),
        tones=STAGES,
        layout=((N_("Budget"), ("year", "title", "prepared_by", "number", "remarks")),),
        filters=(
            Saved("in_force", N_("In force"), lambda office: Budget.state == "approved"),
            Saved("waiting", N_("To review or approve"), lambda office: Budget.state.in_(("submitted", "reviewed"))),
            Saved("draft", N_("Draft"), lambda office: Budget.state == "draft"),
        ),
        start=this_year,
        reports=("budget-book", "budget-execution"),
        reckoned=(WORTH,),
        commands=(Command("b", N_("Months"), grid, N_("The lines in a grid of twelve months, edited together.")),),
        sides=(BUDGET_LINES,),
    ),
    View(
        "budget_change",
        ("number", "reason", "kind", "state", "requested_on", "approved_on", "applicant", "budget"),
        wide={"reason": 2, "applicant": 1},
        sort=("number", True),
        tones=STAGES,
        layout=((N_("Budget change"), ("budget", "kind", "reason", "requested_on", "applicant", "number", "remarks")),),
        filters=(
            Saved("open", N_("Not decided yet"), lambda office: BudgetChange.state.in_(("draft", "submitted"))),
            Saved("submitted", N_("To approve"), lambda office: BudgetChange.state == "submitted"),
        ),
        start=change_start,
        reports=("budget-change", "budget-execution"),
        commands=(Command("b", N_("Lines"), open_lines, N_("What it adds to which line, or takes from it.")),),
        sides=(CHANGE_LINES,),
    ),
    View(
        "commitment",
        ("number", "description", "date", "open_amount", "amount", "account", "department"),
        wide={"description": 2, "account": 1},
        sort=("number", True),
        begins="open",
        layout=COMMITMENT,
        filters=(
            Saved("open", N_("With something open"), lambda office: Commitment.open_amount > 0),
            Saved("old", N_("Open for long"), old),
        ),
        start=expected,
        reports=("commitments", "budget-execution"),
    ),
    View(
        "budget_alert",
        ("subject", "percent", "crossed_on", "seen_by", "seen_on"),
        wide={"subject": 2, "seen_by": 1},
        sort=("crossed_on", True),
        begins="new",
        reckoned=(ALERT_LINE,),
        filters=(Saved("new", N_("Not seen yet"), lambda office: BudgetAlert.seen_on.is_null()),),
        empty=N_("No line of the budget is nearly used up."),
        comes_about=N_("An alert comes about when something spent crosses a share of its line."),
    ),
    View(
        "variance_note",
        ("subject", "period", "cause", "owner", "due", "state"),
        wide={"subject": 2, "cause": 2, "owner": 1},
        sort=("period", True),
        tones={"open": "warning", "done": "muted"},
        reckoned=(NOTE_LINE,),
        reports=("variance",),
        filters=(
            Saved("open", N_("Under way"), lambda office: VarianceNote.state == "open"),
            Saved("mine", N_("Mine"), lambda office: VarianceNote.owner == me(office)),
        ),
    ),
    LINE,
    View(
        "cost_pool",
        ("code", "name", "department", "account", "driver", "active"),
        wide={"name": 2, "account": 1, "department": 1},
        filters=(Saved("active", N_("Active"), lambda office: CostPool.active),),
        reports=("cost", "cost-trend"),
        sides=(lines_side(View("cost_share", ("department", "project", "basis"), wide={"department": 2})),),
        commands=(Command("b", N_("Shares"), open_lines, N_("How much each department has of what it is shared by.")),),
    ),
    View(
        "cost_measure",
        ("number", "what", "owner", "target", "starts_on", "ends_on", "state", "account"),
        wide={"what": 2, "owner": 1},
        sort=("number", True),
        tones={"open": "warning", "done": "good", "dropped": "muted"},
        reports=("cost-measures",),
        filters=(
            Saved("open", N_("Under way"), lambda office: CostMeasure.state == "open"),
            Saved("mine", N_("Mine"), lambda office: (CostMeasure.state == "open") & (CostMeasure.owner == me(office))),
        ),
    ),
    View(
        "account",
        ("code", "name", "parent", "kind", "active"),
        wide={"name": 2, "parent": 1},
        filters=(Saved("active", N_("Active"), lambda office: Account.active),),
    ),
    View("fiscal_year", ("year", "starts_on", "closed_through", "state"), sort=("year", True)),
)
