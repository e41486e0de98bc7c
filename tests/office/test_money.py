"""Rounding and sharing out; figures by hand, or pinned by the conventions of the trade."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office.money import Sharing, half_up, percent, percent_of, spread, spread_to_last


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction("2.5"), 3),
        (Fraction("2.4999999999999999999999999999999"), 2),
        (Fraction("-2.5"), -3),
        (Fraction("-2.4"), -2),
        (Fraction("0.5"), 1),
        (Fraction("-0.5"), -1),
        (Fraction(10, 3), 3),
        (Fraction(7, 2), 4),
        (Fraction(-7, 2), -4),
        (7, 7),
        (-7, -7),
        (Fraction("1.005") * 100, 101),  # as a float 1.005 * 100 is 100.49999999999999
        (Fraction("99999999999999999999.5"), 100000000000000000000),
    ],
)
def test_halves_go_away_from_zero(value: int | Fraction, rounded: int) -> None:
    assert half_up(value) == rounded


def test_a_quotient_is_rounded_once() -> None:
    assert half_up(95000, 36) == 2639  # 26.388...
    assert half_up(1, 2) == 1
    assert half_up(-1, 2) == -1
    assert half_up(1, 3) == 0


def test_a_share_in_percent() -> None:
    assert percent(1, 3) == Decimal("33.3")
    assert percent(2_001, 80_000) == Decimal("2.5")  # 2.50125
    assert percent(1, 2_000) == Decimal("0.1")  # 0.05
    assert percent(-1, 2_000) == Decimal("-0.1")
    assert percent(1, 0) is None


def test_percent_of_an_amount() -> None:
    assert percent_of(100010, Decimal("5")) == 5001  # 1,000.10 x 5 % = 50.005
    assert percent_of(599900, Decimal("5")) == 29995
    assert percent_of(10000, Decimal("33.3333")) == 3333


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100000, [1] * 12, [8334] * 4 + [8333] * 8),  # 1,000.00 over 12 months, pinned
        (10, [1] * 12, [1] * 10 + [0, 0]),  # 0.10 over 12 months: no negative part
        (10000, [1, 1, 1], [3334, 3333, 3333]),  # 100.00 in 3 parts
        (-100000, [1] * 12, [-8334] * 4 + [-8333] * 8),  # a reversal mirrors what it reverses
        (0, [1, 2], [0, 0]),
        (100, [50, 30, 20], [50, 30, 20]),
        (101, [50, 30, 20], [51, 30, 20]),  # shares 50.5, 30.3, 20.2
        (10, [6, 6, 2], [4, 4, 2]),  # 4.29, 4.29, 1.43: the one unit over goes to the third
        (7, [0, 1, 0], [0, 7, 0]),
        (1, [1, 1], [1, 0]),  # a tie goes to the earlier part
        (100, [Decimal("0.5"), Decimal("0.25"), Decimal("0.25")], [50, 25, 25]),
        (1000, [Decimal("33.3333"), Decimal("33.3333"), Decimal("33.3334")], [333, 333, 334]),
        (10, [Fraction(1, 3), Fraction(2, 3)], [3, 7]),
    ],
)
def test_the_largest_remainders_take_what_is_over(total: int, weights: list[int], parts: list[int]) -> None:
    assert spread(total, weights) == parts


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100000, [1] * 12, [8333] * 11 + [8337]),  # 1,000.00 over 12: 83.33 each, 1,000.00 - 11 x 83.33 for the last
        (10, [1] * 12, [1] * 10 + [0, 0]),  # 0.10 over 12: a cent each until it is spent, no negative part
        (10000, [1, 1, 1], [3333, 3333, 3334]),  # 100.00 in 3 parts
        (20000, [1, 1, 1], [6667, 6667, 6666]),  # 200.00 in 3 parts
        (-10000, [1, 1, 1], [-3333, -3333, -3334]),
        (101, [50, 30, 20], [51, 30, 20]),  # 50.5 goes up
        (7, [0, 1, 0], [0, 7, 0]),
        (5, [1], [5]),
    ],
)
def test_the_last_part_takes_the_rest(total: int, weights: list[int], parts: list[int]) -> None:
    assert spread_to_last(total, weights) == parts


@pytest.mark.parametrize("share", [spread, spread_to_last])
@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 5], [-1]])
def test_weights_that_share_nothing_are_refused(weights: list[int], share: Sharing) -> None:
    with pytest.raises(ValueError, match="weights"):
        share(100, weights)


@given(
    st.integers(-(10**15), 10**15),
    st.lists(st.decimals(0, 10**9, places=4), min_size=1, max_size=40).filter(any),
)
def test_with_the_rest_in_the_last_part_they_add_up_and_none_has_the_other_sign(
    total: int, weights: list[Decimal]
) -> None:
    parts = spread_to_last(total, weights)
    assert sum(parts) == total
    assert all(part * total >= 0 for part in parts)


@given(
    st.integers(-(10**15), 10**15),
    st.lists(st.decimals(0, 10**9, places=4), min_size=1, max_size=40).filter(any),
)
def test_parts_add_up_and_each_lies_within_one_unit_of_its_share(total: int, weights: list[Decimal]) -> None:
    parts = spread(total, weights)
    assert sum(parts) == total
    whole = Fraction(sum(weights))
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total) * Fraction(weight) / whole) < 1
        assert part * total >= 0
