"""What holds for every course of a complaint, whatever happened in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bizdesk.complaints.clock import due_of, first_breach
from bizdesk.complaints.course import Course, Extension
from bizdesk.complaints.explained import intervals
from bizdesk.complaints.target import LIMITS, Target, due
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.working_time import working_seconds
from tests.complaints.calendars import CALENDARS, at

# Two weeks from Monday 2 March 2026, in minutes; lunch, an evening to midnight, a short Saturday, a day off.
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
DAY = 24 * 60
OFFICE = WorkingCalendar(
    {
        **dict.fromkeys(range(4), ((time(9), time(12)), (time(13), time(18)))),
        4: ((time(16), time(0)),),
        5: ((time(0), time(2)), (time(9), time(12))),
    },
    days={date(2026, 3, 4): "holiday", date(2026, 3, 8): "workday"},
)
# Few, so that what happens meets often.
FEW = ("respond", "resolve")
LATER = MONDAY + timedelta(days=90)
MINUTES = st.integers(0, 12 * DAY)


def minute(number: int) -> datetime:
    return MONDAY + timedelta(minutes=number)


SPANS = st.tuples(MINUTES, st.integers(0, 3 * DAY)).map(lambda span: (minute(span[0]), minute(sum(span))))
TARGETS = st.one_of(
    st.builds(Target, st.integers(1, 1500), st.just("m")),
    st.builds(Target, st.integers(1, 30), st.just("h")),
    st.builds(Target, st.integers(0, 6), st.sampled_from(["d", "cd"])),
)
GRANTED = st.builds(Extension, st.sampled_from(FEW), MINUTES.map(minute), MINUTES.map(minute))
COURSES = st.builds(
    Course,
    st.just(OFFICE),
    st.integers(0, 5 * DAY).map(minute),
    st.dictionaries(st.sampled_from(FEW), TARGETS, min_size=1),
    st.booleans(),
    st.lists(SPANS, max_size=4),
    st.none() | MINUTES.map(minute),
    st.lists(GRANTED, max_size=3),
    st.dictionaries(st.sampled_from(FEW), MINUTES.map(minute)),
)


@given(MINUTES, st.sampled_from(sorted(LIMITS)), st.integers(1, 300), st.integers(0, 60), st.booleans())
def test_more_time_is_never_due_earlier(start: int, unit: str, count: int, more: int, first: bool) -> None:
    short, long = (due(OFFICE, minute(start), Target(many, unit), first) for many in (count, count + more))
    assert minute(start) < short <= long


@given(COURSES, SPANS, MINUTES)
def test_a_pause_never_makes_a_step_due_earlier(course: Course, pause: tuple[datetime, datetime], now: int) -> None:
    course = replace(course, done={})
    paused = replace(course, pauses=[*course.pauses, pause])
    for step in FEW:
        before, after = due_of(course, step, minute(now)), due_of(paused, step, minute(now))
        assert after.original == before.original
        assert (before.due is None and after.due is None) or (before.due and after.due and before.due <= after.due)


@given(COURSES, st.sampled_from(FEW), MINUTES)
def test_the_rows_add_up_to_the_time_allowed_and_what_was_added(course: Course, step: str, now: int) -> None:
    course = replace(course, done={})
    looked = max(minute(now), course.received_at)
    seen = due_of(course, step, looked)
    rows = intervals(course, step, looked)
    if seen.due is None:
        assert rows == []
        return
    assert all(above.end == below.start for above, below in pairwise(rows))
    assert rows[-1].end == seen.due
    assert rows[-1].total_seconds == sum(row.working_seconds for row in rows)
    if seen.original is None:
        return
    assert rows[0].start == course.received_at
    expected = working_seconds(OFFICE, course.received_at, seen.original)
    given_so_far: list[Extension] = []
    for each in sorted(course.extensions, key=lambda extension: max(extension.extended_at, course.received_at)):
        if each.step == step and each.extended_at <= looked:
            granted = max(each.extended_at, course.received_at)
            stood = due_of(replace(course, extensions=given_so_far), step, granted).due
            assert stood is not None
            expected += signed(stood, max(each.new_due, granted))
            given_so_far.append(each)
    assert rows[-1].total_seconds == expected
    assert [row.new_due for row in rows if row.kind == "extended"] == [
        max(each.new_due, each.extended_at, course.received_at) for each in given_so_far
    ]


def signed(start: datetime, end: datetime) -> int:
    return working_seconds(OFFICE, start, end) if start <= end else -working_seconds(OFFICE, end, start)


@given(COURSES, MINUTES, GRANTED, st.integers(1, DAY))
def test_an_extension_after_the_breach_never_clears_it(
    course: Course, now: int, extension: Extension, after: int
) -> None:
    breach = first_breach(course, minute(now))
    if breach is not None:
        late = extension._replace(extended_at=breach[0] + timedelta(minutes=after))
        assert first_breach(replace(course, extensions=[*course.extensions, late]), LATER) == breach


@given(COURSES, MINUTES, MINUTES, st.integers(0, 5 * DAY))
def test_a_breach_seen_once_is_seen_ever_after(course: Course, now: int, later: int, resumed: int) -> None:
    breach = first_breach(course, minute(now))
    since = course.paused_since
    if since is not None and since <= minute(now):
        # Work is resumed at some time after the moment of looking.
        course = replace(course, pauses=[*course.pauses, (since, minute(now + resumed))], paused_since=None)
    if breach is not None:
        assert first_breach(course, max(minute(now), minute(later))) == breach


@given(COURSES, MINUTES)
def test_what_is_overdue_has_breached(course: Course, now: int) -> None:
    if any(due_of(course, step, minute(now)).state == "overdue" for step in FEW):
        breach = first_breach(course, minute(now))
        assert breach is not None
        assert breach[0] < minute(now)


@given(COURSES, st.sampled_from(FEW))
def test_exactly_at_the_due_time_nothing_is_late(course: Course, step: str) -> None:
    course = replace(course, done={}, paused_since=None)
    seen = due_of(course, step, LATER)
    if seen.due is not None and all(each.extended_at < seen.due for each in course.extensions):
        at_due = due_of(course, step, seen.due)
        assert (at_due.due, at_due.late_seconds) == (seen.due, 0)
        assert due_of(replace(course, done={step: seen.due}), step, LATER).state == "met"
        assert due_of(course, step, seen.due + timedelta(seconds=1)).state == "overdue"


@given(
    st.integers(0, 4 * DAY), st.integers(1, 1200), st.lists(SPANS, max_size=3),
    st.lists(st.tuples(MINUTES, MINUTES), max_size=2), st.none() | MINUTES,
)  # fmt: skip
def test_a_walk_from_minute_to_minute_finds_the_same(
    start: int, allowed: int, pauses: list[tuple[datetime, datetime]], granted: list[tuple[int, int]], done: int | None
) -> None:
    """A clock that counts down while work goes on: slow, and written without the code under test."""
    stopped = {number for first, last in pauses for number in range(into(first), into(last))}
    # The countdown cannot tell the closing of one day from the opening of the next.
    extensions = {since: new for since, new in granted if since > start and new > since and worked(new - 1)}
    ends = 60 * DAY if done is None else max(done, start)
    left, expected, breach = allowed, None, None
    for number in range(start, min(ends, 60 * DAY)):
        if number in extensions:
            left = sum(map(worked, range(number, extensions[number])))
            expected = None
        if expected is not None:
            breach = breach or expected
        elif worked(number) and number not in stopped:
            left -= 1
            expected = number + 1 if left == 0 else None
    course = Course(
        OFFICE, minute(start), {"resolve": Target(allowed, "m")}, pauses=pauses,
        extensions=[Extension("resolve", minute(since), minute(new)) for since, new in extensions.items()],
        done={} if done is None else {"resolve": minute(ends)},
    )  # fmt: skip
    assert first_breach(course, LATER) == (None if breach is None else (minute(breach), "resolve"))
    if expected is not None and not extensions.get(ends):
        assert due_of(course, "resolve", LATER).due == minute(expected)


def into(instant: datetime) -> int:
    return (instant - MONDAY) // timedelta(minutes=1)


def worked(number: int) -> bool:
    day, rest = divmod(number, DAY)
    hour, weekday = rest // 60, day % 7
    if day == 2:
        return False
    if weekday == 4:
        return hour >= 16
    if weekday == 5:
        return hour < 2 or 9 <= hour < 12
    return (weekday < 4 or day == 6) and hour in (9, 10, 11, 13, 14, 15, 16, 17)


@given(st.integers(0, 40 * DAY), st.integers(1, 900), st.integers(0, 600), st.sampled_from(["03-27", "10-23"]))
def test_over_a_change_of_clocks_the_time_allowed_is_the_time_that_ran(
    start: int, allowed: int, length: int, day: str
) -> None:
    calendar = CALENDARS["berlin nights"]
    received = at(calendar, f"2026-{day} 12:00") + timedelta(seconds=start)
    pause = (received + timedelta(minutes=allowed // 2), received + timedelta(minutes=allowed // 2 + length))
    course = Course(calendar, received, {"resolve": Target(allowed, "m")}, pauses=[pause])
    ends = due_of(course, "resolve", LATER + timedelta(days=365)).due
    assert ends is not None
    assert working_seconds(calendar, received, ends, [pause]) == allowed * 60
