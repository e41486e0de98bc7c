"""What stands on an asset's card row by row: its opening balances, every change, every month's charge.

Each row follows from the one before it: what is charged less what is released is added to the accumulated depreciation.
A change stands before the charge of its month and a disposal after it, as values count them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bizdesk.assets.depreciation import NOTHING_TYPED, Charge, Readings, schedule
from bizdesk.assets.takeover import taken_over_on
from bizdesk.assets.terms import Change, Terms
from bizdesk.assets.valuation import held_from, value_on
from bizdesk.office.periods import last_day, period_of


@dataclass(frozen=True, slots=True)
class Line:
    """One row, in minor units; source tells what it is about, None the opening balances.

    released: how much of the accumulated depreciation went with a part or a disposal, negative where it came.
    """

    period: str
    source: Charge | Change | None
    charged: int
    released: int
    cost: int
    accumulated: int
    impairment: int

    @property
    def counts_from(self) -> date:
        """The day from which the row holds: a charge counts from the last of its month."""
        if self.source is None:
            return date.min
        return last_day(self.period) if isinstance(self.source, Charge) else self.source.counts_from

    @property
    def net_book_value(self) -> int:
        """What the row leaves on the books."""
        return self.cost - self.accumulated - self.impairment


def statement(terms: Terms, changes: Sequence[Change] = (), readings: Readings = NOTHING_TYPED) -> Iterator[Line]:
    """The rows in order, to the end of the asset's life or its disposal; UnknownDisposal as in schedule."""
    pending = sorted(changes, key=lambda change: change.order)
    line = opening(terms)
    if line.accumulated or line.impairment:
        yield line
    away: list[Line] = []
    for charge in schedule(terms, changes, readings):
        while pending and _before(pending[0], charge.period):
            line = _changed(line, pending.pop(0), away)
            yield line
        line = Line(
            charge.period, charge, charge.amount, 0, line.cost, line.accumulated + charge.amount, line.impairment
        )
        yield line
    for change in pending:
        line = _changed(line, change, away)
        yield line


def standing_over(
    days: Sequence[date], terms: Terms, changes: Sequence[Change] = (), readings: Readings = NOTHING_TYPED
) -> list[Line | None]:
    """The row that holds at the end of each day, from one walk through all of them; None where the card is not held.

    Before a takeover there are no rows: what stands then is told as an opening row. What was sold and taken back within
    a month has that month's charge from the sale on, not from the month's end.
    """
    rows = [opening(terms), *statement(terms, changes, readings)]
    since = [row.counts_from for row in rows]
    held, taken = held_from(terms), taken_over_on(terms) or date.min
    # A charge of the month of a disposal counts late but stands before it: the last row that counts is the one.
    last = [max(place for place, begun in enumerate(since) if begun <= day) for day in days]
    return [
        None if day < held else rows[place] if day >= taken else _not_taken_over(terms, changes, readings, day)
        for place, day in zip(last, days, strict=True)
    ]


def _not_taken_over(terms: Terms, changes: Sequence[Change], readings: Readings, day: date) -> Line:
    value = value_on(terms, changes, day, readings)
    return Line(period_of(day), None, 0, 0, value.cost, value.accumulated, value.impairment)


def opening(terms: Terms) -> Line:
    """What the card begins with."""
    begun = taken_over_on(terms) or terms.held_from or terms.in_use_on or date.min
    return Line(period_of(begun), None, 0, 0, terms.cost, terms.opening_accumulated, terms.opening_impairment)


def _before(change: Change, period: str) -> bool:
    month = period_of(change.counts_from)
    return month < period or (month == period and change.kind != "disposed")


def _changed(before: Line, change: Change, away: list[Line]) -> Line:
    """The row of a change: a disposal takes everything out, its reinstatement brings that back, others move amounts."""
    period = period_of(change.counts_from)
    if change.kind == "disposed":
        away.append(before)
        return Line(period, change, 0, before.accumulated, 0, 0, 0)
    if change.kind == "reinstated":
        gone = away.pop()
        return Line(period, change, 0, -gone.accumulated, gone.cost, gone.accumulated, gone.impairment)
    cost, accumulated, impairment = change.moved
    return Line(
        period,
        change,
        0,
        -accumulated,
        before.cost + cost,
        before.accumulated + accumulated,
        before.impairment + impairment,
    )
