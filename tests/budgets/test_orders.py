"""Orders and receipts: what is ordered is reserved, what comes spends it, and nothing counts twice."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk.budgets.models import BudgetAlert, Commitment, Expense
from bizdesk.office.errors import Refused
from bizdesk.office.journal import JournalEntry, newest
from bizdesk.office.language import use
from bizdesk.office.people import Supplier
from bizdesk.office.undo import redo, undo
from bizdesk.opening import with_areas
from bizdesk.supplies import orders
from bizdesk.supplies.models import Movement, PurchaseOrder, PurchaseOrderLine, Supply
from tests.budgets.desk import Desk, refused


class Shop:
    """Things that Chen of research orders: one thing for each account."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.seller = desk.add(Supplier, code="S1", name="Alpha")
        self.things = {
            code: desk.add(Supply, code=f"W-{code}", name=code, unit="pc", account=code) for code in ("TF", "TH", "P")
        }

    def order(self, *lines: tuple[str, int, int]) -> PurchaseOrder:
        """Order so many pieces of an account's thing at a price each."""
        order: PurchaseOrder = self.desk.add(PurchaseOrder, supplier=self.seller)
        for code, pieces, price in lines:
            thing = self.things[code]
            self.desk.add(PurchaseOrderLine, order=order, supply=thing, quantity=Decimal(pieces), price=price)
        return order

    def placed(self, *lines: tuple[str, int, int]) -> PurchaseOrder:
        order = self.order(*lines)
        self.desk.do(order, "place")
        return order

    def comes(self, order: PurchaseOrder, code: str, pieces: int, **inputs: Any) -> None:
        self.desk.do(order, "receive", supply=self.things[code], quantity=Decimal(pieces), **inputs)


@pytest.fixture
def shop(desk: Desk) -> Shop:
    return Shop(desk)


def test_an_order_of_5_on_20_with_11_spent_leaves_4_and_its_receipt_leaves_4(desk: Desk, shop: Shop) -> None:
    # 20,000,000.00 - 11,000,000.00 - 5,000,000.00 = 4,000,000.00, ordered or come.
    desk.plan(("R/TF", "stop", 2_000_000_000))
    desk.spend("R/TF", 1_100_000_000)
    order = shop.placed(("TF", 5, 100_000_000))
    assert desk.stands("R/TF")[1:] == (1_100_000_000, 500_000_000, 400_000_000)
    shop.comes(order, "TF", 2)
    assert desk.stands("R/TF")[1:] == (1_300_000_000, 300_000_000, 400_000_000)
    shop.comes(order, "TF", 3)
    assert desk.stands("R/TF")[1:] == (1_600_000_000, 0, 400_000_000)
    desk.do(order, "close")
    assert desk.stands("R/TF")[1:] == (1_600_000_000, 0, 400_000_000)
    assert desk.wrong() == []


def test_lines_of_one_order_are_tested_as_one_sum(desk: Desk, shop: Shop) -> None:
    # Three of 400.00 are 1,200.00: each fits 1,000.00, together they are 200.00 more.
    desk.plan(("R/T", "stop", 100_000))
    desk.edit(shop.things["P"], account="T")
    order = shop.order(("TF", 4, 10_000), ("TH", 4, 10_000), ("P", 4, 10_000))
    assert refused(desk.do, order, "place").endswith("this 1,200.00 is 200.00 more than is left.")
    assert order.afresh().state == "draft"
    assert Commitment.select().count() == 0


def test_an_order_is_stopped_where_one_of_its_lines_is(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/TF", "stop", 100_000), ("R/P", "stop", 100))
    order = shop.order(("TF", 1, 10_000), ("P", 1, 101))
    assert refused(desk.do, order, "place").startswith("P Paper goods · R Research: in force 1.00")
    assert (order.afresh().state, desk.stands("R/TF")[2]) == ("draft", 0)


# Ordered 10 at 50.00 on 1,000.00; what comes at which price -> spent, open, left after each.
COMES: list[Any] = [
    # 10 * 50.00.
    ("as it was ordered", [(10, 5_000)], [(50_000, 0, 50_000)]),
    # 4 * 50.00 = 200.00 of 500.00.
    ("part of it", [(4, 5_000)], [(20_000, 30_000, 50_000)]),
    # 10 * 45.00 = 450.00: the 50.00 saved are let go, for nothing more comes.
    ("cheaper", [(10, 4_500)], [(45_000, 0, 55_000)]),
    # 4 * 45.00 = 180.00; six are still to come at 50.00: 300.00, and 20.00 are let go.
    ("part of it cheaper", [(4, 4_500), (6, 5_000)], [(18_000, 30_000, 52_000), (48_000, 0, 52_000)]),
    # 10 * 60.00 = 600.00: 100.00 more than was reserved.
    ("dearer", [(10, 6_000)], [(60_000, 0, 40_000)]),
    # 4 * 60.00 = 240.00; six are still to come at 50.00: 300.00. 6 * 60.00 = 360.00 is 60.00 more than those.
    ("part of it dearer", [(4, 6_000), (6, 6_000)], [(24_000, 30_000, 46_000), (60_000, 0, 40_000)]),
    # 9 * 60.00 = 540.00 is more than the 500.00 ordered, and one is still to come at 50.00.
    ("more than all of it for a part", [(9, 6_000), (1, 5_000)], [(54_000, 5_000, 41_000), (59_000, 0, 41_000)]),
    # 240.00 and six to come, then 3 * 40.00 = 120.00 and three to come: 150.00.
    ("dearer and then cheaper", [(4, 6_000), (3, 4_000)], [(24_000, 30_000, 46_000), (36_000, 15_000, 49_000)]),
    # A free delivery: nothing spent, and nothing more comes.
    ("for nothing", [(10, 0)], [(0, 0, 100_000)]),
]


@pytest.mark.parametrize(("deliveries", "after"), [case[1:] for case in COMES], ids=[case[0] for case in COMES])
def test_what_comes_of_an_order(desk: Desk, shop: Shop, deliveries: Any, after: Any) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    order = shop.placed(("TF", 10, 5_000))
    for (pieces, price), stands in zip(deliveries, after, strict=True):
        shop.comes(order, "TF", pieces, price=price)
        assert desk.stands("R/TF")[1:] == stands
        assert desk.wrong() == []


def test_a_receipt_dearer_than_what_is_left_is_stopped_and_takes_nothing(desk: Desk, shop: Shop) -> None:
    # 500.00 reserved of 1,000.00 and 500.00 left: 10 at 100.01 is 1,000.10, ten cents more than that.
    desk.plan(("R/TF", "stop", 100_000))
    order = shop.placed(("TF", 10, 5_000))
    words = refused(shop.comes, order, "TF", 10, price=10_001)
    assert words.endswith("spent 0.00, committed 500.00; this 500.10 is 0.10 more than is left.")
    assert (desk.stands("R/TF")[1:], Movement.select().count()) == ((0, 50_000, 50_000), 0)
    shop.comes(order, "TF", 10, price=10_000)
    assert desk.stands("R/TF")[1:] == (100_000, 0, 0)


def test_what_came_dearer_leaves_what_is_still_to_come_reserved(desk: Desk, shop: Shop) -> None:
    """4 * 60.00 = 240.00 on 540.00: with six to come at 50.00 nothing is left, and a cent more is too much."""
    desk.plan(("R/TF", "stop", 54_000))
    order = shop.placed(("TF", 10, 5_000))
    assert refused(shop.comes, order, "TF", 4, price=6_001).endswith("this 40.04 is 0.04 more than is left.")
    shop.comes(order, "TF", 4, price=6_000)
    assert desk.stands("R/TF") == (54_000, 24_000, 30_000, 0)
    assert refused(desk.spend, "R/TF", 1) != ""
    desk.do(order, "return", supply=shop.things["TF"], quantity=Decimal(4), reason="Broken")
    assert desk.stands("R/TF") == (54_000, 0, 50_000, 4_000)
    undo(desk.office, "001")
    desk.do(order, "close", reason="Too dear")
    assert desk.stands("R/TF") == (54_000, 24_000, 0, 30_000)
    assert desk.wrong() == []


def test_what_is_taken_in_for_the_other_account_of_an_order_leaves_that_reserved(desk: Desk, shop: Shop) -> None:
    """10 flights and 10 hotels at 50.00; the flights are taken in for hotels, and the hotels are still to come."""
    desk.plan(("R/T", "stop", 200_000), ("R/TF", "stop", 100_000), ("R/TH", "stop", 100_000))
    order = shop.placed(("TF", 10, 5_000), ("TH", 10, 5_000))
    shop.comes(order, "TF", 10, account="TH")
    assert [desk.stands(name)[1:] for name in ("R/TF", "R/TH")] == [(0, 0, 100_000), (50_000, 50_000, 0)]
    assert desk.stands("R/T") == (200_000, 50_000, 50_000, 100_000)


def test_closing_short_and_cancelling_release_what_is_open(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    short, off = shop.placed(("TF", 10, 5_000)), shop.placed(("TF", 1, 7_000))
    shop.comes(short, "TF", 4)
    assert desk.stands("R/TF")[1:] == (20_000, 37_000, 43_000)
    desk.do(short, "close", reason="Not needed")
    assert desk.stands("R/TF")[1:] == (20_000, 7_000, 73_000)
    desk.do(off, "cancel", reason="Twice")
    assert desk.stands("R/TF")[1:] == (20_000, 0, 80_000)
    released = [(each.released, each.released_on is not None) for each in Commitment.select().order_by(Commitment.id)]
    assert released == [(30_000, True), (7_000, True)]
    assert desk.wrong() == []


def test_what_goes_back_is_promised_again_and_a_reversed_receipt_too(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    order = shop.placed(("TF", 10, 5_000))
    shop.comes(order, "TF", 10)
    desk.do(order, "return", supply=shop.things["TF"], quantity=Decimal(3), reason="Broken")
    # Three come again: 7 * 50.00 spent and 3 * 50.00 open.
    assert desk.stands("R/TF")[1:] == (35_000, 15_000, 50_000)
    shop.comes(order, "TF", 3)
    assert desk.stands("R/TF")[1:] == (50_000, 0, 50_000)
    desk.do(Movement.select().order_by(Movement.id.desc()).first(), "reverse", reason="Not come")
    assert desk.stands("R/TF")[1:] == (35_000, 15_000, 50_000)
    assert desk.wrong() == []


def test_what_came_with_a_movement_is_reversed_there(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    shop.comes(shop.placed(("TF", 10, 5_000)), "TF", 10)
    spent = Expense.get()
    assert refused(desk.do, spent, "reverse", reason="Wrong") == "FY-2026-0001 came with W-TF TF: reverse it there."


def test_what_an_order_promised_is_neither_spent_nor_released_by_hand(desk: Desk, shop: Shop) -> None:
    # A voucher of its bill and its receipt would count twice; released, what is still to come would be free again.
    desk.plan(("R/TF", "stop", 200_000))
    order = shop.placed(("TF", 10, 10_000))
    promised = Commitment.get()
    words = (
        f"ZY-2026-0001 was promised by {order.number}: receive what comes of that order to spend it, and close or"
        " cancel the order to release the rest."
    )
    assert refused(desk.keyed, "R/TF", 100_000, commitment=promised) == words
    assert refused(desk.do, promised, "release", reason="Over") == words
    shop.comes(order, "TF", 10)
    assert desk.stands("R/TF") == (200_000, 100_000, 0, 100_000)


def test_what_was_ordered_and_came_is_told_with_its_paper_in_words(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/P", "stop", 100_000))
    order = shop.placed(("P", 5, 1_000))
    shop.comes(order, "P", 2)
    movement = Movement.get()
    for record, kind, number in (
        (Commitment.get(), "Purchase order", order.number),
        (Expense.get(), "Movement", movement.number),
    ):
        told = {name: record.fields()[name].told(record, desk.office) for name in ("source_kind", "source_id")}
        assert told == {"source_kind": kind, "source_id": number}
    typed = desk.keyed("R/P", 100)
    assert [typed.fields()[name].told(typed, desk.office) for name in ("source_kind", "source_id")] == ["", ""]
    use("zh_CN")
    try:
        made = Commitment.get()
        assert made.fields()["source_kind"].told(made, desk.office) == "采购订单"
    finally:
        use("en")


def test_a_receipt_booked_elsewhere_still_keeps_its_promise(desk: Desk, shop: Shop) -> None:
    # Ordered for flights, taken in for hotels: 500.00 of hotels, and nothing is promised of flights any more.
    desk.plan(("R/TF", "stop", 100_000), ("R/TH", "stop", 60_000))
    order = shop.placed(("TF", 10, 5_000))
    shop.comes(order, "TF", 10, account="TH")
    assert desk.stands("R/TF")[1:] == (0, 0, 100_000)
    assert desk.stands("R/TH")[1:] == (50_000, 0, 10_000)
    assert desk.wrong() == []


def test_what_is_received_without_an_order_is_checked_by_itself(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/TF", "stop", 100_000), ("/TF", "stop", 100_000))
    thing = shop.things["TF"]
    words = refused(desk.do, thing, "receive", quantity=Decimal(1), amount=100_001, department=desk.of("R"))
    assert words.endswith("this 1,000.01 is 0.01 more than is left.")
    desk.do(thing, "receive", quantity=Decimal(1), amount=100_000, department=desk.of("R"))
    assert desk.stands("R/TF")[1:] == (100_000, 0, 0)


def test_each_act_of_an_order_is_undone_and_done_again(desk: Desk, shop: Shop) -> None:
    desk.plan(("R/TF", "stop", 100_000))
    order = shop.order(("TF", 10, 5_000))
    steps: list[tuple[Any, tuple[int, int, int]]] = [
        (lambda: desk.do(order, "place"), (0, 50_000, 50_000)),
        (lambda: shop.comes(order, "TF", 4, price=4_000), (16_000, 30_000, 54_000)),
        (lambda: desk.do(order, "close", reason="Enough"), (16_000, 0, 84_000)),
    ]
    before = desk.stands("R/TF")[1:]
    for act, after in steps:
        act()
        assert desk.stands("R/TF")[1:] == after
        undo(desk.office, "001")
        assert (desk.stands("R/TF")[1:], desk.wrong()) == (before, [])
        redo(desk.office, "001")
        assert (desk.stands("R/TF")[1:], desk.wrong()) == (after, [])
        before = after


def test_two_orders_race_for_the_last_of_a_line_in_two_offices_and_one_gets_it(desk: Desk, shop: Shop) -> None:
    # 1,000.00, and 600.00 each: both were read while all of it was left.
    desk.plan(("R/TF", "stop", 100_000))
    first, second = shop.order(("TF", 6, 10_000)), shop.order(("TF", 6, 10_000))
    here, there = desk.office, with_areas(desk.office.path, clock=lambda: desk.now)
    try:
        there.activate()
        seen = PurchaseOrder.get_by_id(second.id)
        here.activate()
        desk.do(first, "place")
        there.activate()
        with pytest.raises(Refused, match=r"committed 600\.00; this 600\.00 is 200\.00 more than is left"):
            orders.place(there, "001", seen)
    finally:
        there.close()
        here.activate()
    assert (first.afresh().state, second.afresh().state) == ("ordered", "draft")
    assert desk.stands("R/TF")[1:] == (0, 60_000, 40_000)


def test_an_order_and_its_receipts_cross_a_share_once(desk: Desk, shop: Shop) -> None:
    # 85 % of 1,000.00 are ordered, then come: used as much all the time, and told of once, in the act of the order.
    desk.plan(("R/TF", "stop", 100_000))
    order = shop.placed(("TF", 5, 17_000))
    ordering = newest(desk.office)
    shop.comes(order, "TF", 2)
    shop.comes(order, "TF", 3)
    assert [alert.percent for alert in BudgetAlert.select()] == [80]
    written = JournalEntry.select(JournalEntry.batch).where(JournalEntry.kind == "budget_alert").tuples()
    assert list(written) == [(ordering,)]
