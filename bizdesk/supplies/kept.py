"""How the kinds of supplies are kept: what adding, editing and removing one of them does."""

from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.supplies import catalogue, requisitions
from bizdesk.supplies.models import Movement, Requisition, RequisitionLine, Supply

KEPT: dict[type[Record], Keep] = {
    Supply: Keep(edit=catalogue.edit),
    Requisition: Keep(requisitions.add, requisitions.edit),
    RequisitionLine: Keep(requisitions.add_line, requisitions.edit_line, requisitions.remove_line),
    Movement: Keep(by_operation=N_("Supplies move by what is done with them: receive, issue, return, transfer.")),
}
