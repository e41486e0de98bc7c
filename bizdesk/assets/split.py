"""One card made into several by quantity: amounts to the cent, each part going on as the whole would have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bizdesk.assets.course import Course
from bizdesk.assets.depreciation import NOTHING_TYPED, Readings, course_at
from bizdesk.assets.terms import Change, Terms, act_index, first_index
from bizdesk.assets.valuation import Value, value_on
from bizdesk.office.money import Exact, Sharing, half_up, spread
from bizdesk.office.periods import first_day, months_ended, period_of

NEVER_WAITING = frozenset({"split", "merged", "disposed", "reinstated"})


class Part(NamedTuple):
    """A part's share of a card's amounts, in minor units."""

    cost: int
    accumulated: int
    impairment: int
    residual: int


class Piece(NamedTuple):
    """A part of a split card: what it stands at, what of that goes at once, and the terms its own card begins with.

    shares: in the changes of the month that act later than the split; on the card that stays, what the others take.
    """

    part: Part
    begun: Part
    terms: Terms
    shares: tuple[Change, ...]


def cut(
    terms: Terms,
    changes: Sequence[Change],
    quantities: Sequence[Exact],
    on: date,
    period: str = "",
    readings: Readings = NOTHING_TYPED,
    sharing: Sharing = spread,
) -> list[Piece]:
    """A card in parts by quantity, the one that stays first: every month is charged as it would have been whole.

    changes: all of the card so far. Those of the month that act on charges only later go on to every part as its share.
    """
    share, counted = Change("shared", on, period=period), counted_on(on, period)
    acted, waiting = told_apart(terms, changes, share, terms.start_convention)
    stages = [[*acted, *waiting[:place]] for place in range(len(waiting) + 1)]
    values = [value_on(terms, known, counted, readings) for known in stages]
    shared = [split_value(value, quantities, sharing) for value in values]
    before, after, begun, parts = values[0], values[-1], shared[0], shared[-1]
    whole = course_at(terms, acted, readings, months_ended(counted))
    pieces = [
        Piece(part, first, part_terms(terms, whole, first, counted), _shares(share, own, waiting))
        for part, first, own in zip(parts, begun, zip(*shared, strict=True), strict=True)
    ]
    kept = after.residual - sum(part.residual for part in parts[1:])
    more = zip(_more(begun[0], parts[0]), _more(before, after), strict=True)
    cost, accumulated, impairment = (own - whole for own, whole in more)
    rest = Part(cost, accumulated, impairment, kept)
    stays = kept == after.residual - sum(first.residual for first in begun[1:]) and not sets_residual(waiting)
    pieces[0] = pieces[0]._replace(shares=() if stays and not any(rest[:3]) else (_moving(share, rest),))
    return pieces


def told_apart(
    terms: Terms, changes: Sequence[Change], share: Change, convention: str
) -> tuple[list[Change], list[Change]]:
    """The changes that act before a share in them would, by the convention of the card that gets it, and the others."""
    limit = max(act_index(share, convention), act_index(replace(share, kind="split"), convention))
    acted: list[Change] = []
    waiting: list[Change] = []
    for change in sorted(changes, key=lambda change: change.order):
        waits = change.kind not in NEVER_WAITING and act_index(change, terms.start_convention) >= limit
        (waiting if waits else acted).append(change)
    return acted, waiting


def counted_on(on: date, period: str) -> date:
    """The day whose value is shared out: the day itself, or the first of the later month it is booked in.

    By then no more is charged than at the end of the month before, and what was booked late into that month counts.
    """
    return on if period in ("", period_of(on)) else first_day(period)


def moved_over(share: Change, before: Value, after: Value, residual: int) -> Change:
    """What a merger moves of the changes that wait, from the value without them to that with them."""
    return _moving(share, Part(*_more(before, after), residual))


def sets_residual(changes: Sequence[Change]) -> bool:
    """Whether a change that waits sets the residual anew: what is moved before it acts is to be said again then."""
    return any(change.residual is not None for change in changes)


def split_value(value: Value, quantities: Sequence[Exact], sharing: Sharing = spread) -> list[Part]:
    """The shares of a card's amounts by quantity; each column adds up exactly.

    Cost is shared out by the sharing, and so is what lies inside it: what is written off, and what is left to charge. A
    cent moves between parts where otherwise one had more written off than it cost, or a card that is fully
    depreciated had a cent left in one of its parts. ValueError as in money.spread.
    """
    costs = sharing(value.cost, quantities)
    written_off = _within(costs, sharing(value.accumulated + value.impairment, quantities))
    impairments = _within(written_off, sharing(value.impairment, quantities))
    books = [cost - gone for cost, gone in zip(costs, written_off, strict=True)]
    left = _within(books, sharing(value.left, quantities))
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


def part_terms(terms: Terms, whole: Course, part: Part, on: date) -> Terms:
    """The terms of a new card for a part split off on a day: life, years, rate and units as they stand on the whole."""
    first = first_index(terms)
    behind = terms.opening_months + (0 if first is None else max(0, months_ended(on) - first))
    units = whole.total_units is not None
    return replace(
        terms,
        cost=part.cost,
        residual=part.residual,
        life_months=whole.life,
        method=whole.method,
        rate=whole.typed_rate,
        switch=whole.switch,
        period_amount=whole.period_amount,
        total_units=whole.total_units,
        opening_accumulated=part.accumulated,
        opening_impairment=part.impairment,
        opening_months=behind,
        opening_on=on,
        held_from=on,
        age=whole.age,
        begun_age=whole.origin,
        begun_book=whole.begun_book,
        begun_residual=whole.begun_residual,
        units_left=Decimal(half_up(whole.units_left * 10_000)) / 10_000 if units else None,
    )


def _shares(share: Change, stages: Sequence[Part], waiting: Sequence[Change]) -> tuple[Change, ...]:
    """What a part has of the changes that wait, one by one: where two of them undo each other's amounts, the years of
    the whole begin anew all the same. stages: what the part stands at before them, and after each."""
    shares = []
    for change, (before, after) in zip(waiting, pairwise(stages), strict=True):
        terms = replace(
            share,
            life_months=change.life_months,
            method=change.method,
            rate=change.rate,
            total_units=change.total_units,
            switch=change.switch,
            period_amount=change.period_amount,
        )
        moved = _moving(terms, Part(*_more(before, after), after.residual))
        shares.append(moved if change is waiting[-1] or sets_residual([change]) else replace(moved, residual=None))
    return tuple(each for each in shares if each != share)


def _moving(share: Change, part: Part) -> Change:
    cost, accumulated, impairment, residual = part
    return replace(share, amount=cost, accumulated=accumulated, impairment=impairment, residual=residual)


def _more(before: Part | Value, after: Part | Value) -> tuple[int, int, int]:
    """How much more cost, accumulated depreciation and impairment there is."""
    return after.cost - before.cost, after.accumulated - before.accumulated, after.impairment - before.impairment


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
