"""What a card comes to by a plain recomputation over its rows, as a clerk would with a pencil: nothing of it is taken
from the valuation that it is compared with."""

from collections import defaultdict
from typing import Any, NamedTuple

Layer = tuple[int, int, str]
OWN_PRICE = ("opening", "receipt")


class Row(NamedTuple):
    """A movement as it lies in the file, with its columns in this order."""

    id: int
    on: str
    kind: str
    quantity: int
    value: int
    place: int | None
    batch: str
    of: int | None


class Outcome(NamedTuple):
    """The value of every movement by its row, and what is there in the end; layers, the next to go out first."""

    values: dict[int, int]
    quantity: int
    total: int
    layers: list[Layer]


def rounded(above: int, below: int) -> int:
    """A quotient of what is not below nothing, half up."""
    whole, rest = divmod(above, below)
    return whole + (2 * rest >= below)


def that_count(rows: list[Row]) -> list[Row]:
    """The rows without what was reversed and its reversal, each with what later prices made of it."""
    taken_out, dearer = set(), defaultdict[int | None, int](int)
    for row in rows:
        if row.kind == "reversal":
            taken_out.add(row.of)
        elif row.kind == "revaluation":
            dearer[row.of] += row.value
    return [
        row._replace(value=row.value + dearer[row.id])
        for row in rows
        if row.kind not in ("reversal", "revaluation") and row.id not in taken_out
    ]


def below_nothing(rows: list[Row]) -> list[int]:
    """The rows after which a lot at a place holds less than nothing."""
    there, found = defaultdict[Any, int](int), []
    for row in rows:
        there[row.place, row.batch] += row.quantity
        if there[row.place, row.batch] < 0:
            found.append(row.id)
    return found


class Out:
    """What each issue cost, and what came back of it."""

    def __init__(self) -> None:
        self.issues: dict[int, list[int]] = {}

    def went(self, row: Row, cost: int) -> None:
        """Keep what an issue cost."""
        self.issues[row.id] = [-row.quantity, cost, 0, 0]

    def came(self, row: Row) -> int:
        """What a return is worth: all that came back so far at its share of what the issue cost, less what was told."""
        issue = self.issues[row.of or 0]
        issue[2] += row.quantity
        before, issue[3] = issue[3], rounded(issue[1] * issue[2], issue[0])
        return issue[3] - before


def coming(row: Row, out: Out, quantity: int, total: int) -> int:
    """What comes in is worth: what it left with, its own price, or the average of what is there."""
    if row.kind == "return_from_user":
        return out.came(row)
    if row.kind in OWN_PRICE:
        return row.value
    return rounded(total * row.quantity, quantity) if quantity else 0


def averaged(rows: list[Row]) -> Outcome:
    """By the average of what is there at each moment."""
    quantity = total = 0
    out, values = Out(), dict[int, int]()
    for row in rows:
        if row.quantity < 0:
            cost = rounded(total * -row.quantity, quantity)
            out.went(row, cost)
            value = -cost
        else:
            value = coming(row, out, quantity, total)
        quantity, total, values[row.id] = quantity + row.quantity, total + value, value
    return Outcome(values, quantity, total, [])


def layered(rows: list[Row]) -> Outcome:
    """By what came in first; of a lot, by what came in first of that."""
    quantity = total = 0
    layers: list[Layer] = []
    out, values = Out(), dict[int, int]()
    for row in rows:
        if row.quantity > 0:
            value = coming(row, out, quantity, total)
            back = row.kind == "return_from_user"
            layers.insert(0 if back else len(layers), (row.quantity, value, row.batch))
        else:
            wanted, cost, place = -row.quantity, 0, 0
            while wanted:
                there, worth, lot = layers[place]
                if row.batch and lot != row.batch:
                    place += 1
                elif there <= wanted:
                    wanted, cost = wanted - there, cost + worth
                    del layers[place]
                else:
                    part = rounded(worth * wanted, there)
                    layers[place] = (there - wanted, worth - part, lot)
                    wanted, cost = 0, cost + part
            out.went(row, cost)
            value = -cost
        quantity, total, values[row.id] = quantity + row.quantity, total + value, value
    return Outcome(values, quantity, total, layers)


def monthly(rows: list[Row]) -> Outcome:
    """By one average of each month: of what was there when it began and of what came in during it."""
    months = defaultdict[str, list[Row]](list)
    for row in rows:
        months[row.on[:7]].append(row)
    quantity = total = 0
    out, values = Out(), dict[int, int]()
    for month in sorted(months):
        gone = {row.id for row in months[month] if row.quantity < 0}
        whole, worth = quantity, total
        for row in months[month]:
            if row.id not in gone and row.of not in gone:
                values[row.id] = coming(row, out, whole, worth)
                whole, worth = whole + row.quantity, worth + values[row.id]
        used = spent = 0
        for row in months[month]:
            if row.id in gone or row.of in gone:
                used -= row.quantity
                before, spent = spent, rounded(worth * used, whole)
                values[row.id] = before - spent
                if row.id in gone:
                    out.went(row, spent - before)
                else:
                    out.came(row)
        quantity, total = whole - used, worth - spent
    return Outcome(values, quantity, total, [])


PLAINLY = {"moving_average": averaged, "fifo": layered, "month_end_average": monthly}
