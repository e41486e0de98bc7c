"""What a movement or an approval would do, told before it is written: what is there then, what it is worth."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.values import show_quantity
from bizdesk.supplies import approving, caveats, issuing, moving, positions, quotas, requisitions, returning, stock
from bizdesk.supplies.booking import Foreseen, foreseen, taken_back
from bizdesk.supplies.models import Movement, Requisition, Supply


def issued(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What an issue costs, what is left of it and of the quotas, and what is odd about it."""
    made = moving.issued(office, supply, **inputs)
    return [
        *coming(office, supply, made),
        *_quotas_left(office, made),
        *caveats.of_issue(supply, made),
    ]


def issued_on(office: Office, requisition: Requisition, **inputs: Any) -> list[str]:
    """What an issue on a requisition takes of every supply, and what is left of it and of the quotas."""
    lines: list[str] = []
    going = issuing.issued(office, requisition, **inputs)
    for supply, made in going:
        lines += [supply.caption, *coming(office, supply, made)]
    return lines + _quotas_left(office, [movement for _supply, made in going for movement in made])


def asked_for(office: Office, values: Mapping[str, Any]) -> list[str]:
    """What there is of a supply that is asked for, what of it is promised, and what the quotas of who asks leave.

    values: of the line; what its requisition asks for besides counts with it.
    """
    supply, quantity, requisition = values["supply"], values["quantity"], values["requisition"]
    there = positions.position(supply.id)
    words = _("On hand: {on_hand} {unit}, of which {reserved} are promised on requisitions.")
    told = [words.format(on_hand=stock.shown(there.on_hand), unit=supply.unit, reserved=stock.shown(there.reserved))]
    lines = requisitions.lines_of(requisition)
    # What was issued of a line was had already.
    had = positions.moved_for(Movement.requisition, [line.id for line in lines])
    went = {line.supply: Decimal(-had.get(line.id, 0)) / stock.SCALE for line in lines}
    others = [(line.supply, line.quantity - went[line.supply]) for line in lines if line.supply != supply]
    whose = {"staff": requisition.applicant, "department": requisition.department}
    wanted = [(supply, max(quantity - went.get(supply, Decimal(0)), Decimal(0)))]
    return [*told, *quotas.left(office, wanted, beside=others, **whose)]


def received(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What a receipt is worth, and what is there then."""
    return coming(office, supply, moving.received(office, supply, **inputs))


def carried(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What lies at either place once it was carried, lot by lot."""
    made = moving.carried(office, supply, **inputs)
    # What all of it is worth stays as it is.
    return [*_at_places(supply, made, foreseen(office, supply, made)), *_of_lots(supply, made)]


def sent_back(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What is there once it went back to the supplier, and what that was worth."""
    return coming(office, supply, returning.sent_back(office, supply, **inputs))


def written_off(office: Office, supply: Supply, **inputs: Any) -> list[str]:
    """What is there once it was written off, and what that was worth."""
    return coming(office, supply, moving.written_off(office, supply, **inputs))


def given_back(office: Office, movement: Movement, **inputs: Any) -> list[str]:
    """What is there once it came back from the user, and what it comes back at."""
    return coming(office, movement.supply, moving.given_back(office, movement, **inputs))


def approved(office: Office, requisition: Requisition, quantities: str | None = "", **_inputs: Any) -> list[str]:
    """What is asked for, line by line, and how much of it is approved; what is wrong with the list below that."""
    lines, wrong = requisitions.lines_of(requisition), []
    try:
        given: Sequence[Decimal | None] = approving.quantities_of(office, requisition, quantities or "")
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


def undone(office: Office, movement: Movement, on: date | None = None, **_inputs: Any) -> list[str]:
    """What the ledger is without a movement, and on which day it is taken back where that is not its own."""
    made, seen = taken_back(office, movement, on)
    later = _("Taken back on {date}; what was booked before stays.").format(date=made[0].date)
    return [*([later] if made[0].date != movement.date else []), *told(office, movement.supply, seen)]


def coming(office: Office, supply: Supply, made: Sequence[Movement]) -> list[str]:
    """What movements of a supply would do: to all of it, at each place of several, and of which lots."""
    seen = foreseen(office, supply, made)
    return [*told(office, supply, seen), *_at_places(supply, made, seen), *_of_lots(supply, made)]


def _at_places(supply: Supply, made: Sequence[Movement], seen: Foreseen) -> Iterator[str]:
    """What lies at each place that something moves at, where not all of it lies there before and after."""
    whole = _lying(seen.before), _lying(seen.after)
    for place in dict.fromkeys(movement.place for movement in made):
        row = place.id if place else None
        before, after = (_lying(line for line in lines if line.place == row) for lines in (seen.before, seen.after))
        if (before, after) != whole:
            yield _("{place}: {before} -> {after} {unit}").format(
                place=place.caption if place else _("(no location)"),
                before=stock.shown(before),
                after=stock.shown(after),
                unit=supply.unit,
            )


def _of_lots(supply: Supply, made: Sequence[Movement]) -> Iterator[str]:
    """The lots that are moved, each once, and how much of it."""
    for movement in made:
        if stock.lot_of(supply, movement.batch) and not (movement.kind == "transfer" and movement.quantity > 0):
            words = _("Lot {batch}, expires on {date}: {quantity} {unit}")
            yield (words if movement.expires_on else _("Lot {batch}: {quantity} {unit}")).format(
                batch=movement.batch,
                date=movement.expires_on,
                quantity=show_quantity(abs(movement.quantity)),
                unit=supply.unit,
            )


def _quotas_left(office: Office, made: Sequence[Movement]) -> list[str]:
    """What the quotas of who gets it leave then."""
    if not made:
        return []
    first, wanted = made[0], [(movement.supply, -movement.quantity) for movement in made]
    return quotas.left(office, wanted, staff=first.staff, department=first.department, on=first.date)


def _lying(lines: Iterable[stock.Line]) -> int:
    return sum(line.quantity for line in lines)


def told(office: Office, supply: Supply, coming: Foreseen) -> list[str]:
    """The figures before and after, and how many later movements are worth more or less."""
    before, after = _lying(coming.before), _lying(coming.after)
    lines = [
        _("On hand: {before} -> {after} {unit}").format(
            before=stock.shown(before), after=stock.shown(after), unit=supply.unit
        )
    ]
    if coming.worth:
        lines.append(_("Value: {value}").format(value=office.money(sum(coming.worth))))
    if coming.later:
        words = _("One later movement changes in value, by {value}.")
        if len(coming.later) > 1:
            words = _("{count} later movements change in value, together by {value}.")
        lines.append(words.format(count=len(coming.later), value=office.money(sum(coming.later.values()))))
    if stock.low(supply, after):
        lines.append(
            _("At or below the reorder level of {level} {unit}.").format(
                level=stock.shown(stock.scaled(supply.reorder_level)), unit=supply.unit
            )
        )
    return lines
