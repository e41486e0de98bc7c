"""The operations on disposals and stocktakes, the acts that leave a signed paper."""

from collections.abc import Callable
from typing import Any

from bizdesk.assets import disposals, previews, settlement, stocktakes
from bizdesk.assets.decided import open_of
from bizdesk.assets.flows import DISPOSAL_FLOW, STOCKTAKE_FLOW
from bizdesk.assets.inputs import (
    condition,
    of_asset,
    on_day,
    opinion,
    person,
    place,
    proposed,
    reason,
)
from bizdesk.assets.models import Asset, Disposal, Stocktake, StocktakeLine
from bizdesk.assets.words import DECISIONS, DISPOSAL_KINDS
from bizdesk.office.fields import Choice, Money, Quantity, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation


def by_disposal(run: Callable[..., Any]) -> Callable[..., Any]:
    """Take a step of the disposal an asset has open."""

    def step(office: Office, who: str, asset: Asset, **inputs: Any) -> Disposal:
        return run(office, who, open_of(asset), **inputs)

    return step


def dispose_inputs() -> dict[str, Typed]:
    return {
        "on": on_day(),
        "proceeds": Money(N_("Proceeds")),
        "costs": Money(N_("Disposal costs")),
        "buyer": Text(N_("Buyer or recipient")),
    }


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


def decided(opinion_required: bool = False) -> dict[str, Typed]:
    """What a decision on a disposal asks for, with the day it was taken."""
    return {"approver": person(N_("Approver"), True), **opinion(opinion_required), "on": on_day()}


def reviewed() -> dict[str, Typed]:
    """What a review asks for."""
    return {"reviewer": person(N_("Reviewer"), True), **opinion()}


REINSTATE = {"on": on_day(), "reason": reason(True)}

DISPOSALS = (
    REQUEST,
    of_asset("approve", by_disposal(disposals.approve), inputs=decided(), start=proposed("approver")),
    of_asset("reject", by_disposal(disposals.reject), inputs=decided(True), start=proposed("approver")),
    of_asset("revoke", by_disposal(disposals.revoke), inputs=decided(True), start=proposed("approver")),
    of_asset(
        "dispose",
        by_disposal(disposals.dispose),
        inputs=dispose_inputs(),
        preview=lambda office, asset, **inputs: disposals.preview(office, open_of(asset), **inputs),
    ),
    of_asset(
        "reinstate",
        by_disposal(disposals.reinstate),
        inputs=dict(REINSTATE),
        preview=lambda office, asset, **inputs: previews.reinstated(office, open_of(asset), **inputs),
    ),
    Operation(
        "approve", Disposal, N_("Approve"), disposals.approve, decided(), DISPOSAL_FLOW, start=proposed("approver")
    ),
    Operation(
        "reject",
        Disposal,
        N_("Reject"),
        disposals.reject,
        decided(True),
        DISPOSAL_FLOW,
        start=proposed("approver"),
    ),
    Operation(
        "revoke",
        Disposal,
        N_("Revoke the approval"),
        disposals.revoke,
        decided(True),
        DISPOSAL_FLOW,
        start=proposed("approver"),
    ),
    Operation(
        "dispose", Disposal, N_("Dispose of"), disposals.dispose, dispose_inputs(), DISPOSAL_FLOW, disposals.preview
    ),
    Operation(
        "reinstate",
        Disposal,
        N_("Reinstate"),
        disposals.reinstate,
        dict(REINSTATE),
        DISPOSAL_FLOW,
        previews.reinstated,
    ),
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
        settlement.decide,
        {
            "decision": Choice(DECISIONS, N_("Decision"), required=True),
            "cause": Text(N_("Cause of difference"), limit=500),
        },
        guard=settlement.refuse_deciding,
    ),
    Operation(
        "review", Stocktake, N_("Review"), settlement.review, reviewed(), STOCKTAKE_FLOW, start=proposed("reviewer")
    ),
    Operation(
        "revoke",
        Stocktake,
        N_("Revoke the review"),
        settlement.revoke,
        reviewed(),
        STOCKTAKE_FLOW,
        start=proposed("reviewer"),
    ),
    Operation(
        "book",
        Stocktake,
        N_("Approve and book"),
        settlement.book,
        {"approver": person(N_("Approver"), help=N_("Empty where the policy asks for no approval.")), **opinion()},
        STOCKTAKE_FLOW,
        start=proposed("approver"),
        prepare=settlement.prepare,
    ),
)
