"""What the average of every month of a supply is made of, so that its issues can be checked line by line."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.money import half_up
from bizdesk.office.periods import last_day, period_of
from bizdesk.reports.report import Column, Row, Table
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import SCALE, ledger, lying, standing, valued
from bizdesk.supplies.valuation import MonthBalance


def monthly(office: Office, supply: Supply, first: date, last: date) -> list[Table]:
    """The averages of the months that a span of days touches, each of its whole month; nothing where nothing moved."""
    columns = (
        Column("month", _("Month"), width=8),
        Column("opening_quantity", _("Opening quantity"), "quantity"),
        Column("opening_value", _("Opening value"), "money"),
        Column("in_quantity", _("Quantity in"), "quantity"),
        Column("in_value", _("Value in"), "money"),
        Column("average", _("Average cost"), "quantity"),
        Column("out_quantity", _("Quantity out"), "quantity"),
        Column("out_value", _("Value out"), "money"),
        Column("closing_quantity", _("Closing quantity"), "quantity"),
        Column("closing_value", _("Closing value"), "money"),
    )
    note = _(
        "The average is what there was and what came in, divided by its quantity. An issue costs the exact average of"
        " all that went out in its month up to and with it, rounded, less what went before it; what comes back in the"
        " month goes out so much less."
    )
    rows = list(_rows(supply, first.replace(day=1), last_day(period_of(last)), 10**office.digits))
    return [Table("averages", _("Average of every month"), columns, rows, note=note)] if rows else []


def _rows(supply: Supply, begun: date, ended: date, unit: int) -> Iterator[Row]:
    ((quantity, value),) = lying(where=[Movement.supply == supply.id, Movement.date < begun])
    balance = MonthBalance(quantity or 0, value or 0)
    moved = valued(standing(ledger(supply.id, Movement.date >= begun, Movement.date <= ended)))
    for month, moves in groupby(moved, key=lambda each: each[0].on[:7]):
        opening, opening_value = balance.quantity, balance.total
        for move, worth in moves:
            balance.after(move, worth)
        came, cost, gone = balance.came, balance.cost, balance.gone
        yield (
            month,
            Decimal(opening) / SCALE,
            opening_value,
            Decimal(came - opening) / SCALE,
            cost - opening_value,
            Decimal(half_up(cost * SCALE * SCALE, came * unit)) / SCALE if came else None,
            Decimal(gone) / SCALE,
            cost - balance.total,
            Decimal(balance.quantity) / SCALE,
            balance.total,
        )
