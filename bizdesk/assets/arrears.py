"""Depreciation that is due and not posted."""

from datetime import date
from typing import Any

import peewee

from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, DepreciationRun, ManualCharge, MeterReading
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office.journal import JournalEntry
from bizdesk.office.periods import index_of, last_day, month_index, months_ended, next_period, period_at

# Of so many of the newest cards it is asked whether a month has a charge at all, before every card is looked at;
# and so many may have been booked since a posting of all before that is no shorter.
LOOKED_AT = 200
ASKED = 20
RESTED_ON = tuple(kind.kind_name() for kind in (AssetEvent, MeterReading, ManualCharge))


def earliest(through: str) -> str:
    """The first month, through one, with a charge that is not posted; '' where all is posted."""
    posted, since = posted_through()
    if not posted or len(since) >= LOOKED_AT:
        return _of_all(through)
    late = _unposted(since, through)
    if posted < through:
        month = next_period(posted)
        if not _charged(month):
            return _of_all(through)
        late.append(month)
    return min(late, default="")


def posted_through() -> tuple[str, set[int]]:
    """The month that a run of every asset reached, '' for none, and the assets booked on since, or some of many."""
    whole = DepreciationRun.select().where(DepreciationRun.whole)
    run = whole.order_by(DepreciationRun.period.desc(), DepreciationRun.id.desc()).first()
    made = JournalEntry.select(JournalEntry.batch).where(JournalEntry.kind == DepreciationRun.kind_name())
    batch = made.where(JournalEntry.record_id == run.id).order_by(JournalEntry.id).scalar() if run else None
    if batch is None:
        return "", set()
    # The journal also knows what was taken back or done again since. A part split off owes nothing for the months the
    # whole was charged for, a move owes nothing at all.
    event = AssetEvent.kind_name()
    here = (JournalEntry.kind == event) & (JournalEntry.record_id == AssetEvent.id)
    owing = AssetEvent.kind.in_(("acquired", "reinstated")) & AssetEvent.counterpart.is_null()
    since: Any = (
        JournalEntry.select(JournalEntry.subject_id)
        .join(AssetEvent, peewee.JOIN.LEFT_OUTER, on=here)
        .where((JournalEntry.batch > batch) & JournalEntry.kind.in_(RESTED_ON) & (AssetEvent.id.is_null() | owing))
        .distinct()
        .limit(LOOKED_AT)
    )
    return run.period, {asset for (asset,) in since.tuples()}


def _charged(month: str) -> bool:
    """Whether one of the newest cards has a charge in a month that is not posted."""
    on_books = Asset.select(Asset.id).where(Asset.status.in_(ON_THE_BOOKS))
    newest = on_books.order_by(Asset.id.desc()).limit(ASKED).tuples()
    return month in _unposted({asset for (asset,) in newest}, month)


def _unposted(assets: set[int], through: str) -> list[str]:
    """The months, through one, with a charge of one of some assets that is not posted."""
    if not assets:
        return []
    from bizdesk.assets.ledger import courses
    from bizdesk.assets.posting import posted_months

    done = posted_months(assets)
    return [
        row.period
        for asset, course in courses(sorted(assets)).items()
        for row in course.schedule(through)
        if row.amount and row.period not in done.get(asset, ())
    ]


def _of_all(through: str) -> str:
    """The same as earliest, from every card."""
    from bizdesk.assets.valuing import sorted_out

    simple, special = sorted_out()
    count = peewee.fn.COUNT(DepreciationEntry.id)
    posted = dict(DepreciationEntry.select(DepreciationEntry.asset, count).group_by(DepreciationEntry.asset).tuples())
    ended = index_of(through) + 1
    open_months = [ended]
    for asset, card in simple.items():
        done = posted.get(asset, 0)
        # A charge that rounds to nothing is not posted, the last month then takes all.
        behind = done if card.monthly else max(card.months - 1, 0) + done
        if behind < card.months:
            open_months.append(card.first + behind)
    open_months += map(index_of, _unposted(set(special), through))
    first = min(open_months)
    return period_at(first) if first < ended else ""


def amounts(first: date, last: date) -> dict[int, int]:
    """What is due in the months of a span that have ended by its last day, and not posted, by asset."""
    from bizdesk.assets import plain
    from bizdesk.assets.posting import posted_months
    from bizdesk.assets.valuing import sorted_out

    begin, end = month_index(first), months_ended(last)
    if end <= begin:
        return {}
    simple, special = sorted_out()
    posted = posted_in(period_at(begin), period_at(end - 1))
    due = {
        asset: plain.charged(card, end) - plain.charged(card, begin) - posted.get(asset, 0)
        for asset, card in simple.items()
    }
    done = posted_months(special)
    for asset, course in special.items():
        due[asset] = sum(
            row.amount
            for row in course.schedule(period_at(end - 1))
            if index_of(row.period) >= begin and row.period not in done.get(asset, ()) and last_day(row.period) <= last
        )
    return {asset: amount for asset, amount in due.items() if amount}


def posted_in(first: str, last: str) -> dict[int, int]:
    """What was posted for the months from one to another, by asset."""
    inside = DepreciationEntry.period.between(first, last)
    total = peewee.fn.SUM(DepreciationEntry.amount)
    query = DepreciationEntry.select(DepreciationEntry.asset, total).where(inside)
    return dict(query.group_by(DepreciationEntry.asset).tuples())
