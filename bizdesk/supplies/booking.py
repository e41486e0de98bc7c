"""Writing movements into the ledger of a supply, each at what the ledger makes it, and what they make of later ones."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bizdesk.office import rows
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_
from bizdesk.office.numbering_series import draw_many
from bizdesk.supplies import stock
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

    All that is received and issued passes here with its account, department and project; accounting.py tells the
    budgets from it what was spent.
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


def reverse(office: Office, who: str, movement: Movement, *, reason: str) -> Movement:
    """Take a movement out of the ledger as if it had never been, by a line of its own on its day."""
    with change(office, who, N_("Reverse {number}"), number=movement.number) as act:
        reversible(movement)
        not_closed(office, movement.date)
        supply, pair = movement.supply, halves(movement)
        coming = foreseen(office, supply, (), pair)
        stood = {line.id: line.value for line in coming.before}
        made = [
            act.add(
                Movement(
                    supply=supply,
                    date=each.date,
                    time=act.at,
                    kind="reversal",
                    quantity=-each.quantity,
                    value=-stood[each.id],
                    of=each,
                    reason=reason,
                    **{name: getattr(each, name) for name in WHOLE},
                )
            )
            for each in (Movement.get_by_id(row) for row in sorted(pair))
        ]
        _adjust(act, coming.later)
        return made[0]


def reversible(movement: Movement) -> None:
    """Refuse to reverse what is no movement of goods, is reversed already, or has come back in part."""
    if movement.kind in stock.FOLDED:
        raise Refused(
            N_("{number} is no movement of goods: it goes with the one it belongs to."),
            rule=RULE,
            number=movement.number,
        )
    if is_reversed(movement):
        raise NothingToDo(N_("{number} is reversed already."), rule=RULE, number=movement.number)
    if came_back(movement):
        raise Refused(N_("Some of {number} came back: reverse its returns first."), rule=RULE, number=movement.number)


def is_reversed(movement: Movement) -> bool:
    """Whether a movement was taken out of the ledger."""
    return bool(Movement.select().where((Movement.of == movement.id) & (Movement.kind == "reversal")).exists())


def reversed_of(supply: int) -> Any:
    """A query of the movements of a supply, by row id, that were taken out of the ledger."""
    reversal = (Movement.supply == supply) & (Movement.kind == "reversal")
    return Movement.select(Movement.of).where(reversal & Movement.of.is_null(False))


def came_back(movement: Movement) -> Decimal:
    """How much of an issue came back and was not reversed."""
    gone = reversed_of(movement.__data__["supply"])
    returned = (Movement.of == movement.id) & (Movement.kind == "return_from_user") & Movement.id.not_in(gone)
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
