"""A supply put out of use while it stands on papers: what is open is told, nothing of it is bought, what was ordered
comes in."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
    Supply,
)
from tests.supplies.buying import Buying, refused
from tests.supplies.test_lines_from_files import looked

WORDS = " PAP Paper is not used any more: take the line off, or make the supply active again. [4.2.2a]"


@pytest.fixture
def order(desk: Buying) -> Any:
    """Ten reams of paper ordered of Beta by hand, not placed yet."""
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    desk.add(PurchaseOrderLine, order=order, supply=desk.paper, quantity=Decimal(10), price=1_800)
    return order


def test_nothing_is_ordered_of_a_plan_with_it(desk: Buying) -> None:
    plan = desk.approved()
    pens = desk.add(PurchasePlanLine, plan=plan, supply=desk.pen, planned=Decimal(12))
    desk.do(plan, "approve", approver=desk.qian)
    desk.edit(desk.paper, active=False)
    assert refused(desk.do, plan, "order") == f"{plan.number}/1{WORDS}"
    assert PurchaseOrder.select().count() == 0
    desk.remove(PurchasePlanLine.get(PurchasePlanLine.supply == desk.paper))
    desk.do(plan, "approve", approver=desk.qian)
    desk.do(plan, "order")
    assert [line.plan_line for line in PurchaseOrderLine.select()] == [pens]


def test_a_plan_with_it_is_not_handed_in(desk: Buying) -> None:
    plan = desk.handed_in()
    desk.do(plan, "return")
    desk.edit(desk.paper, active=False)
    assert refused(desk.do, plan, "submit") == f"{plan.number}/1{WORDS}"
    desk.edit(desk.paper, active=True)
    desk.do(plan, "submit")


def test_an_order_of_it_is_not_placed(desk: Buying, order: Any) -> None:
    desk.edit(desk.paper, active=False)
    assert refused(desk.do, order, "place") == f"{order.number}/1{WORDS}"
    assert order.afresh().state == "draft"


def test_what_was_ordered_comes_in_and_goes_back(desk: Buying, order: Any) -> None:
    desk.do(order, "place")
    desk.edit(desk.paper, active=False)
    desk.do(order, "receive")
    assert (order.afresh().state, desk.stands(desk.paper)) == ("received", (10, 0, 0, 0))
    desk.do(order, "return", quantity=Decimal(2))
    # Nobody ordered what is taken in by hand.
    assert "is not used any more" in refused(desk.do, desk.paper, "receive", quantity=Decimal(1), price=1_800)


def test_what_is_open_is_told_where_it_is_put_out_of_use(desk: Buying, order: Any) -> None:
    """On a plan, on an order that is placed and one that is not, and on a requisition; what came is not open."""
    plan = desk.add(PurchasePlan, title="Spring")
    desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(20), price=1_800)
    placed = desk.add(PurchaseOrder, supplier=desk.beta)
    desk.add(PurchaseOrderLine, order=placed, supply=desk.paper, quantity=Decimal(5), price=1_800)
    desk.do(placed, "place")
    desk.do(placed, "receive", supply=desk.paper, quantity=Decimal(2))
    asked = desk.add(Requisition, applicant=desk.lin, purpose="courses")
    desk.add(RequisitionLine, requisition=asked, supply=desk.paper, quantity=Decimal(3))
    told = [
        f"PAP Paper is still planned on {plan.number}/1: it is not ordered any more. Take it off there.",
        f"PAP Paper still stands on orders that are not placed, {order.number}/1: take it off there.",
        f"PAP Paper is still to come on {placed.number}/1: what was ordered is received as ever.",
        f"PAP Paper is still asked for on {asked.number}/1: it is not issued any more.",
    ]
    # The preview of an import says it with the row.
    (fate,) = looked(desk, Supply, "code,active", "PAP,no", update=True).rows
    assert [each for each in told if each not in fate.words] == []
    desk.office.notices.clear()
    keeping.edit(desk.office, "002", desk.paper.afresh(), {"active": False})
    assert desk.office.notices == told
    desk.office.notices.clear()
    desk.edit(desk.paper, active=True)
    desk.edit(desk.ink, active=False)
    assert desk.office.notices == []
