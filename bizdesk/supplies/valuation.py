"""What the stock of one supply is worth: the value of every movement by moving average, FIFO or the month's average.

Quantities are whole ten-thousandths, values whole minor units, both signed; what is on hand is never below nothing,
and a quantity of nothing is worth nothing.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from bizdesk.office.money import half_up


class Move(NamedTuple):
    """One movement, in the order in which they count: by day, on one day as they were entered.

    on: its day as YYYY-MM-DD. value: what comes in at a price of its own; None where it is worked out. of: the key of
    the issue that a return belongs to, which comes in at the cost it left with. batch: the lot it is of, or empty.
    """

    key: int
    on: str
    quantity: int
    value: int | None = None
    of: int = 0
    batch: str = ""


class Worth(NamedTuple):
    """What a movement is worth, and what is on hand after it."""

    key: int
    value: int
    quantity: int
    total: int


class Short(Exception):
    """More would go out than is on hand: the movement, and the quantity there is."""

    def __init__(self, move: Move, there: int) -> None:
        super().__init__(move, there)
        self.move, self.there = move, there


class Returns:
    """What came back of each issue, at the cost that it left with: all of it together at all of its cost."""

    def __init__(self) -> None:
        self._left: dict[int, tuple[int, int]] = {}
        self._back: dict[int, int] = {}

    def issued(self, move: Move, cost: int) -> None:
        """Keep what an issue cost; cost is above nothing."""
        self._left[move.key] = (-move.quantity, cost)

    def returned(self, move: Move) -> int:
        """What a return is worth; KeyError where its issue is not known."""
        quantity, cost = self._left[move.of]
        before = self._back.get(move.of, 0)
        after = self._back[move.of] = before + move.quantity
        return half_up(cost * after, quantity) - half_up(cost * before, quantity)


def moving_average(moves: Iterable[Move]) -> Iterator[Worth]:
    """Each movement by the average cost of what is on hand when it happens; what empties the stock takes all of it."""
    quantity = total = 0
    returns = Returns()
    for move in moves:
        if move.quantity < 0:
            out = -move.quantity
            if out > quantity:
                raise Short(move, quantity)
            value = -total if out == quantity else -half_up(total * out, quantity)
            returns.issued(move, -value)
        else:
            value = _coming_in(move, returns, quantity, total)
        quantity += move.quantity
        total += value
        yield Worth(move.key, value, quantity, total)


def first_in_first_out(moves: Iterable[Move]) -> Iterator[Worth]:
    """Each issue by the cost of what came in first, of its lot where it names one; a return goes out again first."""
    quantity = total = 0
    returns = Returns()
    layers: deque[list[Any]] = deque()
    for move in moves:
        if move.quantity < 0:
            value = -_take(layers, move, quantity)
            returns.issued(move, -value)
        else:
            value = _coming_in(move, returns, quantity, total)
            layer = [move.quantity, value, move.batch]
            (layers.appendleft if move.of else layers.append)(layer)
        quantity += move.quantity
        total += value
        yield Worth(move.key, value, quantity, total)


class Balance:
    """What is on hand after movements whose worth is known, told one by one in their order."""

    def __init__(self, quantity: int = 0, total: int = 0) -> None:
        self.quantity, self.total = quantity, total

    def after(self, move: Move, value: int) -> int:
        """What is on hand is worth after one more movement."""
        self.quantity += move.quantity
        self.total += value
        return self.total


class MonthBalance(Balance):
    """The same where the month has one average: what is on hand is worth that of what the month brought so far.

    The price of a month is known only when it is over, and an issue then costs what later receipts made of it. Taken
    off before they came, that could be more than there was. So on a day within the month the stock is worth what it
    would be had the month ended then: never less than nothing, nothing where nothing is there, and exact at its end.
    """

    def __init__(self, quantity: int = 0, total: int = 0) -> None:
        super().__init__(quantity, total)
        self._month, self._issued = "", set[int]()
        self._came, self._cost, self._gone = quantity, total, 0

    def after(self, move: Move, value: int) -> int:
        """What is on hand is worth after one more movement."""
        if move.on[:7] != self._month:
            self._month, self._issued = move.on[:7], set()
            self._came, self._cost, self._gone = self.quantity, self.total, 0
        if move.quantity < 0:
            self._issued.add(move.key)
        if move.quantity < 0 or move.of in self._issued:
            self._gone -= move.quantity
        else:
            self._came += move.quantity
            self._cost += value
        self.quantity += move.quantity
        self.total = self._cost - half_up(self._cost * self._gone, self._came) if self._came else 0
        return self.total


BALANCES: dict[str, type[Balance]] = {
    "moving_average": Balance,
    "fifo": Balance,
    "month_end_average": MonthBalance,
}


def month_end_average(moves: Iterable[Move]) -> Iterator[Worth]:
    """Each issue of a month by one average: of what was there when the month began and of all that came in during it.

    What is returned in the month of its issue is taken off what was issued; what was issued in a month before comes in
    at the cost it left with. What is on hand within the month is worth the average so far: see MonthBalance.
    """
    quantity = total = 0
    returns, balance = Returns(), MonthBalance()
    for _month, group in groupby(moves, key=lambda move: move.on[:7]):
        month = list(group)
        issued = {move.key for move in month if move.quantity < 0}
        own: dict[int, int] = {}
        base, worth = quantity, total
        for move in month:
            if move.quantity > 0 and move.of not in issued:
                own[move.key] = _coming_in(move, returns, base, worth)
                base += move.quantity
                worth += own[move.key]
        gone = taken = 0
        for move in month:
            if -move.quantity > quantity:
                raise Short(move, quantity)
            if (value := own.get(move.key)) is None:
                gone -= move.quantity
                value = taken - half_up(worth * gone, base)
                taken -= value
                if move.quantity < 0:
                    returns.issued(move, -value)
                else:
                    returns.returned(move)
            quantity += move.quantity
            total = balance.after(move, value)
            yield Worth(move.key, value, quantity, total)


METHODS: dict[str, Callable[[Iterable[Move]], Iterator[Worth]]] = {
    "moving_average": moving_average,
    "fifo": first_in_first_out,
    "month_end_average": month_end_average,
}


def values(method: str, moves: Sequence[Move]) -> dict[int, int]:
    """The value of every movement by its key."""
    return {worth.key: worth.value for worth in METHODS[method](moves)}


def _coming_in(move: Move, returns: Returns, quantity: int, total: int) -> int:
    """What comes in is worth: its own price, the cost of the issue it returns, or the average of what is there."""
    if move.of:
        return returns.returned(move)
    if move.value is not None:
        return move.value
    return half_up(total * move.quantity, quantity) if quantity else 0


def _take(layers: deque[list[Any]], move: Move, there: int) -> int:
    """Take what goes out off the layers, the oldest first, those of its lot where it names one; the cost of it."""
    wanted, cost = -move.quantity, 0
    if wanted > there:
        raise Short(move, there)
    kept: list[list[Any]] = []
    while wanted and layers:
        layer = layers.popleft()
        quantity, value, batch = layer
        if move.batch and batch != move.batch:
            kept.append(layer)
        elif quantity <= wanted:
            wanted -= quantity
            cost += value
        else:
            part = half_up(value * wanted, quantity)
            layers.appendleft([quantity - wanted, value - part, batch])
            wanted, cost = 0, cost + part
    layers.extendleft(reversed(kept))
    if wanted:
        raise Short(move, -move.quantity - wanted)
    return cost
