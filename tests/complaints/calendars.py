"""The calendars of the worked cases; days off and made-up days are typed from the notices of the State Council."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bizdesk.office.calendar import DayKind, Hours, WorkingCalendar

NOTICES = {
    2025: (
        "01-01 01-01, 01-28 02-04, 04-04 04-06, 05-01 05-05, 05-31 06-02, 10-01 10-08",
        "01-26 02-08 04-27 09-28 10-11",
    ),
    2026: (
        "01-01 01-03, 02-15 02-23, 04-04 04-06, 05-01 05-05, 06-19 06-21, 09-25 09-27, 10-01 10-07",
        "01-04 02-14 02-28 05-09 09-20 10-10",
    ),
}


def announced() -> Iterator[tuple[date, DayKind]]:
    """The days of the notices."""
    for year, (periods, made_up) in NOTICES.items():
        for period in periods.split(", "):
            first, last = (date.fromisoformat(f"{year}-{end}") for end in period.split())
            yield from ((first + timedelta(days=passed), "holiday") for passed in range((last - first).days + 1))
        yield from ((date.fromisoformat(f"{year}-{day}"), "workday") for day in made_up.split())


def ranges(text: str) -> Hours:
    """Working hours such as '9-12 13-18'; 24 is the midnight that closes the day."""
    ends = [clock.split(".") for span in text.split() for clock in span.split("-")]
    clocks = [time(int(hour) % 24, int(minute[0]) if minute else 0) for hour, *minute in ends]
    return tuple(zip(clocks[::2], clocks[1::2], strict=True))


def week(hours: str, zone: str = "Asia/Shanghai", days: int = 5, **differing: DayKind) -> WorkingCalendar:
    """The same hours on so many days from Monday on; a day of March 2026 that differs as march_6="holiday"."""
    march = {date(2026, 3, int(name.removeprefix("march_"))): kind for name, kind in differing.items()}
    return WorkingCalendar(dict.fromkeys(range(days), ranges(hours)), days=march, zone=ZoneInfo(zone))


CALENDARS = {
    "ten": week("10-18"),  # 8 hours
    "cn": WorkingCalendar(  # 8 hours
        dict.fromkeys(range(5), ranges("9-12 13-18")), days=dict(announced()), zone=ZoneInfo("Asia/Shanghai")
    ),
    "six": WorkingCalendar(  # 7.5 hours, 3 on Saturday
        {**dict.fromkeys(range(5), ranges("8.30-12 13.30-17.30")), 5: ranges("9-12")}, zone=ZoneInfo("UTC")
    ),
    "evening": week("16-24"),
    "friday off": week("10-18", march_6="holiday"),
    "saturday made up": week("10-18", march_7="workday"),
    "berlin": week("9-18", "Europe/Berlin"),
    "berlin nights": week("0-6 22-24", "Europe/Berlin", 7),
    "berlin round": week("0-24", "Europe/Berlin", 7),
    "new york": week("9-17", "America/New_York"),
    "new york round": week("0-24", "America/New_York", 7),
}


def at(calendar: WorkingCalendar, text: str) -> datetime:
    """An instant typed in local time, its first showing, or with an offset."""
    typed = datetime.fromisoformat(text)
    return typed if typed.tzinfo else typed.replace(tzinfo=calendar.zone)
