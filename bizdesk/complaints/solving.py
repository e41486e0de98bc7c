"""From the findings to the customer's verdict (clause 2.3.2): remedy, negotiation, feedback, the next round."""

from datetime import datetime

from bizdesk.complaints import clocking, lists, planning
from bizdesk.complaints.cases import RULE, event, not_ahead, stepping
from bizdesk.complaints.decided import PROPOSAL
from bizdesk.complaints.flows import COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint, ComplaintCause, ComplaintEvent, ComplaintRound
from bizdesk.complaints.words import EVENTS
from bizdesk.office import notes
from bizdesk.office.decision import Decision, record_decision, refuse_repeated
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, at_work

# What belongs to one round, kept when the next begins.
OF_ROUND = (
    "finding",
    "justified",
    "liability",
    "cause",
    "proposal",
    "proposal_cost",
    "agreed_on",
    "outcome",
    "feedback_at",
    "feedback_method",
    "person_reached",
    "satisfied",
    "rating",
    "loss",
)
# What a feedback rests on: it tells the customer of what was agreed, in the round that had begun.
BEFORE_FEEDBACK = ("found", "proposed", "approved", "agreed", "not_satisfied", "reopened")
BEGUN_ANEW = ("proposal", "outcome", "feedback_method", "person_reached", "satisfied")


def investigate(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    finding: str = "",
    justified: str = "",
    liability: str = "",
    cause: ComplaintCause | None = None,
) -> Complaint:
    """Begin the investigation; what is found may be recorded at once."""
    with stepping(office, who, complaint, "investigate", N_("Investigate {number}")) as act:
        event(act, who, complaint, "investigating")
        if finding:
            _find(act, who, complaint, finding, justified, liability, cause)
    return complaint


def find(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    finding: str,
    justified: str = "",
    liability: str = "",
    cause: ComplaintCause | None = None,
) -> Complaint:
    """Record what was found: whether the complaint is justified, whose the fault is, and the cause."""
    with stepping(office, who, complaint, "find", N_("Findings of {number}")) as act:
        _find(act, who, complaint, finding, justified, liability, cause)
    return complaint


def _find(
    act: Act,
    who: str,
    complaint: Complaint,
    finding: str,
    justified: str,
    liability: str,
    cause: ComplaintCause | None,
) -> None:
    if cause is not None and cause.id != complaint.__data__.get("cause"):
        lists.in_use(cause)
    complaint.finding = finding
    complaint.justified = justified or complaint.justified
    complaint.liability = liability or complaint.liability
    complaint.cause = cause or complaint.cause
    complaint.investigated_at = complaint.investigated_at or act.at
    event(act, who, complaint, "found", text=finding)


def propose(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    proposal: str,
    proposal_cost: int | None = None,
    proposed_by: Staff | None = None,
) -> Complaint:
    """Propose a remedy with its cost; one that costs more than the policy lets pass waits for an approver."""
    at_work(proposed_by, office.today(), RULE)
    limit = office.policy.get("proposal_limit")
    with stepping(office, who, complaint, "propose", N_("Propose a remedy for {number}")) as act:
        complaint.proposal, complaint.proposal_cost = proposal, proposal_cost or 0
        complaint.proposed_by = proposed_by or office.staff(who) or complaint.owner
        complaint.approval_needed = limit is not None and complaint.proposal_cost > limit
        complaint.proposed_at = complaint.proposed_at or act.at
        complaint.responded_at = complaint.responded_at or act.at
        event(act, who, complaint, "proposed", text=proposal, amount=complaint.proposal_cost)
    return complaint


def approve(
    office: Office, who: str, complaint: Complaint, *, approver: Staff, opinion: str = "", paper_reference: str = ""
) -> Complaint:
    """Approve a remedy; the approver did not propose it, and its cost lies within the approver's limit."""
    made = Decision(approver, opinion, paper_reference)
    return _decide(office, who, complaint, "approve", N_("Approve the remedy of {number}"), made)


def reject(
    office: Office, who: str, complaint: Complaint, *, approver: Staff, opinion: str, paper_reference: str = ""
) -> Complaint:
    """Reject a remedy: another is to be proposed."""
    made = Decision(approver, opinion, paper_reference)
    return _decide(office, who, complaint, "reject", N_("Reject the remedy of {number}"), made)


def _decide(office: Office, who: str, complaint: Complaint, action: str, words: str, made: Decision) -> Complaint:
    refuse_repeated(COMPLAINT_FLOW, complaint, PROPOSAL, action, made.approver)
    step, cost = COMPLAINT_FLOW.step(complaint, action), complaint.proposal_cost or 0
    with stepping(office, who, complaint, action, words) as act:
        others = {N_("applicant"): complaint.proposed_by}
        written = record_decision(act, complaint, PROPOSAL, action, step, made, others=others, amount=cost)
        event(
            act,
            who,
            complaint,
            written.verdict,
            owner=made.approver,
            amount=complaint.proposal_cost,
            text=made.opinion,
        )
        return act.save(complaint)


def agree(office: Office, who: str, complaint: Complaint, *, text: str = "") -> Complaint:
    """Write down that the customer agrees to the remedy."""
    with stepping(office, who, complaint, "agree", N_("{number}: the customer agrees")) as act:
        complaint.agreed_on = office.today()
        event(act, who, complaint, "agreed", text=text)
        if text:
            notes.write(office, who, complaint, text, "customer")
    return complaint


def refuse(office: Office, who: str, complaint: Complaint, *, text: str) -> Complaint:
    """Write down that the customer refuses the remedy, and why; another is to be proposed."""
    with stepping(office, who, complaint, "refuse", N_("{number}: the customer refuses")) as act:
        event(act, who, complaint, "refused", text=text)
        notes.write(office, who, complaint, text, "customer")
    return complaint


def feed_back(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    method: str,
    person_reached: str,
    outcome: str = "",
    loss: int | None = None,
    at: datetime | None = None,
) -> Complaint:
    """Tell the customer what was done: how, when, and whom one reached."""
    when = at or office.now()
    not_ahead(office, when)
    _not_before(office, complaint, when)
    with stepping(office, who, complaint, "feed_back", N_("Feed the result of {number} back"), when) as act:
        complaint.feedback_at, complaint.feedback_method = when, method
        complaint.person_reached, complaint.outcome = person_reached, outcome or complaint.proposal
        # What was lost in a round before is not regained where this one says nothing of it.
        complaint.resolved_at, complaint.loss = when, complaint.loss if loss is None else loss
        complaint.responded_at = complaint.responded_at or when
        event(act, who, complaint, "fed_back", method=method, person_reached=person_reached, amount=loss, text=outcome)
    return complaint


def _not_before(office: Office, complaint: Complaint, when: datetime) -> None:
    """Refuse a feedback that lies before what it rests on, or before a missed resolution that stands written."""
    if when < complaint.received_at:
        raise Refused(N_("The feedback may not lie before the receipt of the complaint."), rule=RULE)
    mine = ComplaintEvent.select(ComplaintEvent.kind, ComplaintEvent.at).where(ComplaintEvent.complaint == complaint.id)
    order = (ComplaintEvent.at.desc(), ComplaintEvent.id.desc())
    rests_on = mine.where(ComplaintEvent.kind.in_(BEFORE_FEEDBACK)).order_by(*order).first()
    # People type the minute.
    if rests_on is not None and when < rests_on.at.replace(second=0):
        raise Refused(
            N_("The feedback may not lie before what it rests on: {event}, {at}."),
            rule=RULE,
            event=_(EVENTS[rests_on.kind]),
            at=Complaint.received_at.show(rests_on.at, office),
        )
    missed = complaint.first_breached_at if complaint.first_breached_step == "resolve" else None
    if missed is not None and when <= missed:
        raise Refused(
            N_("It stands written that the resolution was missed at {at}: the feedback may not lie before that."),
            rule=RULE,
            at=Complaint.received_at.show(missed, office),
        )


def satisfied(
    office: Office, who: str, complaint: Complaint, *, rating: int | None = None, text: str = ""
) -> Complaint:
    """Close a complaint with which the customer is satisfied, and plan the return visit."""
    with stepping(office, who, complaint, "satisfied", N_("Close {number}: satisfied")) as act:
        complaint.satisfied, complaint.rating, complaint.closed_at = "yes", rating, act.at
        event(act, who, complaint, "satisfied", rating=rating, text=text)
        if text:
            notes.write(office, who, complaint, text, "customer")
        planning.plan_after(act, complaint)
    return complaint


def odd_satisfied(_office: Office, _complaint: Complaint, *, rating: int | None = None, text: str = "") -> list[str]:
    """What is to be read twice of a verdict, for customers say odd things: satisfied, and a figure that is not."""
    if rating is None or rating > 2:
        return []
    return [_("Satisfied, with a rating of {rating} of 5: is that what the customer said?").format(rating=rating)]


def odd_not_satisfied(
    _office: Office, _complaint: Complaint, *, rating: int | None = None, text: str = ""
) -> list[str]:
    """The same of a customer who is not satisfied and gives the best figure."""
    if rating is None or rating < 5:
        return []
    return [_("Not satisfied, with a rating of {rating} of 5: is that what the customer said?").format(rating=rating)]


def not_satisfied(office: Office, who: str, complaint: Complaint, *, text: str, rating: int | None = None) -> Complaint:
    """Begin the next round with a customer who is not satisfied; the round that ends is kept as it was."""
    with stepping(office, who, complaint, "not_satisfied", N_("{number}: not satisfied, next round")) as act:
        complaint.satisfied, complaint.rating = "no", rating
        event(act, who, complaint, "not_satisfied", rating=rating, text=text)
        notes.write(office, who, complaint, text, "customer")
        next_round(act, complaint, text)
    return complaint


def next_round(act: Act, complaint: Complaint, reason: str) -> None:
    """Keep the round a complaint is in and begin the next; its resolution is open again, its clock running on."""
    kept = {name: getattr(complaint, name) for name in OF_ROUND}
    act.add(ComplaintRound(complaint=complaint, round=complaint.round, reason=reason, **kept))
    for name in BEGUN_ANEW:
        setattr(complaint, name, "")
    if complaint.resolved_at is not None:
        clocking.take_up(complaint, "resolve", complaint.resolved_at, act.at)
    complaint.agreed_on = complaint.feedback_at = complaint.rating = complaint.resolved_at = None
    complaint.proposal_cost, complaint.approval_needed = None, False
    complaint.round += 1


def reopen(office: Office, who: str, complaint: Complaint, *, reason: str) -> Complaint:
    """Take up again a complaint that is over, its times running on from when it was received.

    A new round where the customer was told the result of this one. What was cancelled, or merged into another by
    mistake, is taken up where work on it had begun, and a remedy is proposed anew; both of those merged keep
    their links, and what went over to the other, its actions and its receipt, stays there.
    """
    told = complaint.state == "closed" or complaint.feedback_at is not None
    over, into = complaint.closed_at, complaint.merged_into
    with stepping(office, who, complaint, "reopen", N_("Reopen {number}"), to=_work_on(complaint, told)) as act:
        event(act, who, complaint, "reopened", other=into, text=reason)
        if into is not None:
            event(act, who, into, "linked", other=complaint, text=reason)
        if told:
            next_round(act, complaint, reason)
        complaint.agreed_on = complaint.closed_at = complaint.merged_into = None
        for step, (_due, done) in clocking.DUES.items():
            if over is not None and getattr(complaint, done) is None:
                clocking.take_up(complaint, step, over, act.at)
        return act.save(complaint)


def _work_on(complaint: Complaint, told: bool) -> str:
    """The state in which a complaint that was over is worked on again; told: whether it had come to a feedback."""
    if complaint.department is None:
        return "recorded"
    mine = ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id)
    begun = told or bool(complaint.finding) or mine.where(ComplaintEvent.kind == "investigating").exists()
    return "investigating" if begun else "assigned"
