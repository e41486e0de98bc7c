"""A duty: something the office has to do or to know, as Today shows it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bizdesk.office.language import N_

if TYPE_CHECKING:
    from bizdesk.office.file import Office

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


def horizon(office: "Office") -> date:
    """The last day that the policy warns of today."""
    today = office.today()
    return today + min(timedelta(days=office.policy.get("warning_days") or 0), date.max - today)


def by_date(due_on: date, today: date) -> str:
    """The state of something due on a day: overdue after it, due on it, soon before it."""
    if due_on < today:
        return "overdue"
    return "due" if due_on == today else "soon"
