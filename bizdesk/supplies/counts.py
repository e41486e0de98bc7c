"""Counting supplies (clause 4.2.2c): freeze what is to be counted, and take down what is found.

What the books say of a line is read at the moment it is counted, so that issues meanwhile spoil nothing.
"""

from collections.abc import Container, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.money import half_up
from bizdesk.office.people import Staff, admit
from bizdesk.office.places import Place, within
from bizdesk.supplies import lots, papers, stock
from bizdesk.supplies.flows import COUNT_FLOW
from bizdesk.supplies.models import Movement, Supply, SupplyCategory, SupplyCount, SupplyCountLine
from bizdesk.supplies.stock import SCALE
from bizdesk.supplies.words import COUNT_UNDER_WAY

RULE = "4.2.2c"
# What the frozen lines rest on.
FROZEN = ("place", "category", "counted_on")


class Shelf(NamedTuple):
    """Where a lot of a supply lies, by row ids."""

    supply: int
    place: int | None
    batch: str


def open_count(office: Office, who: str, values: Mapping[str, Any]) -> SupplyCount:
    """Open a count and freeze its lines: what lies in its scope, and what is kept there and is used up."""
    count = SupplyCount(**values)
    count.counted_on = done_on(office, count.counted_on, RULE)
    count.title = count.title or count.counted_on.isoformat()
    with change(office, who, N_("Open supply count {number} {title}"), title=count.title) as act:
        count.opened_at = act.at
        act.words["number"] = act.add(count).number
        held = on_shelves(count.counted_on)
        found = [
            SupplyCountLine(
                count=count.id,
                supply=shelf.supply,
                place=shelf.place,
                batch=shelf.batch,
                snapshot=Decimal(held.get(shelf, 0)) / SCALE,
            )
            for shelf in _in_scope(count, held)
        ]
        if not found:
            raise Refused(N_("No supplies lie in that scope."), rule=RULE)
        act.add_many(found)
        return count


def on_shelves(day: date, *conditions: Any) -> dict[Shelf, int]:
    """What the books say lies on every shelf at the end of a day, lots apart where they expire."""
    dated = Supply.select(Supply.id).where(Supply.track_expiry)
    until = (Movement.date <= day, *conditions)
    # Most supplies have no lots that count: what their index holds is enough.
    shelf = (Movement.supply, Movement.place)
    whole = stock.lying(*shelf, where=[Movement.supply.not_in(dated), *until])
    apart = stock.lying(*shelf, Movement.batch, where=[Movement.supply.in_(dated), *until])
    found = {Shelf(supply, place, ""): held for supply, place, held, _value in whole}
    return found | {Shelf(supply, place, batch): held for supply, place, batch, held, _value in apart}


def _in_scope(count: SupplyCount, held: Mapping[Shelf, int]) -> Iterator[Shelf]:
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


def edit(office: Office, who: str, count: SupplyCount, values: Mapping[str, Any]) -> SupplyCount:
    """Correct what nothing rests on; the scope and the day stay as they were frozen."""
    wanted = {name for name, value in values.items() if getattr(count, name) != value}
    fixed = wanted & ({*FROZEN, "counted_by"} if count.state != "open" else set(FROZEN))
    if fixed:
        raise Refused(
            N_("{fields}: the lines of {number} rest on it. Open another count."),
            rule=RULE,
            fields=_(", ").join(SupplyCount.fields()[name].label for name in sorted(fixed)),
            number=count.number,
        )
    for name, value in values.items():
        setattr(count, name, value)
    with change(office, who, N_("Edit {number}"), number=count.number) as act:
        return act.save(count)


def remove(office: Office, who: str, count: SupplyCount) -> None:
    """Take back a count that nobody counted on yet."""
    if count.state != "open" or any(line.counted is not None for line in lines_of(count)):
        raise Refused(N_("{number} was counted on: cancel it instead."), rule=RULE, number=count.number)
    with change(office, who, N_("Remove {number}"), number=count.number) as act:
        for line in lines_of(count):
            act.remove(line)
        act.remove(count)


def edit_line(office: Office, who: str, line: SupplyCountLine, values: Mapping[str, Any]) -> SupplyCountLine:
    """Say why what was found differs, until it is decided."""
    with change(office, who, N_("Edit {supply} in {number}"), number=line.count.number) as act:
        act.words["supply"] = line.supply.caption
        COUNT_FLOW.check(line.count.afresh(), "enter")
        for name, value in values.items():
            setattr(line, name, value)
        return act.save(line)


def enter(
    office: Office,
    who: str,
    count: SupplyCount,
    *,
    supply: Supply,
    quantity: Decimal,
    place: Place | None = None,
    batch: str = "",
    on: date | None = None,
    reason: str = "",
    onto: Container[int] = (),
) -> SupplyCountLine:
    """Take down what was found of a supply: 0 is none. Counted before, it is the second figure.

    The books are read as they are now; of a day that is over, as they were at its end.
    onto: the lines, by row id, on which it comes to what was found already.
    """
    with change(office, who, N_("Count {supply} in {number}"), supply=supply.caption, number=count.number) as act:
        # Stale where it was finished, decided on or opened again since it was read.
        act.save(count)
        COUNT_FLOW.check(count, "enter")
        late = count.opened_at.astimezone(office.zone).date() > count.counted_on
        day = done_on(office, on or (count.counted_on if late else None), RULE)
        line = _line(count, supply, place, batch if supply.track_expiry else "")
        alone(line)
        if quantity:
            lots.known(supply, line.batch, day)
        line.again = line.counted is not None and (line.again or count.state != "open")
        figure = "recounted" if line.again else "counted"
        already = (getattr(line, figure) if line.id in onto else None) or Decimal(0)
        setattr(line, figure, already + quantity)
        at_end = datetime.combine(day, time(23, 59, 59), office.zone)
        line.counted_at = act.at if day == office.today() else at_end
        line.snapshot = Decimal(_booked(line, day)) / SCALE
        line.reason = reason or line.reason
        return act.save(line) if line.id else act.add(line)


def _line(count: SupplyCount, supply: Supply, place: Place | None, batch: str) -> SupplyCountLine:
    """The line that a supply is counted on: the only one that fits, else a new one where it was not expected."""
    lines = fitting(count, supply, place, batch)
    if len(lines) > 1:
        raise Refused(
            N_("{supply} lies on several shelves or in several lots: say which. {shelves}"),
            rule=RULE,
            supply=supply.caption,
            shelves=_("; ").join(_told(line) for line in lines),
        )
    where = place or count.place or supply.place
    return lines[0] if lines else SupplyCountLine(count=count, supply=supply, place=where, batch=batch)


def fitting(count: SupplyCount, supply: Supply, place: Place | None, batch: str = "") -> list[SupplyCountLine]:
    """The lines that what was found of a supply may stand on; of several, its lot or place is to be said."""
    mine = SupplyCountLine.select().where((SupplyCountLine.count == count.id) & (SupplyCountLine.supply == supply.id))
    return [
        line
        for line in mine.order_by(SupplyCountLine.batch, SupplyCountLine.id)
        if (place is None or line.place == place) and batch in ("", line.batch)
    ]


def _told(line: SupplyCountLine) -> str:
    return " ".join(part for part in (line.place.caption if line.place else "", line.batch) if part)


def alone(line: SupplyCountLine) -> None:
    """Refuse a line whose shelf stands with a difference in another count under way: the same would be booked twice."""
    where = line.__data__["place"]
    same = (
        (SupplyCountLine.supply == line.supply)
        & (SupplyCountLine.place.is_null() if where is None else SupplyCountLine.place == where)
        & (SupplyCountLine.batch == line.batch)
        & (SupplyCountLine.count != line.count)
        & SupplyCountLine.counted.is_null(False)
    )
    under_way = SupplyCount.select(SupplyCount.id).where(SupplyCount.state.in_(COUNT_UNDER_WAY))
    others = SupplyCountLine.select().where(same, SupplyCountLine.count.in_(under_way)).order_by(SupplyCountLine.id)
    other = next((each for each in others if difference(each)), None)
    if other is not None:
        raise Refused(
            N_("{supply} stands in {number} with a difference that is not booked yet: book or cancel {number} first."),
            rule=RULE,
            supply=line.supply.caption,
            number=other.count.number,
        )


def _booked(line: SupplyCountLine, day: date) -> int:
    """What the books say lies on the shelf of a line at the end of a day."""
    supply, place = line.supply, line.__data__["place"]
    here = Movement.place.is_null() if place is None else Movement.place == place
    shelf = Shelf(supply.id, place, line.batch if supply.track_expiry else "")
    return on_shelves(day, Movement.supply == supply.id, here).get(shelf, 0)


def in_one_go(count: SupplyCount) -> set[int]:
    """The lines, by row id, that further pieces may be counted onto: those of a count not opened again since."""
    return (
        {line.id for line in lines_of(count) if found(line) is not None}
        if count.opened_at == count.created_at
        else set()
    )


def finish(office: Office, who: str, count: SupplyCount, *, counted_by: Staff | None = None) -> SupplyCount:
    """End the counting; what has no figure was not counted and stays as the books say."""
    counter = counted_by or count.counted_by or office.staff(who)
    step = COUNT_FLOW.check(count, "count")
    if counter is None:
        raise Refused(N_("Say who counted: {number} needs a counter."), rule=RULE, number=count.number)
    admit(counter, step.who, office.today())
    with change(office, who, N_("Finish counting {number}"), number=count.number) as act:
        COUNT_FLOW.enter(count, step)
        count.counted_by = counter
        return act.save(count)


def recount(office: Office, who: str, count: SupplyCount) -> SupplyCount:
    """Open the counting again, as of today: what is entered of a line that differs is the second figure."""
    with change(office, who, N_("Count {number} again"), number=count.number) as act:
        COUNT_FLOW.move(count, "recount")
        count.opened_at, count.counted_on = act.at, office.today()
        for line in differing(count):
            line.again = True
            act.save(line)
        return act.save(count)


def cancel(office: Office, who: str, count: SupplyCount, *, reason: str = "") -> SupplyCount:
    """Give a count up; nothing of it is booked."""
    with change(office, who, N_("Cancel {number}"), number=count.number) as act:
        COUNT_FLOW.move(count, "cancel")
        count.remarks = _("; ").join(part for part in (count.remarks, reason) if part)
        return act.save(count)


def lines_of(count: SupplyCount) -> list[SupplyCountLine]:
    """The lines of a count in the order they were made."""
    return papers.lines_of(SupplyCountLine, count)


def found(line: SupplyCountLine) -> Decimal | None:
    """What was found: the second figure, where there is one; None where nothing was counted."""
    return line.counted if line.recounted is None else line.recounted


def found_so_far(count: SupplyCount, supply: Supply, place: Place | None, batch: str = "") -> Decimal | None:
    """What was found of a supply at a place or wherever it lies, of a lot or of all; None where it was not counted."""
    figures = [figure for line in fitting(count, supply, place, batch) if (figure := found(line)) is not None]
    return sum(figures, Decimal(0)) if figures else None


def difference(line: SupplyCountLine) -> Decimal:
    """What was found more or less than the books said at that moment; nothing where nothing was counted."""
    there = found(line)
    return Decimal(0) if there is None else there - (line.snapshot or Decimal(0))


def differing(count: SupplyCount) -> list[SupplyCountLine]:
    """The lines on which book and count differ."""
    return [line for line in lines_of(count) if difference(line)]


def costs(lines: list[SupplyCountLine]) -> dict[int, int]:
    """By line, what its difference is worth at what the supply costs now, signed."""
    each = stock.unit_costs({line.supply.id: line.supply for line in lines}.values())
    return {line.id: half_up(each[line.supply.id] * int(difference(line) * SCALE), SCALE) for line in lines}
