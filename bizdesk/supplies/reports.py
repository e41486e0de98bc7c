"""The reports of supplies, written out."""

from bizdesk.office.declared import Declared
from bizdesk.office.language import N_
from bizdesk.supplies import report_stock

REPORTS = (
    Declared("stock", N_("Stock"), report_stock.stock, report_stock.STOCK, "4.2.2c"),
    Declared("stock-card", N_("Stock card"), report_stock.card, report_stock.CARD, "4.2.2c"),
)
