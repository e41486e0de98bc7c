"""What the operations on assets ask for, where several ask for the same."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.assets.flows import ASSET_ACTIONS, ASSET_FLOW
from bizdesk.assets.models import Asset
from bizdesk.assets.words import CONDITIONS
from bizdesk.office.fields import Choice, Reference
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.places import Place


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in: without what was left empty."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def place(label: str = N_("Location")) -> Reference:
    """Where an asset is, or goes."""
    return Reference(Place, label)


def condition() -> Choice:
    """What state an asset is found or left in."""
    return Choice(CONDITIONS, N_("Condition"))


def of_asset(name: str, run: Callable[..., Any], **rest: Any) -> Operation:
    """A step of the flow of assets, called as the flow calls it; rest: the further fields of Operation."""
    return Operation(name, Asset, ASSET_ACTIONS[name], run, flow=ASSET_FLOW, **rest)
