"""The reports of budgets and costs, written out."""

from bizdesk.budgets import report_execution
from bizdesk.office.declared import Declared
from bizdesk.office.language import N_

REPORTS = (
    Declared(
        "budget-execution",
        N_("Budget execution"),
        report_execution.execution,
        report_execution.PARAMETERS,
        "4.3.1c",
    ),
)
