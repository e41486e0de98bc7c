"""What lies on the shelves of a supply, and the movements that any of these figures comes from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from peewee import fn

from bizdesk.office import rows
from bizdesk.office.language import _
from bizdesk.office.money import spread
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.supplies import stock
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.shelf_life import lots_left


def held(supply: Supply) -> tuple[int, int]:
    """What is on hand of a supply, as it is stored, and what it is worth by its valuation."""
    last = Movement.select(fn.MAX(Movement.date)).where(Movement.supply == supply.id).scalar()
    return stock.holdings(date.fromisoformat(str(last)), supply.id)[supply.id] if last is not None else (0, 0)


def lying_at(day: date, *conditions: Any) -> dict[int, dict[int | None, int]]:
    """Of every supply, or of those that fulfil the conditions, by place: the quantity there at the end of a day."""
    found: dict[int, dict[int | None, int]] = defaultdict(dict)
    where = [Movement.date <= day, *conditions]
    for supply, place, quantity, _value in stock.lying(Movement.supply, Movement.place, where=where):
        found[supply][place] = quantity
    return found


def shares(places: Mapping[int | None, int], total: int, all: bool = False) -> Iterator[tuple[int | None, int, int]]:
    """Place, quantity and value: what a supply is worth is shared out over its places by quantity, to the cent; all:
    where nothing is there, that is told too."""
    there = {place: quantity for place, quantity in places.items() if quantity}
    if there:
        yield from zip(there, there.values(), spread(total, list(there.values())), strict=True)
    elif total or all:
        yield None, 0, total


def lots(supply: Supply) -> list[tuple[Any, ...]]:
    """What lies where, a lot a line, with its share of what the supply is worth, to the cent."""
    mine = Movement.supply == supply.id
    found: list[tuple[int | None, str, date | None, int]]
    if supply.track_expiry:
        found = [(place, batch, ends, left) for (_supply, place, batch), ends, left in lots_left(mine)]
    else:
        by_place = stock.lying(Movement.place, where=[mine])
        found = [(place, "", None, left) for place, left, _value in by_place if left]
    _quantity, total = held(supply)
    worth = spread(total, [left for *_lot, left in found]) if found else []
    names = {place.id: place.name for place in Place.select().where(Place.id.in_([place for place, *_rest in found]))}
    lines = [
        (names.get(place, ""), batch, ends.isoformat() if ends else "", left, value, (place, batch))
        for (place, batch, ends, left), value in zip(found, worth, strict=True)
    ]
    return sorted(lines, key=lambda line: (line[0], line[2] or date.max.isoformat(), line[1]))


def card(supply: Supply, most: int) -> Iterator[tuple[Any, ...]]:
    """The newest movements of a supply; what was there after each is reckoned back from what is there now."""
    told = [Movement.date, Movement.kind, Movement.quantity, Movement.value, Movement.number, Movement.reason]
    query = (
        Movement.select(Movement.id, *told, fn.COALESCE(Staff.name, Supplier.name, Department.name, ""))
        .left_outer_join(Staff, on=Movement.staff == Staff.id)
        .left_outer_join(Department, on=Movement.department == Department.id)
        .left_outer_join(Supplier, on=Movement.supplier == Supplier.id)
        .where(Movement.supply == supply.id)
        .order_by(Movement.date.desc(), Movement.id.desc())
        .limit(most)
    )
    there, _value = held(supply)
    for row, day, kind, quantity, value, number, reason, whom in rows.as_stored(query):
        why = Movement.reason.python_value(reason)
        words = _("; ").join(part.replace("\n", " ") for part in (whom, why) if part)
        yield day, kind, quantity, there, words, value, number, row
        there -= quantity


def on_hand() -> Any:
    """What is on hand of the supply of a row, as it is stored."""
    return Movement.select(fn.COALESCE(fn.SUM(Movement.quantity), 0)).where(Movement.supply == Supply.id)


def moved_for(column: Any) -> Any:
    """What moved for the line of a row, column being where movements name it; an issue counts as what went."""
    line = column.rel_model
    sign = -1 if column is Movement.requisition else 1
    query = Movement.select(sign * fn.COALESCE(fn.SUM(Movement.quantity), 0))
    return query.where(column == line.id)
