"""More cards worked out by hand: lots, layers in parts, returns across months, cents that do not come out even.

Each has its name, how it was worked out, the method, the card, and what each movement is worth in yuan.
"""

from decimal import Decimal
from typing import NamedTuple

import pytest

from bizdesk.supplies.valuation import METHODS, Move, Short, values
from tests.supplies.test_valuation import PIECE, moves

AVERAGE, FIFO, MONTH = "moving_average", "fifo", "month_end_average"


class Worked(NamedTuple):
    """A card and what it comes to."""

    why: str
    how: str
    method: str
    card: list[Move]
    worth: str


TEXTBOOK = moves(("01-01", 100, 1000), ("01-05", 200, 2400), ("01-10", -150), ("01-15", 100, 1300), ("01-20", -180))
PARTLY = moves(("01-01", 2, 4), ("01-02", 2, 10), ("01-03", -3), ("01-04", 2, None, 3), ("01-05", -2), ("01-06", -1))
WORKED = [
    Worked("100 @ 10, 200 @ 12, 100 @ 13, by the moving average",
           "3400 / 300 x 150 = 1700; then 1700 + 1300 over 250 is 12, x 180 = 2160; 70 are left for 840",
           AVERAGE, TEXTBOOK, "1000 2400 -1700 1300 -2160"),
    Worked("the same by FIFO",
           "100 @ 10 + 50 @ 12 = 1600; 150 @ 12 + 30 @ 13 = 2190; 70 @ 13 = 910 are left",
           FIFO, TEXTBOOK, "1000 2400 -1600 1300 -2190"),
    Worked("the same by the month",
           "4700 / 400 = 11.75; x 150 = 1762.50; x 330 = 3877.50, so the second took 2115",
           MONTH, TEXTBOOK, "1000 2400 -1762.50 1300 -2115"),
    Worked("what a named lot does not take keeps its order",
           "C: 80 / 4 = 20; then 2 of A for 4 and 1 of B for 6; then 1 of B for 6 and 3 of C for 60",
           FIFO,
           moves(("01-01", 2, 4, 0, "A"), ("01-02", 2, 12, 0, "B"), ("01-03", 4, 80, 0, "C"),
                 ("01-04", -1, None, 0, "C"), ("01-05", -3), ("01-06", -4)),
           "4 12 80 -20 -10 -66"),
    Worked("a lot that is begun is still that lot",
           "A is 2 each, B is 4 each",
           FIFO,
           moves(("01-01", 5, 10, 0, "A"), ("01-02", 5, 20, 0, "B"), ("01-03", -2, None, 0, "A"),
                 ("01-04", -3, None, 0, "A"), ("01-05", -5)),
           "10 20 -4 -6 -20"),
    Worked("what comes back is of the lot it left",
           "5 of A for 10 went; 2 come back for 4 and go again by name; what is left is B",
           FIFO,
           moves(("01-01", 5, 10, 0, "A"), ("01-02", 5, 20, 0, "B"), ("01-03", -5, None, 0, "A"),
                 ("01-04", 2, None, 3, "A"), ("01-05", -2, None, 0, "A"), ("01-06", -5)),
           "10 20 -10 4 -4 -20"),
    Worked("without a lot the oldest of all lots go",
           "3 of B for 9, the 2 of A for 10: B came first",
           FIFO, moves(("01-01", 3, 9, 0, "B"), ("01-02", 4, 20, 0, "A"), ("01-03", -5)), "9 20 -19"),
    Worked("a surplus comes in at the average and goes out last",
           "30 / 10 = 3 each, 2 for 6; 11 cost 10 + 20 + 3",
           FIFO, moves(("01-01", 5, 10), ("01-02", 5, 20), ("01-03", 2, None), ("01-04", -11)), "10 20 6 -33"),
    Worked("a layer of 7 for 1.00 taken in three",
           "2 / 7 = 0.2857; 3 / 5 of the 0.71 left = 0.426; the rest",
           FIFO, moves(("01-01", 7, 1), ("01-02", -2), ("01-03", -3), ("01-04", -2)), "1 -0.29 -0.43 -0.28"),
    Worked("what came back of two layers goes first, at what it cost together",
           "2 @ 2 + 1 @ 5 = 9; two thirds of it are 6, and go out for 6; the last layer has 1 @ 5",
           FIFO, PARTLY, "4 10 -9 6 -6 -5"),
    Worked("the same by the average",
           "14 / 4 x 3 = 10.50; two thirds of it are 7; with the 3.50 left 10.50 for 3: 2 for 7, the last 3.50",
           AVERAGE, PARTLY, "4 10 -10.50 7 -7 -3.50"),
    Worked("the same by the month",
           "3.50 each; 3 went for 10.50, 2 of them came back, 2 and 1 went again",
           MONTH, PARTLY, "4 10 -10.50 7 -7 -3.50"),
    Worked("FIFO over three layers and a free one",
           "1 @ 1, 2 @ 0, 2 @ 3 of the 4",
           FIFO, moves(("01-01", 1, 1), ("01-02", 2, 0), ("01-03", 4, 12), ("01-04", -5)), "1 0 12 -7"),
    Worked("a return on an empty shelf is all there is",
           "4 for 10 went, 1 of it is 2.50; with 3 for 12 it is 14.50 for 4, two of them 7.25",
           AVERAGE, moves(("01-01", 4, 10), ("01-02", -4), ("01-03", 1, None, 2), ("01-04", 3, 12), ("01-05", -2)),
           "10 -10 2.50 12 -7.25"),
    Worked("two thirds come back, and then the last",
           "10 x 2 / 3 = 6.67; 10 - 6.67",
           AVERAGE, moves(("01-01", 3, 10), ("01-02", -3), ("01-03", 2, None, 2), ("01-04", 1, None, 2)),
           "10 -10 6.67 3.33"),
    Worked("a surplus of a third",
           "10 / 3 = 3.33; all four take 13.33",
           AVERAGE, moves(("01-01", 3, 10), ("01-02", 1, None), ("01-03", -4)), "10 3.33 -13.33"),
    Worked("quantities to four places",
           "9.99 x 0.3333 = 3.329667; the rest of it",
           AVERAGE, moves(("01-01", 1, "9.99"), ("01-02", "-0.3333"), ("01-03", "-0.6667")), "9.99 -3.33 -6.66"),
    Worked("a cent among a million",
           "half of a million for 0.01 is half a cent, rounded up; the other half has nothing left",
           AVERAGE, moves(("01-01", 1_000_000, "0.01"), ("01-02", -500_000), ("01-03", -500_000)), "0.01 -0.01 0"),
    Worked("three for five cents",
           "0.0167; of the 0.03 left half is 0.015; the rest",
           AVERAGE, moves(("01-01", 3, "0.05"), ("01-02", -1), ("01-03", -1), ("01-04", -1)), "0.05 -0.02 -0.02 -0.01"),
    Worked("after an empty shelf the price is that of what comes next",
           "5 is gone; 9 / 2",
           AVERAGE, moves(("01-01", 2, 5), ("01-02", -2), ("01-03", 2, 9), ("01-04", -1)), "5 -5 9 -4.50"),
    Worked("free goods make an average, and go at it",
           "20 / 8 = 2.50",
           AVERAGE, moves(("01-01", 4, 20), ("01-02", 4, 0), ("01-03", -6)), "20 0 -15"),
    Worked("returned in its month, in the next and in the one after, to the cent",
           "10 went; thirds of it by what came back so far: 3.33, 6.67, 10",
           MONTH,
           moves(("03-01", 3, 10), ("03-02", -3), ("03-03", 1, None, 2), ("04-01", 1, None, 2), ("05-01", 1, None, 2)),
           "10 -10 3.33 3.34 3.33"),
    Worked("returned in the next month, when the price rose",
           "4 went for 40; April has 60 + 240 + 40 for 20: 17 each",
           MONTH,
           moves(("03-01", 10, 100), ("03-05", -4), ("04-01", 10, 240), ("04-02", 4, None, 2), ("04-03", -10)),
           "100 -40 240 40 -170"),
    Worked("returned in the next month, before anything else came",
           "5 for 50 left; 2 come back for 20; 70 / 7",
           MONTH, moves(("03-01", 10, 100), ("03-05", -5), ("04-01", 2, None, 2), ("04-02", -7)), "100 -50 20 -70"),
    Worked("thirds of a month",
           "10 x 1 / 3 = 3.33, x 2 / 3 = 6.67, 10: each what was added",
           MONTH, moves(("03-01", 3, 10), ("03-02", -1), ("03-02", -1), ("03-03", -1)), "10 -3.33 -3.34 -3.33"),
    Worked("issues between the receipts of a month",
           "40 / 20 = 2 each, whenever they went",
           MONTH, moves(("03-01", 10, 10), ("03-02", -4), ("03-03", 10, 30), ("03-04", -6)), "10 -8 30 -12"),
    Worked("a surplus of the month comes in at what came before it",
           "100 x 2 / 10 = 20; 120 / 12 = 10",
           MONTH, moves(("03-01", 10, 100), ("03-02", 2, None), ("03-03", -3)), "100 20 -30"),
    Worked("a surplus before anything came is free",
           "0; then 80 / 10 = 8",
           MONTH, moves(("03-01", 2, None), ("03-02", 8, 80), ("03-03", -5)), "0 80 -40"),
    Worked("a month that ends with nothing leaves nothing to the next",
           "5 for 10 went; 20 / 5 = 4",
           MONTH, moves(("03-01", 5, 10), ("03-02", -5), ("04-01", 5, 20), ("04-02", -1)), "10 -10 20 -4"),
    Worked("free goods of the month make all of it cheaper",
           "20 / 8 = 2.50, for what went before they came too",
           MONTH, moves(("03-01", 4, 20), ("03-02", -4), ("03-03", 4, 0)), "20 -10 0"),
    Worked("three months on, each by its own average",
           "10 / 2 = 5; 5 + 9 over 2 = 7; 7 + 11 over 2 = 9",
           MONTH,
           moves(("01-01", 2, 10), ("01-02", -1), ("02-01", 1, 9), ("02-02", -1), ("03-01", 1, 11), ("03-02", -1)),
           "10 -5 9 -7 11 -9"),
]  # fmt: skip


@pytest.mark.parametrize("case", WORKED, ids=lambda case: f"{case.method}: {case.why}")
def test_it_comes_out_as_by_hand(case: Worked) -> None:
    worked = values(case.method, case.card)
    assert [Decimal(worked[move.key]) / 100 for move in case.card] == [Decimal(each) for each in case.worth.split()], (
        case.how
    )


@pytest.mark.parametrize("method", METHODS)
def test_not_a_ten_thousandth_more_goes_out_than_there_is(method: str) -> None:
    with pytest.raises(Short) as short:
        values(method, moves(("01-01", 1, 10), ("01-02", "-1.0001")))
    assert short.value.there == PIECE
    assert values(method, moves(("01-01", 1, 10), ("01-02", -1))) == {1: 1_000, 2: -1_000}


@pytest.mark.parametrize("method", METHODS)
def test_what_came_back_may_go_again_and_no_more(method: str) -> None:
    card = moves(("01-01", 3, 10), ("01-02", -3), ("01-03", 2, None, 2), ("01-04", -3))
    with pytest.raises(Short) as short:
        values(method, card)
    assert (short.value.move.key, short.value.there) == (4, 2 * PIECE)
