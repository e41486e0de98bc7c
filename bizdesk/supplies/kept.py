"""How the kinds of supplies are kept: what adding, editing and removing one of them does."""

from bizdesk.office.keep import Keep, Odd
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.supplies import catalogue, counts, order_lines, orders, plans, quoting, requisitions, unused
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCount,
    SupplyCountLine,
)

KEPT: dict[type[Record], Keep] = {
    Supply: Keep(catalogue.add, catalogue.edit),
    Requisition: Keep(requisitions.add, requisitions.edit),
    RequisitionLine: Keep(requisitions.add_line, requisitions.edit_line, requisitions.remove_line),
    PurchasePlan: Keep(plans.add, plans.edit, plans.remove),
    PurchasePlanLine: Keep(plans.add_line, plans.edit_line, plans.remove_line),
    Quotation: Keep(quoting.add, quoting.edit, quoting.remove),
    PurchaseOrder: Keep(orders.add, orders.edit, orders.remove),
    PurchaseOrderLine: Keep(order_lines.add_line, order_lines.edit_line, order_lines.remove_line),
    SupplyCount: Keep(counts.open_count, counts.edit, counts.remove),
    SupplyCountLine: Keep(
        edit=counts.edit_line,
        remove=counts.remove_line,
        by_operation=N_("Lines of a supply count are made when it is opened and by what is entered."),
    ),
    Movement: Keep(by_operation=N_("Supplies move by what is done with them: receive, issue, return, transfer.")),
}
ODD: tuple[Odd, ...] = (Odd(Supply, frozenset({"active"}), unused.still_open),)
