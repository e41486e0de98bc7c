"""What must hold of supplies: no shelf below nothing, each movement worth what its ledger makes it, counts booked."""

from collections.abc import Iterator

from peewee import JOIN

from bizdesk.office import as_approved, rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office, Touched
from bizdesk.office.language import _
from bizdesk.supplies import invariants_buying, stock
from bizdesk.supplies.counts import difference
from bizdesk.supplies.decided import DECIDED, WITH_LINES
from bizdesk.supplies.models import Movement, Supply, SupplyCount, SupplyCountLine


def invariants(office: Office, touched: Touched | None = None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    office.activate()
    query = Supply.select()
    if touched is not None:
        moved = Movement.select(Movement.supply).where(rows.among(Movement.id, touched.get("movement", ()))).distinct()
        query = query.where(rows.among(Supply.id, touched.get("supply", ())) | Supply.id.in_(moved))
    for supply in rows.in_pieces(query, Supply.id):
        yield from _of(supply)
    yield from as_approved.differing(WITH_LINES, DECIDED, touched)
    yield from invariants_buying.invariants(touched)
    yield from _booked(touched)


def _booked(touched: Touched | None) -> Iterator[str]:
    """Counts that are booked and yet did not move what they found to differ."""
    lines = SupplyCountLine.select(SupplyCountLine, SupplyCount, Movement)
    lines = lines.join(SupplyCount).switch(SupplyCountLine).join(Movement, JOIN.LEFT_OUTER)
    booked = lines.where(SupplyCount.state == "booked")
    if touched is not None:
        booked = booked.where(rows.among(SupplyCountLine.count, touched.get("supply_count", ())))
    for line in rows.in_pieces(booked, SupplyCountLine.id):
        if difference(line) != (line.movement.quantity if line.movement else 0):
            yield _("{number}: what was found of {supply} is not what was booked.").format(
                number=line.count.number, supply=line.supply.caption
            )


def _of(supply: Supply) -> Iterator[str]:
    lines = stock.standing(stock.ledger(supply.id))
    try:
        stock.enough(supply, lines)
        worked = stock.worth(supply, lines)
    except Refused as short:
        yield str(short)
        return
    if any(line.value != worked.get(line.id, 0) for line in lines):
        yield _("The movements of {supply} are not worth what its ledger makes them.").format(supply=supply.caption)
