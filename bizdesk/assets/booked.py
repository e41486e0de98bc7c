"""The books month by month as they were closed: what was posted in a month, for whatever month it was (4.2.1c).

What is late is posted in the first open month and keeps its true date. The value of a card on a day is that of its
events; in the books of a month that is closed it stands without what was found out later, so that a report of that
month stays as it was signed, and what a month is said to have charged is what its run posted.
"""

from datetime import date
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.assets import arrears
from bizdesk.assets.models import AssetEvent, DepreciationEntry, DepreciationRun
from bizdesk.assets.posting import first_open
from bizdesk.assets.valuation import Value
from bizdesk.assets.valuing import Known, worth_on
from bizdesk.office.file import Office
from bizdesk.office.periods import FIRST_YEAR, last_day, period_of

EARLIEST = date(FIRST_YEAR, 1, 1)


class Later(NamedTuple):
    """What the books of a day do not know yet: charges, by asset, for months before that are posted in a later one;
    and the assets that were entered later."""

    charges: dict[int, int]
    assets: set[int]


class Books(NamedTuple):
    """The books of the month a day lies in: the value of every card they know, and what they do not know yet."""

    values: dict[int, Value]
    later: Later


def books(office: Office, day: date, known: Known) -> Books:
    """The books as they stand on a day."""
    unknown = later(office, day, known)
    return Books(_as_booked(worth_on(known, day), unknown), unknown)


def charged(first: date, last: date) -> dict[int, int]:
    """What the runs of the months of a span posted, by asset."""
    return arrears.sums(DepreciationEntry.run.in_(_runs(first, last)))


def unposted(office: Office, first: date, last: date, known: Known) -> dict[int, int]:
    """What is due and would be posted in the months of a span, by asset: in the first open one all that is overdue."""
    opened = first_open(office)
    if opened and period_of(last) < opened:
        return {}
    return arrears.amounts(EARLIEST if opened and period_of(first) <= opened else first, last, known)


def later(office: Office, day: date, known: Known) -> Later:
    """What the books of the month a day lies in do not know yet."""
    month, opened = period_of(day), first_open(office)
    after = DepreciationRun.select(DepreciationRun.id).where(DepreciationRun.period > month)
    charges = arrears.sums((DepreciationEntry.period <= month) & DepreciationEntry.run.in_(after))
    if month < opened:
        ended = min(last_day(month), office.today())
        for asset, amount in arrears.amounts(EARLIEST, ended, known).items():
            charges[asset] = charges.get(asset, 0) + amount
    return Later(charges, {asset for (asset,) in _entered_after(month).tuples()})


def _as_booked(values: dict[int, Value], unknown: Later) -> dict[int, Value]:
    """Values as the books have them, which do not know yet what came later."""
    found = {asset: value for asset, value in values.items() if asset not in unknown.assets}
    for asset, amount in unknown.charges.items():
        if (value := found.get(asset)) is not None:
            accumulated, book = value.accumulated - amount, value.net_book_value + amount
            found[asset] = value._replace(accumulated=accumulated, net_book_value=book)
    return found


def overdue(first: date, last: date) -> int:
    """How much of what the runs of a span posted was for months before it."""
    late = DepreciationEntry.run.in_(_runs(first, last)) & (DepreciationEntry.period < period_of(first))
    return DepreciationEntry.select(fn.SUM(DepreciationEntry.amount)).where(late).scalar() or 0


def _entered_after(month: str) -> Any:
    """The assets whose first event was booked after a month; a correction of it is no second beginning."""
    begun = (AssetEvent.kind == "acquired") & AssetEvent.counterpart.is_null()
    query = AssetEvent.select(AssetEvent.asset).where(begun).group_by(AssetEvent.asset)
    return query.having(fn.MIN(AssetEvent.period) > month)


def _runs(first: date, last: date) -> Any:
    """The runs of the months of a span."""
    inside = DepreciationRun.period.between(period_of(first), period_of(last))
    return DepreciationRun.select(DepreciationRun.id).where(inside)
