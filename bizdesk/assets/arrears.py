"""Depreciation that is due and not posted."""

from datetime import date

import peewee

from bizdesk.assets import plain
from bizdesk.assets.ledger import courses
from bizdesk.assets.models import Asset, DepreciationEntry
from bizdesk.assets.posting import posted_months
from bizdesk.assets.valuing import sorted_out
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office.periods import index_of, last_day, month_index, months_ended, next_period, period_at


# So many of the newest cards are asked whether a month has a charge at all, before every card is.
ASKED = 20


def earliest(through: str, posted: str = "") -> str:
    """The first month, through one, with a charge that is not posted; '' where all is posted.

    posted is a month known to be posted for every asset, with all before it.
    """
    if posted and charged_newly(month := next_period(posted)):
        return month
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
    done_of = posted_months(special)
    for asset, course in special.items():
        months = (row.period for row in course.schedule(through) if row.amount)
        open_months += [index_of(month) for month in months if month not in done_of.get(asset, ())][:1]
    first = min(open_months)
    return period_at(first) if first < ended else ""


def charged_newly(month: str) -> bool:
    """Whether one of the newest cards has a charge in a month that is not posted."""
    on_books = Asset.select(Asset.id).where(Asset.status.in_(ON_THE_BOOKS))
    newest = [asset.id for asset in on_books.order_by(Asset.id.desc()).limit(ASKED)]
    done = posted_in(month, month)
    return any(
        row.period == month and row.amount and asset not in done
        for asset, course in courses(newest).items()
        for row in course.schedule(month)
    )


def amounts(first: date, last: date) -> dict[int, int]:
    """What is due in the months of a span that have ended by its last day, and not posted, by asset."""
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
