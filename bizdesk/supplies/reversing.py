"""Taking movements back out of the ledger, with what the papers they belong to then are (clause 4.2.2)."""

from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.supplies import booking, issuing, receiving, requisitions
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.models import Movement, Requisition
from bizdesk.supplies.positions import moved_for


def reverse(office: Office, who: str, movement: Movement, *, reason: str) -> Movement:
    """Take a movement out of the ledger; its order or requisition is then where what is left brings it."""
    with change(office, who, N_("Reverse {number}"), number=movement.number) as act:
        made = booking.reverse(office, who, movement, reason=reason)
        if (line := movement.order) is not None:
            receiving.settle(act, line.order, "reverse")
        if (line := movement.requisition) is not None:
            _settle(act, line.requisition)
        return made


def _settle(act: Act, requisition: Requisition) -> None:
    """Bring a requisition to the state that follows from what was issued on it."""
    step = REQUISITION_FLOW.step(requisition, "reverse")
    left = issuing.outstanding(requisitions.lines_of(requisition))
    went = any(moved_for(Movement.requisition, left).values())
    open_ = "partly_issued" if went else "approved"
    REQUISITION_FLOW.enter(requisition, step, (open_ if any(left.values()) else "issued") if step.to else "")
    act.save(requisition)
