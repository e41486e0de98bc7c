"""What must hold of the papers of assets at any time: disposals, work that adds to the cost, stocktakes."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from bizdesk.assets.decided import REVIEW, STOCKTAKE
from bizdesk.assets.models import Asset, AssetEvent, Disposal, Maintenance, Stocktake, StocktakeLine
from bizdesk.assets.words import BECOMES, DIFFERENCES
from bizdesk.office import approval, rows
from bizdesk.office.language import _


def _of(query: Any, column: Any, wanted: Collection[int] | None) -> Iterable[Any]:
    """The rows of a query, read whole, or in pieces those whose column is wanted."""
    return list(query) if wanted is None else rows.of_many(query, column, sorted(wanted))


def disposals(wanted: Collection[int] | None = None) -> Iterator[str]:
    """What an asset became by its disposal is what the paper says. wanted: row ids of assets, as below."""
    done = Disposal.select(Disposal, Asset).join(Asset).where(Disposal.state == "done")
    for disposal in _of(done, Disposal.asset, wanted):
        if disposal.asset.status != BECOMES[disposal.kind]:
            yield _("Disposal {number}: {asset} did not leave in the way it says.").format(
                number=disposal.number, asset=disposal.asset.number
            )


def works(wanted: Collection[int] | None = None) -> Iterator[str]:
    """Every work that adds to the cost has added its amount to its asset, once."""
    columns = AssetEvent.select(AssetEvent.asset, AssetEvent.reference, AssetEvent.amount)
    improved = columns.where(AssetEvent.kind == "improved").tuples()
    added = Counter(_of(improved, AssetEvent.asset, wanted))
    done = Maintenance.select(Maintenance, Asset).join(Asset).where(Maintenance.capitalise)
    for work in _of(done, Maintenance.asset, wanted):
        if work.done_on is None or added[work.asset.id, work.number, work.cost] != 1:
            yield _("{number} adds to the cost of {asset}, which was not improved by it.").format(
                number=work.number, asset=work.asset.number
            )


def stocktakes(wanted: Collection[int] | None = None) -> Iterator[str]:
    """What was counted has no line that was not, what was reviewed none that is not decided; decisions stand."""
    counted = Stocktake.select().where(Stocktake.state != "open")
    for stocktake in _of(counted, Stocktake.id, wanted):
        mine = StocktakeLine.select().where(StocktakeLine.stocktake == stocktake.id)
        if mine.where(StocktakeLine.result == "").exists():
            yield _("Stocktake {number}: it is counted, and not all of its lines are.").format(number=stocktake.number)
        if stocktake.state == "counted":
            continue
        undecided = StocktakeLine.result.in_(DIFFERENCES) & (StocktakeLine.decision == "")
        if mine.where(undecided).exists():
            yield _("Stocktake {number}: not every difference is decided.").format(number=stocktake.number)
        elif approval.standing(stocktake, REVIEW) is None:
            yield _("Stocktake {number}: it is not as it was reviewed.").format(number=stocktake.number)
        elif stocktake.approved_by is not None and approval.standing(stocktake, STOCKTAKE) is None:
            yield _("Stocktake {number}: it is not as it was approved.").format(number=stocktake.number)
