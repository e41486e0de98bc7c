"""One card made into several by quantity: amounts to the cent, each part going on as the whole would have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bizdesk.assets.terms import Change, Terms, first_index
from bizdesk.assets.valuation import Value
from bizdesk.office.money import Exact, spread
from bizdesk.office.periods import months_ended


class Part(NamedTuple):
    """A part's share of a card's amounts, in minor units."""

    cost: int
    accumulated: int
    impairment: int
    residual: int


def split_value(value: Value, quantities: Sequence[Exact]) -> list[Part]:
    """The shares of a card's amounts by quantity; each column adds up exactly.

    Cost is shared by the largest remainder, and so is what lies inside it: what is written off, and what is left to
    charge. A cent moves between parts where otherwise one had more written off than it cost, or a card that is fully
    depreciated had a cent left in one of its parts. ValueError as in money.spread.
    """
    costs = spread(value.cost, quantities)
    written_off = _within(costs, spread(value.accumulated + value.impairment, quantities))
    impairments = _within(written_off, spread(value.impairment, quantities))
    books = [cost - gone for cost, gone in zip(costs, written_off, strict=True)]
    left = _within(books, spread(value.left, quantities))
    return [
        Part(cost, gone - impairment, impairment, book - rest)
        for cost, gone, impairment, book, rest in zip(costs, written_off, impairments, books, left, strict=True)
    ]


def split_off(part: Part, on: date, sequence: int = 0, period: str = "") -> Change:
    """The change that takes a part out of the card it was."""
    return Change(
        "split",
        on,
        part.cost,
        sequence,
        period,
        residual=part.residual,
        accumulated=part.accumulated,
        impairment=part.impairment,
    )


def part_terms(terms: Terms, changes: Sequence[Change], part: Part, on: date) -> Terms:
    """The terms of a new card for a part split off on a day: the same life, as far along, with the part's amounts.

    changes: those of the whole that act by then, for its life and method as they are now. After such a change the
    years of an accelerated method began anew on the whole; on the part they are counted from its first use.
    """
    first = first_index(terms)
    behind = terms.opening_months + (0 if first is None else max(0, months_ended(on) - first))
    for change in sorted((change for change in changes if change.counts_from <= on), key=lambda change: change.order):
        terms = replace(
            terms,
            life_months=terms.life_months if change.life_months is None else change.life_months,
            method=change.method or terms.method,
            rate=terms.rate if change.rate is None else change.rate,
            total_units=terms.total_units if change.total_units is None else change.total_units,
        )
    return replace(
        terms,
        cost=part.cost,
        residual=part.residual,
        opening_accumulated=part.accumulated,
        opening_impairment=part.impairment,
        opening_months=behind,
        opening_on=on,
        held_from=on,
    )


def _within(outer: Sequence[int], inner: Sequence[int]) -> list[int]:
    """Move single units between the inner parts until none exceeds its outer part; the sum stays."""
    parts = list(inner)
    room = [whole - part for whole, part in zip(outer, parts, strict=True)]
    while min(room) < 0 < max(room):
        over, under = room.index(min(room)), room.index(max(room))
        for place, step in ((over, -1), (under, 1)):
            parts[place] += step
            room[place] -= step
    return parts
