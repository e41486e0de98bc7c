"""Amounts, quantities and percents as they are read; without what is needed to read those that people type."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def show_money(minor: int, digits: int = 2, *, grouping: bool = True) -> str:
    """The amount for reading: 1,234.50."""
    whole, rest = divmod(abs(minor), 10**digits)
    figures = f"{whole:,}" if grouping else str(whole)
    return f"{'-' if minor < 0 else ''}{figures}" + (f".{rest:0{digits}d}" if digits else "")


def plain_money(minor: int, digits: int = 2) -> str:
    """The amount for files and forms, without commas: 1234.50."""
    return show_money(minor, digits, grouping=False)


def show_quantity(quantity: Decimal) -> str:
    """The quantity without trailing zeros and never with an exponent."""
    plain = format(quantity, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def show_percent(percent: "Decimal | Fraction | None") -> str:
    """One decimal, half up (away from zero); a dash when there is no base to take a percent of."""
    if percent is None:
        return "—"
    from fractions import Fraction

    if isinstance(percent, Fraction):
        tenths = (abs(percent) * 20 + 1) // 2
        return f"{'-' if percent < 0 and tenths else ''}{tenths // 10}.{tenths % 10}%"
    rounded = percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded)}%"
