"""What fixed assets ask for on a day: postings, counts, maintenance, ends of warranty and insurance, loans, drafts."""

from collections.abc import Iterator
from datetime import date, timedelta

import peewee

from bizdesk.assets import holders
from bizdesk.assets.models import (
    Asset,
    AssetEvent,
    Disposal,
    Maintenance,
    Stocktake,
)
from bizdesk.assets.words import DISPOSAL_STATES, ON_THE_BOOKS, STOCKTAKE_STATES
from bizdesk.office.approval import Approval
from bizdesk.office.duty import Duty, by_date, horizon
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalEntry
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months, last_day, next_period, period_of

# What ends, told before and, where something is to be done about it, after.
ENDS = (
    ("warranty_until", "4.2.1a", N_("Warranty of {title} ends"), ""),
    ("insured_until", "4.2.1a", N_("Insurance of {title} ends"), N_("Insurance of {title} has ended")),
)

WAITS = {
    "units_of_production": N_("Depreciation of {title} waits since {month}: no meter reading"),
    "manual": N_("Depreciation of {title} waits since {month}: no amount typed"),
    "units_used_up": N_("Depreciation of {title} waits since {month}: its total units are used up"),
}
# What a duty says of an asset; a card has too many fields to read them all for that.
NAMED = (Asset.id, Asset.number, Asset.name)


def duties(office: Office) -> Iterator[Duty]:
    """Everything about assets that is due, overdue or soon, in no order."""
    today = office.today()
    if not Asset.select(Asset.id).where(Asset.status.in_(ON_THE_BOOKS)).exists():
        yield from drafts()
        return
    last = horizon(office)
    yield from depreciation(office, today)
    yield from stocktake(office, today, last)
    yield from loans(today)
    yield from leavers(today, last)
    yield from maintenance(today, last)
    yield from endings(today, last)
    yield from disposals()
    yield from drafts()


def depreciation(office: Office, today: date) -> Iterator[Duty]:
    """The month whose depreciation is to be posted: the first that has ended with a charge that was not. And the cards
    that wait for a reading, an amount or more units of a month that has ended."""
    from bizdesk.assets import arrears

    month = arrears.earliest(next_period(period_of(today), -1))
    if month:
        closed, words = office.policy.text("closed_through"), _("Post depreciation for {month}")
        opened = month
        if month <= closed:
            # What is late for a closed month is posted with the first open one, and due with it.
            opened = next_period(closed)
            words = _("Post depreciation for {month}, late: the month is closed, it is posted in {opened}")
        words = words.format(month=month, opened=opened)
        due = last_day(opened) + timedelta(days=1)
        yield Duty("4.2.1c", words, due, by_date(due, today), "depreciation_run")
    for asset, since, lack in arrears.waiting(next_period(period_of(today), -1)):
        words = _(WAITS[lack]).format(title=asset.caption, month=since)
        due = last_day(since) + timedelta(days=1)
        yield Duty("4.2.1c", words, due, by_date(due, today), "asset", asset.number)


def stocktake(office: Office, today: date, last: date) -> Iterator[Duty]:
    """Counts under way, and the next one by the policy's period."""
    for row in Stocktake.select().where(Stocktake.state != "booked").order_by(Stocktake.id):
        words = _("Stocktake {title}: {state}").format(title=row.caption, state=_(STOCKTAKE_STATES[row.state]))
        yield Duty("4.2.1b", words, row.counted_on, "info", "stocktake", row.number)
    due = next_count(office)
    if due is not None and due <= last:
        yield Duty("4.2.1b", _("Count all fixed assets"), due, by_date(due, today), "stocktake")


def next_count(office: Office) -> date | None:
    """The day by which everything is to be counted: by the policy's period, but not before the ledger was begun."""
    months = office.policy.get("stocktake_months")
    booked = Stocktake.select().where((Stocktake.state == "booked") & (Stocktake.scope == "all"))
    if (last := booked.order_by(Stocktake.counted_on.desc()).first()) is not None:
        return add_months(last.counted_on, months)
    used = AssetEvent.select(AssetEvent.in_use_on).where(AssetEvent.in_use_on.is_null(False))
    first = used.order_by(AssetEvent.in_use_on).first()
    begun = AssetEvent.select(AssetEvent.created_at).order_by(AssetEvent.id).first()
    if first is None or begun is None:
        return None
    return max(add_months(first.in_use_on, months), begun.created_at.astimezone(office.zone).date())


def loans(today: date) -> Iterator[Duty]:
    """Assets on loan or in repair that should be back, and those in repair for which no day is set."""
    away = Asset.status.in_(("on_loan", "under_repair")) & (Asset.due_back_on <= today)
    for asset in Asset.select(*NAMED, Asset.due_back_on).where(away).order_by(Asset.due_back_on):
        late = asset.due_back_on < today
        words = (_("{title} is not back") if late else _("{title} is due back")).format(title=asset.caption)
        yield Duty("4.2.1a", words, asset.due_back_on, by_date(asset.due_back_on, today), "asset", asset.number)
    undated = (Asset.status == "under_repair") & Asset.due_back_on.is_null()
    for asset in Asset.select(*NAMED).where(undated).order_by(Asset.id):
        words = _("{title} is in repair: no day is set").format(title=asset.caption)
        yield Duty("4.2.1a", words, None, "info", "asset", asset.number)


def leavers(today: date, last: date) -> Iterator[Duty]:
    """People who have left, or leave within the policy's days, with assets in hand."""
    for person, count in holders.leaving(last):
        late = person.left_on < today
        words = (
            _("{name} has left with assets in hand: {count}") if late else _("{name} leaves, assets in hand: {count}")
        )
        told = words.format(name=person.caption, count=count)
        yield Duty("4.2.1a", told, person.left_on, by_date(person.left_on, today), "staff", person.number)


def maintenance(today: date, last: date) -> Iterator[Duty]:
    """Work planned and not done on what is there, also for no day; and maintenance due by a card's own interval, not
    planned."""
    planned = Maintenance.done_on.is_null() & (Maintenance.planned_on <= last) & Asset.status.in_(ON_THE_BOOKS)
    works = Maintenance.select(Maintenance.number, Maintenance.kind, Maintenance.planned_on, *NAMED).join(Asset)
    for work in works.where(planned).order_by(Maintenance.planned_on):
        words = _("{work} of {title}").format(work=_(Maintenance.kind.options[work.kind]), title=work.asset.caption)
        yield Duty("4.2.1a", words, work.planned_on, by_date(work.planned_on, today), "maintenance", work.number)
    undated = Maintenance.done_on.is_null() & Maintenance.planned_on.is_null() & Asset.status.in_(ON_THE_BOOKS)
    for work in works.where(undated).order_by(Maintenance.id):
        words = _("{work} of {title}: no day is set").format(
            work=_(Maintenance.kind.options[work.kind]), title=work.asset.caption
        )
        yield Duty("4.2.1a", words, None, "info", "maintenance", work.number)
    for asset, due in sorted(unplanned(), key=lambda found: found[1]):
        if due <= last:
            words = _("Plan the maintenance of {title}").format(title=asset.caption)
            yield Duty("4.2.1a", words, due, by_date(due, today), "asset", asset.number)


def unplanned() -> Iterator[tuple[Asset, date]]:
    """The assets with an interval of maintenance and none planned, with the day the next is due."""
    of_kind = Maintenance.kind == "maintenance"
    waiting = Maintenance.select(Maintenance.asset).where(Maintenance.done_on.is_null() & of_kind)
    done = Maintenance.select(Maintenance.asset, peewee.fn.MAX(Maintenance.done_on)).where(of_kind)
    last = dict(done.group_by(Maintenance.asset).tuples())
    wanted = Asset.status.in_(ON_THE_BOOKS) & Asset.maintenance_months.is_null(False) & Asset.id.not_in(waiting)
    for asset in Asset.select(*NAMED, Asset.in_use_on, Asset.acquired_on, Asset.maintenance_months).where(wanted):
        since = last.get(asset.id) or asset.in_use_on or asset.acquired_on
        since = date.fromisoformat(since) if isinstance(since, str) else since
        yield asset, add_months(since, asset.maintenance_months)


def endings(today: date, last: date) -> Iterator[Duty]:
    """Warranties and insurances that end within the policy's days, and insurances that have ended."""
    for name, clause, words, over in ENDS:
        column = getattr(Asset, name)
        ending = Asset.status.in_(ON_THE_BOOKS) & (column <= last)
        if not over:
            ending &= column >= today
        for asset in Asset.select(*NAMED, column).where(ending).order_by(column):
            day = getattr(asset, name)
            told = _(over if day < today else words).format(title=asset.caption)
            yield Duty(clause, told, day, by_date(day, today), "asset", asset.number)


def disposals() -> Iterator[Duty]:
    """Applications that wait for their decision, for the removal, or for another approval where theirs is void."""
    told = Disposal.select(Disposal, *NAMED).join(Asset)
    for row in told.where(Disposal.state.in_(("requested", "approved"))).order_by(Disposal.requested_on):
        if row.state == "approved" and _void(row):
            words = _("Disposal {number} of {title}: the approval is void, have it approved again")
        else:
            words = _("Disposal {number} of {title}: {state}")
        words = words.format(number=row.number, title=row.asset.caption, state=_(DISPOSAL_STATES[row.state]))
        yield Duty("4.2.1c", words, row.requested_on, "info", "disposal", row.number)


def _void(disposal: Disposal) -> bool:
    """Whether an approval is void. Where nothing was written on the asset since it was given, none is: that is asked
    first, for the first page must not wait for the ledgers to be loaded."""
    given = (Approval.subject_kind == Disposal.kind_name()) & (Approval.subject_id == disposal.id)
    newest = JournalEntry.record_id.in_(Approval.select(peewee.fn.MAX(Approval.id)).where(given))
    noted = (JournalEntry.kind == Approval.kind_name()) & newest
    act = JournalEntry.select(peewee.fn.MAX(JournalEntry.batch)).where(noted).scalar()
    if act is None:
        return False
    kind, asset = Asset.kind_name(), disposal.__data__["asset"]
    own = (JournalEntry.kind == kind) & (JournalEntry.record_id == asset)
    below = (JournalEntry.subject_kind == kind) & (JournalEntry.subject_id == asset)
    later = JournalEntry.batch > act
    if not any(JournalEntry.select().where(where & later).exists() for where in (own, below)):
        return False
    from bizdesk.assets.decided import approval_void

    return approval_void(disposal)


def drafts() -> Iterator[Duty]:
    """Cards drawn up and not registered."""
    for asset in Asset.select(*NAMED, Asset.acquired_on).where(Asset.status == "draft").order_by(Asset.id):
        words = _("Draft card {title}: register it or delete it").format(title=asset.caption)
        yield Duty("4.2.1a", words, asset.acquired_on, "info", "asset", asset.number)
