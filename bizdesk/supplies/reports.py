"""The reports of supplies, written out."""

from bizdesk.office.declared import Declared
from bizdesk.office.language import N_
from bizdesk.supplies import (
    report_card,
    report_count,
    report_idle,
    report_order,
    report_period,
    report_plan,
    report_prices,
    report_replenishment,
    report_request,
    report_stock,
    report_use,
)

REPORTS = (
    Declared("stock", N_("Stock"), report_stock.stock, report_stock.STOCK, "4.2.2c"),
    Declared("stock-period", N_("Stock list of a period"), report_period.period, report_period.PARAMETERS, "4.2.2c"),
    Declared("requisition", N_("Requisition"), report_request.requisition, report_request.REQUISITION, "4.2.2b"),
    Declared(
        "issue-register", N_("Register of supplies issued"), report_request.register, report_request.REGISTER, "4.2.2b"
    ),
    Declared("consumption", N_("Use of supplies"), report_use.consumption, report_use.CONSUMPTION, "4.2.2c"),
    Declared("abc", N_("ABC analysis of supplies"), report_use.abc, report_use.ABC, "4.2.2c"),
    Declared("dead-stock", N_("Dead stock"), report_idle.dead_stock, report_idle.DAYS, "4.2.2c"),
    Declared("expiring", N_("Supplies that expire"), report_idle.expiring, report_idle.DAYS, "4.2.2c"),
    Declared("count-sheet", N_("Supply count sheet"), report_count.sheet, report_count.SHEET, "4.2.2c"),
    Declared(
        "count-differences",
        N_("Differences of a supply count"),
        report_count.differences,
        report_count.DIFFERENCES,
        "4.2.2c",
    ),
    Declared("stock-card", N_("Stock card"), report_card.card, report_card.CARD, "4.2.2c"),
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
