"""From low stock to the approved plan and its orders: proposed, priced, decided by another person, quoted, ordered."""

from datetime import date
from decimal import Decimal

import pytest

from bizdesk.duties import due
from bizdesk.office.approval import decisions
from bizdesk.office.errors import NothingToDo
from bizdesk.office.journal import verify
from bizdesk.office.policy import Policy
from bizdesk.office.undo import undo
from bizdesk.supplies.flows import COUNT_FLOW, REQUISITION_FLOW
from bizdesk.supplies.flows_buying import ORDER_FLOW, PLAN_FLOW
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchasePlan,
    PurchasePlanLine,
    Quotation,
    Requisition,
    RequisitionLine,
    SupplyCount,
)
from bizdesk.supplies.order_lines import order_plan
from bizdesk.supplies.orders import lines_of as order_lines
from bizdesk.supplies.plans import lines_of, worth
from bizdesk.supplies.proposing import month_plan
from tests.supplies.buying import Buying, refused
from tests.supplies.sound import findings


@pytest.fixture
def plan(desk: Buying) -> PurchasePlan:
    """The month's plan of what is low: 9 pens are left, bought at 2.10, and no paper."""
    desk.do(desk.pen, "receive", quantity=Decimal(9), price=210)
    return month_plan(desk.office, "002")


def said(desk: Buying, key: str) -> list[tuple[str, str]]:
    """What Today says of a record."""
    return [(duty.words, duty.state) for duty in due(desk.office) if duty.key == key]


def test_every_state_is_reached_and_every_step_named() -> None:
    for flow in (REQUISITION_FLOW, PLAN_FLOW, ORDER_FLOW):
        assert flow.reachable() == set(flow.states)
        assert {action for _state, action in flow.steps} == set(flow.actions)


def test_what_is_low_becomes_the_plan_of_the_month_by_one_act(desk: Buying) -> None:
    desk.do(desk.pen, "receive", quantity=Decimal(9), price=210)
    assert said(desk, "PEN") == [("PEN Pen: 9 pc left, order 24", "due")]
    plan = month_plan(desk.office, "002")
    assert (plan.number, plan.title, plan.month, plan.prepared_by) == (
        "CJ-2026-0001", "Supplies for 2026-03", "2026-03", desk.chen,
    )  # fmt: skip
    # Pens: 30 - 9 = 21, by the dozen 24, at the last price; paper: 50 at the reference price.
    assert [(line.supply.code, line.proposed, line.planned, line.price, line.supplier) for line in lines_of(plan)] == [
        ("PAP", 50, 50, 1_800, desk.beta),
        ("PEN", 24, 24, 210, desk.alpha),
    ]
    assert worth(plan) == 95_040
    assert said(desk, "PEN") == []
    assert said(desk, plan.number) == [("Purchase plan CJ-2026-0001 Supplies for 2026-03: Draft", "info")]
    assert "Nothing to order" in refused(month_plan, desk.office, "002")
    undo(desk.office, "002")
    assert PurchasePlan.select().count() == PurchasePlanLine.select().count() == 0
    assert said(desk, "PEN") == [("PEN Pen: 9 pc left, order 24", "due")]


def test_asked_again_a_plan_takes_only_what_fell_meanwhile(desk: Buying, plan: PurchasePlan) -> None:
    with pytest.raises(NothingToDo):
        desk.do(plan, "propose")
    # 9 + 24 - 24 = 9 on the way: below the level again, 21 more, two boxes.
    ask = desk.add(Requisition, applicant=desk.lin, purpose="courses")
    desk.add(RequisitionLine, requisition=ask, supply=desk.pen, quantity=Decimal(24))
    desk.do(ask, "submit")
    desk.do(ask, "approve", approver=desk.qian)
    assert desk.stands(desk.pen) == (9, 0, 24, 24)
    desk.do(plan, "propose")
    (pens,) = [line for line in lines_of(plan) if line.supply == desk.pen]
    assert (pens.proposed, pens.planned) == (48, 48)
    assert desk.stands(desk.pen) == (9, 0, 48, 24)
    assert "Nothing to order" in refused(desk.do, plan, "propose")


def test_nothing_is_proposed_for_what_is_approved(desk: Buying, plan: PurchasePlan) -> None:
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    desk.supply("TAP", "Tape", "roll", 5, 10, price=350)
    assert "CJ-2026-0001 is approved: nothing more is proposed for it" in refused(desk.do, plan, "propose")
    assert (plan.afresh().state, len(lines_of(plan))) == ("approved", 2)
    desk.do(plan, "return", reason="tape")
    desk.do(plan, "propose")
    assert len(lines_of(plan)) == 3


def test_what_comes_next_is_the_way_forward() -> None:
    following = {
        "requisition": {state: REQUISITION_FLOW.onward(Requisition(state=state)) for state in REQUISITION_FLOW.states},
        "plan": {state: PLAN_FLOW.onward(PurchasePlan(state=state)) for state in PLAN_FLOW.states},
        "count": {state: COUNT_FLOW.onward(SupplyCount(state=state)) for state in COUNT_FLOW.states},
    }
    assert {kind: {state: steps for state, steps in found.items() if steps} for kind, found in following.items()} == {
        "requisition": {
            "draft": ["submit"], "submitted": ["approve", "reject"], "approved": ["issue"], "partly_issued": ["issue"],
        },
        "plan": {"draft": ["submit"], "submitted": ["approve", "reject"], "approved": ["order"]},
        "count": {"open": ["count"], "counted": ["approve"], "approved": ["book"]},
    }  # fmt: skip


def test_a_plan_goes_the_whole_way(desk: Buying, plan: PurchasePlan) -> None:
    desk.do(plan, "submit")
    assert said(desk, plan.number) == [("Purchase plan CJ-2026-0001 Supplies for 2026-03: Submitted", "due")]
    assert "Chen is the preparer of CJ-2026-0001" in refused(desk.do, plan, "approve", approver=desk.chen)
    desk.do(plan, "approve", approver=desk.lin)
    assert "Lin has decided that" in refused(desk.do, plan, "approve", approver=desk.lin)
    # A change of what was approved voids the approval: 60 x 18.00 + 24 x 2.10 = 1,130.40.
    paper, _pens = lines_of(plan)
    desk.edit(paper, reason="the exam weeks")
    assert plan.afresh().state == "approved"
    desk.office.notices.clear()
    desk.edit(paper, planned=Decimal(50))
    assert (plan.afresh().state, desk.office.notices) == ("approved", [])
    desk.edit(paper, planned=Decimal(60))
    assert (plan.afresh().state, desk.office.notices) == (
        "submitted",
        ["CJ-2026-0001 becomes another plan: the approval of 001 Lin becomes void, and it waits for another."],
    )
    assert "is Submitted: 'Draw up the orders' is a step from Approved" in refused(desk.do, plan, "order")
    words = refused(desk.do, plan, "approve", approver=desk.lin)
    assert "Lin may approve up to 1,000.00; CJ-2026-0001 is 1,130.40" in words
    desk.do(plan, "approve", approver=desk.qian, opinion="for the exams")
    assert [(made.approver.name, made.verdict) for made in decisions(plan)] == [
        ("Lin", "approved"), ("Qian", "approved"),
    ]  # fmt: skip
    assert desk.stands(desk.paper) == (0, 0, 60, 0)
    desk.do(plan, "order")
    orders = list(PurchaseOrder.select().order_by(PurchaseOrder.id))
    assert [(order.number, order.supplier, order.plan, order.buyer, order.state) for order in orders] == [
        ("CG-2026-0001", desk.alpha, plan, desk.chen, "draft"),
        ("CG-2026-0002", desk.beta, plan, desk.chen, "draft"),
    ]
    assert [(line.supply, line.quantity, line.price, line.plan_line) for line in order_lines(orders[1])] == [
        (desk.paper, 60, 1_800, paper)
    ]
    # The drafts still count as planned: nothing falls between plan and order.
    assert desk.stands(desk.paper) == (0, 0, 60, 0)
    assert "Nothing to order" in refused(month_plan, desk.office, "002")
    assert "is Ordered: it is not changed any more" in refused(desk.edit, paper, planned=Decimal(70))
    desk.do(orders[1], "place")
    assert desk.stands(desk.paper) == (0, 60, 0, 0)
    desk.do(plan, "close", reason="all ordered")
    assert plan.afresh().state == "closed"
    assert verify(desk.office) == []


def test_a_cancelled_order_is_to_be_ordered_again(desk: Buying, plan: PurchasePlan) -> None:
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    desk.do(plan, "order")
    for order in PurchaseOrder.select():
        desk.do(order, "cancel", reason="not delivered")
    again = month_plan(desk.office, "002")
    assert [(line.supply.code, line.planned) for line in lines_of(again)] == [("PAP", 50), ("PEN", 24)]


def test_what_a_plan_lacks_is_told(desk: Buying) -> None:
    plan = desk.add(PurchasePlan, title="Odds and ends", month="2026-04")
    assert "CJ-2026-0001 buys nothing yet" in refused(desk.do, plan, "submit")
    tape = desk.supply("TAP", "Tape", "roll", 0, 0)
    line = desk.add(PurchasePlanLine, plan=plan, supply=tape, planned=Decimal(4))
    assert (line.price, line.supplier) == (None, None)
    assert "TAP Tape on CJ-2026-0001 has no price" in refused(desk.do, plan, "submit")
    desk.edit(line, price=350)
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    assert "TAP Tape on CJ-2026-0001 has no supplier" in refused(desk.do, plan, "order")
    # Whom to buy from is part of what was approved.
    desk.edit(line, supplier=desk.beta)
    assert plan.afresh().state == "submitted"
    zero = refused(desk.edit, line, planned=Decimal(0))
    assert "The quantity must be above nothing" in zero
    assert "above nothing" in refused(desk.add, PurchasePlanLine, plan=plan, supply=desk.pen, planned=Decimal(0))
    assert refused(desk.add, PurchasePlanLine, plan=plan, supply=tape, planned=Decimal(1))
    desk.edit(desk.ink, active=False)
    unused = refused(desk.add, PurchasePlanLine, plan=plan, supply=desk.ink.afresh(), planned=Decimal(1))
    assert "INK Ink is not used any more" in unused
    other = desk.add(PurchasePlan)
    assert "A line stays on its purchase plan" in refused(desk.edit, line, plan=other)


def test_a_rejected_plan_comes_back_and_a_draft_is_deleted(desk: Buying, plan: PurchasePlan) -> None:
    paper, pens = lines_of(plan)
    desk.do(plan, "submit")
    desk.do(plan, "reject", approver=desk.lin, opinion="too much paper")
    assert "is Rejected: send it back before it is changed" in refused(desk.edit, paper, planned=Decimal(20))
    # What is rejected is not planned: it is to be ordered again.
    assert desk.stands(desk.paper) == (0, 0, 0, 0)
    desk.do(plan, "return", reason="less paper")
    desk.edit(paper, planned=Decimal(20))
    desk.remove(pens)
    assert worth(plan) == 36_000
    desk.do(plan, "submit")
    assert "is Submitted: only a draft is deleted" in refused(desk.remove, plan)
    desk.do(plan, "return", reason="later")
    assert "CJ-2026-0001 is not deleted: approvals belong to it" in refused(desk.remove, plan)
    desk.do(plan, "close", reason="next year")
    # Nothing was bought of it: that it is not what Lin saw is no fault of the office.
    assert findings(desk.office) == []
    assert desk.stands(desk.paper) == (0, 0, 0, 0)
    again = month_plan(desk.office, "002")
    desk.remove(again)
    assert PurchasePlanLine.select().where(PurchasePlanLine.plan == again.id).count() == 0


def test_a_plan_that_was_handed_in_is_sent_back_before_it_is_changed(desk: Buying, plan: PurchasePlan) -> None:
    paper, pens = lines_of(plan)
    desk.do(plan, "submit")
    words = "CJ-2026-0001 is Submitted: send it back before it is changed."
    tape = desk.supply("TAP", "Tape", "roll", 5, 10, price=350)
    dear = desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750)
    for told in (
        refused(desk.edit, plan, month="2026-04"),
        refused(desk.edit, paper, planned=Decimal(60)),
        refused(desk.add, PurchasePlanLine, plan=plan, supply=tape, planned=Decimal(4)),
        refused(desk.remove, pens),
        refused(desk.do, plan, "propose"),
        refused(desk.do, paper, "choose", quotation=dear),
    ):
        assert told.startswith(words)
    desk.do(plan, "return", reason="more paper")
    desk.edit(paper, planned=Decimal(60), reason="delivers tomorrow")
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.qian)
    # What a change of the approved plan voids takes the other changes that belong to it.
    desk.edit(paper, planned=Decimal(50))
    desk.edit(pens, planned=Decimal(36))
    assert plan.afresh().state == "submitted"
    # That ends where it is sent back and handed in by hand, whatever was approved before.
    desk.do(plan, "return", reason="less paper")
    desk.edit(paper, planned=Decimal(40))
    desk.do(plan, "submit")
    assert refused(desk.edit, paper, planned=Decimal(60)).startswith(words)
    desk.do(plan, "approve", approver=desk.qian)
    desk.edit(paper, planned=Decimal(50))
    desk.edit(pens, planned=Decimal(24))


def test_a_plan_whose_approval_was_undone_is_handed_in_and_not_changed(desk: Buying, plan: PurchasePlan) -> None:
    paper, _pens = lines_of(plan)
    words = "CJ-2026-0001 is Submitted: send it back before it is changed."
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.qian)
    undo(desk.office, "002")
    assert refused(desk.edit, paper, planned=Decimal(60)).startswith(words)
    desk.do(plan, "reject", approver=desk.qian, opinion="too much paper")
    desk.do(plan, "return")
    desk.do(plan, "submit")
    assert refused(desk.edit, paper, planned=Decimal(60)).startswith(words)
    desk.do(plan, "approve", approver=desk.qian)
    undo(desk.office, "002")
    assert refused(desk.edit, paper, planned=Decimal(60)).startswith(words)


def test_an_approved_plan_keeps_its_number_and_can_be_given_up(desk: Buying, plan: PurchasePlan) -> None:
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    assert "its number stands on paper" in refused(desk.edit, plan, number="X-1")
    desk.edit(plan, title="Spring")
    assert plan.afresh().state == "approved"
    desk.edit(plan, month="2026-04")
    assert plan.afresh().state == "submitted"
    desk.do(plan, "approve", approver=desk.lin)
    desk.do(plan, "close", reason="no money")
    assert desk.stands(desk.paper) == (0, 0, 0, 0)


def test_by_the_policy_a_plan_needs_no_approval(desk: Buying, plan: PurchasePlan) -> None:
    desk.edit(Policy.named("plan_needs_approval"), value="no")
    desk.do(plan, "submit")
    assert plan.afresh().state == "approved"
    desk.edit(lines_of(plan)[0], planned=Decimal(10))
    assert plan.afresh().state == "approved"
    order_plan(desk.office, "002", plan.afresh())
    assert PurchaseOrder.select().count() == 2


def test_quotations_are_compared_and_one_is_chosen(desk: Buying, plan: PurchasePlan) -> None:
    paper, pens = lines_of(plan)
    assert "No quotation for PAP Paper holds" in refused(desk.do, paper, "choose")
    dear = desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750)
    old = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_500, valid_until=date(2026, 3, 15))
    good = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690, valid_until=date(2026, 3, 16))
    assert "of S1 Alpha was valid until 2026-03-15" in refused(desk.do, paper, "choose", quotation=old)
    assert "is for PAP Paper, not for this line" in refused(desk.do, pens, "choose", quotation=good)
    assert "S2 Beta asks 17.50, S1 Alpha 16.90: give the reason" in refused(desk.do, paper, "choose", quotation=dear)
    # 50 x 17.50 = 875.00 is 30.00 above 50 x 16.90 = 845.00, which is 95.00 above the old 750.00.
    rows = desk.table("purchase-plan", "quotations", purchase_plan=plan.number)
    assert [(row["supplier"].key, row["price"], row["amount"], row["above"], row["chosen"]) for row in rows] == [
        ("S1", 1_500, 75_000, 0, False),
        ("S1", 1_690, 84_500, 9_500, False),
        ("S2", 1_750, 87_500, 12_500, False),
    ]
    desk.edit(paper, reason="delivers tomorrow")
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.lin)
    desk.do(paper, "choose")
    assert (paper.afresh().supplier, paper.afresh().price) == (desk.alpha, 1_690)
    assert plan.afresh().state == "submitted"
    assert "planned at that quotation already" in refused(desk.do, paper, "choose", quotation=good)
    desk.add(Quotation, line=paper, supplier=desk.beta, price=1_600)
    desk.do(paper, "choose")
    assert (paper.afresh().supplier, paper.afresh().price) == (desk.beta, 1_600)
    desk.do(plan, "approve", approver=desk.lin)
    desk.do(plan, "order")
    late = refused(desk.add, Quotation, line=paper, supplier=desk.alpha, price=1)
    assert "is Ordered: it is not changed any more" in late
    assert "is Ordered: it is not changed any more" in refused(desk.do, paper, "choose", quotation=good)


def test_a_line_taken_off_takes_its_quotations_along(desk: Buying, plan: PurchasePlan) -> None:
    paper, _pens = lines_of(plan)
    desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750)
    desk.remove(paper)
    assert Quotation.select().count() == 0
    undo(desk.office, "002")
    assert Quotation.select().count() == 1


def test_a_line_is_named_by_its_place_or_its_row(desk: Buying, plan: PurchasePlan) -> None:
    field, pens = Quotation.fields()["line"], lines_of(plan)[1]
    assert field.parse("CJ-2026-0001/2", desk.office) == pens
    assert field.parse(str(pens.id), desk.office) == pens
    assert "named like CJ-2026-0001/2" in refused(field.parse, "CJ-2026-0001/9", desk.office)


def test_a_reason_is_kept_whatever_words_it_shares_with_the_remarks(desk: Buying, plan: PurchasePlan) -> None:
    paper, _pens = lines_of(plan)
    cheap = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690)
    dear = desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750, remarks="price list enclosed")
    assert "give the reason" in refused(desk.do, paper, "choose", quotation=dear, reason=" \n")
    desk.do(paper, "choose", quotation=dear, reason=" price ")
    assert dear.afresh().remarks == "price list enclosed; price"
    # Given again it is not written twice.
    desk.do(paper, "choose", quotation=cheap)
    desk.do(paper, "choose", quotation=dear.afresh(), reason="price")
    assert dear.afresh().remarks == "price list enclosed; price"


def test_a_quotation_that_does_not_hold_any_more_makes_no_other_a_dearer_one(desk: Buying, plan: PurchasePlan) -> None:
    paper, _pens = lines_of(plan)
    desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_500, valid_until=date(2026, 3, 15))
    desk.add(Quotation, line=paper, supplier=desk.beta, price=1_750)
    desk.do(paper, "choose")
    assert paper.afresh().price == 1_750


def test_a_quotation_that_was_corrected_meanwhile_is_not_chosen_at_its_old_price(
    desk: Buying, plan: PurchasePlan
) -> None:
    paper, _pens = lines_of(plan)
    seen = desk.add(Quotation, line=paper, supplier=desk.alpha, price=1_690).afresh()
    desk.edit(seen, price=1_990)
    assert "changed" in refused(desk.do, paper, "choose", quotation=seen)
    assert paper.afresh().price == 1_800
