"""The office's working calendar: which days are worked, and within which hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, time, timedelta, tzinfo
from typing import Literal

DayKind = Literal["holiday", "workday"]
Hours = tuple[tuple[time, time], ...]

MIDNIGHT = time(0)
# One day is left free at either end, so that every opening and closing is an instant Python can hold.
FIRST_DAY = date.min + timedelta(days=1)
LAST_DAY = date.max - timedelta(days=1)
OUT_OF_CALENDAR = f"The calendar runs from {FIRST_DAY} to {LAST_DAY}."


# Told apart by identity, so that what was reckoned by one may be kept for the thousands of records that ask it again.
@dataclass(frozen=True, eq=False)
class WorkingCalendar:
    """The hours of each weekday and the days that differ from them.

    hours: weekday (0 is Monday) -> ranges of local wall time, in order, none overlapping; a range that ends at 00:00
    ends at the midnight that closes the day, so a night shift is two ranges.
    days: date -> "holiday" (not worked) or "workday" (worked although its weekday is not: a make-up day).
    zone: where the wall times hold. provisional: years whose days are not announced yet, so weekends only.
    ValueError: no hours at all, or ranges out of order.
    """

    hours: Mapping[int, Hours]
    days: Mapping[date, DayKind] = field(default_factory=dict)
    zone: tzinfo = UTC
    provisional: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        for weekday, ranges in self.hours.items():
            if weekday not in range(7):
                raise ValueError(f"A weekday is 0 (Monday) to 6 (Sunday), not {weekday}.")
            free_from = MIDNIGHT
            for number, (opening, closing) in enumerate(ranges, start=1):
                last_of_day = closing == MIDNIGHT and number == len(ranges)
                if opening < free_from or not (opening < closing or last_of_day):
                    raise ValueError(f"The working hours {opening:%H:%M}-{closing:%H:%M} overlap or end too early.")
                free_from = closing
        if not any(self.hours.values()):
            raise ValueError("The calendar has no working hours.")
        for day, kind in self.days.items():
            if kind not in ("holiday", "workday"):
                raise ValueError(f"{day} is neither a holiday nor a workday: {kind}.")

    def hours_on(self, day: date) -> Hours:
        """The ranges worked on a day.

        A make-up day on a weekday without hours has those of the first weekday, counted from Monday, that has any.
        """
        kind = self.days.get(day)
        if kind == "holiday":
            return ()
        ranges = self.hours.get(day.weekday(), ())
        if kind == "workday" and not ranges:
            return next(self.hours[weekday] for weekday in range(7) if self.hours.get(weekday))
        return ranges

    def is_working_day(self, day: date) -> bool:
        """Whether any hour of the day is worked."""
        return bool(self.hours_on(day))

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies in a year not announced yet, so that what is reckoned over it may still move."""
        return day.year in self.provisional

    def working_days(self, day: date, step: int = 1) -> Iterator[date]:
        """Every working day from this one on, itself included; step -1 goes back. ValueError at the calendar's end."""
        while FIRST_DAY <= day <= LAST_DAY:
            if self.is_working_day(day):
                yield day
            day += timedelta(days=step)
        raise ValueError(OUT_OF_CALENDAR)

    def first_working_day(self, day: date) -> date:
        """The day itself where it is worked, or else the next working day."""
        return next(self.working_days(day))

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return self.first_working_day(_moved(day, 1))

    def add_working_days(self, day: date, count: int, *, count_first: bool = False) -> date:
        """The day on which so many working days have been counted; a negative count goes back.

        Counted from the day after, or with count_first from the day itself: the last day of a task of so many days.
        A count of 0 is the day itself, moved on where it is a day off.
        """
        if count == 0:
            return self.first_working_day(day)
        step = 1 if count > 0 else -1
        counted = self.working_days(day if count_first else _moved(day, step), step)
        for _ in range(abs(count) - 1):
            next(counted)
        return next(counted)

    def deadline(self, day: date, count: int, *, count_first: bool = False) -> date:
        """The last day of a term of so many calendar days, counted from the day after or from the day itself.

        Where the term ends on a day off, it ends with the next working day.
        """
        if count < 0:
            raise ValueError("A term has no negative number of days.")
        return self.first_working_day(_moved(day, max(count - count_first, 0)))


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as beyond:
        raise ValueError(OUT_OF_CALENDAR) from beyond
