"""The flows of budgets (clause 4.3.1): a budget from its draft into force, a change, an expense."""

from bizdesk.budgets import years
from bizdesk.budgets.decided import REVIEW
from bizdesk.budgets.models import Budget, BudgetChange, BudgetChangeLine, BudgetLine
from bizdesk.budgets.rules import RULES
from bizdesk.budgets.words import BUDGET_STATES, CHANGE_STATES, EXPENSE_STATES, MEASURE_STATES, NOTE_STATES
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.flow import Flow, Guard, Step
from bizdesk.office.language import N_
from bizdesk.office.policy import Policy


def _has_lines(budget: Budget) -> None:
    if not BudgetLine.select().where(BudgetLine.budget == budget.id).exists():
        raise Refused(N_("{number} plans nothing yet: add a line to it."), rule="4.3.1a", number=budget.number)


def _reviewed(budget: Budget) -> None:
    (rule,) = (each for each in RULES if each.key == "budget_needs_review")
    asked = Policy.get_or_none(Policy.key == rule.key)
    if (rule.default if asked is None else asked.value) == "yes" and approval.standing(budget, REVIEW) is None:
        raise Refused(N_("{number} is not reviewed yet: have it reviewed first."), rule="4.3.1b", number=budget.number)


def _changes_something(change: BudgetChange) -> None:
    if not BudgetChangeLine.select().where(BudgetChangeLine.change == change.id).exists():
        raise Refused(N_("{number} changes nothing yet: add a line to it."), rule="4.3.1c", number=change.number)


def _adds_up(change: BudgetChange) -> None:
    """A transfer moves as much as it takes; an increase takes nothing and a decrease gives nothing."""
    query = BudgetChangeLine.select(BudgetChangeLine.amount).where(BudgetChangeLine.change == change.id)
    amounts = [amount for (amount,) in query.tuples()]
    if change.kind == "transfer" and sum(amounts):
        raise Refused(
            N_("{number} moves money between lines: what it adds and what it takes are not the same."),
            rule="4.3.1c",
            number=change.number,
        )
    wrong = [amount for amount in amounts if (amount < 0 if change.kind == "increase" else amount > 0)]
    if change.kind != "transfer" and wrong:
        words = (
            N_("{number} is an increase: a line of it takes something away.")
            if change.kind == "increase"
            else N_("{number} is a decrease: a line of it adds something.")
        )
        raise Refused(words, rule="4.3.1c", number=change.number)


def _carried_once(record: Budget | BudgetChange) -> None:
    """What was rejected carries nothing over, so that something else may since, or the year be open again."""
    year = record.carried_from
    if year is not None:
        years.not_carried(year)
        if year.state == "open":
            raise Refused(
                N_("{year} is open again: what it leaves is carried over anew."), rule="4.3.1c", year=year.year
            )


HAS_LINES = Guard(N_("there are lines"), _has_lines)
REVIEWED = Guard(N_("it is reviewed, where the policy asks for it"), _reviewed)
CHANGES_SOMETHING = Guard(N_("there are lines"), _changes_something)
ADDS_UP = Guard(N_("it adds up"), _adds_up)
CARRIED_ONCE = Guard(N_("nothing is carried over twice"), _carried_once)
BUDGET_FLOW = Flow(
    states=BUDGET_STATES,
    actions={
        "submit": N_("Submit"),
        "review": N_("Review"),
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "return": N_("Send back"),
        "supersede": N_("Supersede"),
        "close": N_("Close"),
    },
    start="draft",
    field="state",
    clause="4.3.1b",
    line=("submit", "review", "approve", "reject", "close"),
    steps={
        ("draft", "submit"): Step(("submitted",), "", (HAS_LINES,)),
        ("submitted", "review"): Step(("reviewed",), "reviewer", (HAS_LINES,)),
        ("submitted", "approve"): Step(("approved",), "approver", (HAS_LINES, REVIEWED)),
        ("reviewed", "approve"): Step(("approved",), "approver", (HAS_LINES, REVIEWED)),
        ("submitted", "reject"): Step(("rejected",), "approver"),
        ("reviewed", "reject"): Step(("rejected",), "approver"),
        ("submitted", "return"): Step(("draft",)),
        ("reviewed", "return"): Step(("draft",)),
        ("rejected", "return"): Step(("draft",), "", (CARRIED_ONCE,)),
        # Done by the approval of the next version, never alone: there is no gap.
        ("approved", "supersede"): Step(("superseded",)),
        ("approved", "close"): Step(("closed",)),
    },
)
CHANGE_FLOW = Flow(
    states=CHANGE_STATES,
    actions={
        "submit": N_("Submit"),
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "return": N_("Send back"),
    },
    start="draft",
    field="state",
    clause="4.3.1c",
    line=("submit", "approve", "reject"),
    steps={
        ("draft", "submit"): Step(("submitted", "approved"), "", (CHANGES_SOMETHING, ADDS_UP)),
        ("submitted", "approve"): Step(("approved",), "approver", (CHANGES_SOMETHING, ADDS_UP)),
        ("submitted", "reject"): Step(("rejected",), "approver"),
        ("submitted", "return"): Step(("draft",)),
        ("rejected", "return"): Step(("draft",), "", (CARRIED_ONCE,)),
    },
)
EXPENSE_FLOW = Flow(
    states=EXPENSE_STATES,
    actions={"post": N_("Post"), "reverse": N_("Reverse")},
    start="draft",
    field="state",
    clause="4.3.1b",
    line=("post",),
    steps={
        ("draft", "post"): Step(("posted",)),
        ("posted", "reverse"): Step(("reversed",)),
    },
)
MEASURE_FLOW = Flow(
    states=MEASURE_STATES,
    actions={"finish": N_("Finish"), "drop": N_("Give up"), "resume": N_("Resume")},
    start="open",
    field="state",
    clause="4.3.2",
    line=("finish",),
    steps={
        ("open", "finish"): Step(("done",)),
        ("open", "drop"): Step(("dropped",)),
        ("done", "resume"): Step(("open",)),
        ("dropped", "resume"): Step(("open",)),
    },
)
NOTE_FLOW = Flow(
    states=NOTE_STATES,
    actions={"finish": N_("Finish"), "resume": N_("Resume")},
    start="open",
    field="state",
    clause="4.3.1c",
    line=("finish",),
    steps={("open", "finish"): Step(("done",)), ("done", "resume"): Step(("open",))},
)
