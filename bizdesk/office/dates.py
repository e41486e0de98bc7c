"""Dates and times as people type and read them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from bizdesk.office.periods import FIRST_YEAR, LAST_YEAR
from bizdesk.office.quantities import half_width, shown
from bizdesk.office.refusal import (
    AMBIGUOUS_DATE,
    NO_SUCH_DAY,
    NO_SUCH_TIME,
    NOT_A_DATE,
    NOT_A_PERIOD,
    NOT_AN_INSTANT,
    PART_OF_A_DATE,
    SKIPPED_TIME,
    YEAR_OUT_OF_RANGE,
    ValueRefused,
)

# A two-digit year lies at most this many years ahead; else it belongs to the century before.
YEARS_AHEAD = 20
# Spreadsheets count 1900-02-29, which never was, as day 60; five digits begin well after it.
SERIAL_ZERO = date(1899, 12, 30)
DAY_SECONDS = 86_400
# No clock on the wall is farther from UTC.
FARTHEST_ZONE = timedelta(hours=14)
# Two days that have nothing in common: what is read alike on both depends on neither.
FAR_APART = (date(1985, 3, 14), date(2099, 10, 27))

TODAY = frozenset({"t", "today", "今天", "今日"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"

CLOCK = (
    r"(?:(?P<half>上午|下午)\s*)?(?P<hour>\d{1,2})[:时点](?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2})(?:\.\d{1,9})?)?"
    r"(?:秒|分|\s*(?P<noon>[ap])\.?m\.?|(?P<zone>z|[+-]\d\d:?\d\d))?"
)
DAY_AND_CLOCK = re.compile(rf"(?a:(?:(?P<day>.*[^\s午])(?:\s+|(?<=\d)t(?=\d)|(?=[上下]午)))?{CLOCK})")
PERIOD = re.compile(r"(?a:(\d{4})\s*[-/.年]?\s*(\d{1,2})月?)")
DAYS_AWAY = re.compile(r"(?a:[+-]\d{1,7})")
DAY_ALONE = re.compile(r"(?a:(\d{1,2})[日号]?)")
SERIAL = re.compile(r"(?a:(\d{5})(?:\.\d{0,12})?)")
COMPACT = re.compile(r"(?a:(\d{4})(\d\d)(\d\d))")
CHINESE = re.compile(r"(?a:(?:(\d{4}|\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?)")
PARTS = re.compile(r"(?a:(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4}))")
MONTH_AND_DAY = re.compile(r"(?a:(\d{1,2})[-/](\d{1,2}))")
NAMED_MIDDLE = re.compile(rf"(?a:(\d{{1,2}})[- /]?{MONTH}[- /,]*(\d{{4}}|\d\d))")
NAMED_FIRST = re.compile(rf"(?a:{MONTH}[- ](\d{{1,2}}),?[- ]+(\d{{4}}))")

Choose = Callable[[Sequence[date]], date | None]


def parse_date(text: str, today: date, *, ambiguous: Literal["refuse"] | Choose = "refuse") -> date:
    """The day that was typed, from 1900-01-01 to 9999-12-31.

    Taken: 2024-03-06 2024/3/6 2024.3.6 2024年3月6日 20240306 24-3-6 02-Mar-26, a time after any of them (it is left
    out), a spreadsheet's serial number (45357), t or 今天 for today, +3 and -3 days from today, 15 for that day of
    this month, 11-20 or 11/20 for that day of this year. Numbers that can be read as different days are refused, or
    handed to ambiguous, earliest first, to choose from (None refuses); so are those of which only one order makes a
    day. Raises ValueRefused.
    """
    plain = half_width(text).casefold()
    match = DAY_AND_CLOCK.fullmatch(plain)
    if match and match["day"]:
        _clock(match, text)
        plain = match["day"]
    return _day(plain, text, today, ambiguous)


def parse_whole_date(text: str) -> date:
    """The day that was typed with its whole year, whatever day it is; refused where that would have to be known."""
    day, other = (parse_date(text, today) for today in FAR_APART)
    if day != other:
        raise ValueRefused(PART_OF_A_DATE, text=shown(text))
    return day


def parse_period(text: str, today: date) -> str:
    """The month that was typed, as YYYY-MM: 2024-03 2024/3 202403 2024年3月, t for this month, or any day in it."""
    match = PERIOD.fullmatch(half_width(text).casefold())
    if match and int(match[1]) >= FIRST_YEAR and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{int(match[2]):02}"
    try:
        return parse_date(text, today).strftime("%Y-%m")
    except ValueRefused:
        raise ValueRefused(NOT_A_PERIOD, text=shown(text)) from None


def parse_instant(
    text: str, today: date, zone: tzinfo, *, ambiguous: Literal["refuse"] | Choose = "refuse"
) -> datetime:
    """The moment that was typed as local date and time in zone, aware and in UTC; Z, +08:00 after it say another zone.

    Of twelve hours a time is told by am and pm or 上午 and 下午. A time alone is today's, a day alone means its first
    moment, as registers have it that keep no hour. Of an hour that comes twice when clocks are put back the first is
    meant; one that is left out is refused.
    """
    plain = half_width(text).casefold()
    match = DAY_AND_CLOCK.fullmatch(plain)
    if match is None:
        clock, day = _part_of_day(plain), _day_alone(plain, text, today, ambiguous)
    else:
        clock = _clock(match, text)
        day = _day(match["day"], text, today, ambiguous, NOT_AN_INSTANT) if match["day"] else today
        zone = _zone(match["zone"], text) if match["zone"] else zone
    local = datetime.combine(day, clock, zone)
    try:
        moment = local.astimezone(UTC)
        kept = moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)
    except OverflowError:
        raise ValueRefused(YEAR_OUT_OF_RANGE, first=FIRST_YEAR, last=LAST_YEAR, text=shown(text)) from None
    if not kept:
        raise ValueRefused(SKIPPED_TIME, text=shown(text))
    return moment


def _day_alone(plain: str, text: str, today: date, ambiguous: Literal["refuse"] | Choose) -> date:
    """A day without an hour; figures alone are no moment."""
    if plain.isdecimal() and len(plain) < len("20240306"):
        raise ValueRefused(NOT_AN_INSTANT, text=shown(text))
    return _day(plain, text, today, ambiguous, NOT_AN_INSTANT)


def show_date(day: date | None) -> str:
    """2024-03-06; nothing for no date."""
    return day.strftime("%Y-%m-%d") if day else ""


def _part_of_day(plain: str) -> time:
    """The time that the decimals of a spreadsheet's serial number stand for, to the second; else the first."""
    match = SERIAL.fullmatch(plain)
    part = Decimal(f"0{plain[5:]}") if match else Decimal(0)
    second = min(int((part * DAY_SECONDS).to_integral_value(ROUND_HALF_UP)), DAY_SECONDS - 1)
    return time(second // 3600, second // 60 % 60, second % 60)


def _zone(told: str, text: str) -> tzinfo:
    if told == "z":
        return UTC
    away = timedelta(hours=int(told[1:3]), minutes=int(told[-2:]))
    if away > FARTHEST_ZONE or int(told[-2:]) > 59:
        raise ValueRefused(NO_SUCH_TIME, text=shown(text))
    return timezone(-away if told[0] == "-" else away)


def _clock(match: re.Match[str], text: str) -> time:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    morning, evening = match["half"] == "上午" or match["noon"] == "a", match["half"] == "下午" or match["noon"] == "p"
    if (morning and hour > 12) or (evening and hour == 0):
        raise ValueRefused(NO_SUCH_TIME, text=shown(text))
    if morning and hour == 12:
        hour = 0
    elif evening and hour < 12:
        hour += 12
    if hour > 23 or minute > 59 or second > 59:
        raise ValueRefused(NO_SUCH_TIME, text=shown(text))
    return time(hour, minute, second)


def _day(plain: str, text: str, today: date, ambiguous: Literal["refuse"] | Choose, unread: str = NOT_A_DATE) -> date:
    if plain in TODAY:
        return today
    if DAYS_AWAY.fullmatch(plain):
        return _shifted(today, int(plain), text)
    if match := SERIAL.fullmatch(plain):
        return _shifted(SERIAL_ZERO, int(match[1]), text)
    readings = _readings(plain, today, ambiguous != "refuse")
    if not readings:
        raise ValueRefused(unread, text=shown(text))
    days = sorted({day for reading in readings if (day := _made(*reading))})
    if ambiguous != "refuse" and len(readings) > 1 and len(days) == 1 and ambiguous(days) is None:
        days = []
    if not days:
        raise ValueRefused(NO_SUCH_DAY, text=shown(text))
    if days[0].year < FIRST_YEAR:
        raise ValueRefused(YEAR_OUT_OF_RANGE, first=FIRST_YEAR, last=LAST_YEAR, text=shown(text))
    if len(days) == 1:
        return days[0]
    chosen = None if ambiguous == "refuse" else ambiguous(days)
    if chosen is None:
        *others, last = map(show_date, days)
        raise ValueRefused(AMBIGUOUS_DATE, one=", ".join(others), other=last, text=shown(text))
    return chosen


def _readings(plain: str, today: date, told: bool) -> list[tuple[int, int, int]]:
    """Every way to read the text as year, month, day, whether or not there is such a day; told: what comes first is."""
    if match := DAY_ALONE.fullmatch(plain):
        return [(today.year, today.month, int(match[1]))]
    if match := COMPACT.fullmatch(plain):
        return [(int(match[1]), int(match[2]), int(match[3]))]
    if match := CHINESE.fullmatch(plain):
        return [(_year(match[1], today) if match[1] else today.year, int(match[2]), int(match[3]))]
    if match := NAMED_MIDDLE.fullmatch(plain):
        return [(_year(match[3], today), MONTHS.index(match[2][:3]) + 1, int(match[1]))]
    if match := NAMED_FIRST.fullmatch(plain):
        return [(int(match[3]), MONTHS.index(match[1][:3]) + 1, int(match[2]))]
    if match := MONTH_AND_DAY.fullmatch(plain):
        one, other = int(match[1]), int(match[2])
        return [(today.year, one, other), (today.year, other, one)]
    if match := PARTS.fullmatch(plain):
        return list(_orders(match[1], match[3], match[4], match[2], today, told))
    return []


def _orders(
    first: str, middle: str, last: str, between: str, today: date, told: bool
) -> Iterable[tuple[int, int, int]]:
    """Year first, and day or month first with the year last; a year is written with two digits or four."""
    year_first = len(first) in (2, 4) and len(last) <= 2
    if year_first:
        yield _year(first, today), int(middle), int(last)
    # 26-3-16 is how the year is shortened where it comes first; 05-06-07 may still be anything.
    settled = len(first) == 4 or (not told and between == "-" and int(first) > 12)
    if len(last) in (2, 4) and len(first) <= 2 and not (year_first and settled):
        year = _year(last, today)
        yield year, int(first), int(middle)
        yield year, int(middle), int(first)


def _year(digits: str, today: date) -> int:
    if len(digits) != 2:
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year - 100 if year > today.year + YEARS_AHEAD else year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(start: date, days: int, text: str) -> date:
    try:
        day = start + timedelta(days=days)
    except OverflowError:
        day = date.min
    if day.year < FIRST_YEAR:
        raise ValueRefused(YEAR_OUT_OF_RANGE, first=FIRST_YEAR, last=LAST_YEAR, text=shown(text))
    return day
