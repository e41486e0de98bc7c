"""The reports of fixed assets, written out."""

from bizdesk.assets import report_card, report_ledger
from bizdesk.office.declared import Declared
from bizdesk.office.language import N_

REPORTS = (
    Declared("asset-ledger", N_("Fixed asset ledger"), report_ledger.ledger, report_ledger.PARAMETERS, "4.2.1a"),
    Declared("asset-card", N_("Asset card"), report_card.card, report_card.CARD, "4.2.1a"),
    Declared("asset-schedule", N_("Depreciation schedule"), report_card.schedule, report_card.SCHEDULE, "4.2.1c"),
)
