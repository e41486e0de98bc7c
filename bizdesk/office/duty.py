"""A duty: something the office has to do or to know, as Today shows it."""

from datetime import date
from typing import NamedTuple

from bizdesk.office.language import N_

STATES = {"overdue": N_("Overdue"), "due": N_("Due"), "soon": N_("Soon"), "info": N_("To do")}


class Duty(NamedTuple):
    """One duty: the clause it follows from, words in the language in use, the record it leads to (kind '' for none).

    state: a key of STATES, the most pressing first.
    """

    clause: str
    words: str
    due_on: date | None
    state: str
    kind: str = ""
    key: str = ""


def by_date(due_on: date, today: date) -> str:
    """The state of something due on a day: overdue after it, due on it, soon before it."""
    if due_on < today:
        return "overdue"
    return "due" if due_on == today else "soon"
