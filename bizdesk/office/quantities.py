"""Numbers as people type and read them: quantities, percents, whole numbers, months, yes and no.

Nothing is handed to Python's own number parsers before its form and length are known: those take 1e10000000, NaN,
1_000 and the digits of every script.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from bizdesk.office.refusal import (
    BAD_GROUPING,
    EMPTY,
    EXPONENT,
    FOREIGN_DIGITS,
    NOT_A_NUMBER,
    NOT_WHOLE,
    NOT_YES_OR_NO,
    PART_MONTH,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY_DECIMALS,
    UNDERSCORE,
    UNKNOWN_UNIT,
    ValueRefused,
)
from bizdesk.office.text import FULL_WIDTH, fold, visible

TYPED_LIMIT = 100
SHOWN_LIMIT = 40
LARGEST = 2**63 - 1
# Quantities and percents are kept as whole ten-thousandths in 64 bits.
DECIMALS = 4
LARGEST_SCALED = Decimal(LARGEST) / 10**DECIMALS

SIGNS = {ord("￥"): "¥", ord("\u3000"): " ", ord("\xa0"): " ", ord("−"): "-", ord("×"): "*", ord("÷"): "/"}
HALF_WIDTH = FULL_WIDTH | SIGNS

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+"
NUMBER = re.compile(rf"(?a:([+-]?)\s*({DIGITS}))")
EXPONENT_FORM = re.compile(r"(?a:[\d.]\s*[eE]\s*[+-]?\d)")
LIFE = re.compile(rf"(?a:(?:({DIGITS})\s*(?:年|years?|yrs?|y))?\s*(?:(\d+)\s*(?:个月|個月|月|months?|mths?|m))?)")

YES = frozenset({"yes", "y", "true", "t", "1", "on", "是", "对", "有", "√", "✓", "✔", "☑"})
NO = frozenset({"no", "n", "false", "f", "0", "off", "否", "不是", "错", "无", "✗", "✘", "☐"})
CROSS = "×"


def half_width(text: str) -> str:
    """What was typed, with full-width forms made plain and the space around it gone; raises ValueRefused when empty,
    too long, or holding digits of another script.
    """
    if len(text) > 10 * TYPED_LIMIT:
        raise ValueRefused(TOO_LONG, length=len(text), limit=TYPED_LIMIT)
    plain = text.translate(HALF_WIDTH).strip(" \t\r\n")
    if not plain:
        raise ValueRefused(EMPTY)
    if len(plain) > TYPED_LIMIT:
        raise ValueRefused(TOO_LONG, length=len(plain), limit=TYPED_LIMIT)
    if not plain.isascii() and any(unicodedata.category(sign) == "Nd" and sign > "9" for sign in plain):
        raise ValueRefused(FOREIGN_DIGITS, text=shown(text))
    return plain


def shown(text: str) -> str:
    """The typed text as a refusal repeats it."""
    return visible(text, SHOWN_LIMIT)


def not_a_number(plain: str, text: str) -> ValueRefused:
    """The refusal that says what is wrong with something that has not the form of a number."""
    if EXPONENT_FORM.search(plain):
        return ValueRefused(EXPONENT, text=shown(text))
    if "_" in plain:
        return ValueRefused(UNDERSCORE, text=shown(text))
    if "," in plain and plain.replace(",", "").replace(".", "").isdecimal():
        return ValueRefused(BAD_GROUPING, text=shown(text))
    return ValueRefused(NOT_A_NUMBER, text=shown(text))


def decimals_of(digits: str) -> int:
    """How many decimals were written, zeros included: 1.000 may be a thousand elsewhere, so it counts three."""
    return len(digits.partition(".")[2])


def _number(plain: str, text: str, decimals: int) -> Decimal:
    match = NUMBER.fullmatch(plain)
    if match is None:
        raise not_a_number(plain, text)
    sign, digits = match.groups()
    if decimals_of(digits) > decimals:
        raise ValueRefused(TOO_MANY_DECIMALS if decimals else NOT_WHOLE, digits=decimals, text=shown(text))
    value = Decimal(digits.replace(",", ""))
    if value > LARGEST_SCALED and (decimals or value > LARGEST):
        raise ValueRefused(TOO_LARGE, text=shown(text))
    return -value if sign == "-" and value else value


def parse_quantity(text: str) -> Decimal:
    """A quantity of at most four decimals; thousands may be set apart by commas."""
    return _number(half_width(text), text, DECIMALS)


def parse_integer(text: str) -> int:
    """A whole number that fits in 64 bits."""
    return int(_number(half_width(text), text, 0))


def parse_percent(text: str, *, fraction_below_one: bool = False) -> Decimal:
    """A percent as typed: 5%, 5％ and 5 are all 5, and 0.05 is a twentieth of one percent.

    fraction_below_one is for a column where 0.05 stands beside 5%: there a number under 1 without a sign is
    a fraction of one, and 0.05 is 5.
    """
    plain = half_width(text)
    if plain.endswith("%"):
        return _number(plain[:-1].rstrip(), text, DECIMALS)
    if fraction_below_one:
        fraction = _number(plain, text, DECIMALS + 2)
        if abs(fraction) < 1:
            return fraction * 100
    return _number(plain, text, DECIMALS)


def parse_months(text: str, unit: Literal["years", "months"] = "years") -> int:
    """A length of life in months: 36个月, 3年, 5年6个月, 2.5 years; a bare number counts in unit."""
    plain = half_width(text).casefold()
    if NUMBER.fullmatch(plain):
        plain += "年" if unit == "years" else "月"
    match = LIFE.fullmatch(plain)
    if match is None:
        if not any(sign.isdecimal() for sign in plain) or EXPONENT_FORM.search(plain) or "_" in plain:
            raise not_a_number(plain, text)
        raise ValueRefused(PART_MONTH if plain.endswith("月") and "." in plain else UNKNOWN_UNIT, text=shown(text))
    years, months = match.groups()
    total = Fraction((years or "0").replace(",", "").rstrip(".")) * 12 + int(months or 0)
    if total.denominator != 1:
        raise ValueRefused(PART_MONTH, text=shown(text))
    if total > LARGEST:
        raise ValueRefused(TOO_LARGE, text=shown(text))
    return int(total)


def parse_bool(text: str) -> bool:
    """Yes or no, in the words and marks of either language."""
    if len(text) > TYPED_LIMIT:
        raise ValueRefused(TOO_LONG, length=len(text), limit=TYPED_LIMIT)
    word = fold(text)
    if not word:
        raise ValueRefused(EMPTY)
    if word in YES:
        return True
    # Folding makes the cross a letter x, and that letter marks a box as often as it strikes it out.
    if word in NO or text.strip() == CROSS:
        return False
    raise ValueRefused(NOT_YES_OR_NO, text=shown(text))
