"""The reports of supplies, written out."""

from bizdesk.office.declared import Declared
from bizdesk.office.language import N_
from bizdesk.supplies import report_order, report_plan, report_prices, report_replenishment, report_stock

REPORTS = (
    Declared("stock", N_("Stock"), report_stock.stock, report_stock.STOCK, "4.2.2c"),
    Declared("stock-card", N_("Stock card"), report_stock.card, report_stock.CARD, "4.2.2c"),
    Declared(
        "replenishment",
        N_("Replenishment"),
        report_replenishment.replenishment,
        report_replenishment.PARAMETERS,
        "4.2.2c",
    ),
    Declared("purchase-plan", N_("Purchase plan"), report_plan.plan, report_plan.PARAMETERS, "4.2.2a"),
    Declared("purchase-order", N_("Purchase order"), report_order.order, report_order.PARAMETERS, "4.2.2a"),
    Declared("price-history", N_("Price history"), report_prices.history, report_prices.PARAMETERS, "4.2.2a"),
)
