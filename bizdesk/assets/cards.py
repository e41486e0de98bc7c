"""Drawing up and registering asset cards, and deleting drafts (clause 4.2.1a)."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from bizdesk.assets import events, ledger, lives
from bizdesk.assets.depreciation import schedule
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.inputs import given
from bizdesk.assets.models import Asset, AssetCategory, AssetEvent
from bizdesk.assets.terms import TIMED, Terms, months_in_all, residual_of
from bizdesk.assets.valuation import opening_warning
from bizdesk.assets.why import MONEY, Why
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.people import at_work

FROM_CATEGORY = ("method", "life_months", "residual_percent", "start_convention")
# What a card of a method keeps of the policy from its registration on, by the rule of the policy: a rule that is set
# anew never changes what was charged.
CHOSEN = {"straight_line": {"period_amount": "period_amount"}, "double_declining": {"switch": "declining_switch"}}


def add(office: Office, who: str, values: Mapping[str, Any]) -> Asset:
    """Draw up a card with the terms of its category; it is registered at once where its day of first use is given."""
    asset = drawn_up(office, values)
    refuse_overcharged(office, asset)
    refuse_opening_ahead(office, asset)
    refuse_leavers(office, asset, values)
    with change(office, who, N_("Add asset {number} {name}"), name=asset.name) as act:
        act.words["number"] = act.add(asset).number
        if asset.in_use_on is not None:
            register_in(act, asset, asset.in_use_on)
    return asset


def add_category(office: Office, who: str, values: Mapping[str, Any]) -> AssetCategory:
    """Add a category; where it does not say when depreciation starts and what is left, the policy does."""
    with change(office, who, N_("Add {kind} {title}"), kind=AssetCategory.singular) as act:
        category = act.add(AssetCategory(**(policy_terms(office) | given(values))))
        act.words["title"] = category.caption
        return category


def policy_terms(office: Office) -> dict[str, Any]:
    """The terms by the policy, where a category says nothing else."""
    return {
        "start_convention": office.policy.text("depreciation_start"),
        "residual_percent": office.policy.get("residual_percent"),
    }


def drawn_up(office: Office, values: Mapping[str, Any]) -> Asset:
    """A card with what was given and, for the rest, the terms of its category and of the policy."""
    values = given(values)
    category = values.get("category")
    if category is not None:
        for name in FROM_CATEGORY:
            if name not in values and not (name == "residual_percent" and "residual" in values):
                values[name] = getattr(category, name)
    return Asset(**values)


def preview(office: Office, values: Mapping[str, Any]) -> list[str]:
    """What the card being typed would be charged, in sentences; nothing while too little is known."""
    return foretold(office, drawn_up(office, values))


def foretold(office: Office, asset: Asset) -> list[str]:
    """What a card that is not kept will be charged, in sentences; nothing while too little is known."""
    if not asset.cost or not asset.category or not asset.method:
        return []
    settle(office, asset)
    asset.in_use_on = asset.in_use_on or asset.acquired_on or office.today()
    asset.acquired_on = asset.acquired_on or asset.in_use_on
    terms = terms_of_card(asset)
    rows = list(islice(schedule(terms), 1_200))
    if not rows:
        return [_("Nothing will be charged by this method alone.")]
    lines = [
        _("Residual value: {amount}").format(amount=office.money(asset.residual or 0)),
        _("First charge {month}: {amount}").format(month=rows[0].period, amount=office.money(rows[0].amount)),
        _("Last charge {month}: {amount}").format(month=rows[-1].period, amount=office.money(rows[-1].amount)),
        _("{count} charges, {amount} in all").format(
            count=len(rows), amount=office.money(sum(row.amount for row in rows))
        ),
    ]
    if warning := opening_warning(terms):
        lines.append(told(warning, office))
    return [*lines, *lives.of_card(asset)]


def told(reason: Why, office: Office) -> str:
    """A reason in the language in use, amounts as people read them."""
    values = {
        name: office.money(value) if name in MONEY and isinstance(value, int) else value
        for name, value in reason.values.items()
    }
    return _(reason.message).format(**values)


def register(office: Office, who: str, asset: Asset, on: date | None = None) -> Asset:
    """Put a drafted card on the books, in use from a day."""
    with change(office, who, N_("Register {number} {name}"), number=asset.number, name=asset.name) as act:
        register_in(act, asset, on or asset.in_use_on or asset.acquired_on)
        return act.save(asset)


def register_in(act: Act, asset: Asset, on: date) -> None:
    """Write the first event of a card, its terms, and bring it into use."""
    refuse_ahead(act.office, on)
    refuse_overcharged(act.office, asset)
    ASSET_FLOW.move(asset, "register")
    asset.in_use_on = on
    settle(act.office, asset)
    write_terms(act, asset)
    act.save(asset)


def refuse_ahead(office: Office, on: date) -> None:
    """Refuse a day of first use that has not come."""
    if on > office.today():
        raise Invalid(
            {"in_use_on": Refused(N_("{date} lies in the future: leave the card a draft until then."), date=on)}
        )


def refuse_opening_ahead(office: Office, asset: Asset) -> None:
    """Refuse opening balances of a day that has not come."""
    if asset.opening_on is not None and asset.opening_on > office.today():
        words = N_("{date} lies in the future: opening balances are of a day that has come.")
        raise Invalid({"opening_on": Refused(words, rule="4.2.1c", date=asset.opening_on)})


def refuse_overcharged(office: Office, asset: Asset) -> None:
    """Refuse more months charged before than the whole life has where something is left to be charged, which would
    all fall due at once; a ledger may go on counting the months of what is written off."""
    months, life, cost = asset.opening_months or 0, asset.life_months or 0, asset.cost or 0
    if asset.method not in TIMED or not life or months <= months_in_all(life, asset.start_convention, asset.in_use_on):
        return
    residual = residual_by_rate(office, asset) if asset.residual is None else asset.residual
    if cost - residual > (asset.opening_accumulated or 0):
        words = N_("{months} months are charged already, of a life of {life}: one of the two is wrong.")
        raise Invalid({"opening_months": Refused(words, rule="4.2.1c", months=months, life=life)})


def settle(office: Office, asset: Asset) -> None:
    """Give a card what its terms leave open: its residual value from its rate, Refused where the method needs one, and
    what the policy says of the charges."""
    if asset.residual is None:
        asset.residual = residual_by_rate(office, asset)
    refuse_no_rate(asset.method, asset.residual, asset.declining_rate)
    for name, choice in choices(office, asset.method).items():
        setattr(asset, name, getattr(asset, name) or choice)


def residual_by_rate(office: Office, asset: Asset) -> int:
    """The residual value by the rate of a card, or else of the policy, and no less than the policy's memo value."""
    percent = asset.residual_percent
    if percent is None:
        percent = office.policy.get("residual_percent")
    return residual_of(asset.cost or 0, percent, office.policy.get("memo_value") or 0)


def choices(office: Office, method: str) -> dict[str, str]:
    """How a method charges where a card does not say, as the policy has it now, by the name of the card's field."""
    return {name: office.policy.text(rule) for name, rule in CHOSEN.get(method, {}).items()}


def refuse_no_rate(method: str, residual: int | None, rate: Decimal | None) -> None:
    """Refuse terms from which no rate of declining balance follows."""
    if method == "declining_balance" and not residual and rate is None:
        raise Refused(
            N_("Declining balance needs a residual value above 0, or a typed rate: no rate ever reaches 0."),
            rule="4.2.1c",
        )


def write_terms(act: Act, asset: Asset, reverses: AssetEvent | None = None) -> AssetEvent:
    """Write the terms of a card into its ledger, as they are now on the card; a correction tells of no new place."""
    placed = {name: reverses.__data__[name] for name in events.CARRIED} if reverses else {}
    return events.write(act, asset, "acquired", asset.acquired_on, **placed, **first_values(asset), reverses=reverses)


def first_values(asset: Asset) -> dict[str, Any]:
    """What the first event of a card holds: the terms it begins with, how many pieces, on which paper."""
    paper = asset.voucher_number or asset.invoice_number
    return ledger.begun(terms_of_card(asset)) | {"quantity": asset.quantity, "reference": paper}


def terms_of_card(asset: Asset) -> Terms:
    """The terms as they are now on a card, one that is not kept yet too."""
    return Terms(
        cost=asset.cost or 0,
        residual=asset.residual or 0,
        life_months=asset.life_months or 0,
        method=asset.method,
        in_use_on=asset.in_use_on,
        start_convention=asset.start_convention or "next_month",
        total_units=asset.total_units,
        rate=asset.declining_rate,
        switch=asset.switch or "last_two_years",
        period_amount=asset.period_amount or "monthly",
        opening_accumulated=asset.opening_accumulated or 0,
        opening_months=asset.opening_months or 0,
        opening_on=asset.opening_on,
        held_from=asset.acquired_on,
    )


def refuse_leavers(office: Office, asset: Asset, names: Collection[str]) -> None:
    """Refuse to put an asset into the hands of somebody who has left."""
    for name in {"user", "custodian"}.intersection(names):
        at_work(getattr(asset, name), office.today(), "4.2.1a")


def remove(office: Office, who: str, asset: Asset) -> None:
    """Delete a draft; a registered card is disposed of instead."""
    if asset.status != "draft":
        raise Refused(
            N_("{number} is registered: it is never deleted. Apply for its disposal instead."),
            rule="4.2.1c",
            number=asset.number,
        )
    with change(office, who, N_("Delete draft {number}"), number=asset.number) as act:
        act.remove(asset)
