"""How complaints of a report stand to their due times, and working time in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from bizdesk.complaints import clock, clocking
from bizdesk.complaints.clocking import DUES
from bizdesk.complaints.models import Complaint, Extension
from bizdesk.complaints.words import OPEN, STEPS
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.fields import Instant
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.language import N_, _
from bizdesk.office.rows import among
from bizdesk.office.working_time import Span, working_seconds
from bizdesk.reports.report import Told

# Not judged by their clock: what they were about goes on elsewhere, or was nothing.
UNJUDGED = ("merged", "cancelled")
WEEK = timedelta(days=7)
# A Monday; weeks are counted from it.
MONDAY = datetime(2001, 1, 1, tzinfo=UTC)


class Standing(NamedTuple):
    """A step of a complaint: its due times, when it was done, a key of STANDINGS or '', and the time it was late."""

    step: str
    original: datetime | None
    due: datetime | None
    done: datetime | None
    state: str
    late: Span | None


class Reckoning:
    """The working time of an office as its reports tell it, at one moment of looking.

    Every whole week of the calendar is counted once, so that thousands of records late by years are told quickly.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self.now = office.now()
        self.calendar: WorkingCalendar = working_calendar(office)
        hours = next(filter(None, (self.calendar.hours.get(weekday) for weekday in range(7))))
        self.day_minutes = sum(minute_of(last) - minute_of(first) + (last == time(0)) * 1440 for first, last in hours)
        self._weeks: dict[int, int] = {}
        self._whole: dict[tuple[int, int], int] = {}
        self._late: dict[Span, int] = {}
        # What is late now ends at one moment.
        self._ends: dict[datetime, int] = {}

    def between(self, start: datetime, end: datetime) -> int:
        """The working seconds from one instant to another; 0 where the end lies before the start."""
        if end <= start:
            return 0
        first, last = (start - MONDAY) // WEEK + 1, (end - MONDAY) // WEEK
        if last < first:
            return working_seconds(self.calendar, start, end)
        if (whole := self._whole.get((first, last))) is None:
            whole = self._whole[first, last] = sum(map(self._week, range(first, last)))
        before = working_seconds(self.calendar, start, MONDAY + first * WEEK)
        if end not in self._ends:
            self._ends[end] = working_seconds(self.calendar, MONDAY + last * WEEK, end)
        return before + whole + self._ends[end]

    def _week(self, number: int) -> int:
        if number not in self._weeks:
            begin = MONDAY + number * WEEK
            self._weeks[number] = working_seconds(self.calendar, begin, begin + WEEK)
        return self._weeks[number]

    def late(self, standing: Standing) -> int | None:
        """The working seconds by which a step is or was late; None where it is in time."""
        if standing.late is None:
            return None
        if standing.late not in self._late:
            self._late[standing.late] = self.between(*standing.late)
        return self._late[standing.late]

    def told(self, seconds: int | None, *, exact: bool = False) -> Told | None:
        """A length of working time: whole minutes for programs, words for people; None where there is none.

        exact: the words tell the seconds, too.
        """
        if seconds is None:
            return None
        minutes = abs(seconds) // 60
        days, rest = divmod(minutes, self.day_minutes)
        hours, odd = divmod(rest, 60)
        counts = [(N_("{count} d"), days), (N_("{count} h"), hours), (N_("{count} min"), odd)]
        if exact:
            counts.append((N_("{count} s"), abs(seconds) % 60))
        parts = [_(unit).format(count=f"{count:,}") for unit, count in counts if count]
        words = " ".join(parts) or _("{count} min").format(count=0)
        return Told(minutes, words) if seconds >= 0 else Told(-minutes, f"-{words}")

    def note(self) -> str:
        """What a reader must know of lengths of working time."""
        hours, odd = divmod(self.day_minutes, 60)
        length = f"{hours}:{odd:02}" if odd else str(hours)
        return _(
            "Times are working time; a day (d) is one of {hours} hours. CSV, XLSX and JSON tell them in minutes."
        ).format(hours=length)


def to_the_second(office: Office, at: datetime | None) -> str:
    """An instant as people read it, with its seconds where it has some: what a pause of seconds has moved."""
    if at is None or not at.second:
        return Instant().show(at, office)
    return at.astimezone(office.zone).strftime("%Y-%m-%d %H:%M:%S")


def minute_of(wall: time) -> int:
    """The minute of the day."""
    return wall.hour * 60 + wall.minute


def standings(reckoning: Reckoning, complaints: Iterable[Complaint]) -> dict[int, tuple[Standing, ...]]:
    """How every step of some complaints stands, by row id: those that are over as they were judged."""
    found = list(complaints)
    missed = extended_late([each.id for each in found])
    known = clocking.happened([each.id for each in found if _stopped(each)])
    return {
        each.id: tuple(_standing(reckoning, each, due, missed) for due in _dues(reckoning, each, known))
        for each in found
    }


def _stopped(complaint: Complaint) -> bool:
    return complaint.state in OPEN and complaint.paused_since is not None


def extended_late(complaints: Collection[int]) -> dict[tuple[int, str], datetime]:
    """By complaint and step the first due time that had passed before more time was given: it stays missed."""
    found: dict[tuple[int, str], datetime] = {}
    given = Extension.select(Extension.complaint, Extension.step, Extension.before).where(
        among(Extension.complaint, complaints) & (Extension.before < Extension.given_at)
    )
    for complaint, step, before in given.order_by(Extension.id).tuples():
        found.setdefault((complaint, step), before)
    return found


def _dues(
    reckoning: Reckoning, complaint: Complaint, known: Mapping[int, clocking.Happened]
) -> Iterable[tuple[str, Any, Any]]:
    """Each step with its due time at first and in force: as written, but for one whose clock stands still."""
    if _stopped(complaint):
        course = clocking.running(reckoning.office, complaint, reckoning.now, known)
        return [(due.step, due.original, due.due) for due in clock.dues(course, reckoning.now)]
    return [
        (step, getattr(complaint, f"original_{field}"), getattr(complaint, field))
        for step, (field, _done) in DUES.items()
    ]


def _standing(
    reckoning: Reckoning,
    complaint: Complaint,
    told: tuple[str, datetime | None, datetime | None],
    extended: Mapping[tuple[int, str], datetime],
) -> Standing:
    step, original, due = told
    done: datetime | None = getattr(complaint, DUES[step][1])
    if due is None or (done is None and complaint.state not in OPEN):
        return Standing(step, original, due, done, "", None)
    passed = [due, extended.get((complaint.id, step), due)]
    if complaint.first_breached_step == step and complaint.first_breached_at is not None:
        passed.append(complaint.first_breached_at)
    # A due time once missed stays missed, whatever was given later.
    since = min(passed)
    if done is None:
        state = "overdue" if due < reckoning.now else "paused" if complaint.paused_since else "running"
    else:
        state = "late" if since < done else "met"
    late = (since, done or reckoning.now) if state in ("late", "overdue") else None
    return Standing(step, original, due, done, state, late)


def resolution(steps: Sequence[Standing]) -> Standing:
    """How the last of the steps stands: what the customer was promised."""
    return next(each for each in steps if each.step == "resolve")


def missing(steps: Sequence[Standing]) -> Standing | None:
    """The step of a complaint that is overdue the longest; None where none is."""
    over = [each for each in steps if each.state == "overdue" and each.due is not None]
    return min(over, key=lambda each: (each.due, tuple(STEPS).index(each.step)), default=None)


def within_days(field: Instant, office: Office, first: date, last: date) -> Any:
    """Whether an instant lies on a day of the office from a first to a last one."""
    return (field >= _instant(first, time(0), office)) & (field <= _instant(last, time(23, 59, 59), office))


def _instant(day: date, wall: time, office: Office) -> datetime:
    local = datetime.combine(day, wall, office.zone)
    try:
        return local.astimezone(UTC)
    except OverflowError:
        return local.replace(tzinfo=UTC)


def day_of(instant: datetime, office: Office) -> date:
    """The day of the office on which an instant lies."""
    return instant.astimezone(office.zone).date()
