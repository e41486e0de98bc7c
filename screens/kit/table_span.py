"""The rows a table holds around the place it shows, and where they stand in the whole list."""

from collections.abc import Callable
from typing import Any, Protocol

Row = tuple[Any, ...]


class Source(Protocol):
    """What a table reads from: bizdesk.office.window.Window, or a Listing, or rows Held in memory.

    ready: there is something to show. complete: no rows will be found beyond the last one read. settled: none will be
    found between those read. count(), position() and at() give None while unknown. around() gives size // 2 rows before
    the key, the rest of size after it.
    prepare() is run in the background and finds out what takes long.
    """

    @property
    def ready(self) -> bool: ...
    @property
    def complete(self) -> bool: ...
    @property
    def settled(self) -> bool: ...
    def key(self, row: Row) -> Any: ...
    def first(self, size: int) -> list[Row]: ...
    def last(self, size: int) -> list[Row]: ...
    def after(self, row: Row, size: int) -> list[Row]: ...
    def before(self, row: Row, size: int) -> list[Row]: ...
    def around(self, key: Any, size: int, was: Row | None = None) -> tuple[list[Row], int]: ...
    def at(self, position: int, size: int) -> list[Row] | None: ...
    def position(self, key: Any) -> int | None: ...
    def count(self) -> int | None: ...
    def reread(self) -> None: ...
    def prepare(self, database: Any, news: Callable[[], None]) -> None: ...


class Span:
    """A run of rows without gaps. Positions count from 0.

    While placed is False the position of the run is a guess, while counted is False the count is. When a guess
    becomes better every position moves: methods that may do that return by how much.
    """

    def __init__(self, source: Source, chunk: int = 64) -> None:
        self.source = source
        self.chunk = chunk
        self.rows: list[Row] = []
        self.first = 0
        self.count = 0
        self.placed = True
        self.counted = False
        self._at_start = True
        self._at_end = False

    @property
    def end(self) -> int:
        """The position after the last row held."""
        return self.first + len(self.rows)

    @property
    def at_start(self) -> bool:
        """Whether nothing comes before the first row held."""
        return self._at_start

    def row(self, position: int) -> Row | None:
        """The row at a position, or None where none is held."""
        return self.rows[position - self.first] if self.first <= position < self.end else None

    def short(self, low: int, high: int) -> bool:
        """Whether rows from low to high exist that are not held."""
        return (low < self.first and not self._at_start) or (high > self.end and not self._at_end)

    def home(self) -> None:
        """Hold the first rows."""
        if self.rows and self._at_start:
            return
        self.rows, self.first, self.placed = self.source.first(self.chunk), 0, True
        self._at_start, self._at_end = True, len(self.rows) < self.chunk
        self._count()

    def bottom(self) -> None:
        """Hold the last rows; without a count their positions are a guess."""
        if self.rows and self._at_end:
            return
        self.rows = self.source.last(self.chunk)
        self._at_start, self._at_end = len(self.rows) < self.chunk, True
        self._guess_place()

    def seek(self, key: Any, was: Row | None = None, near: int | None = None) -> int | None:
        """Hold the rows around a key, or around the row it was, and return the position; None when there are none.

        near is the position to suppose while the source does not know it.
        """
        rows, index = self.source.around(key, 2 * self.chunk, was)
        if not rows:
            return None
        self.rows = rows
        self._at_start, self._at_end = index < self.chunk, len(rows) - index <= self.chunk
        place = self.source.position(self.source.key(rows[index]))
        if place is not None:
            self.first, self.placed = place - index, True
            self._count()
        elif near is None or self._at_start or self._at_end:
            self._guess_place()
        else:
            self.first, self.placed = max(0, near - index), False
            self._count()
        return self.first + index

    def cover(self, low: int, high: int) -> int:
        """Hold the rows from low to high, as far as they exist and can be found; return by how much all moved."""
        low, high = max(0, low), min(high, self.count)
        if high <= low or (self.first <= low and high <= self.end):
            return 0
        far = not self.rows or low > self.end + 2 * self.chunk or high < self.first - 2 * self.chunk
        if far and not (self.placed and self._jump(low)):
            return 0
        moved = 0
        while self.end < high + moved and not self._at_end:
            moved += self._extend_down()
        while self.first > low + moved and not self._at_start:
            moved += self._extend_up()
        self._trim(low + moved, high + moved)
        return moved

    def settle(self) -> int:
        """Ask the source again what it knows by now of count and positions; return by how much all moved."""
        known = self.source.count()
        if known is None or not self.rows:
            return 0
        before = self.first
        if not self.placed:
            place = known - len(self.rows) if self._at_end else self.source.position(self.source.key(self.rows[0]))
            if place is None:
                return 0
            self.first, self.placed = max(0, place), True
        self._at_end = self._at_end and self.source.complete and self.end >= known
        self.count, self.counted = max(known, self.end), self.source.complete
        return self.first - before

    def _jump(self, low: int) -> bool:
        start = max(0, low - self.chunk // 2)
        rows = self.source.at(start, 2 * self.chunk)
        if not rows:
            return False
        self.rows, self.first, self.placed = rows, start, True
        self._at_start, self._at_end = start == 0, len(rows) < 2 * self.chunk
        self._count()
        return True

    def _extend_down(self) -> int:
        more = self.source.after(self.rows[-1], self.chunk)
        self.rows += more
        self._at_end = len(more) < self.chunk
        before = self.first
        if self._at_end and not self.placed:
            self._guess_place()
        else:
            self._count()
        return self.first - before

    def _extend_up(self) -> int:
        more = self.source.before(self.rows[0], self.chunk)
        self.rows = more + self.rows
        before = self.first
        self.first -= len(more)
        self._at_start = len(more) < self.chunk
        if self._at_start or self.first < 0:
            moved = 0 if self._at_start else 8 * self.chunk
            self.first, self.placed = moved, self._at_start
            self._count()
        return self.first + len(more) - before

    def _trim(self, low: int, high: int) -> None:
        """Let go of rows far from what is shown, so that a long walk does not fill the memory."""
        if len(self.rows) <= 8 * self.chunk:
            return
        start, end = max(self.first, low - 2 * self.chunk), min(self.end, high + 2 * self.chunk)
        self._at_start, self._at_end = self._at_start and start == self.first, self._at_end and end == self.end
        self.rows = self.rows[start - self.first : end - self.first]
        self.first = start

    def _count(self) -> None:
        known = self.source.count()
        if self._at_end and self.placed:
            self.count, self.counted = self.end, self.source.complete
        elif known is not None:
            self.count, self.counted = max(known, self.end), self.source.complete
        else:
            self.counted = False
            if self._at_end:
                self.count = max(self.count, self.end)
            elif self.end + self.chunk > self.count:
                # A supposed count grows in leaps, since each one is a new layout of the screen.
                self.count = self.end + 8 * self.chunk

    def _guess_place(self) -> None:
        known = self.source.count()
        if self._at_start:
            self.first, self.placed = 0, True
        elif known is not None and self._at_end:
            self.first, self.placed = max(0, known - len(self.rows)), True
        else:
            self.count = max(self.count, 8 * self.chunk, 2 * len(self.rows))
            middle = (self.count - len(self.rows)) // 2
            self.first, self.placed = self.count - len(self.rows) if self._at_end else middle, False
        self._count()
