"""The steps of a purchase plan (clause 4.2.2a): handed in, decided by another person, sent back, closed."""

from datetime import date

from bizdesk.office.decision import Decision
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.supplies.decided import PLAN
from bizdesk.supplies.deciding import decide
from bizdesk.supplies.flows_buying import PLAN_FLOW
from bizdesk.supplies.models import PurchasePlan
from bizdesk.supplies.plans import needs_approval, worth


def submit(office: Office, who: str, plan: PurchasePlan) -> PurchasePlan:
    """Hand a plan in; without an approval in the policy it is approved by that rule."""
    with change(office, who, N_("Submit {number}"), number=plan.number) as act:
        PLAN_FLOW.move(plan, "submit", "submitted" if needs_approval(office, plan) else "approved")
        return act.save(plan)


def approve(
    office: Office,
    who: str,
    plan: PurchasePlan,
    *,
    approver: Staff,
    opinion: str = "",
    paper_reference: str = "",
    on: date | None = None,
) -> PurchasePlan:
    """Approve a plan; the approver did not prepare it, and what it costs lies within the approver's limit."""
    return _decide(office, who, plan, "approve", Decision(approver, opinion, paper_reference, on))


def reject(
    office: Office,
    who: str,
    plan: PurchasePlan,
    *,
    approver: Staff,
    opinion: str,
    paper_reference: str = "",
    on: date | None = None,
) -> PurchasePlan:
    """Reject a plan."""
    return _decide(office, who, plan, "reject", Decision(approver, opinion, paper_reference, on))


def _decide(office: Office, who: str, plan: PurchasePlan, action: str, made: Decision) -> PurchasePlan:
    others = {N_("preparer"): plan.prepared_by}
    return decide(office, who, plan, PLAN_FLOW, PLAN, action, made, others=others, amount=lambda _act: worth(plan))


def return_(office: Office, who: str, plan: PurchasePlan, *, reason: str = "") -> PurchasePlan:
    """Send a plan back to who prepared it, to be changed and handed in again."""
    words = N_("Send {number} back: {reason}") if reason else N_("Send {number} back")
    with change(office, who, words, number=plan.number, reason=reason) as act:
        PLAN_FLOW.move(plan, "return")
        return act.save(plan)


def close(office: Office, who: str, plan: PurchasePlan, *, reason: str = "") -> PurchasePlan:
    """Close a plan; what was not ordered is not ordered any more."""
    words = N_("Close {number}: {reason}") if reason else N_("Close plan {number}")
    with change(office, who, words, number=plan.number, reason=reason) as act:
        PLAN_FLOW.move(plan, "close")
        return act.save(plan)
