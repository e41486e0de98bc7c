"""The reports of budgets and costs, written out."""

from bizdesk.budgets import (
    report_book,
    report_change,
    report_commitments,
    report_cost,
    report_execution,
    report_line,
    report_measures,
    report_variance,
)
from bizdesk.office.declared import Declared
from bizdesk.office.language import N_

REPORTS = (
    Declared("budget-book", N_("Budget book"), report_book.book, report_book.PARAMETERS, "4.3.1a"),
    Declared(
        "budget-execution",
        N_("Budget execution"),
        report_execution.execution,
        report_execution.PARAMETERS,
        "4.3.1c",
    ),
    Declared(
        "budget-line-history", N_("History of a budget line"), report_line.history, report_line.PARAMETERS, "4.3.1c"
    ),
    Declared("budget-change", N_("Budget change"), report_change.form, report_change.PARAMETERS, "4.3.1c"),
    Declared("variance", N_("Variances"), report_variance.variance, report_variance.PARAMETERS, "4.3.1c"),
    Declared(
        "commitments", N_("Open commitments"), report_commitments.commitments, report_commitments.PARAMETERS, "4.3.1b"
    ),
    Declared("cost", N_("Costs"), report_cost.cost, report_cost.COST, "4.3.2"),
    Declared("cost-trend", N_("Trend of costs"), report_cost.trend, report_cost.TREND, "4.3.2"),
    Declared("cost-measures", N_("Cost measures"), report_measures.report, report_measures.PARAMETERS, "4.3.2"),
)
