"""The clock of one complaint: how each step stands to its due time, and which due time passed first.

Instants are aware and read to the whole second below; results are UTC. Lengths are working seconds. What is dated after
the moment of looking is not known yet.
"""

from datetime import date, datetime
from fractions import Fraction
from typing import Literal, NamedTuple

from bizdesk.complaints.course import STEPS, Course, stages
from bizdesk.office.working_time import SECOND, whole_second, working_seconds

State = Literal["met", "late", "running", "paused", "overdue", "none"]


class Due(NamedTuple):
    """A step's due time as first set and as in force, and how the step stands to it.

    done exactly at the due time is met. late_seconds: working time since the due time, whether paused since or not.
    """

    step: str
    original: datetime | None
    due: datetime | None
    done: datetime | None
    state: State
    late_seconds: int


def due_of(course: Course, step: str, now: datetime) -> Due:
    """How one step stands at the moment of looking."""
    done = _done(course, step, now)
    walked = stages(course, step, now)
    if not walked:
        return Due(step, None, None, done, "none", 0)
    original = walked[0].given if step in course.targets else None
    due = walked[-1].due
    reached = whole_second(now if done is None else done)
    late = working_seconds(course.calendar, due, reached) if reached > due else 0
    state: State
    if done is not None:
        state = "late" if reached > due else "met"
    elif reached > due:
        state = "overdue"
    else:
        state = "paused" if paused(course, now) else "running"
    return Due(step, original, due, done, state, late)


def dues(course: Course, now: datetime) -> tuple[Due, ...]:
    """How every step stands, in order."""
    return tuple(due_of(course, step, now) for step in STEPS)


def paused(course: Course, now: datetime) -> bool:
    """Whether the clock stands still at the moment of looking."""
    since = course.paused_since
    return (since is not None and since <= now) or any(start <= now < end for start, end in course.pauses)


def overdue(course: Course, now: datetime) -> bool:
    """Whether the due time of any step has passed and the step is not done."""
    return any(due < whole_second(now) for due, _ in _waiting(course, now))


def next_due(course: Course, now: datetime) -> Due | None:
    """The step not done that is due first; of several, the first in order. None where nothing is due."""
    waiting = _waiting(course, now)
    return due_of(course, min(waiting, key=_when)[1], now) if waiting else None


def working_left(course: Course, now: datetime) -> int | None:
    """The working seconds to the next due time, negative when it has passed; None where nothing is due."""
    waiting = _waiting(course, now)
    if not waiting:
        return None
    due, now = min(waiting, key=_when)[0], whole_second(now)
    if now > due:
        return -working_seconds(course.calendar, due, now)
    return working_seconds(course.calendar, now, due)


def share_used(course: Course, step: str, now: datetime) -> Fraction | None:
    """How much of the time allowed a step, extensions included, is used: 1 at its due time, more beyond it.

    For a step done, what it had used then. None where it has no due time.
    """
    walked = stages(course, step, now)
    if not walked:
        return None
    since, counted = walked[0].since, [span for stage in walked for span in stage.pauses]
    allowed = working_seconds(course.calendar, since, walked[-1].due, counted)
    if allowed == 0:
        return Fraction(walked[-1].until >= walked[-1].due)
    return Fraction(working_seconds(course.calendar, since, walked[-1].until, counted), allowed)


def first_breach(course: Course, now: datetime) -> tuple[datetime, str] | None:
    """The earliest due time that passed, as it then stood, with its step undone; None where none did.

    An extension given up to its due time keeps a step from breaching, one given after it does not.
    """
    passed = [(stage.due, step) for step in STEPS for stage in stages(course, step, now) if stage.due < stage.until]
    return min(passed, key=_when, default=None)


def is_provisional(course: Course, step: str, now: datetime) -> bool:
    """Whether a day from receipt to the due time lies in a year not announced yet, so that the due time may move."""
    walked = stages(course, step, now)
    if not walked:
        return False
    first = walked[0].since
    # Half-open as all working time: what is due at midnight is due on the day that ends then.
    last = max(first, walked[-1].due - SECOND)
    begun, ended = (instant.astimezone(course.calendar.zone).year for instant in (first, last))
    return any(course.calendar.is_provisional(date(year, 1, 1)) for year in range(begun, ended + 1))


def _done(course: Course, step: str, now: datetime) -> datetime | None:
    done = course.done.get(step)
    return done if done is not None and done <= now else None


def _waiting(course: Course, now: datetime) -> list[tuple[datetime, str]]:
    """The due times in force of the steps not done, in the order of the steps."""
    return [
        (walked[-1].due, step)
        for step in STEPS
        if _done(course, step, now) is None and (walked := stages(course, step, now))
    ]


def _when(due: tuple[datetime, str]) -> datetime:
    # Of steps due at once the first in order is meant, not the first by name.
    return due[0]
