"""What goes back to where it was bought, booked to what it came in for (clause 4.2.2)."""

from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Department, Supplier
from bizdesk.office.places import Place
from bizdesk.supplies.booking import book
from bizdesk.supplies.models import Movement, PurchaseOrderLine, Supply
from bizdesk.supplies.moving import Made, taken_out, told
from bizdesk.supplies.packed import in_pieces, pieces
from bizdesk.supplies.stock import RULE, stands


def sent_back(
    office: Office,
    supply: Supply,
    *,
    quantity: Decimal,
    supplier: Supplier | None = None,
    on: date | None = None,
    place: Place | None = None,
    batch: str = "",
    account: str = "",
    department: Department | None = None,
    project: str = "",
    order: PurchaseOrderLine | None = None,
    **rest: Any,
) -> Made:
    """Goods that go back to where they were bought, out of stock at what they are worth there, and out of what they
    came in for."""
    day, whom, quantity = done_on(office, on, RULE), supplier or supply.supplier, pieces(supply, quantity)
    came = _newest_receipt(supply, day, order)
    rest |= {
        "account": account or (came.account if came else supply.account),
        "department": department or (came.department if came else None),
        "project": project or (came.project if came else ""),
    }
    return taken_out(supply, "return_to_supplier", quantity, day, place, batch, supplier=whom, order=order, **rest)


def _newest_receipt(supply: Supply, day: date, order: PurchaseOrderLine | None = None) -> Movement | None:
    """The newest receipt of a supply up to a day that was not reversed, on a line of an order where one is named."""
    mine = (Movement.supply == supply.id) & (Movement.kind == "receipt") & (Movement.date <= day)
    if order is not None:
        mine &= Movement.order == order.id
    receipts = Movement.select().where(mine, stands())
    return receipts.order_by(Movement.date.desc(), Movement.id.desc()).first()


def return_to_supplier(office: Office, who: str, supply: Supply, **inputs: Any) -> Movement:
    """Send goods back to the supplier."""
    inputs = in_pieces(inputs, "quantity", supply)
    words = told(supply, inputs["quantity"])
    with change(office, who, N_("Return {quantity} of {supply} to the supplier"), **words) as act:
        return book(office, act, supply, sent_back(office, supply, **inputs))[0]
