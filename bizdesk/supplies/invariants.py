"""What must hold of supplies: no shelf below nothing, every movement worth what the ledger makes it; and of buying."""

from collections.abc import Iterator

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office, Touched
from bizdesk.office.language import _
from bizdesk.supplies import invariants_buying, stock
from bizdesk.supplies.models import Movement, Supply


def invariants(office: Office, touched: Touched | None = None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    office.activate()
    query = Supply.select()
    if touched is not None:
        moved = Movement.select(Movement.supply).where(rows.among(Movement.id, touched.get("movement", ()))).distinct()
        query = query.where(rows.among(Supply.id, touched.get("supply", ())) | Supply.id.in_(moved))
    for supply in rows.in_pieces(query, Supply.id):
        yield from _of(supply)
    yield from invariants_buying.invariants(touched)


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
