"""What must hold of decisions in supplies (clause 1.3.1): what an approval was given for is what stands."""

from collections.abc import Iterator
from typing import Any

from bizdesk.office import approval
from bizdesk.office.file import Touched
from bizdesk.office.language import _
from bizdesk.supplies import touched as written
from bizdesk.supplies.decided import DECIDED
from bizdesk.supplies.models import (
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
    SupplyCount,
    SupplyCountLine,
)

WITH_LINES: tuple[tuple[Any, Any], ...] = (
    (Requisition, RequisitionLine),
    (PurchasePlan, PurchasePlanLine),
    (SupplyCount, SupplyCountLine),
)


def invariants(touched: Touched | None) -> Iterator[str]:
    """What is not what was approved, one sentence each; touched: only of what an act wrote."""
    for kind, lines in WITH_LINES:
        for hold in DECIDED[kind.kind_name()].holds:
            held = kind.select().where(kind.state.in_(hold.held))
            for record in written.among(held, kind, lines, touched):
                made = approval.newest(record, hold.matter)
                # Approved by the rule where nobody has decided.
                if made is not None and approval.standing(record, hold.matter) is None:
                    yield _("{number} is not what {name} approved on {date}.").format(
                        number=record.number, name=made.approver.caption, date=made.decided_on
                    )
