"""What is on hand, where, and what it is worth; and the card of one supply (clause 4.2.2)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.fields import Date, Flag, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up, spread
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place, within
from bizdesk.office.record import Record
from bizdesk.office.sentences import unworded, worded
from bizdesk.reports.making import chosen, make, span, titled, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Coded, Column, Field, Fields, Report, Row, Signatures, Table
from bizdesk.supplies.models import Movement, Supply, SupplyCategory
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.words import MOVEMENT_KINDS, VALUATIONS

STOCK = {
    "on": Date(N_("On")),
    "place": Reference(Place, N_("Place")),
    "category": Reference(SupplyCategory, N_("Supply category")),
    "all": Flag(N_("Those of which nothing is there too")),
}
CARD = {
    "supply": Reference(Supply, N_("Supply"), required=True),
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
}


def stock(office: Office, on: date | None = None, all: bool = False, **filters: Any) -> Report:
    """The stock at the end of a day: every supply at every place, with its share of what the supply is worth."""
    day = on or office.today()
    names = Names()
    there = shelves(day)
    places = within(Place, filters["place"].id) if filters.get("place") else None
    classes = within(SupplyCategory, filters["category"].id) if filters.get("category") else None
    lines: list[Row] = []
    for supply in Supply.select().order_by(Supply.code):
        if classes is not None and supply.__data__["category"] not in classes:
            continue
        for place, quantity, value in _shares(there.get(supply.id, {}), all):
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
        [table, Signatures((_("Prepared by"), _("Checked by")))],
        as_of=day,
        parameters={"on": day, **{name: each.key for name, each in filters.items() if each is not None}},
        filter=words_for({name: STOCK[name] for name in ("place", "category")}, filters, office),
    )


def shelves(day: date) -> dict[int, dict[int | None, tuple[int, int]]]:
    """Of every supply, by place: quantity and value booked there by a day."""
    query = (
        Movement.select(Movement.supply, Movement.place, fn.SUM(Movement.quantity), fn.SUM(Movement.value))
        .where(Movement.date <= day)
        .group_by(Movement.supply, Movement.place)
    )
    found: dict[int, dict[int | None, tuple[int, int]]] = defaultdict(dict)
    for supply, place, quantity, value in rows.as_stored(query):
        found[supply][place] = (quantity, value)
    return found


def _shares(shelves: dict[int | None, tuple[int, int]], all: bool) -> Iterator[tuple[int | None, int, int]]:
    """Place, quantity and value: what a supply is worth is shared out over its places by quantity, to the cent."""
    there = {place: quantity for place, (quantity, _value) in shelves.items() if quantity}
    total = sum(value for _quantity, value in shelves.values())
    if there:
        yield from zip(there, there.values(), spread(total, list(there.values())), strict=True)
    elif all:
        yield None, 0, 0


def card(office: Office, supply: Supply, from_: date | None = None, to: date | None = None) -> Report:
    """The card of a supply: every movement in its order, with what was there and what it was worth after it."""
    first, last = span(office, {"from_": from_, "to": to}) if from_ or to else (date.min, to or office.today())
    balance, worth, carried = _brought_forward(supply, first)
    lines: list[Row] = []
    if carried:
        before = Decimal(balance) / SCALE
        kind = Coded(_("Brought forward"), "brought_forward")
        lines.append((first, "", kind, None, None, before, worth, None))
    whom = Whom()
    for day, number, kind, quantity, value, reason, reference, *owners in _moved(supply, first, last):
        balance, worth = balance + quantity, worth + value
        who = whom.of(*owners)
        lines.append(
            (
                date.fromisoformat(day),
                number,
                chosen(MOVEMENT_KINDS, kind),
                Decimal(quantity) / SCALE,
                value,
                Decimal(balance) / SCALE,
                worth,
                Coded(
                    _joined(_("; "), who, worded(reason), reference), _joined("; ", who, unworded(reason), reference)
                ),
            )
        )
    columns = (
        Column("date", _("Date"), "date"),
        Column("number", _("Movement no."), width=14),
        Column("kind", _("Kind"), width=14),
        Column("quantity", _("Quantity"), "quantity"),
        Column("value", _("Amount"), "money"),
        Column("balance", _("On hand"), "quantity"),
        Column("balance_value", _("Stock value"), "money"),
        Column("reason", _("To whom, why"), width=26),
    )
    head = Fields(
        (
            Field("code", _("Supply code"), supply.code),
            Field("name", _("Item name"), supply.name),
            Field("specification", _("Specification"), supply.specification),
            Field("unit", _("Unit"), supply.unit),
            Field("category", _("Supply category"), titled(supply.category)),
            Field("place", _("Place"), titled(supply.place)),
            Field("valuation", _("Valuation"), chosen(VALUATIONS, supply.valuation)),
            Field("reorder_level", _("Reorder level"), supply.reorder_level, "quantity"),
        )
    )
    table = Table("card", _("Movements"), columns, lines, empty=_("Nothing has moved."))
    return make(
        office,
        "stock-card",
        _("Stock card of {supply}").format(supply=supply.caption),
        [head, table, Signatures((_("Prepared by"), _("Checked by")))],
        as_of=last,
        parameters={"supply": supply.code, "to": last, **({"from": first} if from_ else {})},
    )


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _brought_forward(supply: Supply, first: date) -> tuple[int, int, bool]:
    """What was there before a day and what it was worth, and whether anything moved before it."""
    query = Movement.select(fn.SUM(Movement.quantity), fn.SUM(Movement.value), fn.COUNT(Movement.quantity))
    ((quantity, value, count),) = rows.as_stored(query.where(Movement.supply == supply.id, Movement.date < first))
    return quantity or 0, value or 0, bool(count)


def _moved(supply: Supply, first: date, last: date) -> list[tuple[Any, ...]]:
    """What the card tells of every movement of a span of days, in their order."""
    query = Movement.select(
        Movement.date,
        Movement.number,
        Movement.kind,
        Movement.quantity,
        Movement.value,
        Movement.reason,
        Movement.reference,
        *(getattr(Movement, name) for name in Whom.KINDS),
    ).where(Movement.supply == supply.id, Movement.date >= first, Movement.date <= last)
    return rows.as_stored(query.order_by(Movement.date, Movement.id))


class Whom:
    """Who got or brought something, by what names it; each is read once."""

    KINDS: ClassVar[dict[str, type[Record]]] = {"staff": Staff, "supplier": Supplier, "department": Department}

    def __init__(self) -> None:
        self._known: dict[tuple[type[Record], int], str] = {}

    def of(self, *owners: int | None) -> str:
        """The first of these that is told, in words."""
        for kind, row in zip(self.KINDS.values(), owners, strict=True):
            if row is not None:
                if (kind, row) not in self._known:
                    self._known[kind, row] = kind.get_by_id(row).caption
                return self._known[kind, row]
        return ""
