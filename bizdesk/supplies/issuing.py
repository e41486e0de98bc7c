"""Issuing on a requisition (clause 4.2.2b): all that is left of it or one supply, in one or several goes, by hand or by
scanning; never more than approved over all of them together."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.office.values import show_quantity
from bizdesk.supplies import booking, counter, moving, papers, quotas
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply
from bizdesk.supplies.positions import moved_for
from bizdesk.supplies.requisitions import lines_of
from bizdesk.supplies.stock import RULE, SCALE

Wanted = list[tuple[RequisitionLine, Decimal]]


def issued(
    office: Office,
    requisition: Requisition,
    *,
    supply: Supply | None = None,
    quantity: Decimal | None = None,
    place: Place | None = None,
    batch: str = "",
    old_returned: bool = False,
    on: date | None = None,
    account: str = "",
    department: Department | None = None,
    project: str = "",
) -> list[tuple[Supply, moving.Made]]:
    """What goes out on a requisition: all that is left, or so much of one supply, of a lot of it where one is named."""
    REQUISITION_FLOW.check(requisition, "issue")
    wanted = _going(requisition, supply, quantity)
    if batch and len(wanted) > 1:
        raise Refused(
            N_("{number} has {lines} lines to issue: name the supply that the lot is of."),
            rule=RULE,
            number=requisition.number,
            lines=len(wanted),
        )
    to = {"staff": requisition.applicant, "department": department or requisition.department}
    made = [
        (
            line.supply,
            moving.given_out(
                office,
                line.supply,
                quantity=part,
                old_returned=old_returned,
                on=on,
                place=place,
                batch=batch,
                account=account,
                project=project or requisition.project,
                requisition=line,
                reason=requisition.purpose,
                **to,
            ),
        )
        for line, part in wanted
    ]
    quotas.admit(office, [(line.supply, part) for line, part in wanted], **to, on=on)
    return made


def issue(office: Office, who: str, requisition: Requisition, **inputs: Any) -> Requisition:
    """Issue what is approved; the requisition is then where what is left of it brings it."""
    with change(office, who, N_("Issue on {number}"), number=requisition.number) as act:
        step = REQUISITION_FLOW.check(requisition, "issue")
        for supply, made in issued(office, requisition, **inputs):
            booking.book(office, act, supply, made)
        left = outstanding(lines_of(requisition))
        REQUISITION_FLOW.enter(requisition, step, "partly_issued" if any(left.values()) else "issued")
        return act.save(requisition)


def _going(requisition: Requisition, supply: Supply | None, quantity: Decimal | None) -> Wanted:
    """The lines that something goes out of, and how much; never more than is left of one."""
    lines = lines_of(requisition)
    left = outstanding(lines)
    if supply is not None:
        line = papers.line_of(lines, supply, _not_asked(requisition, supply.caption))
        if quantity is None and not left[line.id]:
            raise NothingToDo(
                N_("Nothing of {supply} is left to issue on {number}."),
                rule=RULE,
                supply=supply.caption,
                number=requisition.number,
            )
        asked = [line]
    else:
        asked = [line for line in lines if left[line.id]]
        if not asked:
            raise NothingToDo(
                N_("Nothing is left to issue on {number}: close it."), rule=RULE, number=requisition.number
            )
    if quantity is None:
        return [(line, left[line.id]) for line in asked]
    papers.above_nothing(quantity, RULE)
    if len(asked) > 1:
        raise Refused(
            N_("{number} has {lines} lines to issue: name the supply that the quantity is of."),
            rule=RULE,
            number=requisition.number,
            lines=len(asked),
        )
    for line in asked:
        _within(requisition, line, left[line.id], quantity)
    return [(line, quantity) for line in asked]


def _within(requisition: Requisition, line: RequisitionLine, left: Decimal, quantity: Decimal) -> None:
    if quantity > left:
        raise Refused(
            N_("{number}: {approved} of {supply} approved, {left} left to issue; not {wanted}."),
            rule=RULE,
            number=requisition.number,
            approved=show_quantity(line.approved or Decimal(0)),
            supply=line.supply.caption,
            left=show_quantity(left),
            wanted=show_quantity(quantity),
        )


def _not_asked(requisition: Requisition, what: str) -> Refused:
    return Refused(N_("{number} does not ask for {supply}."), rule=RULE, number=requisition.number, supply=what)


def outstanding(lines: Sequence[RequisitionLine]) -> dict[int, Decimal]:
    """By line: what is approved and not issued yet."""
    went = moved_for(Movement.requisition, [line.id for line in lines])
    return {line.id: (line.approved or Decimal(0)) + Decimal(went.get(line.id, 0)) / SCALE for line in lines}


def left_of(requisition: Requisition, supply: Supply) -> Decimal:
    """What is left to issue of a supply on a requisition; refused where it was never asked for."""
    lines = lines_of(requisition)
    line = papers.line_of(lines, supply, _not_asked(requisition, supply.caption))
    return outstanding(lines)[line.id]


def meant(requisition: Requisition, words: str) -> Sequence[Supply]:
    """The supplies of a requisition that the words may mean: the one with this code or barcode, else all in which they
    stand; refused is what it never asked for."""
    asked = {line.__data__["supply"] for line in lines_of(requisition)}
    found = counter.meant(words, Supply.id.in_(asked)) or counter.meant(words)
    if any(supply.id not in asked for supply in found):
        raise _not_asked(requisition, found[0].caption if len(found) == 1 else words)
    return found
