"""How customers, complaints, inquiries and visits come out of files of other programs and offices."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from bizdesk.complaints import cases, clocking, inquiries, visiting
from bizdesk.complaints.headings import ANSWERED, COMPLAINT, INQUIRY, MADE, TWO_LEVELS, VISIT, WORDINGS
from bizdesk.complaints.models import (
    Complaint,
    ComplaintCategory,
    ComplaintCause,
    ComplaintRound,
    CorrectiveAction,
    Extension,
    Inquiry,
    Visit,
    VisitScore,
)
from bizdesk.complaints.words import STEPS
from bizdesk.office import rows
from bizdesk.office.customers import of_customer
from bizdesk.office.errors import Refused
from bizdesk.office.exchange import Exchange
from bizdesk.office.exchanged import nothing_more
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

BECAME_COMPLAINT = N_("What became a complaint comes in with the register of complaints.")
NOT_ANSWERED = N_("An answer is told, yet the inquiry is not said to be answered or closed.")
NO_ANSWER_TIME = N_("When it was answered is not told: it counts as answered when it was received.")
NOT_CLOSED = N_("{label}: {date}, yet the complaint is not said to be closed or cancelled.")
MERGED = N_("What was merged into another does not come in: it goes on under the other.")
TOO_EARLY = N_("{label}: {date} lies before the receipt.")
NOT_FOUND = N_("A remedy is proposed where something was found: the finding is lacking.")
UNTOLD = N_("Earlier rounds, stops of the clock, extensions, approvals and corrective actions are not in the file.")
NOT_JUDGED = N_("{label}: a customer's verdict is told of a complaint that is closed.")
NO_END = N_("When it was closed is not told: it counts as closed when it was received.")
NOT_MADE = N_("{label}: what came of a visit is told, yet it is not said to be made.")
NO_VISIT_DAY = N_("When it was made is not told: it counts as made on the day it was due.")
SCORES_APART = N_("What was answered to each question is in the list of visit scores.")
VERDICT = ("satisfied", "rating")
# What was found, promised and told to the customer, and when each step was taken, where a register tells it.
HANDLED = (
    "finding", "justified", "liability", "cause", "proposal", "proposal_cost", "proposed_by", "agreed_on", "outcome",
    "feedback_at", "feedback_method", "person_reached", "loss",
)  # fmt: skip
# What came of a visit that was made.
CAME_OF_IT = ("done_on", "person_reached", "content", "satisfaction", "dissatisfied_with", "suggestions")
TAKEN = tuple(done for _due, done in clocking.DUES.values())
STEPPED = tuple(STEPS)
# The steps that lie behind an open complaint, by its state: taken when it was received, where nothing else is told.
BEHIND = {
    "assigned": STEPPED[:1],
    "investigating": STEPPED[:1],
    "proposed": STEPPED[:4],
    "agreed": STEPPED[:4],
    "fed_back": STEPPED,
}


def _stands(values: dict[str, Any]) -> None:
    """A register that keeps no state tells it by what it has: what has an end is closed, who has it was assigned."""
    if values.get("closed_at") is not None:
        values.setdefault("state", "closed")
    elif values.get("department") is not None and values.get("state", "recorded") == "recorded":
        values["state"] = "assigned"


def draw_up(office: Office, given: dict[str, Any], today: date) -> tuple[Complaint, list[str]]:
    """The complaint of a row of a register; its clock says what it says of one taken down here."""
    complaint = Complaint(**{"received_at": office.now(), **given})
    if complaint.state == "merged":
        raise Refused(MERGED)
    complaint.state = complaint.state or "recorded"
    cases.not_ahead(office, complaint.received_at)
    of_customer(complaint.contact, complaint.__data__.get("customer"), cases.RULE)
    _in_time(office, complaint)
    closed, notes = complaint.state in ("closed", "cancelled"), []
    if complaint.closed_at is not None and not closed:
        label = Complaint.closed_at.label
        raise Refused(NOT_CLOSED, label=label, date=Complaint.closed_at.show(complaint.closed_at, office))
    if complaint.state != "closed" and (verdict := next((name for name in VERDICT if given.get(name)), "")):
        raise Refused(NOT_JUDGED, label=Complaint.fields()[verdict].label)
    if closed:
        if complaint.closed_at is None:
            notes.append(_(NO_END))
        told = complaint.closed_at or complaint.received_at
        cases.not_ahead(office, told)
        if told < complaint.received_at and not _that_day(office, complaint.received_at, told):
            raise Refused(N_("It cannot be closed before it was received."))
        complaint.closed_at = told
        # What came to nothing need not have been assigned, and nobody resolved it.
        ended = complaint.state == "closed"
        complaint.resolved_at = complaint.resolved_at or complaint.feedback_at or (told if ended else None)
        if ended or complaint.department is not None:
            complaint.assigned_at = complaint.assigned_at or complaint.received_at
    else:
        _taken(office, complaint)
    # What is closed is judged by its end, and by the steps of which the register tells when they were taken.
    judged = ("resolve", *(step for step, (_due, done) in clocking.DUES.items() if given.get(done)))
    running = clocking.course(office, complaint, judged if closed else STEPS)
    clocking.judge(complaint, running, complaint.closed_at or office.now(), clocking.basis(office).share)
    return complaint, notes


def _in_time(office: Office, complaint: Complaint) -> None:
    """Refuse steps taken in the future, or before the complaint was there."""
    for name in (*TAKEN, "feedback_at"):
        at: datetime | None = getattr(complaint, name)
        if at is None:
            continue
        cases.not_ahead(office, at)
        if at < complaint.received_at and not _that_day(office, complaint.received_at, at):
            label = Complaint.fields()[name].label
            raise Refused(TOO_EARLY, label=label, date=Complaint.received_at.show(at, office))


def _taken(office: Office, complaint: Complaint) -> None:
    """Write on an open complaint the steps that lie behind it; a remedy above the limit waits for an approver here."""
    if complaint.state in ("proposed", "agreed", "fed_back") and not complaint.finding:
        raise Refused(NOT_FOUND)
    for step in BEHIND.get(complaint.state, ()):
        _due, done = clocking.DUES[step]
        told = complaint.feedback_at if step == "resolve" else None
        setattr(complaint, done, getattr(complaint, done) or told or complaint.received_at)
    limit = office.policy.get("proposal_limit")
    dear = limit is not None and (complaint.proposal_cost or 0) > limit
    complaint.approval_needed = complaint.state == "proposed" and dear


def untold(ids: Collection[int]) -> str:
    """What of these complaints no file of rows tells."""
    kinds: tuple[Any, ...] = (ComplaintRound, Extension, CorrectiveAction)
    if any(next(rows.of_many(kind.select(kind.id), kind.complaint, sorted(ids)), None) for kind in kinds):
        return _(UNTOLD)
    return ""


def _that_day(office: Office, received: datetime, closed: datetime) -> bool:
    """Whether a closing is told as a day without an hour, and that day is the one of the receipt."""
    begun, ended = received.astimezone(office.zone), closed.astimezone(office.zone)
    return ended.time() == time(0) and begun.date() == ended.date()


def add_many(act: Act, complaints: list[Complaint]) -> None:
    """Write complaints of a register with the event each begins with."""
    act.add_many(complaints)
    act.add_many([event for complaint in complaints for event in cases.begun(complaint)])


def _answered(values: dict[str, Any]) -> None:
    """What has an answer is answered, where a register of inquiries keeps no state."""
    if values.get("answered_at") is not None:
        values.setdefault("state", "answered")


def draw_up_inquiry(office: Office, given: dict[str, Any], _today: date) -> tuple[Inquiry, list[str]]:
    """The inquiry of a row of a register, answered or still open."""
    received: datetime = given.get("received_at") or office.now()
    ruled = inquiries.due(office, received)
    inquiry = Inquiry(**{"received_at": received, "due_at": ruled, "due_by_rule": ruled, **given})
    inquiries.fitting(office, inquiry)
    if inquiry.state == "complaint":
        raise Refused(BECAME_COMPLAINT)
    if inquiry.state == "open":
        if inquiry.answered_at is not None or inquiry.answer:
            raise Refused(NOT_ANSWERED)
        return inquiry, []
    notes = [] if inquiry.answered_at is not None else [_(NO_ANSWER_TIME)]
    at, inquiry.answered_at = inquiry.answered_at or received, None
    cases.not_ahead(office, at)
    inquiries.not_before(inquiry, at)
    inquiries.mark_breach(inquiry, at)
    inquiry.answered_at = at
    return inquiry, notes


def _made(values: dict[str, Any]) -> None:
    """What has a day on which it was made is done, where a plan keeps no state."""
    if values.get("done_on") is not None:
        values.setdefault("state", "done")


def draw_up_visit(office: Office, given: dict[str, Any], _today: date) -> tuple[Visit, list[str]]:
    """The visit of a row of a plan, by the rules of one planned by hand, or of a register, with what came of it."""
    visit = Visit(**given)
    visiting.fitting(office, visit)
    if visit.state != "done":
        if told := next((name for name in CAME_OF_IT if given.get(name)), ""):
            raise Refused(NOT_MADE, label=Visit.fields()[told].label)
        return visit, []
    notes = [] if visit.done_on is not None else [_(NO_VISIT_DAY)]
    visit.done_on = done_on(office, visit.done_on or visit.due_on, visiting.RULE)
    return visit, notes


def scored(ids: Collection[int]) -> str:
    """That some of these visits have scores, which stand in a list of their own."""
    query = VisitScore.select(VisitScore.id)
    return _(SCORES_APART) if next(rows.of_many(query, VisitScore.visit, sorted(ids)), None) is not None else ""


EXCHANGED: dict[type[Record], Exchange] = {
    Complaint: Exchange(
        COMPLAINT,
        wordings=WORDINGS,
        begins=("state", *TAKEN, *HANDLED, *VERDICT, "closed_at"),
        complete=_stands,
        draw_up=draw_up,
        add_many=add_many,
        untold=untold,
    ),
    Inquiry: Exchange(
        INQUIRY,
        wordings={"channel": WORDINGS["channel"], "state": ANSWERED},
        begins=("state", "answer", "answered_at"),
        complete=_answered,
        draw_up=draw_up_inquiry,
    ),
    Visit: Exchange(
        VISIT,
        wordings={"state": MADE},
        begins=("state", *CAME_OF_IT),
        whose=("customer", "complaint"),
        complete=_made,
        draw_up=draw_up_visit,
        refuse_change=lambda _office, visit, _corrected, changed: visiting.refuse_change(visit, changed),
        untold=scored,
    ),
    # None is planned for a complaint that is closed, nor past its verification.
    CorrectiveAction: Exchange(one_by_one=True),
    ComplaintCategory: Exchange(TWO_LEVELS, made_with=nothing_more, depth=2),
    ComplaintCause: Exchange(TWO_LEVELS, made_with=nothing_more, depth=2),
}
