"""Stories of the clock: the steps of one complaint from receipt on, each figure reckoned by hand."""

from dataclasses import fields, replace
from datetime import datetime

import pytest

from bizdesk.complaints.clock import Due, due_of, dues, first_breach, is_provisional
from bizdesk.complaints.course import STEPS, Course, Extension
from bizdesk.complaints.explained import Row, intervals
from bizdesk.complaints.target import parse
from bizdesk.office.calendar import WorkingCalendar
from tests.complaints.calendars import CALENDARS, at

TEN = CALENDARS["ten"]  # Monday to Friday 10 to 18


def on(text: str) -> datetime:
    """An instant of March 2026, such as 05 15:00."""
    return at(TEN, f"2026-03-{text}")


# Received on Thursday at 15:00: assigned by 16:00, answered by 18:00, investigated by Friday 18:00, proposed by Monday
# 18:00; the resolution has no target.
COURSE = Course(
    TEN,
    on("05 15:00"),
    {"assign": parse("1h"), "respond": parse("3h"), "investigate": parse("1d"), "propose": parse("2d")},
)
EXTENDED = replace(COURSE, extensions=[Extension("respond", on("05 17:00"), on("06 12:00"))])


def test_the_steps_stand_in_order_before_anything_happens() -> None:
    found = dues(COURSE, on("05 15:00"))
    assert [each.step for each in found] == list(STEPS)
    assert [each.due for each in found] == [on("05 16:00"), on("05 18:00"), on("06 18:00"), on("09 18:00"), None]
    assert [each.original for each in found] == [each.due for each in found]
    assert [each.state for each in found] == ["running", "running", "running", "running", "none"]


def test_every_step_is_met_late_or_overdue_by_its_own_due_time() -> None:
    course = replace(COURSE, done={"assign": on("05 16:00"), "respond": on("06 10:30"), "resolve": on("09 11:00")})
    found = dues(course, on("09 12:00"))
    assert [each.state for each in found] == ["met", "late", "overdue", "running", "none"]
    # Answered half an hour into Friday; investigated not yet: two hours of Monday.
    assert [each.late_seconds for each in found] == [0, 1800, 7200, 0, 0]
    assert found[4] == Due("resolve", None, None, on("09 11:00"), "none", 0)
    assert due_of(course, "assign", on("05 16:00")).state == "met"  # looked at in the moment it was done
    assert due_of(course, "assign", on("05 15:59:59")).state == "running"
    assert first_breach(course, on("09 12:00")) == (on("05 18:00"), "respond")


def test_of_two_steps_due_at_once_the_first_is_the_first_breached() -> None:
    course = Course(TEN, on("05 15:00"), {"resolve": parse("2h"), "respond": parse("120m")})
    assert first_breach(course, on("06 12:00")) == (on("05 17:00"), "respond")


def test_while_paused_nothing_comes_to_be_late() -> None:
    course = replace(COURSE, targets={"respond": parse("3h")}, paused_since=on("05 16:00"))
    for now in ("05 16:00", "05 17:00", "06 12:00", "08 12:00", "23 15:00"):
        assert due_of(course, "respond", on(now)).state == "paused"
    assert due_of(course, "respond", on("05 15:59")).state == "running"


def test_a_pause_begun_after_the_due_time_neither_hides_nor_stops_the_lateness() -> None:
    course = replace(COURSE, targets={"respond": parse("3h")}, paused_since=on("06 11:00"))
    assert due_of(course, "respond", on("06 12:00")) == Due(
        "respond", on("05 18:00"), on("05 18:00"), None, "overdue", 2 * 3600
    )


def test_a_step_without_a_target_has_its_time_from_an_extension() -> None:
    course = Course(TEN, on("05 15:00"), {}, extensions=[Extension("resolve", on("07 10:00"), on("07 12:00"))])
    assert due_of(course, "resolve", on("07 11:00")) == Due("resolve", None, on("07 12:00"), None, "running", 0)


def test_an_extension_keeps_the_original_in_sight_and_moves_only_its_step() -> None:
    found = dues(EXTENDED, on("06 10:30"))
    assert found[1] == Due("respond", on("05 18:00"), on("06 12:00"), None, "running", 0)
    assert [each.due for each in found if each.step != "respond"] == [
        each.due for each in dues(COURSE, on("06 10:30")) if each.step != "respond"
    ]


def test_an_extension_after_the_breach_moves_the_due_time_but_not_the_breach() -> None:
    course = replace(
        COURSE, targets={"respond": parse("3h")}, extensions=[Extension("respond", on("06 11:00"), on("06 16:00"))]
    )
    assert first_breach(course, on("05 18:00")) is None
    assert first_breach(course, on("06 10:30")) == (on("05 18:00"), "respond")
    assert due_of(course, "respond", on("06 12:00")).state == "running"
    done = replace(course, done={"respond": on("06 15:00")})
    assert due_of(done, "respond", on("09 12:00")).state == "met"
    assert first_breach(done, on("09 12:00")) == (on("05 18:00"), "respond")


def test_a_change_of_severity_counts_from_receipt_again() -> None:
    critical = replace(COURSE, targets={"respond": parse("30m"), "resolve": parse("1d")})
    assert [each.due for each in dues(critical, on("05 17:00"))] == [None, on("05 15:30"), None, None, on("06 18:00")]
    assert first_breach(critical, on("05 17:00")) == (on("05 15:30"), "respond")


def test_a_change_of_department_moves_nothing() -> None:
    assert {each.name for each in fields(Course)} == {
        "calendar", "received_at", "targets", "count_first", "pauses", "paused_since", "extensions", "done",
        "kept",
    }  # fmt: skip


def test_what_spans_a_year_not_announced_is_provisional() -> None:
    calendar = WorkingCalendar(TEN.hours, zone=TEN.zone, provisional=frozenset({2027}))
    late = Course(
        calendar, at(TEN, "2026-12-31 15:00"), {"assign": parse("3h"), "respond": parse("181m"), "propose": parse("1d")}
    )
    assert [is_provisional(late, step, late.received_at) for step in STEPS] == [False, True, False, True, False]
    within = replace(late, received_at=at(TEN, "2027-03-01 15:00"))
    assert is_provisional(within, "assign", within.received_at)
    before = replace(COURSE, calendar=calendar)
    assert not any(is_provisional(before, step, on("05 15:00")) for step in STEPS)
    # Closing at midnight on New Year's Eve is still in the old year.
    evening = WorkingCalendar(CALENDARS["evening"].hours, zone=TEN.zone, provisional=frozenset({2027}))
    eve = Course(evening, at(TEN, "2026-12-31 15:00"), {"assign": parse("0d"), "respond": parse("1d")})
    assert is_provisional(eve, "respond", eve.received_at)
    assert not is_provisional(eve, "assign", eve.received_at)
    # A span over the whole of a year not announced.
    long = replace(late, received_at=at(TEN, "2026-12-31 15:00"), targets={"resolve": parse("500cd")})
    assert is_provisional(long, "resolve", long.received_at)


def test_an_unknown_step_is_refused() -> None:
    for broken in (
        {"targets": {"reply": parse("1h")}},
        {"done": {"reply": on("05 16:00")}},
        {"extensions": [Extension("reply", on("05 16:00"), on("05 17:00"))]},
    ):
        with pytest.raises(ValueError, match="No step of a complaint: reply"):
            replace(COURSE, **broken)


def test_the_table_says_row_by_row_where_the_due_time_comes_from() -> None:
    course = replace(EXTENDED, pauses=[(on("05 15:30"), on("05 16:00")), (on("05 17:30"), on("06 10:30"))])
    rows = intervals(course, "respond", on("06 11:00"))
    half = 1800
    assert rows == [
        Row(on("05 15:00"), on("05 15:30"), "working", half, half),
        Row(on("05 15:30"), on("05 16:00"), "paused", 0, half),
        Row(on("05 16:00"), on("05 17:00"), "working", 2 * half, 3 * half),
        Row(on("05 17:00"), on("05 17:00"), "extended", 0, 3 * half, on("06 12:00")),
        Row(on("05 17:00"), on("05 17:30"), "working", half, 4 * half),
        Row(on("05 17:30"), on("05 18:00"), "paused", 0, 4 * half),
        Row(on("05 18:00"), on("06 10:00"), "closed", 0, 4 * half),
        Row(on("06 10:00"), on("06 10:30"), "paused", 0, 4 * half),
        # Due on Friday at 12:00, moved by the hour paused since.
        Row(on("06 10:30"), on("06 13:00"), "working", 5 * half, 9 * half),
    ]
    # 3 hours allowed, of which half an hour was paused: due on Friday 10:30; 12:00 instead added 1.5 hours.
    assert rows[-1].total_seconds == 3 * 3600 + 5400
    assert [rows[0].working_minutes, rows[0].odd_seconds] == [30, 0]
    assert intervals(course, "resolve", on("06 11:00")) == []


def test_the_table_counts_the_odd_seconds() -> None:
    rows = intervals(replace(COURSE, received_at=on("05 17:59:15")), "assign", on("06 12:00"))
    assert [(row.kind, row.working_minutes, row.odd_seconds) for row in rows] == [
        ("working", 0, 45), ("closed", 0, 0), ("working", 59, 15),
    ]  # fmt: skip
