"""What belongs to a supply count (clause 4.2.2c): the shelves that are to be counted, and what is found besides."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from bizdesk.office.journal import JournalEntry
from bizdesk.office.language import _
from bizdesk.office.places import Place, within
from bizdesk.office.record import Record
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply, SupplyCategory, SupplyCount, SupplyCountLine
from bizdesk.supplies.shelves import lying_at

RULE = "4.2.2c"


class Shelf(NamedTuple):
    """Where a lot of a supply lies, by row ids."""

    supply: int
    place: int | None
    batch: str


def on_shelves(day: date, *conditions: Any) -> dict[Shelf, int]:
    """What the books say lies on every shelf at the end of a day, lots apart where they expire."""
    dated = Supply.select(Supply.id).where(Supply.track_expiry)
    # Most supplies have no lots that count: what their index holds is enough.
    whole = lying_at(day, Movement.supply.not_in(dated), *conditions)
    shelf, where = (Movement.supply, Movement.place, Movement.batch), (Movement.date <= day, *conditions)
    apart = stock.lying(*shelf, where=[Movement.supply.in_(dated), *where])
    found = {Shelf(supply, place, ""): held for supply, there in whole.items() for place, held in there.items()}
    return found | {Shelf(*lot): held for *lot, held, _value in apart}


def in_scope(count: SupplyCount, held: Mapping[Shelf, int]) -> Iterator[Shelf]:
    """What is to be counted, supply by supply."""
    scope = count.__data__
    places = within(Place, scope["place"]) if scope.get("place") else None
    classes = within(SupplyCategory, scope["category"]) if scope.get("category") else None
    by_supply: dict[int, list[Shelf]] = {}
    for shelf, quantity in held.items():
        if quantity and (places is None or shelf.place in places):
            by_supply.setdefault(shelf.supply, []).append(shelf)
    for supply in Supply.select().order_by(Supply.code):
        if classes is not None and supply.__data__["category"] not in classes:
            continue
        home = supply.__data__["place"]
        kept_here = supply.active and (places is None or home in places)
        yield from by_supply.get(supply.id) or ([Shelf(supply.id, home, "")] if kept_here else ())


def outside(count: SupplyCount, supply: Supply, place: Place | None) -> str:
    """In words why what was found at a place is not in a count; '' where it is, though nobody expected it there."""
    told = {"supply": supply.caption, "number": count.number}
    if count.category and supply.__data__["category"] not in within(SupplyCategory, count.category.id):
        words = _("{supply} is not in {number}, which is a count of {category}.")
        return words.format(category=count.category.caption, **told)
    if count.place and (place is None or place.id not in within(Place, count.place.id)):
        words = _("{supply} at {place} is not in {number}, which is a count of {counted}.")
        return words.format(place=place.caption if place else "-", counted=count.place.caption, **told)
    return ""


def came_by_scan(line: SupplyCountLine) -> bool:
    """Whether a line was entered, and not made by the act that opened its count."""
    opened = JournalEntry.select(JournalEntry.batch).where(_made(SupplyCount, line.__data__["count"]))
    return not JournalEntry.select().where(_made(SupplyCountLine, line.id), JournalEntry.batch.in_(opened)).exists()


def _made(kind: type[Record], row: int) -> Any:
    entry = JournalEntry
    return (entry.kind == kind.kind_name()) & (entry.record_id == row) & (entry.change == "add")
