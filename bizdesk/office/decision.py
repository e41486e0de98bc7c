"""A decision at a step of a flow: what was decided by whom, told once for all that is decided on (clause 1.3.1)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from bizdesk.office import approval
from bizdesk.office.approval import Approval, Matter
from bizdesk.office.flow import Flow, Step
from bizdesk.office.journal import Act
from bizdesk.office.people import Staff
from bizdesk.office.record import Record

# What a decision says by the step it is made at.
VERDICT_AT = {
    "approve": "approved",
    "review": "approved",
    "book": "approved",
    "reject": "rejected",
    "revoke": "revoked",
}


class Decision(NamedTuple):
    """What somebody decides at a step: who, with which words, on which paper and day; None: today."""

    approver: Staff
    opinion: str
    paper_reference: str
    on: date | None = None


def refuse_repeated(flow: Flow, record: Record, matter: Matter, action: str, approver: Staff) -> None:
    """Refuse, as nothing to do, a decision that the same person made already, where it would lead no further."""
    step = flow.steps.get((flow.state(record), action))
    if step is None or not step.to:
        approval.repeated(record, matter, VERDICT_AT[action], approver)


def record_decision(
    act: Act,
    record: Record,
    matter: Matter,
    action: str,
    step: Step,
    made: Decision,
    *,
    others: Mapping[str, Staff | None],
    amount: int = 0,
) -> Approval:
    """Write a decision at a step of a flow down, or refuse it by the rules of approval."""
    return approval.decide(
        act,
        record,
        matter,
        VERDICT_AT[action],
        made.approver,
        role=step.who,
        others=others,
        amount=amount,
        opinion=made.opinion,
        decided_on=made.on,
        paper_reference=made.paper_reference,
    )
