"""Writing what happens to an asset into its ledger of events."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry
from bizdesk.assets.takeover import taken_over_on
from bizdesk.assets.terms import Change, Terms, act_index
from bizdesk.assets.words import CHANGING, OF_VALUE
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act
from bizdesk.office.language import N_
from bizdesk.office.periods import first_day, next_period, period_at, period_of

# Where and with whom an asset is.
WHEREABOUTS = ("place", "department", "user", "custodian")
CUSTODY = ("status", *WHEREABOUTS, "condition", "due_back_on")
# What every event says of the card from then on.
CARRIED = (*CUSTODY, "category")
# What moves value between cards: nothing comes onto the books by it, and nothing leaves.
BETWEEN = frozenset({"split", "merged", "shared"})


def write(act: Act, asset: Asset, event: str, on: date, **values: Any) -> AssetEvent:
    """Add an event to an asset's ledger, with where and with whom the asset is from then on."""
    not_ahead(act.office, on)
    period = open_period(act.office, asset, event, on) if event in OF_VALUE else not_closed(act.office, on)
    told = {"asset": asset, "kind": event, "date": on, "period": period, **carried(asset), **values}
    return act.add(AssetEvent(**told))


def carried(asset: Asset) -> dict[str, Any]:
    """Where, with whom and in what state and category an asset is, as its events keep it: stored values by name."""
    return {name: asset.__data__.get(name) for name in CARRIED}


def carried_then(asset: Asset, on: date) -> dict[str, Any]:
    """The same as it was at the end of a day, for what is booked after the card has gone on to other places."""
    mine = AssetEvent.select().where((AssetEvent.asset == asset.id) & counted(on))
    then = sorted(mine, key=order_of)
    return {name: then[-1].__data__[name] for name in CARRIED} if then else carried(asset)


def drawn(asset: Asset, event: str, on: date, period: str, **values: Any) -> AssetEvent:
    """The same unwritten, one of many for act.add_many: stored values put where they are kept, no look at each."""
    made = AssetEvent()
    made.__data__ |= carried(asset) | {"asset": asset.id, "kind": event, "date": on, "period": period, **values}
    return made


def counts_from(event: str, on: date, period: str) -> date:
    """The day from which books show where, with whom and in what category an event puts a card: its own, or the first
    of the later month it acts from. A card that was found out late stands from its own day on, as its value does."""
    return on if event == "acquired" else max(on, first_day(period))


def counted(day: date) -> Any:
    """The events that count by the end of a day; what a card is then, the last of them in order tells."""
    return (AssetEvent.date <= day) & ((AssetEvent.kind == "acquired") | (AssetEvent.period <= period_of(day)))


def in_order() -> tuple[Any, ...]:
    """Events by day and by when they were written; the terms of a card, when they were corrected too, come first."""
    return AssetEvent.date, AssetEvent.kind != "acquired", AssetEvent.id


def order_of(event: AssetEvent) -> tuple[date, bool, int]:
    """The same of one that is read."""
    return event.date, event.kind != "acquired", event.id


def not_ahead(office: Office, on: date) -> None:
    """Refuse a day that has not come."""
    done_on(office, on, "4.2.1a")


def of(asset: Asset) -> list[AssetEvent]:
    """An asset's events in order: by the month they act from, their date and when they were written."""
    order = (AssetEvent.period, AssetEvent.date, AssetEvent.id)
    return list(AssetEvent.select().where(AssetEvent.asset == asset.id).order_by(*order))


def first_of(events: Iterable[AssetEvent]) -> AssetEvent:
    """The event among those of a card, oldest first, that holds its terms: a correction holds, not what it reverses."""
    return [event for event in events if event.kind == "acquired"][-1]


def last_posted(asset: Asset) -> DepreciationEntry | None:
    """The newest month that was posted for an asset."""
    mine = DepreciationEntry.select().where(DepreciationEntry.asset == asset.id)
    return mine.order_by(DepreciationEntry.period.desc(), DepreciationEntry.id.desc()).first()


def open_period(office: Office, asset: Asset, event: str, on: date) -> str:
    """The month a change on a day is booked in: its own, or the first in which it touches no closed or posted month.

    Never one before the card came from another or back, and what takes all with it none before another change. What
    happened before a card was taken over is in its opening balances, or it is found out later: a month closed for it.
    """
    period = not_closed(office, on)
    if not asset.id or event in ("acquired", "reinstated"):
        return period
    period, posted = max(period, _not_sooner(asset, event, on)), last_posted(asset)
    if posted is None:
        return period
    by_days = asset.start_convention == "daily" or office.policy.text("disposal_charge") == "day"
    acts_on = (
        period
        if event == "disposed" and by_days
        else period_at(act_index(Change(event, on, period=period), asset.start_convention))
    )
    return next_period(posted.period) if acts_on <= posted.period else period


def not_closed(office: Office, on: date) -> str:
    """The month of a day, or the first after it that is not closed: closed ones show what they were signed with."""
    closed = office.policy.text("closed_through")
    return max(period_of(on), next_period(closed)) if closed else period_of(on)


def _not_sooner(asset: Asset, event: str, on: date) -> str:
    """The first month an event may be booked in after what was booked of a card before it; '' for any.

    What moves between cards waits until the months of an absence are charged, with that of the reinstatement.
    """
    taking = event == "disposed" or event in BETWEEN
    mine = AssetEvent.select().where((AssetEvent.asset == asset.id) & AssetEvent.kind.in_(OF_VALUE))
    periods = [""]
    for each in mine:
        came = each.kind == "acquired" and each.__data__["counterpart"] is not None
        if each.kind == "reinstated":
            overdue = event in BETWEEN and each.reverses.period < each.period
            periods.append(next_period(each.period) if overdue else each.period)
        elif came or each.kind in BETWEEN or (taking and each.kind in CHANGING):
            periods.append(each.period)
        elif each.kind == "acquired" and (taken := _taken_over_on(each)) is not None and on < taken:
            periods.append(next_period(period_of(taken)))
    return max(periods)


def _taken_over_on(first: AssetEvent) -> date | None:
    """The day the opening balances of a card's first event are of; None without any."""
    months, convention = first.opening_months or 0, first.start_convention or "next_month"
    terms = Terms(0, in_use_on=first.in_use_on, start_convention=convention, opening_months=months)
    return taken_over_on(replace(terms, opening_on=first.opening_on))


def not_before(asset: Asset, on: date, among: Collection[str] = ()) -> None:
    """Refuse an event dated before the asset was acquired, or before the last event that says where it is.

    among: only the events of these kinds; a bill that comes late is booked whatever was moved meanwhile.
    """
    if on < asset.acquired_on:
        raise Refused(
            N_("{date} lies before {number} was acquired ({acquired})."),
            rule="4.2.1a",
            date=on,
            number=asset.number,
            acquired=asset.acquired_on,
        )
    mine = AssetEvent.select(AssetEvent.date).where(AssetEvent.asset == asset.id)
    if among:
        mine = mine.where(AssetEvent.kind.in_(tuple(among)))
    last = mine.order_by(AssetEvent.date.desc()).limit(1).scalar()
    if last is not None and on < last:
        raise Refused(
            N_("{date} lies before the last event of {number} ({last}): events are booked in order."),
            rule="4.2.1a",
            date=on,
            number=asset.number,
            last=last,
        )
