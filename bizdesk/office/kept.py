"""How the kinds that all areas share are kept, where they have rules of their own."""

from bizdesk.office import holidays
from bizdesk.office.approval import Approval
from bizdesk.office.documents import Document
from bizdesk.office.holidays import Holiday
from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.notes import Note
from bizdesk.office.policy import Policy, set_rule
from bizdesk.office.record import Record

KEPT: dict[type[Record], Keep] = {
    Holiday: Keep(adding=holidays.adding),
    Policy: Keep(
        edit=set_rule,
        by_operation=N_("The rules of the policy are fixed; set their values."),
        deleted=False,
        instead=N_(
            "{number} is a rule: rules are neither deleted nor renamed, set its value. 'bizdesk policy' lists them."
        ),
    ),
    Document: Keep(by_operation=N_("Documents are attached to a record."), edited=False, deleted=False),
    Note: Keep(by_operation=N_("Notes are written on a record."), edited=False, deleted=False),
    Approval: Keep(
        by_operation=N_("An approval is given with the step 'approve' of its record."), edited=False, deleted=False
    ),
}
