"""What a plan allows to be ordered (clause 4.2.2a): once it is approved, how much of a supply, of whom, at what."""

from decimal import Decimal

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.people import Supplier
from bizdesk.office.values import show_quantity
from bizdesk.supplies.flows_buying import ORDERABLE, RULE
from bizdesk.supplies.models import PurchaseOrderLine
from bizdesk.supplies.positions import ordered_for
from bizdesk.supplies.stock import SCALE


def within_plan(office: Office, line: PurchaseOrderLine) -> None:
    """Refuse what is ordered for a plan and is not what the plan says: nobody was asked about that."""
    planned = line.plan_line
    if planned is None:
        return
    if planned.supply != line.supply or planned.plan.afresh().state not in ORDERABLE:
        raise Refused(
            N_("{number} does not plan {supply}, or is not approved."),
            rule=RULE,
            number=planned.plan.number,
            supply=line.supply.caption,
        )
    of_its_supplier(line, line.order.supplier)
    ordered = Decimal(ordered_for([planned.id], line.id).get(planned.id, 0)) / SCALE
    if line.quantity > planned.planned - ordered:
        raise Refused(
            N_("{number}: {planned} of {supply} planned, {ordered} ordered already; {wanted} more is too much."),
            rule=RULE,
            number=planned.plan.number,
            planned=show_quantity(planned.planned),
            supply=line.supply.caption,
            ordered=show_quantity(ordered),
            wanted=show_quantity(line.quantity),
        )
    if line.price > (planned.price or 0):
        raise Refused(
            N_(
                "{number} plans {supply} at {planned}: {price} was not approved. Order it at no more than that, or have"
                " the plan, or another one, approved at the higher price."
            ),
            rule=RULE,
            number=planned.plan.number,
            supply=line.supply.caption,
            planned=office.money(planned.price or 0),
            price=office.money(line.price),
        )


def of_its_supplier(line: PurchaseOrderLine, supplier: Supplier) -> None:
    """Refuse to order a line of anybody but whom its plan names, where it names somebody."""
    planned = line.plan_line
    if planned is not None and planned.supplier is not None and planned.supplier != supplier:
        raise Refused(
            N_(
                "{number} plans {supply} of {planned}: {supplier} was not approved. Order it there, or have the plan,"
                " or another one, approved with that supplier."
            ),
            rule=RULE,
            number=planned.plan.number,
            supply=line.supply.caption,
            planned=planned.supplier.caption,
            supplier=supplier.caption,
        )
