"""The bridge between the ledger of events in the file and the pure rules of value: terms, changes and readings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import peewee

from bizdesk.assets import events
from bizdesk.assets.depreciation import Charge, Readings, schedule
from bizdesk.assets.models import Asset, AssetEvent, DepreciationEntry, ManualCharge, MeterReading
from bizdesk.assets.terms import Change, Terms, age_after, parts_of_month
from bizdesk.assets.valuation import NOT_HELD, Value, value_on
from bizdesk.assets.words import OF_VALUE
from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.periods import first_day, period_of

# Which changes of terms an event stands for beside its own name.
CHANGES = frozenset(OF_VALUE) - {"acquired"}


class BookedCourse(NamedTuple):
    """All that an asset's value follows from."""

    terms: Terms
    changes: tuple[Change, ...]
    readings: Readings

    def value(self, day: date) -> Value:
        """The value at the end of a day."""
        return value_on(self.terms, self.changes, day, self.readings)

    def schedule(self, through: str | None = None) -> list[Charge]:
        """Every month's charge, to the end or through a month."""
        return list(schedule(self.terms, self.changes, self.readings, through=through))


def course_of(asset: Asset) -> BookedCourse | None:
    """What an asset's value follows from; None for a draft, which is not on the books."""
    return courses([asset.id]).get(asset.id)


def booked_course(asset: Asset) -> BookedCourse:
    """The same; Refused for a draft."""
    course = course_of(asset)
    if course is None:
        raise Refused(N_("{number} is not on the books yet: register it first."), rule="4.2.1a", number=asset.number)
    return course


def value(asset: Asset, day: date) -> Value:
    """An asset's value at the end of a day; NOT_HELD for a draft."""
    course = course_of(asset)
    return course.value(day) if course else NOT_HELD


def courses(assets: Sequence[int] | peewee.SelectBase | None = None) -> dict[int, BookedCourse]:
    """The courses of these assets, or of all, by row id; three queries for each piece of the assets."""
    ids = [asset for (asset,) in assets.tuples()] if isinstance(assets, peewee.SelectBase) else assets
    found: dict[int, list[AssetEvent]] = defaultdict(list)
    of_value = AssetEvent.select().where(AssetEvent.kind.in_(OF_VALUE)).order_by(AssetEvent.id)
    for event in _of(AssetEvent, of_value, ids):
        found[event.__data__["asset"]].append(event)
    units: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for _row, asset, period, amount in _tuples(MeterReading, ids, MeterReading.units):
        units[asset][period] = amount
    manual: dict[int, dict[str, int]] = defaultdict(dict)
    for _row, asset, period, amount in _tuples(ManualCharge, ids, ManualCharge.amount):
        manual[asset][period] = amount
    return {
        asset: _course(booked, Readings(units.get(asset, {}), manual.get(asset, {}))) for asset, booked in found.items()
    }


def _of(kind: Any, query: Any, assets: Sequence[int] | None) -> Iterator[Any]:
    return rows.in_pieces(query, kind.id) if assets is None else rows.of_many(query, kind.asset, assets)


def _tuples(kind: Any, assets: Sequence[int] | None, amount: Any) -> Iterator[Any]:
    return _of(kind, kind.select(kind.id, kind.asset, kind.period, amount).tuples(), assets)


def _course(booked: Iterable[AssetEvent], readings: Readings) -> BookedCourse:
    held = list(booked)
    return BookedCourse(
        terms_of(events.first_of(held)), tuple(change_of(row) for row in held if row.kind in CHANGES), readings
    )


def terms_of(event: AssetEvent) -> Terms:
    """The terms an acquired event holds; a part of a split card is held from where the split counts."""
    late = event.__data__.get("counterpart") is not None and event.period > period_of(event.date)
    terms = Terms(
        cost=event.amount or 0,
        residual=event.residual or 0,
        life_months=event.life_months or 0,
        method=event.method,
        in_use_on=event.in_use_on,
        start_convention=event.start_convention or "next_month",
        total_units=event.total_units,
        rate=event.rate,
        switch=event.switch or "last_two_years",
        period_amount=event.period_amount or "monthly",
        opening_accumulated=event.accumulated or 0,
        opening_months=event.opening_months or 0,
        opening_impairment=event.impairment or 0,
        opening_on=event.opening_on,
        held_from=first_day(event.period) if late else event.date,
        begun_book=event.begun_book,
        begun_residual=event.begun_residual,
        units_left=event.units_left,
    )
    if event.age is not None:
        whole = parts_of_month(terms)
        return replace(terms, age=_months(event.age, whole), begun_age=_months(event.begun_age or 0, whole))
    # Before the third step of the schema a part kept only for how many months the whole had been charged by then.
    return replace(terms, begun_age=age_after(terms, event.begun_months)) if event.begun_months else terms


def _months(parts: int, whole: int) -> int | Fraction:
    """So many parts of a month in months, of which so many make one."""
    return Fraction(parts, whole) if parts % whole else parts // whole


def begun(terms: Terms) -> dict[str, Any]:
    """The same the other way: what an acquired event holds of terms. What is nothing stays empty."""
    whole = parts_of_month(terms)
    return {
        "amount": terms.cost,
        "accumulated": terms.opening_accumulated or None,
        "impairment": terms.opening_impairment or None,
        "residual": terms.residual,
        "method": terms.method,
        "life_months": terms.life_months or None,
        "start_convention": terms.start_convention,
        "in_use_on": terms.in_use_on,
        "total_units": terms.total_units,
        "rate": terms.rate,
        "switch": terms.switch,
        "period_amount": terms.period_amount,
        "opening_months": terms.opening_months or None,
        "opening_on": terms.opening_on,
        "age": None if terms.age is None else int(terms.age * whole),
        "begun_age": None if terms.age is None else int(terms.begun_age * whole),
        "begun_book": terms.begun_book,
        "begun_residual": terms.begun_residual,
        "units_left": terms.units_left,
    }


def change_of(event: AssetEvent) -> Change:
    """The change of value or terms an event stands for; the amounts of a disposal are shown, not moved."""
    if event.kind in ("disposed", "reinstated"):
        return Change(
            event.kind,
            event.date,
            sequence=event.id,
            period=event.period,
            through=event.charged_through or "month",
            reverses=event.__data__.get("reverses"),
        )
    return Change(
        event.kind,
        event.date,
        amount=event.amount or 0,
        sequence=event.id,
        period=event.period,
        life_months=event.life_months,
        residual=event.residual,
        method=event.method or None,
        rate=event.rate,
        total_units=event.total_units,
        switch=event.switch or None,
        period_amount=event.period_amount or None,
        accumulated=event.accumulated or 0,
        impairment=event.impairment or 0,
    )


def posted(asset: Asset) -> dict[str, int]:
    """What was posted for an asset, by month."""
    rows = DepreciationEntry.select(DepreciationEntry.period, DepreciationEntry.amount)
    amounts: dict[str, int] = defaultdict(int)
    for period, amount in rows.where(DepreciationEntry.asset == asset.id).tuples():
        amounts[period] += amount
    return dict(amounts)


def custody_on(asset: Asset, day: date) -> AssetEvent | None:
    """The event that says where and with whom an asset was at the end of a day."""
    mine = AssetEvent.select().where((AssetEvent.asset == asset.id) & events.counted(day))
    return max(mine, key=events.order_of, default=None)
