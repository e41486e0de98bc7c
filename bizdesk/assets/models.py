"""The records of fixed assets (clause 4.2.1), by name; each noun has a module of its own."""

from bizdesk.assets.model_card import Asset, AssetCategory, AssetEvent
from bizdesk.assets.model_depreciation import DepreciationEntry, DepreciationRun
from bizdesk.assets.model_papers import Disposal, Stocktake, StocktakeLine
from bizdesk.assets.model_upkeep import Maintenance, ManualCharge, MeterReading

__all__ = [
    "Asset",
    "AssetCategory",
    "AssetEvent",
    "DepreciationEntry",
    "DepreciationRun",
    "Disposal",
    "Maintenance",
    "ManualCharge",
    "MeterReading",
    "Stocktake",
    "StocktakeLine",
]
