"""The operations on inquiries, return visits and what comes of them."""

from collections.abc import Callable
from typing import Any

from bizdesk.complaints import inquiries, planning, visiting
from bizdesk.complaints.flows import IMPROVEMENT_FLOW, INQUIRY_FLOW, VISIT_FLOW
from bizdesk.complaints.models import Improvement, Inquiry, Visit
from bizdesk.complaints.words import METHODS, SEVERITIES
from bizdesk.office.customers import Customer
from bizdesk.office.fields import Choice, Date, Instant, Integer, Reference, Text, Typed
from bizdesk.office.inputs import on_day, person, reason, said
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.people import Department


def _inquiry(name: str, run: Callable[..., Any], inputs: dict[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Inquiry, INQUIRY_FLOW.actions[name], run, inputs, INQUIRY_FLOW, **rest)


def _visit(name: str, run: Callable[..., Any], inputs: dict[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Visit, VISIT_FLOW.actions[name], run, inputs, VISIT_FLOW, **rest)


def _improvement(name: str, run: Callable[..., Any], inputs: dict[str, Typed]) -> Operation:
    return Operation(name, Improvement, IMPROVEMENT_FLOW.actions[name], run, inputs, IMPROVEMENT_FLOW)


VISITS = (
    _inquiry(
        "answer",
        inquiries.answer,
        {
            "answer": said(N_("Answer"), True),
            "answered_by": person(N_("Answered by")),
            "at": Instant(N_("Answered at"), help=N_("Empty: now.")),
        },
        start=lambda office, inquiry: {"answer": inquiry.answer, "answered_by": office.staff(office.who)},
    ),
    _inquiry("close", inquiries.close, {}),
    _inquiry("reopen", inquiries.reopen, {}),
    _inquiry(
        "complain",
        inquiries.complain,
        {
            "customer": Reference(Customer, N_("Customer")),
            "subject": Text(N_("Subject")),
            "severity": Choice(SEVERITIES, N_("Severity"), default="minor", required=True),
        },
        start=lambda _office, inquiry: {
            "customer": inquiry.customer,
            "subject": inquiry.question[:200],
            "severity": "minor",
        },
    ),
    _visit(
        "finish",
        visiting.finish,
        {
            "method": Choice(METHODS, N_("Way of visiting")),
            "person_reached": Text(N_("Person reached"), required=True),
            "scores": Text(N_("Scores"), help=N_("1 to 5 for each question of the questionnaire, such as 5 4 5.")),
            "satisfaction": Integer(
                N_("Satisfaction (1 to 5)"), minimum=1, maximum=5, help=N_("Empty: as the scores say.")
            ),
            "content": said(N_("What was said")),
            "suggestions": Text(N_("Suggestions"), multiline=True, limit=4_000),
            "dissatisfied_with": Text(N_("Reason of dissatisfaction"), multiline=True, limit=4_000),
            "on": on_day(),
        },
        start=lambda _office, visit: {
            "method": visit.method,
            "person_reached": visit.contact.name if visit.contact else "",
        },
        preview=visiting.questionnaire,
    ),
    _visit(
        "not_reached",
        visiting.not_reached,
        {"again_on": Date(N_("Try again on"), help=N_("Empty: as the policy says.")), "reason": reason()},
    ),
    _visit(
        "suggest",
        visiting.suggest,
        {
            "what": Text(N_("Measure"), required=True, limit=1_000),
            "department": Reference(Department, N_("Responsible department")),
            "owner": person(N_("Owner"), True),
            "due": Date(N_("Due date"), required=True),
        },
        start=lambda _office, visit: {"what": visit.suggestions[:1_000]},
    ),
    _visit("cancel", visiting.cancel, {"reason": reason(True)}),
    Operation(
        "plan_visits",
        Customer,
        N_("Plan the visits of a year"),
        planning.plan_year,
        {"year": Integer(N_("Year"), minimum=1900, maximum=9999)},
        start=lambda office, _customer: {"year": office.today().year},
    ),
    _improvement("finish", visiting.improved, {"result": said(N_("Outcome"), True), "on": on_day()}),
    _improvement("drop", visiting.drop, {"reason": reason(True)}),
    _improvement("reopen", visiting.take_up, {}),
)
