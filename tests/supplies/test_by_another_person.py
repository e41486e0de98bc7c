"""Who draws a plan up or hands it in does not approve it, and an approval is of something."""

from decimal import Decimal

from bizdesk import acts, keeping
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Requisition, RequisitionLine
from tests.supplies.buying import Buying, refused
from tests.supplies.store import Store


def drafted(desk: Buying, **values: object) -> PurchasePlan:
    """A plan of 20 reams of paper, a draft."""
    plan = desk.add(PurchasePlan, title="Spring", **values)
    desk.add(PurchasePlanLine, plan=plan, supply=desk.paper, planned=Decimal(20), price=1_000)
    assert isinstance(plan, PurchasePlan)
    return plan


def test_who_hands_a_plan_in_does_not_approve_it_though_another_drew_it_up(desk: Buying) -> None:
    plan = drafted(desk, prepared_by=desk.qian)
    desk.do(plan, "submit")
    words = refused(desk.do, plan, "approve", approver=desk.chen)
    assert words.startswith("002 Chen is the submitter of CJ-2026-0001: another person must decide.")
    assert "Qian is the preparer" in refused(desk.do, plan, "approve", approver=desk.qian)
    # Sent back and handed in by another, that one counts.
    desk.do(plan, "return", reason="later")
    acts.named(PurchasePlan, "submit").do(desk.office, "001", plan.afresh(), {})
    assert "Lin is the submitter" in refused(desk.do, plan, "approve", approver=desk.lin)
    desk.do(plan, "approve", approver=desk.chen)


def test_a_plan_that_nobody_drew_up_is_drawn_up_by_who_hands_it_in(desk: Buying) -> None:
    plan = drafted(desk)
    desk.edit(plan, prepared_by=None)
    desk.do(plan, "submit")
    assert plan.afresh().prepared_by == desk.chen
    assert "Chen is the preparer" in refused(desk.do, plan, "approve", approver=desk.chen)


def asked(store: Store, quantity: int) -> Requisition:
    """Zhao asks for pens, and has handed it in."""
    asked = keeping.add(store.office, "003", Requisition, {"applicant": store.zhao, "purpose": "fair"})
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    keeping.add(
        store.office, "003", RequisitionLine, {"requisition": asked, "supply": pen, "quantity": Decimal(quantity)}
    )
    store.do(asked, "submit", who="003")
    assert isinstance(asked, Requisition)
    return asked


def test_nothing_is_approved_by_rejecting(store: Store) -> None:
    requisition = asked(store, 5)
    words = store.refused(requisition, "approve", approver=store.lin, quantities="0")
    assert words.startswith("Nothing of LY-2026-0001 would be approved: reject it instead, with the step Reject.")
    assert requisition.afresh().state == "submitted"
    preview = acts.named(Requisition, "approve").preview
    assert preview is not None
    told = preview(store.office, requisition.afresh(), approver=store.lin, quantities="0")
    assert "reject it instead" in list(told)[-1]


def test_where_nothing_is_left_nothing_is_issued(store: Store) -> None:
    """Files of before know requisitions of which nothing was approved."""
    requisition = asked(store, 5)
    store.do(requisition, "approve", approver=store.lin)
    RequisitionLine.update(approved=Decimal(0)).execute()
    words = store.refused(requisition, "issue")
    assert words.startswith("Nothing is left to issue on LY-2026-0001: close it.")
    assert requisition.afresh().state == "approved"
    RequisitionLine.update(approved=Decimal(5)).execute()
