"""Maintenance, meter readings and typed charges of assets (clause 4.2.1)."""

from datetime import date
from decimal import Decimal

from bizdesk.assets import events
from bizdesk.assets.flows import ASSET_FLOW
from bizdesk.assets.models import Asset, Maintenance, ManualCharge, MeterReading
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff, Supplier
from bizdesk.office.periods import add_months


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
    """Write down that work was done; the next is planned by the asset's own interval, an improvement adds to its cost."""
    on, asset = on or office.today(), work.asset
    if work.done_on is not None:
        raise Refused(N_("{number} was done on {date} already."), rule="4.2.1a", number=work.number, date=work.done_on)
    if capitalise and not cost:
        raise Refused(N_("What adds to the cost needs an amount."), rule="4.2.1c")
    with change(office, who, N_("{number} done on {asset}"), number=work.number, asset=asset.number) as act:
        work.done_on, work.cost, work.downtime_hours = on, cost, downtime_hours
        work.supplier, work.accepted_by = supplier or work.supplier, accepted_by
        work.under_warranty, work.capitalise = under_warranty, capitalise
        work.description = description or work.description
        act.save(work)
        if capitalise:
            ASSET_FLOW.check(asset, "improve")
            events.not_before(asset, on)
            events.write(act, asset, "improved", on, amount=cost, reference=work.number, reason=work.description)
            asset.cost += cost or 0
            act.save(asset)
        if asset.maintenance_months and work.work == "maintenance":
            planned = add_months(on, asset.maintenance_months)
            act.add(Maintenance(asset=asset, work="maintenance", planned_on=planned, supplier=work.supplier))
    return work


def plan(
    office: Office,
    who: str,
    asset: Asset,
    *,
    planned_on: date,
    work: str = "maintenance",
    supplier: Supplier | None = None,
    description: str = "",
) -> Maintenance:
    """Plan work on an asset."""
    with change(office, who, N_("Plan maintenance of {number}"), number=asset.number) as act:
        return act.add(
            Maintenance(asset=asset, work=work, planned_on=planned_on, supplier=supplier, description=description)
        )


def read_meter(office: Office, who: str, asset: Asset, *, period: str, units: Decimal) -> MeterReading:
    """Write down the units an asset produced in a month; a month that was posted stays as it is."""
    ASSET_FLOW.check(asset, "read_meter")
    if asset.method != "units_of_production":
        raise Refused(N_("{number} is not depreciated by units."), rule="4.2.1c", number=asset.number)
    _not_posted(asset, period)
    with change(office, who, N_("Meter of {number} for {period}"), number=asset.number, period=period) as act:
        return act.add(MeterReading(asset=asset, period=period, units=units))


def charge(office: Office, who: str, asset: Asset, *, period: str, amount: int) -> ManualCharge:
    """Type what an asset of the manual method is charged for a month."""
    if asset.method != "manual":
        raise Refused(N_("{number} is not depreciated by hand."), rule="4.2.1c", number=asset.number)
    _not_posted(asset, period)
    with change(office, who, N_("Charge of {number} for {period}"), number=asset.number, period=period) as act:
        return act.add(ManualCharge(asset=asset, period=period, amount=amount))


def _not_posted(asset: Asset, period: str) -> None:
    posted = events.last_posted(asset)
    if posted is not None and period <= posted.period:
        raise Refused(
            N_("{period} of {number} is posted: posted months never change."),
            rule="4.2.1c",
            period=period,
            number=asset.number,
        )
