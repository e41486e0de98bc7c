"""The inquiries of customer service: their list, and what becomes of one."""

from typing import Any

from bizdesk.complaints.models import Inquiry
from bizdesk.office.file import Office
from bizdesk.office.language import N_

from .kit.view import Command, Saved, View

INQUIRY = (
    (
        N_("Inquiry"),
        ("customer", "contact", "caller", "phone", "question", "answer", "channel", "received_at", "due_at"),
    ),
    (N_("Who has it"), ("owner", "number", "remarks")),
)


def me(office: Office) -> int:
    """The row id of who sits at the keyboard; of nobody where nobody is named."""
    person = office.staff(office.who)
    return person.id if person else 0


def open_inquiries(_office: Office) -> Any:
    """Inquiries without an answer."""
    return Inquiry.state == "open"


def asked_now(office: Office) -> dict[str, Any]:
    """What a new inquiry begins with."""
    return {"received_at": office.now(), "owner": office.staff(office.who)}


def complain(pane: Any) -> None:
    """Turn the inquiry under the cursor into a complaint."""
    pane.action_operate("complain")


INQUIRIES = View(
    "inquiry",
    ("number", "question", "customer", "state", "received_at", "due_at", "answered_at", "owner"),
    wide={"question": 2, "customer": 1},
    sort=("received_at", True),
    filters=(
        Saved("open", N_("Not answered yet"), open_inquiries),
        Saved("mine", N_("Mine"), lambda office: open_inquiries(office) & (Inquiry.owner == me(office))),
        Saved("overdue", N_("Overdue"), lambda office: open_inquiries(office) & (Inquiry.due_at < office.now())),
    ),
    layout=INQUIRY,
    reports=("inquiries",),
    start=asked_now,
    commands=(Command("b", N_("Turn into a complaint"), complain, N_("What was asked becomes a complaint.")),),
)
