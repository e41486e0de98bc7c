"""Changes of value and of terms: improvement, impairment, revaluation, change of life (4.2.1c).

All act forward only: posted months stay, what is left is spread over what remains.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bizdesk.assets import cards, events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.ledger import Course, booked_course
from bizdesk.assets.models import Asset
from bizdesk.assets.terms import Change, act_index
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.periods import last_day, next_period, period_at, period_of

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
    cards.refuse_no_rate(
        method or asset.method,
        asset.residual if residual is None else residual,
        asset.declining_rate if declining_rate is None else declining_rate,
    )
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
    _not_below_zero(office, asset, planned(office, asset, event, on, values))
    with change(office, who, words, number=asset.number, name=asset.name) as act:
        events.write(act, asset, event, on, reason=reason, **_given(values))
        _bring_up(asset, values)
        return act.save(asset)


def planned(office: Office, asset: Asset, event: str, on: date, values: Mapping[str, Any]) -> Change:
    """The change an event would be, before it is written."""
    known = {name: value for name, value in _given(values).items() if name in Change.__dataclass_fields__}
    return Change(event, on, sequence=2**53, period=events.open_period(office, asset, event, on), **known)


def _not_below_zero(office: Office, asset: Asset, change: Change) -> None:
    """Refuse what would leave less than nothing once the months are charged that the change no longer acts on."""
    course = booked_course(asset)
    month = period_at(act_index(change, course.terms.start_convention) - 1)
    day = max(change.counts_from, last_day(month))
    before, after = course.value(day), course._replace(changes=(*course.changes, change)).value(day)
    if after.net_book_value < 0:
        raise Refused(
            N_("{number} has a net book value of {value} once {month} is charged: no more can be written off."),
            rule=RULE,
            number=asset.number,
            value=office.money(before.net_book_value),
            month=month,
        )


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


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def preview(office: Office, asset: Asset, event: str, *, on: date | None = None, **values: Any) -> list[str]:
    """What a change would do, in sentences: the value before and after, and the next months' charge."""
    course, on = booked_course(asset), on or office.today()
    after = course._replace(changes=(*course.changes, planned(office, asset, event, on, values)))
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


def _positive(amount: int) -> None:
    if amount <= 0:
        raise Refused(N_("The amount must be more than 0."), rule=RULE)
