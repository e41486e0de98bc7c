"""How the kinds of supplies are kept: what adding, editing and removing one of them does."""

from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.supplies import catalogue, counts, requisitions
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply, SupplyCount, SupplyCountLine

KEPT: dict[type[Record], Keep] = {
    Supply: Keep(edit=catalogue.edit),
    Requisition: Keep(requisitions.add, requisitions.edit),
    RequisitionLine: Keep(requisitions.add_line, requisitions.edit_line, requisitions.remove_line),
    SupplyCount: Keep(counts.open_count, counts.edit, counts.remove),
    SupplyCountLine: Keep(
        edit=counts.edit_line,
        by_operation=N_("Lines of a supply count are made when it is opened and by what is entered."),
        deleted=False,
    ),
    Movement: Keep(by_operation=N_("Supplies move by what is done with them: receive, issue, return, transfer.")),
}
