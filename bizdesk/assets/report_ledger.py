"""The ledger of fixed assets on any day, with pictures of what it is made of."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from bizdesk.assets import booked, groups
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.assets.posting import first_open
from bizdesk.assets.report_takeover import notes
from bizdesk.assets.valuing import Known, Standing, sorted_out, standing_on
from bizdesk.assets.words import METHODS, STATUSES
from bizdesk.office.fields import Choice, Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Staff
from bizdesk.office.periods import period_of
from bizdesk.office.places import Place, within
from bizdesk.reports.making import chosen, column, make, words_for
from bizdesk.reports.names import Names
from bizdesk.reports.report import Cell, Chart, Column, Paragraph, Report, Series, Signatures, Table

PARAMETERS = {
    "on": Date(N_("On")),
    "category": Reference(AssetCategory, N_("Category")),
    "department": Reference(Department, N_("Department")),
    "place": Reference(Place, N_("Location")),
    "custodian": Reference(Staff, N_("Custodian")),
    "status": Choice(STATUSES, N_("Status")),
}
YEARS = (1, 2, 3, 5, 10)


class Card(NamedTuple):
    """What a ledger tells of a card, by the names of its fields: records have too many to read them all for that."""

    id: int
    number: str
    name: str
    category: int | None
    specification: str
    model: str
    unit: str
    quantity: Decimal
    in_use_on: date | None
    life_months: int | None
    method: str
    residual_percent: Decimal | None


Row = tuple[Card, Standing]


def ledger(office: Office, on: date | None = None, **filters: object) -> Report:
    """Every asset on the books at the end of a day, where it was and what it was worth."""
    day = on or office.today()
    wanted = {name: _allowed(name, value) for name, value in filters.items()}
    known = sorted_out()
    rows = [row for row in standings(day, known) if _wanted(row, wanted)]
    before = notes(known, day, day, {card.id for card, _standing in rows})
    before += _unknown_then(office, day, known, {card.id for card, _standing in rows})
    names = Names()
    table = Table(
        "ledger",
        _("Fixed asset ledger"),
        columns(),
        [_line(asset, standing, names) for asset, standing in rows],
        empty=_("No asset was on the books then."),
    )
    return make(
        office,
        "asset-ledger",
        _("Fixed asset ledger"),
        [table, *before, by_category(rows, names), by_age(rows, day), Signatures((_("Prepared by"), _("Checked by")))],
        as_of=day,
        parameters={name: _plain(value) for name, value in {"on": day, **filters}.items()},
        filter=words_for({name: field for name, field in PARAMETERS.items() if name != "on"}, filters, office),
    )


def _unknown_then(office: Office, day: date, known: Known, shown: set[int]) -> list[Paragraph]:
    """That some of the figures of a day came into the books of a later month; nothing where none did."""
    if period_of(day) >= first_open(office):
        return []
    unknown = booked.later(office, day, known)
    late = shown & (unknown.assets | unknown.charges.keys())
    if not late:
        return []
    words = _(
        "Cards with what the books of {month} did not know yet: {count}. It was found out later and is posted in a"
        " later month; the depreciation report of {month} stands without it."
    )
    return [Paragraph(words.format(month=period_of(day), count=len(late)))]


def _plain(value: object) -> str | date:
    return value if isinstance(value, date) else str(getattr(value, "key", value))


def columns() -> tuple[Column, ...]:
    """The columns of the ledger."""
    declared = Asset.fields()
    of_card = (
        "category",
        "department",
        "place",
        "custodian",
        "status",
        "in_use_on",
        "life_months",
        "residual_percent",
        "method",
    )
    return (
        column(declared["number"]),
        column(declared["name"]),
        Column("model", _("Specification / model")),
        Column("unit", _("Unit")),
        Column("quantity", _("Quantity"), "quantity"),
        *(column(declared[name]) for name in of_card),
        Column("cost", _("Original cost"), "money", total=True),
        Column("accumulated", _("Accumulated depreciation"), "money", total=True),
        Column("net_value", _("Net value"), "money", total=True),
        Column("impairment", _("Impairment"), "money", total=True),
        Column("net_book_value", _("Carrying amount"), "money", total=True),
        Column("months_charged", _("Months charged"), "integer"),
        Column("monthly_amount", _("Monthly depreciation"), "money", total=True),
    )


def standings(day: date, known: Known) -> list[Row]:
    """The assets on the books on a day with their standing and the category they were in then, by number."""
    found, turned = standing_on(day, known), groups.turns("category")
    query = Asset.select(*(getattr(Asset, name) for name in Card._fields)).order_by(Asset.number)
    cards = [card for card in map(Card._make, query.tuples()) if card.id in found]
    pairs = [(_then(card, turned, day) if card.id in turned else card, found[card.id]) for card in cards]
    return [pair for pair in pairs if pair[1].value.cost or pair[1].custody["status"] != "merged"]


def _then(card: Card, turned: groups.Turns, day: date) -> Card:
    """A card with the category it was in on a day."""
    return card._replace(category=groups.on_day(turned, card.id, card.category, day))


def kind_of(asset: Asset | Card) -> str:
    """The specification and the model, as forms print them in one column."""
    return " / ".join(filter(None, (asset.specification, asset.model)))


def _line(asset: Card, standing: Standing, names: Names) -> tuple[Cell, ...]:
    value, where = standing
    return (
        asset.number,
        asset.name,
        kind_of(asset),
        asset.unit,
        asset.quantity,
        names.of(AssetCategory, asset.category),
        names.of(Department, where["department"]),
        names.of(Place, where["place"]),
        names.of(Staff, where["custodian"]),
        chosen(STATUSES, str(where["status"])),
        asset.in_use_on,
        asset.life_months,
        asset.residual_percent,
        chosen(METHODS, asset.method),
        value.cost,
        value.accumulated,
        value.cost - value.accumulated,
        value.impairment,
        value.net_book_value,
        value.months_charged,
        value.monthly_amount,
    )


def _allowed(name: str, wanted: Any) -> set[Any]:
    """What a filter lets through: of a tree, the record and all below it."""
    return within(type(wanted), wanted.id) if name in ("place", "department") else {getattr(wanted, "id", wanted)}


def _wanted(row: Row, allowed: dict[str, set[Any]]) -> bool:
    asset, (_value, where) = row
    return all((asset.category if name == "category" else where[name]) in values for name, values in allowed.items())


def by_category(rows: Iterable[Row], names: Names) -> Chart:
    """What the ledger is made of, by category: cost and carrying amount."""
    cost: Counter[str] = Counter()
    net: Counter[str] = Counter()
    for asset, (value, _where) in rows:
        name = names.of(AssetCategory, asset.category) or "-"
        cost[name] += value.cost
        net[name] += value.net_book_value
    labels = tuple(name for name, _amount in cost.most_common())
    series = (
        Series(_("Original cost"), tuple(cost[name] for name in labels)),
        Series(_("Carrying amount"), tuple(net[name] for name in labels)),
    )
    return Chart("by_category", _("Composition by category"), "bar", labels, series, type="money")


def by_age(rows: Iterable[Row], day: date) -> Chart:
    """How old the assets are: how many by years since their first use."""
    counts: Counter[int] = Counter()
    for asset, _standing in rows:
        years = (day - asset.in_use_on).days / 365.25 if asset.in_use_on else 0
        counts[next((place for place, limit in enumerate(YEARS) if years < limit), len(YEARS))] += 1
    labels = [f"{begin}-{end}" for begin, end in pairwise((0, *YEARS))]
    labels.append(f"{YEARS[-1]}+")
    values = tuple(counts[place] for place in range(len(labels)))
    return Chart("by_age", _("Age in years"), "bar", tuple(labels), (Series(_("Assets"), values),), type="integer")
