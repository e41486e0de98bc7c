"""The flows of fixed assets (clause 1.3.2): the states of a card, a stocktake and a disposal, and what leads where."""

from collections.abc import Iterable
from typing import Any

from bizdesk.assets.decided import (
    ALL_DECIDED,
    APPROVAL_STANDS,
    APPROVAL_VOID,
    HAS_APPLICATION,
    REVIEW_STANDS,
    REVIEW_VOID,
    of_card,
)
from bizdesk.assets.words import DISPOSAL_STATES, GONE, HELD, STATUSES, STOCKTAKE_STATES
from bizdesk.office.flow import Flow, Step
from bizdesk.office.language import N_

DISPOSAL_FLOW = Flow(
    states=DISPOSAL_STATES,
    actions={
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "void": N_("Void the approval"),
        "revoke": N_("Revoke the approval"),
        "dispose": N_("Dispose of"),
        "reinstate": N_("Reinstate"),
    },
    start="requested",
    field="state",
    clause="4.2.1c",
    steps={
        ("requested", "approve"): Step(("approved",), "approver"),
        ("requested", "reject"): Step(("rejected",), "approver"),
        ("approved", "approve"): Step((), "approver", (APPROVAL_VOID,)),
        ("approved", "void"): Step(("requested",)),
        ("approved", "revoke"): Step(("requested",), "approver"),
        ("approved", "dispose"): Step(("done",), "keeper", (APPROVAL_STANDS,)),
        ("done", "reinstate"): Step(("reversed",)),
    },
)
# Where the card is while its application is in a state.
ON_CARD = {
    "requested": ("disposal_requested",),
    "approved": ("disposal_approved",),
    "rejected": HELD,
    "done": GONE,
    "reversed": HELD,
}

ASSET_ACTIONS = {
    "register": N_("Register"),
    "move": N_("Transfer"),
    "assign": N_("Assign"),
    "take_back": N_("Take back"),
    "lend": N_("Lend"),
    "return": N_("Return"),
    "repair": N_("Send to repair"),
    "repaired": N_("Back from repair"),
    "store": N_("Store"),
    "restore_use": N_("Back in use"),
    "improve": N_("Improve"),
    "impair": N_("Impair"),
    "revalue": N_("Revalue"),
    "change_terms": N_("Change depreciation terms"),
    "split": N_("Split"),
    "merge": N_("Merge"),
    "read_meter": N_("Read the meter"),
    "charge": N_("Type a charge"),
    "request_disposal": N_("Apply for disposal"),
    **DISPOSAL_FLOW.actions,
    "approve": N_("Approve disposal"),
    "reject": N_("Reject disposal"),
}


def _from(states: Iterable[str], action: str, *to: str, who: str = "", **rest: Any) -> dict[tuple[str, str], Step]:
    return {(state, action): Step(to, who, **rest) for state in states}


def _of_disposal() -> dict[tuple[str, str], Step]:
    """The steps of a disposal as they are taken on the asset's card; a card may have come in as gone, without one."""
    return {
        (status, action): Step(
            tuple(to for state in step.to for to in ON_CARD[state]),
            step.who,
            (*((HAS_APPLICATION,) if status in GONE else ()), *map(of_card, step.guards)),
        )
        for (state, action), step in DISPOSAL_FLOW.steps.items()
        for status in ON_CARD[state]
    }


ASSET_FLOW = Flow(
    states=STATUSES,
    actions=ASSET_ACTIONS,
    start="draft",
    clause="4.2.1",
    steps={
        **_from(("draft",), "register", "in_use"),
        **_from(HELD, "move"),
        **_from(("in_use", "idle"), "assign", "in_use"),
        **_from(("in_use", "idle"), "take_back"),
        **_from(("in_use", "idle"), "lend", "on_loan"),
        **_from(("on_loan",), "return", "in_use"),
        **_from(("in_use", "idle"), "repair", "under_repair"),
        **_from(("under_repair",), "repaired", "in_use"),
        **_from(("in_use",), "store", "idle"),
        **_from(("idle",), "restore_use", "in_use"),
        **_from(HELD, "improve"),
        **_from(HELD, "impair"),
        **_from(HELD, "revalue"),
        **_from(HELD, "change_terms"),
        **_from(("in_use", "idle"), "split"),
        **_from(("in_use", "idle"), "merge", "merged"),
        **_from(HELD, "read_meter"),
        **_from(HELD, "charge"),
        **_from(HELD, "request_disposal", "disposal_requested", who="applicant"),
        **_of_disposal(),
    },
)

STOCKTAKE_FLOW = Flow(
    states=STOCKTAKE_STATES,
    actions={
        "scan": N_("Scan"),
        "count": N_("Finish counting"),
        "recount": N_("Count again"),
        "decide": N_("Decide a difference"),
        "review": N_("Review"),
        "revoke": N_("Revoke the review"),
        "book": N_("Approve and book"),
    },
    start="open",
    field="state",
    clause="4.2.1b",
    steps={
        ("open", "scan"): Step(),
        ("open", "count"): Step(("counted",), "keeper"),
        ("counted", "recount"): Step(("open",)),
        ("counted", "decide"): Step(),
        ("counted", "review"): Step(("reviewed",), "reviewer", (ALL_DECIDED,)),
        ("reviewed", "recount"): Step(("open",)),
        ("reviewed", "decide"): Step(("counted",)),
        ("reviewed", "review"): Step((), "reviewer", (REVIEW_VOID, ALL_DECIDED)),
        ("reviewed", "revoke"): Step(("counted",), "reviewer"),
        ("reviewed", "book"): Step(("booked",), "approver", (REVIEW_STANDS,)),
    },
)
