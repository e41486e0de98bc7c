"""The clock of a complaint: what is due when, how it stands, and everything that happened to it."""

from typing import Any

from textual.containers import Vertical
from textual.widget import Widget

from bizdesk.complaints import clock, clocking
from bizdesk.complaints.models import Complaint, ComplaintEvent
from bizdesk.complaints.words import EVENTS, STANDINGS, STEPS
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record

from .kit.table import Table
from .kit.table_cells import Column

TONES = {"overdue": "negative", "late": "negative", "met": "good", "paused": "warning"}


class Clock(Vertical):
    """The steps above, what happened below."""

    DEFAULT_CSS = """
    Clock { height: 1fr; & > #steps { height: 7; } & > #events { height: 1fr; } }
    """


def clock_side(office: Office, record: Record) -> Widget:
    """The times due of a complaint and its events."""
    complaint: Any = record  # the view is of complaints
    return Clock(_steps(office, complaint), _events(office, complaint))


def _steps(office: Office, complaint: Complaint) -> Table:
    shown = Complaint.received_at.show
    now = complaint.closed_at or office.now()
    rows = [
        (
            _(STEPS[due.step]),
            due.state,
            shown(due.original, office),
            shown(due.due, office),
            shown(due.done, office),
            place,
        )
        for place, due in enumerate(clock.dues(clocking.course(office, complaint), now))
    ]
    columns = (
        Column("step", N_("Step"), 14),
        Column(
            "state",
            N_("Status"),
            8,
            show=lambda state: _(STANDINGS.get(state, "")),
            tone=lambda state: TONES.get(state, ""),
        ),
        Column("original", N_("Due at first"), 16),
        Column("due", N_("Due"), 16),
        Column("done", N_("Done"), 16, 1),
    )
    return Table(columns, Held(rows, -1), empty="", choosing=False, id="steps")


def _events(office: Office, complaint: Complaint) -> Table:
    told = ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id)
    rows = [
        (
            Complaint.received_at.show(event.at, office),
            _(EVENTS[event.kind]),
            _(", ").join(filter(None, (event.owner.caption if event.owner else "", event.text.replace("\n", " ")))),
            event.person.caption if event.person else "",
            event.id,
        )
        for event in told.order_by(ComplaintEvent.id.desc())
    ]
    columns = (
        Column("at", N_("When"), 16),
        Column("kind", N_("Event"), 18),
        Column("text", N_("What was said or done"), 20, 1),
        Column("person", N_("By"), 12),
    )
    return Table(columns, Held(rows, -1), empty=_("Nothing has happened yet."), choosing=False, id="events")
