"""What every asset is worth, and where it is, on one day: the whole ledger in a few queries."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from bizdesk.assets.events import OF_VALUE
from bizdesk.assets.ledger import Course, courses, terms_of
from bizdesk.assets.models import Asset, AssetEvent, ManualCharge, MeterReading
from bizdesk.assets.valuation import Value, value_on

CUSTODY = ("status", "place", "department", "user", "custodian")


class Standing(NamedTuple):
    """What an asset is worth and where it stands on a day; custody holds row ids and the status by name."""

    value: Value
    custody: dict[str, int | str | None]


def values_on(day: date) -> dict[int, Value]:
    """The value of every asset held at the end of a day, by row id."""
    special = {asset for (asset,) in _special()}
    found: dict[int, Value] = {}
    plain = AssetEvent.select().where(AssetEvent.event == "acquired").order_by(AssetEvent.id)
    for event in plain:
        asset = event.__data__["asset"]
        if asset not in special:
            found[asset] = value_on(terms_of(event), (), day)
    for asset, course in _courses(special).items():
        found[asset] = course.value(day)
    return {asset: value for asset, value in found.items() if value.held}


def _special() -> Iterable[tuple[int]]:
    """The assets whose value does not follow from their first terms alone."""
    changed = AssetEvent.select(AssetEvent.asset).where(
        AssetEvent.event.in_(OF_VALUE) & (AssetEvent.event != "acquired")
    )
    read = MeterReading.select(MeterReading.asset)
    typed = ManualCharge.select(ManualCharge.asset)
    return changed.union(read).union(typed).tuples()


def _courses(assets: set[int]) -> dict[int, Course]:
    return courses(None if len(assets) > 500 else sorted(assets)) if assets else {}


def custody_on(day: date) -> dict[int, dict[str, int | str | None]]:
    """Where every asset was at the end of a day, by row id: its newest event by then."""
    later = AssetEvent.select(AssetEvent.asset).where(AssetEvent.on_date > day).exists()
    if not later:
        rows = Asset.select(Asset.id, *(getattr(Asset, name) for name in CUSTODY)).where(Asset.status != "draft")
        return {row[0]: dict(zip(CUSTODY, row[1:], strict=True)) for row in rows.tuples()}
    found: dict[int, dict[str, int | str | None]] = {}
    ordered = AssetEvent.select(AssetEvent.asset, *_columns()).where(AssetEvent.on_date <= day)
    for row in ordered.order_by(AssetEvent.on_date, AssetEvent.id).tuples():
        found[row[0]] = dict(zip(CUSTODY, row[1:], strict=True))
    return found


def _columns() -> list[Any]:
    return [getattr(AssetEvent, name) for name in CUSTODY]


def standing_on(day: date) -> dict[int, Standing]:
    """Every asset held on a day, with its value and where it stood."""
    custody = custody_on(day)
    empty: dict[str, int | str | None] = dict.fromkeys(CUSTODY)
    return {asset: Standing(value, custody.get(asset, empty)) for asset, value in values_on(day).items()}
