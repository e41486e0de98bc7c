"""What a movement or an approval would do, told before it is written: what is there then, what it is worth."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.values import show_quantity
from bizdesk.supplies import caveats, moving, requisitions, stock
from bizdesk.supplies.booking import Foreseen, foreseen, halves, reversible
from bizdesk.supplies.models import Movement, Requisition, Supply


def issued(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What an issue costs, what is left, and what is odd about it."""
    made = moving.issued(office, supply, **inputs)
    return [*told(office, supply, foreseen(office, supply, made)), *caveats.of_issue(supply, made)]


def received(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What a receipt is worth, and what is there then."""
    return told(office, supply, foreseen(office, supply, moving.received(office, supply, **inputs)))


def approved(office: Office, requisition: Requisition, quantities: str | None = "", **_inputs: Any) -> list[str]:
    """What is asked for, line by line, and how much of it is approved; what is wrong with the list below that."""
    lines, wrong = requisitions.lines_of(requisition), []
    try:
        given: Sequence[Decimal | None] = requisitions.approved_of(office, requisition, quantities or "")
    except Refused as fault:
        given, wrong = [None] * len(lines), [str(fault)]
    asked_for, of_it = _("{place}. {supply}: {asked} {unit} asked for"), _("{approved} approved")
    told = []
    for place, (line, quantity) in enumerate(zip(lines, given, strict=True), start=1):
        supply, asked = line.supply, show_quantity(line.quantity)
        words = [asked_for.format(place=place, supply=supply.caption, asked=asked, unit=supply.unit)]
        if quantity is not None:
            words.append(of_it.format(approved=show_quantity(quantity)))
        told.append(_(", ").join(words))
    return told + wrong


def undone(office: Office, movement: Movement, **_inputs: Any) -> list[str]:
    """What the ledger is without a movement."""
    reversible(movement)
    return told(office, movement.supply, foreseen(office, movement.supply, (), halves(movement)))


def told(office: Office, supply: Supply, coming: Foreseen) -> list[str]:
    """The figures before and after, and how many later movements are worth more or less."""
    before, after = (sum(line.quantity for line in lines) for lines in (coming.before, coming.after))
    lines = [
        _("On hand: {before} -> {after} {unit}").format(
            before=stock.shown(before), after=stock.shown(after), unit=supply.unit
        )
    ]
    if coming.worth:
        lines.append(_("Value: {value}").format(value=office.money(sum(coming.worth))))
    if coming.later:
        lines.append(
            _("{count} later movements change in value, together by {value}.").format(
                count=len(coming.later), value=office.money(sum(coming.later.values()))
            )
        )
    if supply.reorder_level is not None and after <= supply.reorder_level * stock.SCALE:
        lines.append(
            _("At or below the reorder level of {level} {unit}.").format(
                level=stock.shown(int(supply.reorder_level * stock.SCALE)), unit=supply.unit
            )
        )
    return lines
