"""What came in and went out in all over the days of a stock card, as the stock list of a period tells it."""

from datetime import date
from decimal import Decimal

from bizdesk.office.language import _
from bizdesk.reports.report import Column, Table
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.passed import passed
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.stood import Both, Stood


def summed_up(supply: Supply, first: date, last: date, opening: Both, closing: Both) -> Table:
    """From what was there by what came and went to what is left; both ends in quantity, as it is stored, and value."""
    stood = Stood(opening=opening, closing=closing)
    for way, sums in passed(first, last, Movement.supply == supply.id).items():
        if way.kind != "transfer":
            stood.add(way, sums)
    stood.settle()
    columns = (
        Column("opening_quantity", _("Opening quantity"), "quantity"),
        Column("opening_value", _("Opening value"), "money"),
        Column("in_quantity", _("Quantity in"), "quantity"),
        Column("in_value", _("Value in"), "money"),
        Column("out_quantity", _("Quantity out"), "quantity"),
        Column("out_value", _("Value out"), "money"),
        Column("closing_quantity", _("Closing quantity"), "quantity"),
        Column("closing_value", _("Closing value"), "money"),
    )
    row = [
        figure
        for quantity, value in (stood.opening, stood.came, stood.went, stood.closing)
        for figure in (Decimal(quantity) / SCALE, value)
    ]
    return Table("sums", _("In all"), columns, [row])
