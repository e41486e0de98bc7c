"""What is decided on in customer service (clause 1.3.1), and what must hold before some of its steps."""

from datetime import date
from typing import Any

from bizdesk.complaints.models import Complaint, CorrectiveAction, Extension
from bizdesk.complaints.words import COMPLAINT_STATES, OPEN
from bizdesk.office import approval
from bizdesk.office.approval import Decided, Hold, Matter
from bizdesk.office.errors import Refused
from bizdesk.office.flow import Guard
from bizdesk.office.language import N_, _

RULE = "2.3.2"
OF_PROPOSAL = ("customer", "subject", "round", "finding", "justified", "cause", "proposal", "proposal_cost")
OF_EXTENSION = ("complaint", "step", "before", "due", "reason")


def proposed(complaint: Complaint, _day: date) -> list[Any]:
    """The remedy, what it rests on, and for whom it is."""
    stored = complaint.stored()
    return [stored[name] for name in OF_PROPOSAL]


def asked_for(extension: Extension, _day: date) -> list[Any]:
    """The extension as it is given."""
    stored = extension.stored()
    return [stored[name] for name in OF_EXTENSION]


PROPOSAL = Matter("approve", proposed)
EXTENSION = Matter("approve", asked_for)
BEFORE, HELD = ("recorded", "assigned", "investigating"), ("proposed", "agreed", "fed_back", "closed")
DECIDED = {"complaint": Decided((Hold(PROPOSAL, BEFORE, HELD),))}


def _found(complaint: Complaint) -> None:
    if not complaint.finding:
        raise Refused(
            N_("{number} has no findings yet: record them with 'find' before a remedy is proposed."),
            rule=RULE,
            number=complaint.number,
        )


def _approved(complaint: Complaint) -> None:
    if not complaint.approval_needed or approval.standing(complaint, PROPOSAL) is not None:
        return
    made = approval.newest(complaint, PROPOSAL)
    void = made is not None and made.verdict == "approved"
    words = (
        N_("The approval of {number} is void: the proposal was changed since. Have it approved again.")
        if void
        else N_("The remedy of {number} costs more than may be promised without an approval: have it approved first.")
    )
    raise Refused(words, rule="1.3.1", number=complaint.number)


def _verified(complaint: Complaint) -> None:
    waiting = CorrectiveAction.select(CorrectiveAction.number).where(
        (CorrectiveAction.complaint == complaint.id) & (CorrectiveAction.state != "verified")
    )
    numbers = [number for (number,) in waiting.order_by(CorrectiveAction.id).tuples()]
    if numbers:
        raise Refused(
            N_("{number} stays open: not verified yet are {actions}."),
            rule=RULE,
            number=complaint.number,
            actions=_(", ").join(numbers),
        )


def _still_open(action: CorrectiveAction) -> None:
    complaint = action.complaint
    if complaint.state not in OPEN:
        raise Refused(
            N_("{number} is {state}: reopen it before its action is sent back."),
            rule=RULE,
            number=complaint.number,
            state=_(COMPLAINT_STATES[complaint.state]),
        )


def _paused(complaint: Complaint) -> None:
    if complaint.paused_since is None:
        raise Refused(N_("The clock of {number} is running."), rule=RULE, number=complaint.number)


def _not_paused(complaint: Complaint) -> None:
    if complaint.paused_since is not None:
        raise Refused(N_("The clock of {number} is stopped: resume it first."), rule=RULE, number=complaint.number)


FOUND = Guard(N_("there are findings"), _found)
APPROVED = Guard(N_("above the limit it is approved"), _approved)
VERIFIED = Guard(N_("every action is verified"), _verified)
STILL_OPEN = Guard(N_("its complaint is open"), _still_open)
PAUSED = Guard(N_("the clock is stopped"), _paused)
NOT_PAUSED = Guard(N_("the clock runs"), _not_paused)
