"""The stock list of a period (clause 4.2.2c): what was there, what came in and went out, what is left of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bizdesk.office.fields import Date, Flag, Period, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.places import Place, within
from bizdesk.office.text import cells
from bizdesk.reports.making import beyond_today, chosen, make, span, titled, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Cell, Coded, Column, Report, Row, Signatures, Table
from bizdesk.supplies.alerts import ALERTS, alerts
from bizdesk.supplies.catalogue import of_category
from bizdesk.supplies.models import Supply, SupplyCategory
from bizdesk.supplies.passed import Sums, Way, passed
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.stood import Stood, at_places, everywhere
from bizdesk.supplies.words import MOVEMENT_KINDS

PARAMETERS = {
    "from_": Date(N_("From")),
    "to": Date(N_("To")),
    "month": Period(N_("Month")),
    "place": Reference(Place, N_("Place")),
    "category": Reference(SupplyCategory, N_("Supply category")),
    "by_place": Flag(N_("Place by place")),
}
NAMED = ("place", "category")


@dataclass
class Group:
    """The lines of a category, with what they add up to."""

    category: SupplyCategory | None
    supplies: int = 0
    sums: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    lines: list[tuple[Cell, ...]] = field(default_factory=list)


def period(
    office: Office,
    from_: date | None = None,
    to: date | None = None,
    month: str = "",
    by_place: bool = False,
    **filters: Any,
) -> Report:
    """What was in stock of every supply when a period began, what came in and went out, and what is left at its end; of
    a place, or place by place, in quantities."""
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    place = filters.get("place")
    placed = by_place or place is not None
    moved = passed(first, last)
    before = first - timedelta(days=1)
    whole = everywhere(moved, before, last)
    stood: Mapping[int, Mapping[int | None, Stood]] = {supply: {None: each} for supply, each in whole.items()}
    if placed:
        stood = at_places(moved, whole, before, last)
    groups = _groups(office, stood, whole, last, placed, **filters)
    blocks: list[Block] = [*beyond_today(office, last), _table(groups, placed), _by_category(groups, placed)]
    if not placed:
        blocks.append(_by_kind(moved, whole, filters.get("category")))
    return make(
        office,
        "stock-period",
        _("Stock list of a period"),
        [*blocks, Signatures((_("Prepared by"), _("Checked by")))],
        period=(first, last),
        parameters={
            "from": first,
            "to": last,
            **{name: each.key for name, each in filters.items() if each is not None},
            **({"by_place": True} if by_place else {}),
        },
        filter=words_for({name: PARAMETERS[name] for name in NAMED}, filters, office),
    )


def _groups(
    office: Office,
    stood: Mapping[int, Mapping[int | None, Stood]],
    whole: Mapping[int, Stood],
    day: date,
    placed: bool,
    place: Place | None = None,
    category: SupplyCategory | None = None,
) -> list[Group]:
    """The lines of every category that has some, by its code, those of none at the end."""
    places = within(Place, place.id) if place is not None else None
    classes = within(SupplyCategory, category.id) if category is not None else None
    # Too little or unused is a supply in the whole office, not at one place.
    odd = {} if placed else alerts(office, {row: each.closing[0] for row, each in whole.items()}, day)
    days = office.policy.get("dead_stock_days")
    names = Names()
    known = {each.id: each for each in SupplyCategory.select()}
    groups: dict[int | None, Group] = {}
    for supply in Supply.select().order_by(Supply.code):
        row = supply.__data__["category"]
        if classes is not None and row not in classes:
            continue
        told = {
            where: each
            for where, each in stood.get(supply.id, {}).items()
            if each and (places is None or where in places)
        }
        if not told and supply.id not in odd:
            continue
        group = groups.setdefault(row, Group(known.get(row or 0)))
        group.supplies += 1
        for where, each in (told or {None: Stood()}).items():
            group.lines.append(
                _line(supply, each, odd.get(supply.id, ()), days, [names.of(Place, where)] if placed else None)
            )
            for at, (_quantity, value) in enumerate((each.opening, each.came, each.went, each.closing)):
                group.sums[at] += value
    return sorted(groups.values(), key=lambda group: (group.category is None, group.category and group.category.code))


def _line(
    supply: Supply, stood: Stood, odd: Iterable[str], days: int, where: list[Coded | None] | None
) -> tuple[Cell, ...]:
    """A line as its columns have it; days: after which stock is dead; where: its place, and no values of what came and
    went there."""
    told: list[Any] = [supply.code, supply.name, *(where or ()), supply.unit]
    for both, valued in (
        (stood.opening, True),
        (stood.came, not where),
        (stood.went, not where),
        (stood.closing, True),
    ):
        told += [Decimal(both[0]) / SCALE, *([both[1]] if valued else [])]
    quantity, value = stood.closing
    unit_cost = half_up(value * SCALE, quantity) if quantity else None
    told_odd = _("; ").join(_(ALERTS[name]).format(days=days) for name in odd)
    words = Coded(told_odd, ",".join(odd)) if odd else None
    return (*told, unit_cost, *(() if where else (words,)))


def _columns(placed: bool) -> Iterator[Column]:
    yield Column("code", _("Supply code"), width=12)
    yield Column("name", _("Item name"), width=20)
    if placed:
        yield Column("place", _("Place"), width=14)
    yield Column("unit", _("Unit"), width=6)
    for name, quantity, value in (
        ("opening", _("Opening quantity"), _("Opening value")),
        ("in", _("Quantity in"), _("Value in")),
        ("out", _("Quantity out"), _("Value out")),
        ("closing", _("Closing quantity"), _("Closing value")),
    ):
        yield Column(f"{name}_quantity", quantity, "quantity")
        if not placed or name in ("opening", "closing"):
            yield Column(f"{name}_value", value, "money", total=True)
    yield Column("unit_cost", _("Unit cost"), "money")
    if not placed:
        yield Column("alert", _("Stock alert"), width=14)


def _table(groups: list[Group], placed: bool) -> Table:
    """The lines of every category; on paper each category has its table with its sum, all of them in line."""
    lines = [
        (*line, titled(group.category) or Coded(_("(no category)"), "")) for group in groups for line in group.lines
    ]
    columns = tuple(
        replace(column, width=max([column.width, *(cells(str(line[at] or "")) for line in lines)]))
        if column.type == "text"
        else column
        for at, column in enumerate(_columns(placed))
    )
    category = Column("category", _("Supply category"), width=20)
    empty = _("Nothing was in stock then.")
    return Table("lines", _("Stock"), (*columns, category), lines, empty=empty, apart=category.name)


def _by_category(groups: list[Group], placed: bool) -> Table:
    columns = (
        Column("category", _("Supply category"), width=20),
        Column("supplies", _("Supplies"), "integer", total=True),
        *(replace(column, total=True) for column in _columns(placed) if column.name.endswith("_value")),
    )
    rows: list[Row] = [
        (
            titled(group.category) or Coded(_("(no category)"), ""),
            group.supplies,
            *(group.sums[::3] if placed else group.sums),
        )
        for group in groups
    ]
    note = (
        _("What lies at a place is worth its share of the whole; what came and went there is told in quantities.")
        if placed
        else ""
    )
    return Table("by_category", _("By category"), columns, rows, note=note, empty=_("Nothing was in stock then."))


def _by_kind(moved: Mapping[Way, Sums], whole: Mapping[int, Stood], category: SupplyCategory | None) -> Table:
    """What the value that came and went is made of."""
    mine = whole.keys() & of_category(category) if category is not None else whole.keys()
    told: dict[str, Stood] = defaultdict(Stood)
    booked = 0
    for way, sums in moved.items():
        if way.kind != "transfer" and way.supply in mine:
            told[way.kind].add(way, sums)
            booked += 0 if way.inward else -sums.value
    went = sum(each.went[1] for supply, each in whole.items() if supply in mine)
    if went != booked:
        issues = told["issue"]
        issues.went = issues.went[0], issues.went[1] + went - booked
    columns = (
        Column("kind", _("Kind"), width=20),
        Column("in_value", _("Value in"), "money", total=True),
        Column("out_value", _("Value out"), "money", total=True),
    )
    rows: list[Row] = [
        (chosen(MOVEMENT_KINDS, kind), told[kind].came[1], told[kind].went[1])
        for kind in MOVEMENT_KINDS
        if kind in told
    ]
    return Table("by_kind", _("What came in and went out"), columns, rows, empty=_("Nothing has moved."))
