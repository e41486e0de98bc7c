"""The clock of one complaint: how each step stands to its due time, and which due time passed first.

Instants are aware and read to the whole second below; results are UTC. Lengths are working seconds. What is dated after
the moment of looking is not known yet.
"""

from datetime import date, datetime
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


def _when(due: tuple[datetime, str]) -> datetime:
    # Of steps due at once the first in order is meant, not the first by name.
    return due[0]
