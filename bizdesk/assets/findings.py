"""What a scan comes to: where a thing was found and how many of it, held against what the frozen line expects."""

from decimal import Decimal

from bizdesk.assets.models import Asset, Stocktake, StocktakeLine
from bizdesk.assets.words import ON_THE_BOOKS
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.people import Department
from bizdesk.office.places import Place, within
from bizdesk.office.values import show_quantity

RULE = "4.2.1b"
TREES = {"place": Place, "department": Department}


def in_pieces(line: StocktakeLine, quantity: Decimal | None) -> None:
    """Refuse a part of a piece where the card is of whole ones."""
    expected = line.expected_quantity
    if quantity is not None and quantity % 1 and expected is not None and not expected % 1:
        raise Refused(
            N_("{tag} is {expected} on the books: count whole pieces, not {quantity}."),
            rule=RULE,
            tag=line.tag,
            expected=show_quantity(expected),
            quantity=show_quantity(quantity),
        )


def own_place(stocktake: Stocktake, line: StocktakeLine) -> Place | None:
    """Where a scan without a place was made: in the stocktake's place, else where the asset is expected."""
    if stocktake.scope == "place" and line.expected_place is not None:
        inside = line.__data__["expected_place"] in within(Place, stocktake.__data__["place"])
        return line.expected_place if inside else stocktake.place
    return stocktake.place if stocktake.scope == "place" else line.expected_place


def result(stocktake: Stocktake, line: StocktakeLine, asset: Asset | None) -> str:
    """The result of a line that was counted."""
    if asset is None:
        return "unknown"
    expected, counted = line.expected_quantity or Decimal(1), line.counted_quantity or Decimal(0)
    if asset.status not in ON_THE_BOOKS or counted > expected:
        return "surplus"
    if counted < expected:
        return "missing"
    elsewhere = line.__data__["found_place"] != line.__data__["expected_place"]
    return "misplaced" if elsewhere or not _in_scope(stocktake, asset) else "found"


def _in_scope(stocktake: Stocktake, asset: Asset) -> bool:
    """Whether an asset belongs to the department or category that is counted; of places, the place found tells."""
    if stocktake.scope in ("all", "place"):
        return True
    tree, row = TREES.get(stocktake.scope), stocktake.__data__[stocktake.scope]
    return asset.__data__[stocktake.scope] in (within(tree, row) if tree else {row})
