"""What is decided on in supplies (clause 1.3.1): requisitions, purchase plans and counts, with their lines."""

from datetime import date
from typing import Any

from bizdesk.office.approval import Decided, Hold, Matter, with_lines
from bizdesk.supplies.models import (
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
    SupplyCount,
    SupplyCountLine,
)

OF_REQUISITION = ("applicant", "department", "purpose", "project")
OF_LINE = ("supply", "quantity", "approved")
OF_PLAN = ("month", "prepared_by")
OF_PLAN_LINE = ("supply", "planned", "price", "supplier")
OF_COUNT = ("place", "category", "counted_on", "counted_by")
OF_COUNTED = ("supply", "place", "batch", "snapshot", "counted", "counted_at", "recounted", "reason")


def asked_for(requisition: Requisition, _day: date) -> list[Any]:
    """Who asks for what, and how much of it is given."""
    return with_lines(requisition, OF_REQUISITION, RequisitionLine, OF_LINE)


def to_be_bought(plan: PurchasePlan, _day: date) -> list[Any]:
    """For which month, and how much of what is to be bought at what price of whom."""
    return with_lines(plan, OF_PLAN, PurchasePlanLine, OF_PLAN_LINE)


def counted(count: SupplyCount, _day: date) -> list[Any]:
    """What was counted by whom, and every line with what the books said, what was found and why it differs."""
    return with_lines(count, OF_COUNT, SupplyCountLine, OF_COUNTED)


REQUISITION = Matter("approve", asked_for)
PLAN = Matter("approve", to_be_bought)
COUNT = Matter("approve", counted)
UNDECIDED = ("draft", "submitted", "rejected")
GIVEN = ("approved", "partly_issued", "issued", "closed")
BOUGHT = ("approved", "ordered", "closed")
DECIDED = {
    "requisition": Decided((Hold(REQUISITION, UNDECIDED, GIVEN),)),
    "purchase_plan": Decided((Hold(PLAN, UNDECIDED, BOUGHT),)),
    "supply_count": Decided((Hold(COUNT, ("open", "counted"), ("approved", "booked")),)),
}
WITH_LINES: tuple[tuple[Any, Any], ...] = (
    (Requisition, RequisitionLine),
    (PurchasePlan, PurchasePlanLine),
    (SupplyCount, SupplyCountLine),
)
