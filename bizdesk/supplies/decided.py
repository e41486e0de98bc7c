"""What is decided on in supplies (clause 1.3.1): requisitions and purchase plans, with their lines."""

from datetime import date
from typing import Any

from bizdesk.office.approval import Decided, Hold, Matter
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Requisition, RequisitionLine

OF_REQUISITION = ("applicant", "department", "purpose", "project")
OF_LINE = ("supply", "quantity", "approved")
OF_PLAN = ("month", "prepared_by")
OF_PLAN_LINE = ("supply", "planned", "price", "supplier")


def asked_for(requisition: Requisition, _day: date) -> list[Any]:
    """Who asks for what, and how much of it is given."""
    stored = requisition.stored()
    lines = RequisitionLine.select(*(getattr(RequisitionLine, name) for name in OF_LINE))
    mine = lines.where(RequisitionLine.requisition == requisition.id).order_by(RequisitionLine.id)
    return [*(stored[name] for name in OF_REQUISITION), *map(list, RequisitionLine._meta.database.execute(mine))]


def to_be_bought(plan: PurchasePlan, _day: date) -> list[Any]:
    """For which month, and how much of what is to be bought at what price of whom."""
    stored = plan.stored()
    lines = PurchasePlanLine.select(*(getattr(PurchasePlanLine, name) for name in OF_PLAN_LINE))
    mine = lines.where(PurchasePlanLine.plan == plan.id).order_by(PurchasePlanLine.id)
    return [*(stored[name] for name in OF_PLAN), *map(list, PurchasePlanLine._meta.database.execute(mine))]


REQUISITION = Matter("approve", asked_for)
PLAN = Matter("approve", to_be_bought)
UNDECIDED = ("draft", "submitted", "rejected")
GIVEN = ("approved", "partly_issued", "issued", "closed")
BOUGHT = ("approved", "ordered", "closed")
DECIDED = {
    "requisition": Decided((Hold(REQUISITION, UNDECIDED, GIVEN),)),
    "purchase_plan": Decided((Hold(PLAN, UNDECIDED, BOUGHT),)),
}
