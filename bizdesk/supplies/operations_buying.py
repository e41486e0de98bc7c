"""The operations of buying, written out: on plans, their lines, and orders."""

from collections.abc import Callable, Mapping
from typing import Any

from bizdesk.office.fields import Date, Money, Reference, Text, Typed
from bizdesk.office.inputs import decision, on_day, proposed, reason
from bizdesk.office.language import N_
from bizdesk.office.operation import Operation
from bizdesk.office.places import Place
from bizdesk.supplies import order_lines, orders, plan_steps, previews_buying, proposing, quoting, receiving
from bizdesk.supplies.flows_buying import ORDER_FLOW, PLAN_FLOW
from bizdesk.supplies.inputs import OF_RECEIPT, booked_to
from bizdesk.supplies.models import PurchaseOrder, PurchasePlan, PurchasePlanLine, Quotation, Supply
from bizdesk.supplies.packed import PACKS, Packed
from bizdesk.supplies.plans import changeable

OF_LINE = N_("Empty: that of the order's line.")


def _of_plan(name: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, PurchasePlan, PLAN_FLOW.actions[name], run, inputs, PLAN_FLOW, **rest)


def _of_order(name: str, run: Callable[..., Any], inputs: Mapping[str, Typed], **rest: Any) -> Operation:
    return Operation(name, PurchaseOrder, ORDER_FLOW.actions[name], run, inputs, ORDER_FLOW, **rest)


PLANS = (
    Operation("propose", PurchasePlan, N_("Propose"), proposing.propose, guard=proposing.proposable),
    _of_plan("submit", plan_steps.submit, {}),
    _of_plan("approve", plan_steps.approve, decision(), start=proposed("approver"), preview=previews_buying.approved),
    _of_plan("reject", plan_steps.reject, decision(True), start=proposed("approver")),
    _of_plan("return", plan_steps.return_, {"reason": reason()}),
    _of_plan("order", order_lines.order_plan, {}, preview=previews_buying.ordered),
    _of_plan("close", plan_steps.close, {"reason": reason()}),
    Operation(
        "choose",
        PurchasePlanLine,
        N_("Choose a quotation"),
        quoting.choose,
        {
            "quotation": Reference(Quotation, N_("Quotation"), help=N_("Empty: the cheapest that still holds.")),
            "reason": Text(N_("Reason"), limit=300, help=N_("Needed where another asks less.")),
        },
        preview=previews_buying.chosen,
        guard=lambda line: changeable(line.plan),
    ),
)
ORDERS = (
    _of_order(
        "place",
        orders.place,
        {
            "on": on_day(),
            "expected_on": Date(N_("Expected on"), help=N_("Empty: after the longest lead time of what is ordered.")),
        },
    ),
    _of_order(
        "receive",
        receiving.receive,
        {
            "supply": Reference(Supply, N_("Supply"), help=N_("Empty: all that is left to come.")),
            "quantity": Packed(N_("Quantity"), help=N_("Empty: all that is left of it. Or so many packs: 2 box.")),
            "price": Money(N_("Unit price"), help=N_("Empty: that of the order.")),
            "amount": Money(N_("Amount"), help=N_("Of all of it, instead of a unit price; 0 for free goods.")),
            "place": Reference(Place, N_("Place"), help=N_("Empty: where the supply is kept.")),
            "batch": Text(N_("Batch no."), limit=60),
            "expires_on": Date(N_("Expires on")),
            "reference": Text(N_("Voucher no.")),
            **booked_to(N_("Empty: that of the order's line, else the supply's."), project=OF_LINE),
            "on": on_day(),
        },
        preview=previews_buying.received,
    ),
    _of_order(
        "return",
        receiving.send_back,
        {
            "supply": Reference(Supply, N_("Supply"), help=N_("Empty: the only one of the order.")),
            "quantity": Packed(N_("Quantity"), required=True, help=PACKS),
            "place": Reference(Place, N_("Place"), help=N_("Empty: where the supply is kept.")),
            "batch": Text(N_("Batch no."), limit=60),
            "reference": Text(N_("Voucher no.")),
            **booked_to(OF_RECEIPT, OF_RECEIPT, OF_RECEIPT),
            "on": on_day(),
            "reason": reason(),
        },
        preview=previews_buying.sent_back,
    ),
    _of_order("close", orders.close, {"reason": reason(help=N_("Needed where not all of it has come."))}),
    _of_order("cancel", orders.cancel, {"reason": reason(True)}),
)
OPERATIONS = (*PLANS, *ORDERS)
