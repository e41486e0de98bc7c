"""The records of supplies, in the order their tables are made in."""

from bizdesk.supplies.model_buying import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine, Quotation
from bizdesk.supplies.model_count import SupplyCount, SupplyCountLine
from bizdesk.supplies.model_movement import Movement
from bizdesk.supplies.model_request import Quota, Requisition, RequisitionLine
from bizdesk.supplies.model_supply import Supply, SupplyCategory

__all__ = [
    "Movement",
    "PurchaseOrder",
    "PurchaseOrderLine",
    "PurchasePlan",
    "PurchasePlanLine",
    "Quota",
    "Quotation",
    "Requisition",
    "RequisitionLine",
    "Supply",
    "SupplyCategory",
    "SupplyCount",
    "SupplyCountLine",
]
