"""Amounts of money as people type them, and as they are read back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bizdesk.office import refusal
from bizdesk.office.values import ValueRefused, parse_money, plain_money, show_money

LARGEST = 9_223_372_036_854_775_807


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1,234.50", 123450),
        ("￥1234.5", 123450),
        ("¥ 1234.5", 123450),
        ("CNY 12999", 1299900),
        ("rmb12999", 1299900),
        ("人民币 5", 500),
        ("1234.5元", 123450),
        ("0.12万", 120000),
        ("1.5万元", 1500000),
        ("0.123456万", 123456),
        ("0.0001亿", 1000000),
        ("８９９９", 899900),
        ("１，２３４．５０", 123450),
        ("7999.00 ", 799900),
        ("\u30007999\xa0", 799900),
        (".5", 50),
        ("5.", 500),
        ("0", 0),
        ("-0", 0),
        ("-¥5", -500),
        ("¥-5", -500),
        ("−5", -500),
        ("(1,234.50)", -123450),
        ("（5）", -500),
        ("92233720368547758.07", LARGEST),
    ],
)
def test_an_amount_is_taken_as_it_is_written(typed: str, cents: int) -> None:
    assert parse_money(typed) == cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12*3", 3600),
        ("12×3", 3600),
        ("(12+3)*2", 3000),
        ("2+3*4", 1400),
        ("10-2-3", 500),
        ("100/8/2", 625),
        ("-2*-3", 600),
        ("1.5万/3", 500000),
        ("0.1+0.2", 30),
        ("1000*0.065", 6500),
        ("19.99*0.065", 130),  # 1.29935
        ("10/3", 333),
        ("0.01/2", 1),  # half a cent goes up
        ("-0.01/2", -1),  # and away from zero below it
        ("10/3*3", 1000),  # rounded once, at the end
    ],
)
def test_a_calculation_is_exact_and_rounded_once(typed: str, cents: int) -> None:
    assert parse_money(typed) == cents


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", refusal.EMPTY),
        (" \u3000 ", refusal.EMPTY),
        ("1e3", refusal.EXPONENT),
        ("1E+5", refusal.EXPONENT),
        ("1e10000000", refusal.EXPONENT),
        ("abc", refusal.NOT_A_NUMBER),
        ("12abc", refusal.NOT_A_NUMBER),
        ("0x10", refusal.NOT_A_NUMBER),
        ("NaN", refusal.NOT_A_NUMBER),
        ("Infinity", refusal.NOT_A_NUMBER),
        ("1 2", refusal.NOT_A_NUMBER),
        ("1.2.3", refusal.NOT_A_NUMBER),
        ("$5", refusal.OTHER_CURRENCY),
        ("12.50 €", refusal.OTHER_CURRENCY),
        ("usd 5+1", refusal.OTHER_CURRENCY),
        ("$", refusal.NOT_A_NUMBER),
        ("¥", refusal.NOT_A_NUMBER),
        ("#REF!", refusal.NOT_A_NUMBER),
        ("0.005", refusal.TOO_MANY_DECIMALS),
        ("1.230", refusal.TOO_MANY_DECIMALS),  # a thousand and more where the point groups
        ("1.005+0", refusal.TOO_MANY_DECIMALS),
        ("0.1234567万", refusal.TOO_MANY_DECIMALS),
        ("1.1234567*2", refusal.TOO_MANY_DECIMALS),
        ("2026-11-01", refusal.A_DATE),
        ("2026/11/1", refusal.A_DATE),
        ("２０２６－１－３１", refusal.A_DATE),
        ("31/12/2026", refusal.A_DATE),
        ("1_000", refusal.UNDERSCORE),
        ("٣٤", refusal.FOREIGN_DIGITS),
        ("१२", refusal.FOREIGN_DIGITS),
        ("𝟏𝟐", refusal.FOREIGN_DIGITS),
        ("12,34", refusal.BAD_GROUPING),
        ("1.234,50", refusal.BAD_GROUPING),
        ("92233720368547758.08", refusal.TOO_LARGE),
        ("-92233720368547758.08", refusal.TOO_LARGE),
        ("99999999999*99999999999", refusal.TOO_LARGE),
        ("9*" * 49 + "9", refusal.TOO_LARGE),
        ("1/0", refusal.DIVIDED_BY_ZERO),
        ("1/(2-2)", refusal.DIVIDED_BY_ZERO),
        ("5-", refusal.UNFINISHED_SUM),
        ("2**3", refusal.UNFINISHED_SUM),
        ("(2+3", refusal.BRACKETS),
        ("2+3)", refusal.BRACKETS),
        ("()", refusal.BRACKETS),
        ("(" * 21 + "1" + ")" * 21, refusal.TOO_DEEP),
        ("9" * 101, refusal.TOO_LONG),
        (" " * 10_000_000, refusal.TOO_LONG),
    ],
    ids=range(47),
)
def test_what_is_no_amount_is_refused_in_words(typed: str, message: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_money(typed)
    assert refused.value.message == message
    assert "{" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_refusal_repeats_hostile_text_only_in_its_visible_form() -> None:
    with pytest.raises(ValueRefused) as refused:
        parse_money("\x1b[2J12")
    assert "\x1b" not in str(refused.value)


@given(st.text(max_size=60) | st.text(alphabet="0123456789.,+-*/()¥万元e_ ", max_size=60))
def test_any_text_gives_an_amount_or_a_refusal(text: str) -> None:
    try:
        amount = parse_money(text)
    except ValueRefused:
        return
    assert abs(amount) <= LARGEST


@given(st.integers(-LARGEST, LARGEST), st.sampled_from([0, 2, 3]))
def test_what_is_shown_can_be_typed_again(minor: int, digits: int) -> None:
    assert parse_money(show_money(minor, digits), digits) == minor
    assert parse_money(plain_money(minor, digits), digits) == minor


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_a_sum_of_amounts_is_the_sum_of_their_cents(amounts: list[int]) -> None:
    assert parse_money("+".join(map(plain_money, amounts))) == sum(amounts)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_quotient_is_off_by_half_a_cent_at_most(dividend: int, divisor: int) -> None:
    assert abs(parse_money(f"{dividend}/{divisor}") - Fraction(dividend * 100, divisor)) <= Fraction(1, 2)


def test_an_office_with_another_currency_names_its_marks_and_decimals() -> None:
    assert parse_money("$12.50", marks=("$", "USD")) == 1250
    assert parse_money("usd 12.50", marks=("$", "USD")) == 1250
    assert parse_money("12.50 $", marks=("$", "USD")) == parse_money("12.50USD", marks=("$", "USD")) == 1250
    assert parse_money("1,200", 0) == 1200
    assert parse_money("1.234", 3) == 1234
    with pytest.raises(ValueRefused):
        parse_money("12.5", 0)
    with pytest.raises(ValueRefused, match="Amounts are in EUR here, not in another currency"):
        parse_money("￥1234.5", marks=("€", "EUR"))


@pytest.mark.parametrize("text", ["1234.5元", "0.12万元", "1234.5 圆", "2亿元", "5*3元", "１２元"])
def test_yuan_are_no_amount_of_another_currency(text: str) -> None:
    assert parse_money(text) > 0
    with pytest.raises(ValueRefused, match="Amounts are in EUR here, not in another currency"):
        parse_money(text, marks=("€", "EUR"))


def test_ten_thousands_are_figures_in_any_currency() -> None:
    assert parse_money("0.12万", marks=("€", "EUR")) == 120_000


def test_an_amount_is_shown_with_or_without_commas() -> None:
    assert show_money(123450) == "1,234.50"
    assert show_money(-5) == "-0.05"
    assert show_money(123450, grouping=False) == plain_money(123450) == "1234.50"
    assert show_money(1234, 0) == "1,234"
