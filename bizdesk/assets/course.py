"""A card on its way through the months: what it charges next, and what a change does to that."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bizdesk.assets.plan import Months, Plan, Stretch, stretches, yearly_rate
from bizdesk.assets.terms import Change, Terms, age_after
from bizdesk.assets.why import Why
from bizdesk.office.money import half_up


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due at one time: an amount, for how many months, and why."""

    amount: int
    months: int
    why: tuple[Why, ...]

    def joined(self, other: "Due") -> "Due":
        """Both together, for the reasons of the other, the later one."""
        return Due(self.amount + other.amount, self.months + other.months, other.why)

    def noted(self, notes: Iterable[Why]) -> "Due":
        """The same with further reasons."""
        return Due(self.amount, self.months, (*self.why, *notes))


NOTHING_DUE = Due(0, 0, ())
NO_RATE = NO_UNITS = Fraction(0)


class Course:
    """The acting state of one card while its months are walked in order.

    `age` counts the months of its life behind it, `origin` is the age at which the plan's own clock began.
    `written_off` is what happened already takes from the book value only when it acts: nothing is charged of that.
    """

    def __init__(self, terms: Terms) -> None:
        self.method, self.life = terms.method, terms.life_months
        self.switch, self.period_amount = terms.switch, terms.period_amount
        self.typed_rate, self.total_units = terms.rate, terms.total_units
        self.cost, self.residual = terms.cost, terms.residual
        self.accumulated, self.impairment = terms.opening_accumulated, terms.opening_impairment
        self.age: Months = age_after(terms, terms.opening_months) if terms.age is None else terms.age
        self.origin: Months = terms.begun_age
        self.begun_book = terms.cost if terms.begun_book is None else terms.begun_book
        self.begun_residual = terms.residual if terms.begun_residual is None else terms.begun_residual
        self.rate = self._yearly_rate()
        self.units_left = self._opening_units() if terms.units_left is None else Fraction(terms.units_left)
        self.written_off = 0
        self.since: Why | None = None
        if terms.opening_on is not None and terms.opening_accumulated:
            self.since = Why("opening", {"on": terms.opening_on})
        self.replan()

    @property
    def book(self) -> int:
        """The net book value that plans are made from."""
        return self.cost - self.accumulated - self.impairment

    @property
    def left(self) -> int:
        """What is still to be charged."""
        return max(0, self.book - self.residual)

    @property
    def spare(self) -> int:
        """What units and typed amounts may still charge."""
        return max(0, self.left - self.written_off)

    @property
    def ends(self) -> bool:
        """Whether time alone brings the card to its residual."""
        return self.left > 0 and self._stretch is not None

    def plan(self) -> Plan:
        """The plan for what is left, on the clock that is running."""
        months, age = self.life - self.origin, self.age - self.origin
        method = self.method if self.life > 0 else "none"
        return Plan(method, self.book, self.residual, months, age, self.rate, self.switch, self.period_amount)

    def replan(self) -> None:
        """Spread what is left over what remains; the years of the plan stay where they are."""
        plan = self.plan()
        self._position = plan.age
        self._ahead = tuple(stretches(plan))
        self._units_plan, self._units_base = self.units_left, self.left
        self._advance()

    def take(self, change: Change) -> None:
        """Let a change act: on what is left over what remains, with years that begin anew.

        A split leaves the years where they are, so that the parts together go on as the whole would have; a change
        that changes nothing does too.
        """
        before = self._basis()
        moved = change.moved
        self.cost += moved.cost
        self.accumulated += moved.accumulated
        self.impairment += moved.impairment
        self.residual = change.residual_after(self.residual)
        self.life = self.life if change.life_months is None else change.life_months
        self.method, self.switch = change.method or self.method, change.switch or self.switch
        self.period_amount = change.period_amount or self.period_amount
        self.typed_rate = self.typed_rate if change.rate is None else change.rate
        if change.total_units is not None:
            used = Fraction(self.total_units or 0) - self.units_left
            self.total_units = change.total_units
            self.units_left = max(Fraction(change.total_units) - used, Fraction(0))
        if self._basis() == before:
            return
        self.since = Why(change.kind, {"on": change.on})
        if change.kind != "split":
            self.origin, self.begun_book, self.begun_residual = self.age, self.book, self.residual
            self.rate = self._yearly_rate()
        self.replan()

    def charge(self, weight: Months, units: Decimal | None = None, typed: int | None = None) -> Due:
        """Charge one month, or the part of it that `weight` says."""
        running = self.ends and weight > 0
        self.age += weight
        if self.method == "units_of_production":
            amount, why = self._by_units(units or Decimal(0))
        elif self.method == "manual":
            amount, why = self._by_hand(typed or 0)
        else:
            amount, why = self._by_time(weight)
        self.accumulated += amount
        return Due(amount, int(running or amount > 0), tuple(why))

    def charge_part(self, held: Months, whole: Months, units: Decimal | None, typed: int | None) -> tuple[Due, Due]:
        """Charge a month in two parts that together are what it would have been whole: now, and what is put off."""
        if held == whole:
            return self.charge(whole, units, typed), NOTHING_DUE
        part = copy(self).charge(held, units, typed)
        month = self.charge(whole, units, typed)
        return part, Due(month.amount - part.amount, month.months - part.months, ())

    def post(self, difference: int) -> None:
        """Take a month as it was posted, so much above what was planned."""
        self.accumulated += difference
        self.replan()

    def _advance(self) -> None:
        self._stretch: Stretch | None = self._ahead[0] if self._ahead else None
        self._ahead = self._ahead[1:]
        self._rest = self._stretch.amount if self._stretch else 0

    def _by_time(self, weight: Months) -> tuple[int, list[Why]]:
        amount = 0
        why: list[Why] = []
        while weight and self._stretch is not None:
            stretch = self._stretch
            part = min(weight, stretch.end - self._position)
            self._position += part
            planned = half_up(stretch.amount * part, stretch.months) if stretch.months else stretch.amount
            why.append(stretch.why)
            if self._position >= stretch.end:
                if self._rest != planned:
                    why.append(Why("remainder", {}))
                amount += self._rest
                weight -= part
                self._advance()
                continue
            planned = min(planned, self._rest)
            self._rest -= planned
            return amount + planned, why
        return amount, why

    def _by_units(self, units: Decimal) -> tuple[int, list[Why]]:
        """A month's units at the unrounded amount per unit; the last unit takes what is left."""
        if units <= 0 or not self.left or self.units_left <= 0:
            return 0, []
        used = Fraction(units)
        whole = Decimal(half_up(self._units_plan * 10000)) / 10000
        self.units_left -= used
        if self.units_left <= 0:
            return self.spare, [Why("units_used_up", {})]
        amount = min(half_up(self._units_base * used, self._units_plan), self.spare)
        return amount, [Why("units_of_production", {"units": units, "base": self._units_base, "whole": whole})]

    def _by_hand(self, typed: int) -> tuple[int, list[Why]]:
        amount = max(0, min(typed, self.spare))
        return amount, [Why("manual" if amount == typed else "manual_cut", {})] if typed else []

    def _basis(self) -> tuple[object, ...]:
        choices = self.method, self.switch, self.period_amount
        return self.book, self.residual, self.life, self.typed_rate, self.units_left, choices

    def _yearly_rate(self) -> Fraction:
        """The rate of written-down value: as typed, else found for what is to be spread from here on."""
        if self.method != "declining_balance":
            return NO_RATE
        if self.typed_rate is not None:
            return Fraction(self.typed_rate) / 100
        return yearly_rate(self.begun_book, self.begun_residual, self.life - self.origin)

    def _opening_units(self) -> Fraction:
        """The units left at the start: in the proportion of what is left to charge to all there was."""
        if self.total_units is None:
            return NO_UNITS
        whole = self.cost - self.residual
        units = Fraction(self.total_units)
        return units * Fraction(self.left, whole) if whole > 0 else units
