"""The flows of supplies (clause 1.3.2): a requisition from the wish to the shelf and over the counter."""

from bizdesk.office.errors import Refused
from bizdesk.office.flow import Flow, Guard, Step
from bizdesk.office.language import N_
from bizdesk.supplies.models import Requisition, RequisitionLine
from bizdesk.supplies.words import REQUISITION_STATES


def _has_lines(requisition: Requisition) -> None:
    if not RequisitionLine.select().where(RequisitionLine.requisition == requisition.id).exists():
        raise Refused(N_("{number} asks for nothing yet: add a line to it."), rule="4.2.2b", number=requisition.number)


HAS_LINES = Guard(N_("there are lines"), _has_lines)
REQUISITION_FLOW = Flow(
    states=REQUISITION_STATES,
    actions={
        "submit": N_("Submit"),
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "return": N_("Send back"),
        "issue": N_("Issue"),
        "reverse": N_("Reverse"),
        "close": N_("Close"),
    },
    start="draft",
    field="state",
    clause="4.2.2b",
    steps={
        ("draft", "submit"): Step(("submitted", "approved"), "", (HAS_LINES,)),
        ("submitted", "approve"): Step(("approved",), "approver"),
        ("submitted", "reject"): Step(("rejected",), "approver"),
        ("submitted", "return"): Step(("draft",)),
        ("rejected", "return"): Step(("draft",)),
        ("approved", "return"): Step(("draft",)),
        ("approved", "issue"): Step(("partly_issued", "issued")),
        ("partly_issued", "issue"): Step(("partly_issued", "issued")),
        # An issue taken back out of the ledger, wherever that leads.
        ("partly_issued", "reverse"): Step(("approved", "partly_issued")),
        ("issued", "reverse"): Step(("approved", "partly_issued")),
        ("closed", "reverse"): Step(),
        ("approved", "close"): Step(("closed",)),
        ("partly_issued", "close"): Step(("closed",)),
        ("issued", "close"): Step(("closed",)),
    },
)
