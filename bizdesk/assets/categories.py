"""The category a card was in on a day: a new one counts from its event on, so that a signed month stays as signed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from bizdesk.assets.models import Asset, AssetCategory, AssetEvent, DepreciationEntry
from bizdesk.office import rows
from bizdesk.office.periods import first_day, last_day, period_of
from bizdesk.reports.names import Names


class Turn(NamedTuple):
    """A change of category: the day from which it counts, and the row id of the category before it."""

    day: date
    before: int | None


# The changes of every card that was reclassified, oldest first, by row id; most cards never are.
Turns = Mapping[int, list[Turn]]


class Grouping(NamedTuple):
    """How a report groups cards on a day, by row id; turned: those that go from one group to another."""

    named: Callable[[int, date], str]
    turned: Turns


def turns(where: Any = True) -> Turns:
    """Every change of category there was, or of some cards."""
    columns = (AssetEvent.id, AssetEvent.asset, AssetEvent.date, AssetEvent.period, AssetEvent.category)
    query = AssetEvent.select(*columns).where((AssetEvent.kind == "reclassified") & where).tuples()
    events = list(rows.in_pieces(query, AssetEvent.id))
    known = _first({asset for _row, asset, *_rest in events})
    found: dict[int, list[Turn]] = defaultdict(list)
    for _row, asset, day, period, category in events:
        found[asset].append(Turn(max(day, first_day(period)), known.get(asset)))
        known[asset] = category
    return found


def _first(assets: set[int]) -> dict[int, int | None]:
    """The category that these cards came onto the books with."""
    columns = (AssetEvent.id, AssetEvent.asset, AssetEvent.category)
    query = AssetEvent.select(*columns).where(AssetEvent.kind == "acquired").tuples()
    events = sorted(rows.of_many(query, AssetEvent.asset, sorted(assets)), key=lambda event: -event[0])
    return {asset: category for _row, asset, category in events}


def on_day(turned: Turns, asset: int, now: int | None, day: date) -> int | None:
    """The category of a card at the end of a day; now: the one it is in today."""
    return next((turn.before for turn in turned.get(asset, ()) if day < turn.day), now)


def of_card(asset: Asset, day: date) -> int | None:
    """The same of one card that is at hand."""
    category: int | None = asset.__data__["category"]
    return on_day(turns(AssetEvent.asset == asset.id), asset.id, category, day)


def grouping(names: Names) -> Grouping:
    """Cards by their category."""
    now, turned = dict(Asset.select(Asset.id, Asset.category).tuples()), turns()

    def named(asset: int, day: date) -> str:
        return names.of(AssetCategory, on_day(turned, asset, now.get(asset), day)) or "-"

    return Grouping(named, turned)


def charged_before(groups: Grouping, first: date, last: date) -> Iterator[tuple[int, str, int]]:
    """What the runs of a span posted of cards that went into another group later in it: the card, the group it was in
    at the end of the month that was posted, the amount."""
    went = {asset: [turn.day for turn in each if first < turn.day <= last] for asset, each in groups.turned.items()}
    moved = sorted(asset for asset, days in went.items() if days)
    entry = DepreciationEntry
    inside = entry.posted_in.between(period_of(first), period_of(last))
    query = entry.select(entry.asset, entry.posted_in, entry.amount).where(inside).tuples()
    for asset, month, amount in rows.of_many(query, entry.asset, moved):
        if last_day(month) < went[asset][-1]:
            yield asset, groups.named(asset, last_day(month)), amount
