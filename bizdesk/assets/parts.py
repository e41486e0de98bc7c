"""One card made into several, and several into one (4.2.1c): nothing is gained or lost by it, on any day."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from bizdesk.assets import events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.ledger import booked_course
from bizdesk.assets.models import Asset
from bizdesk.assets.split import Part, part_terms, split_value
from bizdesk.assets.terms import Change, Terms
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.periods import first_day, period_of
from bizdesk.office.values import parse_quantity, show_quantity

RULE = "4.2.1c"
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


class Share(NamedTuple):
    """A part of a card: its pieces, its amounts, and the terms its own card would begin with."""

    quantity: Decimal
    part: Part
    terms: Terms


def shares(office: Office, asset: Asset, quantities: Sequence[Decimal], on: date) -> tuple[str, list[Share]]:
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
    counted, course = counted_on(on, period), booked_course(asset)
    parts = zip(quantities, split_value(course.value(counted), quantities), strict=True)
    return period, [Share(each, part, part_terms(course.terms, course.changes, part, counted)) for each, part in parts]


def split_in(act: Act, asset: Asset, quantities: Sequence[Decimal], on: date, reason: str = "") -> list[Asset]:
    """Split a card as part of an act."""
    period, (kept, *others) = shares(act.office, asset, quantities, on)
    made = []
    for quantity, part, terms in others:
        card = _part(act, asset, terms, quantity, on, period, reason)
        events.write(
            act,
            asset,
            "split",
            on,
            period=period,
            amount=part.cost,
            accumulated=part.accumulated,
            impairment=part.impairment,
            residual=part.residual,
            quantity=quantity,
            counterpart=card,
            reason=reason,
        )
        asset.cost -= part.cost
        asset.residual = (asset.residual or 0) - part.residual
        made.append(card)
    asset.quantity = kept.quantity
    act.save(asset)
    return made


def counted_on(on: date, period: str) -> date:
    """The day whose value is shared out: the day itself, or the last before the later month it is booked in."""
    return on if period == period_of(on) else first_day(period) - timedelta(days=1)


def _part(act: Act, whole: Asset, terms: Terms, quantity: Decimal, on: date, period: str, reason: str) -> Asset:
    values = {name: whole.__data__.get(name) for name in Asset.fields() if name not in OWN}
    card = Asset(
        **{
            **values,
            "quantity": quantity,
            "cost": terms.cost,
            "residual": terms.residual,
            "residual_percent": None,
            "method": terms.method,
            "life_months": terms.life_months or None,
            "opening_accumulated": terms.opening_accumulated,
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
        amount=terms.cost,
        accumulated=terms.opening_accumulated,
        impairment=terms.opening_impairment,
        residual=terms.residual,
        method=terms.method,
        life_months=terms.life_months,
        start_convention=terms.start_convention,
        in_use_on=terms.in_use_on,
        total_units=terms.total_units,
        rate=terms.rate,
        opening_months=terms.opening_months,
        opening_on=terms.opening_on,
        quantity=quantity,
        counterpart=whole,
        reason=reason,
    )
    return card


def merge(office: Office, who: str, asset: Asset, *, into: Asset, on: date | None = None, reason: str = "") -> Asset:
    """Put an asset onto another card: its cost, what was written off and its pieces go there."""
    on = on or office.today()
    with change(office, who, N_("Merge {number} into {into}"), number=asset.number, into=into.number) as act:
        moved = merging(office, asset, into, on)
        told = {"period": moved.booked, "quantity": asset.quantity, "reason": reason}
        told |= {name: getattr(moved, name) for name in ("amount", "accumulated", "impairment", "residual")}
        ASSET_FLOW.move(asset, "merge")
        events.write(act, asset, "split", on, counterpart=into, **told)
        events.write(act, into, "merged", on, counterpart=asset, **told)
        into.cost += moved.amount
        into.residual = (into.residual or 0) + (moved.residual or 0)
        into.quantity += asset.quantity
        asset.cost, asset.residual, asset.removed_on = 0, 0, on
        act.save(asset)
        return act.save(into)


def merging(office: Office, asset: Asset, into: Asset, on: date) -> Change:
    """What merging an asset adds to another; Refused as the merger."""
    events.not_ahead(office, on)
    for each in (asset, into):
        events.not_before(each, on)
        ASSET_FLOW.check(each, "merge")
    if asset.id == into.id:
        raise Refused(N_("{number} cannot be merged into itself."), rule=RULE, number=asset.number)
    period = max(events.open_period(office, asset, "split", on), events.open_period(office, into, "merged", on))
    value = booked_course(asset).value(counted_on(on, period))
    return Change(
        "merged",
        on,
        value.cost,
        2**53,
        period,
        residual=value.residual,
        accumulated=value.accumulated,
        impairment=value.impairment,
    )
