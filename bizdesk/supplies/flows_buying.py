"""The flows of buying (clause 4.2.2a): a plan from its draft to the orders, an order from the desk to the shelf."""

from bizdesk.office.errors import Refused
from bizdesk.office.flow import Flow, Guard, Step
from bizdesk.office.language import N_
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine
from bizdesk.supplies.words import ORDER_STATES, PLAN_STATES

RULE = "4.2.2a"
# What is on a plan in one of these may be ordered.
ORDERABLE = ("approved", "ordered")


def _plan_has_lines(plan: PurchasePlan) -> None:
    if not PurchasePlanLine.select().where(PurchasePlanLine.plan == plan.id).exists():
        raise Refused(N_("{number} buys nothing yet: add a line to it."), rule=RULE, number=plan.number)


def _priced(plan: PurchasePlan) -> None:
    _refuse_without(plan, "price", N_("{supply} on {number} has no price: tell what it is expected to cost."))


def _supplied(plan: PurchasePlan) -> None:
    _refuse_without(plan, "supplier", N_("{supply} on {number} has no supplier: choose one."))


def _refuse_without(plan: PurchasePlan, name: str, words: str) -> None:
    mine = PurchasePlanLine.select().where(PurchasePlanLine.plan == plan.id).order_by(PurchasePlanLine.id)
    for line in mine.where(getattr(PurchasePlanLine, name).is_null()):
        raise Refused(words, rule=RULE, supply=line.supply.caption, number=plan.number)


def _order_has_lines(order: PurchaseOrder) -> None:
    if not PurchaseOrderLine.select().where(PurchaseOrderLine.order == order.id).exists():
        raise Refused(N_("{number} orders nothing yet: add a line to it."), rule=RULE, number=order.number)


def _may_supply(order: PurchaseOrder) -> None:
    supplier = order.supplier
    if not supplier.active or supplier.rating == "D":
        raise Refused(
            N_("{supplier} is not ordered from: blocked, or not active."), rule=RULE, supplier=supplier.caption
        )


HAS_LINES = Guard(N_("there are lines"), _plan_has_lines)


def _approved(order: PurchaseOrder) -> None:
    mine = PurchaseOrderLine.select(PurchaseOrderLine.plan_line).where(PurchaseOrderLine.order == order.id)
    kept = PurchasePlan.select().join(PurchasePlanLine).where(PurchasePlanLine.id.in_(mine))
    for plan in kept.where(PurchasePlan.state.not_in(ORDERABLE)):
        words = N_("{number} is ordered for {plan}, which is not approved.")
        if plan.state == "closed":
            words = N_("{number} is ordered for {plan}, which is closed: cancel the order, or take those lines off it.")
        raise Refused(words, rule=RULE, number=order.number, plan=plan.caption)


PRICED = Guard(N_("every line has a price"), _priced)
SUPPLIED = Guard(N_("every line has a supplier"), _supplied)
ORDER_HAS_LINES = Guard(N_("there are lines"), _order_has_lines)
APPROVED = Guard(N_("its plan is approved"), _approved)
MAY_SUPPLY = Guard(N_("the supplier is not blocked"), _may_supply)
PLAN_FLOW = Flow(
    states=PLAN_STATES,
    actions={
        "submit": N_("Submit"),
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "return": N_("Send back"),
        "void": N_("Void the approval"),
        "order": N_("Draw up the orders"),
        "close": N_("Close"),
    },
    start="draft",
    field="state",
    clause=RULE,
    line=("submit", "approve", "reject", "order"),
    steps={
        ("draft", "submit"): Step(("submitted", "approved"), "", (HAS_LINES, PRICED)),
        ("submitted", "approve"): Step(("approved",), "approver", (HAS_LINES, PRICED)),
        ("submitted", "reject"): Step(("rejected",), "approver"),
        ("submitted", "return"): Step(("draft",)),
        ("rejected", "return"): Step(("draft",)),
        ("approved", "return"): Step(("draft",)),
        ("approved", "void"): Step(("submitted",)),
        ("approved", "order"): Step(("ordered",), "", (HAS_LINES, PRICED, SUPPLIED)),
        # A draft that was decided on before is not deleted, but given up.
        ("draft", "close"): Step(("closed",)),
        ("approved", "close"): Step(("closed",)),
        ("ordered", "close"): Step(("closed",)),
    },
)
# What came of an order tells which of these it is.
COMING = ("ordered", "partly_received", "received")
ORDER_FLOW = Flow(
    states=ORDER_STATES,
    actions={
        "place": N_("Place the order"),
        "receive": N_("Receive"),
        "return": N_("Return to the supplier"),
        "reverse": N_("Reverse"),
        "close": N_("Close"),
        "cancel": N_("Cancel"),
    },
    start="draft",
    field="state",
    clause=RULE,
    steps={
        ("draft", "place"): Step(("ordered",), "", (ORDER_HAS_LINES, APPROVED, MAY_SUPPLY)),
        ("draft", "cancel"): Step(("cancelled",)),
        ("ordered", "receive"): Step(("partly_received", "received")),
        ("ordered", "cancel"): Step(("cancelled",)),
        ("partly_received", "receive"): Step(("partly_received", "received")),
        ("partly_received", "return"): Step(("ordered", "partly_received")),
        ("partly_received", "close"): Step(("closed",)),
        # More than was ordered may still come, within the limit.
        ("received", "receive"): Step(("received",)),
        ("received", "return"): Step(COMING),
        ("received", "close"): Step(("closed",)),
        ("closed", "return"): Step(),
        # A movement taken back out of the ledger, wherever that leads.
        **{(state, "reverse"): Step(COMING) for state in COMING},
        ("closed", "reverse"): Step(),
    },
)
