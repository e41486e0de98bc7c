"""What stock is worth, held against figures worked out by hand and from textbooks; quantities in pieces, money in yuan.

Each case is a list of movements as they would stand on a stock card: (day, pieces, yuan or None, of).
"""

from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.supplies.valuation import METHODS, Move, Short, values

PIECE = 10_000
Row = tuple[str, str] | tuple[str, str, str] | tuple[str, str, None, int]


def moves(*rows: tuple[object, ...]) -> list[Move]:
    """Movements numbered from 1: day in 2026 as MM-DD, pieces, yuan or None, the number of the issue returned."""
    made = []
    for key, row in enumerate(rows, start=1):
        day, pieces, yuan, of, batch = (*row, None, 0, "")[:5] if len(row) < 3 else (*row, 0, "")[:5]
        value = None if yuan is None else int(Decimal(str(yuan)) * 100)
        made.append(Move(key, f"2026-{day}", int(Decimal(str(pieces)) * PIECE), value, int(str(of)), str(batch)))
    return made


class Case(NamedTuple):
    """A card, the method, and what each movement is worth in yuan, in order."""

    why: str
    method: str
    rows: list[Move]
    worth: list[str]


CASES = [
    Case("shared conventions: three items worth 10.00, one by one", "moving_average",
         moves(("01-02", 3, 10), ("01-03", -1), ("01-04", -1), ("01-05", -1)), ["10", "-3.33", "-3.34", "-3.33"]),
    Case("shared conventions: 10 @ 6.00 and 5 free are 15 @ 4.00", "moving_average",
         moves(("01-02", 10, 60), ("01-03", 5, 0), ("01-04", -6)), ["60", "0", "-24"]),
    Case("shared conventions: FIFO, 5 @ 2 and 5 @ 3, issue 7 costs 16", "fifo",
         moves(("01-02", 5, 10), ("01-03", 5, 15), ("01-04", -7)), ["10", "15", "-16"]),
    # By hand: 100 @ 10, 60 @ 12 -> 1720/160 = 10.75; issue 80 -> 860; left 80 worth 860.
    Case("an average moves with each receipt", "moving_average",
         moves(("01-01", 100, 1000), ("01-05", 60, 720), ("01-10", -80), ("01-12", 40, 460), ("01-20", -60)),
         ["1000", "720", "-860", "460", "-660"]),
    # The same card by FIFO: 80 of the 100 @ 10 = 800; then 20 @ 10 + 40 @ 12 = 680.
    Case("the same card, first in first out", "fifo",
         moves(("01-01", 100, 1000), ("01-05", 60, 720), ("01-10", -80), ("01-12", 40, 460), ("01-20", -60)),
         ["1000", "720", "-800", "460", "-680"]),
    # The same card by the month: 2180/200 = 10.90; 80 -> 872, 60 -> 654.
    Case("the same card, one average for the month", "month_end_average",
         moves(("01-01", 100, 1000), ("01-05", 60, 720), ("01-10", -80), ("01-12", 40, 460), ("01-20", -60)),
         ["1000", "720", "-872", "460", "-654"]),
    # The next month begins with the 60 @ 10.90 = 654 left: (654 + 20 @ 15 = 300) / 80 = 11.925; 30 -> 357.75.
    Case("a month begins with what the one before left", "month_end_average",
         moves(("01-01", 200, 2180), ("01-10", -140), ("02-03", 20, 300), ("02-04", -30)),
         ["2180", "-1526", "300", "-357.75"]),
    Case("a month's average counts what comes after the issue", "month_end_average",
         moves(("03-01", 10, 100), ("03-02", -10), ("03-03", 10, 200)), ["100", "-150", "200"]),
    # 10 for 7.00: each 0.70; two returned; all out again. At the end nothing is worth nothing.
    Case("what is returned in its month and issued again", "month_end_average",
         moves(("03-01", 10, "7"), ("03-02", -10), ("03-03", 2, None, 2), ("03-04", -2)), ["7", "-7", "1.40", "-1.40"]),
    Case("a return of an earlier month comes in at what it cost", "month_end_average",
         moves(("03-01", 10, 100), ("03-02", -5), ("04-01", 5, 100), ("04-02", 2, None, 2), ("04-03", -12)),
         ["100", "-50", "100", "20", "-170"]),
    Case("what empties the shelf takes all of its value", "moving_average",
         moves(("01-01", 7, 1), ("01-02", -3), ("01-03", -4)), ["1", "-0.43", "-0.57"]),
    Case("a return comes in at the cost it left with, whatever the price is now", "moving_average",
         moves(("01-01", 10, 50), ("01-02", -4), ("01-03", 10, 150), ("01-04", 4, None, 2)),
         ["50", "-20", "150", "20"]),
    Case("an issue returned in parts comes back to the cent", "moving_average",
         moves(("01-01", 3, 10), ("01-02", -3), ("01-03", 1, None, 2), ("01-04", 1, None, 2), ("01-05", 1, None, 2)),
         ["10", "-10", "3.33", "3.34", "3.33"]),
    Case("free goods alone are issued for nothing", "moving_average",
         moves(("01-01", 5, 0), ("01-02", -2)), ["0", "0"]),
    Case("free goods go out first where they came first", "fifo",
         moves(("01-01", 5, 0), ("01-02", 5, 30), ("01-03", -6)), ["0", "30", "-6"]),
    Case("a surplus counted comes in at the average", "moving_average",
         moves(("01-01", 4, 10), ("01-02", 2, None)), ["10", "5"]),
    Case("a surplus counted on an empty shelf is worth nothing", "moving_average",
         moves(("01-01", 4, 10), ("01-02", -4), ("01-03", 1, None)), ["10", "-10", "0"]),
    Case("a layer used in parts gives all of its value", "fifo",
         moves(("01-01", 3, 10), ("01-02", -1), ("01-03", -1), ("01-04", -1)), ["10", "-3.33", "-3.34", "-3.33"]),
    Case("what is returned goes out again before what stayed", "fifo",
         moves(("01-01", 5, 10), ("01-02", 5, 15), ("01-03", -5), ("01-04", 2, None, 3), ("01-05", -3)),
         ["10", "15", "-10", "4", "-7"]),
    Case("a lot is taken from its own layers, in their order", "fifo",
         moves(("01-01", 5, 10, 0, "A"), ("01-02", 5, 20, 0, "B"), ("01-03", 5, 15, 0, "A"),
               ("01-04", -7, None, 0, "A"), ("01-05", -8)),
         ["10", "20", "15", "-16", "-29"]),
    Case("half a unit costs half", "moving_average", moves(("01-01", "1.5", 3), ("01-02", "-0.5")), ["3", "-1"]),
    Case("half a cent is rounded up", "moving_average", moves(("01-01", 2, "0.01"), ("01-02", -1), ("01-03", -1)),
         ["0.01", "-0.01", "0"]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_a_card_comes_out_as_by_hand(case: Case) -> None:
    worked = values(case.method, case.rows)
    assert [Decimal(worked[move.key]) / 100 for move in case.rows] == [Decimal(worth) for worth in case.worth]


@pytest.mark.parametrize("method", METHODS)
def test_more_than_there_is_does_not_go_out(method: str) -> None:
    with pytest.raises(Short) as short:
        values(method, moves(("01-01", 5, 10), ("01-02", -3), ("01-03", -3), ("01-04", 9, 9)))
    assert (short.value.move.key, short.value.there) == (3, 2 * PIECE)


def test_no_more_of_a_lot_goes_out_than_it_has() -> None:
    with pytest.raises(Short) as short:
        values("fifo", moves(("01-01", 5, 10, 0, "A"), ("01-02", 5, 20, 0, "B"), ("01-03", -6, None, 0, "A")))
    assert short.value.there == 5 * PIECE


@st.composite
def cards(draw: st.DrawFn) -> list[Move]:
    """Random cards on which nothing goes out that is not there, and no more comes back than went."""
    made: list[Move] = []
    on_hand, day = 0, 0
    out: dict[int, int] = {}
    for key in range(1, draw(st.integers(1, 25)) + 1):
        day += draw(st.integers(0, 12))
        on = f"2026-{1 + day // 28:02}-{1 + day % 28:02}"
        back = [issue for issue, left in out.items() if left]
        kind = draw(st.sampled_from(["in", "out", "all", "back"]))
        if kind == "back" and back:
            issue = draw(st.sampled_from(back))
            quantity = draw(st.integers(1, out[issue]))
            out[issue] -= quantity
            made.append(Move(key, on, quantity, None, issue))
        elif kind in ("out", "all") and on_hand:
            quantity = -(on_hand if kind == "all" else draw(st.integers(1, on_hand)))
            out[key] = -quantity
            made.append(Move(key, on, quantity))
        else:
            quantity = draw(st.integers(1, 50_000))
            made.append(Move(key, on, quantity, draw(st.one_of(st.none(), st.integers(0, 10_000)))))
        on_hand += made[-1].quantity
    return made


# By hand, the total after each movement: what came so far by its average, less the quantity that went at that average.
SO_FAR = [
    # 10 for 100 all went: nothing; with 10 for 200 the average is 15, and the 10 left are worth 150.
    ("what is issued before a dearer receipt leaves nothing, not less",
     moves(("03-01", 10, 100), ("03-02", -10), ("03-03", 10, 200)), ["100", "0", "150"]),
    # 5 of 10 for 5.00 are left: 2.50; 40 free ones make it 5.00 / 50 = 0.10, and 45 are worth 4.50.
    ("what is left is worth the average so far", moves(("03-01", 10, 5), ("03-02", -5), ("03-09", 40, 0)),
     ["5", "2.50", "4.50"]),
    # February ends with 5 for 50; 4 of March at the 10.00 known by then leave 10; 5 for 80 make it 130 / 10 = 13.
    ("a month begins with what the one before left",
     moves(("02-01", 10, 100), ("02-20", -5), ("03-02", -4), ("03-05", 5, 80)), ["100", "50", "10", "78"]),
    # 4 of 10 at 1.00 went, 2 of them came back: 8; with 10 for 30 it is 2.00, and 18 are worth 36.
    ("what comes back in its month had never left",
     moves(("03-01", 10, 10), ("03-02", -4), ("03-03", 2, None, 2), ("03-04", 10, 30)), ["10", "6", "8", "36"]),
    # 5 of 10 for 100 went at 10.00 in February; in March the 2 that come back are 20 more: 3 left at 50 + 20 over 7.
    ("what comes back of a month before comes in at what it cost",
     moves(("02-01", 10, 100), ("02-02", -5), ("03-02", 2, None, 2), ("03-03", -4)), ["100", "50", "70", "30"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "card", "totals"), SO_FAR, ids=[each[0] for each in SO_FAR])
def test_within_a_month_the_stock_is_worth_the_average_so_far(why: str, card: list[Move], totals: list[str]) -> None:
    worked = METHODS["month_end_average"](card)
    assert [Decimal(worth.total) / 100 for worth in worked] == [Decimal(total) for total in totals]


@given(cards(), st.sampled_from(list(METHODS)))
def test_nothing_on_hand_is_worth_nothing_and_no_value_is_below_it(card: list[Move], method: str) -> None:
    for worth in METHODS[method](card):
        assert worth.total >= 0
        assert worth.quantity or not worth.total


@given(cards())
def test_by_the_month_every_day_is_worth_what_a_month_that_ended_then_would_be(card: list[Move]) -> None:
    worked = list(METHODS["month_end_average"](card))
    for place, worth in enumerate(worked, start=1):
        assert worth.total == sum(values("month_end_average", card[:place]).values())


@given(cards(), st.sampled_from(list(METHODS)))
def test_all_that_came_in_either_went_out_or_is_there(card: list[Move], method: str) -> None:
    worked = list(METHODS[method](card))
    assert [worth.key for worth in worked] == [move.key for move in card]
    assert sum(worth.value for worth in worked) == worked[-1].total
    assert sum(move.quantity for move in card) == worked[-1].quantity
