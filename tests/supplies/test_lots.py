"""Lots that expire: one day each, found in a count, and taken on a day that is over."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.supplies import counts
from bizdesk.supplies.models import Movement, Supply, SupplyCount
from bizdesk.supplies.shelf_life import dated_lots
from tests.supplies.store import Store


@pytest.fixture
def milk(store: Store) -> Supply:
    return store.supply("MILK", track_expiry=True)


def taken(supply: Supply) -> list[tuple[str, Decimal]]:
    """The lots that were issued, and how much of each."""
    issues = Movement.select().where(Movement.supply == supply.id, Movement.kind == "issue")
    return [(each.batch, -each.quantity) for each in issues.order_by(Movement.id)]


def test_a_lot_expires_on_one_day(store: Store, milk: Supply) -> None:
    first, other = store.ago(-30), store.ago(-60)
    lot = store.receive(milk, 5, 500, batch="A", expires_on=first)
    words = store.refused(milk, "receive", quantity=Decimal(1), amount=1, batch="A", expires_on=other)
    assert words == (
        f"Lot A of MILK Pen MILK expires on {first}, not on {other}: check the day on the package, or give this lot"
        " another batch no. [4.2.2c]"
    )
    store.receive(milk, 5, 500, batch="A", expires_on=first)
    store.receive(store.supply("CREAM", track_expiry=True), 5, 500, batch="A", expires_on=other)
    assert [lot.expires_on for lot in dated_lots(store.office.today(), other)] == [first, other]
    assert lot.expires_on == first
    # Many a maker calls a lot by the day it was made.
    store.receive(milk, 5, 500, batch=store.ago(20).isoformat(), expires_on=other)


def test_a_day_typed_wrong_is_taken_back_and_the_lot_has_the_right_one(store: Store, milk: Supply) -> None:
    wrong, right = store.ago(-600), store.ago(-60)
    store.do(store.receive(milk, 5, 500, batch="A", expires_on=wrong), "reverse", reason="another day on the box")
    store.receive(milk, 5, 500, batch="A", expires_on=right)
    (lot,) = dated_lots(store.office.today(), wrong)
    assert lot.expires_on == right
    store.issue(milk, 1)
    assert Movement.get(Movement.kind == "issue").expires_on == right


def counted(store: Store) -> Any:
    return keeping.add(store.office, "002", SupplyCount, {"title": "March"})


def test_a_lot_found_in_a_count_is_known_or_named_by_its_day(store: Store, milk: Supply) -> None:
    known, new = store.ago(-30), store.ago(-45)
    store.receive(milk, 5, 500, batch="A", expires_on=known)
    store.issue(milk, 5)
    count = counted(store)
    words = store.refused(count, "enter", supply=milk, quantity=Decimal(2), batch="B")
    assert words == (
        "Nothing tells when lot B of MILK Pen MILK expires: receive it with its day before it is counted, or count it "
        "under that day as 2026-12-31. [4.2.2c]"
    )
    words = store.refused(count, "enter", supply=milk, quantity=Decimal(2))
    assert words == (
        "MILK Pen MILK expires: say which lot was found, by its batch no. or, of a new one, by its day as 2026-12-31;"
        " scanned, as MILK@2026-12-31. [4.2.2c]"
    )
    store.do(count, "enter", supply=milk, quantity=Decimal(0))
    store.do(count, "enter", supply=milk, quantity=Decimal(2), batch="A")
    store.do(count, "enter", supply=milk, quantity=Decimal(3), batch=new.isoformat())
    store.do(count, "count", counted_by=store.chen)
    store.do(count, "approve", who="001", approver=store.lin)
    store.do(count, "book", reason="found behind the others")
    left = [(lot.batch, lot.expires_on, lot.quantity // 10_000) for lot in dated_lots(store.office.today(), new)]
    assert left == [("A", known, 2), (new.isoformat(), new, 3)]


def test_every_lot_of_a_count_is_told_by_its_own_line(store: Store, milk: Supply) -> None:
    for batch, days in (("B", 20), ("A", 40)):
        store.receive(milk, 5, 500, batch=batch, expires_on=store.ago(-days))
    count = counted(store)
    assert [line.batch for line in counts.fitting(count, milk, None)] == ["A", "B"]
    assert "say which" in store.refused(count, "enter", supply=milk, quantity=Decimal(4))
    store.do(count, "enter", supply=milk, quantity=Decimal(4), batch="A")
    store.do(count, "enter", supply=milk, quantity=Decimal(5), batch="B")
    assert counts.found_so_far(count, milk, None) == 9
    assert counts.found_so_far(count, milk, None, "A") == 4
    assert [line.batch for line in counts.fitting(count, milk, None, "A")] == ["A"]


def test_an_issue_of_a_day_that_is_over_takes_what_lay_there_then_and_is_still_there(
    store: Store, milk: Supply
) -> None:
    """OLD was there on the day and went since; LATE expires first and came after it: neither can have been taken."""
    for batch, days, came in (("OLD", 10, 9), ("GOOD", 40, 9), ("LATE", 5, 3)):
        store.receive(milk, 5, 500, batch=batch, expires_on=store.ago(-days), on=store.ago(came))
    store.issue(milk, 4, on=store.ago(5))
    store.issue(milk, 3, on=store.ago(7))
    assert taken(milk) == [("OLD", 4), ("OLD", 1), ("GOOD", 2)]
    store.issue(milk, 6)
    assert taken(milk)[3:] == [("LATE", 5), ("GOOD", 1)]


def test_a_lot_of_two_days_in_a_file_from_before_is_good_until_the_first(store: Store, milk: Supply) -> None:
    first, second = store.ago(-30), store.ago(-60)
    store.receive(milk, 5, 500, batch="A", expires_on=first)
    late = store.receive(milk, 5, 500, batch="B", expires_on=second)
    store.damage("DROP TRIGGER movement_no_update")
    store.damage("UPDATE movement SET batch = 'A' WHERE id = ?", late.id)
    (lot,) = dated_lots(store.office.today(), second)
    assert (lot.expires_on, lot.quantity // 10_000) == (first, 10)
    assert second - first == timedelta(days=30)


def test_the_first_to_expire_goes_first_whatever_it_is_called_and_whenever_it_came(store: Store, milk: Supply) -> None:
    """A came first and is called first, C expires first; of two that expire on one day the name tells; and one day."""
    for batch, days, came in (("A", 30, 9), ("B2", 20, 5), ("B1", 20, 3), ("C", 10, 1)):
        store.receive(milk, 2, 200, batch=batch, expires_on=store.ago(-days), on=store.ago(came))
    store.issue(milk, 7)
    assert taken(milk) == [("C", 2), ("B1", 2), ("B2", 2), ("A", 1)]


def test_a_lot_of_which_no_day_is_known_goes_last(store: Store, milk: Supply) -> None:
    """Files from before lots had a day may hold one without."""
    store.receive(milk, 2, 200, batch="A", expires_on=store.ago(-5))
    store.receive(milk, 2, 200, batch="B", expires_on=store.ago(-30))
    store.damage("DROP TRIGGER movement_no_update")
    store.damage("UPDATE movement SET expires_on = NULL WHERE batch = 'A'")
    store.issue(milk, 3)
    assert taken(milk) == [("B", 2), ("A", 1)]
    # More of it comes with the day on its package: there was none that this contradicts.
    assert store.receive(milk, 1, 100, batch="A", expires_on=store.ago(-5)).expires_on == store.ago(-5)


def test_only_what_lies_at_the_place_is_taken_there(store: Store, milk: Supply) -> None:
    store.receive(milk, 2, 200, batch="A", expires_on=store.ago(-5), place=store.shelf)
    store.receive(milk, 2, 200, batch="B", expires_on=store.ago(-30))
    store.issue(milk, 1)
    store.issue(milk, 1, place=store.shelf)
    assert taken(milk) == [("B", 1), ("A", 1)]
    words = store.refused(milk, "issue", quantity=Decimal(2), staff=store.zhao)
    assert "there would be 1 pc of MILK Pen MILK, and 2 would" in words
    # None of it has expired: that is not what it is refused for.
    assert "still good" not in words


def test_no_more_of_a_lot_goes_than_it_has_while_others_lie_beside_it(store: Store, milk: Supply) -> None:
    for batch, days in (("A", 5), ("B", 30)):
        store.receive(milk, 2, 200, batch=batch, expires_on=store.ago(-days), on=store.ago(9))
    for name, more in (("issue", {"staff": store.zhao}), ("write_off", {"reason": "sour"})):
        words = store.refused(milk, name, quantity=Decimal(3), batch="A", **more)
        assert "would go out" in words
    came = store.receive(milk, 2, 200, batch="C", expires_on=store.ago(-60), on=store.ago(9))
    store.issue(milk, 2, batch="C")
    assert "there would be 0 pc" in store.refused(came, "reverse", reason="never came")
    assert store.held(milk) == (4, 400)


def test_the_name_of_a_batch_counts_only_where_lots_expire(store: Store) -> None:
    """Pens came with a number on the box; nobody says which box one is of."""
    pen = store.supply()
    store.receive(pen, 3, 300, batch="L-1")
    store.receive(pen, 3, 300)
    store.issue(pen, 5)
    assert store.held(pen) == (1, 100)


def test_a_quantity_of_several_lots_is_one_issue_of_each_and_a_return_knows_its_own(store: Store) -> None:
    milk = store.supply("MILK", track_expiry=True, valuation="fifo")
    store.receive(milk, 2, 200, batch="LATE", expires_on=store.ago(-30), on=store.ago(9))
    store.receive(milk, 2, 1_000, batch="SOON", expires_on=store.ago(-5), on=store.ago(8))
    store.issue(milk, 3)
    soon, late = Movement.select().where(Movement.kind == "issue").order_by(Movement.id)
    # The layers of its own lot: 5.00 each for the one, 1.00 for the other.
    assert [(each.batch, each.quantity, each.value) for each in (soon, late)] == [
        ("SOON", -2, -1_000),
        ("LATE", -1, -100),
    ]
    back = store.do(soon, "give_back", quantity=Decimal(1))
    assert (back.batch, back.expires_on, back.value) == ("SOON", store.ago(-5), 500)
    assert store.held(milk) == (2, 600)


def test_goods_that_have_expired_are_thrown_away_and_sent_back_unnamed_first(store: Store, milk: Supply) -> None:
    store.receive(milk, 2, 200, batch="GONE", expires_on=store.ago(1), on=store.ago(9))
    store.receive(milk, 2, 200, batch="GOOD", expires_on=store.ago(-5), on=store.ago(9))
    assert store.do(milk, "write_off", quantity=Decimal(1), reason="sour").batch == "GONE"
    assert store.do(milk, "return_to_supplier", quantity=Decimal(1)).batch == "GONE"
    # Both of the good ones may be had while none has to be made up of what has expired.
    store.issue(milk, 2)
    assert taken(milk) == [("GOOD", 2)]


def test_just_as_many_as_are_still_good_are_given_out(store: Store, milk: Supply) -> None:
    store.receive(milk, 2, 200, batch="GONE", expires_on=store.ago(1), on=store.ago(9))
    store.receive(milk, 2, 200, batch="GOOD", expires_on=store.ago(0), on=store.ago(9))
    assert "2 pc are still good" in store.refused(milk, "issue", quantity=Decimal(3), staff=store.zhao)
    store.issue(milk, 2)
    assert taken(milk) == [("GOOD", 2)]


def test_what_is_left_of_a_lot_on_a_day_is_listed_by_the_day_it_expires(store: Store) -> None:
    """Two supplies: by day, not by supply; a lot that went or came after the day is not there."""
    milk, cream = store.supply("MILK", track_expiry=True), store.supply("CREAM", track_expiry=True)
    for supply, batch, days, came in (
        (milk, "M1", 20, 9), (milk, "M2", 5, 9), (cream, "C1", 10, 9), (cream, "C2", 6, 2), (milk, "M3", 7, 5),
    ):  # fmt: skip
        store.receive(supply, 2, 200, batch=batch, expires_on=store.ago(-days), on=store.ago(came))
    store.issue(milk, 2, batch="M3", on=store.ago(4))
    store.do(milk, "transfer", quantity=Decimal(1), to=store.shelf, batch="M1")
    today = store.office.today()

    def listed(day: int, until: int) -> list[tuple[str, int]]:
        return [(lot.batch, lot.quantity // 10_000) for lot in dated_lots(store.ago(day), store.ago(-until))]

    assert listed(0, 30) == [("M2", 2), ("C2", 2), ("C1", 2), ("M1", 1), ("M1", 1)]
    assert {lot.place for lot in dated_lots(today, store.ago(-30)) if lot.batch == "M1"} == {
        store.room.id, store.shelf.id,
    }  # fmt: skip
    # To the day, which is in.
    assert listed(0, 6) == [("M2", 2), ("C2", 2)]
    assert listed(5, 30) == [("M2", 2), ("M3", 2), ("C1", 2), ("M1", 2)]
    assert listed(6, 30) == [("M2", 2), ("C1", 2), ("M1", 2)]


def test_what_is_more_than_all_lots_hold_is_refused_with_all_there_is_and_all_that_was_asked_for(
    store: Store, milk: Supply
) -> None:
    for batch, days in (("A", 20), ("B", 40)):
        store.receive(milk, 2, 200, batch=batch, expires_on=store.ago(-days))
    words = f"On {store.office.today()} there would be {{}} pc of MILK Pen MILK, and {{}} would go out. [4.2.2b]"
    assert store.refused(milk, "write_off", quantity=Decimal(100), reason="x") == words.format(4, 100)
    assert store.refused(milk, "issue", quantity=Decimal(30), department=store.department) == words.format(4, 30)
    assert store.refused(milk, "transfer", quantity=Decimal(30), to=store.shelf) == words.format(4, 30)
    assert store.refused(milk, "write_off", quantity=Decimal(9), batch="A", reason="x") == words.format(2, 9)
