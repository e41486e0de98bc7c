"""Orders from the desk to the shelf: by hand or from a plan, received in parts and to the limit, sent back, closed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.duties import due
from bizdesk.office.errors import NothingToDo, Stale
from bizdesk.office.journal import JournalBatch, newest, told, verify
from bizdesk.office.policy import Policy
from bizdesk.office.undo import redo, undo
from bizdesk.supplies.invariants import invariants
from bizdesk.supplies.models import (
    Movement,
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    PurchasePlanLine,
    Requisition,
    RequisitionLine,
)
from bizdesk.supplies.orders import lines_of
from bizdesk.supplies.previews_buying import comes_to
from bizdesk.supplies.units import packs
from tests.supplies.buying import Buying, refused


@pytest.fixture
def order(desk: Buying) -> PurchaseOrder:
    """24 pens and 10 reams of paper ordered of Alpha by hand, at the reference prices 2.00 and 18.00."""
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered(desk, order, desk.pen, 24)
    ordered(desk, order, desk.paper, 10)
    desk.do(order, "place")
    return order


def ordered(desk: Buying, order: Any, supply: Any, quantity: int, **values: Any) -> Any:
    return desk.add(PurchaseOrderLine, order=order, supply=supply, quantity=Decimal(quantity), **values)


def test_an_order_by_hand_is_placed(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    assert (order.number, order.buyer, order.state) == ("CG-2026-0001", desk.chen, "draft")
    assert "CG-2026-0001 orders nothing yet" in refused(desk.do, order, "place")
    pens = ordered(desk, order, desk.pen, 24)
    assert pens.price == 200
    assert "PEN Pen is on CG-2026-0001 already" in refused(ordered, desk, order, desk.pen, 12)
    assert "above nothing" in refused(ordered, desk, order, desk.paper, 0)
    assert desk.stands(desk.pen) == (0, 0, 24, 0)
    (told,) = [duty for duty in due(desk.office) if duty.key == order.number]
    assert told.words == "Draft order CG-2026-0001 to S1 Alpha: place it or delete it"
    early = refused(desk.do, order, "place", expected_on=date(2026, 3, 15))
    assert "cannot come before it is ordered" in early
    desk.do(order, "place")
    placed = order.afresh()
    # Pens take five days.
    assert (placed.state, placed.ordered_on, placed.expected_on) == ("ordered", desk.office.today(), date(2026, 3, 21))
    assert desk.stands(desk.pen) == (0, 24, 0, 0)
    assert "only a draft is changed" in refused(desk.edit, pens, quantity=Decimal(12))
    assert "only a draft is changed" in refused(ordered, desk, order, desk.paper, 1)
    assert "only a draft is changed" in refused(desk.remove, pens)
    assert "only a draft is changed" in refused(desk.remove, order)
    assert "Supplier stands on the supplier's paper" in refused(desk.edit, order, supplier=desk.beta)
    desk.edit(order, expected_on=date(2026, 3, 25), reference="A-77")
    assert order.afresh().expected_on == date(2026, 3, 25)


def test_what_another_placed_meanwhile_is_not_changed(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered(desk, order, desk.pen, 24)
    held = order.afresh()
    desk.do(order, "place")
    with pytest.raises(Stale):
        keeping.remove(desk.office, "002", held)


def test_a_draft_is_changed_and_deleted(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    pens, paper = ordered(desk, order, desk.pen, 24), ordered(desk, order, desk.paper, 10, price=1_750)
    desk.edit(order, supplier=desk.beta)
    desk.edit(pens, quantity=Decimal(36), price=190)
    assert [(line.quantity, line.price) for line in lines_of(order)] == [(36, 190), (10, 1_750)]
    other = desk.add(PurchaseOrder, supplier=desk.beta)
    assert "A line stays on its purchase order" in refused(desk.edit, pens, order=other)
    desk.remove(paper)
    desk.remove(order)
    assert PurchaseOrderLine.select().count() == 0


def test_nobody_orders_of_whom_the_office_has_blocked(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    ordered(desk, order, desk.paper, 10)
    desk.edit(desk.beta, rating="D")
    assert "S2 Beta is not ordered from: blocked" in refused(desk.do, order, "place")
    desk.edit(desk.beta, rating="B", active=False)
    assert "S2 Beta is not ordered from" in refused(desk.do, order, "place")
    assert "Reason" in refused(desk.do, order, "cancel")
    desk.do(order, "cancel", reason="blocked")
    assert order.afresh().state == "cancelled"
    assert told(JournalBatch.get_by_id(newest(desk.office))) == "Cancel CG-2026-0001: blocked"


def test_an_order_is_received_in_parts_and_to_the_limit(desk: Buying, order: PurchaseOrder) -> None:
    desk.days(2)
    desk.do(order, "receive", supply=desk.pen, quantity=Decimal(10), price=195)
    assert order.afresh().state == "partly_received"
    assert desk.stands(desk.pen) == (10, 14, 0, 0)
    words = refused(desk.do, order, "receive", supply=desk.pen, quantity=Decimal(17))
    # 24 and a tenth of it are 26.4; 10 and 17 are 27.
    assert "24 of PEN Pen ordered, 10 came; with 17 it would be more than 26.4, 10.0% above the order" in words
    desk.do(order, "receive", supply=desk.pen, quantity=Decimal(16))
    assert desk.moved(desk.pen) == [("receipt", 10, 1_950), ("receipt", 16, 3_200)]
    # More came than was ordered: nothing of it is expected, and nothing less than nothing.
    assert desk.stands(desk.pen) == (26, 0, 0, 0)
    assert order.afresh().state == "partly_received"
    desk.do(order, "receive")
    assert desk.moved(desk.paper) == [("receipt", 10, 18_000)]
    assert order.afresh().state == "received"
    with pytest.raises(NothingToDo, match="All of CG-2026-0001 has come"):
        desk.do(order, "receive")
    desk.do(order, "receive", supply=desk.paper, quantity=Decimal(1), amount=0)
    assert desk.moved(desk.paper)[-1] == ("receipt", 1, 0)
    assert "more than 11" in refused(desk.do, order, "receive", supply=desk.paper, quantity=Decimal("0.5"))
    movement = Movement.select().order_by(Movement.id).first()
    assert (movement.supplier, movement.order.supply, movement.order.order) == (desk.alpha, desk.pen, order)
    desk.do(order, "close")
    assert order.afresh().state == "closed"
    assert told(JournalBatch.get_by_id(newest(desk.office))) == "Close order CG-2026-0001"
    assert "is Finished: 'Receive' is a step from" in refused(desk.do, order, "receive")
    assert verify(desk.office) == []


def test_the_policy_says_how_much_more_may_come(desk: Buying, order: PurchaseOrder) -> None:
    desk.edit(Policy.named("over_receipt_percent"), value="0")
    words = refused(desk.do, order, "receive", supply=desk.pen, quantity=Decimal(25))
    assert "more than 24, 0.0% above the order" in words
    desk.do(order, "receive", supply=desk.pen, quantity=Decimal(24))


def test_what_belongs_to_one_supply_names_it(desk: Buying, order: PurchaseOrder) -> None:
    for given in ({"quantity": Decimal(1)}, {"price": 100}, {"amount": 0}, {"batch": "L1"}):
        assert "CG-2026-0001 has several supplies: name the one" in refused(desk.do, order, "receive", **given)
    assert "does not order INK Ink" in refused(desk.do, order, "receive", supply=desk.ink)
    assert "above nothing" in refused(desk.do, order, "receive", supply=desk.pen, quantity=Decimal(0))
    both = refused(desk.do, order, "receive", supply=desk.pen, price=100, amount=100)
    assert "the price of a unit or the amount of all, not both. [4.2.2a]" in both
    day = date(2026, 3, 15)
    assert "was ordered on 2026-03-16: nothing came before" in refused(desk.do, order, "receive", on=day)
    assert "lies in the future" in refused(desk.do, order, "receive", on=date(2026, 3, 17))
    # Only pens are left: it needs no name any more.
    desk.do(order, "receive", supply=desk.paper)
    desk.do(order, "receive", quantity=Decimal(4), price=210)
    assert desk.moved(desk.pen) == [("receipt", 4, 840)]


def test_a_receipt_is_taken_back_by_the_clause_it_came_by(desk: Buying, order: PurchaseOrder) -> None:
    desk.do(order, "receive", supply=desk.pen)
    came = Movement.get()
    early = refused(desk.do, came, "reverse", reason="wrong", on=date(2026, 3, 15))
    assert early == "Nothing is taken back before it was booked. [4.2.2a]"
    desk.do(came, "reverse", reason="wrong")
    assert refused(desk.do, came, "reverse", reason="wrong").endswith("is reversed already. [4.2.2a]")
    # What is bought without an order is of the store room alone.
    desk.do(desk.pen, "receive", quantity=Decimal(1), amount=1)
    alone = Movement.select().order_by(Movement.id.desc()).get()
    desk.do(alone, "reverse", reason="wrong")
    assert refused(desk.do, alone, "reverse", reason="wrong").endswith("is reversed already. [4.2.2b]")


def test_less_than_a_pack_is_not_told_as_none_of_it(desk: Buying) -> None:
    assert packs(desk.pen, Decimal("0.5")) is None
    assert str(packs(desk.pen, Decimal("12.5"))) == "1 box of 12 pc, and 0.5 pc"


def test_what_one_order_of_one_supply_comes_to_is_said_in_the_singular(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered(desk, order, desk.pen, 12)
    assert comes_to(desk.office, order) == "One supply for 24.00"


def test_a_lot_comes_with_the_day_it_expires(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    ordered(desk, order, desk.ink, 4, account="6601", project="School")
    desk.do(order, "place")
    assert "INK Ink expires: tell on which day this lot does. [4.2.2a]" in refused(desk.do, order, "receive")
    desk.do(order, "receive", batch="L1", expires_on=date(2027, 1, 31), quantity=Decimal(3), reference="R-9")
    movement = Movement.get()
    assert (movement.batch, movement.expires_on, movement.value) == ("L1", date(2027, 1, 31), 29_700)
    assert (movement.account, movement.project, movement.reference) == ("6601", "School", "R-9")


def test_goods_go_back_to_the_supplier_and_come_again(desk: Buying, order: PurchaseOrder) -> None:
    desk.do(order, "receive", supply=desk.pen, price=195)
    desk.do(order, "receive")
    assert "CG-2026-0001 has several supplies" in refused(desk.do, order, "return", quantity=Decimal(1))
    back = {"supply": desk.pen, "reason": "dried out"}
    assert "24 of PEN Pen came and stayed; 25 cannot go back" in refused(
        desk.do, order, "return", quantity=Decimal(25), **back
    )
    # 24 pens for 46.80: five of them are 9.75.
    desk.do(order, "return", quantity=Decimal(5), **back)
    assert desk.moved(desk.pen)[-1] == ("return_to_supplier", -5, -975)
    assert order.afresh().state == "partly_received"
    assert desk.stands(desk.pen) == (19, 5, 0, 0)
    desk.do(order, "receive")
    assert desk.moved(desk.pen)[-1] == ("receipt", 5, 1_000)
    assert order.afresh().state == "received"
    desk.do(order, "close")
    # A closed order stays closed, and nothing is expected.
    desk.do(order, "return", quantity=Decimal(2), **back)
    assert order.afresh().state == "closed"
    assert desk.stands(desk.pen) == (22, 0, 0, 0)


def test_an_order_of_which_all_went_back_is_open_or_cancelled(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered(desk, order, desk.pen, 12)
    desk.do(order, "place")
    desk.do(order, "receive", quantity=Decimal(12))
    assert "is Received: 'Cancel' is a step from Draft / Ordered" in refused(
        desk.do, order, "cancel", reason="they have no others"
    )
    desk.do(order, "return", quantity=Decimal(12), reason="wrong colour")
    assert order.afresh().state == "ordered"
    desk.do(order, "cancel", reason="they have no others")
    assert desk.stands(desk.pen) == (0, 0, 0, 0)
    movement = Movement.select().order_by(Movement.id.desc()).first()
    assert "is Cancelled" in refused(desk.do, movement, "reverse", reason="wrong")


def test_a_receipt_taken_back_is_expected_again(desk: Buying, order: PurchaseOrder) -> None:
    desk.do(order, "receive")
    pens, paper = Movement.select().order_by(Movement.id)
    desk.do(pens, "reverse", reason="not ours")
    assert order.afresh().state == "partly_received"
    assert desk.stands(desk.pen) == (0, 24, 0, 0)
    desk.do(paper, "reverse", reason="not ours")
    assert order.afresh().state == "ordered"
    undo(desk.office, "002")
    assert order.afresh().state == "partly_received"
    redo(desk.office, "002")
    desk.do(order, "receive")
    assert order.afresh().state == "received"


def test_an_issue_taken_back_is_to_be_issued_again(desk: Buying, order: PurchaseOrder) -> None:
    desk.do(order, "receive")
    ask = desk.add(Requisition, applicant=desk.lin, purpose="courses")
    for supply in (desk.pen, desk.paper):
        desk.add(RequisitionLine, requisition=ask, supply=supply, quantity=Decimal(6))
    desk.do(ask, "submit")
    desk.do(ask, "approve", approver=desk.qian)
    desk.do(ask, "issue")
    assert ask.afresh().state == "issued"
    pens, paper = Movement.select().where(Movement.kind == "issue").order_by(Movement.id)
    desk.do(pens, "reverse", reason="not taken")
    assert ask.afresh().state == "partly_issued"
    assert desk.stands(desk.pen) == (24, 0, 0, 6)
    desk.do(paper, "reverse", reason="not taken")
    assert ask.afresh().state == "approved"
    desk.do(ask, "issue")
    desk.do(ask, "close")
    desk.do(Movement.select().order_by(Movement.id.desc()).first(), "reverse", reason="not taken")
    assert ask.afresh().state == "closed"
    assert desk.stands(desk.paper) == (10, 0, 0, 0)


def test_an_order_is_late_and_closed_short(desk: Buying, order: PurchaseOrder) -> None:
    def overdue() -> list[tuple[str, str]]:
        return [(duty.words, duty.state) for duty in due(desk.office) if duty.key == order.number]

    assert overdue() == []
    desk.at(date(2026, 3, 21))
    assert overdue() == [("Order CG-2026-0001 of S1 Alpha is to come: Ordered", "due")]
    desk.do(order, "receive", supply=desk.pen)
    desk.days(1)
    assert overdue() == [("Order CG-2026-0001 of S1 Alpha has not come: Partly received", "overdue")]
    assert desk.stands(desk.paper) == (0, 10, 0, 0)
    assert "give a reason why the rest is not waited for" in refused(desk.do, order, "close")
    assert order.afresh().state == "partly_received"
    desk.do(order, "close", reason="no paper to be had")
    assert overdue() == []
    assert desk.stands(desk.paper) == (0, 0, 0, 0)


def test_no_more_is_ordered_than_the_plan_says(desk: Buying) -> None:
    plan = desk.add(PurchasePlan)
    line = desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(50), price=1_700)
    order = desk.add(PurchaseOrder, supplier=desk.beta, plan=plan)
    of_plan = {"plan_line": line}
    assert "does not plan PAP Paper, or is not approved" in refused(ordered, desk, order, desk.paper, 1, **of_plan)
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    assert "does not plan PEN Pen" in refused(ordered, desk, order, desk.pen, 1, **of_plan)
    part = ordered(desk, order, desk.paper, 20, **of_plan)
    assert part.price == 1_700
    # 30 of the 50 are planned still, and 20 stand on the draft.
    assert desk.stands(desk.paper) == (0, 0, 50, 0)
    words = refused(desk.edit, part, quantity=Decimal(51))
    assert "50 of PAP Paper planned, 0 ordered already; 51 more is too much" in words
    second = desk.add(PurchaseOrder, supplier=desk.beta)
    words = refused(ordered, desk, second, desk.paper, 31, **of_plan)
    assert "50 of PAP Paper planned, 20 ordered already; 31 more is too much" in words
    assert "20 of PAP Paper are ordered for CJ-2026-0001 already" in refused(desk.edit, line, planned=Decimal(19))
    desk.do(order, "place")
    assert desk.stands(desk.paper) == (0, 20, 30, 0)
    desk.do(plan, "order")
    rest = PurchaseOrder.select().order_by(PurchaseOrder.id.desc()).first()
    assert [(each.supply, each.quantity) for each in lines_of(rest)] == [(desk.paper, 30)]
    assert desk.stands(desk.paper) == (0, 20, 30, 0)


def test_what_a_step_would_do_is_told_before(desk: Buying, order: PurchaseOrder) -> None:
    receive = acts.named(PurchaseOrder, "receive")
    assert receive.preview is not None
    assert receive.preview(desk.office, order.afresh(), supply=desk.pen, quantity=Decimal(10)) == [
        "PEN Pen",
        "10 pc at 2.00, 20.00 together: as ordered",
        "On hand: 0 -> 10 pc",
        "Value: 20.00",
        "At or below the reorder level of 10 pc.",
    ]
    assert "more than 26.4" in refused(
        receive.preview, desk.office, order.afresh(), supply=desk.pen, quantity=Decimal(30)
    )
    assert Movement.select().count() == 0
    plan = desk.add(PurchasePlan)
    desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(5))
    desk.add(PurchasePlanLine, plan=plan, supply=desk.pen, planned=Decimal(12))
    desk.add(PurchasePlanLine, plan=plan, supply=desk.ink, planned=Decimal(1))
    asked = [acts.named(PurchasePlan, name).preview for name in ("approve", "order")]
    told = [preview(desk.office, plan.afresh()) for preview in asked if preview is not None]
    assert told == [["3 supplies for 213.00"], ["S2 Beta: 90.00", "S1 Alpha: 24.00", "no supplier: 99.00"]]


def test_what_was_ordered_for_nothing_and_costs_something_is_told_before(desk: Buying) -> None:
    free = desk.add(PurchaseOrder, supplier=desk.alpha)
    desk.add(PurchaseOrderLine, order=free, supply=desk.pen, quantity=Decimal(12), price=0)
    desk.do(free, "place")
    receive = acts.named(PurchaseOrder, "receive").preview
    assert receive is not None
    for price, words in ((5, "10 pc at 0.05, 0.50 together: ordered for nothing"), (0, "0.00 together: as ordered")):
        assert words in receive(desk.office, free.afresh(), supply=desk.pen, quantity=Decimal(10), price=price)[1]


def test_what_would_go_back_of_an_order_is_told_before(desk: Buying, order: PurchaseOrder) -> None:
    desk.do(order, "receive")
    back = acts.named(PurchaseOrder, "return").preview
    assert back is not None
    told = back(desk.office, order.afresh(), supply=desk.paper, quantity=Decimal(4), reason="wet")
    assert told == ["PAP Paper", "On hand: 10 -> 6 ream", "Value: -72.00", "At or below the reorder level of 20 ream."]
    words = refused(back, desk.office, order.afresh(), supply=desk.paper, quantity=Decimal(11))
    assert "10 of PAP Paper came and stayed; 11 cannot go back" in words


def test_what_is_ordered_for_a_plan_waits_for_its_approval(desk: Buying) -> None:
    plan = desk.add(PurchasePlan, title="Spring")
    line = desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(10))
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    ordered(desk, order, desk.paper, 10, plan_line=line)
    desk.edit(line, planned=Decimal(40))
    words = refused(desk.do, order, "place")
    assert "CG-2026-0001 is ordered for CJ-2026-0001 Spring, which is not approved" in words
    desk.do(plan, "approve", approver=desk.lin)
    desk.do(order, "place")


def test_what_is_ordered_for_a_plan_is_ordered_of_whom_it_names(desk: Buying) -> None:
    plan = desk.add(PurchasePlan, title="Spring")
    paper = desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(10), price=1_700)
    ink = desk.add(PurchasePlanLine, plan=plan, supply=desk.ink, planned=Decimal(2), price=9_900)
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    words = (
        "CJ-2026-0001 plans PAP Paper of S2 Beta: S1 Alpha was not approved. Order it there, or have the plan, or "
        "another one, approved with that supplier. [4.2.2a]"
    )
    elsewhere = desk.add(PurchaseOrder, supplier=desk.alpha)
    assert words in refused(ordered, desk, elsewhere, desk.paper, 10, plan_line=paper)
    # Of nobody in particular: whoever has it.
    ordered(desk, elsewhere, desk.ink, 2, plan_line=ink)
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    ordered(desk, order, desk.paper, 10, plan_line=paper)
    assert words in refused(desk.edit, order, supplier=desk.alpha)
    # The plan is of another by the time the order goes out.
    desk.edit(paper, supplier=desk.alpha)
    desk.do(plan, "approve", approver=desk.lin)
    assert "plans PAP Paper of S1 Alpha: S2 Beta was not approved" in refused(desk.do, order, "place")
    desk.edit(order, supplier=desk.alpha)
    desk.do(order, "place")


def test_what_is_ordered_for_a_plan_costs_no_more_than_was_approved(desk: Buying) -> None:
    """Ten reams at 17.00 lie within Lin's limit; at 170.00 they would not, and nobody was asked about those."""
    plan = desk.add(PurchasePlan, title="Spring")
    line = desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(10), price=1_700)
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    words = (
        "CJ-2026-0001 plans PAP Paper at 17.00: 170.00 was not approved. Order it at no more than that, or have the "
        "plan, or another one, approved at the higher price. [4.2.2a]"
    )
    assert words in refused(ordered, desk, order, desk.paper, 10, plan_line=line, price=17_000)
    paper = ordered(desk, order, desk.paper, 10, plan_line=line, price=1_650)
    assert words in refused(desk.edit, paper, price=17_000)
    # The price of the plan went down under a draft: what it says when the order goes out counts.
    desk.edit(line, price=1_600)
    desk.do(plan, "approve", approver=desk.lin)
    assert "plans PAP Paper at 16.00: 16.50 was not approved" in refused(desk.do, order, "place")
    desk.edit(paper, price=1_600)
    desk.do(order, "place")
    assert order.afresh().amount == 16_000


def test_a_petty_purchase_has_no_plan_and_its_own_price(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.beta)
    ordered(desk, order, desk.paper, 2, price=9_900)
    desk.do(order, "place")
    assert order.afresh().state == "ordered"


def test_what_the_supplier_has_is_not_undone_line_by_line(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered(desk, order, desk.pen, 24)
    paper = ordered(desk, order, desk.paper, 10)
    desk.edit(paper, quantity=Decimal(12))
    act = newest(desk.office)
    desk.do(order, "place")
    # 24 x 2.00 + 12 x 18.00
    assert order.afresh().amount == 26_400
    for batch in (act, act - 2):
        assert "Undo what came later first" in refused(undo, desk.office, "002", batch)
    undo(desk.office, "002")
    assert order.afresh().amount is None
    undo(desk.office, "002")
    assert paper.afresh().quantity == 10


def test_what_was_approved_is_not_undone_line_by_line(desk: Buying) -> None:
    plan = desk.add(PurchasePlan)
    line = desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(10), supplier=desk.beta)
    desk.edit(line, planned=Decimal(20))
    act = newest(desk.office)
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    assert "CJ-2026-0001 is not what 001 Lin approved on 2026-03-16. Undo what came later" in refused(
        undo, desk.office, "002", act
    )
    desk.do(plan, "order")
    assert "not what 001 Lin approved" in refused(undo, desk.office, "002", act)
    desk.do(plan, "close")
    assert "not what 001 Lin approved" in refused(undo, desk.office, "002", act)


def test_a_damaged_order_is_found(desk: Buying, order: PurchaseOrder) -> None:
    assert list(invariants(desk.office)) == []
    desk.damage("UPDATE purchase_order SET state = 'received', amount = 1")
    assert list(invariants(desk.office)) == [
        "CG-2026-0001 is not what was ordered.",
        "The state of CG-2026-0001 is not what came of it.",
    ]


def test_the_price_of_a_piece_for_a_box_is_seen_before_it_is_saved(desk: Buying) -> None:
    """24 pens ordered at 2.00: a box of 12 at 0.17, all of it for 2.00, or dearer than ordered."""
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    desk.add(PurchaseOrderLine, order=order, supply=desk.pen, quantity=Decimal(24), price=200)
    desk.do(order, "place")
    preview: Any = acts.named(PurchaseOrder, "receive").preview
    box = acts.named(PurchaseOrder, "receive").read(desk.office, {"quantity": "1 box"})["quantity"]

    def told(**inputs: Any) -> str:
        lines: list[str] = preview(desk.office, order.afresh(), supply=desk.pen, quantity=box, **inputs)
        return lines[1]

    assert told() == "12 pc at 2.00, 24.00 together: as ordered"
    assert told(amount=200) == "12 pc at 0.17, 2.00 together: ordered at 2.00, 91.7% cheaper"
    assert told(price=2_400) == "12 pc at 24.00, 288.00 together: ordered at 2.00, 1100.0% dearer"
    assert told(amount=0) == "12 pc for nothing: ordered at 2.00"


def test_what_is_not_used_any_more_is_not_ordered(desk: Buying) -> None:
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    desk.edit(desk.ink, active=False)
    told = refused(desk.add, PurchaseOrderLine, order=order, supply=desk.ink.afresh(), quantity=Decimal(1), price=1)
    assert "INK Ink is not used any more" in told


def test_what_comes_at_another_price_than_was_ordered_is_told(desk: Buying) -> None:
    """Ordered at 2.00 the pen; a box of 12 is booked at 24.00 the piece, as if that were the price of the box."""
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    ordered(desk, order, desk.pen, 24)
    desk.do(order, "place")
    desk.do(order, "receive", quantity=Decimal(6))
    assert desk.office.notices == []
    desk.do(order, "receive", quantity=Decimal(12), price=2_400)
    told = "PEN Pen: 12 pc at 24.00, 288.00 together: ordered at 2.00, 1100.0% dearer"
    assert desk.office.notices == [told]
