"""What is ordered and how supplies are classed, by figures worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.supplies.abc_classes import classes
from bizdesk.supplies.replenishment import Levels, Position, days_of_cover, packed, proposed

# on hand, on order, planned, reserved; level, maximum, multiple, strict; what to order; why
CASES = [
    ((9, 0, 0, 0), (10, 30, 0, False), 21, "below the level: up to the maximum"),
    ((9, 0, 0, 0), (10, 30, 10, False), 30, "shared conventions: need 21, pack 10: 30"),
    ((10, 0, 0, 0), (10, 30, 0, False), 20, "at the level is low enough"),
    ((10, 0, 0, 0), (10, 30, 0, True), 0, "unless the office says strictly below"),
    ((11, 0, 0, 0), (10, 30, 0, False), 0, "above the level nothing"),
    ((9, 0, 0, 0), (10, 0, 0, False), 1, "no maximum: up to the level"),
    ((9, 0, 0, 0), (10, 0, 12, False), 12, "no maximum, by the dozen"),
    ((10, 0, 0, 0), (10, 0, 12, False), 0, "at the level with no maximum there is nothing to add"),
    ((2, 10, 0, 0), (10, 30, 0, False), 0, "what is ordered counts"),
    ((2, 0, 9, 0), (10, 30, 0, False), 0, "what is planned counts"),
    ((20, 0, 0, 15), (10, 30, 0, False), 25, "what is promised does not"),
    ((5, 5, 5, 5), (10, 30, 0, False), 20, "all of it together"),
    ((0, 0, 0, 8), (5, 20, 0, False), 28, "more is promised than is there"),
    ((0, 0, 0, 0), (0, 0, 0, False), 0, "a supply without levels is not proposed"),
    ((3, 0, 0, 0), (10, 5, 0, False), 7, "a maximum under the level: up to the level"),
    ((9, 0, 0, 0), (10, 29, 10, False), 20, "a whole number of packs is not rounded up"),
    ((3, 4, 5, 2), (10, 40, 0, False), 30, "3 + 4 + 5 - 2 = 10, the level: 40 - 10"),
    ((3, 4, 6, 2), (10, 40, 0, False), 0, "3 + 4 + 6 - 2 = 11, above it"),
    ((3, 4, 5, 2), (10, 40, 0, True), 0, "3 + 4 + 5 - 2 = 10 is not strictly below"),
    ((3, 4, 5, 3), (10, 40, 0, True), 31, "3 + 4 + 5 - 3 = 9 is: 40 - 9"),
    ((0, 0, 0, 30), (10, 40, 12, False), 72, "40 + 30 = 70, six dozen"),
    ((9, 0, 0, 0), (10, 10, 0, False), 1, "the maximum is the level"),
    ((10, 0, 0, 0), (10, 30, 7, False), 21, "20 by the seven"),
    ((10, 0, 0, 0), (10, 31, 7, False), 21, "21 by the seven is three of them"),
    ((10, 0, 0, 0), (10, 32, 7, False), 28, "22 by the seven is four of them"),
    ((0, 0, 0, 1), (0, 0, 0, False), 1, "no level, and one is promised that is not there"),
    ((1, 0, 0, 1), (0, 0, 0, False), 0, "no level, and what is promised is there"),
    ((0, 0, 0, 1), (0, 0, 50, False), 50, "no level, bought by the fifty"),
]


@pytest.mark.parametrize(("stands", "levels", "wanted", "why"), CASES, ids=[case[3] for case in CASES])
def test_what_is_proposed(stands: tuple[int, ...], levels: tuple[int, int, int, bool], wanted: int, why: str) -> None:
    assert proposed(Position(*stands), Levels(*levels)) == wanted, why


@given(*(st.integers(0, 200) for _ in range(4)), st.integers(0, 100), st.integers(0, 200), st.integers(0, 24))
def test_asked_again_it_proposes_nothing_more(
    on_hand: int, on_order: int, planned: int, reserved: int, level: int, maximum: int, multiple: int
) -> None:
    levels = Levels(level, maximum, multiple)
    first = proposed(Position(on_hand, on_order, planned, reserved), levels)
    assert first >= 0
    then = Position(on_hand, on_order, planned + first, reserved)
    assert proposed(then, levels) == 0
    assert then.projected >= level


@pytest.mark.parametrize(
    ("quantity", "multiple", "ordered"), [(0, 12, 0), (1, 12, 12), (12, 12, 12), (13, 12, 24), (7, 0, 7)]
)
def test_whole_packs(quantity: int, multiple: int, ordered: int) -> None:
    assert packed(quantity, multiple) == ordered


def test_how_long_it_lasts() -> None:
    # 30 on hand, 45 used in 90 days: half a piece a day, sixty days.
    assert days_of_cover(30, 45, 90) == 60
    assert days_of_cover(10, 30, 90) == 30
    assert days_of_cover(10, 27, 90) == Fraction(100, 3)
    assert days_of_cover(10, 0, 90) is None


# used in the year of each; the classes, by hand from the cumulative share before each
CLASSED = [
    ({"P": 1}, {"P": "A"}, "shared conventions: a single item is A"),
    ({"P": 0}, {"P": "C"}, "no use is C"),
    ({"P": 70, "Q": 20, "R": 10}, {"P": "A", "Q": "A", "R": "B"}, "before: 0, 70, 90"),
    ({"P": 80, "Q": 15, "R": 5}, {"P": "A", "Q": "B", "R": "C"}, "before: 0, 80, 95: a limit reached is passed"),
    ({"P": 79, "Q": 16, "R": 5}, {"P": "A", "Q": "A", "R": "C"}, "before: 0, 79, 95"),
    ({"P": 25, "Q": 25, "R": 25, "S": 25}, {"P": "A", "Q": "A", "R": "A", "S": "A"}, "before: 0, 25, 50, 75"),
    ({"B": 50, "A": 50}, {"A": "A", "B": "A"}, "a tie by code"),
    ({"B": 10, "A": 10, "Z": 80}, {"Z": "A", "A": "B", "B": "B"}, "before: 0, 80, 90"),
    ({"P": 100, "Q": -5}, {"P": "A", "Q": "C"}, "more came back than went out"),
]


@pytest.mark.parametrize(("used", "classed", "why"), CLASSED, ids=[case[2] for case in CLASSED])
def test_classes_by_what_they_cost(used: dict[str, int], classed: dict[str, str], why: str) -> None:
    assert classes(used) == classed, why


def test_other_limits() -> None:
    assert classes({"P": 60, "Q": 30, "R": 10}, (50, 90)) == {"P": "A", "Q": "B", "R": "C"}
