"""What an asset's value rests on: the terms of its card, and the dated changes to them.

Amounts are minor units, percents are Decimal, months are whole. Nothing here is ever rewritten: a card's value on any
day follows from its terms and its changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from bizdesk.office.money import percent_of
from bizdesk.office.periods import days_in_month, first_day, index_of, month_index, months_ended, period_of

METHODS = (
    "straight_line",
    "double_declining",
    "sum_of_years",
    "units_of_production",
    "declining_balance",
    "manual",
    "none",
)
TIMED = frozenset({"straight_line", "double_declining", "sum_of_years", "declining_balance"})
CONVENTIONS = ("next_month", "same_month", "daily", "half_year")
SWITCHES = ("last_two_years", "when_larger", "never")
PERIOD_AMOUNTS = ("monthly", "yearly_correction")
THROUGH = ("month", "day")
KINDS = (
    "improved",
    "impaired",
    "revalued",
    "life_changed",
    "residual_changed",
    "method_changed",
    "split",
    "merged",
    "shared",
    "disposed",
    "reinstated",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms an asset begins with; whole in itself, so that a value needs no look at any other record.

    rate: per cent a year, for declining_balance; without one it follows from cost, residual and life.
    switch: when double_declining turns to straight line. period_amount: whether the months of straight_line make the
    rounded amount of their year exactly, as those of the other methods do in any case.
    opening_*: what stood on the books at the end of the day opening_on, the charge of a month counting from its last
    day; opening_months counts months charged. held_from: the day the card comes into being, else in_use_on: of a part
    split off, the day of the split. age: of a part, how many months of its life the whole had behind it, which its
    opening months alone do not tell; else they count as the first of its life. begun_*: at what age the years of the
    plan began on the whole, and the book value and residual it then had, which the rate of declining_balance follows
    from; units_left: what was left of the total units.
    """

    cost: int
    residual: int = 0
    life_months: int = 0
    method: str = "straight_line"
    in_use_on: date | None = None
    start_convention: str = "next_month"
    total_units: Decimal | None = None
    rate: Decimal | None = None
    switch: str = "last_two_years"
    period_amount: str = "monthly"
    opening_accumulated: int = 0
    opening_months: int = 0
    opening_impairment: int = 0
    opening_on: date | None = None
    held_from: date | None = None
    age: int | Fraction | None = None
    begun_age: int | Fraction = 0
    begun_book: int | None = None
    begun_residual: int | None = None
    units_left: Decimal | None = None

    def __post_init__(self) -> None:
        if self.method not in METHODS or self.start_convention not in CONVENTIONS:
            raise ValueError(f"unknown rule: {self.method}, {self.start_convention}")
        if self.switch not in SWITCHES or self.period_amount not in PERIOD_AMOUNTS:
            raise ValueError(f"unknown rule: {self.switch}, {self.period_amount}")


class Moved(NamedTuple):
    """What a change adds to a card's amounts, or takes from them."""

    cost: int
    accumulated: int
    impairment: int


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change to a card's terms; it acts forward only.

    on: the true date. period: where it is booked, the first open one; the month of `on` when empty.
    sequence: the order among changes of one day, and the name of a disposal. amount: what improved adds to the cost,
    revalued adds to it or takes from it, impaired writes off, split takes from the cost and merged adds to it; split
    and merged name the accumulated, impairment and residual that go with it. shared: what a split or a merger moves of
    the changes of its month, acting when they do; its residual is set anew. life_months (the whole life, not the
    rest), residual, method, rate, total_units, switch and period_amount are the new values where given, with any kind.
    through: of disposed, whether its month is charged as the convention has it or through the day itself. reverses: of
    reinstated, the sequence of the disposal.
    """

    kind: str
    on: date
    amount: int = 0
    sequence: int = 0
    period: str = ""
    life_months: int | None = None
    residual: int | None = None
    method: str | None = None
    rate: Decimal | None = None
    total_units: Decimal | None = None
    switch: str | None = None
    period_amount: str | None = None
    accumulated: int = 0
    impairment: int = 0
    through: str = "month"
    reverses: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or (self.method is not None and self.method not in METHODS):
            raise ValueError(f"unknown change: {self.kind}, {self.method}")
        if self.switch not in (None, *SWITCHES) or self.period_amount not in (None, *PERIOD_AMOUNTS):
            raise ValueError(f"unknown change: {self.switch}, {self.period_amount}")
        if self.through not in THROUGH:
            raise ValueError(f"unknown change: {self.through}")

    @property
    def booked(self) -> str:
        """The period the change is booked in."""
        return self.period or period_of(self.on)

    @property
    def order(self) -> tuple[str, date, int]:
        """What puts changes in order, whatever order they were written down in."""
        return self.booked, self.on, self.sequence

    @property
    def late(self) -> bool:
        """Whether the true date lies in a month that was closed when the change was booked."""
        return self.booked > period_of(self.on)

    @property
    def counts_from(self) -> date:
        """The day from which values show the change: its own, or the first of a later period it is booked in."""
        return first_day(self.booked) if self.late else self.on

    @property
    def moved(self) -> Moved:
        """What the change does to cost, accumulated depreciation and impairment."""
        if self.kind == "impaired":
            return Moved(0, 0, self.amount)
        if self.kind == "split":
            return Moved(-self.amount, -self.accumulated, -self.impairment)
        return Moved(self.amount, self.accumulated, self.impairment)

    def residual_after(self, residual: int) -> int:
        """The residual once the change has acted: split takes its part out, merged adds one, others set it anew."""
        if self.residual is None:
            return residual
        parts = {"split": residual - self.residual, "merged": residual + self.residual}
        return parts.get(self.kind, self.residual)


def residual_of(cost: int, percent: Decimal, memo: int = 0) -> int:
    """The residual value: so many per cent of cost, at least the memo value, at most the cost itself."""
    return min(cost, max(percent_of(cost, percent), memo))


def start_index(terms: Terms) -> int | None:
    """The index of the first month the convention charges, opening balances aside; None before the asset is in use."""
    if terms.in_use_on is None:
        return None
    return month_index(terms.in_use_on) + (terms.start_convention == "next_month")


def first_index(terms: Terms) -> int | None:
    """The index of the first month that is charged here: after the opening balances, where there are any."""
    start = start_index(terms)
    if terms.opening_on is not None:
        after = months_ended(terms.opening_on)
        return after if start is None else max(start, after)
    return None if start is None else start + terms.opening_months


def month_weight(terms: Terms, index: int, days: int | None = None) -> int | Fraction:
    """How much of a month's charge falls to the month with an index: 0 before the start, else mostly 1.

    daily: the first month by its days, the first day counting. half_year: the months of the first calendar year share
    six months' charge evenly. days: through which day of the month the asset is charged where it leaves in it.
    """
    begin, first = terms.in_use_on, 1
    share: int | Fraction = 1
    if begin is not None:
        begun = month_index(begin)
        if index < begun + (terms.start_convention == "next_month"):
            return 0
        if terms.start_convention == "half_year" and index // 12 == begin.year:
            share = Fraction(6, 13 - begin.month)
        elif terms.start_convention == "daily" and index == begun:
            first = begin.day
    if days is None and first == 1:
        return share
    whole = days_in_month(index)
    charged = max(0, (whole if days is None else days) + 1 - first)
    return share if charged == whole else share * Fraction(charged, whole)


def age_after(terms: Terms, months: int) -> int | Fraction:
    """How many months of its life the asset has behind it after its first months, by its convention."""
    start = start_index(terms)
    if start is None or terms.start_convention in ("next_month", "same_month"):
        return months
    return sum((month_weight(terms, start + month) for month in range(months)), start=0)


def parts_of_month(terms: Terms) -> int:
    """Into how many equal parts the convention divides a month, so that every age is a whole number of them."""
    day = terms.in_use_on
    if day is None or terms.start_convention in ("next_month", "same_month"):
        return 1
    return days_in_month(month_index(day)) if terms.start_convention == "daily" else 13 - day.month


def months_in_all(life: int, convention: str, in_use_on: date | None) -> int:
    """How many months are charged until a life is over: one more where the first is charged by its days, and under
    half_year those of the first calendar year count six together."""
    if in_use_on is None or convention not in ("daily", "half_year"):
        return life
    if convention == "daily":
        return life + (in_use_on.day > 1)
    first = 13 - in_use_on.month
    return -(-life * first // 6) if life <= 6 else first + life - 6


def act_index(change: Change, convention: str) -> int:
    """The index of the first month whose charge a change acts on, by itself; never one before its booked period.

    next_month, daily, half_year: the month after, so that what is left after the month's own charge is spread over
    what remains, and the month of disposal is charged. same_month: the month itself, so that an asset is charged in
    the month it comes and not in the month it goes, unless it is charged through its last day. A split, a merger and a
    reinstatement act as of their day: on every month that has not ended by then.
    """
    if change.kind == "reinstated":
        own = month_index(change.on)
    elif change.kind in ("split", "merged"):
        own = months_ended(change.on)
    else:
        own = month_index(change.on) + (convention != "same_month" or change.through == "day")
    return max(own, index_of(change.booked))


def acts(terms: Terms, changes: Iterable[Change]) -> list[tuple[int, Change]]:
    """Every change of value or estimate with the index it acts from; a split acts before what acts a month later."""
    ordered = sorted((change for change in changes if change.kind not in ("disposed", "reinstated")), key=_order)
    found = [(act_index(change, terms.start_convention), change) for change in ordered]
    return sorted(found, key=lambda each: each[0])


def _order(change: Change) -> tuple[str, date, int]:
    return change.order
