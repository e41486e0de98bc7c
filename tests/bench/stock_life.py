"""Five years of a store room by a seeded script, as long as is asked for, and what is then done to it by hand."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from bizdesk import keeping
from bizdesk.office import rows
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department
from bizdesk.office.places import Place
from bizdesk.supplies import booking, moving, stock
from bizdesk.supplies.models import Movement, Supply
from bizdesk.supplies.stock import SCALE, Line
from bizdesk.supplies.valuation import METHODS
from bizdesk.supplies.words import PRICED

NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
DAY = date(2026, 3, 16)
BEGUN = date(2021, 1, 4)
STEP = 20_000
PLACES = ("B1", "B2")
# Of so many supplies one is kept by lots.
WITH_LOTS = 5
# How often each is done, of a hundred times.
OFTEN = {
    "receipt": 25, "issue": 50, "write_off": 6, "return_to_supplier": 4, "return_from_user": 6, "transfer": 4,
    "count": 5,
}  # fmt: skip
QUARTER = SCALE // 4


class Room:
    """One supply in the store room: what lies where, and what is out with users."""

    def __init__(self, place: int, supplies: int, count: int, shelves: list[int]) -> None:
        self.random = Random(f"2026 {place}")
        self.lots = by_lots(place)
        self.places = shelves
        self.there: dict[tuple[int, str], int] = {}
        self.out: list[tuple[int, int, int, str]] = []
        self.ids = range(place + 1, count + 1, supplies)
        self.count = count

    def life(self) -> Iterator[Line]:
        """Every movement; what comes in at no price of its own and what goes out has no value yet."""
        rows = iter(self.ids)
        for row in rows:
            on = (BEGUN + timedelta(days=row * (DAY - BEGUN).days // self.count)).isoformat()
            (kind,) = self.random.choices(list(OFTEN), list(OFTEN.values()))
            full = [shelf for shelf, quantity in self.there.items() if quantity]
            if not full or (kind == "return_from_user" and not self.out):
                kind = "receipt"
            line = partial(Line, row, on)
            if kind == "receipt":
                yield self._moved(line, kind, self._new_shelf(), self.random.randint(1, 120) * QUARTER)
            elif kind == "return_from_user":
                yield self._back(line)
            elif kind == "transfer":
                yield from self._carried(line, self.random.choice(full), next(rows, None))
            elif kind == "count" and self.random.random() < 0.5:
                yield self._moved(line, kind, self.random.choice(full), self.random.randint(1, 9) * QUARTER)
            else:
                shelf = self.random.choice(full)
                yield self._moved(line, kind, shelf, -min(self.there[shelf], self.random.randint(1, 72) * QUARTER))

    def _new_shelf(self) -> tuple[int, str]:
        lot = f"L{self.random.randint(1, 4)}" if self.lots else ""
        return self.random.choice(self.places), lot

    def _moved(self, line: Callable[..., Line], kind: str, shelf: tuple[int, str], quantity: int) -> Line:
        self.there[shelf] = self.there.get(shelf, 0) + quantity
        priced = kind in PRICED and self.random.random() < 0.95
        value = quantity * self.random.randint(50, 90_000) // SCALE if priced else 0
        made = line(kind, quantity, value, *shelf, None)
        if kind == "issue":
            self.out = [*self.out[-9:], (made.id, -quantity, *shelf)]
        return made

    def _back(self, line: Callable[..., Line]) -> Line:
        issue, left, *shelf = self.out.pop(self.random.randrange(len(self.out)))
        came = min(left, self.random.randint(1, 8) * QUARTER)
        if left > came:
            self.out.append((issue, left - came, *shelf))
        self.there[shelf[0], shelf[1]] += came
        return line("return_from_user", came, 0, *shelf, issue)

    def _carried(self, line: Callable[..., Line], origin: tuple[int, str], second: int | None) -> Iterator[Line]:
        if second is None:
            yield self._moved(line, "count", origin, QUARTER)
            return
        quantity = min(self.there[origin], self.random.randint(1, 40) * QUARTER)
        to = next(place for place in self.places if place != origin[0]), origin[1]
        gone = self._moved(line, "transfer", origin, -quantity)
        yield gone
        yield self._moved(line, "transfer", to, quantity)._replace(id=second, of=gone.id)


def fill(office: Office, count: int, supplies: int) -> list[Supply]:
    """So many movements over five years, each worth what the program's own valuation makes of it."""
    shelves = [keeping.add(office, "", Place, {"code": code, "name": code}).id for code in PLACES]
    methods = list(METHODS)
    made: list[Any] = []
    for place in range(supplies):
        values = {"code": f"B{place:04}", "name": f"thing {place}", "unit": "pc", "valuation": methods[place % 3]}
        made.append(keeping.add(office, "", Supply, {**values, "track_expiry": by_lots(place)}))
    worked_out = array("q", bytes(8 * (count + 1)))
    for place, supply in enumerate(made):
        for worth in METHODS[supply.valuation](stock.moves(Room(place, supplies, count, shelves).life())):
            worked_out[worth.key] = worth.value
    _write(office, made, [Room(place, supplies, count, shelves).life() for place in range(supplies)], worked_out)
    return made


def by_lots(place: int) -> bool:
    """Whether the lots of a supply are kept apart."""
    return place % WITH_LOTS == WITH_LOTS - 1


def _write(office: Office, made: list[Supply], lives: list[Iterator[Line]], values: "array[int]") -> None:
    """The movements in the order of their rows, one of each supply in turn."""
    department = Department.named("04").id
    blank = Movement(time=NOON, created_at=NOON, updated_at=NOON).stored()
    waiting = []
    # A second half is drawn with its first, and belongs to the next turn.
    going = list(zip(made, lives, strict=True))
    while going:
        still = []
        for supply, life in going:
            if (line := next(life, None)) is None:
                continue
            still.append((supply, life))
            told = {name: getattr(line, name) for name in ("id", "kind", "quantity", "place", "batch", "of")}
            told |= {"number": f"B{line.id:07}", "supply": supply.id, "date": line.on, "value": values[line.id]}
            told["department"] = department if line.kind == "issue" else None
            waiting.append(blank | told)
        going = still
        if len(waiting) >= STEP or not going:
            with office.db.atomic():
                if waiting:
                    rows.insert_many(Movement, waiting)
            waiting.clear()


def by_hand(office: Office, made: list[Supply], often: int) -> int:
    """What an office does to such a ledger afterwards, each by the operation for it: receipts of long ago, reversals,
    issues and returns; how many of them were not refused."""
    random, done = Random(2027), 0
    department = Department.named("04")
    for _time in range(often):
        supply = random.choice(made)
        where = {"place": Place.named(random.choice(PLACES))}
        on = DAY - timedelta(days=random.randint(0, 400))
        some = Movement.select().where((Movement.supply == supply.id) & (Movement.kind == "issue"))
        issue = some.order_by(Movement.id.desc()).offset(random.randint(0, 3)).first()
        acts: list[Callable[[], Any]] = [
            partial(moving.receive, office, "", supply, quantity=Decimal(3), amount=1_001, on=on, **where),
            partial(moving.issue, office, "", supply, quantity=Decimal(2), department=department, on=on, **where),
        ]
        if issue is not None:
            acts += [
                partial(booking.reverse, office, "", issue, reason="wrong"),
                partial(moving.give_back, office, "", issue, quantity=Decimal("0.25")),
            ]
        for act in acts:
            with suppress(Refused):
                act()
                done += 1
    return done
