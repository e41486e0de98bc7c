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
        "MILK Pen MILK expires: say which lot was found, by its batch no. or, of a new one, by its day as 2026-12-31."
        " [4.2.2c]"
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
    store.office.db.execute_sql("DROP TRIGGER movement_no_update")
    store.office.db.execute_sql("UPDATE movement SET batch = 'A' WHERE id = ?", (late.id,))
    (lot,) = dated_lots(store.office.today(), second)
    assert (lot.expires_on, lot.quantity // 10_000) == (first, 10)
    assert second - first == timedelta(days=30)
