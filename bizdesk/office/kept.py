"""How the kinds that all areas share are kept, where they have rules of their own."""

from collections.abc import Mapping
from typing import Any

from bizdesk.office import holidays
from bizdesk.office.approval import Approval
from bizdesk.office.documents import Document
from bizdesk.office.file import Office
from bizdesk.office.holiday_table import bring_in
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import change
from bizdesk.office.keep import Keep
from bizdesk.office.language import N_
from bizdesk.office.notes import Note
from bizdesk.office.people import has_left
from bizdesk.office.policy import Policy, check_rule
from bizdesk.office.record import Record


def set_rule(office: Office, who: str, rule: Policy, values: Mapping[str, Any]) -> Policy:
    """Set a rule of the policy; the holidays of a country come with it."""
    for name, value in values.items():
        setattr(rule, name, value)
    check_rule(office, rule)
    what, words = office.policy.setting(rule.key)
    if rule.key == "acting_staff" and has_left(office.staff(who), office.today()):
        # Where the one who worked here has left, whoever sits at the computer says who does now.
        who = ""
    with change(office, who, what, **words) as act:
        saved = act.save(rule)
        if rule.key == "country" and rule.value:
            bring_in(act, rule.value)
        return saved


KEPT: dict[type[Record], Keep] = {
    Holiday: Keep(holidays.add),
    Policy: Keep(edit=set_rule, by_operation=N_("The rules of the policy are fixed; set their values."), deleted=False),
    Document: Keep(by_operation=N_("Documents are attached to a record."), edited=False, deleted=False),
    Note: Keep(by_operation=N_("Notes are written on a record."), edited=False, deleted=False),
    Approval: Keep(
        by_operation=N_("An approval is given with the step 'approve' of its record."), edited=False, deleted=False
    ),
}
