"""What fixed assets ask for on a day: postings, counts, maintenance, ends of warranty and insurance, loans, drafts."""

from collections.abc import Iterator
from datetime import date, timedelta

import peewee

from bizdesk.assets.models import Asset, AssetEvent, Disposal, Maintenance, Stocktake
from bizdesk.assets.posting import last_run
from bizdesk.assets.words import DISPOSAL_STATES, ON_THE_BOOKS, STOCKTAKE_STATES
from bizdesk.office.duty import Duty, by_date
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.periods import add_months, last_day, next_period, period_of

ENDS = (
    ("warranty_until", "4.2.1a", N_("Warranty of {title} ends")),
    ("insured_until", "4.2.1a", N_("Insurance of {title} ends")),
)


def duties(office: Office) -> Iterator[Duty]:
    """Everything about assets that is due, overdue or soon, in no order."""
    today = office.today()
    if not Asset.select(Asset.id).where(Asset.status.in_(ON_THE_BOOKS)).exists():
        yield from drafts()
        return
    horizon = today + timedelta(days=office.policy.get("warning_days") or 0)
    yield from depreciation(today)
    yield from stocktake(office, today, horizon)
    yield from loans(today)
    yield from maintenance(today, horizon)
    yield from endings(today, horizon)
    yield from disposals()
    yield from drafts()


def depreciation(today: date) -> Iterator[Duty]:
    """The month whose depreciation is to be posted: the first that has ended and was not."""
    newest = last_run()
    month = next_period(newest) if newest else period_of(_first_use() or today)
    if last_day(month) < today:
        words = _("Post depreciation for {month}").format(month=month)
        due = last_day(month) + timedelta(days=1)
        yield Duty("4.2.1c", words, due, by_date(due, today), "depreciation_run")


def _first_use() -> date | None:
    day = AssetEvent.select(peewee.fn.MIN(AssetEvent.in_use_on)).scalar()
    return date.fromisoformat(day) if isinstance(day, str) else day


def stocktake(office: Office, today: date, horizon: date) -> Iterator[Duty]:
    """Counts under way, and the next one by the policy's period."""
    for row in Stocktake.select().where(Stocktake.state != "booked").order_by(Stocktake.id):
        words = _("Stocktake {title}: {state}").format(title=row.title, state=_(STOCKTAKE_STATES[row.state]))
        yield Duty("4.2.1b", words, row.counted_on, "info", "stocktake", row.number)
    newest = Stocktake.select().where((Stocktake.state == "booked") & (Stocktake.scope == "all"))
    last = newest.order_by(Stocktake.counted_on.desc()).first()
    since = last.counted_on if last else _first_use() or today
    due = add_months(since, office.policy.get("stocktake_months"))
    if due <= horizon:
        yield Duty("4.2.1b", _("Count all fixed assets"), due, by_date(due, today), "stocktake")


def loans(today: date) -> Iterator[Duty]:
    """Assets on loan or in repair that should be back."""
    away = Asset.status.in_(("on_loan", "under_repair")) & (Asset.due_back_on < today)
    for asset in Asset.select().where(away).order_by(Asset.due_back_on):
        words = _("{title} is not back").format(title=asset.title)
        yield Duty("4.2.1a", words, asset.due_back_on, "overdue", "asset", asset.number)


def maintenance(today: date, horizon: date) -> Iterator[Duty]:
    """Work planned and not done."""
    planned = Maintenance.done_on.is_null() & (Maintenance.planned_on <= horizon)
    for work in Maintenance.select(Maintenance, Asset).join(Asset).where(planned).order_by(Maintenance.planned_on):
        words = _("{work} of {title}").format(work=_(Maintenance.work.options[work.work]), title=work.asset.title)
        yield Duty("4.2.1a", words, work.planned_on, by_date(work.planned_on, today), "maintenance", work.number)


def endings(today: date, horizon: date) -> Iterator[Duty]:
    """Warranties and insurances that end within the policy's days."""
    for name, clause, words in ENDS:
        column = getattr(Asset, name)
        ending = Asset.status.in_(ON_THE_BOOKS) & column.between(today, horizon)
        for asset in Asset.select().where(ending).order_by(column):
            yield Duty(clause, _(words).format(title=asset.title), getattr(asset, name), "soon", "asset", asset.number)


def disposals() -> Iterator[Duty]:
    """Applications that wait for their decision or for the removal."""
    waiting = Disposal.select().where(Disposal.state.in_(("requested", "approved"))).order_by(Disposal.requested_on)
    for row in waiting:
        words = _("Disposal {number} of {title}: {state}").format(
            number=row.number, title=row.asset.title, state=_(DISPOSAL_STATES[row.state])
        )
        yield Duty("4.2.1c", words, row.requested_on, "info", "disposal", row.number)


def drafts() -> Iterator[Duty]:
    """Cards drawn up and not registered."""
    for asset in Asset.select().where(Asset.status == "draft").order_by(Asset.id):
        words = _("Draft card {title}: register it or delete it").format(title=asset.title)
        yield Duty("4.2.1a", words, asset.acquired_on, "info", "asset", asset.number)
