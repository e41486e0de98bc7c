"""The clock of a complaint as its records tell it: what is due when, and the first breach, kept on the case."""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from bizdesk.complaints import clock
from bizdesk.complaints.course import NONE_KEPT, Course, Kept, Stage, stages
from bizdesk.complaints.course import Extension as Extended
from bizdesk.complaints.models import Complaint, ComplaintEvent, Extension
from bizdesk.complaints.rules import target_key
from bizdesk.complaints.target import Target, parse
from bizdesk.complaints.words import OPEN, SEVERITIES, STEPS
from bizdesk.office import rows
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.working_time import add_working_time, pauses_from, working_seconds

# By step: where its due times and its fulfilment are kept.
DUES = {
    "assign": ("assignment_due", "assigned_at"),
    "respond": ("response_due", "responded_at"),
    "investigate": ("investigation_due", "investigated_at"),
    "propose": ("proposal_due", "proposed_at"),
    "resolve": ("resolution_due", "resolved_at"),
}
# A complaint that is over is not worked on: should it be reopened, the time between does not count.
PAUSING = {
    "paused": True,
    "resumed": False,
    "satisfied": True,
    "cancelled": True,
    "merged": True,
    "reopened": False,
}


class Basis(NamedTuple):
    """What every clock of an office runs by: its calendar, how long each step may take, by severity, and of which share
    of that, in per cent, it is warned."""

    calendar: WorkingCalendar
    count_first: bool
    share: int
    targets: Mapping[str, Mapping[str, Target]]


_held = threading.local()


def basis(office: Office) -> Basis:
    """The calendar and the times allowed as the office has them now; worked out again when either was read anew."""
    texts, calendar = office.policy.texts(), working_calendar(office)
    held: tuple[object, object, Basis] | None = getattr(_held, "basis", None)
    if held is None or held[0] is not texts or held[1] is not calendar:
        targets = {grade: {step: parse(texts[target_key(grade, step)]) for step in STEPS} for grade in SEVERITIES}
        count_first, share = office.policy.get("count_first_day"), office.policy.get("complaint_warning_percent")
        made = Basis(calendar, bool(count_first), share, targets)
        held = _held.basis = (texts, calendar, made)
    return held[2]


class Happened(NamedTuple):
    """What moved the due times of a complaint: the pauses that are over, and the extensions."""

    pauses: tuple[tuple[datetime, datetime], ...] = ()
    extensions: tuple[Extended, ...] = ()


NOTHING = Happened()


def happened(complaints: Collection[int]) -> dict[int, Happened]:
    """What moved the due times of complaints, by row id; those of which nothing did are left out."""
    marks: dict[int, list[tuple[datetime, bool]]] = defaultdict(list)
    told = ComplaintEvent.select(ComplaintEvent.complaint, ComplaintEvent.kind, ComplaintEvent.at)
    mine = told.where(rows.among(ComplaintEvent.complaint, complaints) & ComplaintEvent.kind.in_(tuple(PAUSING)))
    for complaint, kind, at in mine.order_by(ComplaintEvent.id).tuples():
        marks[complaint].append((at, PAUSING[kind]))
    given: dict[int, list[Extended]] = defaultdict(list)
    more = Extension.select(Extension.complaint, Extension.step, Extension.given_at, Extension.due)
    for complaint, *extension in (
        more.where(rows.among(Extension.complaint, complaints)).order_by(Extension.id).tuples()
    ):
        given[complaint].append(Extended(*extension))
    return {
        complaint: Happened(tuple(pauses_from(marks[complaint])), tuple(given[complaint]))
        for complaint in {*marks, *given}
    }


def settled(complaint: Complaint, now: datetime) -> dict[str, Kept]:
    """The due times of a complaint that stand as they are written, by step: those of steps that are done, and those
    reached by now, met or missed. A calendar, a time allowed or a severity of later moves only what is still ahead.

    Of a complaint that is over all stand: it was judged by them.
    """
    reached = now if complaint.paused_since is None else min(complaint.paused_since, now)
    found = {}
    for step, (field, done) in DUES.items():
        original, due = getattr(complaint, f"original_{field}"), getattr(complaint, field)
        over = complaint.state not in OPEN or getattr(complaint, done) is not None
        kept = Kept(*(at if at is not None and (over or at <= reached) else None for at in (original, due)))
        if kept != NONE_KEPT:
            found[step] = kept
    return found


def _still(complaint: Complaint, kept: Mapping[str, Kept]) -> dict[str, Kept]:
    """Of due times that stand those that no act has taken off the complaint since."""
    return {
        step: Kept(
            each.original if getattr(complaint, f"original_{DUES[step][0]}") is not None else None,
            each.due if getattr(complaint, DUES[step][0]) is not None else None,
        )
        for step, each in kept.items()
    }


def forget(complaint: Complaint) -> None:
    """Take all due times off a complaint that was received at another time: the next winding reckons them anew."""
    for field, _done in DUES.values():
        setattr(complaint, field, None)
        setattr(complaint, f"original_{field}", None)


def take_up(complaint: Complaint, step: str, since: datetime, now: datetime) -> None:
    """Let the clock of a step run on that stood still since it was done, or since its complaint was over.

    What was due before it stood stays due then; what was not is reckoned anew.
    """
    field = DUES[step][0]
    due: datetime | None = getattr(complaint, field)
    if due is not None and (due > now or _stood(happened((complaint.id,)).get(complaint.id, NOTHING), since, due)):
        setattr(complaint, field, None)


def _stood(moved: Happened, since: datetime, due: datetime) -> bool:
    """Whether the clock stood after an instant in a pause that moves a due time."""
    return any(start < due and end > since for start, end in moved.pauses)


def course(
    office: Office,
    complaint: Complaint,
    steps: Iterable[str] = STEPS,
    by: Basis | None = None,
    known: Mapping[int, Happened] | None = None,
    kept: Mapping[str, Kept] | None = None,
) -> Course:
    """What a complaint's clock depends on; steps: those that are to be judged; by, known: what was read before; kept:
    as settled() has it, nothing where all is to be reckoned."""
    by, judged = by or basis(office), set(steps)
    if known is None:
        known = happened((complaint.id,)) if complaint.id else {}
    moved = known.get(complaint.id, NOTHING)
    return Course(
        calendar=by.calendar,
        received_at=complaint.received_at,
        targets={step: target for step, target in by.targets[complaint.severity].items() if step in judged},
        count_first=by.count_first,
        pauses=moved.pauses,
        paused_since=complaint.paused_since,
        extensions=moved.extensions,
        done={step: at for step, (_due, done) in DUES.items() if (at := getattr(complaint, done)) is not None},
        kept=kept or {},
    )


def running(office: Office, complaint: Complaint, now: datetime, known: Mapping[int, Happened] | None = None) -> Course:
    """What the clock of a complaint on file depends on at the moment of looking: what was reached stands.

    One that is over has only the steps that it was judged by.
    """
    kept = settled(complaint, now)
    return course(office, complaint, STEPS if complaint.state in OPEN else kept, known=known, kept=kept)


def provisional(complaint: Complaint, running: Course, now: datetime) -> tuple[str, ...]:
    """The steps of an open complaint whose due times rest on a year not announced yet; what was reached stands, and one
    that is over was judged."""
    if complaint.state not in OPEN:
        return ()
    moving = [step for step in STEPS if running.kept.get(step, NONE_KEPT).due is None]
    return tuple(step for step in moving if clock.is_provisional(running, step, now))


def wind(office: Office, complaint: Complaint, now: datetime, kept: Mapping[str, Kept] | None = None) -> None:
    """Write on an open complaint what its clock says: the due times, which is next, and the first breach, once.

    kept: the due times that stood before an act changed the complaint. One that is closed keeps the times it was judged
    by.
    """
    if complaint.state in OPEN:
        standing = settled(complaint, now) if kept is None else _still(complaint, kept)
        judge(complaint, course(office, complaint, kept=standing), now, basis(office).share)
    else:
        complaint.next_due, complaint.next_step, complaint.warn_at = None, "", None


def stood_at(complaint: Complaint, at: datetime, now: datetime) -> dict[str, Kept]:
    """The due times that stand now, as an act sees them that was done at an instant and is entered now: a pause since
    moves no due time of what it did."""
    kept = settled(complaint, now)
    moved = happened((complaint.id,)).get(complaint.id, NOTHING)
    return {
        step: each._replace(due=None) if _open(complaint, step) and each.due and _stood(moved, at, each.due) else each
        for step, each in kept.items()
    }


def _open(complaint: Complaint, step: str) -> bool:
    return complaint.state in OPEN and getattr(complaint, DUES[step][1]) is None


def judge(complaint: Complaint, running: Course, now: datetime, share: int) -> None:
    """Write on a complaint, whatever has become of it, what its clock says at an instant; share: as Basis has it."""
    if complaint.first_breached_at is None and (breach := clock.first_breach(running, now)):
        complaint.first_breached_at, complaint.first_breached_step = breach
    set_dues(complaint, running, now, share)


def as_written(running: Course, step: str, now: datetime) -> list[Stage]:
    """The stages of a step as a complaint keeps them, the same whenever they are written: while its clock stands, what
    is ahead is due as when it was stopped, and what is told of a day to come, where the office's day was set back, is
    told."""
    told = [*(end for _start, end in running.pauses), *(each.extended_at for each in running.extensions)]
    now = max([now, *told])
    if running.paused_since is not None and step not in running.done:
        running = replace(running, paused_since=None)
    return stages(running, step, now)


def set_dues(complaint: Complaint, running: Course, now: datetime, share: int) -> None:
    """Write on a complaint what is due when, and which is next."""
    ahead: list[tuple[datetime, str, Stage]] = []
    for step, (field, done) in DUES.items():
        walked = as_written(running, step, now)
        setattr(complaint, field, walked[-1].due if walked else None)
        setattr(complaint, f"original_{field}", walked[0].given if walked else None)
        if walked and getattr(complaint, done) is None:
            ahead.append((walked[-1].due, step, walked[-1]))
    complaint.next_due, complaint.next_step, complaint.warn_at = None, "", None
    if complaint.state in OPEN and ahead:
        # Of several due at once the first in order.
        complaint.next_due, complaint.next_step, stage = min(ahead, key=lambda each: each[0])
        complaint.warn_at = _warning(running, stage, share)


def _warning(running: Course, stage: Stage, share: int) -> datetime:
    """The instant at which so many per cent of the time of a stage are used, without the pauses that moved it."""
    whole = working_seconds(running.calendar, stage.since, stage.due, stage.pauses)
    return add_working_time(running.calendar, stage.since, whole * share // 100, stage.pauses)


def missed(complaint: Complaint, now: datetime) -> tuple[datetime, str] | None:
    """The first due time of a complaint that was missed, with its step: as it was written, or, where nobody has touched
    the complaint since, as the next act on it will write it."""
    if complaint.first_breached_at is not None:
        return complaint.first_breached_at, complaint.first_breached_step
    reached = min(complaint.paused_since or now, now)
    if complaint.next_due is not None and complaint.next_due < reached:
        return complaint.next_due, complaint.next_step
    return None


def was_late(now: datetime) -> Any:
    """The complaints of which a due time was missed, written or to be written with the next act on them."""
    return Complaint.first_breached_at.is_null(False) | overdue(now)


def overdue(now: datetime) -> Any:
    """The open complaints whose next due time has passed; of a stopped clock, before it was stopped."""
    running = Complaint.paused_since.is_null() & (Complaint.next_due < now)
    stopped = Complaint.paused_since.is_null(False) & (Complaint.next_due < Complaint.paused_since)
    return Complaint.state.in_(OPEN) & (running | stopped)
