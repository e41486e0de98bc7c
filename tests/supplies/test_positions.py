"""How a supply stands as its papers go their way, and what is to be ordered then; whole units, by hand.

What stands is told as on hand, on order, planned, reserved.
"""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk.office.policy import Policy
from bizdesk.supplies import positions
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
)
from bizdesk.supplies.needs import needs
from bizdesk.supplies.plans import lines_of
from bizdesk.supplies.proposing import month_plan
from bizdesk.supplies.stock import SCALE
from tests.supplies.buying import Buying, refused


def asked(desk: Buying, supply: Any, quantity: int, **more: Any) -> Any:
    request = desk.add(Requisition, applicant=desk.chen, purpose="courses")
    desk.add(RequisitionLine, requisition=request, supply=supply, quantity=Decimal(quantity), **more)
    return request


def planned(desk: Buying, supply: Any, quantity: int) -> tuple[Any, Any]:
    plan = desk.add(PurchasePlan)
    return plan, desk.add(PurchasePlanLine, plan=plan, supply=supply, planned=Decimal(quantity), price=100)


def ordered(desk: Buying, supply: Any, quantity: int, **more: Any) -> Any:
    order = desk.add(PurchaseOrder, supplier=supply.supplier or desk.alpha)
    desk.add(PurchaseOrderLine, order=order, supply=supply, quantity=Decimal(quantity), price=100, **more)
    return order


def wanted(desk: Buying, supply: Any) -> int:
    """What is to be ordered of it now; the one supply alone stands as all of them together tell."""
    assert tuple(positions.position(supply.id)) == tuple(positions.positions().get(supply.id, (0, 0, 0, 0)))
    return sum(need.wanted for need in needs(desk.office) if need.supply == supply) // SCALE


def test_what_is_asked_for_is_reserved_from_its_approval_to_its_issue(desk: Buying) -> None:
    desk.do(desk.paper, "receive", quantity=Decimal(40), price=100)
    request = asked(desk, desk.paper, 8)
    assert desk.stands(desk.paper) == (40, 0, 0, 0)
    desk.do(request, "submit")
    assert desk.stands(desk.paper) == (40, 0, 0, 0)
    # Six of the eight are allowed.
    desk.do(request, "approve", approver=desk.qian, quantities="6")
    assert desk.stands(desk.paper) == (40, 0, 0, 6)
    desk.do(request, "issue", quantity=Decimal(2))
    assert desk.stands(desk.paper) == (38, 0, 0, 4)
    desk.do(request, "close", reason="enough")
    assert desk.stands(desk.paper) == (38, 0, 0, 0)


def test_what_is_rejected_or_sent_back_is_not_reserved(desk: Buying) -> None:
    first, second = asked(desk, desk.paper, 8), asked(desk, desk.paper, 5)
    for request in (first, second):
        desk.do(request, "submit")
    desk.do(first, "reject", approver=desk.qian, opinion="too much")
    desk.do(second, "approve", approver=desk.qian)
    assert desk.stands(desk.paper) == (0, 0, 0, 5)
    desk.do(second, "return", reason="for fewer")
    assert desk.stands(desk.paper) == (0, 0, 0, 0)


def test_what_is_planned_counts_from_the_draft_until_it_is_ordered_or_given_up(desk: Buying) -> None:
    plan, line = planned(desk, desk.paper, 30)
    assert desk.stands(desk.paper) == (0, 0, 30, 0)
    desk.do(plan, "submit")
    assert desk.stands(desk.paper) == (0, 0, 30, 0)
    desk.do(plan, "reject", approver=desk.lin, opinion="too much")
    assert desk.stands(desk.paper) == (0, 0, 0, 0)
    desk.do(plan, "return", reason="again")
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    assert desk.stands(desk.paper) == (0, 0, 30, 0)
    order = ordered(desk, desk.paper, 12, plan_line=line)
    # 18 on the plan and 12 on the draft of an order.
    assert desk.stands(desk.paper) == (0, 0, 30, 0)
    desk.do(order, "place")
    assert desk.stands(desk.paper) == (0, 12, 18, 0)
    desk.do(order, "cancel", reason="they have none")
    assert desk.stands(desk.paper) == (0, 0, 30, 0)
    desk.do(plan, "close", reason="no money")
    assert desk.stands(desk.paper) == (0, 0, 0, 0)


def test_what_is_on_order_is_what_did_not_come_and_stay(desk: Buying) -> None:
    order = ordered(desk, desk.paper, 30)
    assert desk.stands(desk.paper) == (0, 0, 30, 0)
    desk.do(order, "place")
    desk.do(order, "receive", quantity=Decimal(10))
    assert desk.stands(desk.paper) == (10, 20, 0, 0)
    desk.do(order, "return", quantity=Decimal(4), reason="wet")
    assert desk.stands(desk.paper) == (6, 24, 0, 0)
    desk.do(order, "receive", quantity=Decimal(26))
    # 32 came and stayed: two more than ordered, within the tenth, and nothing less than nothing is expected.
    assert desk.stands(desk.paper) == (32, 0, 0, 0)


def test_one_line_that_came_above_its_order_takes_nothing_off_another(desk: Buying) -> None:
    first, second = ordered(desk, desk.paper, 10), ordered(desk, desk.paper, 10)
    for order in (first, second):
        desk.do(order, "place")
    desk.do(first, "receive", supply=desk.paper, quantity=Decimal(11))
    assert desk.stands(desk.paper) == (11, 10, 0, 0)


def test_what_is_closed_short_is_expected_no_more_and_is_to_be_ordered_again(desk: Buying) -> None:
    order = ordered(desk, desk.paper, 50)
    desk.do(order, "place")
    desk.do(order, "receive", quantity=Decimal(5))
    assert (desk.stands(desk.paper), wanted(desk, desk.paper)) == ((5, 45, 0, 0), 0)
    desk.do(order, "close", reason="no paper to be had")
    assert (desk.stands(desk.paper), wanted(desk, desk.paper)) == ((5, 0, 0, 0), 45)


def test_each_supply_stands_for_itself(desk: Buying) -> None:
    desk.do(ordered(desk, desk.paper, 7), "place")
    planned(desk, desk.pen, 9)
    request = asked(desk, desk.ink, 2)
    desk.do(request, "submit")
    desk.do(request, "approve", approver=desk.qian)
    assert [desk.stands(each) for each in (desk.paper, desk.pen, desk.ink)] == [
        (0, 7, 0, 0), (0, 0, 9, 0), (0, 0, 0, 2),
    ]  # fmt: skip
    assert [tuple(positions.position(each.id)) for each in (desk.paper, desk.pen, desk.ink)] == [
        (0, 7 * SCALE, 0, 0), (0, 0, 9 * SCALE, 0), (0, 0, 0, 2 * SCALE),
    ]  # fmt: skip


# Paper: level 20, maximum 50. On hand, on order, planned, promised; what is to be ordered; how.
PAPER = [
    (20, 0, 0, 0, 30, "at the level: 50 - 20"),
    (21, 0, 0, 0, 0, "above the level"),
    (0, 0, 0, 0, 50, "nothing there: all of it"),
    (5, 10, 0, 0, 35, "5 + 10 = 15: 50 - 15"),
    (5, 16, 0, 0, 0, "5 + 16 = 21"),
    (5, 0, 15, 0, 30, "5 + 15 = 20: 50 - 20"),
    (5, 0, 16, 0, 0, "5 + 16 = 21"),
    (40, 0, 0, 20, 30, "40 - 20 = 20: 50 - 20"),
    (40, 0, 0, 19, 0, "40 - 19 = 21"),
    (10, 20, 20, 30, 30, "10 + 20 + 20 - 30 = 20: 50 - 20"),
    (10, 20, 20, 29, 0, "10 + 20 + 20 - 29 = 21"),
    (0, 0, 0, 10, 60, "10 promised of nothing: 50 + 10"),
]


@pytest.mark.parametrize(
    ("on_hand", "on_order", "on_plan", "promised", "order", "how"), PAPER, ids=[each[-1] for each in PAPER]
)
def test_paper_is_ordered_by_all_that_is_on_its_way(
    desk: Buying, on_hand: int, on_order: int, on_plan: int, promised: int, order: int, how: str
) -> None:
    if on_hand:
        desk.do(desk.paper, "receive", quantity=Decimal(on_hand), price=100)
    if on_order:
        desk.do(ordered(desk, desk.paper, on_order), "place")
    if on_plan:
        planned(desk, desk.paper, on_plan)
    if promised:
        request = asked(desk, desk.paper, promised)
        desk.do(request, "submit")
        desk.do(request, "approve", approver=desk.qian)
    assert desk.stands(desk.paper) == (on_hand, on_order, on_plan, promised)
    assert wanted(desk, desk.paper) == order, how
    if order:
        # Pens, of which none are there, are proposed along with it.
        plan = month_plan(desk.office, "002")
        assert [line.proposed for line in lines_of(plan) if line.supply == desk.paper] == [order]
        assert wanted(desk, desk.paper) == 0
        assert "Nothing to order" in refused(month_plan, desk.office, "002")


def test_strictly_below_and_whole_packs_by_the_way_a_supply_is_kept(desk: Buying) -> None:
    """Pens: level 10, maximum 30, by the dozen: 20 are missing at the level, two dozen; 21 below it, two dozen too."""
    desk.do(desk.pen, "receive", quantity=Decimal(10), price=100)
    assert wanted(desk, desk.pen) == 24
    desk.edit(Policy.named("reorder_strictly_below"), value="yes")
    assert wanted(desk, desk.pen) == 0
    desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(1))
    assert wanted(desk, desk.pen) == 24
    desk.edit(desk.pen, max_quantity=Decimal(33))
    # 24 are missing: two dozen, not three.
    assert wanted(desk, desk.pen) == 24
    desk.edit(desk.pen, max_quantity=Decimal(34))
    assert wanted(desk, desk.pen) == 36
    desk.edit(desk.pen, max_quantity=None)
    # Up to the level: one is missing, a dozen.
    assert wanted(desk, desk.pen) == 12
    desk.edit(desk.pen, active=False)
    assert wanted(desk, desk.pen) == 0


def test_without_a_level_only_what_is_promised_is_bought_and_not_up_to_a_maximum(desk: Buying) -> None:
    """Ink has a maximum of 4 and no level."""
    assert wanted(desk, desk.ink) == 0
    request = asked(desk, desk.ink, 2)
    desk.do(request, "submit")
    desk.do(request, "approve", approver=desk.qian)
    assert wanted(desk, desk.ink) == 2
    assert [need.supply.code for need in needs(desk.office)] == ["INK", "PAP", "PEN"]


def test_a_proposal_is_at_the_last_price_of_the_usual_supplier_and_adds_to_what_stands_there(desk: Buying) -> None:
    desk.do(desk.pen, "receive", quantity=Decimal(4), price=230)
    plan = month_plan(desk.office, "002")
    (paper, pens) = lines_of(plan)
    # 26 are missing: three dozen.
    assert (pens.proposed, pens.price, pens.supplier) == (36, 230, desk.alpha)
    assert (paper.proposed, paper.price, paper.supplier) == (50, 1_800, desk.beta)
    desk.edit(pens, planned=Decimal(12))
    # 4 + 12 = 16 is above the level; with 6 promised it is at it: 20 more, two dozen.
    request = asked(desk, desk.pen, 6)
    desk.do(request, "submit")
    desk.do(request, "approve", approver=desk.qian)
    desk.do(plan, "propose")
    (pens,) = [line for line in lines_of(plan) if line.supply == desk.pen]
    assert (pens.proposed, pens.planned) == (60, 36)
