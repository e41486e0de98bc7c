"""What supplies cost, as the budgets book it: orders promise, receipts spend, what goes back lowers it (clause 4.3)."""

from collections import defaultdict
from decimal import Decimal

from bizdesk.office.act import Act
from bizdesk.office.money import half_up
from bizdesk.office.people import Department
from bizdesk.office.posting import Posting, Promise, read, written
from bizdesk.supplies.models import Movement, PurchaseOrder
from bizdesk.supplies.orders import lines_of
from bizdesk.supplies.receiving import came_of
from bizdesk.supplies.stock import SCALE

# What money is paid for; what is issued, counted or written off was paid for when it came.
BOUGHT = ("receipt", "return_to_supplier")
PROMISED = ("ordered", "partly_received", "received")


def spent(act: Act) -> list[Posting]:
    """What the movements that an act wrote were paid for."""
    made: list[Posting] = []
    for movement in _moves(act):
        origin = _origin(movement)
        if origin.kind not in BOUGHT or not movement.value:
            continue
        order = origin.order.order if origin.order else None
        made.append(
            Posting(
                Movement.kind_name(),
                movement.id,
                movement.date,
                movement.account or movement.supply.account,
                movement.department or (_buys_for(order) if order else None),
                movement.project,
                movement.value,
                movement.supplier.caption if movement.supplier else "",
                movement.supply.caption,
                order.id if order else None,
            )
        )
    return made


def _moves(act: Act) -> list[Movement]:
    return [move for move in read(Movement, written(act, Movement, "add")) if isinstance(move, Movement)]


def _origin(movement: Movement) -> Movement:
    return movement.of if movement.kind == "reversal" and movement.of else movement


def promised(act: Act) -> list[Promise]:
    """What the orders that an act wrote on, or moved something of, still promise."""
    moved = {move.order.__data__["order"] for move in map(_origin, _moves(act)) if move.order}
    told: list[Promise] = []
    for order in read(PurchaseOrder, [*moved.union(written(act, PurchaseOrder))]):
        assert isinstance(order, PurchaseOrder)
        if order.state != "draft":
            told.append(_of(order))
    return told


def _of(order: PurchaseOrder) -> Promise:
    shares: dict[tuple[str, Department | None, str], int] = defaultdict(int)
    came = came_of(order)
    for line in lines_of(order):
        to_come = max(line.quantity - came[line.id], Decimal(0)) if order.state in PROMISED else Decimal(0)
        left = half_up(int(to_come * SCALE) * line.price, SCALE)
        department = line.plan_line.department if line.plan_line else None
        shares[line.account or line.supply.account, department or _buys_for(order), line.project] += left
    day = order.ordered_on or order.created_at.date()
    told = tuple((*what, left) for what, left in shares.items())
    return Promise("purchase_order", order.id, order.number, day, told)


def _buys_for(order: PurchaseOrder) -> Department | None:
    return order.buyer.department if order.buyer else None
