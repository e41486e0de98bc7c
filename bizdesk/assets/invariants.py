"""What must hold of fixed assets at any time: the cards agree with their ledgers, the ledgers with the rules."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from bizdesk.assets.events import CUSTODY
from bizdesk.assets.ledger import Course, courses
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, DepreciationRun
from bizdesk.assets.words import GONE
from bizdesk.office import rows
from bizdesk.office.file import Office
from bizdesk.office.language import _


def invariants(office: Office) -> Iterator[str]:
    """What does not hold, one sentence each; nothing where all is well."""
    office.activate()
    known = courses()
    yield from cards(known)
    yield from postings(known)
    yield from runs()


def cards(known: dict[int, Course]) -> Iterator[str]:
    """Every card shows what its newest event says, and costs what its events add up to."""
    newest: dict[int, AssetEvent] = {}
    for event in rows.in_pieces(AssetEvent.select(), AssetEvent.id):
        older = newest.get(event.__data__["asset"])
        if older is None or older.date <= event.date:
            newest[event.__data__["asset"]] = event
    for asset in rows.in_pieces(Asset.select(), Asset.id):
        course, last = known.get(asset.id), newest.get(asset.id)
        number = asset.number or f"#{asset.id}"
        if asset.status == "draft":
            if last is not None:
                yield _("Asset {number}: a draft has events.").format(number=number)
            continue
        if course is None or last is None:
            yield _("Asset {number}: on the books without an event.").format(number=number)
            continue
        if asset.status not in GONE:
            cost = course.value(date.max.replace(year=9000)).cost
            if asset.status == "merged" and cost:
                yield _("Asset {number}: merged into another, and still on the books.").format(number=number)
            elif cost != asset.cost:
                yield _("Asset {number}: the cost on the card is not what its events add up to.").format(number=number)
        if asset.removed_on != (last.date if asset.status in GONE else None) and asset.status != "merged":
            yield _("Asset {number}: the day it left is not that of its events.").format(number=number)
        different = [name for name in CUSTODY if asset.__data__.get(name) != last.__data__.get(name)]
        if different:
            labels = _(", ").join(Asset.fields()[name].label for name in different)
            yield _("Asset {number}: {fields} on the card differ from its newest event.").format(
                number=number, fields=labels
            )


def postings(known: dict[int, Course]) -> Iterator[str]:
    """Every posted month is what the rules give, and nothing is charged past the residual value."""
    posted: dict[int, dict[str, int]] = defaultdict(dict)
    entry = DepreciationEntry
    query = entry.select(entry.id, entry.asset, entry.period, entry.amount).tuples()
    for _row, asset, period, amount in rows.in_pieces(query, entry.id):
        posted[asset][period] = posted[asset].get(period, 0) + amount
    numbers = dict(Asset.select(Asset.id, Asset.number).tuples())
    for asset, months in posted.items():
        course = known.get(asset)
        due = {charge.period: charge.amount for charge in course.schedule(max(months))} if course else {}
        for period, amount in months.items():
            if due.get(period, 0) != amount:
                yield _("Asset {number}: what was posted for {period} is not what the rules give.").format(
                    number=numbers.get(asset, asset), period=period
                )


def runs() -> Iterator[str]:
    """Every run's total is the sum of its entries."""
    sums: dict[int, int] = defaultdict(int)
    query = DepreciationEntry.select(DepreciationEntry.id, DepreciationEntry.run, DepreciationEntry.amount).tuples()
    for _row, run, amount in rows.in_pieces(query, DepreciationEntry.id):
        sums[run] += amount
    for run in list(DepreciationRun.select()):
        if run.total != sums[run.id]:
            yield _("Run {number}: its total is not the sum of its entries.").format(number=run.number)
