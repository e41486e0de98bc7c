"""Months: periods written YYYY-MM, and steps of whole months from a date.

A month's index counts months since January of year 0, so that months are compared and subtracted as plain integers.
"""

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date

_PERIOD = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
# The years that a date may have here.
FIRST_YEAR, LAST_YEAR = 1900, 9999
# The index of the first month that no date lies in.
END = (LAST_YEAR + 1) * 12
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_index(day: date) -> int:
    """The index of the month a day lies in."""
    return day.year * 12 + day.month - 1


def index_of(period: str) -> int:
    """The index of a period; ValueError when it is not written YYYY-MM."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"not a period: {period!r}")
    return int(match[1]) * 12 + int(match[2]) - 1


def period_at(index: int) -> str:
    """The period with an index: 24288 is 2024-01."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def period_of(day: date) -> str:
    """The period a day lies in."""
    return period_at(month_index(day))


def next_period(period: str, months: int = 1) -> str:
    """The period so many months later; earlier when months is negative."""
    return period_at(index_of(period) + months)


def periods_between(first: str, last: str) -> Iterator[str]:
    """Every period from the first to the last, both included; nothing when the last lies before the first."""
    return (period_at(index) for index in range(index_of(first), index_of(last) + 1))


def days_in_month(index: int) -> int:
    """The number of days of the month with an index."""
    month = index % 12
    return 29 if month == 1 and isleap(index // 12) else _DAYS[month]


def first_day(period: str) -> date:
    """The first day of a period."""
    year, month = divmod(index_of(period), 12)
    return date(year, month + 1, 1)


def last_day(period: str) -> date:
    """The last day of a period."""
    index = index_of(period)
    return date(index // 12, index % 12 + 1, days_in_month(index))


def months_ended(day: date) -> int:
    """The index of the first month that has not ended by the end of a day: its own, on its last day the next."""
    index = month_index(day)
    return index + (day.day == days_in_month(index))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months away, clipped to that month's end.

    Steps are always counted from the first date, never from a clipped one: 31 January gives 29 February, then 31 March.
    What would lie after the last day there is falls on it; ValueError before the year 1.
    """
    index = month_index(day) + months
    if index >= END:
        return date.max
    return date(index // 12, index % 12 + 1, min(day.day, days_in_month(index)))
