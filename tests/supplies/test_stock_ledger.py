"""What the ledger of a supply says: what it began with, what a unit costs, what is left of a lot, which day is shut."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.policy import Policy
from bizdesk.supplies import booking, moving, stock
from bizdesk.supplies.exchanged import EXCHANGED
from bizdesk.supplies.models import Movement, Quota, Supply
from tests.supplies.store import Store


def test_what_an_office_begins_with_comes_in_at_what_its_list_says(store: Store) -> None:
    """10 for 20.00, then 10 for 40.00: five of them cost 15.00."""
    pen = store.supply()
    with change(store.office, "002", "Begin") as act:
        amounts = {"quantity": Decimal(10), "amount": 2_000, "kind": "opening", "on": store.ago(9)}
        booking.book(store.office, act, pen, moving.received(store.office, pen, **amounts))
    store.receive(pen, 10, 4_000, on=store.ago(8))
    assert store.issue(pen, 5).value == -1_500
    assert store.held(pen) == (15, 4_500)
    # Dated back behind it, a later price leaves it what it is.
    store.receive(pen, 10, 0, on=store.ago(10))
    opening = Movement.get(Movement.kind == "opening")
    assert opening.value == 2_000
    assert not Movement.select().where(Movement.of == opening.id).exists()


def test_a_list_with_quantities_is_not_taken_in_on_a_closed_day(store: Store) -> None:
    draw_up = EXCHANGED[Supply].draw_up
    assert draw_up is not None
    row = {"code": "B-1", "name": "Pen", "unit": "pc", "price": 80}
    # Closed the day after, and looked at as of the day before.
    store.now += timedelta(days=1)
    keeping.edit(store.office, "", Policy.named("stock_closed_through"), {"value": store.ago(1).isoformat()})
    store.now -= timedelta(days=1)
    with pytest.raises(Refused, match="2026-03-16: stock is closed through 2026-03-16"):
        draw_up(store.office, {**row, "opening_quantity": Decimal(5)}, store.office.today())
    supply, _notes = draw_up(store.office, row, store.office.today())
    assert isinstance(supply, Supply)
    assert supply.opening_amount is None
    store.now += timedelta(days=1)
    supply, _notes = draw_up(store.office, {**row, "opening_quantity": Decimal("2.5")}, store.office.today())
    assert isinstance(supply, Supply)
    # 2.5 x 0.80
    assert supply.opening_amount == 200


def test_one_unit_costs_the_average_exactly_and_the_reference_price_where_nothing_is_left(store: Store) -> None:
    """Three for 10.00 are 3.33 and a third each."""
    pen, pad = store.supply(price=250), store.supply("YP-2")
    assert (stock.unit_cost(pen), stock.unit_cost(pad)) == (250, 0)
    store.receive(pen, 3, 1_000)
    assert stock.unit_costs([pen, pad]) == {pen.id: Fraction(1_000, 3), pad.id: 0}
    store.issue(pen, 3)
    assert stock.unit_cost(pen) == 250


def test_an_amount_that_may_be_had_is_reckoned_at_the_average_to_the_cent(store: Store) -> None:
    """Three for 10.00: two of them are 6.67, one more cent than the quota."""
    pen = store.supply(price=9_900)
    store.receive(pen, 3, 1_000)
    quota = keeping.add(store.office, "", Quota, {"supply": pen, "staff": store.zhao, "amount": 666})
    assert "6.67 more is too much" in store.refused(pen, "issue", quantity=Decimal(2), staff=store.zhao)
    keeping.edit(store.office, "", quota, {"amount": 667})
    store.issue(pen, 2)


def test_a_lot_that_came_in_parts_is_there_with_all_of_them(store: Store) -> None:
    """Two 9 days ago, three 5 days ago, one out 4 days ago."""
    milk = store.supply(track_expiry=True)
    for days, quantity in ((9, 2), (5, 3)):
        store.receive(milk, quantity, 100, batch="A", expires_on=store.ago(-9), on=store.ago(days))
    store.issue(milk, 1, on=store.ago(4))

    def left(days: int) -> list[Decimal]:
        return [lot.quantity for lot in stock.lots(milk, store.room.id, store.ago(days))]

    # Of the two that were there by then one was still to go.
    assert [left(days) for days in (10, 9, 6, 5, 4, 0)] == [[], [2], [2], [4], [4], [4]]
    store.issue(milk, 4)
    assert [left(days) for days in (9, 5, 0)] == [[], [], []]


def test_a_lot_whose_first_package_is_used_up_is_good_until_the_day_of_the_second() -> None:
    """By day what came and went: only of the 20th something is left; of nothing no day is told."""
    told = [("2026-03-10", 5), ("2026-03-20", 3), ("2026-03-10", -5), ("2026-03-20", -1), (None, 4)]
    assert str(stock.expiry(told)) == "2026-03-20"
    assert str(stock.expiry([*told, ("2026-03-10", 1)])) == "2026-03-10"
    assert stock.expiry([("2026-03-10", 5), ("2026-03-10", -5), (None, 4)]) is None


def test_a_place_is_not_helped_by_what_lies_at_another(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 5, 500, place=store.shelf, on=store.ago(9))
    store.receive(pen, 2, 200, on=store.ago(9))
    assert f"On {store.ago(3)} there would be 2 pc" in store.refused(
        pen, "issue", quantity=Decimal(3), staff=store.zhao, on=store.ago(3)
    )
    store.issue(pen, 2, on=store.ago(3))
    # Of one day, what is entered later comes later: what arrives today may go today.
    store.receive(pen, 1, 100)
    store.issue(pen, 1)
    assert store.held(pen) == (5, 500)


def test_stock_is_closed_through_a_day_that_is_over(store: Store) -> None:
    rule = Policy.named("stock_closed_through")
    for day in (store.ago(0), store.ago(-290)):
        with pytest.raises(Refused) as refused:
            keeping.edit(store.office, "001", rule.afresh(), {"value": day.isoformat()})
        assert str(refused.value) == f"{day} is not over: close stock through yesterday at most. [4.2.2]"
    keeping.edit(store.office, "001", rule.afresh(), {"value": store.ago(1).isoformat()})
    keeping.edit(store.office, "001", rule.afresh(), {"value": ""})
