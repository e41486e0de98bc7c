"""What lies too long: stock that nobody uses, and lots that expire (clause 4.2.2c)."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bizdesk.office.fields import Date, Integer
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.places import Place
from bizdesk.reports.making import make
from bizdesk.reports.names import Names
from bizdesk.reports.report import Coded, Column, Report, Row, Table
from bizdesk.supplies.models import Supply
from bizdesk.supplies.shelf_life import dated_lots
from bizdesk.supplies.stock import SCALE, holdings
from bizdesk.supplies.usage import idle_days, last_days
from bizdesk.supplies.words import PRICED

DAYS = {"on": Date(N_("On")), "days": Integer(N_("Days"), minimum=0, maximum=36_600)}
STATES = {"expired": N_("Expired"), "soon": N_("Expires soon")}


def dead_stock(office: Office, on: date | None = None, days: int | None = None) -> Report:
    """What is in stock and was not issued for so many days; what never was counts from the first day it was there."""
    day = on or office.today()
    limit = days if days is not None else office.policy.get("dead_stock_days")
    held = {row: both for row, both in holdings(day).items() if both[0] > 0}
    issued, came = last_days(("issue",), day, held), last_days(PRICED, day, held)
    unused = idle_days(day, held, issued)
    found: list[tuple[Any, ...]] = []
    supplies = {supply.id: supply for supply in Supply.select()}
    for row, (quantity, value) in held.items():
        if (idle := unused[row]) >= limit:
            supply = supplies[row]
            there = (Decimal(quantity) / SCALE, supply.unit, value)
            found.append((supply.code, supply.name, *there, issued.get(row), came.get(row), idle))
    lines = sorted(found, key=lambda line: (-line[4], line[0]))
    columns = (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("quantity", _("Quantity"), "quantity"),
        Column("unit", _("Unit"), width=6),
        Column("value", _("Amount"), "money", total=True),
        Column("last_issued", _("Last issued"), "date"),
        Column("last_received", _("Last came in"), "date"),
        Column("idle_days", _("Days unused"), "integer"),
    )
    table = Table("dead_stock", _("Dead stock"), columns, lines, empty=_("Everything in stock was used."))
    return make(
        office,
        "dead-stock",
        _("Stock unused for {days} days").format(days=limit),
        [table],
        as_of=day,
        parameters={"on": day, "days": limit},
    )


def expiring(office: Office, on: date | None = None, days: int | None = None) -> Report:
    """Lots that are expired on a day or will be in so many, with their share of what the supply is worth."""
    day = on or office.today()
    ahead = days if days is not None else office.policy.get("warning_days") or 0
    until = day + min(timedelta(days=ahead), date.max - day)
    names, held, lines = Names(), holdings(day), list[Row]()
    supplies = {supply.id: supply for supply in Supply.select().where(Supply.track_expiry)}
    spent: dict[int, int] = defaultdict(int)
    for lot in dated_lots(day, until):
        supply, (there, value) = supplies[lot.supply], held[lot.supply]
        # Rounded on the running quantity, so that the lots together are worth what their sum is.
        before = half_up(value * spent[lot.supply], there)
        spent[lot.supply] += lot.quantity
        state = "expired" if lot.expires_on < day else "soon"
        lines.append(
            (
                supply.code,
                supply.name,
                names.of(Place, lot.place),
                lot.batch,
                lot.expires_on,
                (lot.expires_on - day).days,
                Decimal(lot.quantity) / SCALE,
                supply.unit,
                half_up(value * spent[lot.supply], there) - before,
                Coded(_(STATES[state]), state),
            )
        )
    columns = (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("place", _("Place"), width=14),
        Column("batch", _("Batch no."), width=12),
        Column("expires_on", _("Expires on"), "date"),
        Column("days_left", _("Days left"), "integer"),
        Column("quantity", _("Quantity"), "quantity"),
        Column("unit", _("Unit"), width=6),
        Column("value", _("Amount"), "money", total=True),
        Column("state", _("Status"), width=12),
    )
    table = Table("expiring", _("Lots that expire"), columns, lines, empty=_("Nothing expires until then."))
    return make(
        office,
        "expiring",
        _("Supplies that expire by {date}").format(date=until),
        [table],
        as_of=day,
        parameters={"on": day, "days": ahead},
    )
