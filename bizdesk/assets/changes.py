"""Changes of value and of terms: improvement, impairment, revaluation, change of life (4.2.1c).

All act forward only: posted months stay, what is left is spread over what remains.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.assets import cards, events, lives
from bizdesk.assets.caveats import told
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.inputs import given
from bizdesk.assets.ledger import BookedCourse, booked_course
from bizdesk.assets.models import Asset
from bizdesk.assets.split import counted_on
from bizdesk.assets.terms import Change, act_index
from bizdesk.assets.words import OF_VALUE
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.periods import index_of, last_day, months_ended, period_at

RULE = "4.2.1c"


class Step(NamedTuple):
    """A step that changes a value or terms: the event it writes, and what the journal says of it."""

    event: str
    words: str


STEPS = {
    "improve": Step("improved", N_("Improve {number} {name}")),
    "impair": Step("impaired", N_("Impair {number} {name}")),
    "revalue": Step("revalued", N_("Revalue {number} {name}")),
    "change_terms": Step("life_changed", N_("Change the terms of {number} {name}")),
}
# Each leaves at most half of what was missing: enough for any amount.
ATTEMPTS = 64
# Where the card keeps what an event calls otherwise.
ON_CARD = {"rate": "declining_rate"}
TERMS = ("life_months", "residual", "total_units", "method", "rate", "switch", "period_amount")


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
    reference: str = "",
) -> Asset:
    """Add what an improvement cost to the asset, with a new whole life or residual where it changes them."""
    inputs = {"amount": amount, "life_months": life_months, "residual": residual}
    return _revise(office, who, asset, "improve", on, inputs, reason, reference)


def impair(office: Office, who: str, asset: Asset, *, amount: int, on: date | None = None, reason: str = "") -> Asset:
    """Write part of an asset's value off."""
    return _revise(office, who, asset, "impair", on, {"amount": amount}, reason)


def revalue(office: Office, who: str, asset: Asset, *, value: int, on: date | None = None, reason: str = "") -> Asset:
    """Bring an asset's net book value to what it was found to be worth."""
    return _revise(office, who, asset, "revalue", on, {"value": value}, reason)


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
    switch: str = "",
    period_amount: str = "",
    reason: str = "",
) -> Asset:
    """Change the method, the whole life or the residual value from the next month that is not posted."""
    inputs = {
        "method": method,
        "life_months": life_months,
        "residual": residual,
        "total_units": total_units,
        "declining_rate": declining_rate,
        "switch": switch,
        "period_amount": period_amount,
    }
    return _revise(office, who, asset, "change_terms", on, inputs, reason)


def _revise(
    office: Office,
    who: str,
    asset: Asset,
    action: str,
    on: date | None,
    inputs: Mapping[str, Any],
    reason: str,
    reference: str = "",
) -> Asset:
    on, (event, words) = on or office.today(), STEPS[action]
    with change(office, who, words, number=asset.number, name=asset.name) as act:
        values, made = foreseen(office, asset, action, on, inputs)
        caveats = list(told(office, asset.number, booked_course(asset), made))
        then = events.carried_then(asset, on)
        events.write(act, asset, event, on, reason=reason, reference=reference, **(then | values))
        _bring_up(asset, values)
        act.save(asset)
    office.notices += caveats
    if not lives.FIELDS.isdisjoint(values):
        office.notices += lives.of_card(asset)
    return asset


def foreseen(
    office: Office, asset: Asset, action: str, on: date, inputs: Mapping[str, Any]
) -> tuple[dict[str, Any], Change]:
    """What a step would write into the ledger, and the change that is; Refused as the step itself."""
    events.not_ahead(office, on)
    events.not_before(asset, on, (*OF_VALUE, "disposal_requested", "reclassified"))
    ASSET_FLOW.check(asset, action)
    event = STEPS[action].event
    period = events.open_period(office, asset, event, on)
    values = _values(office, asset, action, on, period, given(inputs))
    foreseen = Change(event, on, sequence=2**53, period=period, **values)
    _not_below_zero(office, asset, foreseen)
    return values, foreseen


def _values(office: Office, asset: Asset, action: str, on: date, period: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """What the event of a step holds, by what was filled in."""
    if action == "revalue":
        difference = _difference(booked_course(asset), on, period, inputs["value"])
        if difference is None:
            raise Refused(
                N_(
                    "The last month of the life of {number} is charged by {date}, with all that a revaluation adds:"
                    " give it a longer life first."
                ),
                rule=RULE,
                number=asset.number,
                date=on,
            )
        if difference == 0:
            raise Refused(N_("{number} is worth that already."), rule=RULE, number=asset.number)
        return {"amount": difference}
    if action == "change_terms":
        if not inputs:
            raise Refused(N_("Fill in at least one of the new terms."), rule=RULE)
        terms = {name: inputs.get(name, getattr(asset, name)) for name in ("method", "residual", "declining_rate")}
        cards.refuse_no_rate(*terms.values())
        if inputs.get("method", asset.method) != asset.method:
            # A new method comes as the policy has it now, not as it was when the card had another.
            inputs = cards.choices(office, inputs["method"]) | inputs
        return {"rate" if name == "declining_rate" else name: value for name, value in inputs.items()}
    if inputs["amount"] <= 0:
        raise Refused(N_("The amount must be more than 0."), rule=RULE)
    return inputs


def _difference(course: BookedCourse, on: date, period: str, value: int) -> int | None:
    """What a revaluation to a value adds to the cost or takes from it; None where nothing would make it worth that.

    On the last day of a month whose own charge it acts on already, a part of it is charged at once: it takes so much
    more, until the card is worth what was asked for. In the last month of a life all of it is.
    """
    difference = value - _worth(course, on, period)
    for _attempt in range(ATTEMPTS):
        revalued = Change("revalued", on, amount=difference, sequence=2**53, period=period)
        missing = value - _worth(course._replace(changes=(*course.changes, revalued)), on, period)
        if not missing:
            return difference
        difference += missing
    return None


def _worth(course: BookedCourse, on: date, period: str) -> int:
    """The net book value on a day, with all that was booked late into the same month and counts from its first day."""
    counted = counted_on(on, period)
    between = range(months_ended(on), months_ended(counted))
    charged = sum(row.amount for row in course.schedule(period) if index_of(row.period) in between)
    return course.value(counted).net_book_value + charged


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


def _bring_up(asset: Asset, values: Mapping[str, Any]) -> None:
    """Show on the card what it has come to."""
    course = booked_course(asset)
    asset.cost = course.terms.cost + sum(each.moved.cost for each in course.changes)
    for name in TERMS:
        if name in values:
            setattr(asset, ON_CARD.get(name, name), values[name])
    if "residual" in values:
        asset.residual_percent = None
