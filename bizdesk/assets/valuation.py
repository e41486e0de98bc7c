"""The value of an asset on any day, past or future, from its terms and changes alone.

The charge of a month counts from the month's last day, in the month of a disposal from the day of the disposal. A
change counts from its own day, or from the first day of the period it is booked in where its own month was closed.
Opening balances count from the day they are of; before it stands what the method had charged by then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from bizdesk.assets.absence import absences
from bizdesk.assets.course import Course
from bizdesk.assets.depreciation import NOTHING_TYPED, Charge, Readings, schedule
from bizdesk.assets.plan import charged, duration, stretches
from bizdesk.assets.takeover import by_method, from_new, taken_over_on
from bizdesk.assets.terms import TIMED, Change, Terms, act_index, first_index, months_in_all, start_index
from bizdesk.assets.why import Why
from bizdesk.office.periods import index_of, months_ended

# What the figures of a day before the takeover rest on: what the method had charged by then, or an even spread.
BASES = ("method", "even")


class Value(NamedTuple):
    """What a card stands at on a day, in minor units; all zero when it is not held.

    months_charged: months charged so far, the opening months included. monthly_amount: the next month's charge.
    basis: of a day before the takeover, what the figures rest on, a key of BASES; '' for the ledger itself.
    """

    cost: int
    accumulated: int
    impairment: int
    net_book_value: int
    residual: int
    months_charged: int
    monthly_amount: int
    held: bool
    basis: str = ""

    @property
    def left(self) -> int:
        """What is still to be charged."""
        return max(0, self.net_book_value - self.residual)


NOT_HELD = Value(0, 0, 0, 0, 0, 0, 0, False)


def value_on(terms: Terms, changes: Sequence[Change], day: date, readings: Readings = NOTHING_TYPED) -> Value:
    """The value at the end of a day; the changes may come in any order. UnknownDisposal as in schedule."""
    if day < held_from(terms) or any(absence.covers_day(day) for absence in absences(terms, changes)):
        return NOT_HELD
    if (taken := taken_over_on(terms)) is not None and day < taken:
        return _not_taken_over(terms, changes, day, readings)
    if not changes and not readings.posted and _by_whole_months(terms):
        return _closed(terms, day)
    return _walked(terms, changes, schedule(terms, changes, readings), day, months_ended(day))


def value_from(terms: Terms, changes: Sequence[Change], charges: Iterable[Charge], day: date) -> Value:
    """The same from the charges as they were worked out already, for one day after another since the takeover."""
    if day < held_from(terms) or any(absence.covers_day(day) for absence in absences(terms, changes)):
        return NOT_HELD
    return _walked(terms, changes, charges, day, months_ended(day))


def opened(terms: Terms, changes: Sequence[Change], day: date, readings: Readings = NOTHING_TYPED) -> int:
    """What stands by a day of what was charged before the takeover; all of it once the card has left."""
    value, taken = value_on(terms, changes, day, readings), taken_over_on(terms)
    if day < held_from(terms):
        return 0
    return value.accumulated if value.held and taken is not None and day < taken else terms.opening_accumulated


def disposal_value(
    terms: Terms, changes: Sequence[Change], disposal: Change, readings: Readings = NOTHING_TYPED
) -> Value:
    """What a disposal takes out: the value on its day, the last month's charge included. Works before it is saved."""
    known = changes if disposal in changes else [*changes, disposal]
    gone = act_index(disposal, terms.start_convention)
    charges = schedule(terms, known, readings)
    return _walked(terms, known, charges, disposal.counts_from, gone)._replace(monthly_amount=0)


def gain_or_loss(proceeds: int, costs: int, net_book_value: int) -> int:
    """The gain on a disposal, negative for a loss."""
    return proceeds - costs - net_book_value


def opening_warning(terms: Terms) -> Why | None:
    """Why the opening balances look wrong: more than one period away from what the method or the calendar gives."""
    if not by_method(terms) or not (terms.opening_accumulated or terms.opening_months):
        return None
    start = start_index(terms)
    if start is not None and terms.opening_on is not None:
        most = months_in_all(terms.life_months, terms.start_convention, terms.in_use_on)
        due = min(max(0, months_ended(terms.opening_on) - start), most)
        if abs(due - terms.opening_months) > 1:
            return Why("opening_months", {"given": terms.opening_months, "due": due})
    fresh = from_new(terms)
    fresh = fresh if fresh.in_use_on else replace(fresh, in_use_on=date(2000, 1, 1))
    rows = list(islice(schedule(fresh), terms.opening_months + 1))
    behind, around = rows[: terms.opening_months], rows[max(0, terms.opening_months - 1) :]
    expected = behind[-1].accumulated if behind else 0
    if abs(expected - terms.opening_accumulated) <= max((row.amount for row in around), default=0):
        return None
    return Why("opening_amount", {"book": terms.opening_accumulated, "base": expected})


def held_from(terms: Terms) -> date:
    """The day a card comes onto the books."""
    return terms.held_from or terms.in_use_on or date.min


def _by_whole_months(terms: Terms) -> bool:
    whole = terms.start_convention in ("next_month", "same_month")
    return whole and (terms.method in TIMED or terms.method == "none")


def _not_taken_over(terms: Terms, changes: Sequence[Change], day: date, readings: Readings) -> Value:
    """The value on a day before the takeover: what the card would have been charged by then, at most what it was."""
    ended, first = months_ended(day), first_index(terms)
    taken = _walked(terms, changes, schedule(terms, changes, readings), day, ended)
    known = by_method(terms)
    then = value_on(from_new(terms), changes if known else (), day, readings)
    # A part of what was taken over that was booked out sooner may be more than what had been charged by then.
    accumulated = max(0, min(then.accumulated, taken.accumulated))
    following = taken.monthly_amount
    if first is None or ended < first:
        following = min(then.monthly_amount, taken.accumulated - accumulated)
    return taken._replace(
        accumulated=accumulated,
        net_book_value=taken.cost - accumulated - taken.impairment,
        months_charged=min(then.months_charged, taken.months_charged),
        monthly_amount=following,
        basis=BASES[not known],
    )


def _closed(terms: Terms, day: date) -> Value:
    """The value of a card that never changes, by its plan's stretches instead of month by month."""
    first = first_index(terms)
    ahead = [] if first is None else list(stretches(Course(terms).plan()))
    months = 0 if first is None else max(0, months_ended(day) - first)
    amount = charged(ahead, months)
    accumulated = terms.opening_accumulated + amount
    book = terms.cost - accumulated - terms.opening_impairment
    following = charged(ahead, months + 1) - amount
    counted = terms.opening_months + min(months, duration(ahead))
    return Value(terms.cost, accumulated, terms.opening_impairment, book, terms.residual, counted, following, True)


def _walked(terms: Terms, changes: Sequence[Change], charges: Iterable[Charge], day: date, ended: int) -> Value:
    """The value with every charge of the months before the index `ended`, and every change that counts by a day."""
    cost, accumulated, impairment = terms.cost, terms.opening_accumulated, terms.opening_impairment
    residual, months, following = terms.residual, terms.opening_months, 0
    for change in sorted(changes, key=lambda change: change.order):
        if change.counts_from <= day:
            cost += change.moved.cost
            accumulated += change.moved.accumulated
            impairment += change.moved.impairment
            residual = change.residual_after(residual)
    for row in charges:
        if index_of(row.period) >= ended:
            following = row.amount
            break
        accumulated += row.amount
        months += row.months
    return Value(cost, accumulated, impairment, cost - accumulated - impairment, residual, months, following, True)
