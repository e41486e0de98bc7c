"""The operations on what an asset is worth, and on its upkeep."""

from functools import partial
from typing import Any

from bizdesk.assets import changes, ledger, parts, previews, upkeep
from bizdesk.assets.inputs import of_asset
from bizdesk.assets.models import Asset, Maintenance, ManualCharge, MeterReading
from bizdesk.assets.words import MAINTENANCE_KINDS, METHODS, PERIOD_AMOUNTS, SWITCHES
from bizdesk.office.fields import Choice, Date, Flag, Integer, Money, Percent, Period, Quantity, Reference, Text
from bizdesk.office.file import Office
from bizdesk.office.inputs import on_day, person, reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.people import Supplier


def split(office: Office, who: str, asset: Asset, *, quantities: str, **rest: Any) -> list[Asset]:
    """Split by quantities as they are typed."""
    return parts.split(office, who, asset, quantities=parts.typed_quantities(quantities), **rest)


def value_today(office: Office, asset: Asset) -> dict[str, Any]:
    """The value a revaluation starts from."""
    return {"value": ledger.value(asset, office.today()).net_book_value}


VALUE = (
    of_asset(
        "improve",
        changes.improve,
        preview=previews.revised("improve"),
        inputs={
            "amount": Money(N_("Cost of the improvement"), required=True),
            "life_months": Integer(N_("New whole life (months)"), minimum=1, maximum=1_200),
            "residual": Money(N_("New residual value")),
            "on": on_day(),
            "reason": reason(),
        },
    ),
    of_asset(
        "impair",
        changes.impair,
        preview=previews.revised("impair"),
        inputs={"amount": Money(N_("Amount written off"), required=True), "on": on_day(), "reason": reason(True)},
    ),
    of_asset(
        "revalue",
        changes.revalue,
        preview=previews.revised("revalue"),
        start=value_today,
        inputs={"value": Money(N_("New net book value"), required=True), "on": on_day(), "reason": reason(True)},
    ),
    of_asset(
        "change_terms",
        changes.change_terms,
        preview=previews.revised("change_terms"),
        inputs={
            "life_months": Integer(N_("New whole life (months)"), minimum=1, maximum=1_200),
            "residual": Money(N_("New residual value")),
            "method": Choice(METHODS, N_("New method")),
            "total_units": Quantity(N_("Total units")),
            "declining_rate": Percent(N_("Declining rate per year")),
            "switch": Choice(SWITCHES, N_("Turns to straight line")),
            "period_amount": Choice(PERIOD_AMOUNTS, N_("Rounding of the monthly charge")),
            "on": on_day(),
            "reason": reason(True),
        },
    ),
    of_asset(
        "split",
        split,
        preview=previews.split,
        inputs={
            "quantities": Text(
                N_("Quantities of the parts"), required=True, help=N_("Such as 2 1 1; the first part keeps this card.")
            ),
            "on": on_day(),
            "reason": reason(),
        },
    ),
    of_asset(
        "merge",
        parts.merge,
        preview=previews.merged,
        inputs={"into": Reference(Asset, N_("Into asset"), required=True), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "read_meter",
        upkeep.read_meter,
        guard=partial(upkeep.refuse_otherwise, MeterReading),
        inputs={"period": Period(N_("Month"), required=True), "units": Quantity(N_("Units"), required=True)},
    ),
    of_asset(
        "charge",
        upkeep.charge,
        guard=partial(upkeep.refuse_otherwise, ManualCharge),
        inputs={"period": Period(N_("Month"), required=True), "amount": Money(N_("Amount"), required=True)},
    ),
    Operation(
        "plan_maintenance",
        Asset,
        N_("Plan maintenance"),
        upkeep.plan,
        {
            "kind": Choice(MAINTENANCE_KINDS, N_("Kind"), default="maintenance", required=True),
            "planned_on": Date(N_("Planned on"), required=True),
            "supplier": Reference(Supplier, N_("Done by")),
            "description": Text(N_("Description"), multiline=True, limit=4_000),
        },
        start=lambda _office, _asset: {"kind": "maintenance"},
    ),
    Operation(
        "finish",
        Maintenance,
        N_("Done"),
        upkeep.finish,
        {
            "on": on_day(),
            "cost": Money(N_("Cost")),
            "supplier": Reference(Supplier, N_("Done by")),
            "downtime_hours": Quantity(N_("Downtime (hours)")),
            "under_warranty": Flag(N_("Under warranty")),
            "capitalise": Flag(N_("Adds to the cost")),
            "accepted_by": person(N_("Accepted by")),
            "description": Text(N_("Description"), multiline=True, limit=4_000),
        },
        preview=previews.finished,
    ),
)
