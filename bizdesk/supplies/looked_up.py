"""What is told of supplies and of the lines of papers beside their fields: looked up for many at once."""

from collections.abc import Sequence
from decimal import Decimal

from bizdesk.office.record import Record
from bizdesk.supplies import orders
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, RequisitionLine, Supply
from bizdesk.supplies.positions import moved_for, on_hand
from bizdesk.supplies.stock import SCALE


def look(records: Sequence[Record]) -> None:
    """Look up what is on hand of supplies, issued on lines of requisitions and received on lines of orders, and what
    drafts of orders come to."""
    if supplies := [each for each in records if isinstance(each, Supply)]:
        there = on_hand(supplies=[each.id for each in supplies])
        for supply in supplies:
            supply.on_hand = Decimal(there.get(supply.id, 0)) / SCALE
    if asked := [each for each in records if isinstance(each, RequisitionLine)]:
        went = moved_for(Movement.requisition, [each.id for each in asked])
        for line in asked:
            line.issued = Decimal(-went.get(line.id, 0)) / SCALE
    if ordered := [each for each in records if isinstance(each, PurchaseOrderLine)]:
        came = moved_for(Movement.order, [each.id for each in ordered])
        for bought in ordered:
            bought.received = Decimal(came.get(bought.id, 0)) / SCALE
    if drafts := [each for each in records if isinstance(each, PurchaseOrder) and each.amount is None]:
        told = orders.worths(drafts)
        for draft in drafts:
            draft.comes_to = told.get(draft.id)
