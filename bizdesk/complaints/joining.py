"""Complaints that belong together (clause 2.3.2): merged, split, linked; and those that come to nothing."""

from collections.abc import Sequence

from bizdesk.complaints import clocking
from bizdesk.complaints.cases import RULE, event, stepping
from bizdesk.complaints.flows import COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint, ComplaintCategory, CorrectiveAction
from bizdesk.complaints.words import OPEN
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act
from bizdesk.office.language import N_
from bizdesk.office.people import Department

# What a part has from the complaint it is split off.
SHARED: Sequence[str] = (
    "channel",
    "customer",
    "contact",
    "phone",
    "product",
    "category",
    "severity",
    "received_at",
    "received_by",
    "department",
    "owner",
    "assigned_at",
    "responded_at",
)


def merge(office: Office, who: str, complaint: Complaint, *, into: Complaint, reason: str = "") -> Complaint:
    """End a complaint as the duplicate of another, which goes on; the earlier receipt and breach are its own.

    Its actions that nobody has verified go with it: the other does not close before they are.
    """
    _another(complaint, into)
    COMPLAINT_FLOW.within(into, OPEN, N_("{number} is {state}: reopen it, or merge the other way round."))
    if into.__data__["customer"] != complaint.__data__["customer"]:
        raise Refused(
            N_("{number} and {other} are of different customers: link them instead."),
            rule=RULE,
            number=complaint.number,
            other=into.number,
        )
    words = N_("Merge {number} into {other}")
    with stepping(office, who, complaint, "merge", words, other=into.number) as act:
        _ended(act, who, complaint)
        complaint.merged_into = into
        event(act, who, complaint, "merged", other=into, text=reason)
        mine = CorrectiveAction.select().where(CorrectiveAction.complaint == complaint.id)
        for action in mine.where(CorrectiveAction.state != "verified").order_by(CorrectiveAction.id):
            action.complaint = into
            act.save(action)
        clocking.wind(office, into, act.at)
        if complaint.received_at < into.received_at:
            into.received_at = complaint.received_at
            clocking.forget(into)
            clocking.wind(office, into, act.at)
        event(act, who, into, "linked", other=complaint, text=reason)
        act.save(into)
    return complaint


def split(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    subject: str,
    description: str = "",
    category: ComplaintCategory | None = None,
    severity: str = "",
    department: Department | None = None,
    reason: str = "",
) -> Complaint:
    """Make a second complaint of what is another matter; it was received when the first was, and waited as long.

    What is not said of category, severity and department is as in the first. Another department has it from now on,
    with nobody handling it yet; that the first was assigned and answered in time holds for both.
    """
    handed_on = department is not None and department != complaint.department
    with stepping(office, who, complaint, "split", N_("Split {subject} off {number}"), subject=subject) as act:
        part = Complaint(
            subject=subject,
            description=description,
            split_from=complaint,
            **{name: getattr(complaint, name) for name in SHARED},
        )
        part.category, part.severity = category or part.category, severity or part.severity
        if handed_on:
            part.department, part.owner, part.assigned_at = department, None, part.assigned_at or act.at
        part.state = "assigned" if part.assigned_at else "recorded"
        stood = clocking.happened((complaint.id,)).get(complaint.id, clocking.NOTHING).pauses
        if complaint.paused_since is not None:
            stood = (*stood, (complaint.paused_since, max(complaint.paused_since, act.at)))
        running = clocking.course(office, part, known={part.id: clocking.Happened(stood)})
        clocking.judge(part, running, act.at, clocking.basis(office).share)
        act.add(part)
        event(act, who, part, "split", other=complaint, text=reason, severity=part.severity)
        for since, until in stood:
            event(act, who, part, "paused", at=since)
            event(act, who, part, "resumed", at=until)
        if part.assigned_at is not None:
            since = act.at if handed_on else part.assigned_at
            event(act, who, part, "assigned", at=since, department=part.department, owner=part.owner)
        event(act, who, complaint, "split", other=part, text=reason)
    return part


def link(office: Office, who: str, complaint: Complaint, *, other: Complaint, reason: str = "") -> Complaint:
    """Link two complaints, on both of them."""
    _another(complaint, other)
    with stepping(office, who, complaint, "link", N_("Link {number} with {other}"), other=other.number) as act:
        event(act, who, complaint, "linked", other=other, text=reason)
        event(act, who, other, "linked", other=complaint, text=reason)
    return complaint


def cancel(office: Office, who: str, complaint: Complaint, *, reason: str) -> Complaint:
    """End a complaint that was none, or that the customer has withdrawn."""
    with stepping(office, who, complaint, "cancel", N_("Cancel {number}")) as act:
        _ended(act, who, complaint)
        event(act, who, complaint, "cancelled", text=reason)
    return complaint


def _ended(act: Act, who: str, complaint: Complaint) -> None:
    if complaint.paused_since is not None:
        event(act, who, complaint, "resumed")
    complaint.closed_at = act.at
    complaint.paused_since, complaint.pause_reason = None, ""


def _another(complaint: Complaint, other: Complaint) -> None:
    if complaint.id == other.id:
        raise NothingToDo(N_("{number} is this complaint itself: nothing to do."), number=complaint.number)
