"""The operations on complaints and on the actions that follow from them."""

from collections.abc import Callable
from typing import Any

from bizdesk.complaints import actions, handling, joining, solving, timing, visiting
from bizdesk.complaints.flows import ACTION_FLOW, COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint, ComplaintCategory, ComplaintCause, CorrectiveAction
from bizdesk.complaints.words import ACTION_KINDS, JUSTIFIED, METHODS, PAUSES, SEVERITIES, STEPS
from bizdesk.office.fields import Choice, Date, Instant, Integer, Money, Reference, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.inputs import on_day, opinion, person, proposed, reason, said
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.people import Department


def findings(required: bool) -> dict[str, Typed]:
    """What an investigation comes to."""
    return {
        "finding": said(N_("Finding"), required),
        "justified": Choice(JUSTIFIED, N_("Complaint justified")),
        "liability": Text(N_("Liability finding"), limit=500),
        "cause": Reference(ComplaintCause, N_("Cause")),
    }


def rating() -> Integer:
    """The customer's verdict in a figure."""
    return Integer(N_("Rating (1 to 5)"), minimum=1, maximum=5)


def as_found(_office: Office, complaint: Complaint) -> dict[str, Any]:
    """The findings there are, to be written on."""
    return {name: getattr(complaint, name) for name in ("finding", "justified", "liability", "cause")}


def as_proposed(office: Office, complaint: Complaint) -> dict[str, Any]:
    """The remedy there is, to be written on."""
    proposed_by = complaint.proposed_by or complaint.owner or office.staff(office.who)
    return {"proposal": complaint.proposal, "proposal_cost": complaint.proposal_cost, "proposed_by": proposed_by}


def as_assigned(_office: Office, complaint: Complaint) -> dict[str, Any]:
    """Who has the complaint."""
    return {"department": complaint.department, "owner": complaint.owner}


GRADED_ANEW = N_(
    "The times run anew from the receipt; a step that an approver has extended stays due when the approver said."
)
AS_HERE = N_("Empty: as in the complaint it is split off.")


def as_here(_office: Office, complaint: Complaint) -> dict[str, Any]:
    """What the part of a complaint has in common with it, unless something else is said."""
    return {name: getattr(complaint, name) for name in ("category", "severity", "department")}


def _step(name: str, run: Callable[..., Any], inputs: dict[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Complaint, COMPLAINT_FLOW.actions[name], run, inputs, COMPLAINT_FLOW, **rest)


def _action(name: str, run: Callable[..., Any], inputs: dict[str, Typed], **rest: Any) -> Operation:
    return Operation(name, CorrectiveAction, ACTION_FLOW.actions[name], run, inputs, ACTION_FLOW, **rest)


CASES = (
    _step(
        "assign",
        handling.assign,
        {
            "department": Reference(Department, N_("Responsible department"), required=True),
            "owner": person(N_("Case handler")),
            "reason": reason(),
        },
        start=as_assigned,
    ),
    _step(
        "refer",
        handling.refer,
        {"department": Reference(Department, N_("Second department"), required=True), "reason": reason(True)},
    ),
    _step(
        "respond",
        handling.respond,
        {"method": Choice(METHODS, N_("Way"), default="phone", required=True), "text": said(N_("What was said"))},
        start=lambda _office, _complaint: {"method": "phone"},
    ),
    _step("remind", handling.remind, {"text": said(N_("Reminder"), True), "person": person(N_("Chased"))}),
    _step("investigate", solving.investigate, findings(False)),
    _step("find", solving.find, findings(True), start=as_found),
    _step(
        "propose",
        solving.propose,
        {
            "proposal": said(N_("Plan of action"), True),
            "proposal_cost": Money(N_("Cost of the remedy")),
            "proposed_by": person(N_("Proposed by")),
        },
        start=as_proposed,
    ),
    _step(
        "approve",
        solving.approve,
        {"approver": person(N_("Approver"), True), **opinion()},
        start=proposed("approver"),
    ),
    _step(
        "reject",
        solving.reject,
        {"approver": person(N_("Approver"), True), **opinion(True)},
        start=proposed("approver"),
    ),
    _step("agree", solving.agree, {"text": said(N_("What was agreed"))}),
    _step("refuse", solving.refuse, {"text": said(N_("Why the customer refuses"), True)}),
    _step(
        "feed_back",
        solving.feed_back,
        {
            "method": Choice(METHODS, N_("Way of feedback"), required=True),
            "person_reached": Text(N_("Person reached"), required=True),
            "outcome": said(N_("Outcome")),
            "loss": Money(N_("Loss amount")),
            "at": Instant(N_("Fed back at"), help=N_("Empty: now.")),
        },
        start=lambda _office, complaint: {
            "method": "phone",
            "person_reached": complaint.contact.name if complaint.contact else "",
        },
    ),
    _step(
        "satisfied",
        solving.satisfied,
        {"rating": rating(), "text": said(N_("What the customer says"))},
        preview=solving.odd_satisfied,
    ),
    _step(
        "not_satisfied",
        solving.not_satisfied,
        {"text": said(N_("What the customer is not satisfied with"), True), "rating": rating()},
        preview=solving.odd_not_satisfied,
    ),
    _step(
        "pause",
        timing.pause,
        {"waiting_for": Choice(PAUSES, N_("Waiting for"), required=True), "reason": reason()},
        start=lambda _office, _complaint: {"waiting_for": "customer"},
    ),
    _step("resume", timing.resume, {"reason": reason()}),
    _step(
        "extend",
        timing.extend,
        {
            "step": Choice(STEPS, N_("Step"), help=N_("Empty: the resolution.")),
            "due": Instant(N_("New due time"), required=True),
            "reason": reason(True),
            "requested_by": person(N_("Applicant")),
            "approver": person(N_("Approver"), True),
            **opinion(),
        },
        start=lambda office, complaint: {
            "step": complaint.next_step or "resolve",
            "requested_by": complaint.owner,
            **proposed("approver")(office, complaint),
        },
    ),
    _step("escalate", handling.escalate, {"reason": reason(True), "to": person(N_("To"))}),
    _step(
        "change_severity",
        handling.change_severity,
        {"severity": Choice(SEVERITIES, N_("Severity"), required=True, help=GRADED_ANEW), "reason": reason(True)},
    ),
    _step(
        "merge",
        joining.merge,
        {"into": Reference(Complaint, N_("Into complaint"), required=True), "reason": reason()},
    ),
    _step(
        "split",
        joining.split,
        {
            "subject": Text(N_("Subject"), required=True),
            "description": said(N_("Description")),
            "category": Reference(ComplaintCategory, N_("Complaint category"), help=AS_HERE),
            "severity": Choice(SEVERITIES, N_("Severity"), help=AS_HERE),
            "department": Reference(Department, N_("Responsible department"), help=AS_HERE),
            "reason": reason(),
        },
        start=as_here,
    ),
    _step(
        "link", joining.link, {"other": Reference(Complaint, N_("Other complaint"), required=True), "reason": reason()}
    ),
    _step("cancel", joining.cancel, {"reason": reason(True)}),
    _step("reopen", solving.reopen, {"reason": reason(True)}),
    Operation(
        "plan_action",
        Complaint,
        N_("Plan an action"),
        actions.plan,
        {
            "what": Text(N_("Measure"), required=True, limit=1_000),
            "kind": Choice(ACTION_KINDS, N_("Kind"), default="corrective", required=True),
            "owner": person(N_("Owner"), True),
            "due": Date(N_("Due date"), required=True),
        },
        start=lambda _office, complaint: {"kind": "corrective", "owner": complaint.owner},
        guard=actions.open_to_plans,
    ),
    Operation(
        "plan_visit",
        Complaint,
        N_("Plan a return visit"),
        visiting.plan,
        {
            "due_on": Date(N_("Due on"), required=True),
            "method": Choice(METHODS, N_("Way of visiting"), default="phone", required=True),
            "visited_by": person(N_("Visited by")),
        },
        start=lambda _office, complaint: {"method": "phone", "visited_by": complaint.owner},
    ),
    _action("finish", actions.finish, {"proof": said(N_("Proof"), True), "on": on_day()}),
    _action(
        "verify",
        actions.verify,
        {
            "verified_by": person(N_("Verified by"), True),
            "opinion": said(N_("Opinion")),
            "on": on_day(),
        },
    ),
    _action("send_back", actions.send_back, {"opinion": said(N_("Opinion"), True)}),
)
