"""The card of one asset and the schedule of its depreciation."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from bizdesk.assets import cards, ledger
from bizdesk.assets.depreciation import Charge
from bizdesk.assets.models import Asset, AssetEvent, Maintenance
from bizdesk.assets.words import EVENTS
from bizdesk.office.documents import attached
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import last_day
from bizdesk.reports.making import cell, column, fields_of, make
from bizdesk.reports.report import Block, Chart, Column, Field, Fields, Report, Series, Signatures, Table

CARD = {"asset": Reference(Asset, N_("Asset"), required=True), "on": Date(N_("On"))}
SCHEDULE = {"asset": Reference(Asset, N_("Asset"), required=True)}
# What an event tells as the card does: of another day, from the newest event by then.
HOLDING = ("status", "place", "department", "user", "custodian", "condition", "due_back_on")
GROUPS = (
    (N_("Identity"), ("number", "name", "category", "specification", "model", "serial", "manufacturer")),
    (
        N_("Acquisition"),
        (
            "acquisition",
            "supplier",
            "acquired_on",
            "invoice_number",
            "contract_number",
            "voucher_number",
            "quantity",
            "unit",
            "cost",
        ),
    ),
    (N_("Custody"), HOLDING),
    (
        N_("Depreciation"),
        (
            "method",
            "start_convention",
            "in_use_on",
            "life_months",
            "residual_percent",
            "residual",
            "total_units",
            "declining_rate",
            "opening_accumulated",
            "opening_months",
        ),
    ),
    (
        N_("Warranty, insurance, maintenance"),
        ("warranty_until", "insurer", "policy_number", "insured_value", "insured_until", "maintenance_months"),
    ),
    (N_("Remarks"), ("remarks",)),
)
STATES = {"posted": N_("posted"), "due": N_("due"), "future": N_("future")}
CUSTODY = ("place", "department", "user", "custodian")
POINTS = 24


def card(office: Office, asset: Asset, on: date | None = None) -> Report:
    """Everything the office knows of one asset, as of a day."""
    day = on or office.today()
    stood = ledger.custody_on(asset, day) if day < office.today() else None
    blocks: list[Block] = []
    for title, names in GROUPS:
        held = stood if names is HOLDING and stood is not None else asset
        blocks.append(fields_of(held, names, office, _(title)))
    course = ledger.course_of(asset)
    if course is not None:
        blocks.insert(2, key_figures(course, day))
        blocks.append(value_chart(course.schedule(), course))
    blocks += [events_table(asset, day), maintenance_table(asset, office), documents_table(asset)]
    blocks.append(Signatures((_("Custodian"), _("Keeper"), _("Finance"))))
    title = _("Asset card {number}").format(number=asset.number)
    return make(office, "asset-card", title, blocks, as_of=day, parameters={"asset": asset.number, "on": day})


def key_figures(course: ledger.Course, day: date) -> Fields:
    """What the asset is worth on a day."""
    value = course.value(day)
    return Fields(
        (
            Field("current_cost", _("Original cost"), value.cost, "money"),
            Field("accumulated", _("Accumulated depreciation"), value.accumulated, "money"),
            Field("impairment", _("Impairment"), value.impairment, "money"),
            Field("net_book_value", _("Carrying amount"), value.net_book_value, "money"),
            Field("months_charged", _("Months charged"), value.months_charged, "integer"),
            Field("monthly_amount", _("Monthly depreciation"), value.monthly_amount, "money"),
        ),
        _("Value"),
    )


def schedule(office: Office, asset: Asset) -> Report:
    """Every month's charge of an asset, posted, due or to come, with the reason for it."""
    course = ledger.booked_course(asset)
    rows = course.schedule()
    posted = ledger.posted(asset)
    lines = []
    for row in rows:
        state = "posted" if row.period in posted else "due" if last_day(row.period) <= office.today() else "future"
        told = told_why(row, office)
        lines.append((row.period, row.amount, row.accumulated, row.net_book_value, _(STATES[state]), told))
    table = Table(
        "schedule",
        _("Depreciation schedule"),
        (
            Column("period", _("Month")),
            Column("amount", _("Amount"), "money", total=True),
            Column("accumulated", _("Accumulated depreciation"), "money"),
            Column("net_book_value", _("Carrying amount"), "money"),
            Column("state", _("Status")),
            Column("why", _("Why"), width=44),
        ),
        lines,
        empty=_("This asset is not depreciated."),
    )
    title = _("Depreciation schedule of {title}").format(title=asset.title)
    return make(
        office,
        "asset-schedule",
        title,
        [table, value_chart(rows, course)],
        as_of=office.today(),
        parameters={"asset": asset.number},
    )


def told_why(row: Charge, office: Office) -> str:
    """The reasons of a charge in the language in use, amounts as people read them."""
    return "; ".join(cards.told(reason, office) for reason in row.why)


def value_chart(rows: Iterable[Charge], course: ledger.Course) -> Chart:
    """The carrying amount over the asset's life, at two dozen points at the most."""
    rows = list(rows)
    step = max(1, len(rows) // POINTS)
    chosen = rows[::step] + (rows[-1:] if rows and (len(rows) - 1) % step else [])
    labels = tuple(row.period for row in chosen)
    values = tuple(course.value(last_day(row.period)).net_book_value for row in chosen)
    return Chart("value", _("Value over time"), "line", labels, (Series(_("Carrying amount"), values),), type="money")


def events_table(asset: Asset, day: date) -> Table:
    """What happened to the asset by the end of a day, with from and to."""
    mine = (AssetEvent.asset == asset.id) & (AssetEvent.date <= day)
    events = list(AssetEvent.select().where(mine).order_by(AssetEvent.date, AssetEvent.id))
    rows = [
        (
            event.date,
            _(EVENTS[event.kind]),
            _moved(before, event),
            event.amount,
            event.reason,
            event.reference,
        )
        for before, event in pairwise([None, *events])
    ]
    return Table(
        "events",
        _("History"),
        (
            Column("date", _("Date"), "date"),
            Column("event", _("Event")),
            Column("change", _("From and to"), width=30),
            Column("amount", _("Amount"), "money"),
            Column("reason", _("Reason"), width=20),
            Column("reference", _("Reference")),
        ),
        rows,
        empty=_("Nothing has happened yet."),
    )


def _moved(before: AssetEvent | None, event: AssetEvent) -> str:
    """What a step of custody changed, in words."""
    changed = []
    for name in CUSTODY:
        field = AssetEvent.fields()[name]
        old = getattr(before, name) if before is not None else None
        new = getattr(event, name)
        if (old and old.id) != (new and new.id):
            names = [getattr(each, "name", "-") if each else "-" for each in (old, new)]
            changed.append(
                f"{field.label}: {names[0]} -> {names[1]}" if before is not None else f"{field.label}: {names[1]}"
            )
    return "; ".join(changed)


def maintenance_table(asset: Asset, office: Office) -> Table:
    """Work planned and done on the asset."""
    declared = Maintenance.fields()
    names = (
        "number",
        "kind",
        "planned_on",
        "done_on",
        "supplier",
        "cost",
        "downtime_hours",
        "description",
        "accepted_by",
    )
    rows = [
        tuple(cell(declared[name], getattr(work, name), office) for name in names)
        for work in Maintenance.select().where(Maintenance.asset == asset.id).order_by(Maintenance.id)
    ]
    return Table(
        "maintenance", _("Maintenance"), tuple(column(declared[name]) for name in names), rows, empty=_("None so far.")
    )


def documents_table(asset: Asset) -> Table:
    """The papers attached to the card."""
    rows = [(paper.name, paper.version, paper.size, paper.added_at) for paper in attached(asset)]
    return Table(
        "documents",
        _("Documents"),
        (
            Column("name", _("Name")),
            Column("version", _("Version"), "integer"),
            Column("size", _("Size"), "integer"),
            Column("added_at", _("Added at"), "instant"),
        ),
        rows,
        empty=_("None so far."),
    )
