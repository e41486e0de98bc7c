"""Writing movements into the ledger of a supply, each at what the ledger makes it, and what they make of later ones."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bizdesk.office import rows
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import done_on
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.numbering_series import draw_many
from bizdesk.supplies import stock
from bizdesk.supplies.flows_buying import RULE as BUYING
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import RULE, SCALE, Line

# What a line that belongs to a movement has of it.
OWNERS = ("place", "department", "staff", "account", "project")
WHOLE = (*OWNERS, "supplier", "batch", "expires_on", "reference", "order", "requisition")


class Foreseen(NamedTuple):
    """What further movements would do: what each is worth, and by how much those there are change, by row id."""

    worth: tuple[int, ...]
    later: Mapping[int, int]
    before: Sequence[Line]
    after: Sequence[Line]


def foreseen(office: Office, supply: Supply, new: Sequence[Movement], without: Iterable[int] = ()) -> Foreseen:
    """What the ledger would be with further movements, or without some it has; nothing is written.

    Refused where a place would hold less than nothing on any day, and on a day through which stock is closed.
    """
    for movement in new:
        not_closed(office, movement.date)
    before = stock.standing(stock.ledger(supply.id))
    coming = [_line(movement, -place) for place, movement in enumerate(new, start=1)]
    gone = set(without)
    after = stock.with_new([line for line in before if line.id not in gone], coming)
    stock.enough(supply, after)
    worked = stock.worth(supply, after)
    changed = [line for line in before if line.id in worked and worked[line.id] != line.value]
    if changed:
        _month_open(office, supply, date.fromisoformat(min(line.on for line in changed)))
    later = {line.id: worked[line.id] - line.value for line in changed}
    return Foreseen(tuple(worked.get(line.id, 0) for line in coming), later, before, after)


def book(office: Office, act: Act, supply: Supply, new: Sequence[Movement]) -> Sequence[Movement]:
    """Write movements of one supply as the ledger makes them; the second half of a transfer belongs to the first.

    Later prices and reversals are written beside it: whoever posts what moved reads the movements that an act wrote.
    """
    coming = foreseen(office, supply, new)
    before: Movement | None = None
    for value, movement in zip(coming.worth, new, strict=True):
        movement.value, movement.time = value, act.at
        if movement.kind == "transfer" and movement.quantity > 0:
            movement.of = before
        before = act.add(movement)
    _adjust(act, coming.later)
    return new


def reverse(office: Office, who: str, movement: Movement, *, reason: str, on: date | None = None) -> Movement:
    """Take a movement back by a line of its own: on its day as if it had never been, on a later one from then on.

    on: where it is left out, the movement's day or, where stock is closed through that, today. On its own day its value
    goes with it and later movements are worth what they are without it. On a later day all before stands as it was:
    what went out comes in again at what it cost, by FIFO to go out first; what came in goes out at what it came in at,
    by FIFO its own layer and then the oldest, and what is left bears the difference. What empties the stock takes all
    of its value; refused where the stock is not worth that much, or would be below nothing on any later day.
    """
    with change(office, who, N_("Reverse {number}"), number=movement.number) as act:
        made, coming = taken_back(office, movement, on)
        for each in made:
            each.time, each.reason = act.at, reason
            act.add(each)
        _adjust(act, coming.later)
        return made[0]


def taken_back(office: Office, movement: Movement, on: date | None = None) -> tuple[list[Movement], Foreseen]:
    """The lines that would take a movement back, and what they would do; nothing is written."""
    reversible(movement)
    rule = _rule(movement)
    day = done_on(office, on or proposed_day(office, movement) or movement.date, rule)
    supply, pair = movement.supply, halves(movement)
    if day < movement.date:
        raise Refused(N_("Nothing is taken back before it was booked."), rule=rule)
    not_closed(office, day)
    made = [
        Movement(
            supply=supply,
            date=day,
            kind="reversal",
            quantity=-each.quantity,
            of=each,
            **{name: getattr(each, name) for name in WHOLE},
        )
        for each in (Movement.get_by_id(row) for row in sorted(pair))
    ]
    if day == movement.date:
        coming = foreseen(office, supply, (), pair)
        stood = {line.id: line.value for line in coming.before}
        worth: Sequence[int] = [-stood[row] for row in sorted(pair)]
    elif movement.kind == "transfer":
        raise Refused(
            N_("{number} only carried it to another place: carry it back instead."), rule=RULE, number=movement.number
        )
    else:
        coming = foreseen(office, supply, made)
        worth = coming.worth
    for each, value in zip(made, worth, strict=True):
        each.value = value
    return made, coming


def proposed_day(office: Office, movement: Movement) -> date | None:
    """Today for what is taken back of a day that is closed; None where it is taken back on its own day."""
    return office.today() if _closed(office, movement.date) is not None else None


def reversible(movement: Movement) -> None:
    """Refuse to reverse what is no movement of goods or is what a count found, is reversed already, or has come back in
    part."""
    if movement.kind in stock.FOLDED:
        raise Refused(
            N_("{number} is no movement of goods: it goes with the one it belongs to."),
            rule=RULE,
            number=movement.number,
        )
    if movement.kind == "count":
        raise Refused(
            N_("{number} is what {count} found, and that stands: count {supply} again, and book what is found then."),
            rule="4.2.2c",
            number=movement.number,
            count=movement.reference,
            supply=movement.supply.caption,
        )
    if is_reversed(movement):
        raise NothingToDo(N_("{number} is reversed already."), rule=_rule(movement), number=movement.number)
    if came_back(movement):
        raise Refused(N_("Some of {number} came back: reverse its returns first."), rule=RULE, number=movement.number)


def _rule(movement: Movement) -> str:
    """The clause that taking a movement back falls under: that of buying where it is one of an order."""
    return RULE if movement.__data__.get("order") is None else BUYING


def is_reversed(movement: Movement) -> bool:
    """Whether a movement was taken out of the ledger."""
    return bool(stock.reversal_of(movement.id).exists())


def came_back(movement: Movement) -> Decimal:
    """How much of an issue came back and was not reversed."""
    returned = (Movement.of == movement.id) & (Movement.kind == "return_from_user") & stock.stands()
    return sum((quantity for (quantity,) in Movement.select(Movement.quantity).where(returned).tuples()), Decimal(0))


def halves(movement: Movement) -> set[int]:
    """A movement and, of a transfer, the other half of it."""
    if movement.kind != "transfer":
        return {movement.id}
    first = movement.__data__["of"] or movement.id
    second = Movement.select(Movement.id).where((Movement.of == first) & (Movement.kind == "transfer"))
    return {first, *(row for (row,) in second.tuples())}


def not_closed(office: Office, day: date) -> None:
    """Refuse a day through which the stock is closed."""
    if (through := _closed(office, day)) is not None:
        raise Refused(
            N_("{date}: stock is closed through {through}. Use a later day."), rule=RULE, date=day, through=through
        )


def _closed(office: Office, day: date) -> date | None:
    """The day through which stock is closed, where that takes a day in."""
    through: date | None = office.policy.get("stock_closed_through")
    return through if through is not None and day <= through else None


def _month_open(office: Office, supply: Supply, day: date) -> None:
    """Refuse to make what was booked on a closed day worth more or less, as the average of a whole month would."""
    if (through := _closed(office, day)) is not None:
        raise Refused(
            N_(
                "The average of its month would make what {supply} cost on {date} another figure, and stock is closed "
                "through {through}: book it in the next month, and close stock at the end of one."
            ),
            rule=RULE,
            supply=supply.caption,
            date=day,
            through=through,
        )


def _line(movement: Movement, key: int) -> Line:
    data = movement.__data__
    quantity, value = int(movement.quantity * SCALE), movement.value or 0
    day, place, of = movement.date.isoformat(), data.get("place"), data.get("of")
    return Line(key, day, movement.kind, quantity, value, place, movement.batch, of)


def _adjust(act: Act, later: Mapping[int, int]) -> None:
    """Write what movements there were are now worth more or less, each on its own day."""
    numbers = iter(draw_many(act.office, Movement, len(later)))
    adjusted = rows.of_many(Movement.select(), Movement.id, sorted(later))
    act.add_many(
        [
            Movement(
                number=next(numbers),
                supply=each.__data__["supply"],
                date=each.date,
                time=act.at,
                kind="revaluation",
                quantity=Decimal(0),
                value=later[each.id],
                of=each.id,
                **{name: each.__data__[name] for name in OWNERS},
            )
            for each in adjusted
        ]
    )
