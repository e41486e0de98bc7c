"""The card of one asset: everything the office knows of it, as of a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from bizdesk.assets import events, groups, ledger
from bizdesk.assets.events import WHEREABOUTS
from bizdesk.assets.models import Asset, AssetEvent, Maintenance
from bizdesk.assets.report_schedule import value_chart
from bizdesk.assets.report_takeover import said
from bizdesk.assets.takeover import taken_over_on
from bizdesk.assets.words import EVENTS
from bizdesk.office.fields import Date, Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, Supplier
from bizdesk.office.record import Record
from bizdesk.reports.documents import documents_table
from bizdesk.reports.making import cell, chosen, column, fields_of, make
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Coded, Column, Field, Fields, Report, Row, Signatures, Table

CARD = {"asset": Reference(Asset, N_("Asset"), required=True), "on": Date(N_("On"))}
# Custody is told by events as by the card: of another day, from the newest event by then.
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
        ),
    ),
    (N_("Custody"), events.CUSTODY),
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
            "switch",
            "period_amount",
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
OF_WORK = (
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
NOBODY = Coded("-", "-")
NAMED: dict[str, type[Record]] = {"supplier": Supplier, "accepted_by": Staff}


def card(office: Office, asset: Asset, on: date | None = None) -> Report:
    """Everything the office knows of one asset, as of a day."""
    day = on or office.today()
    stood = ledger.custody_on(asset, day) if day < office.today() else None
    then = groups.then(asset, day)
    blocks: list[Block] = []
    for title, shown in GROUPS:
        held = stood if shown is events.CUSTODY and stood is not None else then
        blocks.append(fields_of(held, shown, office, _(title)))
    known = AssetEvent.select().where(AssetEvent.asset == asset.id).order_by(*events.in_order())
    past = [event for event in known if event.date <= day]
    course = ledger.course_of(asset)
    if course is None:
        blocks.insert(2, fields_of(asset, ("cost",), office, _("Value")))
    else:
        taken = taken_over_on(course.terms)
        before = said([(taken, basis)], day) if taken and (basis := course.value(day).basis) else []
        blocks[2:2] = [key_figures(course, day, past), *before]
        blocks.append(value_chart(course.schedule(), course))
    names = Names()
    blocks += [events_table(past, names, office), maintenance_table(asset, names, office), documents_table(asset)]
    blocks.append(Signatures((_("Custodian"), _("Keeper"), _("Finance"))))
    headline = _("Asset card {number}").format(number=asset.number)
    return make(office, "asset-card", headline, blocks, as_of=day, parameters={"asset": asset.number, "on": day})


def key_figures(course: ledger.BookedCourse, day: date, events: Sequence[AssetEvent]) -> Fields:
    """What the asset is worth on a day; of one that has left, what was taken off the books with it."""
    value, title = course.value(day), _("Value")
    cost, accumulated, impairment = value.cost, value.accumulated, value.impairment
    gone = next((event for event in reversed(events) if event.kind == "disposed"), None)
    if gone is not None and not value.held:
        title = _("Value when it left on {date}").format(date=gone.date)
        cost, accumulated, impairment = gone.amount or 0, gone.accumulated or 0, gone.impairment or 0
        value = course.value(gone.date - timedelta(days=1))._replace(monthly_amount=0)
    return Fields(
        (
            Field("current_cost", _("Original cost"), cost, "money"),
            Field("accumulated", _("Accumulated depreciation"), accumulated, "money"),
            Field("net_value", _("Net value"), cost - accumulated, "money"),
            Field("impairment", _("Impairment"), impairment, "money"),
            Field("net_book_value", _("Carrying amount"), cost - accumulated - impairment, "money"),
            Field("months_charged", _("Months charged"), value.months_charged, "integer"),
            Field("monthly_amount", _("Monthly depreciation"), value.monthly_amount, "money"),
        ),
        title,
    )


def events_table(events: Sequence[AssetEvent], names: Names, office: Office) -> Table:
    """What happened to the asset, with from and to."""
    reason = AssetEvent.fields()["reason"]
    rows: list[Row] = []
    before = None
    for event in events:
        told = cell(reason, event.reason, office)
        rows.append(
            (event.date, chosen(EVENTS, event.kind), _moved(before, event, names), event.amount, told, event.reference)
        )
        before = event
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


def _moved(before: AssetEvent | None, event: AssetEvent, names: Names) -> Coded:
    """What a step changed of where, with whom and in what category the asset is, in words; in code by the names of the
    fields and the codes they hold."""
    words, codes = [], []
    for name in (*WHEREABOUTS, "category"):
        old, new = (each.__data__[name] if each is not None else None for each in (before, event))
        # The category a card begins with stands on its card; only where it is another since is it told here.
        if old != new and (name != "category" or None not in (old, new)):
            kind = getattr(AssetEvent, name).rel_model
            steps = [names.of(kind, row) or NOBODY for row in ([new] if before is None else [old, new])]
            label, value = AssetEvent.fields()[name].label, " -> ".join(steps)
            words.append(_("{label}: {value}").format(label=label, value=value))
            codes.append(f"{name}: {' -> '.join(step.key for step in steps)}")
    return Coded(_("; ").join(words), "; ".join(codes))


def maintenance_table(asset: Asset, names: Names, office: Office) -> Table:
    """Work planned and done on the asset."""
    declared = Maintenance.fields()
    rows: list[Row] = [
        tuple(
            names.of(NAMED[name], work.__data__[name])
            if name in NAMED
            else cell(declared[name], getattr(work, name), office)
            for name in OF_WORK
        )
        for work in Maintenance.select().where(Maintenance.asset == asset.id).order_by(Maintenance.id)
    ]
    columns = tuple(column(declared[name]) for name in OF_WORK)
    return Table("maintenance", _("Maintenance"), columns, rows, empty=_("None so far."))
