"""What there is to look at of the stock of a day (clause 4.2.2c): too little, too much, gone off, unmoved."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.supplies.models import Supply
from bizdesk.supplies.shelf_life import dated_lots
from bizdesk.supplies.stock import low, scaled
from bizdesk.supplies.usage import idle_days, last_days

ALERTS = {
    "below": N_("Below the safety stock"),
    "low": N_("At the reorder level"),
    "above": N_("Above the maximum"),
    "expired": N_("Expired"),
    "soon": N_("Expires soon"),
    "idle": N_("Unused for {days} days"),
}


def alerts(office: Office, stood: Mapping[int, int], day: date) -> dict[int, tuple[str, ...]]:
    """By supply that has any, its alerts at the end of a day; stood: what was there then."""
    ahead = office.policy.get("warning_days") or 0
    ends: dict[int, set[str]] = defaultdict(set)
    for lot in dated_lots(day, day + min(timedelta(days=ahead), date.max - day)):
        ends[lot.supply].add("expired" if lot.expires_on < day else "soon")
    found, idle = {}, unused(office, [supply for supply, there in stood.items() if there > 0], day)
    for supply in Supply.select():
        there = stood.get(supply.id, 0)
        told = {*_levels(supply, there), *ends[supply.id], *(("idle",) if supply.id in idle else ())}
        if told:
            found[supply.id] = tuple(name for name in ALERTS if name in told)
    return found


def unused(office: Office, supplies: Collection[int], day: date) -> set[int]:
    """Those of which nothing was issued for as long as the policy calls dead."""
    limit = office.policy.get("dead_stock_days")
    idle = idle_days(day, supplies, last_days(("issue",), day, supplies))
    return {row for row, days in idle.items() if days >= limit}


def _levels(supply: Supply, there: int) -> Iterator[str]:
    """Where what is there lies beyond a level; what is not used any more is not watched for too little."""
    if supply.active and there < scaled(supply.min_quantity):
        yield "below"
    elif supply.active and low(supply, there):
        yield "low"
    # Other programs write a maximum of 0 where there is none.
    if supply.max_quantity and there > scaled(supply.max_quantity):
        yield "above"
