"""How each method spreads a book value over the months that remain, as stretches of equal months.

A plan has a clock of its own that begins where its years begin: when the asset starts, and anew after a change. A
depreciation year is twelve months of that clock. The year's charge is rounded once, its months are equal, and the last
month of a stretch takes the remainder. Months may be fractions where a convention charges part of one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from bizdesk.assets.why import Named, Why
from bizdesk.office.money import half_up

Months = int | Fraction
RATE_PLACES = 40


class Stretch(NamedTuple):
    """An amount to charge in equal months up to `end` on the plan's clock."""

    end: Months
    months: Months
    amount: int
    why: Why

    @property
    def monthly(self) -> int:
        """The charge of a whole month, before the remainder."""
        return half_up(self.amount, self.months) if self.months else self.amount


@dataclass(frozen=True, slots=True)
class Plan:
    """A book value that stands at `age` on the plan's clock, to be brought down to the residual by `months`.

    rate: the yearly share for declining_balance, 1 being all of it.
    """

    method: str
    book: int
    residual: int
    months: Months
    age: Months = 0
    rate: Fraction = Fraction(0)
    switch: str = "last_two_years"
    period_amount: str = "monthly"


class _Year(NamedTuple):
    """A depreciation year from its beginning on the clock; what of it lies ahead runs from `since` to `end`."""

    begin: int
    since: Months
    end: Months

    @property
    def number(self) -> int:
        return self.begin // 12 + 1


@lru_cache(maxsize=4096)
def yearly_rate(cost: int, residual: int, months: Months) -> Fraction:
    """The share that brings cost down to residual in so many months: 1 - (residual / cost) ** (1 / years).

    Worked to 60 digits and kept to 40 decimals, the factor cut down and the rate so rounded up: far finer than any
    cent, and an exact half cent still rounds up. Without a residual the first year takes all: type a rate instead.
    """
    if residual <= 0 or cost <= 0 or months <= 0:
        return Fraction(1)
    if residual >= cost:
        return Fraction(0)
    years = Fraction(months) / 12
    with localcontext(prec=60):
        factor = (Decimal(residual) / cost) ** (Decimal(years.denominator) / years.numerator)
        return 1 - Fraction(int(factor.scaleb(RATE_PLACES)), 10**RATE_PLACES)


def stretches(plan: Plan) -> Iterator[Stretch]:
    """The stretches that lie ahead; together they charge exactly what the book value exceeds the residual by.

    A life that is already over leaves one stretch without months: all of it falls due at once.
    """
    left = plan.book - plan.residual
    if left <= 0 or plan.method not in _SPREADS:
        return
    if plan.age >= plan.months:
        yield Stretch(plan.age, 0, left, Why("life_over", {}))
    else:
        yield from _SPREADS[plan.method](plan, left)


def charged(ahead: Iterable[Stretch], months: int) -> int:
    """What so many whole months charge together, without walking them one by one."""
    total = 0
    for stretch in ahead:
        if months < stretch.months or not months:
            return total + min(months * stretch.monthly, stretch.amount)
        total += stretch.amount
        months -= int(stretch.months)
    return total


def duration(ahead: Iterable[Stretch]) -> int:
    """How many whole months it takes until nothing is left to charge."""
    begun = needed = 0
    for stretch in ahead:
        if stretch.amount:
            months = -(-stretch.amount // stretch.monthly) if stretch.monthly else int(stretch.months)
            needed = begun + max(1, min(months, int(stretch.months)))
        begun += int(stretch.months)
    return needed


def _straight_line(plan: Plan, left: int) -> Iterator[Stretch]:
    months = plan.months - plan.age
    if plan.period_amount == "monthly":
        yield Stretch(plan.months, months, left, Why("straight_line", {"base": left, "months": _shown(months)}))
        return
    rest = left
    for year in _years(plan):
        share = year.end - year.since
        amount = rest if year.end == plan.months else min(half_up(left * share, months), rest)
        values: Named = {"year": year.number, "base": amount, "months": _shown(share)}
        yield Stretch(year.end, share, amount, Why("straight_year", values))
        rest -= amount


def _sum_of_years(plan: Plan, left: int) -> Iterator[Stretch]:
    """Every month weighs as many parts as months remained when its year began: 5 : 4 : 3 : 2 : 1 for five years."""
    years = list(_years(plan))
    parts = [(year.end - year.since) * (plan.months - year.begin) for year in years]
    whole = sum(parts)
    rest = left
    for year, part in zip(years, parts, strict=True):
        amount = rest if year.end == plan.months else min(half_up(left * part, whole), rest)
        values = {"year": year.number, "parts": _shown(part), "whole": _shown(whole), "base": left}
        yield Stretch(year.end, year.end - year.since, amount, Why("sum_of_years", values))
        rest -= amount


def _double_declining(plan: Plan, left: int) -> Iterator[Stretch]:
    rate = min(Fraction(24) / plan.months, Fraction(1))
    straight = False
    for year in _years(plan):
        months, remaining = year.end - year.since, plan.months - year.since
        equal = half_up(left * months, remaining)
        falling = _falling(year, left + plan.residual, left, rate)
        if plan.switch == "last_two_years":
            straight, code = plan.months - year.begin <= 24, "last_two_years"
        elif plan.switch == "when_larger":
            straight, code = straight or equal > falling.amount, "straight_is_larger"
        else:
            straight, code = year.end == plan.months, "last_year"
        if straight:
            values = {"base": left, "months": _shown(remaining)}
            falling = Stretch(year.end, months, equal, Why(code, values))
        yield falling
        left -= falling.amount


def _declining_balance(plan: Plan, left: int) -> Iterator[Stretch]:
    for year in _years(plan):
        months = year.end - year.since
        if year.end == plan.months:
            yield Stretch(year.end, months, left, Why("last_year", {"base": left, "months": _shown(months)}))
            return
        falling = _falling(year, left + plan.residual, left, min(plan.rate, Fraction(1)), "declining_balance")
        yield falling
        left -= falling.amount


def _falling(year: _Year, book: int, left: int, rate: Fraction, code: str = "double_declining") -> Stretch:
    """The rest of a year at a rate on the book value it began with, never below the residual.

    Within a year that value is found back from the book value now: the months behind took rate / 12 of it each.
    """
    months, behind = year.end - year.since, year.since - year.begin
    share, whole = rate.numerator, rate.denominator
    rest = 12 * whole - behind * share
    amount = min(half_up(book * share * months, rest), left)
    values: Named = {"year": year.number, "rate": _hundredths(rate * 100), "book": half_up(book * 12 * whole, rest)}
    return Stretch(year.end, months, amount, Why(code, values))


def _years(plan: Plan) -> Iterator[_Year]:
    begin = int(plan.age // 12) * 12
    while begin < plan.months:
        yield _Year(begin, max(plan.age, begin), min(begin + 12, plan.months))
        begin += 12


def _shown(months: Months) -> int | Decimal:
    """Months as they are printed: whole, or with two decimals."""
    return months if isinstance(months, int) else _hundredths(months)


def _hundredths(value: Months) -> Decimal:
    return Decimal(half_up(value * 100)) / 100


_SPREADS: dict[str, Callable[[Plan, int], Iterator[Stretch]]] = {
    "straight_line": _straight_line,
    "double_declining": _double_declining,
    "sum_of_years": _sum_of_years,
    "declining_balance": _declining_balance,
}
