"""Buying to the last piece: limits that are just reached, lines of a plan, days in their order, the last price."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.office.people import Supplier
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine
from bizdesk.supplies.orders import lines_of
from bizdesk.supplies.prices import last_price
from tests.supplies.buying import Buying, refused


def ordered(desk: Buying, *lines: tuple[Any, int], place: bool = True, **values: Any) -> Any:
    """An order of Alpha over so much of some supplies, at 1.00."""
    order = desk.add(PurchaseOrder, supplier=desk.alpha, **values)
    for supply, quantity in lines:
        desk.add(PurchaseOrderLine, order=order, supply=supply, quantity=Decimal(quantity), price=100)
    if place:
        desk.do(order, "place")
    return order


def newest() -> Any:
    return Movement.select().order_by(Movement.id.desc()).first()


def test_just_a_tenth_more_than_ordered_may_come_and_not_a_ten_thousandth_beyond(desk: Buying) -> None:
    order = ordered(desk, (desk.paper, 20))
    words = refused(desk.do, order, "receive", quantity=Decimal("22.0001"))
    assert "with 22.0001 it would be more than 22, 10.0% above the order" in words
    desk.do(order, "receive", quantity=Decimal(15))
    assert "15 came; with 7.0001" in refused(desk.do, order, "receive", quantity=Decimal("7.0001"))
    desk.do(order, "receive", quantity=Decimal(7))
    assert order.afresh().state == "received"
    assert desk.stands(desk.paper) == (22, 0, 0, 0)
    assert "more than 22" in refused(desk.do, order, "receive", supply=desk.paper, quantity=Decimal("0.0001"))


def test_what_is_left_of_a_supply_comes_where_no_quantity_is_told(desk: Buying) -> None:
    order = ordered(desk, (desk.paper, 20), (desk.pen, 12))
    desk.do(order, "receive", supply=desk.paper, quantity=Decimal(15))
    desk.do(order, "receive", supply=desk.paper)
    assert [quantity for _kind, quantity, _value in desk.moved(desk.paper)] == [15, 5]
    assert order.afresh().state == "partly_received"
    assert "above nothing" in refused(desk.do, order, "receive", supply=desk.paper)
    desk.do(order, "receive")
    assert order.afresh().state == "received"


def test_what_came_is_of_the_supplier_of_its_order_on_its_line_at_its_price_or_the_one_told(desk: Buying) -> None:
    order = ordered(desk, (desk.paper, 20))
    desk.do(order, "receive", quantity=Decimal(5))
    # Paper is usually bought of Beta; this came of Alpha.
    assert (newest().supplier, newest().value, newest().order.order) == (desk.alpha, 500, order)
    desk.do(order, "receive", quantity=Decimal(5), price=120)
    assert newest().value == 600
    desk.do(order, "receive", quantity=Decimal(5), amount=333)
    assert newest().value == 333


def test_all_that_came_may_go_back_and_no_more(desk: Buying) -> None:
    """Fifteen of twenty came."""
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    line = {"quantity": Decimal(20), "price": 100, "account": "6601", "project": "School"}
    desk.add(PurchaseOrderLine, order=order, supply=desk.paper, **line)
    desk.edit(desk.paper, account="6602")
    desk.do(order, "place")
    desk.do(order, "receive", quantity=Decimal(15))
    assert (newest().account, newest().project) == ("6601", "School")
    assert "15 of PAP Paper came and stayed; 16 cannot" in refused(desk.do, order, "return", quantity=Decimal(16))
    desk.do(order, "return", quantity=Decimal(15), reason="wet", reference="R-1")
    gone = newest()
    assert (gone.supplier, gone.account, gone.project, gone.reference, gone.order.order) == (
        desk.alpha, "6601", "School", "R-1", order,
    )  # fmt: skip
    assert (order.afresh().state, desk.stands(desk.paper)) == ("ordered", (0, 20, 0, 0))
    desk.do(order, "receive", quantity=Decimal(15))
    desk.do(newest(), "reverse", reason="not ours")
    assert (order.afresh().state, desk.stands(desk.paper)) == ("ordered", (0, 20, 0, 0))


def test_an_order_is_expected_after_the_longest_lead_time_and_not_before_it_is_placed(desk: Buying) -> None:
    """Pens take five days, paper eight, ink nobody knows."""
    desk.edit(desk.paper, lead_days=8)
    both = ordered(desk, (desk.pen, 12), (desk.paper, 1), (desk.ink, 1))
    assert both.afresh().expected_on == date(2026, 3, 24)
    assert ordered(desk, (desk.ink, 1)).afresh().expected_on is None
    told = ordered(desk, (desk.pen, 12), expected_on=date(2026, 4, 1))
    assert told.afresh().expected_on == date(2026, 4, 1)
    # On the day on which it is ordered it may come.
    same = ordered(desk, (desk.pen, 12), place=False)
    desk.do(same, "place", expected_on=date(2026, 3, 16))
    desk.do(same, "receive", on=date(2026, 3, 16))
    # A day that stands on the draft is the one on which it was ordered.
    early = ordered(desk, (desk.pen, 12), ordered_on=date(2026, 3, 10)).afresh()
    assert (early.ordered_on, early.expected_on) == (date(2026, 3, 10), date(2026, 3, 15))
    assert "stands on the supplier's paper" in refused(desk.edit, early, ordered_on=date(2026, 3, 11))
    desk.do(early, "receive", on=date(2026, 3, 10))


def test_who_buys_is_who_is_named_or_who_draws_it_up(desk: Buying) -> None:
    assert ordered(desk, (desk.pen, 12), buyer=desk.qian).afresh().buyer == desk.qian
    assert ordered(desk, (desk.pen, 12)).afresh().buyer == desk.chen


def test_what_has_come_is_closed_without_a_reason_and_what_has_not_is_not(desk: Buying) -> None:
    all_of_it, part = ordered(desk, (desk.paper, 2)), ordered(desk, (desk.paper, 2))
    desk.do(all_of_it, "receive")
    desk.do(all_of_it, "close")
    desk.do(part, "receive", quantity=Decimal(1))
    assert "give a reason" in refused(desk.do, part, "close")
    assert desk.stands(desk.paper) == (3, 1, 0, 0)
    desk.do(part, "close", reason="no more of it")
    assert desk.stands(desk.paper) == (3, 0, 0, 0)


@pytest.fixture
def plan(desk: Buying) -> PurchasePlan:
    """An approved plan: 50 paper at 17.00 of Beta, 24 pens at 1.90 of a firm with an early name and a late code."""
    late = desk.add(Supplier, code="S9", name="Aaron")
    plan = desk.add(PurchasePlan)
    desk.edit(desk.paper, account="6602")
    for supply, quantity, price, firm in ((desk.pen, 24, 190, late), (desk.paper, 50, 1_700, desk.beta)):
        values = {"planned": Decimal(quantity), "price": price, "supplier": firm}
        desk.add(PurchasePlanLine, plan=plan, supply=supply, **values)
    desk.do(plan, "submit")
    desk.do(plan, "approve", approver=desk.qian)
    assert isinstance(plan, PurchasePlan)
    return plan


def test_the_orders_of_a_plan_take_what_is_not_ordered_yet_in_the_order_of_the_suppliers(
    desk: Buying, plan: PurchasePlan
) -> None:
    pens, paper = PurchasePlanLine.select().order_by(PurchasePlanLine.id)
    first = desk.add(PurchaseOrder, supplier=desk.beta)
    line = desk.add(PurchaseOrderLine, order=first, supply=desk.paper, quantity=Decimal(20), plan_line=paper)
    assert line.price == 1_700
    # To the last ream: what stands on the line itself is not counted twice.
    desk.edit(line, quantity=Decimal(50))
    assert "51 more is too much" in refused(desk.edit, line, quantity=Decimal(51))
    desk.edit(line, quantity=Decimal(20))
    desk.do(plan, "order")
    made = PurchaseOrder.select().where(PurchaseOrder.id != first.id).order_by(PurchaseOrder.id)
    told = [
        (order.supplier.code, order.buyer, [(each.supply, each.quantity, each.price, each.plan_line, each.account)])
        for order in made
        for each in lines_of(order)
    ]
    assert told == [
        ("S2", desk.chen, [(desk.paper, 30, 1_700, paper, "6602")]), ("S9", desk.chen, [(desk.pen, 24, 190, pens, "")]),
    ]  # fmt: skip
    # An ordered plan still takes what a cancelled order set free.
    desk.do(made[0], "cancel", reason="they have none")
    again = desk.add(PurchaseOrder, supplier=desk.beta)
    desk.add(PurchaseOrderLine, order=again, supply=desk.paper, quantity=Decimal(30), plan_line=paper)
    assert "does not plan PEN Pen" in refused(
        desk.add, PurchaseOrderLine, order=again, supply=desk.pen, quantity=Decimal(1), plan_line=paper
    )


def test_a_line_by_hand_costs_what_was_last_paid(desk: Buying) -> None:
    desk.do(desk.pen, "receive", quantity=Decimal(10), price=230)
    order = desk.add(PurchaseOrder, supplier=desk.alpha)
    line = desk.add(PurchaseOrderLine, order=order, supply=desk.pen, quantity=Decimal(12))
    assert line.price == 230
    assert "above nothing" in refused(desk.edit, line, quantity=Decimal(0))


def test_the_last_price_is_that_of_the_last_day_and_on_it_of_what_was_entered_last(desk: Buying) -> None:
    """Entered: 2.20 of the 9th, 2.10 of the 5th, 2.30 and 2.40 of the 12th, 9.99 taken back, a gift."""
    for price, day in ((220, 9), (210, 5), (230, 12), (240, 12)):
        desk.do(desk.pen, "receive", quantity=Decimal(10), price=price, on=date(2026, 3, day))
    wrong = desk.do(desk.pen, "receive", quantity=Decimal(10), price=999)
    desk.do(wrong, "reverse", reason="another supply")
    desk.do(desk.pen, "receive", quantity=Decimal(10), price=0)
    days = (4, 5, 8, 9, 11, 12, 16)
    told = [last_price(desk.pen, date(2026, 3, day)) for day in days]
    assert told == [200, 210, 210, 220, 220, 240, 240]
    assert last_price(desk.pen) == 240
    rows = desk.table("price-history", "prices", supply="PEN", from_="2026-03-05", to="2026-03-12")
    assert [row["price"] for row in rows] == [210, 220, 230, 240]
    # 10 / 210, 10 / 220, 10 / 230: each against the one before it by its day.
    assert [row["change"] for row in rows] == [None, Decimal("4.8"), Decimal("4.5"), Decimal("4.3")]


def test_a_price_is_compared_with_the_one_before_of_the_same_supplier(desk: Buying) -> None:
    """Of Alpha 2.00 and 2.50, of Beta 1.00 between and 1.10 after: a quarter more, a tenth more."""
    for firm, price, day in ((desk.alpha, 200, 2), (desk.beta, 100, 3), (desk.alpha, 250, 4), (desk.beta, 110, 5)):
        desk.do(desk.pen, "receive", quantity=Decimal(10), price=price, supplier=firm, on=date(2026, 3, day))
    rows = desk.table("price-history", "prices", supply="PEN")
    assert [row["change"] for row in rows] == [None, None, 25, 10]


def test_nobody_is_asked_the_price_of_what_has_none(desk: Buying) -> None:
    tape = desk.supply("TAP", "Tape", "roll", 5, 10)
    assert last_price(tape) is None
    row = next(row for row in desk.table("replenishment", "plan") if row["code"] == "TAP")
    assert (row["price"], row["amount"], row["proposed"]) == (None, None, 10)
