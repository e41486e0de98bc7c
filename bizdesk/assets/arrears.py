"""Depreciation that is due and not posted."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, DepreciationRun, ManualCharge, MeterReading
from bizdesk.assets.words import ON_THE_BOOKS, TYPED
from bizdesk.office.journal import JournalEntry
from bizdesk.office.periods import first_day, index_of, last_day, month_index, months_ended, next_period, period_at

if TYPE_CHECKING:
    from bizdesk.assets.plain import Plain
    from bizdesk.assets.valuing import Known

# Of so many of the newest cards it is asked whether a month has a charge at all, before every card is looked at.
ASKED = 20
# So many cards are read at a time.
PIECE = 500
RESTED_ON = tuple(kind.kind_name() for kind in (AssetEvent, MeterReading, ManualCharge))


def earliest(through: str) -> str:
    """The first month, through one, with a charge that is not posted; '' where all is posted."""
    posted, since = posted_through(through)
    if not posted:
        return _first(through)
    late = _first(through, AssetEvent.asset.in_(since)) if since.exists() else ""
    month = next_period(posted)
    if month > through or (late and late <= month):
        return late
    return month if _charged(month) else _first(through)


def posted_through(through: str) -> tuple[str, Any]:
    """The month that a run of every asset reached, '' for none, and a query of the assets that what was booked since
    may owe a charge through a month."""
    whole = DepreciationRun.select().where(DepreciationRun.whole)
    run = whole.order_by(DepreciationRun.period.desc(), DepreciationRun.id.desc()).first()
    made = JournalEntry.select(JournalEntry.id).where(JournalEntry.kind == DepreciationRun.kind_name())
    noted = made.where(JournalEntry.record_id == run.id).order_by(JournalEntry.id).scalar() if run else None
    if noted is None:
        return "", None
    # The journal also knows what was taken back or done again since. A part split off owes nothing for the months the
    # whole was charged for, a move owes nothing at all, and nothing is owed before the first day in use or back.
    event = AssetEvent.alias()
    here = (JournalEntry.kind == AssetEvent.kind_name()) & (JournalEntry.record_id == event.id)
    ended = last_day(through)
    acquired = (event.kind == "acquired") & (event.in_use_on.is_null() | (event.in_use_on <= ended))
    owing = (acquired | ((event.kind == "reinstated") & (event.date <= ended))) & event.counterpart.is_null()
    since: Any = (
        JournalEntry.select(JournalEntry.subject_id)
        .join(event, peewee.JOIN.LEFT_OUTER, on=here)
        .where((JournalEntry.id > noted) & JournalEntry.kind.in_(RESTED_ON) & (event.id.is_null() | owing))
    )
    return run.period, since


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


def _first(through: str, where: Any = True) -> str:
    """The same as earliest, from the cards themselves: those that begin too late to have an earlier month than what
    was found so far are not read at all."""
    from bizdesk.assets import plain
    from bizdesk.assets.valuing import not_plain

    changed = {asset for (asset,) in not_plain().tuples()}
    mistaken = AssetEvent.alias()
    corrected = mistaken.select(mistaken.reverses).where(
        (mistaken.kind == "acquired") & mistaken.reverses.is_null(False)
    )
    where &= AssetEvent.id.not_in(corrected)
    ended = found = index_of(through) + 1
    place = 0
    while True:
        early = AssetEvent.in_use_on.is_null() | (AssetEvent.in_use_on < first_day(period_at(found)))
        opened = AssetEvent.opening_on.is_null() | (AssetEvent.opening_on < last_day(period_at(found - 1)))
        piece = list(plain.cards(where & early & opened & (AssetEvent.id > place), PIECE))
        if not piece:
            return period_at(found) if found < ended else ""
        place = piece[-1][0]
        simple = {asset: card for _event, asset, card in piece if card is not None and asset not in changed}
        special = {asset for _event, asset, _card in piece} - simple.keys()
        months = [*_behind(simple), *map(index_of, _unposted(special, period_at(found - 1)))]
        found = min([found, *months])


def _behind(simple: dict[int, "Plain"]) -> Iterator[int]:
    """The index of the first month of each plain card that is not posted, where there is one."""
    entries = DepreciationEntry.select(DepreciationEntry.asset, peewee.fn.COUNT(DepreciationEntry.id))
    mine = entries.where(DepreciationEntry.asset.in_(list(simple))).group_by(DepreciationEntry.asset)
    posted = dict(mine.tuples())
    for asset, card in simple.items():
        done = posted.get(asset, 0)
        # A charge that rounds to nothing is not posted, the last month then takes all.
        behind = done if card.monthly else max(card.months - 1, 0) + done
        if behind < card.months:
            yield card.first + behind


def waiting(through: str) -> Iterator[tuple[Asset, str, str]]:
    """The cards that cannot be charged through a month for want of a reading, an amount or units, with the first month
    that lacks it and what it lacks, a key of posting.LACKS. Only cards that need one and are not posted so far are
    looked at."""
    entry = DepreciationEntry
    posted = entry.select(entry.id).where((entry.asset == Asset.id) & (entry.period >= through))
    typed = Asset.method.in_(TYPED) & Asset.status.in_(ON_THE_BOOKS) & ~peewee.fn.EXISTS(posted)
    assets = {asset.id: asset for asset in Asset.select(Asset.id, Asset.number, Asset.name).where(typed)}
    if not assets:
        return
    from bizdesk.assets.ledger import courses
    from bizdesk.assets.posting import lacking, posted_months

    done = posted_months(assets)
    for row, course in courses(list(assets)).items():
        for month, lack in islice(lacking(course, done.get(row, set()), through), 1):
            yield assets[row], month, lack


def amounts(first: date, last: date, known: "Known | None" = None) -> dict[int, int]:
    """What is due in the months of a span that have ended by its last day, and not posted, by asset; of cards that are
    read already where they are."""
    from bizdesk.assets import plain
    from bizdesk.assets.posting import posted_months
    from bizdesk.assets.valuing import sorted_out

    begin, end = month_index(first), months_ended(last)
    if end <= begin:
        return {}
    simple, special = known or sorted_out()
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
    return sums(DepreciationEntry.period.between(first, last))


def sums(where: Any) -> dict[int, int]:
    """The amounts of the entries that meet a condition, by asset."""
    total = peewee.fn.SUM(DepreciationEntry.amount)
    query = DepreciationEntry.select(DepreciationEntry.asset, total).where(where)
    return dict(query.group_by(DepreciationEntry.asset).tuples())
