"""How the kinds of the asset ledger are kept: what adding, editing and removing one of them does, and what is odd."""

from collections.abc import Mapping
from typing import Any

from bizdesk.assets import cards, correcting, disposals, holders, lives, openings, stocktakes, upkeep
from bizdesk.assets.models import (
    Asset,
    AssetCategory,
    DepreciationEntry,
    DepreciationRun,
    Disposal,
    Maintenance,
    ManualCharge,
    MeterReading,
    Stocktake,
    StocktakeLine,
)
from bizdesk.office.file import Office
from bizdesk.office.keep import Keep, Odd
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.record import Record

POSTED = N_("Depreciation is posted with 'depreciate'.")


def _read_meter(office: Office, who: str, values: Mapping[str, Any]) -> MeterReading:
    return upkeep.read_meter(office, who, **values)


def _charge(office: Office, who: str, values: Mapping[str, Any]) -> ManualCharge:
    return upkeep.charge(office, who, **values)


KEPT: dict[type[Record], Keep] = {
    Asset: Keep(cards.add, correcting.edit, cards.remove),
    AssetCategory: Keep(cards.add_category),
    MeterReading: Keep(_read_meter, upkeep.correct, upkeep.withdraw, whole=True),
    ManualCharge: Keep(_charge, upkeep.correct, upkeep.withdraw, whole=True),
    Maintenance: Keep(upkeep.add, upkeep.edit, upkeep.remove),
    DepreciationRun: Keep(by_operation=POSTED, edited=False, deleted=False),
    DepreciationEntry: Keep(by_operation=POSTED),
    Stocktake: Keep(edit=stocktakes.edit, adding=stocktakes.opening),
    StocktakeLine: Keep(
        edit=stocktakes.edit_line,
        by_operation=N_("Lines of a stocktake are made when it is opened and by scanning."),
        deleted=False,
    ),
    Disposal: Keep(
        edit=disposals.edit,
        by_operation=N_("A disposal begins with the step 'request_disposal' of its asset."),
        deleted=False,
    ),
}
ODD: tuple[Odd, ...] = (
    Odd(
        Asset,
        lives.FIELDS,
        lambda office, asset: lives.of_card(asset),
        N_("Rows with a life shorter than the tax law accepts: {count}. The books may, the tax return then differs."),
    ),
    Odd(Asset, openings.FIELDS, openings.warned),
    Odd(AssetCategory, lives.FIELDS, lambda office, category: lives.of_category(category)),
    Odd(Staff, frozenset({"left_on"}), lambda office, person: holders.left_with(person)),
)
