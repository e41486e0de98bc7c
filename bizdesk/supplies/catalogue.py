"""The list of supplies: what may be changed of one that has moved."""

from collections.abc import Collection, Mapping
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.supplies.models import Movement, Supply

# What every figure of the ledger rests on.
FIXED = ("unit", "valuation", "track_expiry")


def edit(office: Office, who: str, supply: Supply, values: Mapping[str, Any]) -> Supply:
    """Write new values over a supply; its unit and its valuation are fixed once something moved."""
    with change(office, who, N_("Edit {number}"), number=supply.code) as act:
        refuse_fixed(supply, [name for name in FIXED if name in values and values[name] != getattr(supply, name)])
        for name, value in values.items():
            setattr(supply, name, value)
        return act.save(supply)


def refuse_fixed(supply: Supply, changed: Collection[str]) -> None:
    """Refuse to change what the ledger of a supply rests on."""
    fixed = [name for name in FIXED if name in changed]
    if fixed and Movement.select().where(Movement.supply == supply.id).exists():
        raise Refused(
            N_("{supply} has moved: {fields} cannot be changed any more. Make a supply of its own."),
            rule="4.2.2",
            supply=supply.caption,
            fields=_(", ").join(Supply.fields()[name].label for name in fixed),
        )
