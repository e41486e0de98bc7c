"""The depreciation schedule of one asset: every month's charge, with the reasons for it.

All seven methods and four start conventions, changes that act forward only, disposal and reinstatement, and months
already posted, which are taken as they are. Together the charges come to exactly the cost less the residual and what
was written off; nothing is charged below the residual.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import NamedTuple

from bizdesk.assets.absence import Absence, absences, charged_days
from bizdesk.assets.course import NOTHING_DUE, Course, Due
from bizdesk.assets.plan import Months
from bizdesk.assets.terms import Change, Terms, acts, first_index, month_weight
from bizdesk.assets.why import Why
from bizdesk.office.periods import days_in_month, index_of, month_index, period_at


class Charge(NamedTuple):
    """One month's row; months: for how many months it stands, more than 1 when earlier ones are charged late.

    accumulated and net_book_value: at the end of the period; in the month of a disposal, just before it.
    """

    period: str
    amount: int
    accumulated: int
    net_book_value: int
    months: int
    why: tuple[Why, ...]


class Readings(NamedTuple):
    """What people typed for single periods (YYYY-MM): units used, amounts to charge, and amounts posted already."""

    units: Mapping[str, Decimal] = {}
    manual: Mapping[str, int] = {}
    posted: Mapping[str, int] = {}


NOTHING_TYPED = Readings()


def schedule(
    terms: Terms,
    changes: Sequence[Change] = (),
    readings: Readings = NOTHING_TYPED,
    disposed_on: date | None = None,
    through: str | None = None,
) -> Iterator[Charge]:
    """Every month's charge in order, up to a period where one is given; nothing once there is nothing left.

    A month whose share rounds to nothing shows as 0 while anything is left. disposed_on: as if a disposal on that day
    were among the changes. A reinstated card is charged as if it had never been away: what fell due meanwhile is
    charged with the month of the reinstatement. A month in readings.posted is taken as it was posted, and what then
    remains is spread over what remains. UnknownDisposal when a reinstatement reverses nothing.
    """
    if disposed_on is not None:
        after = 1 + max((change.sequence for change in changes), default=0)
        changes = [*changes, Change("disposed", disposed_on, sequence=after)]
    shown = sorted(changes, key=lambda change: change.counts_from)
    last = None if through is None else index_of(through)
    cost, accumulated, impairment = terms.cost, terms.opening_accumulated, terms.opening_impairment
    for index, due in _months(terms, changes, readings):
        if last is not None and index > last:
            return
        while shown and month_index(shown[0].counts_from) <= index:
            moved = shown.pop(0).moved
            cost += moved.cost
            accumulated += moved.accumulated
            impairment += moved.impairment
        accumulated += due.amount
        yield Charge(period_at(index), due.amount, accumulated, cost - accumulated - impairment, due.months, due.why)


def _months(terms: Terms, changes: Sequence[Change], readings: Readings) -> Iterator[tuple[int, Due]]:
    """The index of every month that is charged, with what is due in it."""
    begin = _begin(terms, readings)
    if begin is None:
        return
    pending = acts(terms, changes)
    away = absences(terms, changes)
    last_known = _last_known(pending, away, readings)
    course, late = Course(terms), NOTHING_DUE
    for index in count(begin):
        _let_act(course, pending, index)
        absence = next((absence for absence in away if absence.covers(index)), None)
        if (index > last_known and not course.ends) or (absence and absence.back is None):
            return
        period = period_at(index)
        weight, held = month_weight(terms, index), month_weight(terms, index, charged_days(terms, away, index))
        due, put_off = course.charge_part(held, weight, readings.units.get(period), readings.manual.get(period))
        if absence:
            late = late.joined(due)
            continue
        due, late = late.joined(due).noted(_notes(terms, away, index, held, weight)), put_off
        posted = readings.posted.get(period, due.amount)
        if posted != due.amount:
            course.post(posted - due.amount)
            due = Due(posted, max(1, due.months), (Why("posted", {}),))
        if due.months or due.amount:
            yield index, due.noted([course.since] if course.since else [])


def course_at(terms: Terms, changes: Sequence[Change], readings: Readings, index: int) -> Course:
    """A card as it stands before a month is charged, once all of these changes have acted."""
    course, pending, begin = Course(terms), acts(terms, changes), _begin(terms, readings)
    for month in range(index if begin is None else begin, index):
        _let_act(course, pending, month)
        period = period_at(month)
        course.charge(month_weight(terms, month), readings.units.get(period), readings.manual.get(period))
    for _acts, change in pending:
        course.take(change)
    return course


def _let_act(course: Course, pending: list[tuple[int, Change]], index: int) -> None:
    """Let the changes act that do by a month, and keep in mind what those that act later take from the book value."""
    while pending and pending[0][0] <= index:
        course.take(pending.pop(0)[1])
    moved = [change.moved for _acts, change in pending if month_index(change.counts_from) <= index]
    course.written_off = max(0, sum(each.accumulated + each.impairment - each.cost for each in moved))


def _begin(terms: Terms, readings: Readings) -> int | None:
    """The index of the first month to look at: units and typed amounts count from the month of first use."""
    begin = first_index(terms)
    if begin is None:
        return None
    if terms.in_use_on is not None and terms.opening_on is None and not terms.opening_months:
        begin = month_index(terms.in_use_on)
    return min([begin, *(index_of(period) for period in readings.posted)])


def _last_known(pending: Sequence[tuple[int, Change]], away: Sequence[Absence], readings: Readings) -> int:
    """The index of the last month that something is known about beforehand."""
    known = [index for index, _change in pending]
    known += [absence.back for absence in away if absence.back is not None]
    known += [index_of(period) for periods in readings for period in periods]
    return max(known, default=0)


def _notes(terms: Terms, away: Sequence[Absence], index: int, held: Months, weight: Months) -> list[Why]:
    """What the conventions, a disposal and a reinstatement have to do with a month's amount."""
    notes = []
    if terms.start_convention == "half_year" and terms.in_use_on and index // 12 == terms.in_use_on.year:
        notes.append(Why("half_year", {"months": 13 - terms.in_use_on.month}))
    own = 1 if terms.start_convention == "daily" else weight
    if held != own:
        whole = days_in_month(index)
        notes.append(Why("part_of_month", {"days": int(Fraction(held) / own * whole), "whole": whole}))
    for absence in away:
        if absence.gone - 1 == index:
            notes.append(Why("disposed", {"on": absence.disposal.on}))
        if absence.reinstatement and absence.back == index and absence.gone <= index:
            notes.append(Why("reinstated", {"on": absence.reinstatement.on}))
    return notes
