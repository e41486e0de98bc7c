"""The course of one complaint: what happened to it, and the stages of each step that follow from that.

Everything is reckoned from what happened until the moment of looking: what is dated later is not known yet. Instants
are aware and read to the whole second below; results are UTC.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bizdesk.complaints import target
from bizdesk.complaints.target import Target
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.working_time import Span, add_working_time, merged, whole_second, working_seconds

STEPS = ("assign", "respond", "investigate", "propose", "resolve")


class Extension(NamedTuple):
    """A step given a new due time, and when that was granted."""

    step: str
    extended_at: datetime
    new_due: datetime


class Kept(NamedTuple):
    """The due times of a step that stand whatever the calendar and the times allowed have become since: the one at
    first, and the one in force. None: it is reckoned."""

    original: datetime | None = None
    due: datetime | None = None


NONE_KEPT = Kept()


@dataclass(frozen=True)
class Course:
    """What happened to one complaint.

    targets: step -> the time it may take from receipt; a step without one has no due time. count_first: days count the
    day of receipt. pauses: closed (start, end); paused_since: the start of one still open. done: step -> when. kept:
    step -> the due times that were reached. ValueError: a step that is none of STEPS.
    """

    calendar: WorkingCalendar
    received_at: datetime
    targets: Mapping[str, Target]
    count_first: bool = False
    pauses: Sequence[Span] = ()
    paused_since: datetime | None = None
    extensions: Sequence[Extension] = ()
    done: Mapping[str, datetime] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for step in (*self.targets, *self.done, *(given.step for given in self.extensions)):
            if step not in STEPS:
                raise ValueError(f"No step of a complaint: {step}.")


class Stage(NamedTuple):
    """A step from receipt or an extension until the next extension, the step's end or the moment of looking.

    given: the due time it began with; due: where the pauses moved it; pauses: those that did, the others came too late.
    """

    since: datetime
    until: datetime
    given: datetime
    due: datetime
    pauses: tuple[Span, ...]


def stages(course: Course, step: str, now: datetime) -> list[Stage]:
    """The stages of a step in order; none where it has neither a target nor an extension.

    A due time never lies in a pause that began before it: the clock stands still until work is resumed.
    """
    received = whole_second(course.received_at)
    end = max(received, whole_second(min(now, course.done.get(step, now))))
    kept = course.kept.get(step, NONE_KEPT)
    starts: list[tuple[datetime, datetime]] = []
    if step in course.targets:
        first = kept.original or target.due(course.calendar, received, course.targets[step], course.count_first)
        starts.append((received, first))
    extended = [
        (max(received, whole_second(given.extended_at)), whole_second(given.new_due))
        for given in course.extensions
        if given.step == step and whole_second(given.extended_at) <= end
    ]
    starts += sorted(extended, key=lambda begun: begun[0])
    untils = [*(since for since, _ in starts[1:]), end]
    # An extension to a time already past makes the step due when it is given.
    walked = [
        _stage(course, since, until, max(since, given)) for (since, given), until in zip(starts, untils, strict=False)
    ]
    if walked and kept.due is not None:
        last = walked[-1]
        pauses = tuple(span for span in last.pauses if span[0] < kept.due)
        walked[-1] = last._replace(due=max(last.since, kept.due), pauses=pauses)
    return walked


def _stage(course: Course, since: datetime, until: datetime, given: datetime) -> Stage:
    due = given
    moving: list[Span] = []
    for start, end in _pauses_until(course, until):
        start = max(start, since)
        if start >= due:
            break
        if start < end:
            moving.append((start, end))
            stood = working_seconds(course.calendar, start, end)
            due = max(add_working_time(course.calendar, due, stood), end)
    return Stage(since, until, given, due, tuple(moving))


def _pauses_until(course: Course, until: datetime) -> list[Span]:
    """The pauses known at an instant, as if work were resumed then."""
    if course.paused_since is None and not course.pauses:
        return []
    spans = list(course.pauses)
    if course.paused_since is not None:
        spans.append((course.paused_since, max(course.paused_since, until)))
    return [(start, min(end, until)) for start, end in merged(spans)]
