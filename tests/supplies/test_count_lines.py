"""The lines of a count one by one: on which shelf, of which lot and day, which figure counts, who may say yes."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.supplies import count_booking, counts
from bizdesk.supplies.models import Movement, Supply
from tests.supplies.store import Store
from tests.supplies.test_supply_counts import decided, enter, lines, opened


def booked(count: Any) -> list[Movement]:
    """What a count booked, in the order it was written."""
    mine = Movement.select().where(Movement.kind == "count", Movement.reference == count.number)
    return list(mine.order_by(Movement.id))


def test_what_is_missing_is_missing_on_the_shelf_where_it_was_counted(store: Store) -> None:
    pen = store.supply(account="6602")
    store.receive(pen, 5, 500)
    store.receive(pen, 5, 500, place=store.shelf)
    count = opened(store)
    assert "lies on several shelves" in store.refused(count, "enter", supply=pen, quantity=Decimal(3))
    line = enter(store, count, "YP-1", 3, place=store.shelf)
    assert (line.place, line.snapshot) == (store.shelf, 5)
    decided(store, count)
    store.do(count, "book", reason="gone")
    (moved,) = booked(count)
    assert (moved.place, moved.quantity, moved.account, moved.reason) == (store.shelf, -2, "6602", "gone")
    # All five are in the room still, and three on the shelf.
    store.issue(pen, 5)
    assert "there would be 3" in store.refused(pen, "issue", quantity=Decimal(4), staff=store.zhao, place=store.shelf)


def test_what_was_not_expected_lies_where_it_was_found_or_where_the_count_is_or_where_it_is_kept(store: Store) -> None:
    pen, pad, ink = store.supply(), store.supply("YP-2"), store.supply("YP-3", place=store.shelf)
    store.receive(pen, 5, 500, place=store.shelf)
    of_shelf, of_all = opened(store, place=store.shelf), opened(store)
    assert enter(store, of_shelf, "YP-2", 1).place == store.shelf
    assert enter(store, of_shelf, "YP-2", 2, place=store.room, beyond=True).place == store.room
    late = store.supply("YP-4", place=store.shelf)
    assert enter(store, of_all, late.code, 1).place == store.shelf
    assert {line.supply.code for line in lines(of_shelf)} == {"YP-1", "YP-2", "YP-3"}
    assert (pad.place, ink.place) == (store.room, store.shelf)


def test_the_day_is_that_of_the_office_and_the_one_on_which_it_was_counted(store: Store) -> None:
    """Counted at four in the morning of the 17th in Shanghai, the 16th still in London; booked on the 20th."""
    pen = store.supply()
    store.receive(pen, 5, 500)
    store.now = datetime(2026, 3, 16, 20, 0, tzinfo=UTC)
    count = opened(store)
    assert count.counted_on == date(2026, 3, 17)
    assert enter(store, count, "YP-1", 4).counted_at == store.now
    decided(store, count)
    store.now += timedelta(days=3)
    store.do(count, "book", reason="gone")
    assert [moved.date for moved in booked(count)] == [date(2026, 3, 17)]


def test_a_count_of_a_day_that_is_over_is_held_against_the_books_at_its_end(store: Store) -> None:
    """10 on the 9th, 3 out on the 11th, 2 out on the 14th: on the 12th the books said 7."""
    pen = store.supply()
    store.receive(pen, 10, 1_000, on=date(2026, 3, 9))
    store.issue(pen, 3, on=date(2026, 3, 11))
    store.issue(pen, 2, on=date(2026, 3, 14))
    count = opened(store, counted_on=date(2026, 3, 12))
    assert lines(count)[0].snapshot == 7
    line = enter(store, count, "YP-1", 6)
    assert (line.snapshot, line.counted_at) == (7, datetime(2026, 3, 12, 15, 59, 59, tzinfo=UTC))
    # Said of another day, the books of that day count.
    assert enter(store, count, "YP-1", 9, on=date(2026, 3, 10)).snapshot == 10
    decided(store, count)
    store.do(count, "book", reason="gone")
    (moved,) = booked(count)
    assert (moved.date, moved.quantity, moved.value) == (date(2026, 3, 10), -1, -100)
    assert store.held(pen) == (4, 400)


def test_a_count_begun_today_and_entered_tomorrow_is_held_against_the_books_of_tomorrow(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 1_000)
    count = opened(store)
    store.now += timedelta(days=1)
    store.issue(pen, 3)
    assert enter(store, count, "YP-1", 7).snapshot == 7


def test_of_more_figures_the_last_two_stand(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 20, 2_000)
    count = opened(store)
    enter(store, count, "YP-1", 15, reason="lent")
    store.do(count, "count", counted_by=store.chen)
    # After the counting is finished what is entered is the second figure, and what comes then the second again.
    for figure in (18, 17):
        line = enter(store, count, "YP-1", figure)
        assert (line.counted, line.recounted, line.again, line.reason) == (15, figure, True, "lent")
    store.do(count, "recount")
    # Counted again, the last figure is the first, so that what is due can be told.
    line = enter(store, count, "YP-1", 16, reason="broken")
    assert (line.counted, line.recounted, line.reason) == (17, 16, "broken")
    decided(store, count)
    store.do(count, "book", reason="for all others")
    (moved,) = booked(count)
    assert (moved.quantity, moved.reason, lines(count)[0].reason) == (-4, "broken", "broken")


def test_before_it_is_finished_a_figure_is_corrected_and_further_pieces_come_onto_it(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 20, 2_000)
    count = opened(store)
    assert counts.in_one_go(count) == set()
    enter(store, count, "YP-1", 15)
    line = enter(store, count, "YP-1", 12)
    assert (line.counted, line.recounted, line.again) == (12, None, False)
    onto = counts.in_one_go(count)
    assert onto == {line.id}
    assert counts.enter(store.office, "002", count, supply=pen, quantity=Decimal(8), onto=onto).counted == 20
    assert counts.enter(store.office, "002", count, supply=pen, quantity=Decimal(3)).counted == 3
    store.do(count, "count", counted_by=store.chen)
    store.now += timedelta(minutes=1)
    store.do(count, "recount")
    # Opened again, what is counted begins anew.
    assert counts.in_one_go(count.afresh()) == set()


def test_what_lies_nowhere_is_looked_for_where_it_is_kept_unless_it_is_out_of_use(store: Store) -> None:
    """Of pens some are there, pads are used up, ink is out of use with some left, glue out of use and gone."""
    for code, quantity in (("PEN", 5), ("PAD", 0), ("INK", 5), ("GLUE", 0)):
        supply = store.supply(code)
        if quantity:
            store.receive(supply, quantity, 500)
        if code in ("INK", "GLUE"):
            keeping.edit(store.office, "002", supply, {"active": False})
    gone = Supply.named("PEN")
    store.receive(gone, 1, 100, place=store.shelf)
    store.issue(gone, 1, place=store.shelf)
    told = [(line.supply.code, line.place.code, line.snapshot) for line in lines(opened(store))]
    assert told == [("INK", "S1", 5), ("PAD", "S1", 0), ("PEN", "S1", 5)]


def test_a_difference_keeps_only_its_own_shelf_and_lot_from_another_count(store: Store) -> None:
    pen, milk = store.supply(), store.supply("MILK", track_expiry=True)
    for place in (store.room, store.shelf):
        store.receive(pen, 5, 500, place=place)
    for batch in ("A", "B"):
        store.receive(milk, 5, 500, batch=batch, expires_on=store.ago(-20))
    one, other = opened(store), opened(store)
    enter(store, one, "YP-1", 4, place=store.room)
    enter(store, one, "MILK", 4, batch="A")
    enter(store, other, "YP-1", 4, place=store.shelf)
    enter(store, other, "MILK", 4, batch="B")
    for where in ({"place": store.room}, {"place": store.shelf}):
        count = other if where["place"] == store.room else one
        assert "with a difference" in store.refused(count, "enter", supply=pen, quantity=Decimal(4), **where)
    assert "with a difference" in store.refused(other, "enter", supply=milk, quantity=Decimal(4), batch="A")


def test_nobody_approves_twice_nor_more_than_the_limit_covers_of_what_is_short(store: Store) -> None:
    """Two pens of 1.00 are missing and five pads of 10.00 too many: what is short is worth 2.00."""
    pen, pad = store.supply(), store.supply("YP-2")
    store.receive(pen, 10, 1_000)
    store.receive(pad, 5, 5_000)
    count = opened(store)
    enter(store, count, "YP-1", 8)
    enter(store, count, "YP-2", 10)
    store.do(count, "count", counted_by=store.chen)
    keeping.edit(store.office, "", store.lin.afresh(), {"approval_limit": 199})
    assert "2.00" in store.refused(count, "approve", approver=store.lin.afresh())
    keeping.edit(store.office, "", store.lin.afresh(), {"approval_limit": 200})
    assert "another person must decide" in store.refused(count, "approve", approver=store.chen)
    store.do(count, "approve", who="001", approver=store.lin.afresh())
    with pytest.raises(NothingToDo, match="Lin has decided that on KP-2026-0001 already"):
        store.do(count, "approve", who="001", approver=store.lin.afresh())
    assert count_booking.preview(store.office, count.afresh()) == [
        "Surplus: one line, 50.00", "Shortage: one line, 2.00",
    ]  # fmt: skip


def test_what_was_never_bought_is_found_at_its_reference_price(store: Store) -> None:
    """Nothing is on the shelf, so the average says nothing: three at 2.50; booked, a surplus there is worth nothing."""
    store.supply(price=250)
    count = opened(store)
    enter(store, count, "YP-1", 3)
    assert list(counts.costs(lines(count)).values()) == [750]


def test_a_lot_that_was_found_short_keeps_the_day_it_expires(store: Store) -> None:
    milk = store.supply(track_expiry=True)
    store.receive(milk, 5, 500, batch="A", expires_on=store.ago(-20))
    store.issue(milk, 5)
    count = opened(store)
    enter(store, count, "YP-1", 2, batch="A")
    decided(store, count)
    store.do(count, "book", reason="behind the fridge")
    (moved,) = booked(count)
    assert (moved.batch, moved.expires_on, moved.quantity) == ("A", store.ago(-20), 2)


def test_who_counted_is_said_once_and_stays_when_the_counting_is_over(store: Store) -> None:
    store.receive(store.supply(), 5, 500)
    count = opened(store, counted_by=store.chen)
    enter(store, count, "YP-1", 5)
    keeping.edit(store.office, "002", count.afresh(), {"title": "March"})
    done = counts.finish(store.office, "001", count.afresh())
    assert done.counted_by == store.chen
    with pytest.raises(Refused, match="Counted by: the lines of KP-2026-0001 rest on it"):
        keeping.edit(store.office, "002", count.afresh(), {"counted_by": store.lin})


def test_a_count_of_several_places_finds_the_one_that_is_said(store: Store) -> None:
    pen = store.supply()
    for place, quantity in ((store.room, 5), (store.shelf, 7)):
        store.receive(pen, quantity, 100, place=place)
    count = opened(store)
    found = {
        place.code: [line.snapshot for line in counts.fitting(count, pen, place)] for place in (store.room, store.shelf)
    }
    assert found == {"S1": [5], "S2": [7]}
    enter(store, count, "YP-1", 5, place=store.room)
    enter(store, count, "YP-1", 6, place=store.shelf)
    assert counts.found_so_far(count, pen, store.shelf) == 6
    assert [counts.difference(line) for line in counts.differing(count)] == [-1]
