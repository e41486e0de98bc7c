"""The reports of the office, of every area, by name."""

from bizdesk.assets.reports import REPORTS as ASSETS
from bizdesk.budgets.reports import REPORTS as BUDGETS
from bizdesk.complaints.reports import REPORTS as COMPLAINTS
from bizdesk.office.declared import Declared
from bizdesk.office_reports import REPORTS as OFFICE
from bizdesk.supplies.reports import REPORTS as SUPPLIES

REPORTS: dict[str, Declared] = {
    declared.name: declared for declared in (*OFFICE, *ASSETS, *COMPLAINTS, *SUPPLIES, *BUDGETS)
}
