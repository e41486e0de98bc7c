"""A whole ledger of cards entered at once, those that are gone with the day they left (clause 4.2.1a)."""

from typing import Any

from bizdesk.assets import cards, events
from bizdesk.assets.ledger import terms_of
from bizdesk.assets.models import Asset, AssetEvent
from bizdesk.assets.terms import Change
from bizdesk.assets.valuation import disposal_value
from bizdesk.assets.words import GONE
from bizdesk.office.journal import Act
from bizdesk.office.record import Record

# A merged card has nothing of its own any more: its cost is on the card it went to.
NOT_SETTLED = ("draft", "merged")


def add_many(act: Act, assets: list[Asset]) -> None:
    """Write many verified cards, each with its status; those that are no drafts come onto the books by their terms,
    and those that are gone leave them again on their day."""
    entering = [asset for asset in assets if asset.status != "draft"]
    for asset in entering:
        if asset.status not in NOT_SETTLED:
            cards.settle(act.office, asset)
    act.add_many(list[Record](assets))
    days = {asset.acquired_on for asset in entering}
    periods = {day: events.open_period(act.office, Asset(), "acquired", day) for day in days}
    first = [_first(asset, periods[asset.acquired_on]) for asset in entering]
    act.add_many(list[Record](first))
    gone = [(asset, event) for asset, event in zip(entering, first, strict=True) if asset.status in GONE]
    act.add_many([_last(act, asset, event) for asset, event in gone])


def _first(asset: Asset, period: str) -> AssetEvent:
    """The first event of a card just written; one that is gone was in use by then."""
    was = {"status": "in_use"} if asset.status in GONE else {}
    return events.drawn(asset, "acquired", asset.acquired_on, period, **cards.first_values(asset), **was)


def _last(act: Act, asset: Asset, first: AssetEvent) -> AssetEvent:
    """The event that takes a card off the books again, with what it was worth then."""
    day = asset.removed_on
    period = max(first.period, events.open_period(act.office, Asset(), "disposed", day))
    through = act.office.policy.text("disposal_charge")
    gone = Change("disposed", day, sequence=2**53, period=period, through=through)
    value = disposal_value(terms_of(first), (), gone)
    told: dict[str, Any] = {"amount": value.cost, "accumulated": value.accumulated, "impairment": value.impairment}
    told["charged_through"] = through
    return AssetEvent(asset=asset.id, kind="disposed", date=day, period=period, **events.carried(asset), **told)
