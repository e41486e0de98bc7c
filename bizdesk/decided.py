"""What is decided on in the office, of every area, by kind of record: written out."""

from collections.abc import Sequence

from bizdesk.assets.decided import DECIDED as ASSETS
from bizdesk.budgets.decided import DECIDED as BUDGETS
from bizdesk.complaints.decided import DECIDED as COMPLAINTS
from bizdesk.office import voided
from bizdesk.office.approval import Approval, Decided
from bizdesk.office.file import Office
from bizdesk.office.record import Record
from bizdesk.supplies import looked_up
from bizdesk.supplies.decided import DECIDED as SUPPLIES

DECIDED: dict[str, Decided] = {**ASSETS, **COMPLAINTS, **SUPPLIES, **BUDGETS}


def work_out(office: Office, records: Sequence[Record]) -> None:
    """Work out what is told of records beside their fields: if a decision holds still, what there is of supplies."""
    voided.look(office, [each for each in records if isinstance(each, Approval)], DECIDED)
    looked_up.look(records)
