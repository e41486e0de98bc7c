"""Asking for supplies (clause 4.2.2b): the requisition, its lines, and its decision by another person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bizdesk.office import approval
from bizdesk.office.decision import Decision
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.money import half_up
from bizdesk.office.people import Staff, at_work
from bizdesk.supplies import approving, papers, quotas, stock
from bizdesk.supplies.decided import REQUISITION
from bizdesk.supplies.deciding import decide
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.models import Requisition, RequisitionLine
from bizdesk.supplies.stock import RULE, SCALE
from bizdesk.supplies.words import PROMISED

OPEN = ("draft", "submitted")


def add(office: Office, who: str, values: Mapping[str, Any]) -> Requisition:
    """Begin a requisition: of today and of who acts unless it is said otherwise."""
    values = dict(values)
    values["requested_on"] = values.get("requested_on") or office.today()
    applicant = values["applicant"] = values.get("applicant") or office.staff(who)
    if applicant is not None:
        at_work(applicant, office.today(), RULE)
        values["department"] = values.get("department") or applicant.department
    with change(office, who, N_("Add requisition {number}")) as act:
        requisition = act.add(Requisition(**values))
        act.words["number"] = requisition.number
        return requisition


def add_line(office: Office, who: str, values: Mapping[str, Any]) -> RequisitionLine:
    """Ask for one supply more."""
    line = RequisitionLine(**values)
    line.verify()
    with change(office, who, N_("Add {supply} to {number}")) as act:
        addable(line)
        act.add(line)
        act.words |= {"number": line.requisition.number, "supply": line.supply.caption}
        return line


def edit_line(office: Office, who: str, line: RequisitionLine, values: Mapping[str, Any]) -> RequisitionLine:
    """Ask for another quantity."""
    with change(office, who, N_("Edit a line of {number}"), number=line.requisition.number) as act:
        papers.write_over(line, values, RULE)
        changeable(line)
        return act.save(line)


def remove_line(office: Office, who: str, line: RequisitionLine) -> None:
    """Ask for one supply less."""
    with change(office, who, N_("Take {supply} off {number}"), number=line.requisition.number) as act:
        changeable(line)
        act.words["supply"] = line.supply.caption
        act.remove(line)


def edit(office: Office, who: str, requisition: Requisition, values: Mapping[str, Any]) -> Requisition:
    """Correct a requisition that nobody has decided on."""
    with change(office, who, N_("Edit {number}"), number=requisition.number) as act:
        not_decided(requisition.afresh())
        for name, value in values.items():
            setattr(requisition, name, value)
        at_work(requisition.applicant, office.today(), RULE)
        return act.save(requisition)


def not_decided(requisition: Requisition) -> None:
    """Refuse to change a requisition that somebody has decided on."""
    words = N_("{number} is {state}: it is not changed any more. Make another requisition.")
    if (requisition.state, "return") in REQUISITION_FLOW.steps:
        words = N_("{number} is {state}: send it back before it is changed.")
    elif requisition.state in PROMISED:
        words = N_(
            "{number} is {state}: it is not changed any more. Close it with the reason why the rest is not issued, and"
            " make another requisition."
        )
    REQUISITION_FLOW.within(requisition, OPEN, words)


def addable(line: RequisitionLine) -> None:
    """Refuse a new line as one that is changed, and one of what is not used any more."""
    papers.in_use(line.supply, RULE)
    changeable(line)


def changeable(line: RequisitionLine) -> None:
    """Refuse a line of a requisition that somebody has decided on, one of nothing, and one of what is on it already."""
    there = bool(line.__data__.get("requisition"))
    if there:
        not_decided(line.requisition.afresh())
    papers.above_nothing(line.quantity, RULE)
    if there and any(other.supply == line.supply and other.id != line.id for other in lines_of(line.requisition)):
        raise Refused(
            N_("{supply} is on {number} already: change its quantity there."),
            rule=RULE,
            supply=line.supply.caption,
            number=line.requisition.number,
        )


def submit(office: Office, who: str, requisition: Requisition) -> Requisition:
    """Hand a requisition in; without an approval in the policy it is approved by that rule."""
    with change(office, who, N_("Submit {number}"), number=requisition.number) as act:
        at_work(requisition.applicant, office.today(), RULE)
        # What was decided on is decided on again, whatever the policy says by now.
        decided = approval.newest(requisition, REQUISITION) is not None
        needed = decided or bool(office.policy.get("requisition_needs_approval"))
        REQUISITION_FLOW.move(requisition, "submit", "submitted" if needed else "approved")
        lines = lines_of(requisition)
        quotas.admit(
            office,
            [(line.supply, line.quantity) for line in lines],
            staff=requisition.applicant,
            department=requisition.department,
        )
        for line in () if needed else lines:
            line.approved = line.quantity
            act.save(line)
        return act.save(requisition)


def approve(
    office: Office,
    who: str,
    requisition: Requisition,
    *,
    approver: Staff,
    quantities: str = "",
    opinion: str = "",
    paper_reference: str = "",
    on: date | None = None,
) -> Requisition:
    """Approve a requisition, or less of it: quantities in the order of its lines, one for each; none: all of it."""

    def given(act: Act) -> int:
        lines = lines_of(requisition)
        for line, quantity in zip(lines, approving.quantities_of(office, requisition, quantities), strict=True):
            line.approved = quantity
            act.save(line)
        return worth(requisition, lines)

    made, others = Decision(approver, opinion, paper_reference, on), {N_("applicant"): requisition.applicant}
    return decide(office, who, requisition, REQUISITION_FLOW, REQUISITION, "approve", made, others=others, amount=given)


def reject(
    office: Office,
    who: str,
    requisition: Requisition,
    *,
    approver: Staff,
    opinion: str,
    paper_reference: str = "",
    on: date | None = None,
) -> Requisition:
    """Reject a requisition."""
    made, others = Decision(approver, opinion, paper_reference, on), {N_("applicant"): requisition.applicant}
    return decide(office, who, requisition, REQUISITION_FLOW, REQUISITION, "reject", made, others=others)


def return_(office: Office, who: str, requisition: Requisition, *, reason: str = "") -> Requisition:
    """Send a requisition back to who asked, to be changed and handed in again; nothing was issued on it."""
    words = N_("Send {number} back: {reason}") if reason else N_("Send {number} back")
    with change(office, who, words, number=requisition.number, reason=reason) as act:
        REQUISITION_FLOW.move(requisition, "return")
        for line in lines_of(requisition):
            if line.approved is not None:
                line.approved = None
                act.save(line)
        return act.save(requisition)


def close(office: Office, who: str, requisition: Requisition, *, reason: str = "") -> Requisition:
    """Close a requisition; what was not issued of it is not issued any more, and it is told why."""
    words = N_("Close {number}: {reason}") if reason else N_("Close {number}")
    with change(office, who, words, number=requisition.number, reason=reason) as act:
        short = requisition.afresh().state != "issued"
        REQUISITION_FLOW.move(requisition, "close")
        if short and not reason:
            raise Refused(
                N_("Not all of {number} was issued: give a reason why the rest is not."),
                rule=RULE,
                number=requisition.number,
            )
        return act.save(requisition)


def lines_of(requisition: Requisition) -> list[RequisitionLine]:
    """The lines of a requisition in their order."""
    return papers.lines_of(RequisitionLine, requisition)


def worth(requisition: Requisition, lines: list[RequisitionLine]) -> int:
    """What the approved quantities cost at what the stock is worth now, or at the reference price."""
    each = stock.unit_costs([line.supply for line in lines])
    asked = {line: line.approved if line.approved is not None else line.quantity for line in lines}
    return sum(half_up(each[line.supply.id] * stock.scaled(quantity), SCALE) for line, quantity in asked.items())
