"""The reports of supplies, written out."""

from bizdesk.office.declared import Declared
from bizdesk.office.language import N_
from bizdesk.supplies import report_count, report_stock

REPORTS = (
    Declared("stock", N_("Stock"), report_stock.stock, report_stock.STOCK, "4.2.2c"),
    Declared("count-sheet", N_("Supply count sheet"), report_count.sheet, report_count.SHEET, "4.2.2c"),
    Declared(
        "count-differences",
        N_("Differences of a supply count"),
        report_count.differences,
        report_count.DIFFERENCES,
        "4.2.2c",
    ),
    Declared("stock-card", N_("Stock card"), report_stock.card, report_stock.CARD, "4.2.2c"),
)
