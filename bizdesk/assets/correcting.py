"""Correcting asset cards, while nothing rests on what they said (clause 4.2.1a)."""

from collections.abc import Mapping
from typing import Any

from bizdesk.assets import cards, events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry
from bizdesk.assets.words import OF_VALUE, ON_THE_BOOKS, STATUSES
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _

TERMS = (
    "cost",
    "acquired_on",
    "in_use_on",
    "method",
    "life_months",
    "residual",
    "residual_percent",
    "start_convention",
    "total_units",
    "declining_rate",
    "switch",
    "period_amount",
    "opening_accumulated",
    "opening_months",
    "opening_on",
    "quantity",
)
PLACING = ("place", "department", "user", "custodian", "condition")


def edit(office: Office, who: str, asset: Asset, values: Mapping[str, Any]) -> Asset:
    """Correct a card. A registered card's terms are corrected while nothing rests on them; a new place or custodian
    is written down as a transfer of today, a new category as a reclassification."""
    with change(office, who, N_("Edit asset {number}"), number=asset.number) as act:
        return edit_in(act, asset, values)


def edit_in(act: Act, asset: Asset, values: Mapping[str, Any]) -> Asset:
    """Correct a card as part of an act."""
    before = {**asset.__data__}
    for name, value in values.items():
        setattr(asset, name, value)
    changed = correct(act.office, asset, before)
    if asset.status != "draft":
        if changed & set(TERMS):
            cards.write_terms(act, asset, reverses=first_event(asset))
        if changed & set(PLACING):
            events.write(act, asset, "moved", act.office.today(), category=before["category"])
        if "category" in changed:
            events.write(act, asset, "reclassified", act.office.today())
    return act.save(asset)


def correct(office: Office, asset: Asset, before: Mapping[str, Any]) -> set[str]:
    """Make a card whole that holds new values over those before; the names of the terms, of the placing and of the
    category that it changes. Refused where what stands on the books may no longer be corrected so."""
    changed = {name for name in (*TERMS, *PLACING, "category") if asset.__data__.get(name) != before.get(name)}
    if asset.status != "draft":
        if changed & set(TERMS):
            _correct_terms(office, asset, changed)
        if changed & set(PLACING):
            ASSET_FLOW.check(asset, "move")
        if "category" in changed:
            refuse_off_the_books(asset)
        if changed & {*PLACING, "category"}:
            events.not_before(asset, office.today())
    cards.refuse_leavers(office, asset, changed)
    return changed


def refuse_off_the_books(asset: Asset) -> None:
    """Refuse another category for what has left the books: it left them in the one it was in."""
    if asset.status not in ON_THE_BOOKS:
        raise Refused(
            N_("{number} is off the books ({status}): it stays in the category in which it left them."),
            rule="4.2.1a",
            number=asset.number,
            status=_(STATUSES[asset.status]),
        )


def _correct_terms(office: Office, asset: Asset, changed: set[str]) -> None:
    """Settle the corrected terms of a registered card; Refused once anything rests on them."""
    refuse_resting(asset, changed)
    if asset.in_use_on is None:
        missing = Refused(N_("{number} is on the books: it needs its first day."), number=asset.number)
        raise Invalid({"in_use_on": missing})
    cards.refuse_ahead(office, asset.in_use_on)
    cards.refuse_overcharged(office, asset)
    cards.refuse_opening_ahead(office, asset)
    if "acquired_on" in changed:
        refuse_after_events(asset)
    if "residual" in changed:
        asset.residual_percent = None if asset.residual is not None else asset.residual_percent
    elif changed & {"cost", "residual_percent"} and asset.residual_percent is not None:
        asset.residual = None
    cards.settle(office, asset)


def refuse_after_events(asset: Asset) -> None:
    """Refuse a day of purchase after something has happened to the asset already."""
    happened = AssetEvent.select(AssetEvent.date).where(
        (AssetEvent.asset == asset.id) & (AssetEvent.kind != "acquired") & (AssetEvent.date < asset.acquired_on)
    )
    if (early := happened.order_by(AssetEvent.date).first()) is not None:
        words = N_("Something happened to {number} before that, on {date}.")
        raise Invalid({"acquired_on": Refused(words, rule="4.2.1a", number=asset.number, date=early.date)})


def refuse_resting(asset: Asset, changed: set[str]) -> None:
    """Refuse to correct the terms of a registered card once depreciation or a later change rests on them."""
    if not changed & set(TERMS):
        return
    ASSET_FLOW.check(asset, "change_terms")
    resting = AssetEvent.select().where(
        (AssetEvent.asset == asset.id) & AssetEvent.kind.in_(OF_VALUE) & (AssetEvent.kind != "acquired")
    )
    posted = DepreciationEntry.select().where(DepreciationEntry.asset == asset.id)
    if posted.exists() or resting.exists() or first_event(asset).counterpart is not None:
        labels = _(", ").join(field.label for name, field in Asset.fields().items() if name in changed & set(TERMS))
        raise Refused(
            N_("{fields}: depreciation or a later change rests on it. Use improve, revalue, impair or change terms."),
            rule="4.2.1c",
            fields=labels,
        )


def first_event(asset: Asset) -> AssetEvent:
    """The event that holds the terms a card begins with."""
    mine = (AssetEvent.asset == asset.id) & (AssetEvent.kind == "acquired")
    return AssetEvent.select().where(mine).order_by(AssetEvent.id.desc()).get()
