"""Working time between instants, to the second: what elapsed, what was paused, and when a time allowed runs out.

Instants are aware and read to the whole second below; results are UTC. Intervals are half-open: the second of opening
is worked, the second of closing is not. Pauses are (start, end) pairs; where they overlap they count once.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal

from bizdesk.office.calendar import FIRST_DAY, LAST_DAY, MIDNIGHT, OUT_OF_CALENDAR, WorkingCalendar

IntervalKind = Literal["working", "paused", "closed"]
Span = tuple[datetime, datetime]

SECOND = timedelta(seconds=1)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Interval:
    """A stretch of one kind: working, paused (working time under a pause) or closed (outside working hours)."""

    start: datetime
    end: datetime
    kind: IntervalKind

    @property
    def seconds(self) -> int:
        """Its length in elapsed seconds."""
        return (self.end - self.start) // SECOND


def intervals(calendar: WorkingCalendar, start: datetime, end: datetime, pauses: Iterable[Span] = ()) -> list[Interval]:
    """The whole time from start to end, cut by kind without gap or overlap: the rows add up to the time elapsed.

    ValueError: the end lies before the start, or an instant has no time zone.
    """
    start, end = whole_second(start), whole_second(end)
    if end < start:
        raise ValueError("The end lies before the start.")
    under = merged(pauses)
    rows: list[Interval] = []
    reached = start
    for opening, closing in _open_spans(calendar, start):
        if opening >= end or reached >= end:
            break
        _append(rows, reached, opening, "closed")
        reached = min(closing, end)
        for first, last, kind in _cut(opening, reached, under):
            _append(rows, first, last, kind)
    _append(rows, reached, end, "closed")
    return rows


def working_seconds(calendar: WorkingCalendar, start: datetime, end: datetime, pauses: Iterable[Span] = ()) -> int:
    """The working time from start to end, without what was paused."""
    return sum(row.seconds for row in intervals(calendar, start, end, pauses) if row.kind == "working")


def paused_seconds(calendar: WorkingCalendar, pauses: Iterable[Span], start: datetime, end: datetime) -> int:
    """The working time from start to end that lay under a pause."""
    return sum(row.seconds for row in intervals(calendar, start, end, pauses) if row.kind == "paused")


def add_working_time(
    calendar: WorkingCalendar, instant: datetime, seconds: int, pauses: Iterable[Span] = ()
) -> datetime:
    """The earliest instant at which so much unpaused working time has passed.

    Time that runs out exactly at closing runs out then, not at the next opening; 0 seconds have passed at once.
    ValueError: negative seconds, or no working time is left in the calendar.
    """
    if seconds < 0:
        raise ValueError("A time allowed cannot be negative.")
    instant = whole_second(instant)
    if seconds == 0:
        return instant
    under = merged(pauses)
    left = seconds
    for opening, closing in _open_spans(calendar, instant):
        for first, last, kind in _cut(opening, closing, under):
            if kind == "paused":
                continue
            length = (last - first) // SECOND
            if left <= length:
                return first + left * SECOND
            left -= length
    raise AssertionError("working days end with a ValueError")


def last_closing(calendar: WorkingCalendar, day: date) -> datetime:
    """The instant at which the last hours of a day end. ValueError: a day off."""
    if not (ranges := calendar.hours_on(day)):
        raise ValueError(f"Nobody works on {day}.")
    return _closing(day, ranges[-1][1], calendar.zone)


def pauses_from(events: Iterable[tuple[datetime, bool]], until: datetime | None = None) -> list[Span]:
    """The pauses told by events (instant, paused) in the order they were written; one still open reaches until,
    or is left out where that is not told.

    Paused while paused keeps the first start. A resumption dated before its pause (a clock set back) makes it none.
    """
    pauses: list[Span] = []
    started: datetime | None = None
    for instant, paused in events:
        if paused:
            started = started or instant
        elif started:
            if started < instant:
                pauses.append((started, instant))
            started = None
    if started and until is not None and started < until:
        pauses.append((started, until))
    return pauses


def merged(pauses: Iterable[Span]) -> list[Span]:
    """The pauses in order, those that overlap or touch as one. ValueError: one ends before it starts."""
    apart: list[Span] = []
    for start, end in sorted((whole_second(start), whole_second(end)) for start, end in pauses):
        if end < start:
            raise ValueError("A pause ends before it starts.")
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    return apart


def whole_second(instant: datetime) -> datetime:
    """The instant in UTC without its part of a second. ValueError: it has no time zone."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone.")
    return instant.astimezone(UTC).replace(microsecond=0)


def _open_spans(calendar: WorkingCalendar, start: datetime) -> Iterator[Span]:
    """The stretches worked from an instant on, in order, without end."""
    day = start.astimezone(calendar.zone).date()
    while FIRST_DAY <= day <= LAST_DAY:
        for opening, closing in _spans_of(calendar, day):
            if start < closing:
                yield max(start, opening), closing
        day += ONE_DAY
    raise ValueError(OUT_OF_CALENDAR)


@lru_cache(maxsize=8192)  # some twenty years, asked for by every open record
def _spans_of(calendar: WorkingCalendar, day: date) -> tuple[Span, ...]:
    """The stretches worked on a day, in order; one that the clocks jump over is left out."""
    spans = (
        (_instant(day, opening, calendar.zone), _closing(day, closing, calendar.zone))
        for opening, closing in calendar.hours_on(day)
    )
    return tuple((first, last) for first, last in spans if first < last)


def _closing(day: date, closing: time, zone: tzinfo) -> datetime:
    """The instant at which a range of the day ends: 00:00 is the midnight that closes the day."""
    return _instant(day + ONE_DAY if closing == MIDNIGHT else day, closing, zone)


def _instant(day: date, wall: time, zone: tzinfo) -> datetime:
    """The first instant at which the clock on the wall shows this time or later.

    So a time shown twice means its first showing, and a time the clock jumps over means the moment of the jump.
    """
    shown = datetime.combine(day, wall)
    instant = shown.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == shown:
        return instant
    before = shown.replace(tzinfo=zone, fold=1).astimezone(UTC)
    jump = bisect_left(
        range((instant - before) // SECOND),
        shown,
        key=lambda passed: (before + passed * SECOND).astimezone(zone).replace(tzinfo=None),
    )
    return before + jump * SECOND


def _cut(start: datetime, end: datetime, pauses: list[Span]) -> Iterator[tuple[datetime, datetime, IntervalKind]]:
    """A working stretch cut into worked and paused pieces; the pauses are in order and apart."""
    reached = start
    for paused, resumed in pauses:
        if resumed <= reached or paused >= end:
            continue
        if reached < paused:
            yield reached, paused, "working"
        first, reached = max(reached, paused), min(resumed, end)
        yield first, reached, "paused"
    if reached < end:
        yield reached, end, "working"


def _append(rows: list[Interval], start: datetime, end: datetime, kind: IntervalKind) -> None:
    """Add a stretch, joined to the last row where that is of its kind; an empty one is left out."""
    if start >= end:
        return
    if rows and rows[-1].kind == kind:
        start = rows.pop().start
    rows.append(Interval(start, end, kind))
