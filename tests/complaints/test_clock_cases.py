"""Every deadline worked out by hand comes out of the clock, to the second."""

from datetime import date, datetime

import pytest

from bizdesk.complaints import target
from bizdesk.complaints.clock import due_of, first_breach
from bizdesk.complaints.course import Course, Extension
from bizdesk.complaints.explained import intervals
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.holiday_list import holiday_rows
from bizdesk.office.working_time import add_working_time, working_seconds
from tests.complaints.calendars import CALENDARS, at
from tests.complaints.clock_cases import CASES, Case
from tests.complaints.moved_cases import BREACHES, EXTENSIONS, PAUSES, SEVERITY, Breach, Moved

MOVED = [*PAUSES, *SEVERITY, *EXTENSIONS]


def instant(calendar: WorkingCalendar, text: str) -> datetime:
    """An instant of a moved case, on Thursday where no date is typed."""
    return at(calendar, text if "-" in text else f"2026-03-05 {text}")


def course_of(case: Moved) -> Course:
    calendar = CALENDARS[case.calendar]

    def pairs(text: str, sign: str) -> list[tuple[datetime, datetime]]:
        found = (each.split(sign) for each in text.split(";") if each)
        return [(instant(calendar, first.strip()), instant(calendar, second.strip())) for first, second in found]

    return Course(
        calendar,
        instant(calendar, case.received),
        {"resolve": target.parse(case.target)},
        pauses=pairs(case.pauses, "/"),
        paused_since=instant(calendar, case.since) if case.since else None,
        extensions=[Extension("resolve", given, due) for given, due in pairs(case.extended, ">")],
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.calendar} {case.received} {case.target}")
def test_a_time_allowed_runs_out(case: Case) -> None:
    calendar = CALENDARS[case.calendar]
    received, allowed = at(calendar, case.received), target.parse(case.target)
    due = target.due(calendar, received, allowed, case.first)
    assert due == at(calendar, case.due), case.reckoning
    assert due.utcoffset() is not None
    assert not due.utcoffset()
    course = Course(calendar, received, {"resolve": allowed}, case.first)
    assert due_of(course, "resolve", received).due == due


@pytest.mark.parametrize("case", MOVED, ids=lambda case: f"{case.received} {case.reckoning}")
def test_a_due_time_is_moved(case: Moved) -> None:
    course, calendar = course_of(case), CALENDARS[case.calendar]
    now = instant(calendar, case.now)
    found = due_of(course, "resolve", now)
    assert found.due == instant(calendar, case.due), case.reckoning
    assert found.original == target.due(calendar, course.received_at, course.targets["resolve"])
    rows = intervals(course, "resolve", now)
    assert rows[-1].end == found.due
    if not case.extended:
        assert rows[-1].total_seconds == working_seconds(calendar, course.received_at, found.original)


@pytest.mark.parametrize("case", [case for case in PAUSES if not case.since and case.now[:4] == "2030"])
def test_a_pause_moves_as_if_its_working_time_were_not_there(case: Moved) -> None:
    course = course_of(case)
    allowed = working_seconds(
        course.calendar, course.received_at, target.due(course.calendar, course.received_at, course.targets["resolve"])
    )
    assert add_working_time(course.calendar, course.received_at, allowed, course.pauses) == instant(
        course.calendar, case.due
    )


@pytest.mark.parametrize("case", BREACHES, ids=lambda case: case.reckoning)
def test_the_first_breach_is_found(case: Breach) -> None:
    calendar = CALENDARS["ten"]
    base = course_of(Moved("ten", "15:00", "2h", "", "", case.pauses, case.since, case.extended))
    done = {"resolve": instant(calendar, case.done)} if case.done else {}
    course = Course(
        calendar, base.received_at, base.targets, False, base.pauses, base.paused_since, base.extensions, done
    )
    expected = (instant(calendar, case.breach), "resolve") if case.breach else None
    assert first_breach(course, instant(calendar, case.now)) == expected


def test_the_days_typed_are_those_of_the_library() -> None:
    for year in (2025, 2026):
        listed = WorkingCalendar(CALENDARS["cn"].hours, {day: kind for day, _, kind in holiday_rows("CN", [year])})
        for number in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(number)
            assert listed.is_working_day(day) == CALENDARS["cn"].is_working_day(day), day


def test_there_are_enough_of_them() -> None:
    assert len({case[:3] + case[5:] for case in CASES}) >= 140
    assert len(MOVED) + len(BREACHES) >= 90
