"""What is to be ordered (clause 4.2.2c): how every watched supply stands, how long it lasts, what to order of it."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bizdesk.office import rows
from bizdesk.office.fields import Date, Flag, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Supplier
from bizdesk.office.places import within
from bizdesk.reports.making import make, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Column, Report, Row, Signatures, Table
from bizdesk.supplies.models import Movement, SupplyCategory
from bizdesk.supplies.needs import Need, needs
from bizdesk.supplies.prices import last_prices
from bizdesk.supplies.replenishment import days_of_cover
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.usage import Used, used

PARAMETERS = {
    "on": Date(N_("On")),
    "category": Reference(SupplyCategory, N_("Supply category")),
    "supplier": Reference(Supplier, N_("Supplier")),
    "proposed": Flag(N_("Only what is to be ordered")),
}


def replenishment(office: Office, on: date | None = None, proposed: bool = False, **filters: Any) -> Report:
    """The position of every watched supply, its use, and the proposal with its price and amount."""
    day, names = on or office.today(), Names()
    days = office.policy.get("use_days")
    wanted = [need for need in needs(office, day) if _asked_for(need, proposed, **filters)]
    supplies = [need.supply for need in wanted]
    mine = rows.among(Movement.supply, [supply.id for supply in supplies])
    had = used(day - timedelta(days=days - 1), day, Movement.supply, where=[mine])
    prices = last_prices(supplies, day)
    lines = [
        _row(need, had.get((need.supply.id,), Used()).quantity, days, prices[need.supply.id], names) for need in wanted
    ]
    columns = (
        Column("code", _("Supply code"), width=10),
        Column("on_hand", _("On hand"), "quantity"),
        Column("on_order", _("On order"), "quantity"),
        Column("reserved", _("Reserved"), "quantity"),
        Column("projected", _("Projected"), "quantity"),
        Column("reorder_level", _("Reorder level"), "quantity"),
        Column("average_use", _("Average use a day"), "quantity"),
        Column("days_of_cover", _("Days of cover"), "quantity"),
        Column("proposed", _("Proposed quantity"), "quantity"),
        Column("price", _("Unit price"), "money"),
        Column("amount", _("Amount"), "money", total=True),
        Column("budget_left", _("Budget left"), "money"),
        Column("supplier", _("Supplier"), width=14),
        Column("name", _("Item name"), width=16),
        Column("unit", _("Unit"), width=6),
        Column("planned", _("Planned quantity"), "quantity"),
    )
    note = _("Average use of the last {days} days.").format(days=days)
    if day != office.today():
        note = _("; ").join((note, _("What is ordered, planned and reserved is what is so today.")))
    table = Table("plan", _("Replenishment"), columns, lines, note=note, empty=_("No supply has a reorder level."))
    return make(
        office,
        "replenishment",
        _("Replenishment"),
        [table, Signatures((_("Prepared by"), _("Checked by"), _("Approved by")))],
        as_of=day,
        parameters={"on": day, **{name: each.key for name, each in filters.items() if each is not None}},
        filter=words_for({name: PARAMETERS[name] for name in ("category", "supplier")}, filters, office),
    )


def _asked_for(
    need: Need, proposed: bool, category: SupplyCategory | None = None, supplier: Supplier | None = None
) -> bool:
    told = need.supply.__data__
    if category is not None and told["category"] not in within(SupplyCategory, category.id):
        return False
    return (supplier is None or told["supplier"] == supplier.id) and (need.wanted > 0 or not proposed)


def _row(need: Need, used: int, days: int, price: int | None, names: Names) -> Row:
    supply, position = need.supply, need.position
    cover = days_of_cover(position.on_hand, used, days)
    return (
        supply.code,
        *(Decimal(quantity) / SCALE for quantity in (position.on_hand, position.on_order, position.reserved)),
        Decimal(position.projected) / SCALE,
        supply.reorder_level,
        Decimal(half_up(Fraction(used, days))) / SCALE,
        Decimal(half_up(cover * 10)) / 10 if cover is not None else None,
        Decimal(need.wanted) / SCALE,
        price,
        half_up(need.wanted * price, SCALE) if price is not None else None,
        # What the budget of the supply's account has left.
        None,
        names.of(Supplier, supply.__data__["supplier"]),
        supply.name,
        supply.unit,
        Decimal(position.planned) / SCALE,
    )
