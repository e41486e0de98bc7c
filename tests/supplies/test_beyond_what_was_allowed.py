"""What is issued, ordered or received beyond what was allowed: refused by whatever act it would come about, and told
of rows that were written from outside."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.kinds import invariants
from bizdesk.office.journal import newest
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Quota,
    Requisition,
    RequisitionLine,
)
from tests.supplies.buying import Buying, refused


@pytest.fixture
def order(desk: Buying) -> Any:
    """20 reams of paper ordered of Beta, of which 22 may come, for a plan of 20 that Qian approved."""
    spring = desk.approved()
    desk.do(spring, "order")
    desk.do(PurchaseOrder.get(), "place")
    return PurchaseOrder.get()


@pytest.fixture
def asked(desk: Buying) -> Any:
    """Lin asked for 8 pens of 50, 5 were approved."""
    desk.do(desk.pen, "receive", quantity=Decimal(50), price=200)
    asked = desk.add(Requisition, applicant=desk.lin, purpose="fair")
    desk.add(RequisitionLine, requisition=asked, supply=desk.pen, quantity=Decimal(8))
    desk.do(asked, "submit")
    desk.do(asked, "approve", approver=desk.qian, quantities="5")
    return asked


def last() -> Any:
    return Movement.select().order_by(Movement.id.desc()).get()


def wrong(desk: Buying) -> list[str]:
    return [sentence for area in invariants() for sentence in area(desk.office)]


def test_a_return_that_is_reversed_keeps_within_the_limit_of_its_order(desk: Buying, order: Any) -> None:
    desk.do(order, "receive")
    desk.do(order, "return", quantity=Decimal(5))
    back = last()
    came = desk.do(order, "receive", supply=desk.paper, quantity=Decimal(7)) and last()
    words = "CG-2026-0001: 20 of PAP Paper ordered, 22 came; with 5 it would be more than 22, 10.0% above the order."
    assert words in refused(desk.do, back, "reverse", reason="it stayed")
    assert wrong(desk) == []
    desk.do(came, "reverse", reason="wrong")
    desk.do(back, "reverse", reason="it stayed")
    assert (order.afresh().state, wrong(desk)) == ("received", [])


def test_a_receipt_is_reversed_whatever_the_limit_is_by_now(desk: Buying, order: Any) -> None:
    desk.do(order, "receive", supply=desk.paper, quantity=Decimal(22))
    came = last()
    desk.edit(Policy.named("over_receipt_percent"), value="0")
    assert wrong(desk) == []
    desk.do(came, "reverse", reason="wrong")


def test_what_came_back_is_given_out_again_within_the_quota(desk: Buying) -> None:
    desk.do(desk.pen, "receive", quantity=Decimal(50), price=200)
    desk.add(Quota, supply=desk.pen, period="month", quantity=Decimal(10))
    given = desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(10))
    back = desk.do(given, "give_back", quantity=Decimal(4))
    more = desk.do(desk.pen, "issue", staff=desk.lin, quantity=Decimal(4))
    words = "Quota DE-2026-0001 (anyone; PEN Pen; month) allows 10 from 2026-03-01: 10 was had, 4 more is too much."
    assert words in refused(desk.do, back, "reverse", reason="it did not")
    desk.do(more, "reverse", reason="wrong")
    desk.do(back, "reverse", reason="it did not")
    assert wrong(desk) == []


def test_more_than_was_approved_planned_or_ordered_is_told(desk: Buying, order: Any, asked: Any) -> None:
    desk.do(order, "receive", supply=desk.paper, quantity=Decimal(22))
    desk.do(asked, "issue")
    assert wrong(desk) == []
    for table, column in (("requisition_line", "approved"), ("purchase_order_line", "quantity")):
        desk.damage(f"UPDATE {table} SET {column} = 40000")
    desk.damage("UPDATE purchase_plan_line SET planned = 39000")
    told = wrong(desk)
    assert "LY-2026-0001: 5 of PEN Pen issued, 4 approved." in told
    assert "CJ-2026-0001: 4 of PAP Paper ordered, 3.9 planned." in told
    assert "CG-2026-0001: 22 of PAP Paper came, at most 4.4 may." in told


def test_a_plan_is_not_undone_below_what_is_ordered_for_it(desk: Buying) -> None:
    desk.edit(Policy.named("plan_needs_approval"), value="no")
    spring = desk.add(PurchasePlan, title="Spring")
    line = desk.add(PurchasePlanLine, plan=spring, supply=desk.paper, planned=Decimal(5), price=1_000)
    desk.do(spring, "submit")
    desk.edit(line, planned=Decimal(20))
    act = newest(desk.office)
    draft = desk.add(PurchaseOrder, supplier=desk.beta)
    desk.add(PurchaseOrderLine, order=draft, supply=desk.paper, quantity=Decimal(20), plan_line=line.afresh())
    assert "CJ-2026-0001: 20 of PAP Paper ordered, 5 planned." in refused(undo, desk.office, "002", act)


def test_nothing_goes_back_before_it_came(desk: Buying, order: Any) -> None:
    """50 reams lie there of another receipt; of the order 12 come on the 16th, and 8 on the 18th of which 5 go back."""
    desk.do(desk.paper, "receive", quantity=Decimal(50), price=1_000, on=date(2026, 3, 1))
    desk.do(order, "receive", supply=desk.paper, quantity=Decimal(12))
    came = last()
    words = "CG-2026-0001: on 2026-03-15 only 0 of PAP Paper had come and stayed; 1 cannot go back. [4.2.2a]"
    assert words in refused(desk.do, order, "return", quantity=Decimal(1), on=date(2026, 3, 15))
    desk.days(2)
    desk.do(order, "receive")
    assert "on 2026-03-17 only 12 of" in refused(desk.do, order, "return", quantity=Decimal(13), on=date(2026, 3, 17))
    desk.do(order, "return", quantity=Decimal(10), on=date(2026, 3, 17))
    # Ten came by the 16th and more by today, but on the 17th only two were left.
    assert "on 2026-03-17 only 2 of" in refused(desk.do, order, "return", quantity=Decimal(3), on=date(2026, 3, 16))
    assert "10 of PAP Paper came and stayed; 11 cannot go back" in refused(
        desk.do, order, "return", quantity=Decimal(11)
    )
    desk.do(order, "return", quantity=Decimal(2), on=date(2026, 3, 16))
    assert "on 2026-03-17 only 0 of PAP Paper had come and stayed; 12 cannot go back" in refused(
        desk.do, came, "reverse", reason="never came"
    )
    assert wrong(desk) == []
