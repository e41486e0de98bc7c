"""What is on hand, where, and what it is worth (clause 4.2.2)."""

from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.office.fields import Date, Flag, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.places import Place, within
from bizdesk.reports.making import beyond_today, make, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Column, Report, Row, Signatures, Table
from bizdesk.supplies.models import Supply, SupplyCategory
from bizdesk.supplies.shelves import lying_at, shares
from bizdesk.supplies.stock import SCALE, holdings

STOCK = {
    "on": Date(N_("On")),
    "place": Reference(Place, N_("Place")),
    "category": Reference(SupplyCategory, N_("Supply category")),
    "all": Flag(N_("Those of which nothing is there too")),
}


def stock(office: Office, on: date | None = None, all: bool = False, **filters: Any) -> Report:
    """The stock at the end of a day: every supply at every place, with its share of what the supply is worth."""
    day = on or office.today()
    names, there, worth = Names(), lying_at(day), holdings(day)
    places = within(Place, filters["place"].id) if filters.get("place") else None
    classes = within(SupplyCategory, filters["category"].id) if filters.get("category") else None
    lines: list[Row] = []
    for supply in Supply.select().order_by(Supply.code):
        if classes is not None and supply.__data__["category"] not in classes:
            continue
        for place, quantity, value in shares(there.get(supply.id, {}), worth.get(supply.id, (0, 0))[1], all):
            if places is None or place in places:
                unit_cost = half_up(value * SCALE, quantity) if quantity else None
                held = Decimal(quantity) / SCALE
                where = names.of(Place, place)
                lines.append((supply.code, supply.name, where, held, supply.unit, value, unit_cost))
    columns = (
        Column("code", _("Supply code"), width=12),
        Column("name", _("Item name"), width=24),
        Column("place", _("Place"), width=16),
        Column("quantity", _("Quantity"), "quantity"),
        Column("unit", _("Unit"), width=6),
        Column("value", _("Amount"), "money", total=True),
        Column("unit_cost", _("Unit cost"), "money"),
    )
    table = Table("stock", _("Stock"), columns, lines, empty=_("Nothing was in stock then."))
    return make(
        office,
        "stock",
        _("Stock"),
        [*beyond_today(office, day), table, Signatures((_("Prepared by"), _("Checked by")))],
        as_of=day,
        parameters={"on": day, **{name: each.key for name, each in filters.items() if each is not None}},
        filter=words_for({name: STOCK[name] for name in ("place", "category")}, filters, office),
    )
