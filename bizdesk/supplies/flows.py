"""The flows of supplies (clause 1.3.2): a requisition from the wish to over the counter, a count to the books."""

from bizdesk.office.errors import Refused
from bizdesk.office.flow import Flow, Guard, Step
from bizdesk.office.language import N_
from bizdesk.supplies.models import Requisition, RequisitionLine, SupplyCount, SupplyCountLine
from bizdesk.supplies.words import COUNT_STATES, REQUISITION_STATES


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
    line=("submit", "approve", "reject", "issue"),
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


def _is_counted(count: SupplyCount) -> None:
    mine = (SupplyCountLine.count == count.id) & SupplyCountLine.counted.is_null(False)
    if not SupplyCountLine.select().where(mine).exists():
        raise Refused(N_("Nothing of {number} is counted yet."), rule="4.2.2c", number=count.number)


IS_COUNTED = Guard(N_("something was counted"), _is_counted)
COUNT_FLOW = Flow(
    states=COUNT_STATES,
    actions={
        "enter": N_("Enter"),
        "count": N_("Finish counting"),
        "recount": N_("Count again"),
        "approve": N_("Approve"),
        "book": N_("Book the differences"),
        "cancel": N_("Cancel"),
    },
    start="open",
    field="state",
    clause="4.2.2c",
    line=("count", "approve", "book"),
    steps={
        ("open", "enter"): Step(),
        ("open", "count"): Step(("counted",), "keeper", (IS_COUNTED,)),
        ("open", "cancel"): Step(("cancelled",)),
        ("counted", "enter"): Step(),
        ("counted", "recount"): Step(("open",)),
        ("counted", "approve"): Step(("approved",), "approver"),
        ("counted", "cancel"): Step(("cancelled",)),
        ("approved", "recount"): Step(("open",)),
        ("approved", "book"): Step(("booked",)),
        ("approved", "cancel"): Step(("cancelled",)),
    },
)
