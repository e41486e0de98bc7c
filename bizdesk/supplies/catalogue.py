"""The list of supplies: what is of a category, and what may be changed of one that has moved."""

from collections.abc import Collection, Mapping
from typing import Any

from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.places import within
from bizdesk.office.text import fold
from bizdesk.supplies.models import Movement, Supply, SupplyCategory

# What every figure of the ledger rests on.
FIXED = ("unit", "valuation", "track_expiry")


def add(office: Office, who: str, values: Mapping[str, Any]) -> Supply:
    """Add a supply; a scanner has to know it by its barcodes."""
    with change(office, who, N_("Add {kind} {title}"), kind=Supply.singular) as act:
        supply: Supply = act.add(Supply(**values))
        refuse_shared(supply, supply.barcodes)
        act.words["title"] = supply.caption
        return supply


def edit(office: Office, who: str, supply: Supply, values: Mapping[str, Any]) -> Supply:
    """Write new values over a supply; its unit and its valuation are fixed once something moved."""
    with change(office, who, N_("Edit {number}"), number=supply.code) as act:
        refuse_fixed(supply, [name for name in FIXED if name in values and values[name] != getattr(supply, name)])
        before = supply.barcodes
        for name, value in values.items():
            setattr(supply, name, value)
        saved: Supply = act.save(supply)
        refuse_shared(saved, ",".join(set(saved.barcodes.split(",")) - set(before.split(","))))
        return saved


def of_category(category: SupplyCategory) -> set[int]:
    """The row ids of the supplies of a category and of those below it."""
    inside = Supply.select(Supply.id).where(Supply.category.in_(within(SupplyCategory, category.id)))
    return {row for (row,) in inside.tuples()}


def refuse_shared(supply: Supply, barcodes: str) -> None:
    """Refuse barcodes of a supply that another one has: a scanner could not tell them apart."""
    sought = {fold(word): word for word in barcodes.split(",") if word}
    if not sought:
        return
    for other in Supply.select().where((Supply.id != supply.id) & (Supply.barcodes != "")):
        if shared := next((sought[key] for key in map(fold, other.barcodes.split(",")) if key in sought), ""):
            refusal = Refused(
                N_("The barcode {barcode} is that of {supply} already: take it off there first, or leave it out here."),
                rule="4.2.2a",
                barcode=shared,
                supply=other.caption,
            )
            raise Invalid({"barcodes": refusal}, _(Supply.singular), {"barcodes": Supply.fields()["barcodes"].label})


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
