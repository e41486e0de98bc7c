"""What asks for attention: maintenance, ends of warranty and insurance, lives that are over, loans; transfer slips."""

from datetime import date, timedelta
from itertools import pairwise

from bizdesk.assets.duties import duties
from bizdesk.assets.models import Asset, AssetEvent, Maintenance
from bizdesk.assets.report_ledger import Names, by_age, by_category, standings
from bizdesk.assets.valuing import values_on
from bizdesk.assets.words import EVENTS, MAINTENANCE_KINDS
from bizdesk.office.duty import STATES
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Date, Period, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months
from bizdesk.reports.making import column, fields_of, make, span
from bizdesk.reports.report import Chart, Column, Field, Fields, Report, Series, Signatures, Table

DUE = {"on": Date(N_("On"))}
CALENDAR = {"from_": Date(N_("From")), "to": Date(N_("To")), "month": Period(N_("Month"))}
TRANSFER = {"asset": Reference(Asset, N_("Asset"), required=True), "on": Date(N_("On"))}
HANDED_OVER = ("moved", "issued", "returned", "stored", "restored")
CUSTODY = ("place", "department", "user", "custodian")


def due(office: Office, on: date | None = None) -> Report:
    """What assets ask for on a day, and those that are used beyond their life."""
    day = on or office.today()
    with office.looking_on(on):
        found = sorted(duties(office), key=lambda duty: (duty.due_on or date.max, duty.key))
    kinds = {name: _(kind.singular) for name, kind in office.kinds.items()}
    rows = [
        (duty.due_on, _(STATES[duty.state]), duty.words, kinds.get(duty.kind, ""), duty.key, duty.clause)
        for duty in found
    ]
    table = Table(
        "due",
        _("Due"),
        (
            Column("due_on", _("Due date"), "date"),
            Column("state", _("Status")),
            Column("what", _("What"), width=50),
            Column("kind", _("Kind")),
            Column("number", _("No."), width=14),
            Column("clause", _("Clause")),
        ),
        rows,
        empty=_("Nothing is due."),
    )
    return make(
        office, "asset-due", _("What assets ask for"), [table, life_over(day)], as_of=day, parameters={"on": day}
    )


def life_over(day: date) -> Table:
    """The assets still in use after their last charge."""
    values = values_on(day)
    rows = [
        (asset.number, asset.name, asset.in_use_on, value.cost, value.net_book_value)
        for asset in Asset.select().where(Asset.method != "none").order_by(Asset.in_use_on, Asset.number)
        if (value := values.get(asset.id)) is not None and not value.left and value.cost
    ]
    return Table(
        "life_over",
        _("Fully depreciated, still in use"),
        (
            Column("number", _("Asset no."), width=14),
            Column("name", _("Asset name")),
            Column("in_use_on", _("In use since"), "date"),
            Column("cost", _("Original cost"), "money", total=True),
            Column("net_book_value", _("Carrying amount"), "money", total=True),
        ),
        rows,
        empty=_("None."),
    )


def calendar(office: Office, from_: date | None = None, to: date | None = None, month: str = "") -> Report:
    """The work planned and done between two days, in order."""
    if not (from_ or to or month):
        from_, to = office.today() - timedelta(days=30), add_months(office.today(), 3)
    first, last = span(office, {"from_": from_, "to": to, "month": month})
    planned = Maintenance.planned_on.between(first, last) | Maintenance.done_on.between(first, last)
    works = Maintenance.select(Maintenance, Asset).join(Asset).where(planned)
    declared = Maintenance.fields()
    rows = [
        (
            work.planned_on,
            work.done_on,
            work.number,
            work.asset.number,
            work.asset.name,
            _(MAINTENANCE_KINDS[work.kind]),
            work.supplier.name if work.supplier else "",
            work.cost,
            work.description,
        )
        for work in sorted(works, key=lambda work: (work.planned_on or work.done_on, work.number))
    ]
    table = Table(
        "maintenance",
        _("Maintenance"),
        (
            column(declared["planned_on"]),
            column(declared["done_on"]),
            column(declared["number"]),
            Column("asset", _("Asset no."), width=14),
            Column("name", _("Asset name")),
            column(declared["kind"]),
            column(declared["supplier"]),
            column(declared["cost"], total=True),
            column(declared["description"], width=24),
        ),
        rows,
        empty=_("No work is planned or done in this time."),
    )
    return make(office, "maintenance-calendar", _("Maintenance calendar"), [table], period=(first, last))


def transfer(office: Office, asset: Asset, on: date | None = None) -> Report:
    """The slip of an asset's newest transfer by a day, to be signed by both sides."""
    mine = (AssetEvent.asset == asset.id) & (AssetEvent.date <= (on or office.today()))
    events = list(AssetEvent.select().where(mine).order_by(AssetEvent.date, AssetEvent.id))
    moved = [
        (before, event)
        for before, event in pairwise(events)
        if event.kind in HANDED_OVER and any(before.__data__[name] != event.__data__[name] for name in CUSTODY)
    ]
    if not moved:
        raise Refused(N_("{number} was never transferred."), number=asset.number)
    before, event = moved[-1]
    sides = []
    for title, side in ((_("Transferred from"), before), (_("Transferred to"), event)):
        items = tuple(
            Field(name, AssetEvent.fields()[name].label, getattr(getattr(side, name), "title", None))
            for name in CUSTODY
        )
        sides.append(Fields(items, title))
    head = Fields(
        (
            Field("number", _("No."), f"{asset.number}-{len(moved)}"),
            Field("date", _("Date"), event.date, "date"),
            Field("what", _("Event"), _(EVENTS[event.kind])),
            Field("due_back_on", _("Due back"), event.due_back_on, "date"),
            Field("reason", _("Reason"), event.reason),
        )
    )
    return make(
        office,
        "asset-transfer",
        _("Transfer of {title}").format(title=asset.title),
        [
            fields_of(asset, ("number", "name", "model", "serial", "quantity", "unit"), office),
            head,
            *sides,
            Signatures((_("Handed over by"), _("Taken over by"), _("Asset keeper"))),
        ],
        as_of=event.date,
        parameters={"asset": asset.number},
    )


def overview(office: Office, on: date | None = None) -> Report:
    """Pictures of the whole: the value over two years, what it is made of, how old it is."""
    day = on or office.today()
    names, rows = Names(), standings(day)
    days = [add_months(day, -months) for months in range(24, -1, -2)]
    totals = [values_on(each).values() for each in days]
    series = (
        Series(_("Original cost"), tuple(sum(value.cost for value in values) for values in totals)),
        Series(_("Carrying amount"), tuple(sum(value.net_book_value for value in values) for values in totals)),
    )
    labels = tuple(each.strftime("%Y-%m") for each in days)
    value = Chart("value", _("Value over time"), "line", labels, series, type="money")
    return make(
        office,
        "asset-overview",
        _("Fixed assets at a glance"),
        [value, by_category(rows, names), by_age(rows, day)],
        as_of=day,
        parameters={"on": day},
    )
