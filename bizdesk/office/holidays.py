"""The days that differ from the week, in the office's own table, and the hours of the week."""

import re
import threading
from collections.abc import Mapping
from datetime import time
from typing import TYPE_CHECKING, Any

from bizdesk.office.calendar import WorkingCalendar
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Code, Date, Text
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.office.work import Work

if TYPE_CHECKING:
    from bizdesk.office.file import Office

DAY_KINDS = {"holiday": N_("Day off"), "workday": N_("Working day")}
# So many years ahead of today a calendar is asked at most.
AHEAD = 20
HOURS = re.compile(r"(\d)(?:-(\d))?((?: \d\d:\d\d-\d\d:\d\d)+)$")


class Holiday(Record):
    """A day off, or a make-up day that is worked although its weekday is not."""

    singular, plural = N_("Holiday"), N_("Holidays")
    carries_out = "1.1"
    code = Code(N_("Code"), editable=False)
    date = Date(N_("Date"), required=True, unique=True)
    name = Text(N_("Name"))
    kind = Choice(DAY_KINDS, N_("Kind"), default="holiday", required=True)

    def verify(self) -> None:
        """Its code is the day itself, and stays so when the day is moved."""
        if self.date is not None:
            self.code = self.date.isoformat()
        super().verify()


def parse_hours(text: str) -> dict[int, tuple[tuple[time, time], ...]]:
    """Working hours such as '1-5 09:00-12:00 13:00-18:00; 6 09:00-12:00', 1 being Monday, as weekday -> ranges."""
    hours = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        found = HOURS.match(part)
        if found is None:
            raise Refused(N_("Working hours are written like 1-5 09:00-12:00 13:00-18:00; not {text}."), text=part)
        ranges = tuple(
            (time.fromisoformat(start), time.fromisoformat(end))
            for start, end in (span.split("-") for span in found[3].split())
        )
        for day in range(int(found[1]), int(found[2] or found[1]) + 1):
            hours[day - 1] = ranges
    return hours


def adding(office: "Office", who: str, values: Mapping[str, Any]) -> Work[Holiday]:
    """Add a day that differs from the week, as work: what is due by the calendar moves with it."""
    with change(office, who, N_("Add {kind} {title}"), kind=Holiday.singular) as act:
        holiday = act.add(Holiday(**values))
        act.words["title"] = holiday.caption
        yield from act.following()
        return holiday


_held = threading.local()


def working_calendar(office: "Office") -> WorkingCalendar:
    """The office's working calendar: the hours of its policy, the days of its table; read again when the file changed.

    A year of a country without any day in the table is not announced yet, and provisional.
    """
    now = (office.db.connection(), office.change_mark())
    held: tuple[object, WorkingCalendar] | None = getattr(_held, "calendar", None)
    if held is None or held[0] != now:
        days = dict(Holiday.select(Holiday.date, Holiday.kind).tuples())
        known = {day.year for day in days}
        around = office.today().year
        provisional = {year for year in range(min(known, default=around), around + AHEAD) if year not in known}
        hours = parse_hours(office.policy.text("working_hours"))
        calendar = WorkingCalendar(
            hours, days, office.zone, frozenset(provisional if office.policy.text("country") else ())
        )
        held = _held.calendar = (now, calendar)
    return held[1]
