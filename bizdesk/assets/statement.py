"""What stands on an asset's card row by row: its opening balances, every change, every month's charge.

Each row follows from the one before it: what is charged less what is released is added to the accumulated depreciation.
A change stands before the charge of its month and a disposal after it, as values count them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bizdesk.assets.depreciation import NOTHING_TYPED, Charge, Readings, schedule
from bizdesk.assets.terms import Change, Terms
from bizdesk.office.periods import period_of


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


def opening(terms: Terms) -> Line:
    """What the card begins with."""
    begun = terms.opening_on or terms.held_from or terms.in_use_on or date.min
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
