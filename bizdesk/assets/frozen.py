"""Where and in what state the assets of a stocktake were by the books when its lines were written down."""

from collections.abc import Iterable, Mapping
from typing import Any

import peewee

from bizdesk.assets.events import order_of
from bizdesk.assets.models import Asset, AssetEvent, StocktakeLine
from bizdesk.office.journal import JournalEntry
from bizdesk.office.rows import of_many


def records_then(lines: Iterable[StocktakeLine], assets: Mapping[int, Asset]) -> dict[int, Asset | AssetEvent]:
    """Of the assets of some lines, by row id, what tells of their custody when the line was made: the asset itself
    where nothing was written on it since, else the newest event that had been written by then."""
    lines = list(lines)
    made = _acts(StocktakeLine, [line.id for line in lines])
    begun = {asset: made.get(line.id, 0) for line in lines if (asset := line.__data__["asset"]) in assets}
    found: dict[int, Asset | AssetEvent] = {asset: assets[asset] for asset in begun}
    since = sorted(_written_since(min(begun.values(), default=0)) & begun.keys())
    events = list(of_many(AssetEvent.select(), AssetEvent.asset, since))
    written = _acts(AssetEvent, [event.id for event in events])
    for event in sorted(events, key=order_of):
        asset = event.__data__["asset"]
        if written.get(event.id, 0) <= begun[asset]:
            found[asset] = event
    return found


def _written_since(act: int) -> set[int]:
    """The assets with an event written after an act."""
    here = (JournalEntry.kind == AssetEvent.kind_name()) & (JournalEntry.record_id == AssetEvent.id)
    later: Any = AssetEvent.select(AssetEvent.asset).join(JournalEntry, on=here).where(JournalEntry.batch > act)
    return {asset for (asset,) in later.distinct().tuples()}


def _acts(kind: type[AssetEvent] | type[StocktakeLine], rows: list[int]) -> dict[int, int]:
    """The act that wrote each row first."""
    first = peewee.fn.MIN(JournalEntry.batch)
    entries = JournalEntry.select(JournalEntry.record_id, first).where(JournalEntry.kind == kind.kind_name())
    return dict(of_many(entries.group_by(JournalEntry.record_id).tuples(), JournalEntry.record_id, rows))
