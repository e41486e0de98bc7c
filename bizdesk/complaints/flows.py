"""The flows of customer service (clauses 2.3.1 to 2.3.3): the states of a case and the steps between them."""

from collections.abc import Iterable

from bizdesk.complaints.decided import APPROVED, FOUND, NOT_PAUSED, PAUSED, STILL_OPEN, VERIFIED
from bizdesk.complaints.words import (
    ACTION_STATES,
    COMPLAINT_STATES,
    IMPROVEMENT_STATES,
    INQUIRY_STATES,
    OPEN,
    VISIT_STATES,
)
from bizdesk.office.flow import Flow, Guard, Step
from bizdesk.office.language import N_


def _from(
    states: Iterable[str], action: str, *to: str, who: str = "", guards: tuple[Guard, ...] = ()
) -> dict[tuple[str, str], Step]:
    return {(state, action): Step(to, who, guards) for state in states}


COMPLAINT_FLOW = Flow(
    states=COMPLAINT_STATES,
    actions={
        "assign": N_("Assign to a department"),
        "refer": N_("Refer to a second department"),
        "respond": N_("First response"),
        "remind": N_("Chase"),
        "investigate": N_("Investigate"),
        "find": N_("Record the findings"),
        "propose": N_("Propose a remedy"),
        "approve": N_("Approve the proposal"),
        "reject": N_("Reject the proposal"),
        "agree": N_("Agreed by the customer"),
        "refuse": N_("Refused by the customer"),
        "feed_back": N_("Feed the result back"),
        "satisfied": N_("Satisfied: close"),
        "not_satisfied": N_("Not satisfied: next round"),
        "pause": N_("Stop the clock"),
        "resume": N_("Resume the clock"),
        "extend": N_("Extend"),
        "escalate": N_("Escalate"),
        "change_severity": N_("Change the severity"),
        "merge": N_("Merge into another"),
        "split": N_("Split off a complaint"),
        "link": N_("Link with another"),
        "cancel": N_("Cancel"),
        "reopen": N_("Reopen"),
    },
    start="recorded",
    field="state",
    clause="2.3.2",
    line=(
        "assign",
        "investigate",
        "find",
        "approve",
        "reject",
        "agree",
        "refuse",
        "propose",
        "feed_back",
        "satisfied",
        "not_satisfied",
        "reopen",
    ),
    steps={
        ("recorded", "assign"): Step(("assigned",)),
        **_from(OPEN[1:], "assign"),
        **_from(OPEN[1:], "refer"),
        **_from(OPEN, "respond"),
        **_from(OPEN, "remind"),
        ("assigned", "investigate"): Step(("investigating",)),
        ("investigating", "find"): Step(),
        ("investigating", "propose"): Step(("proposed",), guards=(FOUND,)),
        ("proposed", "propose"): Step((), guards=(FOUND,)),
        ("proposed", "approve"): Step((), "approver"),
        ("proposed", "reject"): Step(("investigating",), "approver"),
        ("proposed", "agree"): Step(("agreed",), guards=(APPROVED,)),
        ("proposed", "refuse"): Step(("investigating",)),
        ("agreed", "feed_back"): Step(("fed_back",)),
        ("fed_back", "satisfied"): Step(("closed",), guards=(NOT_PAUSED, VERIFIED)),
        ("fed_back", "not_satisfied"): Step(("investigating",)),
        **_from(OPEN, "pause", guards=(NOT_PAUSED,)),
        **_from(OPEN, "resume", guards=(PAUSED,)),
        **_from(OPEN, "extend", who="approver"),
        **_from(OPEN, "escalate"),
        **_from(OPEN, "change_severity"),
        **_from(OPEN, "merge", "merged"),
        **_from(OPEN, "split"),
        **_from((*OPEN, "closed", "cancelled"), "link"),
        **_from(OPEN, "cancel", "cancelled"),
        **_from(("closed", "cancelled", "merged"), "reopen", "investigating", "assigned", "recorded"),
    },
)
ACTION_FLOW = Flow(
    states=ACTION_STATES,
    actions={"finish": N_("Done"), "verify": N_("Verify"), "send_back": N_("Not effective: again")},
    start="open",
    field="state",
    clause="2.3.2",
    steps={
        ("open", "finish"): Step(("done",)),
        ("done", "verify"): Step(("verified",)),
        ("done", "send_back"): Step(("open",)),
        ("verified", "send_back"): Step(("open",), guards=(STILL_OPEN,)),
    },
)
INQUIRY_FLOW = Flow(
    states=INQUIRY_STATES,
    actions={
        "answer": N_("Answer"),
        "close": N_("Close"),
        "reopen": N_("Reopen"),
        "complain": N_("Turn into a complaint"),
    },
    start="open",
    field="state",
    clause="2.3.1",
    steps={
        ("open", "answer"): Step(("answered",)),
        ("answered", "answer"): Step(),
        ("answered", "close"): Step(("closed",)),
        ("answered", "reopen"): Step(("open",)),
        ("closed", "reopen"): Step(("open",)),
        **_from(("open", "answered"), "complain", "complaint"),
    },
)
VISIT_FLOW = Flow(
    states=VISIT_STATES,
    actions={
        "finish": N_("Done"),
        "not_reached": N_("Not reached"),
        "suggest": N_("Suggestion: an improvement"),
        "cancel": N_("Cancel"),
    },
    start="planned",
    field="state",
    clause="2.3.3",
    steps={
        ("planned", "finish"): Step(("done",)),
        ("planned", "not_reached"): Step(),
        ("done", "suggest"): Step(),
        ("planned", "cancel"): Step(("cancelled",)),
    },
)
IMPROVEMENT_FLOW = Flow(
    states=IMPROVEMENT_STATES,
    actions={"finish": N_("Done"), "drop": N_("Drop"), "reopen": N_("Reopen")},
    start="open",
    field="state",
    clause="2.3.3",
    steps={
        ("open", "finish"): Step(("done",)),
        ("open", "drop"): Step(("dropped",)),
        **_from(("done", "dropped"), "reopen", "open"),
    },
)
