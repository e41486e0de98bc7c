"""Changes of value and of terms: improvement, impairment, revaluation, change of life, split and merger (4.2.1c).

All act forward only: posted months stay, what is left is spread over what remains.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.assets import events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.ledger import Course, booked_course
from bizdesk.assets.models import Asset
from bizdesk.assets.split import part_terms, split_off, split_value
from bizdesk.assets.terms import Change, Terms
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import next_period, period_of

RULE = "4.2.1c"


def improve(
    office: Office,
    who: str,
    asset: Asset,
    *,
    amount: int,
    on: date | None = None,
    life_months: int | None = None,
    residual: int | None = None,
    reason: str = "",
) -> Asset:
    """Add what an improvement cost to the asset, with a new whole life or residual where it changes them."""
    _positive(amount)
    words = N_("Improve {number} {name}")
    return _revise(
        office,
        who,
        asset,
        "improve",
        "improved",
        words,
        on,
        reason,
        amount=amount,
        life_months=life_months,
        residual=residual,
    )


def impair(office: Office, who: str, asset: Asset, *, amount: int, on: date | None = None, reason: str = "") -> Asset:
    """Write part of an asset's value off."""
    _positive(amount)
    on = on or office.today()
    value = booked_course(asset).value(on)
    if amount > value.net_book_value:
        raise Refused(
            N_("{number} has a net book value of {value}: no more can be written off."),
            rule=RULE,
            number=asset.number,
            value=office.money(value.net_book_value),
        )
    return _revise(office, who, asset, "impair", "impaired", N_("Impair {number} {name}"), on, reason, amount=amount)


def revalue(office: Office, who: str, asset: Asset, *, value: int, on: date | None = None, reason: str = "") -> Asset:
    """Bring an asset's net book value to what it was found to be worth."""
    on = on or office.today()
    now = booked_course(asset).value(on)
    difference = value - now.net_book_value
    if difference == 0:
        raise Refused(N_("{number} is worth that already."), rule=RULE, number=asset.number)
    words = N_("Revalue {number} {name}")
    return _revise(office, who, asset, "revalue", "revalued", words, on, reason, amount=difference)


def change_terms(
    office: Office,
    who: str,
    asset: Asset,
    *,
    on: date | None = None,
    method: str = "",
    life_months: int | None = None,
    residual: int | None = None,
    total_units: Decimal | None = None,
    declining_rate: Decimal | None = None,
    reason: str = "",
) -> Asset:
    """Change the method, the whole life or the residual value from the next month that is not posted."""
    terms = {"life_months": life_months, "residual": residual, "total_units": total_units}
    if not method and declining_rate is None and all(value is None for value in terms.values()):
        raise Refused(N_("Give a new method, life, residual value, total units or rate."), rule=RULE)
    words = N_("Change the terms of {number} {name}")
    return _revise(
        office,
        who,
        asset,
        "change_terms",
        "life_changed",
        words,
        on,
        reason,
        method=method,
        rate=declining_rate,
        **terms,
    )


def _revise(
    office: Office,
    who: str,
    asset: Asset,
    action: str,
    event: str,
    words: str,
    on: date | None,
    reason: str,
    **values: Any,
) -> Asset:
    on = on or office.today()
    events.not_before(asset, on)
    ASSET_FLOW.check(asset, action)
    with change(office, who, words, number=asset.number, name=asset.name) as act:
        events.write(act, asset, event, on, reason=reason, **_given(values))
        _bring_up(asset, values)
        return act.save(asset)


def _bring_up(asset: Asset, values: dict[str, Any]) -> None:
    """Show on the card what it has come to."""
    course = booked_course(asset)
    asset.cost = course.terms.cost + sum(each.moved.cost for each in course.changes)
    given = _given(values)
    for name, field in (
        ("life_months",) * 2,
        ("residual",) * 2,
        ("total_units",) * 2,
        ("method",) * 2,
        ("rate", "declining_rate"),
    ):
        if name in given:
            setattr(asset, field, given[name])
    if "residual" in given:
        asset.residual_percent = None


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def preview(office: Office, asset: Asset, event: str, *, on: date | None = None, **values: Any) -> list[str]:
    """What a change would do, in sentences: the value before and after, and the next months' charge."""
    course, on = booked_course(asset), on or office.today()
    period = events.open_period(office, asset, event, on)
    known = {
        name: value for name, value in values.items() if name in Change.__dataclass_fields__ and value not in (None, "")
    }
    planned = Change(event, on, sequence=2**53, period=period, **known)
    after = course._replace(changes=(*course.changes, planned))
    return told(office, course, after, next_period(period_of(max(on, office.today()))))


def told(office: Office, before: Course, after: Course, month: str) -> list[str]:
    """The difference between two courses in sentences."""
    day = office.today()
    old, new = before.value(day), after.value(day)
    lines = [
        _("Cost: {before} -> {after}").format(before=office.money(old.cost), after=office.money(new.cost)),
        _("Net book value: {before} -> {after}").format(
            before=office.money(old.net_book_value), after=office.money(new.net_book_value)
        ),
    ]
    for label, course in ((_("before"), before), (_("after"), after)):
        rows = [row for row in course.schedule() if row.period >= month][:3]
        charges = ", ".join(f"{row.period} {office.money(row.amount)}" for row in rows) or _("nothing more")
        lines.append(_("Charges {when}: {charges}").format(when=label, charges=charges))
    return lines


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
    if len(quantities) < 2 or any(part <= 0 for part in quantities) or sum(quantities) != asset.quantity:
        raise Refused(
            N_("The parts of {number} must be two or more and add up to {quantity}."),
            rule=RULE,
            number=asset.number,
            quantity=asset.quantity.normalize(),
        )
    with change(
        office, who, N_("Split {number} {name} in {count}"), number=asset.number, name=asset.name, count=len(quantities)
    ) as act:
        period = events.open_period(office, asset, "split", on)
        course = booked_course(asset)
        value = course.value(on)
        parts = split_value(value, quantities)
        made = []
        for part, quantity in zip(parts[1:], quantities[1:], strict=True):
            terms = part_terms(course.terms, course.changes, part, on)
            card = _part(act, asset, terms, quantity, on, reason)
            away = split_off(part, on, period=period)
            events.write(
                act,
                asset,
                "split",
                on,
                amount=away.amount,
                accumulated=away.accumulated,
                impairment=away.impairment,
                residual=away.residual,
                quantity=quantity,
                counterpart=card,
                reason=reason,
            )
            made.append(card)
        asset.quantity, asset.cost, asset.residual = quantities[0], parts[0].cost, parts[0].residual
        act.save(asset)
    return made


def _part(act: Act, whole: Asset, terms: Terms, quantity: Decimal, on: date, reason: str) -> Asset:
    values = {name: whole.__data__.get(name) for name in Asset.fields() if name not in ("number", "serial")}
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
        opening_on=on,
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
    value = booked_course(asset).value(on)
    amounts = {
        "amount": value.cost,
        "accumulated": value.accumulated,
        "impairment": value.impairment,
        "residual": value.residual,
        "quantity": asset.quantity,
    }
    words = N_("Merge {number} into {into}")
    with change(office, who, words, number=asset.number, into=into.number) as act:
        ASSET_FLOW.move(asset, "merge")
        period = max(events.open_period(office, asset, "split", on), events.open_period(office, into, "merged", on))
        events.write(act, asset, "split", on, counterpart=into, reason=reason, **{**amounts, "period": period})
        events.write(act, into, "merged", on, counterpart=asset, reason=reason, **{**amounts, "period": period})
        into.cost += value.cost
        into.residual = (into.residual or 0) + value.residual
        into.quantity += asset.quantity
        asset.cost, asset.residual = 0, 0
        act.save(asset)
        return act.save(into)


def _positive(amount: int) -> None:
    if amount <= 0:
        raise Refused(N_("The amount must be more than 0."), rule=RULE)
