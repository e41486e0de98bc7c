"""Maintenance, meter readings and typed charges of assets (clause 4.2.1)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.assets import changes, events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.models import Asset, Maintenance, ManualCharge, MeterReading
from bizdesk.assets.words import GONE, ON_THE_BOOKS, STATUSES
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, Supplier
from bizdesk.office.periods import add_months, period_of

# What is fixed once work has added to the cost, and what asks again whether the work is possible.
BOOKED = frozenset({"asset", "number", "done_on", "cost", "capitalise"})
DATED = frozenset({"asset", "done_on", "planned_on"})


class Typing(NamedTuple):
    """The step that types a month's value, the method it is for, and what is said where the asset has another."""

    step: str
    method: str
    otherwise: str


TYPING: dict[type[MeterReading | ManualCharge], Typing] = {
    MeterReading: Typing("read_meter", "units_of_production", N_("{number} is not depreciated by units.")),
    ManualCharge: Typing("charge", "manual", N_("{number} is not depreciated by hand.")),
}


def add(office: Office, who: str, values: Mapping[str, Any]) -> Maintenance:
    """Write down work that is planned, or was done without adding to the cost."""
    work = Maintenance(**values)
    with change(office, who, N_("Add {kind} {title}"), kind=Maintenance.singular) as act:
        # Without an asset it is refused as every record is that lacks a field.
        if work.asset is not None:
            refuse_new(office, work)
        act.words["title"] = act.add(work).caption
    return work


def refuse_new(office: Office, work: Maintenance) -> None:
    """Refuse to write down work that adds to the cost, or that cannot have been done or be planned."""
    if work.capitalise:
        raise _booked(work)
    _possible(office, work.asset, work.done_on)


def _possible(office: Office, asset: Asset, done_on: date | None) -> None:
    """Refuse work that was done in the future, or is planned or done on what is gone."""
    if done_on is not None:
        events.not_ahead(office, done_on)
    if asset.status == "merged" or (asset.status in GONE and (done_on is None or done_on > asset.removed_on)):
        words = N_("{number} is {state}: no work is planned on it.")
        if done_on is not None:
            words = N_("{number} is {state}: no work is done on it.")
        raise Refused(words, rule="4.2.1a", number=asset.number, state=_(STATUSES[asset.status]))


def finish(
    office: Office,
    who: str,
    work: Maintenance,
    *,
    on: date | None = None,
    cost: int | None = None,
    supplier: Supplier | None = None,
    downtime_hours: Decimal | None = None,
    under_warranty: bool = False,
    capitalise: bool = False,
    accepted_by: Staff | None = None,
    description: str = "",
) -> Maintenance:
    """Write down that work was done; an improvement adds to the cost, the next is planned by the asset's interval."""
    on, asset = on or office.today(), work.asset
    if work.done_on is not None:
        raise Refused(N_("{number} was done on {date} already."), rule="4.2.1a", number=work.number, date=work.done_on)
    _possible(office, asset, on)
    if capitalise and not cost:
        raise Refused(N_("What adds to the cost needs an amount."), rule="4.2.1c")
    with change(office, who, N_("{number} done on {asset}"), number=work.number, asset=asset.number) as act:
        work.done_on, work.cost, work.downtime_hours = on, cost, downtime_hours
        work.supplier, work.accepted_by = supplier or work.supplier, accepted_by
        work.under_warranty, work.capitalise = under_warranty, capitalise
        work.description = description or work.description
        act.save(work)
        if capitalise and cost:
            reason = work.description
            changes.improve(office, who, asset, amount=cost, on=on, reason=reason, reference=work.number)
        if following := following_on(work, on):
            act.add(Maintenance(asset=asset, kind="maintenance", planned_on=following, supplier=work.supplier))
    return work


def following_on(work: Maintenance, on: date) -> date | None:
    """The day to plan the next maintenance for once work is done on a day; None where none follows."""
    asset = work.asset
    if work.kind != "maintenance" or asset.status not in ON_THE_BOOKS or not asset.maintenance_months:
        return None
    mine = (Maintenance.asset == asset.id) & Maintenance.done_on.is_null() & (Maintenance.kind == "maintenance")
    waiting = Maintenance.select().where(mine & (Maintenance.id != work.id)).exists()
    return None if waiting else add_months(on, asset.maintenance_months)


def edit(office: Office, who: str, work: Maintenance, values: Mapping[str, Any]) -> Maintenance:
    """Correct what is written on work; what was added to the asset's cost stays as it was booked."""
    refuse_change(office, work, {name: value for name, value in values.items() if getattr(work, name) != value})
    for name, value in values.items():
        setattr(work, name, value)
    with change(office, who, N_("Edit {number}"), number=work.number) as act:
        return act.save(work)


def refuse_change(office: Office, work: Maintenance, changed: Mapping[str, Any]) -> None:
    """Refuse to change what was booked when work was finished, or to make of it what cannot be."""
    if "capitalise" in changed or (work.capitalise and not BOOKED.isdisjoint(changed)):
        raise _booked(work)
    if not DATED.isdisjoint(changed):
        _possible(office, changed.get("asset", work.asset), changed.get("done_on", work.done_on))


def _booked(work: Maintenance) -> Refused:
    words = N_("{number}: what adds to the cost is booked by the step 'finish' and stays.")
    return Refused(words, rule="4.2.1c", number=work.number or work.asset.number)


def remove(office: Office, who: str, work: Maintenance) -> None:
    """Delete work that has added nothing to the cost."""
    if work.capitalise:
        raise _booked(work)
    with change(office, who, N_("Delete {number}"), number=work.number) as act:
        act.remove(work)


def plan(
    office: Office,
    who: str,
    asset: Asset,
    *,
    planned_on: date,
    kind: str = "maintenance",
    supplier: Supplier | None = None,
    description: str = "",
) -> Maintenance:
    """Plan work on an asset."""
    _possible(office, asset, None)
    with change(office, who, N_("Plan maintenance of {number}"), number=asset.number) as act:
        return act.add(
            Maintenance(asset=asset, kind=kind, planned_on=planned_on, supplier=supplier, description=description)
        )


def refuse_otherwise(kind: type[MeterReading | ManualCharge], asset: Asset) -> None:
    """Refuse to type what an asset is charged by where it is charged by another method."""
    if asset.method != TYPING[kind].method:
        raise Refused(TYPING[kind].otherwise, rule="4.2.1c", number=asset.number)


def read_meter(office: Office, who: str, asset: Asset, *, period: str, units: Decimal) -> MeterReading:
    """Write down the units an asset produced in a month; a month that was posted stays as it is."""
    with change(office, who, N_("Meter of {number} for {period}"), number=asset.number, period=period) as act:
        asset = _typeable(office, MeterReading, asset, period)
        return act.add(MeterReading(asset=asset, period=period, units=units))


def charge(office: Office, who: str, asset: Asset, *, period: str, amount: int) -> ManualCharge:
    """Type what an asset of the manual method is charged for a month."""
    with change(office, who, N_("Charge of {number} for {period}"), number=asset.number, period=period) as act:
        asset = _typeable(office, ManualCharge, asset, period)
        return act.add(ManualCharge(asset=asset, period=period, amount=amount))


def correct(
    office: Office, who: str, typed: MeterReading | ManualCharge, values: Mapping[str, Any]
) -> MeterReading | ManualCharge:
    """Correct a reading or a typed amount of a month that is not posted, while one may be typed."""
    kind, asset, period = type(typed), typed.asset, typed.period
    for name, value in values.items():
        setattr(typed, name, value)
    with change(office, who, N_("Edit {number}"), number=f"{typed.asset.number} {typed.period}") as act:
        _changeable(kind, asset, period)
        if typed.asset != asset:
            _typeable(office, kind, typed.asset, typed.period)
        _open(office, typed.asset, typed.period)
        return act.save(typed)


def withdraw(office: Office, who: str, typed: MeterReading | ManualCharge) -> None:
    """Take a reading or a typed amount away again, while one may be typed; a posted month stays as it is."""
    with change(office, who, N_("Delete {number}"), number=f"{typed.asset.number} {typed.period}") as act:
        _changeable(type(typed), typed.asset, typed.period)
        act.remove(typed)


def _typeable(office: Office, kind: type[MeterReading | ManualCharge], asset: Asset, period: str) -> Asset:
    """The asset as the file has it; Refused where nothing of this kind is typed for it and the month."""
    asset = asset.afresh()
    ASSET_FLOW.check(asset, TYPING[kind].step)
    refuse_otherwise(kind, asset)
    _open(office, asset, period)
    return asset


def _changeable(kind: type[MeterReading | ManualCharge], asset: Asset, period: str) -> None:
    """Refuse to change what was typed where nothing may be typed any more, or for a month that is posted."""
    ASSET_FLOW.check(asset.afresh(), TYPING[kind].step)
    _not_posted(asset, period)


def _open(office: Office, asset: Asset, period: str) -> None:
    """Refuse to type for a month that has not begun, or that is posted."""
    if period > period_of(office.today()):
        raise Refused(
            N_("{period} has not begun: nothing is typed for it."), rule="4.2.1c", period=period, number=asset.number
        )
    _not_posted(asset, period)


def _not_posted(asset: Asset, period: str) -> None:
    posted = events.last_posted(asset)
    if posted is not None and period <= posted.period:
        raise Refused(
            N_("{period} of {number} is posted: posted months never change."),
            rule="4.2.1c",
            period=period,
            number=asset.number,
        )
