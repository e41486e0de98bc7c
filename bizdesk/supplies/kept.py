"""How the kinds of supplies are kept: what adding, editing and removing one of them does."""

from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.supplies import catalogue
from bizdesk.supplies.models import Movement, Supply

KEPT: dict[type[Record], Keep] = {
    Supply: Keep(edit=catalogue.edit),
    Movement: Keep(by_operation=N_("Supplies move by what is done with them: receive, issue, return, transfer.")),
}
