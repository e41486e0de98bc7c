"""Taking movements back out of the ledger, with what the papers they belong to then are (clause 4.2.2)."""

from datetime import date

from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.supplies import booking, issuing, orders, quotas, receiving, requisitions
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.models import Movement, Requisition
from bizdesk.supplies.positions import moved_for


def reverse(office: Office, who: str, movement: Movement, *, reason: str, on: date | None = None) -> Movement:
    """Take a movement back on its own day or a later one; its order or requisition is then where the rest brings it."""
    with change(office, who, N_("Reverse {number}"), number=movement.number) as act:
        booking.reversible(movement)
        _allowed(office, movement)
        made = booking.reverse(office, who, movement, reason=reason, on=on)
        if (line := movement.order) is not None:
            receiving.settle(act, line.order, "reverse", orders.lines_of(line.order))
        if (line := movement.requisition) is not None:
            _settle(act, line.requisition)
        return made


def _allowed(office: Office, movement: Movement) -> None:
    """Refuse a reversal that would do what no receipt, return or issue may."""
    if (line := movement.order) is not None:
        if movement.quantity < 0:
            receiving.stays_again(office, line, -movement.quantity)
        else:
            receiving.there(line, movement.quantity, movement.date)
    if movement.kind == "return_from_user":
        out = [(movement.supply, movement.quantity)]
        quotas.admit(office, out, staff=movement.staff, department=movement.department, on=movement.date)


def _settle(act: Act, requisition: Requisition) -> None:
    """Bring a requisition to the state that follows from what was issued on it."""
    step = REQUISITION_FLOW.step(requisition, "reverse")
    left = issuing.outstanding(requisitions.lines_of(requisition))
    went = any(moved_for(Movement.requisition, left).values())
    open_ = "partly_issued" if went else "approved"
    REQUISITION_FLOW.enter(requisition, step, (open_ if any(left.values()) else "issued") if step.to else "")
    act.save(requisition)
