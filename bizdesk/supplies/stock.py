"""The ledger of one supply: what is on hand where, what each movement is worth, and what one more would change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Any, NamedTuple

from peewee import JOIN, fn

from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.periods import last_day, period_of
from bizdesk.office.quantities import DECIMALS
from bizdesk.office.values import show_quantity
from bizdesk.supplies.model_movement import Movement
from bizdesk.supplies.model_supply import Supply
from bizdesk.supplies.valuation import Costly, MonthBalance, Move, Short, values
from bizdesk.supplies.words import PRICED

RULE = "4.2.2b"
SCALE = 10**DECIMALS
FOLDED = ("revaluation", "reversal")
OWNER, REVERSED = Movement.alias(), Movement.alias()


class Line(NamedTuple):
    """A movement as the file keeps it; its place and what it belongs to by row id."""

    id: int
    on: str
    kind: str
    quantity: int
    value: int
    place: int | None
    batch: str
    of: int | None


COLUMNS = (
    Movement.id,
    Movement.date,
    Movement.kind,
    Movement.quantity,
    Movement.value,
    Movement.place,
    Movement.batch,
    Movement.of,
)


def ledger(supply: int, *conditions: Any) -> list[Line]:
    """All movements of a supply in the order in which they count: by day, on one day as they were entered."""
    query = Movement.select(*COLUMNS).where(Movement.supply == supply, *conditions)
    return [Line(*row) for row in rows.as_stored(query.order_by(Movement.date, Movement.id))]


def lying(*by: Any, where: Sequence[Any] = (), more: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """What lies there: by some columns their stored values, the quantity, what was booked for it, and more sums."""
    query = Movement.select(*by, fn.SUM(Movement.quantity), fn.SUM(Movement.value), *more).group_by(*by)
    return rows.as_stored(query.where(*where) if where else query)


def holdings(day: date, supply: int | None = None) -> dict[int, tuple[int, int]]:
    """Of every supply that moved by a day, or of one: what there is at its end, and what that is worth by its
    valuation."""
    of_it: list[Any] = [] if supply is None else [Movement.supply == supply]
    told = lying(Movement.supply, where=[Movement.date <= day, *of_it])
    found = {row: (held, value) for row, held, value in told}
    first, last = day.replace(day=1), last_day(period_of(day))
    # What came after the day has a part in the booked values of a month's average only.
    late = (
        Supply.select(Supply.id)
        .join(Movement)
        .where(Supply.valuation == "month_end_average", Movement.date > day, Movement.date <= last, *of_it)
    )
    mine = [row for (row,) in rows.as_stored(late.distinct())]
    if not mine:
        return found
    among = rows.among(Movement.supply, mine)
    balances = dict.fromkeys(mine, (0, 0))
    balances |= {row: both for row, *both in lying(Movement.supply, where=[among, Movement.date < first])}
    moved: dict[int, list[Line]] = defaultdict(list)
    query = Movement.select(Movement.supply, *COLUMNS).where(among, Movement.date >= first, Movement.date <= day)
    for supply, *line in rows.as_stored(query.order_by(Movement.date, Movement.id)):
        moved[supply].append(Line(*line))
    for supply, lines in moved.items():
        balance = MonthBalance(*balances[supply])
        for move, value in valued(standing(lines)):
            balance.after(move, value)
        found[supply] = (balance.quantity, balance.total)
    return found


def with_owner(query: Any) -> Any:
    """A query of movements with OWNER, what each belongs to, and REVERSED, what that took back where it is a reversal:
    one on a later day may have a later price itself."""
    mine = query.join(OWNER, JOIN.LEFT_OUTER, on=Movement.of == OWNER.id)
    return mine.join(REVERSED, JOIN.LEFT_OUTER, on=(OWNER.of == REVERSED.id) & (OWNER.kind == "reversal"))


def reversal_of(movement: Any) -> Any:
    """A query of what took a movement out of the ledger; movement: its row id, or that of the row asked about."""
    later: Any = Movement.alias()
    return later.select(later.id).where((later.of == movement) & (later.kind == "reversal"))


def stands() -> Any:
    """Whether the movement of a row was not taken out of the ledger."""
    return ~fn.EXISTS(reversal_of(Movement.id))


def standing(lines: Iterable[Line]) -> list[Line]:
    """The movements that count, each at what later prices made of it: what was reversed on its own day is gone with
    its reversal; what was reversed on a later day stands, and so does its reversal."""
    lines = list(lines)
    days = {line.id: line.on for line in lines}
    # Of a reversal in a part of the ledger whose movement is not in it, that lies before.
    gone = {line.of for line in lines if line.kind == "reversal" and line.on == days.get(line.of or 0)}
    later: dict[int | None, int] = defaultdict(int)
    for line in lines:
        if line.kind == "revaluation":
            later[line.of] += line.value
    return [
        line._replace(value=line.value + later[line.id]) if line.id in later else line
        for line in lines
        if line.kind != "revaluation" and line.id not in gone and not (line.kind == "reversal" and line.of in gone)
    ]


def moves(lines: Iterable[Line]) -> Iterator[Move]:
    """What changes the stock of the whole office, for its valuation; where it lies makes no difference to that."""
    return (move for move, _value in valued(lines))


def valued(lines: Iterable[Line]) -> Iterator[tuple[Move, int]]:
    """The same with what each is worth as it is booked."""
    for line in lines:
        if line.kind != "transfer":
            given = line.value if line.kind in PRICED else None
            of = (line.of or 0) if line.kind in ("return_from_user", "reversal") else 0
            yield Move(line.id, line.on, line.quantity, given, of, line.batch), line.value


def worth(supply: Supply, lines: Sequence[Line]) -> dict[int, int]:
    """The value of every movement by its row id, by the valuation of the supply."""
    # Few of them name a batch where it is a remark.
    kept = [line._replace(batch=lot_of(supply, line.batch)) if line.batch else line for line in lines]
    try:
        return values(supply.valuation, list(moves(kept)))
    except Short as fault:
        raise short(supply, fault.move.on, fault.there, -fault.move.quantity) from None
    except Costly as costly:
        raise Refused(
            N_(
                "On {date} what is left of {supply} is worth less than what would be taken back came in at: write its "
                "quantity off instead."
            ),
            rule=RULE,
            date=costly.move.on,
            supply=supply.caption,
        ) from None


def lot_of(supply: Supply, batch: str) -> str:
    """The lot that a batch tells of: none where the supply does not expire, of which it is a remark and no more."""
    return batch if supply.track_expiry else ""


def with_new(lines: Sequence[Line], new: Sequence[Line]) -> list[Line]:
    """The ledger with further movements, each after all others of its day."""
    return sorted([*lines, *new], key=lambda line: (line.on, line.id < 0, abs(line.id)))


def enough(supply: Supply, lines: Sequence[Line]) -> None:
    """Refuse a ledger in which a place, or a lot at a place, would hold less than nothing, with the first such day."""
    there: dict[tuple[int | None, str], int] = defaultdict(int)
    for line in lines:
        shelf = (line.place, lot_of(supply, line.batch))
        if there[shelf] + line.quantity < 0:
            raise short(supply, line.on, there[shelf], -line.quantity)
        there[shelf] += line.quantity


def short(supply: Supply, day: str, there: int, wanted: int) -> Refused:
    """That less is there on a day than would go out; quantities as stored."""
    return Refused(
        N_("On {date} there would be {there} {unit} of {supply}, and {wanted} would go out."),
        rule=RULE,
        date=day,
        there=shown(there),
        unit=supply.unit,
        supply=supply.caption,
        wanted=shown(wanted),
    )


def shown(quantity: int) -> str:
    """A stored quantity as people read it."""
    return show_quantity(Decimal(quantity).scaleb(-DECIMALS))


class Lot(NamedTuple):
    """What is left of a lot at a place."""

    batch: str
    expires_on: date | None
    quantity: Decimal

    def expired(self, day: date) -> bool:
        """Whether it is not good any more on a day; on the day it expires it still is."""
        return self.expires_on is not None and self.expires_on < day


def lots(supply: Supply, place: int | None, day: date) -> list[Lot]:
    """What may go on a day of the lots of a supply at a place, the first to expire first.

    That is what lay there then and was not taken since: what went later cannot have gone before.
    """
    here = Movement.place.is_null() if place is None else Movement.place == place
    by = (Movement.batch, Movement.date, Movement.expires_on)
    found: dict[str, list[tuple[str, str | None, int]]] = defaultdict(list)
    for batch, on, ends, quantity, _value in lying(*by, where=[Movement.supply == supply.id, here]):
        found[batch].append((on, ends, quantity))
    left = []
    for batch, told in found.items():
        if (free := _free([(on, quantity) for on, _ends, quantity in told], day.isoformat())) > 0:
            ends = expiry((ends, quantity) for _on, ends, quantity in told)
            left.append(Lot(batch, ends, Decimal(free).scaleb(-DECIMALS)))
    return sorted(left, key=lambda lot: (lot.expires_on or date.max, lot.batch))


def _free(told: Iterable[tuple[str, int]], day: str) -> int:
    """Of what moved day by day, the least that was there at the end of a day and of every one since."""
    moved: dict[str, int] = defaultdict(int)
    for on, quantity in told:
        moved[max(on, day)] += quantity
    return min(accumulate(moved[on] for on in sorted({day, *moved})))


def expiry(told: Iterable[tuple[str | None, int]]) -> date | None:
    """When a lot expires, by how much of it is booked with which day: the earliest of which something is left.

    A lot has one day; files from before that was so may have one with two.
    """
    left: dict[str, int] = defaultdict(int)
    for day, quantity in told:
        left[day or ""] += quantity
    days = [day for day, quantity in left.items() if day and quantity > 0]
    return date.fromisoformat(min(days)) if days else None


def scaled(quantity: Decimal | None) -> int:
    """A quantity as the file keeps it; nothing where none is told."""
    return int(quantity * SCALE) if quantity is not None else 0


def low(supply: Supply, there: int) -> bool:
    """Whether as much as the reorder level or less is there; what is there as it is stored."""
    return supply.reorder_level is not None and there <= scaled(supply.reorder_level)


def unit_cost(supply: Supply) -> Fraction:
    """What one unit is worth now, in minor units: by the stock, by the reference price where there is none."""
    return unit_costs([supply])[supply.id]


def unit_costs(supplies: Collection[Supply]) -> dict[int, Fraction]:
    """The same of several supplies, by row id."""
    mine = rows.among(Movement.supply, {supply.id for supply in supplies})
    held = {row: (quantity, value) for row, quantity, value in lying(Movement.supply, where=[mine])}
    costs = {supply.id: Fraction(supply.price or 0) for supply in supplies}
    return costs | {row: Fraction(value * SCALE, quantity) for row, (quantity, value) in held.items() if quantity}
