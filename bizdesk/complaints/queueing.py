"""The working time left of a complaint as its queue tells it: reckoned when looked at, of one row at a time."""

import threading
from datetime import datetime
from functools import lru_cache
from time import monotonic
from typing import NamedTuple

from peewee import fn

from bizdesk.complaints.models import Complaint
from bizdesk.complaints.report_standing import Reckoning
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.language import _

# What of a complaint tells the time left: its next due time and since when the clock stands, in one text.
READ = Complaint.next_due.concat(" ").concat(fn.COALESCE(Complaint.paused_since, ""))
HOUR = 3_600
# So long the rows of a page are told by one look at the calendar as another program may have changed it, in seconds.
LOOK = 0.1

_held = threading.local()


class Waiting(NamedTuple):
    """What a complaint waits for: its next due time, and since when its clock stands."""

    due: datetime
    paused: datetime | None

    def stands(self) -> bool:
        """Whether time is left and does not run: a clock stopped after the due time does not stop the lateness."""
        return self.paused is not None and self.paused <= self.due

    def late(self, now: datetime) -> bool:
        """Whether the due time has passed, be it outside working hours."""
        return not self.stands() and self.due < now


@lru_cache(maxsize=1024)  # asked for the words of a row and again for their colour
def read(text: str | None) -> Waiting | None:
    """What the query of a list brings of a row; None where nothing is due."""
    if not text:
        return None
    due, _space, paused = text.partition(" ")
    return Waiting(datetime.fromisoformat(due), datetime.fromisoformat(paused) if paused else None)


def left(reckoning: Reckoning, now: datetime, waiting: Waiting) -> int:
    """The working seconds left at a moment, to the minute; below zero those by which it is late."""
    reached = waiting.paused if waiting.paused is not None and waiting.stands() else now
    # To the minute, so that all rows of a page end at one moment, to which the time is counted once.
    return _between(reckoning, reached.replace(second=0, microsecond=0), waiting.due)


@lru_cache(maxsize=1024)  # what is allowed in days is due at closing, so that many rows of a page are due at once
def _between(reckoning: Reckoning, reached: datetime, due: datetime) -> int:
    return reckoning.between(reached, due) or -reckoning.between(due, reached)


def in_words(office: Office, waiting: Waiting) -> str:
    """The time left in days, hours and minutes of work, from a whole day on without the minutes."""
    reckoning = _reckoning(office)
    seconds = left(reckoning, office.now(), waiting)
    if abs(seconds) >= reckoning.day_minutes * 60:
        seconds = int(seconds / HOUR) * HOUR
    told = reckoning.told(seconds)
    assert told is not None
    return _("{time}, stopped").format(time=told.words) if waiting.paused else told.words


def _reckoning(office: Office) -> Reckoning:
    """What counts working time by the calendar of now: a long list of late complaints asks the same weeks again.

    What this program changes counts at once, what another one changes with the next look.
    """
    connection, at = office.db.connection(), monotonic()
    seen = (connection, connection.total_changes)
    held: tuple[tuple[object, int], float, Reckoning] | None = getattr(_held, "reckoning", None)
    if held is not None and held[0] == seen and at - held[1] < LOOK:
        return held[2]
    calendar = working_calendar(office)
    reckoning = held[2] if held is not None and held[2].calendar is calendar else Reckoning(office)
    _held.reckoning = (seen, at, reckoning)
    return reckoning
