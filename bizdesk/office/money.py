"""Whole minor units: rounding half up, and sharing out so that the parts add up.

Negative amounts mirror positive ones, so that reversing an entry gives the same figures with the other sign.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction
Sharing = Callable[[int, Sequence[Exact]], list[int]]


def half_up(numerator: int | Fraction, denominator: int | Fraction = 1) -> int:
    """The quotient rounded to a whole number, halves away from zero; the denominator is positive."""
    if numerator < 0:
        return -half_up(-numerator, denominator)
    return int((2 * numerator + denominator) // (2 * denominator))


def percent_of(amount: int, percent: Exact) -> int:
    """So many per cent of an amount, rounded once: 5 % of 1000.10 is 50.01."""
    return half_up(amount * Fraction(percent), 100)


def percent(part: int, whole: int) -> Decimal | None:
    """A share in percent with one decimal, rounded half up, as it is shown; None of nothing."""
    return Decimal(half_up(part * 1_000, whole)).scaleb(-1) if whole else None


def spread(total: int, weights: Sequence[Exact]) -> list[int]:
    """Share a total out by weights so that the parts add up exactly, by the largest remainder.

    Each part is rounded down; the units left go one each to the largest remainders, at a tie to the earlier part.
    ValueError for a negative weight, and when no weight is above zero.
    """
    if total < 0:
        return [-part for part in spread(-total, weights)]
    exact, whole = _weighed(weights)
    shares = [divmod(total * weight, whole) for weight in exact]
    parts = [int(share) for share, _rest in shares]
    left = total - sum(parts)
    order = sorted(range(len(shares)), key=lambda place: -shares[place][1])
    for place in order[:left]:
        parts[place] += 1
    return parts


def spread_to_last(total: int, weights: Sequence[Exact]) -> list[int]:
    """Share a total out by weights so that the parts add up exactly, the last part taking the rest.

    Each part but the last is rounded half up, as far as there is anything left: none is ever negative. ValueError as
    in spread.
    """
    if total < 0:
        return [-part for part in spread_to_last(-total, weights)]
    exact, whole = _weighed(weights)
    parts, rest = [], total
    for weight in exact[:-1]:
        parts.append(min(half_up(total * weight, whole), rest))
        rest -= parts[-1]
    return [*parts, rest]


def _weighed(weights: Sequence[Exact]) -> tuple[list[int | Fraction], int | Fraction]:
    """Weights as exact numbers, and their sum; ValueError where nothing can be shared out by them."""
    exact = [weight if isinstance(weight, int) else Fraction(weight) for weight in weights]
    whole = sum(exact)
    if whole <= 0 or min(exact) < 0:
        raise ValueError("weights must not be negative and not all zero")
    return exact, whole
