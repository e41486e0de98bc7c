"""One card made into several, and several into one (4.2.1c): nothing is gained or lost by it, on any day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from bizdesk.assets import events
from bizdesk.assets.caveats import told
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.ledger import BookedCourse, begun, booked_course
from bizdesk.assets.models import Asset, Maintenance
from bizdesk.assets.split import Part, Piece, counted_on, cut, moved_over, sets_residual, split_off, told_apart
from bizdesk.assets.terms import Change
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.money import Sharing, spread, spread_to_last
from bizdesk.office.periods import index_of, last_day, months_ended, period_at
from bizdesk.office.values import parse_quantity, show_quantity

RULE = "4.2.1c"
# How amounts are shared out, by the choices of the policy.
SHARINGS: dict[str, Sharing] = {"largest_remainder": spread, "last_part": spread_to_last}
# What a part has of its own.
OWN = ("number", "serial")


def split(
    office: Office,
    who: str,
    asset: Asset,
    *,
    quantities: Sequence[Decimal],
    on: date | None = None,
    reason: str = "",
) -> list[Asset]:
    """Make several cards of one that stands for several pieces; the first part stays on the card.

    quantities: of all parts, adding up to the card's. The new cards, in order.
    """
    on = on or office.today()
    words = N_("Split {number} {name} in {count}")
    with change(office, who, words, number=asset.number, name=asset.name, count=len(quantities)) as act:
        return split_in(act, asset, quantities, on, reason)


def typed_quantities(text: str) -> list[Decimal]:
    """The quantities of the parts as they are typed: 1 1 1, or 1, 1, 1."""
    try:
        found = [parse_quantity(part) for part in text.replace(",", " ").replace("，", " ").split()]
    except ValueError:
        found = []
    if not found:
        raise Refused(N_("Type the quantity of every part, such as 2 1 1."), rule=RULE)
    return found


def pieces(office: Office, asset: Asset, quantities: Sequence[Decimal], on: date) -> tuple[str, list[Piece]]:
    """The month a split is booked in, and the parts it makes, the one that stays on the card first; Refused as it."""
    events.not_ahead(office, on)
    events.not_before(asset, on)
    ASSET_FLOW.check(asset, "split")
    if len(quantities) < 2 or any(part <= 0 for part in quantities) or sum(quantities) != asset.quantity:
        raise Refused(
            N_("The parts of {number} must be two or more and add up to {quantity}."),
            rule=RULE,
            number=asset.number,
            quantity=show_quantity(asset.quantity),
        )
    period = events.open_period(office, asset, "split", on)
    course = booked_course(asset)
    _nothing_typed_since(asset, course, on, period)
    return period, cut(course.terms, course.changes, quantities, on, period, course.readings, sharing(office))


def sharing(office: Office) -> Sharing:
    """How the policy has an amount shared out; what a split wrote down stays as it was written."""
    return SHARINGS[office.policy.text("splitting")]


def split_in(act: Act, asset: Asset, quantities: Sequence[Decimal], on: date, reason: str = "") -> list[Asset]:
    """Split a card as part of an act."""
    period, (kept, *others) = pieces(act.office, asset, quantities, on)
    opening = sharing(act.office)(asset.opening_accumulated or 0, quantities)
    made = []
    for quantity, piece in zip(quantities[1:], others, strict=True):
        card = _part(act, asset, piece, quantity, on, period, reason)
        going = split_off(piece.begun, on, period=period)
        _write(act, asset, going, quantity=quantity, counterpart=card, reason=reason)
        asset.cost -= piece.part.cost
        asset.residual = (asset.residual or 0) - piece.part.residual
        made.append(card)
    for share in kept.shares:
        _write(act, asset, share, reason=reason)
    asset.quantity, asset.opening_accumulated = quantities[0], min(opening[0], asset.cost)
    act.save(asset)
    return made


def _write(act: Act, asset: Asset, moved: Change, **told: Any) -> None:
    """Write what a split or a merger moves into a card's ledger."""
    names = ("amount", "accumulated", "impairment", "residual", "life_months", "rate", "total_units")
    values = {name: getattr(moved, name) for name in names}
    words = {name: getattr(moved, name) or "" for name in ("method", "switch", "period_amount")}
    events.write(act, asset, moved.kind, moved.on, period=moved.booked, **values, **words, **told)


def _part(act: Act, whole: Asset, piece: Piece, quantity: Decimal, on: date, period: str, reason: str) -> Asset:
    terms = piece.terms
    values = {name: whole.__data__.get(name) for name in Asset.fields() if name not in OWN}
    card = Asset(
        **{
            **values,
            "quantity": quantity,
            "cost": piece.part.cost,
            "residual": piece.part.residual,
            "residual_percent": None,
            "opening_accumulated": min(terms.opening_accumulated, piece.part.cost),
            "opening_months": terms.opening_months,
            "opening_on": terms.opening_on,
        }
    )
    act.add(card)
    events.write(
        act,
        card,
        "acquired",
        on,
        period=period,
        **begun(terms),
        quantity=quantity,
        counterpart=whole,
        reason=reason,
    )
    for share in piece.shares:
        _write(act, card, share, counterpart=whole, reason=reason)
    return card


def merge(office: Office, who: str, asset: Asset, *, into: Asset, on: date | None = None, reason: str = "") -> Asset:
    """Put an asset onto another card: its cost, what was written off and its pieces go there."""
    on = on or office.today()
    with change(office, who, N_("Merge {number} into {into}"), number=asset.number, into=into.number) as act:
        going, coming = merging(office, asset, into, on)
        caveats = list(told(office, into.number, booked_course(into), *coming))
        both = {"quantity": asset.quantity, "reason": reason}
        ASSET_FLOW.move(asset, "merge")
        for moved in going:
            _write(act, asset, moved, counterpart=into, **both)
        for moved in coming:
            _write(act, into, moved, counterpart=asset, **both)
        into.cost += asset.cost
        into.residual = (into.residual or 0) + (asset.residual or 0)
        into.quantity += asset.quantity
        asset.cost, asset.residual, asset.opening_accumulated, asset.removed_on = 0, 0, 0, on
        for work in Maintenance.select().where((Maintenance.asset == asset.id) & Maintenance.done_on.is_null()):
            work.asset = into
            act.save(work)
        act.save(asset)
        act.save(into)
    office.notices += caveats
    return into


def merging(office: Office, asset: Asset, into: Asset, on: date) -> tuple[list[Change], list[Change]]:
    """What merging an asset takes out of it, and what it adds to the other card; Refused as the merger."""
    events.not_ahead(office, on)
    for each in (asset, into):
        events.not_before(each, on)
        ASSET_FLOW.check(each, "merge")
    if asset.id == into.id:
        raise Refused(N_("{number} cannot be merged into itself."), rule=RULE, number=asset.number)
    period = max(events.open_period(office, asset, "split", on), events.open_period(office, into, "merged", on))
    going, staying = booked_course(asset), booked_course(into)
    _nothing_typed_since(asset, going, on, period)
    _nothing_typed_since(into, staying, on, period)
    return merged(going, staying, on, period)


def _nothing_typed_since(asset: Asset, course: BookedCourse, on: date, period: str) -> None:
    """Refuse what would part a month that was typed for a card as it was: neither the units nor the amount tell which
    of them belong to which card."""
    acts_on = period_at(max(months_ended(on), index_of(period)))
    typed = [month for month in (*course.readings.units, *course.readings.manual) if month >= acts_on]
    if typed:
        raise Refused(
            N_(
                "What was typed for {period} is for {number} as it stood: split or merge it on {last} or later, or "
                "delete what was typed first."
            ),
            rule=RULE,
            number=asset.number,
            period=max(typed),
            last=last_day(max(typed)),
        )


def merged(going: BookedCourse, staying: BookedCourse, on: date, period: str) -> tuple[list[Change], list[Change]]:
    """What goes out of a card and comes onto another; what the month's changes do later goes and comes when they do,
    one by one: where two of them undo each other, the years of the other card begin anew as if they were its own."""
    share, counted = Change("shared", on, sequence=2**53 + 1, period=period), counted_on(on, period)
    convention = staying.terms.start_convention
    acted, waiting = told_apart(going.terms, going.changes, share, convention)
    _acted, waiting_there = told_apart(staying.terms, staying.changes, share, convention)
    stages = [(*acted, *waiting[:place]) for place in range(len(waiting) + 1)]
    values = [going._replace(changes=known).value(counted) for known in stages]
    before, after, residual = values[0], values[-1], staying.value(counted).residual
    out = split_off(Part(before.cost, before.accumulated, before.impairment, before.residual), on, 2**53, period)
    gone, come = [out], [replace(out, kind="merged")]
    if waiting:
        gone.append(moved_over(share, after, before, 0))
    for each, (earlier, later) in zip(waiting, pairwise(values), strict=True):
        moved = moved_over(share, earlier, later, residual + later.residual)
        come.append(moved if sets_residual([each]) else replace(moved, residual=None))
    if sets_residual(waiting_there):
        come.append(moved_over(share, after, after, residual + after.residual))
    return gone, [moved for moved in come if moved != share]
