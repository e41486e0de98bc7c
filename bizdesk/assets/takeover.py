"""Cards taken over with opening balances: since which day, and how they were charged before, as far as it is known.

What was charged before the day of the takeover was charged elsewhere. The best account of it is the method, from the
first day on, but never more than was taken over; what the method does not agree with shows on the day itself. A method
that charges what is typed says nothing of months nobody typed for: of those the opening balance is spread evenly.
"""

from dataclasses import replace
from datetime import date

from bizdesk.assets.terms import TIMED, Terms, first_index, start_index
from bizdesk.office.periods import last_day, period_at


def taken_over_on(terms: Terms) -> date | None:
    """The day the opening balances are of: as given, else the last of the months charged before.

    None where nothing was charged before: what is written off then came with the card.
    """
    start = start_index(terms)
    if terms.opening_on is not None or start is None or not terms.opening_months:
        return terms.opening_on
    return last_day(period_at(start + terms.opening_months - 1))


def by_method(terms: Terms) -> bool:
    """Whether the method says what had been charged by a day before the takeover."""
    return terms.method in TIMED and terms.life_months > 0


def from_new(terms: Terms) -> Terms:
    """The terms that say what had been charged before the takeover: those of the card new, or an even spread."""
    new = replace(terms, opening_accumulated=0, opening_months=0, opening_impairment=0, opening_on=None, age=None)
    if by_method(terms):
        return new
    start, first = start_index(terms) or 0, first_index(terms) or 0
    months = max(1, first - start)
    even = replace(new, method="straight_line", period_amount="monthly")
    return replace(even, cost=terms.opening_accumulated, residual=0, life_months=months)
