"""Months and periods: the calendar facts are those of any printed calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office import periods


@pytest.mark.parametrize(
    ("first", "months", "then"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 31), 2, date(2024, 3, 31)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(1900, 1, 30), 1, date(1900, 2, 28)),
        (date(2000, 1, 30), 1, date(2000, 2, 29)),
    ],
)
def test_a_month_later_is_clipped_to_the_months_end(first: date, months: int, then: date) -> None:
    assert periods.add_months(first, months) == then


def test_a_step_past_the_calendar_ends_on_its_last_day() -> None:
    assert periods.add_months(date(9999, 12, 1), 1) == date.max
    with pytest.raises(ValueError, match="year"):
        periods.add_months(date(1, 1, 1), -1)


def test_periods_follow_each_other_over_the_new_year() -> None:
    assert periods.period_of(date(2024, 12, 31)) == "2024-12"
    assert periods.next_period("2024-12") == "2025-01"
    assert periods.next_period("2024-01", -1) == "2023-12"
    assert list(periods.periods_between("2024-11", "2025-02")) == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert list(periods.periods_between("2024-02", "2024-01")) == []


def test_first_and_last_days() -> None:
    assert periods.first_day("2024-02") == date(2024, 2, 1)
    assert periods.last_day("2024-02") == date(2024, 2, 29)
    assert periods.last_day("2100-02") == date(2100, 2, 28)
    assert periods.last_day("9999-12") == date.max


def test_a_month_has_ended_on_its_last_day_and_not_before() -> None:
    assert periods.months_ended(date(2024, 2, 28)) == periods.index_of("2024-02")
    assert periods.months_ended(date(2024, 2, 29)) == periods.index_of("2024-03")
    assert periods.months_ended(date.max) == 12 * 10000


@pytest.mark.parametrize("text", ["2024-13", "2024-00", "2024-1", "202401", "", "２０２４-01", "2024-01\n"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        periods.index_of(text)


@given(st.dates())
def test_every_day_lies_between_the_first_and_last_day_of_its_period(day: date) -> None:
    period = periods.period_of(day)
    assert periods.first_day(period) <= day <= periods.last_day(period)
    assert periods.period_at(periods.index_of(period)) == period
