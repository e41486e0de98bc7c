"""What is missing in a stocktake, in figures: as the books stand, and once it is booked as the booking wrote it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bizdesk.assets.ledger import BookedCourse, courses
from bizdesk.assets.models import AssetEvent, Stocktake, StocktakeLine
from bizdesk.assets.split import split_value
from bizdesk.assets.valuation import Value
from bizdesk.assets.valuing import Known, worth_on
from bizdesk.office.rows import of_many

AMOUNTS = ("amount", "accumulated", "impairment")


class Figures(NamedTuple):
    """What some pieces of a card stand at, in minor units."""

    cost: int
    accumulated: int
    impairment: int

    @property
    def net_value(self) -> int:
        """The cost less depreciation."""
        return self.cost - self.accumulated

    @property
    def carrying(self) -> int:
        """The same less impairment."""
        return self.net_value - self.impairment


class Booked(NamedTuple):
    """What the booking of a stocktake wrote of a card: the event of the count, and of a part that is lost what went."""

    counted: AssetEvent
    part: Figures | None


def share(value: Value, quantity: Decimal, of: Decimal) -> Figures:
    """What some of a card's pieces stand at, shared out as a split would."""
    part = split_value(value, (of - quantity, quantity))[-1]
    return Figures(part.cost, part.accumulated, part.impairment)


def booked(stocktake: Stocktake, assets: Iterable[int]) -> dict[int, Booked]:
    """What booking wrote of these assets, by row id: a part that is lost has its figures from its own card."""
    ids = sorted(assets)
    said = AssetEvent.kind.in_(("counted", "split"))
    mine = AssetEvent.select().where(said).order_by(AssetEvent.id)
    counted: dict[int, AssetEvent] = {}
    made: dict[int, int] = {}
    for event in sorted(of_many(mine, AssetEvent.asset, ids), key=lambda event: event.id):
        asset = event.__data__["asset"]
        if event.kind == "counted" and event.reference == stocktake.number:
            counted[asset] = event
        elif asset in counted and event.reason == stocktake.number and event.date == counted[asset].date:
            made.setdefault(asset, event.__data__["counterpart"])
    sums: dict[int, Counter[str]] = {part: Counter() for part in made.values()}
    begun = AssetEvent.select().where(AssetEvent.kind.in_(("acquired", "shared")))
    for event in of_many(begun, AssetEvent.asset, sorted(sums)):
        if event.reason == stocktake.number:
            sums[event.__data__["asset"]].update({name: getattr(event, name) or 0 for name in AMOUNTS})
    return {
        asset: Booked(event, Figures(*(sums[made[asset]][name] for name in AMOUNTS)) if asset in made else None)
        for asset, event in counted.items()
    }


def worth_counted(known: Known, day: date, written: Mapping[int, Booked]) -> dict[int, Value]:
    """The value of every card on the day of a count; of one that is booked by what was known when it was."""
    values = worth_on(known, day)
    for asset, course in known[1].items():
        if asset in written:
            values[asset] = before(course, written[asset]).value(day)
    return values


def lost(lines: Iterable[StocktakeLine], written: Mapping[int, Booked]) -> dict[int, Figures]:
    """What was booked of each card whose pieces are lost: the part that was split off, else their share that day."""
    gone = {line.__data__["asset"]: line for line in lines if line.decision == "lost"}
    known = courses(sorted(asset for asset in gone if asset in written))
    figures = {}
    for asset, course in known.items():
        booking, line = written[asset], gone[asset]
        value, book = before(course, booking).value(booking.counted.date), line.expected_quantity or Decimal(0)
        if booking.part is not None:
            figures[asset] = booking.part
        elif value.held and book:
            figures[asset] = share(value, book - (line.counted_quantity or Decimal(0)), book)
    return figures


def before(course: BookedCourse, booking: Booked) -> BookedCourse:
    """A card's course as it was before a booking."""
    return course._replace(changes=tuple(change for change in course.changes if change.sequence < booking.counted.id))
