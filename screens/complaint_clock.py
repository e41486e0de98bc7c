"""The clock of a complaint: what is due when, how it stands, and everything that happened to it."""

from collections.abc import Iterator, Sequence
from typing import Any

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from bizdesk.complaints import clocking
from bizdesk.complaints.models import Complaint, ComplaintEvent
from bizdesk.complaints.report_standing import Reckoning, Standing, standings, to_the_second
from bizdesk.complaints.words import EVENTS, NOT_ANNOUNCED, PROVISIONAL, STANDINGS, STEPS
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record
from bizdesk.office.text import visible

from .kit.table import Table
from .kit.table_cells import Column

# Who has a complaint, and who had one that is over.
WITH = (
    N_("With {holder} since {at} ({time} of working time)."),
    N_("Was with {holder} from {at} on ({time} of working time)."),
)
WITH_NOBODY = (
    N_("With nobody yet since {at} ({time} of working time)."),
    N_("Was with nobody from {at} on ({time} of working time)."),
)
LONGEST = 400
TONES = {"overdue": "negative", "late": "negative", "met": "good", "paused": "warning"}


class Clock(Vertical):
    """The steps above, what happened below."""

    DEFAULT_CSS = """
    Clock {
        height: 1fr;
        & > .holder { height: auto; padding: 0 1; }
        & > #steps { height: 7; }
        & > .provisional { height: auto; color: $text-warning; padding: 0 1; }
        & > #events { height: 1fr; }
    }
    """


def clock_side(office: Office, record: Record) -> Widget:
    """The times due of a complaint and its events."""
    complaint: Any = record  # the view is of complaints
    now = complaint.closed_at or office.now()
    running = clocking.running(office, complaint, now)
    moving = clocking.provisional(complaint, running, now)
    happened = list(ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id).order_by(ComplaintEvent.id))
    reckoning = Reckoning(office)
    stand = standings(reckoning, [complaint])[complaint.id]
    return Clock(
        Static(visible(holder(office, complaint, happened, reckoning), LONGEST), classes="holder", markup=False),
        _steps(office, stand, moving),
        *_provisional(moving),
        _events(office, happened),
    )


def holder(office: Office, complaint: Complaint, happened: Sequence[ComplaintEvent], reckoning: Reckoning) -> str:
    """Who has the complaint, since when and for how much working time; and which departments assist."""
    handed = [event for event in happened if event.kind == "assigned"]
    since = handed[-1].at if handed else complaint.assigned_at or complaint.received_at
    told = reckoning.told(reckoning.between(since, complaint.closed_at or reckoning.now))
    assert told is not None
    owners = [each.caption for each in (complaint.department, complaint.owner) if each is not None]
    is_with, was_with = WITH if owners else WITH_NOBODY
    line = _(is_with if complaint.closed_at is None else was_with).format(
        holder=_(", ").join(owners), at=Complaint.received_at.show(since, office), time=told.words
    )
    assisting = {event.department.caption: None for event in happened if event.kind == "referred" and event.department}
    if assisting:
        line = f"{line} {_('Assisting: {departments}.').format(departments=_(', ').join(assisting))}"
    return line


def _provisional(moving: Sequence[str]) -> Iterator[Static]:
    """Which due times may still move, and why."""
    if moving:
        steps = _(", ").join(_(STEPS[step]) for step in moving)
        words = _("{steps}: provisional.").format(steps=steps)
        yield Static(f"{words} {_(NOT_ANNOUNCED)}", classes="provisional", markup=False)


def _steps(office: Office, stand: Sequence[Standing], moving: Sequence[str]) -> Table:
    rows = [
        (
            _(STEPS[each.step]),
            each.state,
            to_the_second(office, each.original),
            to_the_second(office, each.due),
            to_the_second(office, each.done),
            _(PROVISIONAL) if each.step in moving else "",
            place,
        )
        for place, each in enumerate(stand)
    ]
    # A due time of seconds is read in full.
    width = max((len(row[3]) for row in rows), default=0)
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
        Column("due", N_("Due"), max(16, width)),
        Column("done", N_("Done"), 16, 1),
        *((Column("note", N_("Remarks"), 11, tone=lambda _words: "warning"),) if moving else ()),
    )
    return Table(columns, Held(rows, -1), empty="", choosing=False, id="steps")


def _said(event: ComplaintEvent) -> str:
    """Which complaint, department or person an event is about, and what was said or done."""
    about = [each.caption for each in (event.other, event.department, event.owner) if each is not None]
    return _(", ").join(filter(None, (*about, event.text.replace("\n", " "))))


def _events(office: Office, happened: Sequence[ComplaintEvent]) -> Table:
    rows = [
        (
            Complaint.received_at.show(event.at, office),
            _(EVENTS[event.kind]),
            _said(event),
            event.person.caption if event.person else "",
            event.id,
        )
        for event in reversed(happened)
    ]
    columns = (
        Column("at", N_("When"), 16),
        Column("kind", N_("Event"), 18),
        Column("text", N_("What was said or done"), 20, 1),
        Column("person", N_("By"), 12),
    )
    return Table(columns, Held(rows, -1), empty=_("Nothing has happened yet."), choosing=False, id="events")
