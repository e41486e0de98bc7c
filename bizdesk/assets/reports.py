"""The reports of fixed assets, written out."""

from bizdesk.assets import (
    report_calendar,
    report_card,
    report_depreciation,
    report_disposal,
    report_due,
    report_labels,
    report_ledger,
    report_overview,
    report_schedule,
    report_stocktake,
    report_transfer,
)
from bizdesk.office.declared import Declared
from bizdesk.office.language import N_

REPORTS = (
    Declared("asset-ledger", N_("Fixed asset ledger"), report_ledger.ledger, report_ledger.PARAMETERS, "4.2.1a"),
    Declared("asset-card", N_("Asset card"), report_card.card, report_card.CARD, "4.2.1a"),
    Declared(
        "asset-schedule",
        N_("Depreciation schedule"),
        report_schedule.schedule,
        report_schedule.PARAMETERS,
        "4.2.1c",
    ),
    Declared(
        "depreciation",
        N_("Depreciation by category and department"),
        report_depreciation.depreciation,
        report_depreciation.PARAMETERS,
        "4.2.1c",
    ),
    Declared("stocktake-sheet", N_("Stocktake sheet"), report_stocktake.sheet, report_stocktake.PARAMETERS, "4.2.1b"),
    Declared(
        "stocktake-differences",
        N_("Differences of a stocktake"),
        report_stocktake.differences,
        dict(report_stocktake.PARAMETERS),
        "4.2.1b",
    ),
    Declared("disposal", N_("Disposal certificate"), report_disposal.certificate, report_disposal.PARAMETERS, "4.2.1c"),
    Declared("asset-labels", N_("Asset labels"), report_labels.sheet, report_labels.PARAMETERS, "4.2.1a"),
    Declared("asset-due", N_("What assets ask for"), report_due.due, report_due.PARAMETERS, "4.2.1a"),
    Declared("asset-transfer", N_("Transfer slip"), report_transfer.transfer, report_transfer.PARAMETERS, "4.2.1a"),
    Declared(
        "asset-overview",
        N_("Fixed assets at a glance"),
        report_overview.overview,
        report_overview.PARAMETERS,
        "4.2.1",
    ),
    Declared(
        "maintenance-calendar",
        N_("Maintenance calendar"),
        report_calendar.calendar,
        report_calendar.PARAMETERS,
        "4.2.1a",
    ),
)
