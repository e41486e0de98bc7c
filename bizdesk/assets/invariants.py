"""What must hold of fixed assets at any time: the cards agree with their ledgers, the ledgers with the rules."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import peewee

from bizdesk.assets import papers_hold
from bizdesk.assets.cards import terms_of_card
from bizdesk.assets.events import CARRIED, order_of
from bizdesk.assets.ledger import BookedCourse, courses
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, DepreciationRun, Disposal, Maintenance
from bizdesk.assets.words import GONE
from bizdesk.office import rows
from bizdesk.office.file import Office, Touched
from bizdesk.office.language import _

# Where a card shows what its ledger calls otherwise.
TERMS = {
    "method": "method",
    "life_months": "life_months",
    "declining_rate": "rate",
    "total_units": "total_units",
    "switch": "switch",
    "period_amount": "period_amount",
}
BEGUN = ("in_use_on", "start_convention")


def invariants(office: Office, touched: Touched | None = None) -> Iterator[str]:
    """What does not hold, one sentence each; nothing where all is well. touched: only of what an act wrote."""
    office.activate()
    for wanted in (None,) if touched is None else _pieces(touched):
        known = courses(wanted)
        yield from cards(known, wanted)
        yield from postings(known, wanted)
        yield from papers_hold.disposals(wanted)
        yield from papers_hold.works(wanted)
    yield from runs(None if touched is None else touched.get("depreciation_run", ()))
    yield from papers_hold.stocktakes(None if touched is None else touched.get("stocktake", ()))


def _pieces(touched: Touched) -> Iterator[Sequence[int]]:
    """The assets that an act wrote on, or on whose papers, so many at a time: never more at once than a piece."""
    found = {*touched.get("asset", ())}
    for paper in (Disposal, Maintenance):
        query = paper.select(paper.asset).tuples()
        found.update(asset for (asset,) in rows.of_many(query, paper.id, sorted(touched.get(paper.kind_name(), ()))))
    yield from rows.cut(sorted(found))


def _of(query: Any, key: peewee.Field, column: peewee.Field, wanted: Collection[int] | None) -> Iterator[Any]:
    """The rows of a query, or those whose column is wanted, in pieces."""
    return rows.in_pieces(query, key) if wanted is None else rows.of_many(query, column, sorted(wanted))


def cards(known: dict[int, BookedCourse], wanted: Collection[int] | None = None) -> Iterator[str]:
    """Every card shows what its newest event says, costs what its events add up to and has the terms they set."""
    newest: dict[int, AssetEvent] = {}
    bare: dict[int, AssetEvent] = {}
    for event in _of(AssetEvent.select().order_by(AssetEvent.id), AssetEvent.id, AssetEvent.asset, wanted):
        older = newest.get(event.__data__["asset"])
        if older is None or order_of(older) <= order_of(event):
            newest[event.__data__["asset"]] = event
        if event.__data__["category"] is None:
            bare[event.__data__["asset"]] = event
    for asset in _of(Asset.select(), Asset.id, Asset.id, wanted):
        course, last = known.get(asset.id), newest.get(asset.id)
        number = asset.number or f"#{asset.id}"
        if asset.status == "draft":
            if last is not None:
                yield _("Asset {number}: a draft has events.").format(number=number)
            continue
        if course is None or last is None:
            yield _("Asset {number}: on the books without an event.").format(number=number)
            continue
        if asset.id in bare:
            told = _("Asset {number}: its event of {date} tells of no category.")
            yield told.format(number=number, date=bare[asset.id].date)
        different = [name for name in CARRIED if asset.__data__.get(name) != last.__data__.get(name)]
        if asset.status not in GONE:
            value = course.value(date.max)
            cost = value.cost
            different += ["residual"] if value.residual != (asset.residual or 0) else []
            if asset.status == "merged" and cost:
                yield _("Asset {number}: merged into another, and still on the books.").format(number=number)
            elif cost != asset.cost:
                yield _("Asset {number}: the cost on the card is not what its events add up to.").format(number=number)
        if asset.removed_on != (last.date if asset.status in GONE else None) and asset.status != "merged":
            yield _("Asset {number}: the day it left is not that of its events.").format(number=number)
        if asset.status != "merged":
            shown = terms_of_card(asset)
            different += [name for name in BEGUN if getattr(shown, name) != getattr(course.terms, name)]
            different += [name for name, term in TERMS.items() if getattr(shown, term) != _in_force(course, term)]
        if different:
            labels = _(", ").join(Asset.fields()[name].label for name in different)
            yield _("Asset {number}: {fields} on the card differ from its newest event.").format(
                number=number, fields=labels
            )


def _in_force(course: BookedCourse, term: str) -> Any:
    """A term as the newest change that names it set it, else as the card began."""
    changes = sorted(course.changes, key=lambda change: change.order)
    named = [value for change in changes if (value := getattr(change, term)) is not None]
    return [getattr(course.terms, term), *named][-1]


def postings(known: dict[int, BookedCourse], wanted: Collection[int] | None = None) -> Iterator[str]:
    """Every posted month is what the rules give, and nothing is charged past the residual value."""
    posted: dict[int, dict[str, int]] = defaultdict(dict)
    entry = DepreciationEntry
    query = entry.select(entry.id, entry.asset, entry.period, entry.amount).tuples()
    for _row, asset, period, amount in _of(query, entry.id, entry.asset, wanted):
        posted[asset][period] = posted[asset].get(period, 0) + amount
    numbers = dict(_of(Asset.select(Asset.id, Asset.number).tuples(), Asset.id, Asset.id, wanted))
    for asset, months in posted.items():
        course = known.get(asset)
        due = {charge.period: charge.amount for charge in course.schedule(max(months))} if course else {}
        for period, amount in months.items():
            if due.get(period, 0) != amount:
                yield _("Asset {number}: what was posted for {period} is not what the rules give.").format(
                    number=numbers.get(asset, asset), period=period
                )


def runs(wanted: Collection[int] | None = None) -> Iterator[str]:
    """Every run's total is the sum of its entries."""
    sums: dict[int, int] = defaultdict(int)
    entry = DepreciationEntry
    query = entry.select(entry.id, entry.run, entry.amount).tuples()
    for _row, run, amount in _of(query, entry.id, entry.run, wanted):
        sums[run] += amount
    for run in _of(DepreciationRun.select(), DepreciationRun.id, DepreciationRun.id, wanted):
        if run.total != sums[run.id]:
            yield _("Run {number}: its total is not the sum of its entries.").format(number=run.number)
