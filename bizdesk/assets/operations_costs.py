"""What each asset is charged, for the areas that reckon costs (clause 4.3.2)."""

from peewee import fn

from bizdesk.assets.models import Asset, AssetCategory, DepreciationEntry

# By month, number of the asset, department (row id) and budget account as it is told.
Place = tuple[str, str, int | None, str]


def charges_of_assets(first: str, last: str) -> dict[Place, int]:
    """The depreciation posted in some months, in minor units."""
    columns = (DepreciationEntry.posted_in, Asset.number, Asset.department, AssetCategory.budget_account)
    query = DepreciationEntry.select(*columns, fn.SUM(DepreciationEntry.amount)).join(Asset).join(AssetCategory)
    query = query.where((DepreciationEntry.posted_in >= first) & (DepreciationEntry.posted_in <= last))
    return {tuple(place): amount for *place, amount in query.group_by(*columns).tuples() if amount}
