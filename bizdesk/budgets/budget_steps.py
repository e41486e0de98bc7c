"""The steps of a budget (clause 4.3.1b): handed in, reviewed and approved by other persons, in force, closed."""

from datetime import date

from bizdesk.budgets import drawing_up, entering, figures, years
from bizdesk.budgets.decided import BUDGET, REVIEW
from bizdesk.budgets.drawing_up import months
from bizdesk.budgets.flows import BUDGET_FLOW
from bizdesk.budgets.models import Budget
from bizdesk.office import approval
from bizdesk.office.approval import Matter
from bizdesk.office.decision import Decision, record_decision, refuse_repeated
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff

RULE = "4.3.1b"


def submit(office: Office, who: str, budget: Budget) -> Budget:
    """Hand a budget in."""
    with change(office, who, N_("Submit {number}"), number=budget.number) as act:
        BUDGET_FLOW.move(budget, "submit")
        entering.admit(office, budget)
        return act.save(budget)


def review(
    office: Office,
    who: str,
    budget: Budget,
    *,
    approver: Staff,
    opinion: str = "",
    paper_reference: str = "",
    on: date | None = None,
) -> Budget:
    """Say that a budget was gone through; another person approves it then."""
    made = Decision(approver, opinion, paper_reference, on)
    return _decide(office, who, budget, "review", REVIEW, N_("Review budget {number}"), made)


def approve(
    office: Office,
    who: str,
    budget: Budget,
    *,
    approver: Staff,
    opinion: str = "",
    paper_reference: str = "",
    on: date | None = None,
) -> Budget:
    """Put a budget into force; the version before it is superseded in the same moment."""
    made = Decision(approver, opinion, paper_reference, on)
    return _decide(office, who, budget, "approve", BUDGET, N_("Approve {number}"), made)


def reject(
    office: Office,
    who: str,
    budget: Budget,
    *,
    approver: Staff,
    opinion: str,
    paper_reference: str = "",
    on: date | None = None,
) -> Budget:
    """Reject a budget."""
    made = Decision(approver, opinion, paper_reference, on)
    return _decide(office, who, budget, "reject", BUDGET, N_("Reject {number}"), made)


def _decide(
    office: Office, who: str, budget: Budget, action: str, matter: Matter, words: str, made: Decision
) -> Budget:
    refuse_repeated(BUDGET_FLOW, budget, matter, action, made.approver)
    with change(office, who, words, number=budget.number) as act:
        step = BUDGET_FLOW.check(budget, action)
        others: dict[str, Staff | None] = {N_("preparer"): budget.prepared_by}
        amount = 0
        if action != "review":
            reviewed = approval.standing(budget, REVIEW)
            others[N_("reviewer")] = reviewed.approver if reviewed is not None else None
            amount = worth(budget)
        record_decision(act, budget, matter, action, step, made, others=others, amount=amount)
        BUDGET_FLOW.enter(budget, step)
        if action == "approve":
            years.still_open(budget.year.afresh())
            entering.admit(office, budget)
            budget.approved_on = made.on or office.today()
            _supersede(act, budget)
        return act.save(budget)


def _supersede(act: Act, budget: Budget) -> None:
    """Take the version that was in force out of it; what changed it is not in force any more either."""
    before = figures.in_force(budget.year)
    if before is None:
        return
    if waiting := drawing_up.undecided_changes(before):
        raise Refused(
            N_("{change} waits to be decided and changes {number}: decide on it first."),
            rule=RULE,
            change=waiting[0].number,
            number=before.number,
        )
    if before.version > budget.version:
        raise Refused(
            N_("{newer} is in force and newer than {number}."), rule=RULE, newer=before.number, number=budget.number
        )
    BUDGET_FLOW.move(before, "supersede")
    act.save(before)


def return_(office: Office, who: str, budget: Budget, *, reason: str = "") -> Budget:
    """Send a budget back to who drew it up."""
    words = N_("Send {number} back: {reason}") if reason else N_("Send {number} back")
    with change(office, who, words, number=budget.number, reason=reason) as act:
        BUDGET_FLOW.move(budget, "return")
        return act.save(budget)


def close(office: Office, who: str, budget: Budget) -> Budget:
    """Close the budget of a year whose months are all closed."""
    with change(office, who, N_("Close budget {number}"), number=budget.number) as act:
        if budget.year.state != "closed":
            raise Refused(N_("{year} is open: close its months first."), rule="4.3.1c", year=budget.year.year)
        BUDGET_FLOW.move(budget, "close")
        office.notices += years.left_in(office, budget.year)
        return act.save(budget)


def worth(budget: Budget) -> int:
    """What a budget plans for in all: a line under another is part of it and counted once."""
    lines = figures.lines_of(budget)
    return sum(sum(months(line)) for line in figures.covering(lines).topmost() if line.account.kind != "income")
