"""Working time to the second, each figure reckoned by hand; Monday is 2 March 2026."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office.calendar import DayKind, WorkingCalendar
from bizdesk.office.working_time import (
    Interval,
    Span,
    add_working_time,
    intervals,
    last_closing,
    paused_seconds,
    working_seconds,
)

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
HOUR = 3600
TEN_TO_SIX = WorkingCalendar(dict.fromkeys(range(5), ((time(10), time(18)),)), zone=SHANGHAI)
WITH_LUNCH = WorkingCalendar(
    dict.fromkeys(range(5), ((time(9), time(12)), (time(13), time(18)))),
    days={
        date(2026, 2, 14): "workday",
        **{date(2026, 2, day): "holiday" for day in range(15, 24)},
    },
    zone=SHANGHAI,
)
DAY_AND_NIGHT = WorkingCalendar(dict.fromkeys(range(7), ((time(0), time(0)),)), zone=BERLIN)


def at(calendar: WorkingCalendar, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone)


def spans(calendar: WorkingCalendar, *pauses: tuple[str, str]) -> list[Span]:
    return [(at(calendar, start), at(calendar, end)) for start, end in pauses]


AFTERNOON = ("2026-03-05 16:00", "2026-03-05 17:00")


@pytest.mark.parametrize(
    ("calendar", "start", "seconds", "pauses", "due"),
    [
        # The figures pinned by the conventions: two hours from Thursday 15:00 with an hour's pause, and a second more.
        (TEN_TO_SIX, "2026-03-05 15:00", 2 * HOUR, [AFTERNOON], "2026-03-05 18:00"),
        (TEN_TO_SIX, "2026-03-05 15:00", 2 * HOUR + 1, [AFTERNOON], "2026-03-06 10:00:01"),
        (TEN_TO_SIX, "2026-03-05 15:00", 2 * HOUR, [], "2026-03-05 17:00"),
        (TEN_TO_SIX, "2026-03-05 17:00", HOUR, [], "2026-03-05 18:00"),  # exactly at closing
        (TEN_TO_SIX, "2026-03-05 17:00", 2 * HOUR, [], "2026-03-06 11:00"),
        (TEN_TO_SIX, "2026-03-05 18:00", 1, [], "2026-03-06 10:00:01"),  # the second of closing is not worked
        (TEN_TO_SIX, "2026-03-05 17:59:59", 1, [], "2026-03-05 18:00"),
        (TEN_TO_SIX, "2026-03-05 07:00", 8 * HOUR, [], "2026-03-05 18:00"),  # before opening
        (TEN_TO_SIX, "2026-03-05 07:00", 0, [], "2026-03-05 07:00"),
        (TEN_TO_SIX, "2026-03-06 17:00", HOUR + 1, [], "2026-03-09 10:00:01"),  # over the weekend
        (TEN_TO_SIX, "2026-03-07 12:00", HOUR, [], "2026-03-09 11:00"),  # from a Saturday
        (TEN_TO_SIX, "2026-03-02 10:00", 40 * HOUR, [], "2026-03-06 18:00"),  # one whole week
        (TEN_TO_SIX, "2026-03-02 10:00", 40 * HOUR + 1, [], "2026-03-09 10:00:01"),
        (TEN_TO_SIX, "2026-03-02 10:00", 400 * HOUR, [], "2026-05-08 18:00"),  # ten weeks
        (TEN_TO_SIX, "2026-03-05 10:00", HOUR, [("2026-03-04 09:00", "2026-03-05 11:00")], "2026-03-05 12:00"),
        (TEN_TO_SIX, "2026-03-05 17:00", 2 * HOUR, [("2026-03-05 19:00", "2026-03-05 22:00")], "2026-03-06 11:00"),
        (TEN_TO_SIX, "2026-03-05 10:00", HOUR, [("2026-03-05 11:00", "2026-03-06 11:00")], "2026-03-05 11:00"),
        (TEN_TO_SIX, "2026-03-05 17:00", 2 * HOUR, [("2026-03-05 17:30", "2026-03-09 10:30")], "2026-03-09 12:00"),
        (
            TEN_TO_SIX,
            "2026-03-05 10:00",
            2 * HOUR,
            [("2026-03-05 12:00", "2026-03-05 14:00"), ("2026-03-05 11:00", "2026-03-05 13:00")],  # one pause of 3 h
            "2026-03-05 15:00",
        ),
        (WITH_LUNCH, "2026-03-02 11:30", HOUR // 2, [], "2026-03-02 12:00"),  # at the closing of the morning
        (WITH_LUNCH, "2026-03-02 11:30", HOUR, [], "2026-03-02 13:30"),
        (WITH_LUNCH, "2026-03-02 12:30", HOUR, [], "2026-03-02 14:00"),
        (WITH_LUNCH, "2026-03-02 09:00", 9 * HOUR, [], "2026-03-03 10:00"),
        (WITH_LUNCH, "2026-02-14 17:00", 2 * HOUR, [], "2026-02-24 10:00"),  # a made-up Saturday, then Spring Festival
        # Clocks go forward in Berlin on 29 March 2026, 02:00 to 03:00, and back on 25 October, 03:00 to 02:00.
        (DAY_AND_NIGHT, "2026-03-29 00:00", 4 * HOUR, [], "2026-03-29 05:00"),
        (DAY_AND_NIGHT, "2026-10-25 00:00", 4 * HOUR, [], "2026-10-25 03:00"),
        (DAY_AND_NIGHT, "2026-03-28 12:00", 24 * HOUR, [], "2026-03-29 13:00"),
        (DAY_AND_NIGHT, "2026-03-29 01:30", 2 * HOUR, [("2026-03-29 01:45", "2026-03-29 03:15")], "2026-03-29 05:00"),
    ],
)
def test_an_allowed_time_runs_out(
    calendar: WorkingCalendar, start: str, seconds: int, pauses: list[tuple[str, str]], due: str
) -> None:
    ends = add_working_time(calendar, at(calendar, start), seconds, spans(calendar, *pauses))
    assert ends.astimezone(calendar.zone).replace(tzinfo=None).isoformat(" ") == f"{due}:00"[:19]
    assert ends.tzinfo is UTC


def night_shift(zone: str, opening: time, closing: time) -> WorkingCalendar:
    return WorkingCalendar(dict.fromkeys(range(7), ((opening, closing),)), zone=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("zone", "opening", "closing", "day", "hours"),
    [
        ("Europe/Berlin", time(0), time(6), date(2026, 3, 28), 6),
        ("Europe/Berlin", time(0), time(6), date(2026, 3, 29), 5),
        ("Europe/Berlin", time(0), time(6), date(2026, 10, 25), 7),
        ("Europe/Berlin", time(2, 30), time(5), date(2026, 3, 29), 2),  # 02:30 is never shown: from the jump to 03:00
        ("Europe/Berlin", time(1), time(2, 30), date(2026, 3, 29), 1),  # until the jump
        ("Europe/Berlin", time(2, 15), time(2, 45), date(2026, 3, 29), 0),
        ("Europe/Berlin", time(2, 30), time(5), date(2026, 10, 25), 3.5),  # from the first 02:30
        ("Europe/Berlin", time(1), time(2, 30), date(2026, 10, 25), 1.5),  # until the first 02:30
        ("Asia/Beirut", time(22), time(0), date(2024, 3, 30), 2),  # midnight itself is jumped over
        ("Asia/Beirut", time(0), time(2), date(2024, 3, 31), 1),
        ("Pacific/Apia", time(9), time(17), date(2011, 12, 30), 0),  # Samoa had no such day
        ("Asia/Shanghai", time(0), time(6), date(2026, 3, 29), 6),
    ],
)
def test_a_shift_lasts_as_long_as_the_clock_really_ran(
    zone: str, opening: time, closing: time, day: date, hours: float
) -> None:
    calendar = night_shift(zone, opening, closing)
    noon_before = datetime.combine(day, time(12), calendar.zone) - timedelta(days=1)
    noon_after = datetime.combine(day, time(12), calendar.zone) + timedelta(days=1)
    other_days: dict[date, DayKind] = {day + timedelta(days=near): "holiday" for near in (-1, 1)}
    only = WorkingCalendar(calendar.hours, days=other_days, zone=calendar.zone)
    assert working_seconds(only, noon_before, noon_after) == hours * HOUR


def test_a_weekend_of_clock_change_does_not_move_office_hours() -> None:
    office = WorkingCalendar(dict.fromkeys(range(5), ((time(9), time(18)),)), zone=BERLIN)
    friday = at(office, "2026-03-27 17:00")
    due = add_working_time(office, friday, 2 * HOUR)
    assert due == at(office, "2026-03-30 10:00")
    assert due - friday == timedelta(hours=64)  # 65 on the wall, one of them skipped


def test_the_intervals_add_up_row_by_row() -> None:
    def utc(text: str) -> datetime:
        return at(WITH_LUNCH, text).astimezone(UTC)

    start, end = utc("2026-03-02 11:30"), utc("2026-03-03 09:20")
    pauses = spans(WITH_LUNCH, ("2026-03-02 11:45", "2026-03-02 13:15"), ("2026-03-02 20:00", "2026-03-03 09:05"))
    assert intervals(WITH_LUNCH, start, end, pauses) == [
        Interval(start, utc("2026-03-02 11:45"), "working"),
        Interval(utc("2026-03-02 11:45"), utc("2026-03-02 12:00"), "paused"),
        Interval(utc("2026-03-02 12:00"), utc("2026-03-02 13:00"), "closed"),
        Interval(utc("2026-03-02 13:00"), utc("2026-03-02 13:15"), "paused"),
        Interval(utc("2026-03-02 13:15"), utc("2026-03-02 18:00"), "working"),
        Interval(utc("2026-03-02 18:00"), utc("2026-03-03 09:00"), "closed"),
        Interval(utc("2026-03-03 09:00"), utc("2026-03-03 09:05"), "paused"),
        Interval(utc("2026-03-03 09:05"), end, "working"),
    ]
    assert working_seconds(WITH_LUNCH, start, end, pauses) == (15 + 285 + 15) * 60
    assert paused_seconds(WITH_LUNCH, pauses, start, end) == (15 + 15 + 5) * 60


def test_nothing_lies_between_an_instant_and_itself() -> None:
    noon = at(TEN_TO_SIX, "2026-03-02 12:00")
    assert intervals(TEN_TO_SIX, noon, noon) == []
    assert working_seconds(TEN_TO_SIX, noon, noon) == 0


def test_ranges_that_touch_make_one_interval() -> None:
    halves = WorkingCalendar({0: ((time(9), time(12)), (time(12), time(0))), 1: ((time(0), time(9)),)})
    start, end = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert intervals(halves, start, end) == [Interval(start, end, "working")]


def test_parts_of_a_second_are_left_out() -> None:
    start, end = at(TEN_TO_SIX, "2026-03-02 12:00:00.9"), at(TEN_TO_SIX, "2026-03-02 12:00:02.1")
    assert working_seconds(TEN_TO_SIX, start, end) == 2


def test_what_cannot_be_measured_is_refused_in_words() -> None:
    noon, later = at(TEN_TO_SIX, "2026-03-02 12:00"), at(TEN_TO_SIX, "2026-03-02 13:00")
    with pytest.raises(ValueError, match="end lies before the start"):
        intervals(TEN_TO_SIX, later, noon)
    with pytest.raises(ValueError, match="without a time zone"):
        working_seconds(TEN_TO_SIX, noon.replace(tzinfo=None), later)
    with pytest.raises(ValueError, match="cannot be negative"):
        add_working_time(TEN_TO_SIX, noon, -1)
    with pytest.raises(ValueError, match="ends before it starts"):
        paused_seconds(TEN_TO_SIX, [(later, noon)], noon, later)
    with pytest.raises(ValueError, match="to 9999-12-30"):
        add_working_time(TEN_TO_SIX, at(TEN_TO_SIX, "9999-12-30 09:00"), 9 * HOUR)


NEAR_THE_CHANGE = datetime(2026, 3, 27, tzinfo=UTC)
MINUTES = st.integers(min_value=0, max_value=5 * 24 * 60)
SHIFTS = WorkingCalendar(
    {
        4: ((time(9), time(12)), (time(13), time(18))),
        5: ((time(22), time(0)),),
        6: ((time(0), time(6)), (time(20), time(0))),
        0: ((time(9), time(17)),),
    },
    days={date(2026, 3, 30): "holiday", date(2026, 3, 31): "workday"},
    zone=BERLIN,
)


def minutes_by_the_wall_clock(start: int, end: int, pauses: list[tuple[int, int]]) -> int:
    """Walk minute by minute and look at the clock: slow, and written without the code under test."""
    counted = 0
    for minute in range(start, end):
        wall = (NEAR_THE_CHANGE + timedelta(minutes=minute)).astimezone(BERLIN)
        hour, day = wall.hour, wall.day
        open_hours = {
            27: hour in (9, 10, 11, 13, 14, 15, 16, 17),
            28: hour >= 22,
            29: hour < 6 or hour >= 20,
            31: 9 <= hour < 17,  # a make-up Tuesday has the hours of Monday
        }
        if open_hours.get(day, False) and not any(first <= minute < last for first, last in pauses):
            counted += 1
    return counted


@given(st.tuples(MINUTES, MINUTES), st.lists(st.tuples(MINUTES, MINUTES), max_size=3))
def test_any_stretch_agrees_with_a_walk_by_the_wall_clock(
    stretch: tuple[int, int], pauses: list[tuple[int, int]]
) -> None:
    start, end = sorted(stretch)
    ordered = [(min(pause), max(pause)) for pause in pauses]
    first, last = (NEAR_THE_CHANGE + timedelta(minutes=minute) for minute in (start, end))
    told = [(NEAR_THE_CHANGE + timedelta(minutes=a), NEAR_THE_CHANGE + timedelta(minutes=b)) for a, b in ordered]
    rows = intervals(SHIFTS, first, last, told)
    assert sum(row.seconds for row in rows) == (end - start) * 60
    assert [row.start for row in rows[1:]] == [row.end for row in rows[:-1]]
    assert working_seconds(SHIFTS, first, last, told) == minutes_by_the_wall_clock(start, end, ordered) * 60
    unpaused = minutes_by_the_wall_clock(start, end, [])
    assert paused_seconds(SHIFTS, told, first, last) == (unpaused * 60) - working_seconds(SHIFTS, first, last, told)


@given(MINUTES, st.integers(min_value=1, max_value=40 * HOUR), st.lists(st.tuples(MINUTES, MINUTES), max_size=3))
def test_a_due_time_is_the_first_at_which_the_time_has_passed(
    start: int, seconds: int, pauses: list[tuple[int, int]]
) -> None:
    told = [
        (NEAR_THE_CHANGE + timedelta(minutes=min(pause)), NEAR_THE_CHANGE + timedelta(minutes=max(pause)))
        for pause in pauses
    ]
    first = NEAR_THE_CHANGE + timedelta(minutes=start)
    due = add_working_time(SHIFTS, first, seconds, told)
    assert working_seconds(SHIFTS, first, due, told) == seconds
    assert working_seconds(SHIFTS, first, due - timedelta(seconds=1), told) == seconds - 1


def test_the_last_closing_of_a_day_is_where_its_last_range_ends() -> None:
    assert last_closing(WITH_LUNCH, date(2026, 3, 2)) == at(WITH_LUNCH, "2026-03-02 18:00")
    assert last_closing(DAY_AND_NIGHT, date(2026, 3, 29)) == at(DAY_AND_NIGHT, "2026-03-30 00:00")
    with pytest.raises(ValueError, match="Nobody works on 2026-02-16"):
        last_closing(WITH_LUNCH, date(2026, 2, 16))
