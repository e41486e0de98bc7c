"""The steps of a purchase plan (clause 4.2.2a): handed in, decided by another person, sent back, closed."""

from datetime import date

from bizdesk.office.decision import Decision
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.supplies import papers
from bizdesk.supplies.dearer import refuse_unexplained
from bizdesk.supplies.decided import PLAN
from bizdesk.supplies.deciding import decide
from bizdesk.supplies.flows_buying import PLAN_FLOW
from bizdesk.supplies.models import PurchasePlan
from bizdesk.supplies.orders import drafts_for
from bizdesk.supplies.plans import lines_of, needs_approval, worth
from bizdesk.supplies.unused import refuse_unused


def submit(office: Office, who: str, plan: PurchasePlan) -> PurchasePlan:
    """Hand a plan in; without an approval in the policy it is approved by that rule."""
    with change(office, who, N_("Submit {number}"), number=plan.number) as act:
        plan.prepared_by = plan.prepared_by or office.staff(who)
        PLAN_FLOW.move(plan, "submit", "submitted" if needs_approval(office, plan) else "approved")
        lines = lines_of(plan)
        refuse_unused(office, lines)
        for line in lines:
            refuse_unexplained(office, line)
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
    """Approve a plan; the approver neither prepared it nor handed it in, and their limit covers what it costs."""
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
    others = {N_("preparer"): plan.prepared_by, N_("submitter"): _submitter(office, plan)}
    return decide(office, who, plan, PLAN_FLOW, PLAN, action, made, others=others, amount=lambda _act: worth(plan))


def _submitter(office: Office, plan: PurchasePlan) -> Staff | None:
    """Who handed a plan in last, as the journal knows it."""
    handed_in = (act for act, *turn in papers.turns(plan) if turn == ["draft", "submitted"])
    act = next(handed_in, None)
    return None if act is None else office.staff(JournalBatch.get_by_id(act).who)


def return_(office: Office, who: str, plan: PurchasePlan, *, reason: str = "") -> PurchasePlan:
    """Send a plan back to who prepared it, to be changed and handed in again."""
    words = N_("Send {number} back: {reason}") if reason else N_("Send {number} back")
    with change(office, who, words, number=plan.number, reason=reason) as act:
        PLAN_FLOW.move(plan, "return")
        return act.save(plan)


def close(office: Office, who: str, plan: PurchasePlan, *, reason: str = "") -> PurchasePlan:
    """Close a plan; what was not ordered is not ordered any more, what stands on drafts of orders neither."""
    words = N_("Close {number}: {reason}") if reason else N_("Close plan {number}")
    with change(office, who, words, number=plan.number, reason=reason) as act:
        PLAN_FLOW.move(plan, "close")
        act.save(plan)
        drafts = [order.number for order in drafts_for(plan)]
    if drafts:
        told = _(
            "Drafts of orders for {plan} that are not placed any more: {orders}. Cancel them, or take its lines off."
        )
        office.notices.append(told.format(plan=plan.number, orders=_(", ").join(drafts)))
    return plan
