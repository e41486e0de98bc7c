"""What the asset ledger of a new office begins with: the categories of its country."""

from collections.abc import Mapping
from typing import Any

from bizdesk.assets.models import AssetCategory
from bizdesk.office.journal import Act


def begin(act: Act, told: Mapping[str, Any], language: str) -> None:
    """Add the categories that a preset tells, called in a language."""
    for category in told["asset_categories"]:
        act.add(
            AssetCategory(
                code=category["code"],
                name=category[language],
                method=category.get("method", "straight_line"),
                life_months=category.get("life_months"),
                minimum_life_months=category.get("life_months"),
                residual_percent=category.get("residual_percent", 5),
            )
        )
