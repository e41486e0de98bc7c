"""What a movement would do, told before it is written: what is there then, what it is worth, what changes later."""

from typing import Any

from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.supplies import caveats, moving, stock
from bizdesk.supplies.booking import Foreseen, foreseen, halves, reversible
from bizdesk.supplies.models import Movement, Supply


def issued(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What an issue costs, what is left, and what is odd about it."""
    made = moving.issued(office, supply, **inputs)
    return [*told(office, supply, foreseen(office, supply, made)), *caveats.of_issue(supply, made)]


def received(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What a receipt is worth, and what is there then."""
    return told(office, supply, foreseen(office, supply, moving.received(office, supply, **inputs)))


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
