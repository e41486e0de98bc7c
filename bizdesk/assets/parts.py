"""One card made into several, and several into one (4.2.1c): nothing is gained or lost by it, on any day."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from bizdesk.assets import events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.ledger import booked_course
from bizdesk.assets.models import Asset
from bizdesk.assets.split import part_terms, split_value
from bizdesk.assets.terms import Terms
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.periods import first_day, period_of

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
    events.not_before(asset, on)
    ASSET_FLOW.check(asset, "split")
    words = N_("Split {number} {name} in {count}")
    with change(office, who, words, number=asset.number, name=asset.name, count=len(quantities)) as act:
        return split_in(act, asset, quantities, on, reason)


def split_in(act: Act, asset: Asset, quantities: Sequence[Decimal], on: date, reason: str = "") -> list[Asset]:
    """Split a card as part of an act."""
    ASSET_FLOW.check(asset, "split")
    if len(quantities) < 2 or any(part <= 0 for part in quantities) or sum(quantities) != asset.quantity:
        raise Refused(
            N_("The parts of {number} must be two or more and add up to {quantity}."),
            rule=RULE,
            number=asset.number,
            quantity=asset.quantity.normalize(),
        )
    period = events.open_period(act.office, asset, "split", on)
    counted, course = counted_on(on, period), booked_course(asset)
    made = []
    for part, quantity in list(zip(split_value(course.value(counted), quantities), quantities, strict=True))[1:]:
        card = _part(act, asset, part_terms(course.terms, course.changes, part, counted), quantity, on, period, reason)
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
    asset.quantity = quantities[0]
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
    for each in (asset, into):
        events.not_before(each, on)
        ASSET_FLOW.check(each, "merge")
    if asset.id == into.id:
        raise Refused(N_("{number} cannot be merged into itself."), rule=RULE, number=asset.number)
    period = max(events.open_period(office, asset, "split", on), events.open_period(office, into, "merged", on))
    value = booked_course(asset).value(counted_on(on, period))
    moved = {
        "period": period,
        "amount": value.cost,
        "accumulated": value.accumulated,
        "impairment": value.impairment,
        "residual": value.residual,
        "quantity": asset.quantity,
    }
    with change(office, who, N_("Merge {number} into {into}"), number=asset.number, into=into.number) as act:
        ASSET_FLOW.move(asset, "merge")
        events.write(act, asset, "split", on, counterpart=into, reason=reason, **moved)
        events.write(act, into, "merged", on, counterpart=asset, reason=reason, **moved)
        into.cost += value.cost
        into.residual = (into.residual or 0) + value.residual
        into.quantity += asset.quantity
        asset.cost, asset.residual = 0, 0
        act.save(asset)
        return act.save(into)
