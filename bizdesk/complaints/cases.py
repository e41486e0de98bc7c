"""Taking a complaint down and correcting it (clause 2.3.2): who complains of what, and what is due when."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from bizdesk.complaints import clocking, lists
from bizdesk.complaints.flows import COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint, ComplaintEvent
from bizdesk.complaints.words import OPEN, SATISFIED
from bizdesk.office.customers import of_customer
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, acting, at_work

RULE = "2.3.2"
# What has a step of its own once the complaint is there, by the step.
BY_STEP = {"department": "assign", "owner": "assign", "severity": "change_severity"}


@contextmanager
def stepping(
    office: Office,
    who: str,
    complaint: Complaint,
    action: str,
    what: str,
    at: datetime | None = None,
    to: str = "",
    **words: Any,
) -> Iterator[Act]:
    """One step of a complaint as one change: the flow, what is done within, and the clock as it stands after it.

    What was missed is written down before anything changes, so that no step clears it; what was due by then stays due.
    at: when the step was taken, where it is entered later. to: the state it leads to, where there are several.
    """
    with change(office, who, what, number=complaint.number, **words) as act:
        kept = clocking.settled(complaint, act.at) if at is None else clocking.stood_at(complaint, at, act.at)
        clocking.wind(office, complaint, at or act.at, kept)
        COMPLAINT_FLOW.move(complaint, action, to)
        yield act
        clocking.wind(office, complaint, act.at, kept)
        act.save(complaint)


def event(act: Act, who: str, complaint: Complaint, kind: str, **values: Any) -> ComplaintEvent:
    """Add what happened to a complaint to its ledger, now unless it says when, by who acts unless it says who."""
    told = {"at": act.at, "round": complaint.round, "person": acting(act.office, who), **values}
    return act.add(ComplaintEvent(complaint=complaint, kind=kind, **told))


def begun(complaint: Complaint) -> Iterator[ComplaintEvent]:
    """What a complaint of a register begins with, unwritten: for act.add_many."""
    at = complaint.received_at
    yield ComplaintEvent(complaint=complaint, kind="recorded", at=at, severity=complaint.severity)
    if complaint.department is not None:
        holders = {"department": complaint.department, "owner": complaint.owner}
        yield ComplaintEvent(complaint=complaint, kind="assigned", at=at, **holders)
    if complaint.closed_at is not None:
        for kind, rating in _endings(complaint):
            yield ComplaintEvent(complaint=complaint, kind=kind, at=complaint.closed_at, rating=rating)


def _endings(complaint: Complaint) -> Iterator[tuple[str, int | None]]:
    """The events that ended a complaint of a register, with their rating; the last stops its clock."""
    rating = complaint.rating
    if complaint.state == "cancelled":
        yield "cancelled", None
    elif complaint.satisfied == "yes" or (not complaint.satisfied and (rating or 0) >= SATISFIED):
        yield "satisfied", rating
    else:
        if complaint.satisfied or rating:
            yield "not_satisfied", rating
        yield "paused", None


def not_ahead(office: Office, at: datetime) -> None:
    """Refuse an instant that has not come."""
    if at > office.now():
        raise Refused(
            N_("{at} lies in the future: what has not happened is not booked."),
            rule=RULE,
            at=Complaint.received_at.show(at, office),
        )


def add(office: Office, who: str, values: Mapping[str, Any]) -> Complaint:
    """Take a complaint down; where its department is named it is assigned at once."""
    complaint = Complaint(**{"received_at": office.now(), "received_by": office.staff(who), **values})
    with change(office, who, N_("Take down complaint {number}: {subject}"), subject=complaint.subject) as act:
        _fitting(office, complaint)
        lists.in_use(complaint.category)
        assigned = complaint.department is not None
        if assigned:
            complaint.assigned_at = max(act.at, complaint.received_at)
            COMPLAINT_FLOW.move(complaint, "assign")
        clocking.wind(office, complaint, act.at)
        act.words["number"] = act.add(complaint).number
        event(act, who, complaint, "recorded", at=complaint.received_at, severity=complaint.severity)
        if assigned:
            event(act, who, complaint, "assigned", department=complaint.department, owner=complaint.owner)
    return complaint


def number_of(complaint: Complaint) -> str:
    """Where a complaint is answered by telephone: the number told, else that of the contact, else of the customer."""
    asked = [getattr(complaint, name) for name in ("contact", "customer") if complaint.__data__.get(name) is not None]
    return complaint.phone or next((each.phone for each in asked if each.phone), "")


def edit(office: Office, who: str, complaint: Complaint, values: Mapping[str, Any]) -> Complaint:
    """Correct what was taken down; who has it and how grave it is have steps of their own."""
    stored = {name for name, value in values.items() if getattr(complaint, name) != value}
    if stored - {"remarks"}:
        COMPLAINT_FLOW.within(complaint, OPEN, N_("{number} is {state}: reopen it before it is corrected."))
    for name in sorted(stored & BY_STEP.keys()):
        raise Refused(
            N_("{field} of {number} is changed by the step '{step}', which keeps why."),
            rule=RULE,
            field=Complaint.fields()[name].label,
            number=complaint.number,
            step=_(COMPLAINT_FLOW.actions[BY_STEP[name]]),
        )
    with change(office, who, N_("Edit {number}"), number=complaint.number) as act:
        if "received_at" in stored:
            # What was missed by the time told before stays missed.
            clocking.wind(office, complaint, act.at)
            # What came with a department was assigned when it came.
            if complaint.assigned_at == complaint.received_at:
                complaint.assigned_at = values["received_at"]
            clocking.forget(complaint)
        for name, value in values.items():
            setattr(complaint, name, value)
        if "category" in stored:
            lists.in_use(complaint.category)
        _fitting(office, complaint)
        clocking.wind(office, complaint, act.at)
        return act.save(complaint)


def remove(office: Office, who: str, complaint: Complaint) -> None:
    """Refuse: a complaint stays, whatever becomes of it."""
    raise Refused(
        N_("{number} is never deleted: cancel it with its reason, or undo taking it down."),
        rule=RULE,
        number=complaint.number,
    )


def _fitting(office: Office, complaint: Complaint) -> None:
    not_ahead(office, complaint.received_at)
    first = min(filter(None, (getattr(complaint, done) for _due, done in clocking.DUES.values())), default=None)
    if first is not None and first < complaint.received_at:
        raise Refused(
            N_("The complaint may not be received after what was done about it: {at}."),
            rule=RULE,
            at=Complaint.received_at.show(first, office),
        )
    of_customer(complaint.contact, complaint.__data__.get("customer"), RULE)
    if complaint.repeated is not None and complaint.repeated.id == complaint.id:
        raise Refused(N_("A complaint is no repeat of itself."), rule=RULE)
    if complaint.repeated is not None and complaint.repeated.__data__["customer"] != complaint.__data__.get("customer"):
        raise Refused(N_("{number} is a complaint of another customer."), rule=RULE, number=complaint.repeated.number)
    at_work(complaint.owner, office.today(), RULE)
    if complaint.state in OPEN:
        complaint.phone = number_of(complaint)


def holder(complaint: Complaint) -> Staff | None:
    """Who answers for a complaint: its case handler, or the manager of its department."""
    if complaint.owner is not None:
        return complaint.owner
    return complaint.department.manager if complaint.department is not None else None
