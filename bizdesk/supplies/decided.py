"""What is decided on in supplies (clause 1.3.1): requisitions with their lines."""

from datetime import date
from typing import Any

from bizdesk.office.approval import Decided, Hold, Matter
from bizdesk.supplies.models import Requisition, RequisitionLine

OF_REQUISITION = ("applicant", "department", "purpose", "project")
OF_LINE = ("supply", "quantity", "approved")


def asked_for(requisition: Requisition, _day: date) -> list[Any]:
    """Who asks for what, and how much of it is given."""
    stored = requisition.stored()
    lines = RequisitionLine.select(*(getattr(RequisitionLine, name) for name in OF_LINE))
    mine = lines.where(RequisitionLine.requisition == requisition.id).order_by(RequisitionLine.id)
    return [*(stored[name] for name in OF_REQUISITION), *map(list, RequisitionLine._meta.database.execute(mine))]


REQUISITION = Matter("approve", asked_for)
GIVEN = ("approved", "partly_issued", "issued", "closed")
DECIDED = {"requisition": Decided((Hold(REQUISITION, ("draft", "submitted", "rejected"), GIVEN),))}
