"""What every asset is worth, and where it is, on one day: the whole ledger in a few queries."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

import peewee

from bizdesk.assets import events, plain
from bizdesk.assets.ledger import BookedCourse, courses
from bizdesk.assets.models import Asset, AssetEvent
from bizdesk.assets.valuation import Value
from bizdesk.assets.words import OF_VALUE
from bizdesk.office.periods import months_ended

STOOD = ("status", *events.WHEREABOUTS)

# Every card on the books by row id: those that are plain, and the courses of the others.
Known = tuple[dict[int, plain.Plain], dict[int, BookedCourse]]


class Standing(NamedTuple):
    """What an asset is worth and where it stands on a day; custody holds row ids and the status by name."""

    value: Value
    custody: dict[str, int | str | None]


def values_on(day: date) -> dict[int, Value]:
    """The value of every asset held at the end of a day, by row id."""
    return worth_on(sorted_out(), day)


def worth_on(known: Known, day: date) -> dict[int, Value]:
    """The same of cards that are read already, for one day after another."""
    return dict(each_on(known, day))


def each_on(known: Known, day: date) -> Iterator[tuple[int, Value]]:
    """The same one by one: of a large ledger, values that are looked at once need not all be kept."""
    simple, special = known
    worked_out = ((asset, course.value(day)) for asset, course in special.items())
    others = ((asset, value) for asset, value in worked_out if value.held)
    return chain(plain.values(simple, day.isoformat(), months_ended(day)), others)


def sorted_out() -> Known:
    """Read every card on the books."""
    special = not_plain()
    changed = {asset for (asset,) in special.tuples()}
    simple = {asset: card for _event, asset, card in plain.cards() if card is not None and asset not in changed}
    return simple, courses(special) if changed else {}


def not_plain() -> peewee.SelectBase:
    """The assets whose value does not follow from their first terms alone, or not in whole equal months."""
    plainly = AssetEvent.method.in_(plain.METHODS) & AssetEvent.start_convention.in_(plain.CONVENTIONS)
    plainly &= AssetEvent.period_amount.in_(plain.PERIOD_AMOUNTS)
    changed = AssetEvent.kind.in_(OF_VALUE) & ((AssetEvent.kind != "acquired") | ~plainly)
    return AssetEvent.select(AssetEvent.asset).where(changed).distinct()


def custody_on(day: date) -> dict[int, dict[str, int | str | None]]:
    """Where every asset was at the end of a day, by row id: its newest event of those that count by then."""
    later = AssetEvent.select(AssetEvent.asset).where(~events.counted(day)).exists()
    if not later:
        rows = Asset.select(Asset.id, *(getattr(Asset, name) for name in STOOD)).where(Asset.status != "draft")
        return {row[0]: dict(zip(STOOD, row[1:], strict=True)) for row in rows.tuples()}
    found: dict[int, dict[str, int | str | None]] = {}
    ordered = AssetEvent.select(AssetEvent.asset, *_columns()).where(events.counted(day))
    for row in ordered.order_by(*events.in_order()).tuples():
        found[row[0]] = dict(zip(STOOD, row[1:], strict=True))
    return found


def _columns() -> list[Any]:
    return [getattr(AssetEvent, name) for name in STOOD]


def standing_on(day: date, known: Known | None = None) -> dict[int, Standing]:
    """Every asset held on a day, with its value and where it stood; of cards that are read already where they are."""
    custody = custody_on(day)
    empty: dict[str, int | str | None] = dict.fromkeys(STOOD)
    return {asset: Standing(value, custody.get(asset, empty)) for asset, value in each_on(known or sorted_out(), day)}
