"""Plans that are closed, approved or not: nothing more is ordered for them, and the office holds together."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk.kinds import invariants
from bizdesk.office.journal import newest
from bizdesk.office.undo import redo, undo
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlanLine
from tests.supplies.buying import Buying, refused

NOT_PLACED = (
    "CG-2026-0001 is ordered for CJ-2026-0001 Spring, which is closed: cancel the order, or take those lines off"
)


@pytest.fixture
def spring(desk: Buying) -> Any:
    """A plan of 20 reams of paper at 10.00 each, of Beta, that was handed in."""
    return desk.handed_in()


def ordered(desk: Buying) -> Any:
    """A draft of an order for all of the plan, of Beta."""
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    values = {"order": order, "supply": desk.paper, "quantity": Decimal(20), "plan_line": PurchasePlanLine.get()}
    desk.add(PurchaseOrderLine, **values)
    return order


def wrong(desk: Buying) -> list[str]:
    return [sentence for area in invariants() for sentence in area(desk.office)]


def test_a_plan_that_was_rejected_is_given_up(desk: Buying, spring: Any) -> None:
    desk.do(spring, "reject", approver=desk.qian, opinion="too much")
    desk.do(spring, "return")
    desk.do(spring, "close", reason="given up")
    assert (spring.afresh().state, wrong(desk)) == ("closed", [])
    undo(desk.office, "002")
    redo(desk.office, "002")
    assert (spring.afresh().state, wrong(desk)) == ("closed", [])


def test_a_plan_that_was_changed_after_its_approval_is_given_up(desk: Buying, spring: Any) -> None:
    desk.do(spring, "approve", approver=desk.qian)
    order = ordered(desk)
    desk.do(spring, "return")
    desk.edit(PurchasePlanLine.get(), planned=Decimal(500))
    assert "which is not approved" in refused(desk.do, order, "place")
    desk.do(spring, "close", reason="given up")
    assert (spring.afresh().state, wrong(desk)) == ("closed", [])
    assert NOT_PLACED in refused(desk.do, order, "place")
    desk.do(order, "cancel", reason="given up")
    assert desk.stands(desk.paper) == (0, 0, 0, 0)


def test_an_approval_holds_for_a_plan_that_was_ordered_and_closed(desk: Buying, spring: Any) -> None:
    desk.do(spring, "return")
    desk.edit(PurchasePlanLine.get(), planned=Decimal(18))
    act = newest(desk.office)
    desk.do(spring, "submit")
    desk.do(spring, "approve", approver=desk.qian)
    desk.do(spring, "order")
    desk.do(spring, "close")
    assert "CJ-2026-0001 is not what 003 Qian approved" in refused(undo, desk.office, "002", act)


def test_drafts_of_a_closed_plan_are_not_placed_any_more(desk: Buying, spring: Any) -> None:
    desk.do(spring, "approve", approver=desk.qian)
    desk.do(spring, "order")
    desk.do(spring, "close")
    assert desk.office.notices == [
        "Drafts of orders for CJ-2026-0001 that are not placed any more: CG-2026-0001."
        " Cancel them, or take its lines off."
    ]
    assert NOT_PLACED in refused(desk.do, PurchaseOrder.get(), "place")
    desk.remove(PurchaseOrderLine.get())
    desk.add(PurchaseOrderLine, order=PurchaseOrder.get(), supply=desk.paper, quantity=Decimal(5), price=1_000)
    desk.do(PurchaseOrder.get(), "place")
    assert (PurchaseOrder.get().state, wrong(desk)) == ("ordered", [])


def test_a_plan_without_drafts_is_closed_without_a_word(desk: Buying, spring: Any) -> None:
    desk.do(spring, "approve", approver=desk.qian)
    desk.do(ordered(desk), "place")
    desk.do(spring, "close")
    assert desk.office.notices == []
