"""How papers of supplies are decided on (clause 1.3.1): one step of their flow, written down with who decided what."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.office.approval import Matter
from bizdesk.office.decision import Decision, record_decision, refuse_repeated
from bizdesk.office.file import Office
from bizdesk.office.flow import Flow
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff

WORDS = {"approve": N_("Approve {number}"), "reject": N_("Reject {number}")}


def decide(
    office: Office,
    who: str,
    paper: Any,
    flow: Flow,
    matter: Matter,
    action: str,
    made: Decision,
    *,
    others: Mapping[str, Staff | None],
    amount: Callable[[Act], int] = lambda _act: 0,
) -> Any:
    """Decide on a paper and bring it to where that leads.

    amount(act) tells what the approver's limit must cover, having written what is part of the decision.
    """
    refuse_repeated(flow, paper, matter, action, made.approver)
    with change(office, who, WORDS[action], number=paper.number) as act:
        step = flow.check(paper, action)
        record_decision(act, paper, matter, action, step, made, others=others, amount=amount(act))
        flow.enter(paper, step)
        return act.save(paper)
