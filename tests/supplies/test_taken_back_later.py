"""A movement of a closed period is corrected on an open day: what was told of the period stays as it was told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.office.policy import Policy
from bizdesk.supplies.invariants import invariants
from bizdesk.supplies.models import Movement, Supply
from tests.supplies.store import Store
from tests.supplies.test_stock_card import card
from tests.supplies.test_supply_reports import table

AVERAGE, FIFO, MONTH = "moving_average", "fifo", "month_end_average"
FEBRUARY = date(2026, 2, 28)


def close(store: Store, day: date = FEBRUARY) -> None:
    keeping.edit(store.office, "001", Policy.named("stock_closed_through"), {"value": day.isoformat()})


def worth(supply: Supply) -> list[tuple[str, str, Decimal, Decimal]]:
    """Kind, day, pieces and yuan of every movement as they were entered."""
    found = Movement.select().where(Movement.supply == supply.id).order_by(Movement.id)
    return [(row.kind, row.date.isoformat()[5:], row.quantity, Decimal(row.value) / 100) for row in found]


def sound(store: Store) -> list[str]:
    return list(invariants(store.office))


@pytest.mark.parametrize("method", [AVERAGE, FIFO, MONTH])
def test_a_receipt_of_a_closed_month_goes_out_today_at_what_it_came_in_at(store: Store, method: str) -> None:
    """10 at 2.00, and 10 at 3.00 that never came; 4 went. February ends with 16; today 6 are left of what came."""
    pen = store.supply(valuation=method)
    store.receive(pen, 10, 2_000, on=date(2026, 2, 10))
    wrong = store.receive(pen, 10, 3_000, on=date(2026, 2, 11))
    store.issue(pen, 4, on=date(2026, 2, 12))
    issued = {AVERAGE: Decimal(-10), FIFO: Decimal(-8), MONTH: Decimal(-10)}[method]
    close(store)
    before = table(store, "stock", "stock", on="2026-02-28")
    register = table(store, "issue-register", "issues", from_="2026-02-01", to="2026-02-28")
    made = store.do(wrong, "reverse", reason="never came")
    assert (made.date, made.quantity, made.value, made.of) == (store.office.today(), Decimal(-10), -3_000, wrong)
    assert worth(pen)[2] == ("issue", "02-12", Decimal(-4), issued)
    assert store.held(pen) == (Decimal(6), 2_000 + int(issued * 100))
    assert table(store, "stock", "stock", on="2026-02-28") == before
    assert table(store, "issue-register", "issues", from_="2026-02-01", to="2026-02-28") == register
    # What is left goes at what it is worth: nothing stays behind.
    store.issue(pen, 6)
    assert store.held(pen) == (Decimal(0), 0)
    assert sound(store) == []
    assert "reversed already" in store.refused(wrong, "reverse", reason="again")


@pytest.mark.parametrize("method", [AVERAGE, FIFO, MONTH])
def test_an_issue_of_a_closed_month_comes_in_again_at_what_it_cost(store: Store, method: str) -> None:
    """5 at 2.00 and 5 at 4.00; 4 went for 12.00, by FIFO for 8.00; they are back, and by FIFO go out first again."""
    pen = store.supply(valuation=method)
    store.receive(pen, 5, 1_000, on=date(2026, 2, 10))
    store.receive(pen, 5, 2_000, on=date(2026, 2, 11))
    wrong = store.issue(pen, 4, on=date(2026, 2, 12))
    close(store)
    made = store.do(wrong, "reverse", reason="another supply")
    cost = 800 if method == FIFO else 1_200
    assert (made.quantity, made.value, made.staff) == (Decimal(4), cost, store.zhao)
    assert store.held(pen) == (Decimal(10), 3_000)
    assert store.issue(pen, 4).value == -cost
    february = table(store, "issue-register", "issues", from_="2026-02-01", to="2026-02-28")
    march = table(store, "issue-register", "issues", from_="2026-03-01", to="2026-03-31")
    assert [row["quantity"] for row in february] == [4]
    assert [row["quantity"] for row in march] == [-4, 4]
    assert sound(store) == []


def test_fifo_takes_what_is_left_of_it_and_then_the_oldest_which_bears_the_difference(store: Store) -> None:
    """5 at 2.00, 5 at 9.00, 5 at 3.00; 7 went. The 5 at 2.00 were wrong and are gone: of the 3 at 9.00 and the 5 at
    3.00, worth 42.00, five are taken out at 10.00: the three at 9.00 and two at 3.00 cost 33.00, so the last three bear
    23.00 more and stand at 32.00."""
    pen = store.supply(valuation=FIFO)
    wrong = store.receive(pen, 5, 1_000, on=date(2026, 2, 10))
    store.receive(pen, 5, 4_500, on=date(2026, 2, 11))
    store.receive(pen, 5, 1_500, on=date(2026, 2, 12))
    store.issue(pen, 7, on=date(2026, 2, 13))
    close(store)
    assert store.do(wrong, "reverse", reason="twice").value == -1_000
    assert store.held(pen) == (Decimal(3), 3_200)
    assert store.issue(pen, 1).value == -1_067
    assert sound(store) == []


def test_what_empties_the_stock_takes_all_of_its_value(store: Store) -> None:
    """10 at 2.00 and 10 at 4.00; 10 went at 3.00: what is left is worth 30.00, and all of it goes with the reversal."""
    pen = store.supply()
    wrong = store.receive(pen, 10, 2_000, on=date(2026, 2, 10))
    store.receive(pen, 10, 4_000, on=date(2026, 2, 11))
    store.issue(pen, 10, on=date(2026, 2, 12))
    close(store)
    assert store.do(wrong, "reverse", reason="twice").value == -3_000
    assert store.held(pen) == (Decimal(0), 0)
    store.receive(pen, 4, 400)
    assert store.held(pen) == (Decimal(4), 400)
    assert sound(store) == []


@pytest.mark.parametrize("method", [AVERAGE, FIFO, MONTH])
def test_more_than_the_rest_is_worth_is_not_taken_out(store: Store, method: str) -> None:
    """10 at 9.00 and 10 at 1.00; 8 went. By any method the twelve left are worth less than 90.00."""
    pen = store.supply(valuation=method)
    wrong = store.receive(pen, 10, 9_000, on=date(2026, 2, 10))
    store.receive(pen, 10, 1_000, on=date(2026, 2, 11))
    store.issue(pen, 8, on=date(2026, 2, 12))
    close(store)
    words = store.refused(wrong, "reverse", reason="twice")
    assert "is worth less than what would be taken back came in at: write its quantity off instead" in words
    store.do(pen, "write_off", quantity=Decimal(10), reason="booked twice")


def test_a_day_may_be_named_and_every_later_balance_is_looked_at(store: Store) -> None:
    pen = store.supply()
    wrong = store.receive(pen, 10, 2_000, on=date(2026, 2, 10))
    store.receive(pen, 5, 1_000, on=date(2026, 3, 2))
    store.issue(pen, 8, on=date(2026, 3, 10))
    close(store)
    words = store.refused(wrong, "reverse", reason="twice", on=date(2026, 3, 5))
    assert words.startswith("On 2026-03-10 there would be 5 pc")
    assert "stock is closed through 2026-02-28" in store.refused(wrong, "reverse", reason="twice", on=FEBRUARY)
    assert "before it was booked" in store.refused(wrong, "reverse", reason="twice", on=date(2026, 2, 1))
    assert "lies in the future" in store.refused(wrong, "reverse", reason="twice", on=date(2026, 3, 17))
    store.receive(pen, 5, 1_000, on=date(2026, 3, 6))
    assert store.do(wrong, "reverse", reason="twice", on=date(2026, 3, 7)).date == date(2026, 3, 7)
    assert store.held(pen) == (Decimal(2), 400)


def test_what_is_open_is_taken_back_on_its_own_day(store: Store) -> None:
    pen = store.supply()
    wrong = store.receive(pen, 10, 2_000, on=date(2026, 3, 10))
    close(store)
    assert store.do(wrong, "reverse", reason="twice").date == date(2026, 3, 10)
    assert sound(store) == []


def test_a_return_of_a_closed_month_is_taken_back_and_may_come_again(store: Store) -> None:
    """3 went for 10.00; one came back at 3.33 and never did: later all three come back at 10.00 together."""
    pen = store.supply()
    store.receive(pen, 3, 1_000, on=date(2026, 2, 10))
    given = store.issue(pen, 3, on=date(2026, 2, 12))
    wrong = store.do(given, "give_back", quantity=Decimal(1), on=date(2026, 2, 13))
    close(store)
    assert store.do(wrong, "reverse", reason="never came").value == -333
    assert [store.do(given, "give_back", quantity=Decimal(each)).value for each in (2, 1)] == [667, 333]
    assert store.held(pen) == (Decimal(3), 1_000)
    assert sound(store) == []


def test_what_was_carried_is_carried_back(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 3, 1_000, on=date(2026, 2, 10))
    moved = store.do(pen, "transfer", quantity=Decimal(2), to=store.shelf, on=date(2026, 2, 12))
    close(store)
    assert "only carried it to another place: carry it back instead" in store.refused(moved, "reverse", reason="wrong")


def test_the_card_tells_either_on_its_own_day(store: Store) -> None:
    pen = store.supply()
    store.receive(pen, 10, 2_000, on=date(2026, 2, 10))
    wrong = store.receive(pen, 5, 1_000, on=date(2026, 2, 11))
    close(store)
    store.do(wrong, "reverse", reason="twice")
    assert card(store, pen) == [("receipt", "20", "10 20"), ("receipt", "10", "15 30"), ("reversal", "-10", "10 20")]


def test_the_form_proposes_today_where_the_day_is_closed_and_tells_it(store: Store) -> None:
    pen = store.supply()
    wrong: Any = store.receive(pen, 10, 2_000, on=date(2026, 2, 10))
    reverse = acts.named(Movement, "reverse")
    assert reverse.start is not None
    assert reverse.preview is not None
    assert reverse.start(store.office, wrong) == {"on": None}
    close(store)
    assert reverse.start(store.office, wrong) == {"on": store.office.today()}
    assert reverse.preview(store.office, wrong, reason="")[0] == (
        "Taken back on 2026-03-16; what was booked before stays."
    )
