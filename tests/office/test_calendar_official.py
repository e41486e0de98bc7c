"""The library's Chinese list against the notices of the State Council, typed here from their text.

2024: 国办发明电〔2023〕7号 of 25 October 2023; 2025: 国办发明电〔2024〕12号 of 12 November 2024;
2026: 国务院办公厅关于2026年部分节假日安排的通知 of 4 November 2025.
"""

from datetime import date, time, timedelta

import pytest

from bizdesk.office import holiday_list
from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.errors import Refused
from bizdesk.office.holiday_list import announced_years, holiday_rows

# Per year: first and last day of each period off, and the weekend days worked instead.
NOTICES = {
    2024: (
        ["01-01 01-01", "02-10 02-17", "04-04 04-06", "05-01 05-05", "06-10 06-10", "09-15 09-17", "10-01 10-07"],
        ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    ),
    2025: (
        ["01-01 01-01", "01-28 02-04", "04-04 04-06", "05-01 05-05", "05-31 06-02", "10-01 10-08"],
        ["01-26", "02-08", "04-27", "09-28", "10-11"],
    ),
    2026: (
        ["01-01 01-03", "02-15 02-23", "04-04 04-06", "05-01 05-05", "06-19 06-21", "09-25 09-27", "10-01 10-07"],
        ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
    ),
}
WEEK = dict.fromkeys(range(5), ((time(9), time(18)),))


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=passed) for passed in range((last - first).days + 1)]


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_the_year_is_as_announced(year: int) -> None:
    periods, made_up = NOTICES[year]
    off = {
        day for period in periods for day in every_day(*(date.fromisoformat(f"{year}-{end}") for end in period.split()))
    }
    worked = {date.fromisoformat(f"{year}-{day}") for day in made_up}
    calendar = WorkingCalendar(WEEK, days={day: kind for day, _, kind in holiday_rows("CN", [year])})
    for day in every_day(date(year, 1, 1), date(year, 12, 31)):
        announced = day in worked or (day.weekday() < 5 and day not in off)
        assert calendar.is_working_day(day) == announced, day


@pytest.mark.parametrize(("year", "working_days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_the_working_days_of_a_year_add_up(year: int, working_days: int) -> None:
    # By hand from the notices: weekdays of the year, less weekdays off, plus weekend days made up:
    # 2024: 262 - 19 + 8, 2025: 261 - 18 + 5, 2026: 261 - 19 + 6.
    calendar = WorkingCalendar(WEEK, days={day: kind for day, _, kind in holiday_rows("CN", [year])})
    days = every_day(date(year, 1, 1), date(year, 12, 31))
    assert sum(map(calendar.is_working_day, days)) == working_days


def test_a_made_up_day_in_december_comes_with_the_year_it_lies_in() -> None:
    # The notice for 2012 (国务院公报 2011): New Year's Day is 1 to 3 January, worked on Saturday 31 December 2011.
    assert (date(2011, 12, 31), "Make-up working day", "workday") in holiday_rows("CN", [2011])
    assert all(day.year == 2012 for day, _, _ in holiday_rows("CN", [2012]))


def test_a_day_inside_a_name_is_written_as_every_day_is() -> None:
    # The notice for 2026 has Saturday 10 October worked for Wednesday 7 October.
    names = {day: name for day, name, _ in holiday_rows("CN", [2026])}
    assert names[date(2026, 10, 7)] == "Day off (substituted from 2026-10-10)"


def test_several_years_come_in_order_without_a_day_twice() -> None:
    days = [day for day, _, _ in holiday_rows("CN", [2026, 2024, 2025])]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {2024, 2025, 2026}


def test_names_are_in_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    spring = date(2026, 2, 17)
    names = {day: name for day, name, _ in holiday_rows("CN", [2026])}
    assert names[spring] == "Chinese New Year (Spring Festival)"
    monkeypatch.setattr(holiday_list, "current", lambda: "zh_CN")
    names = {day: name for day, name, _ in holiday_rows("CN", [2026])}
    assert names[spring] == "春节"


def test_a_year_not_announced_has_weekends_only() -> None:
    # The law names the festivals of 2099 already, but only a notice says on which days they are taken.
    assert 2099 not in announced_years("CN")
    assert holiday_rows("CN", [2099]) == []
    assert {2024, 2025, 2026} <= set(announced_years("CN"))
    assert {day.year for day, _, _ in holiday_rows("CN", [2026, 2099])} == {2026}


def test_a_country_without_decrees_is_certain_years_ahead() -> None:
    # Bank holidays of Germany are fixed by law: 3 October 2040 is German Unity Day.
    assert 2040 in announced_years("DE")
    assert (date(2040, 10, 3), "German Unity Day", "holiday") in holiday_rows("DE", [2040])


def test_no_country_has_no_holidays_and_an_unknown_one_is_refused() -> None:
    assert holiday_rows("", [2026]) == []
    assert 2026 in announced_years("")
    with pytest.raises(Refused, match="No list of holidays is known for the country XX"):
        holiday_rows("XX", [2026])
