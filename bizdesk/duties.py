"""What is due in the whole office, the most pressing first: the content of Today."""

from datetime import date

from bizdesk.assets.duties import duties as of_assets
from bizdesk.budgets.duties import duties as of_budgets
from bizdesk.complaints.duties import duties as of_complaints
from bizdesk.office.duty import STATES, Duty
from bizdesk.office.file import Office
from bizdesk.supplies.duties import duties as of_supplies

ORDER = {state: place for place, state in enumerate(STATES)}


def due(office: Office) -> list[Duty]:
    """Everything that is overdue, due or soon on the office's day, and what waits to be done."""
    office.activate()
    found = [*of_assets(office), *of_complaints(office), *of_supplies(office), *of_budgets(office)]
    return sorted(found, key=lambda duty: (ORDER[duty.state], duty.due_on or date.max, duty.clause, duty.key))
