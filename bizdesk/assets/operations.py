"""What can be done with fixed assets: every operation with its inputs."""

from collections.abc import Callable
from typing import Any

from bizdesk.assets import cards, changes, custody, disposals, stocktakes, upkeep
from bizdesk.assets.flows import ASSET_ACTIONS, ASSET_FLOW, DISPOSAL_FLOW, STOCKTAKE_FLOW
from bizdesk.assets.models import Asset, Disposal, Maintenance, Stocktake, StocktakeLine
from bizdesk.assets.words import CONDITIONS, DECISIONS, DISPOSAL_KINDS, MAINTENANCE_KINDS, METHODS
from bizdesk.office.errors import Refused
from bizdesk.office.fields import (
    Choice,
    Date,
    Flag,
    Integer,
    Money,
    Percent,
    Period,
    Quantity,
    Reference,
    Text,
    Typed,
)
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.office.values import parse_quantity


def on_day() -> Date:
    return Date(N_("Date"), help=N_("Empty: today."))


def reason(required: bool = False) -> Text:
    return Text(N_("Reason"), multiline=True, limit=4_000, required=required)


def place(label: str = N_("Location")) -> Reference:
    return Reference(Place, label)


def person(label: str, required: bool = False) -> Reference:
    return Reference(Staff, label, required=required)


def condition() -> Choice:
    return Choice(CONDITIONS, N_("Condition"))


def decision_inputs(opinion_required: bool = False) -> dict[str, Typed]:
    """What every decision asks for."""
    return {
        "approver": person(N_("Approver"), required=True),
        "opinion": Text(N_("Opinion"), multiline=True, limit=4_000, required=opinion_required),
        "paper_reference": Text(N_("Paper reference")),
    }


def proposed_approver(office: Office, _record: Any) -> dict[str, Any]:
    """The person at the keyboard, where that is an approver."""
    staff = office.staff(office.who)
    return {"approver": staff} if staff is not None and "approver" in staff.roles.split(",") else {}


def of_asset(name: str, run: Callable[..., Any], **rest: Any) -> Operation:
    return Operation(name, Asset, ASSET_ACTIONS[name], run, flow=ASSET_FLOW, **rest)


def previewed(event: str) -> Callable[..., list[str]]:
    """The preview of a change of value, by the event it would write."""

    def preview(office: Office, asset: Asset, **inputs: Any) -> list[str]:
        return changes.preview(office, asset, event, **inputs)

    return preview


def by_disposal(run: Callable[..., Any]) -> Callable[..., Any]:
    """Take a step of the disposal an asset has open."""

    def step(office: Office, who: str, asset: Asset, **inputs: Any) -> Disposal:
        return run(office, who, disposals.open_of(asset), **inputs)

    return step


def split(office: Office, who: str, asset: Asset, *, quantities: str, **rest: Any) -> list[Asset]:
    """Split by quantities as they are typed: 1 1 1, or 1, 1, 1."""
    try:
        parts = [parse_quantity(part) for part in quantities.replace(",", " ").replace("，", " ").split()]
    except ValueError:
        raise Refused(N_("Type the quantity of every part, such as 2 1 1."), rule="4.2.1c") from None
    return changes.split(office, who, asset, quantities=parts, **rest)


def value_today(office: Office, asset: Asset) -> dict[str, Any]:
    from bizdesk.assets.ledger import value

    return {"value": value(asset, office.today()).net_book_value}


def dispose_inputs() -> dict[str, Typed]:
    return {
        "on": on_day(),
        "proceeds": Money(N_("Proceeds")),
        "costs": Money(N_("Disposal costs")),
        "buyer": Text(N_("Buyer or recipient")),
    }


CUSTODY = (
    of_asset("register", cards.register, inputs={"on": Date(N_("In use since"))}),
    of_asset(
        "move",
        custody.move,
        inputs={
            "place": place(),
            "department": Reference(Department, N_("Department")),
            "user": person(N_("User")),
            "custodian": person(N_("Custodian")),
            "on": on_day(),
            "reason": reason(),
        },
    ),
    of_asset(
        "assign",
        custody.assign,
        inputs={"user": person(N_("User"), True), "place": place(), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "take_back",
        custody.take_back,
        inputs={"place": place(), "condition": condition(), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "lend",
        custody.lend,
        inputs={
            "user": person(N_("Borrower"), True),
            "due_back_on": Date(N_("Due back"), required=True),
            "on": on_day(),
            "reason": reason(),
        },
    ),
    of_asset(
        "return",
        custody.return_,
        inputs={"place": place(), "condition": condition(), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "repair",
        custody.repair,
        inputs={
            "reason": Text(N_("Fault"), multiline=True, limit=4_000),
            "due_back_on": Date(N_("Due back")),
            "on": on_day(),
        },
    ),
    of_asset("repaired", custody.repaired, inputs={"condition": condition(), "on": on_day(), "reason": reason()}),
    of_asset("store", custody.store, inputs={"place": place(), "on": on_day(), "reason": reason()}),
    of_asset(
        "restore_use",
        custody.restore_use,
        inputs={"place": place(), "user": person(N_("User")), "on": on_day(), "reason": reason()},
    ),
)

VALUE = (
    of_asset(
        "improve",
        changes.improve,
        preview=previewed("improved"),
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
        preview=previewed("impaired"),
        inputs={"amount": Money(N_("Amount written off"), required=True), "on": on_day(), "reason": reason(True)},
    ),
    of_asset(
        "revalue",
        changes.revalue,
        start=value_today,
        inputs={"value": Money(N_("New net book value"), required=True), "on": on_day(), "reason": reason(True)},
    ),
    of_asset(
        "change_terms",
        changes.change_terms,
        preview=previewed("life_changed"),
        inputs={
            "life_months": Integer(N_("New whole life (months)"), minimum=1, maximum=1_200),
            "residual": Money(N_("New residual value")),
            "method": Choice(METHODS, N_("New method")),
            "total_units": Quantity(N_("Total units")),
            "declining_rate": Percent(N_("Declining rate per year")),
            "on": on_day(),
            "reason": reason(True),
        },
    ),
    of_asset(
        "split",
        split,
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
        changes.merge,
        inputs={"into": Reference(Asset, N_("Into asset"), required=True), "on": on_day(), "reason": reason()},
    ),
    of_asset(
        "read_meter",
        upkeep.read_meter,
        inputs={"period": Period(N_("Month"), required=True), "units": Quantity(N_("Units"), required=True)},
    ),
    Operation(
        "charge",
        Asset,
        N_("Type a charge"),
        upkeep.charge,
        {"period": Period(N_("Month"), required=True), "amount": Money(N_("Amount"), required=True)},
    ),
    Operation(
        "plan_maintenance",
        Asset,
        N_("Plan maintenance"),
        upkeep.plan,
        {
            "work": Choice(MAINTENANCE_KINDS, N_("Kind"), default="maintenance", required=True),
            "planned_on": Date(N_("Planned on"), required=True),
            "supplier": Reference(Supplier, N_("Done by")),
            "description": Text(N_("Description"), multiline=True, limit=4_000),
        },
        start=lambda _office, _asset: {"work": "maintenance"},
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
    ),
)

REQUEST = of_asset(
    "request_disposal",
    disposals.request,
    inputs={
        "way": Choice(DISPOSAL_KINDS, N_("Disposal way"), required=True),
        "reason": reason(True),
        "requested_by": person(N_("Applicant"), True),
        "expected_proceeds": Money(N_("Expected proceeds")),
        "on": on_day(),
    },
    start=lambda office, _asset: {"requested_by": office.staff(office.who)},
)
REINSTATE = {"on": on_day(), "reason": reason(True)}

DISPOSALS = (
    REQUEST,
    of_asset("approve", by_disposal(disposals.approve), inputs=decision_inputs(), start=proposed_approver),
    of_asset("reject", by_disposal(disposals.reject), inputs=decision_inputs(True), start=proposed_approver),
    of_asset(
        "dispose",
        by_disposal(disposals.dispose),
        inputs=dispose_inputs(),
        preview=lambda office, asset, **inputs: disposals.preview(office, disposals.open_of(asset), **inputs),
    ),
    of_asset("reinstate", by_disposal(disposals.reinstate), inputs=dict(REINSTATE)),
    Operation(
        "approve", Disposal, N_("Approve"), disposals.approve, decision_inputs(), DISPOSAL_FLOW, start=proposed_approver
    ),
    Operation(
        "reject",
        Disposal,
        N_("Reject"),
        disposals.reject,
        decision_inputs(True),
        DISPOSAL_FLOW,
        start=proposed_approver,
    ),
    Operation(
        "dispose", Disposal, N_("Dispose of"), disposals.dispose, dispose_inputs(), DISPOSAL_FLOW, disposals.preview
    ),
    Operation("reinstate", Disposal, N_("Reinstate"), disposals.reinstate, dict(REINSTATE), DISPOSAL_FLOW),
)

STOCKTAKES = (
    Operation(
        "scan",
        Stocktake,
        N_("Scan"),
        stocktakes.scan,
        {
            "tag": Text(N_("Tag"), required=True),
            "place": place(),
            "condition": condition(),
            "quantity": Quantity(N_("Counted quantity")),
        },
        STOCKTAKE_FLOW,
    ),
    Operation(
        "count",
        Stocktake,
        N_("Finish counting"),
        stocktakes.finish,
        {"counted_by": person(N_("Counted by"))},
        STOCKTAKE_FLOW,
    ),
    Operation("recount", Stocktake, N_("Count again"), stocktakes.recount, {}, STOCKTAKE_FLOW),
    Operation(
        "decide",
        StocktakeLine,
        N_("Decide a difference"),
        stocktakes.decide,
        {
            "decision": Choice(DECISIONS, N_("Decision"), required=True),
            "cause": Text(N_("Cause of difference"), limit=500),
        },
    ),
    Operation(
        "review", Stocktake, N_("Review"), stocktakes.review, {"reviewer": person(N_("Reviewer"), True)}, STOCKTAKE_FLOW
    ),
    Operation(
        "book",
        Stocktake,
        N_("Approve and book"),
        stocktakes.book,
        decision_inputs(),
        STOCKTAKE_FLOW,
        start=proposed_approver,
    ),
)

OPERATIONS = (*CUSTODY, *VALUE, *DISPOSALS, *STOCKTAKES)
