"""Money as people type and read it: small calculations in, minor units kept, figures and capital characters out."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from bizdesk.office.quantities import DIGITS, LARGEST, decimals_of, half_width, not_a_number, shown
from bizdesk.office.refusal import (
    A_DATE,
    BRACKETS,
    DIVIDED_BY_ZERO,
    OTHER_CURRENCY,
    TOO_DEEP,
    TOO_LARGE,
    TOO_MANY_DECIMALS,
    UNFINISHED_SUM,
    ValueRefused,
)

# What an amount in a currency may be written with beside its code.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "CNY": ("¥", "人民币", "RMB"),
    "EUR": ("€",),
    "GBP": ("£",),
    "HKD": ("HK$", "$"),
    "JPY": ("¥",),
    "TWD": ("NT$", "$"),
    "USD": ("US$", "$"),
}
YUAN = (*SIGNS["CNY"], "CNY")
UNITS = {"元": 0, "圆": 0, "万元": 4, "万": 4, "亿元": 8, "亿": 8}
# 万 and 亿 alone are figures in any currency; with 元 they are yuan.
IN_YUAN = re.compile(r"[\d.万亿]\s*[元圆]")
# 2026-11-01 is 2014 by the rules of sums, and nobody means that.
DATE = re.compile(r"(?a:\d{4}([-/])(?:0?[1-9]|1[0-2])\1\d{1,2}|\d{1,2}([-/])\d{1,2}\2\d{4})")
FACTOR_DECIMALS = 6
DEPTH_LIMIT = 20

TOKEN = re.compile(rf"(?a:\s*(?:(?P<number>{DIGITS})\s*(?P<unit>万元|亿元|万|亿|元|圆)?|(?P<sign>[-+*/()])))")


def parse_money(text: str, digits: int = 2, marks: Sequence[str] = YUAN) -> int:
    """The amount in minor units; digits is how many decimals the currency has, marks the signs it may be written with,
    its code the last of them.

    Taken: 1,234.50, ￥1234.5, 1234.5元 (yuan only), 0.12万, CNY 12999, 12999 CNY, and sums with + - * / and brackets. A
    lone number in brackets is negative, as in accounts. A written decimal beyond digits is refused, zeros included. In
    a calculation with * or / the other numbers may be rates, of up to six decimals, and the exact result is rounded
    half up, once; one with + and - alone adds amounts, and each must be one. Raises ValueRefused.
    """
    plain = half_width(text)
    for mark in marks:
        sign = re.escape(mark)
        plain = re.sub(rf"{sign}\s*(?=[-+(\d.])|(?<=[\d.)])\s*{sign}(?!\w)", "", plain, flags=re.IGNORECASE)
    if DATE.fullmatch(plain):
        raise ValueRefused(A_DATE, text=shown(text))
    if marks[-1] != YUAN[-1] and IN_YUAN.search(plain):
        raise _in_another(text, marks)
    try:
        tokens = _tokens(plain, text)
    except ValueRefused:
        if _of_another(plain, marks):
            raise _in_another(text, marks) from None
        raise
    product = any(token in ("*", "/") for token in tokens)
    for token in tokens:
        if isinstance(token, tuple) and token[1] > (FACTOR_DECIMALS if product else digits):
            raise ValueRefused(TOO_MANY_DECIMALS, digits=FACTOR_DECIMALS if product else digits, text=shown(text))
    sum_ = _Sum(tokens, text)
    value = sum_.expression(0)
    if sum_.place < len(tokens):
        raise ValueRefused(BRACKETS if tokens[sum_.place] == ")" else UNFINISHED_SUM, text=shown(text))
    if len(tokens) == 3 and tokens[0] == "(":
        value = -value
    minor = _half_up(value * 10**digits)
    if abs(minor) > LARGEST:
        raise ValueRefused(TOO_LARGE, text=shown(text))
    return minor


def signs(currency: str) -> tuple[str, ...]:
    """What may stand before an amount in a currency: its signs and its code."""
    return (*SIGNS.get(currency, ()), currency)


def _in_another(text: str, marks: Sequence[str]) -> ValueRefused:
    """The refusal of an amount in another currency than that of the marks."""
    return ValueRefused(OTHER_CURRENCY, currency=marks[-1], text=shown(text))


def _of_another(plain: str, marks: Sequence[str]) -> bool:
    """Whether figures stand beside a sign of another currency than that of the marks."""
    others = {mark for code in SIGNS for mark in signs(code)} - {*marks}
    found = "|".join(map(re.escape, others))
    return re.search(rf"(?:{found})\s*[-+(\d.]|[\d.)]\s*(?:{found})", plain, re.IGNORECASE) is not None


# A sign as it stands, or a number with the count of its decimals.
Token = str | tuple[Fraction, int]


def _tokens(plain: str, text: str) -> list[Token]:
    tokens: list[Token] = []
    place = 0
    while place < len(plain):
        match = TOKEN.match(plain, place)
        if match is None:
            raise not_a_number(plain, text)
        place = match.end()
        if match["sign"]:
            tokens.append(match["sign"])
            continue
        if tokens and isinstance(tokens[-1], tuple):
            raise not_a_number(plain, text)
        shift = UNITS[match["unit"]] if match["unit"] else 0
        value = Fraction(match["number"].replace(",", "").rstrip(".")) * 10**shift
        tokens.append((value, max(decimals_of(match["number"]) - shift, 0)))
    return tokens


class _Sum:
    """One reading of a calculation, from the first token to the last, by descent."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.place = 0

    def take(self, *signs: str) -> str:
        """The next token if it is one of the signs, else an empty string."""
        token = self.tokens[self.place] if self.place < len(self.tokens) else ""
        if isinstance(token, str) and token in signs:
            self.place += 1
            return token
        return ""

    def expression(self, depth: int) -> Fraction:
        value = self.term(depth)
        while sign := self.take("+", "-"):
            term = self.term(depth)
            value = value + term if sign == "+" else value - term
        return value

    def term(self, depth: int) -> Fraction:
        value = self.factor(depth)
        while sign := self.take("*", "/"):
            factor = self.factor(depth)
            if sign == "/" and not factor:
                raise ValueRefused(DIVIDED_BY_ZERO, text=shown(self.text))
            value = value * factor if sign == "*" else value / factor
        return value

    def factor(self, depth: int) -> Fraction:
        if depth > DEPTH_LIMIT:
            raise ValueRefused(TOO_DEEP, limit=DEPTH_LIMIT)
        if sign := self.take("+", "-"):
            value = self.factor(depth + 1)
            return -value if sign == "-" else value
        if self.take("("):
            value = self.expression(depth + 1)
            if not self.take(")"):
                raise ValueRefused(BRACKETS, text=shown(self.text))
            return value
        token = self.tokens[self.place] if self.place < len(self.tokens) else ""
        if isinstance(token, str):
            raise ValueRefused(BRACKETS if token == ")" else UNFINISHED_SUM, text=shown(self.text))
        self.place += 1
        return token[0]


def _half_up(value: Fraction) -> int:
    rounded = (abs(value) * 2 + 1) // 2
    return -rounded if value < 0 else rounded
