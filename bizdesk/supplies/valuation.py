"""What the stock of one supply is worth: the value of every movement by moving average, FIFO or the month's average.

Quantities are whole ten-thousandths, values whole minor units, both signed; what is on hand is never below nothing,
and a quantity of nothing is worth nothing.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bizdesk.office.money import half_up
from bizdesk.supplies.layers import Layers, bear, take


class Move(NamedTuple):
    """One movement, in the order in which they count: by day, on one day as they were entered.

    on: its day as YYYY-MM-DD. value: what comes in at a price of its own; None where it is worked out. of: the key of
    what is taken back on a later day, at what it was worth: an issue, in part, or any other movement, all of it. batch:
    the lot it is of, or empty.
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


class Costly(Exception):
    """What came in dearer is to be taken back than all that is left is worth."""

    def __init__(self, move: Move) -> None:
        super().__init__(move)
        self.move = move


class Returns:
    """What movements were worth that are taken back later: what went out in parts, all of it together at all of its
    cost, what came in as a whole."""

    def __init__(self) -> None:
        self._left: dict[int, tuple[int, int]] = {}
        self._back: dict[int, tuple[int, int]] = {}
        self._came: dict[int, tuple[int, int]] = {}

    def issued(self, move: Move, cost: int) -> None:
        """Keep what an issue cost; cost is above nothing."""
        self._left[move.key] = (-move.quantity, cost)

    def came(self, move: Move, value: int) -> None:
        """Keep what came in, and for a return that so much of its issue is back."""
        self._came[move.key] = (value, move.of)
        if move.of:
            self._back[move.of] = self._after(move)

    def returned(self, move: Move) -> int:
        """What a return is worth; KeyError where its issue is not known."""
        return self._after(move)[1] - self._back.get(move.of, (0, 0))[1]

    def taken_back(self, move: Move, quantity: int, total: int) -> int:
        """What goes out again that came in, of all there is and its value; what empties the stock takes all of it."""
        if -move.quantity > quantity:
            raise Short(move, quantity)
        value = total if -move.quantity == quantity else self._came[move.of][0]
        if value > total:
            raise Costly(move)
        self.undone(move, value)
        return value

    def undone(self, move: Move, value: int) -> None:
        """Of what came in and was taken back, keep that its issue is out again."""
        if issue := self._came[move.of][1]:
            back, given = self._back[issue]
            self._back[issue] = (back + move.quantity, given - value)

    def _after(self, move: Move) -> tuple[int, int]:
        quantity, cost = self._left[move.of]
        back = self._back.get(move.of, (0, 0))[0] + move.quantity
        return back, half_up(cost * back, quantity)


def moving_average(moves: Iterable[Move]) -> Iterator[Worth]:
    """Each movement by the average cost of what is on hand when it happens; what empties the stock takes all of it."""
    quantity = total = 0
    returns = Returns()
    for move in moves:
        if move.quantity < 0 and move.of:
            value = -returns.taken_back(move, quantity, total)
        elif move.quantity < 0:
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
    layers: Layers = deque()
    for move in moves:
        if move.quantity < 0 and move.of:
            value = -returns.taken_back(move, quantity, total)
            # What of it is left goes first, at its own cost, then the oldest; all that remains bears the difference.
            layers = deque(sorted(layers, key=lambda layer: layer[3] != move.of))
            bear(layers, -value - _take(layers, move, quantity))
        elif move.quantity < 0:
            value = -_take(layers, move, quantity)
            returns.issued(move, -value)
        else:
            value = _coming_in(move, returns, quantity, total)
            layer = [move.quantity, value, move.batch, move.key]
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

    came, cost: what the month began with and all that it brought so far, and what that is worth, which its average is
    made of; gone: what was issued of it.
    """

    def __init__(self, quantity: int = 0, total: int = 0) -> None:
        super().__init__(quantity, total)
        self._month, self._issued = "", set[int]()
        self.came, self.cost, self.gone = quantity, total, 0

    def after(self, move: Move, value: int) -> int:
        """What is on hand is worth after one more movement."""
        if move.on[:7] != self._month:
            self._month, self._issued = move.on[:7], set()
            self.came, self.cost, self.gone = self.quantity, self.total, 0
        if _of_issues(move, self._issued):
            self.gone -= move.quantity
        else:
            self.came += move.quantity
            self.cost += value
        self.quantity += move.quantity
        self.total = self.cost - half_up(self.cost * self.gone, self.came) if self.came else 0
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
        issued: set[int] = set()
        inside = {move.key for move in month if _of_issues(move, issued)}
        own: dict[int, int] = {}
        base, worth = quantity, total
        for move in month:
            if move.key not in inside:
                own[move.key] = _own(move, returns, base, worth)
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
                if move.quantity > 0:
                    returns.came(move, value)
                elif move.of:
                    returns.undone(move, -value)
                else:
                    returns.issued(move, -value)
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
        value = returns.returned(move)
    elif move.value is not None:
        value = move.value
    else:
        value = half_up(total * move.quantity, quantity) if quantity else 0
    returns.came(move, value)
    return value


def _own(move: Move, returns: Returns, quantity: int, total: int) -> int:
    """What a month brings of its own is worth; less than nothing where it is taken back what came in before."""
    if move.quantity < 0:
        return -returns.taken_back(move, quantity, total)
    return _coming_in(move, returns, quantity, total)


def _of_issues(move: Move, issued: set[int]) -> bool:
    """Whether a movement is an issue of its month or takes back such a one, or takes that back again; issued: those
    known so far, to which it is added."""
    if (move.quantity < 0 and not move.of) or move.of in issued:
        issued.add(move.key)
        return True
    return False


def _take(layers: Layers, move: Move, there: int) -> int:
    """Take what goes out off the layers; the cost of it."""
    if -move.quantity > there:
        raise Short(move, there)
    cost, lacking = take(layers, -move.quantity, move.batch)
    if lacking:
        raise Short(move, -move.quantity - lacking)
    return cost
