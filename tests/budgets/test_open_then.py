"""What was open of a commitment on a day that is past, after it was released in parts or what came was dearer."""

from decimal import Decimal
from typing import Any

import pytest

from bizdesk.budgets.models import Commitment
from bizdesk.budgets.open_then import commitments_on
from bizdesk.office.sentences import worded
from bizdesk.office.undo import redo, undo
from tests.budgets.desk import Desk, day
from tests.budgets.test_orders import Shop


def told(*days: str) -> list[int]:
    """What was open of all commitments on some days."""
    return [sum(commitments_on(day(each)).values()) for each in days]


def parts(desk: Desk) -> Commitment:
    """500.00 of 2 June: 100.00 of it released on the 10th, 50.00 on the 20th, and 200.00 spent on the 15th."""
    made = desk.promise("R/TF", 50_000, day("06-02"))
    desk.at(day("06-10"))
    desk.do(made, "release", amount=10_000, reason="Cheaper")
    desk.at(day("06-15"))
    desk.spend("R/TF", 20_000, commitment=made.afresh())
    desk.at(day("06-20"))
    desk.do(made, "release", amount=5_000, reason="Cheaper still")
    return made


DAYS = ("06-01", "06-02", "06-09", "06-10", "06-14", "06-15", "06-19", "06-20", "07-01")
OPEN = [0, 50_000, 50_000, 40_000, 40_000, 20_000, 20_000, 15_000, 15_000]


def test_each_part_is_released_from_its_own_day_on(desk: Desk) -> None:
    parts(desk)
    assert told(*DAYS) == OPEN
    desk.at(day("07-01"))
    assert told(*DAYS) == OPEN


def test_a_part_released_as_of_an_earlier_day_is_so_from_that_day_on(desk: Desk) -> None:
    made = parts(desk)
    desk.at(day("07-01"))
    desk.do(made, "release", amount=1_000, reason="Was due in June", on=day("06-05"))
    assert told(*DAYS) == [0, 50_000, 49_000, 39_000, 39_000, 19_000, 19_000, 14_000, 14_000]


def test_what_was_undone_was_never_released(desk: Desk) -> None:
    parts(desk)
    undo(desk.office, "001")
    assert told("06-10", "06-20") == [40_000, 20_000]
    redo(desk.office, "001")
    assert told(*DAYS) == OPEN


@pytest.mark.parametrize("back", [False, True])
def test_what_came_dearer_makes_an_order_one_of_more_from_its_day_on(desk: Desk, back: Any) -> None:
    """10 at 50.00 of 16 June; four for 60.00 each come on the 20th, and six are still to come."""
    shop = Shop(desk)
    order = shop.placed(("TF", 10, 5_000))
    desk.at(day("06-20"))
    shop.comes(order, "TF", 4, price=6_000)
    if back:
        undo(desk.office, "001")
    desk.at(day("07-01"))
    assert told("06-15", "06-16", "06-19", "06-20", "06-30") == (
        [0, 50_000, 50_000, 50_000, 50_000] if back else [0, 50_000, 50_000, 30_000, 30_000]
    )


def test_a_late_voucher_spends_a_commitment_from_the_month_it_went_to_on(desk: Desk) -> None:
    """200.00 of 5 January; 150.00 of 10 February are posted in April, for March was closed: till then all was open."""
    desk.at(day("01-05"))
    made = desk.promise("R/TF", 20_000)
    desk.at(day("06-16"))
    for _month in range(3):
        desk.do(desk.year, "close_month")
    desk.spend("R/TF", 15_000, day("02-10"), commitment=made)
    assert told("01-31", "02-28", "03-31", "04-30") == [20_000, 20_000, 20_000, 5_000]


# What comes of 10 at 50.00 and goes back, so that all are to come again.
BACK = [("dearer", 4, 6_000), ("cheaper and all", 10, 4_500)]


@pytest.mark.parametrize(("pieces", "price"), [case[1:] for case in BACK], ids=[case[0] for case in BACK])
def test_a_commitment_that_is_open_again_does_not_say_that_nothing_comes(desk: Desk, pieces: int, price: int) -> None:
    shop = Shop(desk)
    desk.plan(("R/TF", "stop", 100_000))
    order = shop.placed(("TF", 10, 5_000))
    shop.comes(order, "TF", pieces, price=price)
    desk.do(order, "return", supply=shop.things["TF"], quantity=Decimal(pieces), reason="Broken")
    promised = Commitment.get()
    words = f"Less of {order.number} is to come than was promised for it"
    assert (promised.open_amount, worded(promised.reason)) == (50_000, words)
