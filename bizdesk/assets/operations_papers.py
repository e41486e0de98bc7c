"""The operations on disposals and stocktakes, the acts that leave a signed paper."""

from collections.abc import Callable
from typing import Any

from bizdesk.assets import disposals, previews, settlement, stocktakes
from bizdesk.assets.decided import open_of
from bizdesk.assets.flows import DISPOSAL_FLOW, STOCKTAKE_FLOW
from bizdesk.assets.inputs import condition, of_asset, place
from bizdesk.assets.models import Asset, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.words import DECISIONS, DISPOSAL_KINDS
from bizdesk.office.fields import Choice, Money, Quantity, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.inputs import decision, on_day, opinion, person, proposed, reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation

REQUEST = of_asset(
    "request_disposal",
    disposals.request,
    inputs={
        "kind": Choice(DISPOSAL_KINDS, N_("Disposal way"), required=True),
        "reason": reason(True),
        "requested_by": person(N_("Applicant"), True),
        "expected_proceeds": Money(N_("Expected proceeds")),
        "on": on_day(),
    },
    start=lambda office, _asset: {"requested_by": office.staff(office.who)},
)


def reviewed() -> dict[str, Typed]:
    """What a review asks for."""
    return {"reviewer": person(N_("Reviewer"), True), **opinion()}


def _of_disposal(name: str, run: Callable[..., Any], inputs: dict[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Disposal, DISPOSAL_FLOW.actions[name], run, inputs, DISPOSAL_FLOW, **rest)


STEPS = (
    _of_disposal("approve", disposals.approve, decision(), start=proposed("approver")),
    _of_disposal("reject", disposals.reject, decision(True), start=proposed("approver")),
    _of_disposal("revoke", disposals.revoke, decision(True), start=proposed("approver")),
    _of_disposal(
        "dispose",
        disposals.dispose,
        {
            "on": on_day(),
            "proceeds": Money(N_("Proceeds")),
            "costs": Money(N_("Disposal costs")),
            "buyer": Text(N_("Buyer or recipient")),
        },
        preview=disposals.preview,
    ),
    _of_disposal(
        "reinstate", disposals.reinstate, {"on": on_day(), "reason": reason(True)}, preview=previews.reinstated
    ),
)


def on_card(step: Operation) -> Operation:
    """A step of a disposal as it is taken on the card of its asset, with the application that is open."""
    preview = step.preview

    def run(office: Office, who: str, asset: Asset, **inputs: Any) -> Disposal:
        return step.run(office, who, open_of(asset), **inputs)

    def told(office: Office, asset: Asset, **inputs: Any) -> list[str]:
        return preview(office, open_of(asset), **inputs) if preview else []

    return of_asset(step.name, run, inputs=step.inputs, preview=told if preview else None, start=step.start)


DISPOSALS = (REQUEST, *map(on_card, STEPS), *STEPS)


def _of_stocktake(name: str, run: Callable[..., Any], inputs: dict[str, Typed], **rest: Any) -> Operation:
    return Operation(name, Stocktake, STOCKTAKE_FLOW.actions[name], run, inputs, STOCKTAKE_FLOW, **rest)


STOCKTAKES = (
    _of_stocktake(
        "scan",
        stocktakes.scan,
        {
            "tag": Text(N_("Tag"), required=True),
            "place": place(),
            "condition": condition(),
            "quantity": Quantity(N_("Counted quantity")),
        },
    ),
    _of_stocktake("count", stocktakes.finish, {"counted_by": person(N_("Counted by"))}),
    _of_stocktake("recount", stocktakes.recount, {}),
    Operation(
        "decide",
        StocktakeLine,
        STOCKTAKE_FLOW.actions["decide"],
        settlement.decide,
        {
            "decision": Choice(DECISIONS, N_("Decision"), required=True),
            "cause": Text(N_("Cause of difference"), limit=500),
        },
        guard=settlement.refuse_deciding,
    ),
    _of_stocktake("review", settlement.review, reviewed(), start=proposed("reviewer")),
    _of_stocktake("revoke", settlement.revoke, reviewed(), start=proposed("reviewer")),
    _of_stocktake(
        "book",
        settlement.book,
        {"approver": person(N_("Approver"), help=N_("Empty where the policy asks for no approval.")), **opinion()},
        start=proposed("approver"),
        prepare=settlement.prepare,
    ),
)
