"""What operations ask for, where several ask for the same."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Date, Reference, Text, Typed
from bizdesk.office.language import N_
from bizdesk.office.people import Staff

if TYPE_CHECKING:
    from bizdesk.office.file import Office


def on_day() -> Date:
    """The day something is done on."""
    return Date(N_("Date"), help=N_("Empty: today."))


def done_on(office: "Office", on: date | None, rule: str) -> date:
    """The day something was done on, today where none is told; Refused where it has not come."""
    if on is not None and on > office.today():
        raise Refused(N_("{date} lies in the future: what has not happened is not booked."), rule=rule, date=on)
    return on or office.today()


def ahead(office: "Office", due: date | None, rule: str) -> None:
    """Refuse a day to plan something for by which nothing can be done any more."""
    if due is not None and due < office.today():
        raise Refused(N_("{date} is past: name a day on which it can be done."), rule=rule, date=due)


def reason(required: bool = False, help: str = "") -> Text:
    """Why something is done, in words."""
    return Text(N_("Reason"), multiline=True, limit=4_000, required=required, help=help)


def said(label: str, required: bool = False) -> Text:
    """What was said, found or done, at length."""
    return Text(label, multiline=True, limit=20_000, required=required)


def person(label: str, required: bool = False, help: str = "") -> Reference:
    """Somebody of the staff, in the part that the label names."""
    return Reference(Staff, label, required=required, help=help)


def opinion(required: bool = False) -> dict[str, Typed]:
    """What every decision asks for beside who takes it."""
    return {
        "opinion": Text(N_("Opinion"), multiline=True, limit=4_000, required=required),
        "paper_reference": Text(N_("Paper reference")),
    }


def decision(opinion_required: bool = False) -> dict[str, Typed]:
    """What a decision asks for, with who takes it and the day it was taken."""
    return {"approver": person(N_("Approver"), True), **opinion(opinion_required), "on": on_day()}


def proposed(role: str) -> Callable[["Office", Any], dict[str, Any]]:
    """The person at the keyboard as the one who decides, where that person has the role."""

    def start(office: "Office", _record: Any) -> dict[str, Any]:
        staff = office.staff(office.who)
        return {role: staff} if staff is not None and role in staff.roles.split(",") else {}

    return start
