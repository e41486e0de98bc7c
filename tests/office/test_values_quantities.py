"""Quantities, percents, whole numbers, months, yes and no, as people type and read them."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office import refusal
from bizdesk.office.values import (
    ValueRefused,
    parse_bool,
    parse_integer,
    parse_months,
    parse_percent,
    parse_quantity,
    show_percent,
    show_quantity,
)


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [("5", "5"), ("1,000", "1000"), ("0.0001", "0.0001"), ("-2.5", "-2.5"), ("１２", "12"),
     ("922337203685477", "922337203685477")],
)  # fmt: skip
def test_a_quantity_has_up_to_four_decimals(typed: str, quantity: str) -> None:
    assert parse_quantity(typed) == Decimal(quantity)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0.00001", refusal.TOO_MANY_DECIMALS),
        ("1e3", refusal.EXPONENT),
        ("1_000", refusal.UNDERSCORE),
        ("12*3", refusal.NOT_A_NUMBER),
        ("NaN", refusal.NOT_A_NUMBER),
        ("3支", refusal.NOT_A_NUMBER),
        ("٣", refusal.FOREIGN_DIGITS),
        ("922337203685478", refusal.TOO_LARGE),
        ("9" * 100, refusal.TOO_LARGE),
        ("", refusal.EMPTY),
    ],
    ids=range(10),
)
def test_what_is_no_quantity_is_refused_in_words(typed: str, message: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_quantity(typed)
    assert refused.value.message == message


def test_a_whole_number_is_whole_and_fits_in_the_file() -> None:
    assert parse_integer("1,024") == 1024
    assert parse_integer("-3") == -3
    assert parse_integer("9223372036854775807") == 2**63 - 1
    for typed in ("3.0", "1.5"):
        with pytest.raises(ValueRefused, match="whole"):
            parse_integer(typed)
    with pytest.raises(ValueRefused, match="large"):
        parse_integer("9223372036854775808")


@pytest.mark.parametrize(
    ("typed", "percent", "beside_fractions"),
    [
        ("5%", "5", "5"),
        ("5％", "5", "5"),
        ("5.0%", "5", "5"),
        ("5", "5", "5"),
        ("0.05", "0.05", "5"),
        ("0.5%", "0.5", "0.5"),
        ("1", "1", "1"),
        ("0", "0", "0"),
        ("-0.1", "-0.1", "-10"),
    ],
)
def test_a_fraction_is_a_percent_only_where_the_column_says_so(typed: str, percent: str, beside_fractions: str) -> None:
    assert parse_percent(typed) == Decimal(percent)
    assert parse_percent(typed, fraction_below_one=True) == Decimal(beside_fractions)


@pytest.mark.parametrize("typed", ["5%%", "%", "five", "5.12345%", "1e1%"])
def test_what_is_no_percent_is_refused(typed: str) -> None:
    with pytest.raises(ValueRefused):
        parse_percent(typed)


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("3", 36), ("36个月", 36), ("36月", 36), ("36 months", 36), ("36m", 36), ("3年", 36), ("3 years", 36),
        ("３年", 36), ("5年6个月", 66), ("2.5年", 30), ("0.25 years", 3), ("1 year 1 month", 13), ("0", 0),
    ],
)  # fmt: skip
def test_a_life_is_counted_in_months(typed: str, months: int) -> None:
    assert parse_months(typed) == months


def test_a_bare_number_counts_in_the_unit_of_its_column() -> None:
    assert parse_months("36", "months") == 36
    assert parse_months("3年", "months") == 36


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0.1年", refusal.PART_MONTH),
        ("3.5个月", refusal.PART_MONTH),
        ("-3", refusal.UNKNOWN_UNIT),
        ("3 weeks", refusal.UNKNOWN_UNIT),
        ("三年", refusal.NOT_A_NUMBER),
        ("1e3", refusal.EXPONENT),
        ("99999999999999999999年", refusal.TOO_LARGE),
        (" ", refusal.EMPTY),
    ],
)
def test_what_is_no_number_of_months_is_refused_in_words(typed: str, message: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_months(typed)
    assert refused.value.message == message


def test_yes_and_no_in_both_languages() -> None:
    assert all(map(parse_bool, ["yes", "Y", "TRUE", "1", "是", "√", "ＹＥＳ", " 有 "]))
    assert not any(map(parse_bool, ["no", "N", "false", "0", "否", "×", "无", "✗"]))
    for typed in ("", "x", "maybe", "2", "不" * 1000):
        with pytest.raises(ValueRefused):
            parse_bool(typed)


@given(st.text(max_size=30) | st.text(alphabet="0123456789.,%年个月 eE+-", max_size=20))
def test_any_text_gives_a_number_or_a_refusal(text: str) -> None:
    for parse in (parse_quantity, parse_integer, parse_percent, parse_months, parse_bool):
        with suppress(ValueRefused):
            assert abs(parse(text)) <= 2**63


@given(st.integers(-(2**62), 2**62).map(lambda n: Decimal(n) / 10**4))
def test_a_shown_quantity_can_be_typed_again(quantity: Decimal) -> None:
    assert parse_quantity(show_quantity(quantity)) == quantity


def test_a_quantity_is_shown_without_zeros_or_exponents() -> None:
    assert [show_quantity(Decimal(text)) for text in ("100", "1E+2", "1.5000", "-0.0", "0.0001")] == [
        "100", "100", "1.5", "0", "0.0001",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("percent", "shown"),
    [
        (Decimal("79.9999"), "80.0%"),
        (Decimal("66.65"), "66.7%"),
        (Decimal("-66.65"), "-66.7%"),
        (Decimal("-0.04"), "0.0%"),
        (Decimal(100), "100.0%"),
        (Fraction(200, 3), "66.7%"),
        (Fraction(-1, 20), "-0.1%"),
        (Fraction(-1, 100), "0.0%"),
        (None, "—"),
    ],
)
def test_a_percent_is_shown_with_one_decimal_half_up(percent: Decimal | Fraction | None, shown: str) -> None:
    assert show_percent(percent) == shown
