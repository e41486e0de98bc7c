"""The shortest lives that the tax law accepts, as the categories keep them (clause 4.2.1c).

A shorter life is told and not refused: the books follow how long the asset is of use, and the tax return adds back
what they charge too soon (Regulation on the Implementation of the Enterprise Income Tax Law of China, article 60).
"""

from collections.abc import Iterator

from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.assets.terms import TIMED
from bizdesk.office.language import _

# The fields that it depends on.
FIELDS = frozenset({"category", "method", "life_months", "minimum_life_months"})


def minimum(category: AssetCategory | None) -> int:
    """The shortest life of a category in months, or else of the one above it; 0 where none says any."""
    while category is not None:
        if category.minimum_life_months:
            return category.minimum_life_months
        category = category.parent
    return 0


def told(category: AssetCategory | None, method: str, months: int | None) -> Iterator[str]:
    """That a life is shorter than the tax law accepts, in words; nothing where it is not."""
    shortest = minimum(category)
    if category is not None and method in TIMED and months and months < shortest:
        yield _(
            "{months} months are less than the {shortest} that the tax law accepts for {category}: the books may charge"
            " so, the tax return then differs."
        ).format(months=months, shortest=shortest, category=category.name)


def of_card(asset: Asset) -> Iterator[str]:
    """What there is to say of the life of a card."""
    return told(asset.category, asset.method, asset.life_months)


def of_category(category: AssetCategory) -> Iterator[str]:
    """What there is to say of the life that a category gives its cards."""
    return told(category, category.method, category.life_months)
