"""The records of supplies, in the order their tables are made in."""

from bizdesk.supplies.model_stock import Movement, Supply, SupplyCategory

__all__ = ["Movement", "Supply", "SupplyCategory"]
