"""Working days counted by hand on a wall calendar; March 2026 begins on a Sunday."""

from datetime import date, time

import pytest

from bizdesk.office.calendar import LAST_DAY, WorkingCalendar

NINE_TO_FIVE = ((time(9), time(17)),)
WEEK = dict.fromkeys(range(5), NINE_TO_FIVE)
PLAIN = WorkingCalendar(WEEK)

# State Council notice 国办发明电〔2025〕7号 for 2026: Spring Festival 15 to 23 February, worked on 14 and 28 February;
# National Day 1 to 7 October, worked on 20 September and 10 October. 2027 is left as not yet announced.
CHINESE = WorkingCalendar(
    WEEK,
    days={
        **{date(2026, 2, day): "holiday" for day in range(15, 24)},
        **{date(2026, 10, day): "holiday" for day in range(1, 8)},
        date(2026, 2, 14): "workday",
        date(2026, 2, 28): "workday",
        date(2026, 9, 20): "workday",
        date(2026, 10, 10): "workday",
    },
    provisional=frozenset({2027}),
)


@pytest.mark.parametrize(
    ("calendar", "day", "count", "count_first", "expected"),
    [
        (PLAIN, date(2026, 3, 2), 1, False, date(2026, 3, 3)),  # Monday, counted from Tuesday
        (PLAIN, date(2026, 3, 6), 1, False, date(2026, 3, 9)),  # the day after Friday is Monday
        (PLAIN, date(2026, 3, 6), 5, False, date(2026, 3, 13)),
        (PLAIN, date(2026, 3, 7), 1, False, date(2026, 3, 9)),  # received on a Saturday
        (PLAIN, date(2026, 3, 7), 0, False, date(2026, 3, 9)),  # today, but today is a day off
        (PLAIN, date(2026, 3, 2), 0, False, date(2026, 3, 2)),
        (PLAIN, date(2026, 3, 2), 5, True, date(2026, 3, 6)),  # a five-day task from Monday ends on Friday
        (PLAIN, date(2026, 3, 5), 5, True, date(2026, 3, 11)),  # moved by three days it still has five
        (PLAIN, date(2026, 3, 7), 1, True, date(2026, 3, 9)),  # the day itself does not count when it is off
        (PLAIN, date(2026, 3, 9), -1, False, date(2026, 3, 6)),
        (PLAIN, date(2026, 3, 8), -1, False, date(2026, 3, 6)),
        (PLAIN, date(2026, 3, 9), -5, False, date(2026, 3, 2)),
        (PLAIN, date(2026, 3, 6), -5, True, date(2026, 3, 2)),  # last of five days: began on Monday
        (PLAIN, date(2026, 12, 31), 1, False, date(2027, 1, 1)),  # no holidays without a country
        (CHINESE, date(2026, 2, 13), 1, False, date(2026, 2, 14)),  # a Saturday made up
        (CHINESE, date(2026, 2, 14), 1, False, date(2026, 2, 24)),  # nine days of Spring Festival
        (CHINESE, date(2026, 2, 13), 7, False, date(2026, 3, 2)),  # 14, 24, 25, 26, 27, 28 February, 2 March
        (CHINESE, date(2026, 2, 24), -1, False, date(2026, 2, 14)),
        (CHINESE, date(2026, 9, 18), 1, False, date(2026, 9, 20)),  # a Sunday made up
        (CHINESE, date(2026, 9, 30), 1, False, date(2026, 10, 8)),
        (CHINESE, date(2026, 10, 3), 3, True, date(2026, 10, 10)),  # 8, 9, 10 October
    ],
)
def test_working_days_are_counted(
    calendar: WorkingCalendar, day: date, count: int, count_first: bool, expected: date
) -> None:
    assert calendar.add_working_days(day, count, count_first=count_first) == expected


@pytest.mark.parametrize(
    ("calendar", "day", "count", "count_first", "expected"),
    [
        (PLAIN, date(2026, 3, 2), 4, False, date(2026, 3, 6)),
        (PLAIN, date(2026, 3, 2), 5, False, date(2026, 3, 9)),  # ends on Saturday 7, so with Monday 9
        (PLAIN, date(2026, 3, 2), 5, True, date(2026, 3, 6)),
        (PLAIN, date(2026, 3, 7), 0, False, date(2026, 3, 9)),
        (PLAIN, date(2026, 3, 6), 1, True, date(2026, 3, 6)),
        (CHINESE, date(2026, 9, 24), 10, False, date(2026, 10, 8)),  # ends on 4 October, within National Day
        (CHINESE, date(2026, 2, 4), 10, False, date(2026, 2, 14)),  # ends on the Saturday made up
    ],
)
def test_a_term_in_calendar_days_ends_on_a_working_day(
    calendar: WorkingCalendar, day: date, count: int, count_first: bool, expected: date
) -> None:
    assert calendar.deadline(day, count, count_first=count_first) == expected


def test_the_next_working_day_is_never_the_day_itself() -> None:
    assert PLAIN.next_working_day(date(2026, 3, 6)) == date(2026, 3, 9)
    assert PLAIN.next_working_day(date(2026, 3, 9)) == date(2026, 3, 10)
    assert PLAIN.first_working_day(date(2026, 3, 9)) == date(2026, 3, 9)
    assert PLAIN.first_working_day(date(2026, 3, 8)) == date(2026, 3, 9)


def test_a_make_up_day_has_its_own_hours_or_those_of_the_first_weekday() -> None:
    long_monday, short_saturday = ((time(8), time(18)),), ((time(9), time(12)),)
    saturday, sunday = date(2026, 3, 7), date(2026, 3, 8)
    calendar = WorkingCalendar(
        {0: long_monday, 4: NINE_TO_FIVE, 5: short_saturday}, days={saturday: "workday", sunday: "workday"}
    )
    assert calendar.hours_on(saturday) == short_saturday
    assert calendar.hours_on(sunday) == long_monday
    assert calendar.hours_on(date(2026, 3, 3)) == ()


def test_only_years_not_announced_are_provisional() -> None:
    assert CHINESE.is_provisional(date(2027, 1, 1))
    assert not CHINESE.is_provisional(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("hours", "says"),
    [
        ({}, "no working hours"),
        ({0: ()}, "no working hours"),
        ({7: NINE_TO_FIVE}, "0 .Monday. to 6"),
        ({0: ((time(9), time(12)), (time(11), time(17)))}, "11:00-17:00 overlap"),
        ({0: ((time(13), time(17)), (time(9), time(12)))}, "09:00-12:00 overlap"),
        ({0: ((time(9), time(9)),)}, "09:00-09:00"),
        ({0: ((time(22), time(6)),)}, "22:00-06:00"),
        ({0: ((time(22), time(0)), (time(22), time(23)))}, "22:00-00:00"),
    ],
)
def test_hours_that_cannot_be_worked_are_refused(hours: dict[int, tuple[tuple[time, time], ...]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        WorkingCalendar(hours)


def test_an_unknown_kind_of_day_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a holiday nor a workday: feast"):
        WorkingCalendar(WEEK, days={date(2026, 3, 2): "feast"})  # type: ignore[dict-item]  # what a file may hold


def test_counting_stops_in_words_where_the_calendar_ends() -> None:
    with pytest.raises(ValueError, match="runs from 0001-01-02 to 9999-12-30"):
        PLAIN.add_working_days(LAST_DAY, 1)
    with pytest.raises(ValueError, match="runs from"):
        PLAIN.deadline(date(9999, 12, 20), 30)
    with pytest.raises(ValueError, match="runs from"):
        PLAIN.next_working_day(date.max)
    with pytest.raises(ValueError, match="no negative number"):
        PLAIN.deadline(date(2026, 3, 2), -1)
