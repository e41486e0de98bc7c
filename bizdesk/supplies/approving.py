"""How much of each line of a requisition a typed list approves (clause 4.2.2b)."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bizdesk.office.addresses import Addresses
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.quantities import shown
from bizdesk.office.text import FULL_WIDTH, fold
from bizdesk.office.values import show_quantity
from bizdesk.supplies import papers
from bizdesk.supplies.flows import REQUISITION_FLOW
from bizdesk.supplies.models import Requisition, RequisitionLine
from bizdesk.supplies.stock import RULE


def quantities_of(office: Office, requisition: Requisition, quantities: str) -> list[Decimal]:
    """What a typed list approves, one quantity a line in their order or by the code of its supply or the line's
    address, none above what was asked for; all of it where none is typed."""
    lines = papers.lines_of(RequisitionLine, requisition)
    plain = re.sub(r"\s*=\s*", "=", quantities.translate(FULL_WIDTH))
    typed = re.sub("[,;、]", " ", plain).split()
    if any("=" in text for text in typed):
        typed = _in_order(office, requisition, lines, typed)
    if typed and len(typed) != len(lines):
        words = N_(
            "{number} has {lines} lines, the list of approved quantities {typed}: give one for each line, "
            "0 where nothing is approved, or none at all to approve everything."
        )
        if len(lines) == 1:
            words = N_(
                "{number} has one line, the list of approved quantities {typed}: give one, 0 where nothing is approved,"
                " or none at all to approve everything."
            )
        raise Refused(
            words,
            rule=RULE,
            number=requisition.number,
            lines=len(lines),
            typed=len(typed),
        )
    told = [_quantity(office, line, text) for line, text in zip(lines, typed, strict=False)]
    told = told or [line.quantity for line in lines]
    for line, quantity in zip(lines, told, strict=True):
        if not 0 <= quantity <= line.quantity:
            raise Refused(
                N_("{supply}: {asked} was asked for; {approved} cannot be approved."),
                rule=RULE,
                supply=line.supply.caption,
                asked=show_quantity(line.quantity),
                approved=show_quantity(quantity),
            )
    if told and not any(told):
        step = REQUISITION_FLOW.actions["reject"]
        raise Refused(
            N_("Nothing of {number} would be approved: reject it instead, with the step {step}."),
            rule=RULE,
            number=requisition.number,
            step=_(step),
        )
    return told


def _quantity(office: Office, line: RequisitionLine, text: str) -> Decimal:
    """The quantity typed for a line; a refusal says for which."""
    try:
        quantity: Decimal = RequisitionLine.fields()["quantity"].parse(text, office)
    except Refused as fault:
        raise Refused(N_("{label}: {reason}"), rule=RULE, label=line.supply.caption, reason=fault) from None
    return quantity


def _in_order(
    office: Office, requisition: Requisition, lines: Sequence[RequisitionLine], typed: Iterable[str]
) -> list[str]:
    """The quantities of a list by code or address in the order of the lines; Refused where it leaves a line to
    chance."""
    told: dict[int, str] = {}
    called = Addresses(office.kinds)
    called.learn(RequisitionLine, [line.id for line in lines])
    ours = {fold(called.of(RequisitionLine, line.id)): line for line in lines}
    ours |= {fold(line.supply.code): line for line in lines}
    for text in typed:
        code, _equals, quantity = text.rpartition("=")
        if not code or not quantity:
            words = N_(
                "{text}: give all approved quantities in the order of the lines, or all by code, such as YP-1=5."
            )
            raise Refused(words, rule=RULE, text=shown(text))
        if (line := ours.get(fold(code))) is None:
            words = N_("{number} has no line for {code}. Its lines: {codes}.")
            codes = _(", ").join(each.supply.code for each in lines)
            raise Refused(words, rule=RULE, number=requisition.number, code=shown(code), codes=codes)
        if line.id in told:
            words = N_("{code} is given twice: give each supply one approved quantity.")
            raise Refused(words, rule=RULE, code=shown(code))
        told[line.id] = quantity
    if lacking := next((line for line in lines if line.id not in told), None):
        words = N_("{supply} on {number} has no approved quantity: give one, 0 where nothing of it is approved.")
        raise Refused(words, rule=RULE, supply=lacking.supply.caption, number=requisition.number)
    return [told[line.id] for line in lines]
