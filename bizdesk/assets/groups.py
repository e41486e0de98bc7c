"""The category and the department a card was in on a day, and what each of them was charged.

A new one counts from its event on, never in a month that was closed before: a signed month stays as signed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.assets.events import counts_from, in_order
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, DepreciationEntry
from bizdesk.office import rows
from bizdesk.office.language import _
from bizdesk.office.people import Department
from bizdesk.office.periods import last_day, period_of
from bizdesk.reports.names import Names
from bizdesk.reports.report import Coded

# An event of a card: the day from which it counts, and the row id of the group that it puts the card into.
Step = tuple[date, int | None]


class Turn(NamedTuple):
    """A card goes into another group: the day from which it is there, and the row id of the group before it."""

    day: date
    before: int | None


# The turns of every card that went from one group to another, oldest first, by row id; most cards never do.
Turns = Mapping[int, list[Turn]]


class Grouping(NamedTuple):
    """How a report groups cards on a day, by row id; turned: those that go from one group to another."""

    named: Callable[[int, date], str]
    turned: Turns


def turns(name: str, where: Any = True) -> Turns:
    """Every turn of the cards, or of some, from one group to another; name: the field that tells of the group."""
    column: Any = getattr(AssetEvent, name)
    several = fn.COUNT(column.distinct()) + fn.MAX(column.is_null()) > 1
    query = AssetEvent.select(AssetEvent.asset).where(where).group_by(AssetEvent.asset).having(several)
    assets = [asset for (asset,) in query.tuples()]
    told = AssetEvent.select(AssetEvent.asset, AssetEvent.kind, AssetEvent.date, AssetEvent.period, column)
    steps: dict[int, list[Step]] = defaultdict(list)
    for asset, kind, day, period, group in rows.of_many(told.order_by(*in_order()).tuples(), AssetEvent.asset, assets):
        steps[asset].append((counts_from(kind, day, period), group))
    return {asset: _turns(each) for asset, each in steps.items()}


def _turns(steps: Sequence[Step]) -> list[Turn]:
    """The turns that the events of one card, in order, come to."""
    stands: list[Step] = []
    for day, group in reversed(steps):
        # A later event that counts no later has the last word.
        if not stands or day < stands[-1][0]:
            stands.append((day, group))
    stands.reverse()
    return [Turn(day, before) for (_day, before), (day, group) in pairwise(stands) if group != before]


def on_day(turned: Turns, asset: int, now: int | None, day: date) -> int | None:
    """The group of a card at the end of a day; now: the one it is in today."""
    return next((turn.before for turn in turned.get(asset, ()) if day < turn.day), now)


def then(asset: Asset, day: date) -> Asset:
    """A card in the category it was in on a day."""
    turned = turns("category", AssetEvent.asset == asset.id)
    category = on_day(turned, asset.id, asset.__data__["category"], day)
    return Asset(**{**asset.__data__, "category": category})


def by_category(names: Names) -> Grouping:
    """Cards by their category."""
    return _grouping("category", lambda row: names.of(AssetCategory, row) or "-")


def by_department(names: Names) -> Grouping:
    """Cards by their department."""
    return _grouping("department", lambda row: names.of(Department, row) or Coded(_("(none)"), ""))


def _grouping(name: str, named: Callable[[int | None], str]) -> Grouping:
    now, turned = dict(Asset.select(Asset.id, getattr(Asset, name)).tuples()), turns(name)
    return Grouping(lambda asset, day: named(on_day(turned, asset, now.get(asset), day)), turned)


def charged_then(groups: Grouping, first: date, last: date) -> Iterator[tuple[int, str, int]]:
    """What the runs of a span posted of cards that ever went into another group: the card, the group it was in at the
    end of the month of the run, the amount."""
    inside = DepreciationEntry.posted_in.between(period_of(first), period_of(last))
    for asset, month, amount in postings(groups.turned, inside):
        yield asset, groups.named(asset, last_day(month)), amount


def postings(assets: Iterable[int], where: Any = True) -> Iterator[tuple[int, str, int]]:
    """What was posted of these cards: the card, the month of the run, the amount."""
    entry = DepreciationEntry
    query = entry.select(entry.asset, entry.posted_in, entry.amount).where(where).tuples()
    return rows.of_many(query, entry.asset, sorted(assets))
