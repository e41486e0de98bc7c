"""The list of supplies: what may be changed of one that has moved, and which one a scanner reads."""

from collections.abc import Collection, Mapping
from typing import Any

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.quantities import HALF_WIDTH
from bizdesk.supplies.models import Movement, Supply

# What every figure of the ledger rests on.
FIXED = ("unit", "valuation", "track_expiry")


def edit(office: Office, who: str, supply: Supply, values: Mapping[str, Any]) -> Supply:
    """Write new values over a supply; its unit and its valuation are fixed once something moved."""
    refuse_fixed(supply, [name for name in FIXED if name in values and values[name] != getattr(supply, name)])
    for name, value in values.items():
        setattr(supply, name, value)
    with change(office, who, N_("Edit {number}"), number=supply.code) as act:
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


def scanned(text: str) -> Supply:
    """The supply with this code, barcode or name; NotFound where there is none, or more than one."""
    code = text.translate(HALF_WIDTH).strip()
    holding = Supply.select().where(rows.holding(Supply.barcodes, code)) if code else ()
    found = [each for each in holding if code in each.barcodes.split(",")]
    return (
        found[0] if len(found) == 1 and not Supply.select().where(Supply.code == code).exists() else Supply.named(code)
    )
