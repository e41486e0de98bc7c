"""The screens of customer service: complaints in queues by their clock, visits, actions, customers."""

from typing import Any

from textual.widget import Widget

from bizdesk.complaints import clocking
from bizdesk.complaints.models import Complaint, CorrectiveAction, Improvement, Visit
from bizdesk.complaints.words import OPEN
from bizdesk.office.customers import Customer
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.record import Record

from .inquiries import INQUIRIES, me
from .kit.view import Reckoned, Saved, Side, View

STAGES = {
    "recorded": "negative", "assigned": "warning", "investigating": "warning", "proposed": "warning",
    "agreed": "good", "fed_back": "good", "closed": "muted", "merged": "muted", "cancelled": "muted",
}  # fmt: skip
# Stands behind every instant that can be due.
NEVER = "9999-12-31T24"
GRAVE = {"serious": "warning", "critical": "negative"}
CASE = (
    (N_("How it stands"), (
        "state", "next_step", "next_due", "paused_since", "pause_reason", "round", "first_breached_step",
        "first_breached_at",
    )),
    (N_("Complaint"), ("customer", "contact", "phone", "subject", "severity", "channel", "received_at")),
    (N_("What it is about"), ("description", "demand", "product", "category", "repeated")),
    (N_("Who has it"), ("department", "owner", "received_by", "escalation", "escalated_to", "number", "remarks")),
    (N_("Findings and remedy"), (
        "finding", "justified", "liability", "cause", "proposal", "proposal_cost", "proposed_by", "approval_needed",
        "agreed_on",
    )),
    (N_("What came of it"), (
        "outcome", "loss", "feedback_at", "feedback_method", "person_reached", "satisfied", "rating", "closed_at",
        "merged_into", "split_from",
    )),
    (N_("Done"), ("assigned_at", "responded_at", "investigated_at", "proposed_at", "resolved_at")),
    (N_("Due"), ("assignment_due", "response_due", "investigation_due", "proposal_due", "resolution_due", "warn_at")),
    (N_("Due at first"), (
        "original_assignment_due", "original_response_due", "original_investigation_due", "original_proposal_due",
        "original_resolution_due",
    )),
)  # fmt: skip


def still_open(_office: Office) -> Any:
    """Complaints that are not closed."""
    return Complaint.state.in_(OPEN)


def mine(office: Office) -> Any:
    """Open complaints of who sits at the keyboard."""
    return still_open(office) & (Complaint.owner == me(office))


def of_my_department(office: Office) -> Any:
    """Open complaints of the department of who sits at the keyboard."""
    person = office.staff(office.who)
    return still_open(office) & (Complaint.department == (person.__data__["department"] or 0 if person else 0))


def overdue(office: Office) -> Any:
    """Open complaints that are late."""
    return clocking.overdue(office.now())


def waiting(office: Office) -> Any:
    """Complaints whose clock is stopped."""
    return still_open(office) & Complaint.paused_since.is_null(False)


def to_approve(office: Office) -> Any:
    """Remedies that wait for an approver."""
    return (Complaint.state == "proposed") & Complaint.approval_needed


def to_verify(_office: Office) -> Any:
    """Complaints with an action that is done and not verified."""
    done = CorrectiveAction.select(CorrectiveAction.complaint).where(CorrectiveAction.state == "done")
    return Complaint.id.in_(done)


def clock_side(office: Office, record: Record) -> Widget:
    """The times due of the complaint shown, and what moved them."""
    from .complaint_clock import clock_side as made

    return made(office, record)


def most_pressing() -> Any:
    """What the time left is ordered by; where nothing is due any more there is nothing to press."""
    from peewee import fn

    return fn.COALESCE(Complaint.next_due, NEVER).coerce(False)


def read_left() -> Any:
    """What the list reads of a complaint to tell the time it has left."""
    from bizdesk.complaints.queueing import READ

    return READ


def left(office: Office, text: str | None) -> str:
    """The working time left of a complaint in words; below zero that by which it is late."""
    from bizdesk.complaints.queueing import in_words, read

    found = read(text)
    return "" if found is None else in_words(office, found)


def tone_of_left(office: Office, text: str | None) -> str:
    """The colour of the working time left."""
    from bizdesk.complaints.queueing import read

    found = read(text)
    return "" if found is None else "negative" if found.late(office.now()) else "warning" if found.paused else ""


def preview(office: Office, values: Any) -> list[str]:
    """What is worth knowing of the complaint being typed: a duplicate, when it is due, what came before."""
    from bizdesk.complaints.foreseen import preview as told

    return told(office, values)


def taken_now(office: Office) -> dict[str, Any]:
    """What a new complaint begins with: somebody is on the phone."""
    return {"received_at": office.now(), "received_by": office.staff(office.who)}


QUEUES = (
    Saved("overdue", N_("Overdue"), overdue),
    Saved("mine", N_("Mine"), mine),
    Saved("department", N_("My department's"), of_my_department),
    Saved("waiting", N_("Waiting for the customer"), waiting),
    Saved("to_approve", N_("To approve"), to_approve),
    Saved("to_verify", N_("To verify"), to_verify),
)
LEFT = Reckoned("time_left", N_("Time left"), 16, most_pressing, read_left, left, tone_of_left)
# What both lists of complaints have.
COMPLAINTS: dict[str, Any] = {
    "tones": STAGES | GRAVE,
    "layout": CASE,
    "reports": (
        "complaint",
        "complaint-clock",
        "complaint-letter",
        "complaints",
        "service-levels",
        "complaint-causes",
        "complaint-repeats",
    ),
    "preview": preview,
    "start": taken_now,
    "sides": (Side("clock", N_("Clock"), clock_side),),
}
TABS = (
    View(
        "complaint",
        (
            "number",
            "subject",
            "customer",
            "time_left",
            "state",
            "owner",
            "severity",
            "next_step",
            "next_due",
            "department",
        ),
        wide={"subject": 2, "customer": 1},
        reckoned=(LEFT,),
        sort=("time_left", False),
        label=N_("Open complaints"),
        where=still_open,
        empty=N_("No complaint is open. Press n to take one down."),
        filters=QUEUES,
        **COMPLAINTS,
    ),
    View(
        "complaint",
        ("number", "subject", "customer", "received_at", "state", "severity", "closed_at", "rating", "owner"),
        wide={"subject": 2, "customer": 1},
        sort=("received_at", True),
        label=N_("All complaints"),
        filters=(
            Saved("closed", N_("Closed"), lambda office: Complaint.state == "closed"),
            Saved("breached", N_("Was late"), lambda office: clocking.was_late(office.now())),
            *QUEUES,
        ),
        **COMPLAINTS,
    ),
    INQUIRIES,
    View(
        "visit",
        ("number", "customer", "due_on", "method", "state", "done_on", "satisfaction", "visited_by"),
        wide={"customer": 2},
        sort=("due_on", False),
        begins="planned",
        filters=(
            Saved("planned", N_("Planned"), lambda office: Visit.state == "planned"),
            Saved("mine", N_("Mine"), lambda office: (Visit.state == "planned") & (Visit.visited_by == me(office))),
            Saved(
                "overdue",
                N_("Overdue"),
                lambda office: (Visit.state == "planned") & (Visit.due_on < office.today()),
            ),
            Saved("done", N_("Done"), lambda office: Visit.state == "done"),
        ),
        reports=("visits", "satisfaction"),
    ),
    View(
        "corrective_action",
        ("number", "complaint", "what", "owner", "due", "state", "verified_by"),
        wide={"what": 2, "complaint": 1},
        sort=("due", False),
        begins="unverified",
        filters=(
            Saved("unverified", N_("Not verified yet"), lambda office: CorrectiveAction.state != "verified"),
            Saved("open", N_("Not done yet"), lambda office: CorrectiveAction.state == "open"),
            Saved(
                "mine",
                N_("Mine"),
                lambda office: (CorrectiveAction.state == "open") & (CorrectiveAction.owner == me(office)),
            ),
            Saved("to_verify", N_("To verify"), lambda office: CorrectiveAction.state == "done"),
        ),
    ),
    View(
        "improvement",
        ("number", "what", "owner", "due", "state", "visit"),
        wide={"what": 2, "visit": 1},
        sort=("due", False),
        begins="open",
        filters=(
            Saved("open", N_("Not done yet"), lambda office: Improvement.state == "open"),
            Saved("mine", N_("Mine"), lambda office: (Improvement.state == "open") & (Improvement.owner == me(office))),
        ),
    ),
    View(
        "customer",
        ("code", "name", "level", "status", "phone", "owner", "region"),
        wide={"name": 2},
        filters=(
            Saved("active", N_("Active"), lambda office: Customer.status == "active"),
            Saved("level_a", N_("Level A"), lambda office: Customer.level == "A"),
        ),
    ),
    View("contact", ("number", "name", "customer", "title", "phone", "primary"), wide={"name": 1, "customer": 2}),
    View("question", ("code", "name", "weight", "active"), wide={"name": 2}),
    View(
        "complaint_category",
        ("code", "name", "parent", "active"),
        wide={"name": 2, "parent": 1},
        label=N_("Complaint categories"),
    ),
    View("complaint_cause", ("code", "name", "parent", "active"), wide={"name": 2, "parent": 1}),
    View("letter_template", ("code", "name", "language"), wide={"name": 2}),
)
