"""What Today is going to say, worked out when the office is left: the first page of the next time need not wait for it.

It is kept beside the drafts on this computer, for the day itself and for the next working day, and holds for the file
exactly as it was left. What the hours since have made of it is for the caller to ask again once the page stands.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from bizdesk import __version__
from bizdesk.office import homes
from bizdesk.office.duty import Duty
from bizdesk.office.file import Office
from bizdesk.office.language import current


def known(office: Office) -> list[Duty] | None:
    """What was worked out for the office's day; None where the file, the language or the program is another."""
    try:
        told = json.loads(place(office.path).read_text("utf-8"))
        if told["of"] != _mark(office.path):
            return None
        return [
            Duty(clause, words, date.fromisoformat(due_on) if due_on else None, state, kind, key)
            for clause, words, due_on, state, kind, key in told["days"][office.today().isoformat()]
        ]
    except (OSError, ValueError, LookupError, TypeError):
        return None


def work_out(office: Office) -> None:
    """Keep what Today says on the office's day and on its next working day; a folder that cannot be written is no
    fault."""
    from bizdesk.duties import due

    mark, days = _mark(office.path), {}
    for day in _days(office):
        with office.looking_on(day):
            days[day.isoformat()] = [
                (each.clause, each.words, each.due_on and each.due_on.isoformat(), each.state, each.kind, each.key)
                for each in due(office)
            ]
    with suppress(OSError):
        homes.keep(place(office.path), {"of": mark, "days": days})


def forget(path: Path) -> None:
    """Drop what was worked out for a file."""
    with suppress(OSError):
        place(path).unlink(missing_ok=True)


def place(path: Path) -> Path:
    """Where it is kept for a file."""
    return homes.state() / "today" / f"{homes.name_of(path)}.json"


def _days(office: Office) -> Iterator[date]:
    from bizdesk.office.holidays import working_calendar

    today = office.today()
    yield today
    with suppress(ValueError):
        yield working_calendar(office).next_working_day(today)


def _mark(path: Path) -> list[Any]:
    """What another state of the file, another language or another program does not have."""
    found = path.stat()
    return [found.st_ino, found.st_size, found.st_mtime_ns, current(), __version__]
