"""The time a step of a complaint may take, as the policy types it, and the instant at which that time runs out."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.quantities import HALF_WIDTH, shown
from bizdesk.office.working_time import add_working_time, last_closing, whole_second

# The most of each unit: working minutes, working hours, working days, calendar days.
LIMITS = {"m": 60_000, "h": 1_000, "d": 1_000, "cd": 1_000}
SECONDS = {"m": 60, "h": 3600}
FORM = re.compile(r"([0-9]{1,9}) *(m|h|d|cd)")


@dataclass(frozen=True)
class Target:
    """So many working minutes (m), working hours (h), working days (d) or calendar days (cd).

    0 days is the same day; minutes and hours are at least 1. ValueError: a count or a unit out of bounds.
    """

    count: int
    unit: str

    def __post_init__(self) -> None:
        if not (self.unit in SECONDS) <= self.count <= LIMITS.get(self.unit, -1):
            raise ValueError(f"No target: {self.count} {self.unit}.")

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


def parse(text: str) -> Target:
    """The target typed as 90m, 4h, 3d or 5cd; full-width forms, capitals and spaces are taken. Raises Refused."""
    found = FORM.fullmatch(text.translate(HALF_WIDTH).strip().lower())
    if found is None:
        raise Refused(
            N_("A target is typed as 90m, 4h, 3d or 5cd (working minutes, hours, days; calendar days), not {text}."),
            text=shown(text),
        )
    count, unit = int(found[1]), found[2]
    if count > LIMITS[unit]:
        raise Refused(
            N_("{text} is too long: a target is at most {most}."), text=shown(text), most=f"{LIMITS[unit]}{unit}"
        )
    if count == 0 and unit in SECONDS:
        raise Refused(N_("{text} leaves no time at all: for the same day type 0d."), text=shown(text))
    return Target(count, unit)


def due(calendar: WorkingCalendar, start: datetime, target: Target, count_first: bool = False) -> datetime:
    """The instant in UTC at which the time allowed from a start runs out.

    Minutes and hours run through the working intervals. Days are counted on local dates, from the day after or, with
    count_first, from the day itself, and are due at the last closing of their last day; where that closing is past
    when the time begins, at the last closing of the next working day.
    ValueError: a start without a time zone. Refused: the end of the calendar.
    """
    start = whole_second(start)
    try:
        return _due(calendar, start, target, count_first)
    except ValueError as beyond:
        raise Refused(N_("{date} lies outside the calendar: is the year right?"), date=start.date()) from beyond


def _due(calendar: WorkingCalendar, start: datetime, target: Target, count_first: bool) -> datetime:
    if target.unit in SECONDS:
        return add_working_time(calendar, start, target.count * SECONDS[target.unit])
    day, closing = _last(calendar, start.astimezone(calendar.zone).date(), target, count_first)
    return closing if closing > start else last_closing(calendar, calendar.next_working_day(day))


@lru_cache(maxsize=8192)  # thousands of open records were received on the same days
def _last(calendar: WorkingCalendar, day: date, target: Target, count_first: bool) -> tuple[date, datetime]:
    """The last day of a time allowed that is counted in days, and its closing."""
    count = calendar.add_working_days if target.unit == "d" else calendar.deadline
    last = count(day, target.count, count_first=count_first)
    return last, last_closing(calendar, last)
