"""The schedule of an asset's depreciation: every charge and every change, row by row, with the reason for it."""

from collections.abc import Container, Iterable, Iterator
from datetime import date

from bizdesk.assets import cards, events, ledger
from bizdesk.assets.depreciation import Charge
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, DepreciationRun
from bizdesk.assets.statement import statement
from bizdesk.assets.why import Why
from bizdesk.assets.words import EVENTS, OF_VALUE
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import last_day
from bizdesk.reports.making import chosen, make
from bizdesk.reports.report import Chart, Column, Report, Row, Series, Table

PARAMETERS = {"asset": Reference(Asset, N_("Asset"), required=True)}
STATES = {"posted": N_("posted"), "due": N_("due"), "future": N_("future"), "booked": N_("booked")}
# What stands on a row of its own already.
HAPPENED = {"opening", *OF_VALUE}
# What an event says beside its date, where it says it.
SAID = (
    "amount",
    "residual",
    "life_months",
    "method",
    "rate",
    "total_units",
    "switch",
    "period_amount",
    "counterpart",
    "reason",
)
POINTS = 24


def schedule(office: Office, asset: Asset) -> Report:
    """Every month's charge of an asset, posted, due or to come, with the changes and the opening balances between."""
    course = ledger.booked_course(asset)
    table = Table(
        "schedule",
        _("Depreciation schedule"),
        (
            Column("period", _("Month")),
            Column("cost", _("Original cost"), "money"),
            Column("amount", _("Charge"), "money", total=True),
            Column("released", _("Taken out"), "money", total=True),
            Column("accumulated", _("Accumulated depreciation"), "money"),
            Column("impairment", _("Impairment"), "money"),
            Column("net_book_value", _("Carrying amount"), "money"),
            Column("state", _("Status")),
            Column("why", _("Why"), width=44),
        ),
        list(lines(office, asset, course)),
        empty=_("This asset is not depreciated."),
    )
    return make(
        office,
        "asset-schedule",
        _("Depreciation schedule of {title}").format(title=asset.caption),
        [table, value_chart(course.schedule(), course)],
        as_of=office.today(),
        parameters={"asset": asset.number},
    )


def lines(office: Office, asset: Asset, course: ledger.BookedCourse) -> Iterator[Row]:
    """The rows of the schedule, as its columns name them."""
    posted, late = ledger.posted(asset), posted_late(asset)
    own = {event.id: event for event in AssetEvent.select().where(AssetEvent.asset == asset.id).order_by(AssetEvent.id)}
    told: list[Why] = []
    for line in statement(*course):
        if isinstance(line.source, Charge):
            state = state_of(line.period, posted, office.today())
            # What happened is told where it first acts, not beside every month from then on.
            why = told_why([reason for reason in line.source.why if reason not in told], office)
            told += [reason for reason in line.source.why if reason.code in HAPPENED and reason not in told]
            if line.period in late:
                why = _("; ").join(filter(None, (why, late[line.period])))
        else:
            state = "booked"
            why = told_event(own[line.source.sequence] if line.source else events.first_of(own.values()), office)
        amounts = (line.charged, line.released, line.accumulated, line.impairment, line.net_book_value)
        yield (line.period, line.cost, *amounts, chosen(STATES, state), why)


def posted_late(asset: Asset) -> dict[str, str]:
    """Of the months that another month's run posted, by month: in which and by which run."""
    entry = DepreciationEntry
    query = entry.select(entry.period, entry.posted_in, DepreciationRun.number).join(DepreciationRun)
    late = query.where((entry.asset == asset.id) & (entry.posted_in != entry.period)).tuples()
    words = _("posted late, in {month} by run {run}")
    return {period: words.format(month=month, run=run) for period, month, run in late}


def state_of(period: str, posted: Container[str], today: date) -> str:
    """Whether a month's charge is posted, due or to come."""
    if period in posted:
        return "posted"
    return "due" if dated(period) and last_day(period) <= today else "future"


def dated(period: str) -> bool:
    """Whether any date lies in a month: a schedule may go on after the year 9999."""
    return len(period) == len("9999-12")


def told_why(reasons: Iterable[Why], office: Office) -> str:
    """The reasons of a charge in the language in use, amounts as people read them."""
    return _("; ").join(cards.told(reason, office) for reason in reasons)


def told_event(event: AssetEvent, office: Office) -> str:
    """What happened on a day, with all that the event says of it."""
    declared = AssetEvent.fields()
    words = [_("{event} on {date}").format(event=_(EVENTS[event.kind]), date=event.date)]
    for name in SAID:
        value = getattr(event, name)
        if value not in (None, ""):
            shown = declared[name].show(value, office)
            words.append(_("{label}: {value}").format(label=declared[name].label, value=shown))
    return _("; ").join(words)


def value_chart(rows: Iterable[Charge], course: ledger.BookedCourse) -> Chart:
    """The carrying amount over the asset's life, at two dozen points at the most."""
    rows = [row for row in rows if dated(row.period)]
    step = max(1, len(rows) // POINTS)
    chosen = rows[::step] + (rows[-1:] if rows and (len(rows) - 1) % step else [])
    labels = tuple(row.period for row in chosen)
    values = tuple(course.value(last_day(row.period)).net_book_value for row in chosen)
    return Chart("value", _("Value over time"), "line", labels, (Series(_("Carrying amount"), values),), type="money")
