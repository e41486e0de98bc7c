"""Inquiries (clause 2.3.1): written down, answered at once or within the time of the policy; one may be a complaint."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bizdesk.complaints import cases, rewinding, target
from bizdesk.complaints.flows import INQUIRY_FLOW
from bizdesk.complaints.models import Complaint, Inquiry
from bizdesk.office import rows
from bizdesk.office.customers import Customer, of_customer
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, at_work

RULE = "2.3.1"
# The rule of the policy that says how long an answer may take.
RULE_KEY = "inquiry_answer"
ANSWER = "answer"


def due(office: Office, received_at: datetime) -> datetime:
    """When an inquiry is to be answered at the latest by the rule of the policy."""
    allowed = target.parse(office.policy.text(RULE_KEY))
    return target.due(working_calendar(office), received_at, allowed, bool(office.policy.get("count_first_day")))


def add(office: Office, who: str, values: Mapping[str, Any]) -> Inquiry:
    """Write an inquiry down, with the time by which it is answered; one with its answer is answered at once."""
    inquiry = Inquiry(**{"received_at": office.now(), "owner": office.staff(who), **values})
    fitting(office, inquiry)
    inquiry.due_by_rule = due(office, inquiry.received_at)
    inquiry.due_at = inquiry.due_at or inquiry.due_by_rule
    at_once = bool(inquiry.answer and inquiry.answer.strip())
    words = N_("Inquiry {number}, answered at once: {question}") if at_once else N_("Inquiry {number}: {question}")
    with change(office, who, words, question=inquiry.question) as act:
        if at_once:
            _answered(act, who, inquiry, act.at, None)
        act.words["number"] = act.add(inquiry).number
    return inquiry


def fitting(office: Office, inquiry: Inquiry) -> None:
    """Refuse an inquiry of the future, one due or answered before it was asked, a contact of another customer, and an
    owner of an open one who has left."""
    cases.not_ahead(office, inquiry.received_at)
    if inquiry.due_at is not None and inquiry.due_at < inquiry.received_at:
        raise Refused(N_("An inquiry is not due before it was received."), rule=RULE)
    if inquiry.answered_at is not None:
        not_before(inquiry, inquiry.answered_at)
    of_customer(inquiry.contact, inquiry.__data__.get("customer"), RULE)
    if inquiry.state == "open":
        at_work(inquiry.owner, office.today(), RULE)


def edit(office: Office, who: str, inquiry: Inquiry, values: Mapping[str, Any]) -> Inquiry:
    """Correct an inquiry; one that was received at another time is due at another, unless that is typed."""
    changed = {name for name, value in values.items() if getattr(inquiry, name) != value}
    if changed - {"remarks", "customer", "contact"}:
        INQUIRY_FLOW.within(inquiry, ("open",), N_("{number} is {state}: reopen it before it is corrected."))
    if "answer" in changed:
        raise Refused(
            N_("{field} of {number} is changed by the step '{step}', which keeps why."),
            rule=RULE,
            field=Inquiry.fields()["answer"].label,
            number=inquiry.number,
            step=_(INQUIRY_FLOW.actions[ANSWER]),
        )
    with change(office, who, N_("Edit {number}"), number=inquiry.number) as act:
        mark_breach(inquiry, act.at)
        for name, value in values.items():
            setattr(inquiry, name, value)
        if inquiry.due_at is None or "received_at" in changed:
            inquiry.due_by_rule = due(office, inquiry.received_at)
        if inquiry.due_at is None or ("received_at" in changed and "due_at" not in changed):
            inquiry.due_at = inquiry.due_by_rule
        fitting(office, inquiry)
        return act.save(inquiry)


def answer(
    office: Office,
    who: str,
    inquiry: Inquiry,
    *,
    answer: str,
    answered_by: Staff | None = None,
    at: datetime | None = None,
) -> Inquiry:
    """Answer an inquiry, or write a better answer down."""
    at = at or office.now()
    cases.not_ahead(office, at)
    not_before(inquiry, at)
    with change(office, who, N_("Answer {number}"), number=inquiry.number) as act:
        inquiry.answer = answer
        _answered(act, who, inquiry, at, answered_by)
        return act.save(inquiry)


def _answered(act: Act, who: str, inquiry: Inquiry, at: datetime, answered_by: Staff | None) -> None:
    """Take an inquiry whose answer is written to the state of that."""
    INQUIRY_FLOW.move(inquiry, "answer")
    mark_breach(inquiry, at)
    inquiry.answered_at = inquiry.answered_at or at
    inquiry.answered_by = answered_by or act.office.staff(who) or inquiry.owner


def not_before(inquiry: Inquiry, at: datetime) -> None:
    """Refuse an answer before its question."""
    if at < inquiry.received_at:
        raise Refused(N_("The answer may not lie before the inquiry."), rule=RULE)


def close(office: Office, who: str, inquiry: Inquiry) -> Inquiry:
    """Close an inquiry that is answered."""
    with change(office, who, N_("Close {number}"), number=inquiry.number) as act:
        INQUIRY_FLOW.move(inquiry, "close")
        return act.save(inquiry)


def reopen(office: Office, who: str, inquiry: Inquiry) -> Inquiry:
    """Take an inquiry up again whose answer was not enough; when it was answered first stays."""
    with change(office, who, N_("Reopen {number}"), number=inquiry.number) as act:
        INQUIRY_FLOW.move(inquiry, "reopen")
        return act.save(inquiry)


def complain(
    office: Office,
    who: str,
    inquiry: Inquiry,
    *,
    customer: Customer | None = None,
    subject: str = "",
    severity: str = "minor",
) -> Complaint:
    """Turn an inquiry into a complaint, received when the inquiry was; both know of each other."""
    customer = customer or inquiry.customer
    if customer is None:
        raise Refused(N_("{number} has no customer: name who complains."), rule="2.3.2", number=inquiry.number)
    with change(office, who, N_("Turn {inquiry} into complaint {number}"), inquiry=inquiry.number) as act:
        INQUIRY_FLOW.move(inquiry, "complain")
        mark_breach(inquiry, act.at)
        values: dict[str, Any] = {
            "channel": inquiry.channel,
            "customer": customer,
            "contact": inquiry.contact if inquiry.contact and inquiry.contact.customer == customer else None,
            "phone": inquiry.phone,
            "subject": subject or inquiry.question[:200],
            "description": inquiry.question,
            "severity": severity,
            "received_at": inquiry.received_at,
        }
        complaint = cases.add(office, who, values)
        # Who asked stays who asked, though it is another who complains.
        inquiry.complaint, inquiry.customer = complaint, inquiry.customer or customer
        act.save(inquiry)
    return complaint


def rewind(act: Act) -> None:
    """Within an act that changed the calendar or the rule, write anew what open inquiries are due by that follow it.

    A time that was typed was promised and stays; so does one that was reached, as of a complaint.
    """
    if not rewinding.moves(act, RULE_KEY):
        return
    ahead = Inquiry.select(Inquiry.id).where((Inquiry.state == "open") & Inquiry.answered_at.is_null())
    following = ahead.where((Inquiry.due_at == Inquiry.due_by_rule) & (Inquiry.due_at > act.at))
    for piece in rows.cut([row for (row,) in following.tuples()], rewinding.PIECE):
        for old in rows.some(Inquiry, piece).values():
            at = Inquiry.due_at.db_value(due(act.office, datetime.fromisoformat(old["received_at"])))
            if at != old["due_at"]:
                act.update(Inquiry, {"due_at": at, "due_by_rule": at}, old)


def mark_breach(inquiry: Inquiry, now: datetime) -> None:
    """Keep that an inquiry was not answered in time; what is written stays."""
    late = inquiry.answered_at is None and inquiry.due_at is not None and inquiry.due_at < now
    if late and inquiry.first_breached_at is None:
        inquiry.first_breached_at = inquiry.due_at
