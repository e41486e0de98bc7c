"""What must hold of buying: an order is what the supplier has, and its state what came of it."""

from collections.abc import Iterator

from bizdesk.office import rows
from bizdesk.office import touched as written
from bizdesk.office.file import Touched
from bizdesk.office.language import _
from bizdesk.supplies import orders, receiving
from bizdesk.supplies.flows_buying import COMING
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine


def invariants(touched: Touched | None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    if touched is not None and (moved := touched.get("movement")):
        lines = Movement.select(Movement.order).where(rows.among(Movement.id, moved))
        orders_of = PurchaseOrderLine.select(PurchaseOrderLine.order).where(PurchaseOrderLine.id.in_(lines))
        touched = {**touched, "purchase_order": {*touched.get("purchase_order", ()), *written.ids(orders_of)}}
    query = PurchaseOrder.select().where(PurchaseOrder.amount.is_null(False))
    for order in written.among(query, PurchaseOrder, PurchaseOrderLine, touched):
        if order.amount != orders.worth(order):
            yield _("{number} is not what was ordered.").format(number=order.number)
        if order.state in COMING and order.state != receiving.state_of(order):
            yield _("The state of {number} is not what came of it.").format(number=order.number)
