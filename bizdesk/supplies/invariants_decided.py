"""What must hold of decisions in supplies (clause 1.3.1): what an approval was given for is what stands."""

import json
from collections.abc import Iterator
from typing import Any

from bizdesk.office import approval
from bizdesk.office.file import Touched
from bizdesk.office.journal import JournalEntry
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
                if made is None or approval.standing(record, hold.matter) is not None or _given_up(record):
                    continue
                yield _("{number} is not what {name} approved on {date}.").format(
                    number=record.number, name=made.approver.caption, date=made.decided_on
                )


def _given_up(record: Any) -> bool:
    """Whether it is a plan that was closed as a draft: nothing is bought by what was decided on it before."""
    if record.state != "closed":
        return False
    mine = (JournalEntry.kind == record.kind_name()) & (JournalEntry.record_id == record.id)
    entries = JournalEntry.select().where(mine).order_by(JournalEntry.id.desc())
    closing = next((each for each in entries if json.loads(each.after).get("state") == "closed"), None)
    return closing is not None and json.loads(closing.before).get("state") == "draft"
