"""What the operations on assets ask for, where several ask for the same."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.assets.flows import ASSET_ACTIONS, ASSET_FLOW
from bizdesk.assets.models import Asset
from bizdesk.assets.words import CONDITIONS
from bizdesk.office.fields import Choice, Date, Reference, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.people import Staff
from bizdesk.office.places import Place


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in: without what was left empty."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def on_day() -> Date:
    """The day something is done on."""
    return Date(N_("Date"), help=N_("Empty: today."))


def reason(required: bool = False) -> Text:
    """Why something is done, in words."""
    return Text(N_("Reason"), multiline=True, limit=4_000, required=required)


def place(label: str = N_("Location")) -> Reference:
    """Where an asset is, or goes."""
    return Reference(Place, label)


def person(label: str, required: bool = False, help: str = "") -> Reference:
    """Somebody of the staff, in the part that the label names."""
    return Reference(Staff, label, required=required, help=help)


def condition() -> Choice:
    """What state an asset is found or left in."""
    return Choice(CONDITIONS, N_("Condition"))


def opinion(required: bool = False) -> dict[str, Typed]:
    """What every decision asks for beside who takes it."""
    return {
        "opinion": Text(N_("Opinion"), multiline=True, limit=4_000, required=required),
        "paper_reference": Text(N_("Paper reference")),
    }


def proposed(role: str) -> Callable[[Office, Any], dict[str, Any]]:
    """The person at the keyboard as the one who decides, where that person has the role."""

    def start(office: Office, _record: Any) -> dict[str, Any]:
        staff = office.staff(office.who)
        return {role: staff} if staff is not None and role in staff.roles.split(",") else {}

    return start


def of_asset(name: str, run: Callable[..., Any], **rest: Any) -> Operation:
    """A step of the flow of assets, called as the flow calls it; rest: the further fields of Operation."""
    return Operation(name, Asset, ASSET_ACTIONS[name], run, flow=ASSET_FLOW, **rest)
