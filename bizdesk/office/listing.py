"""Lists whose every key is known in order: rows sorted or filtered where no index helps, and rows held in memory.

A row is a tuple: what it shows, then its position, its key last.
"""

from array import array
from collections.abc import Callable, Container, Iterable, MutableSequence, Sequence
from typing import Any

from peewee import Database, Expression, ModelSelect, Node

from bizdesk.office.window import Row, Window, orderings, rows_of, terms

FIRST_KEYS = 512
BATCH = 8192


class Listed:
    """Rows found by their place in a list of keys; fetch(keys) gives the rows that are still there by key.

    settled: no row will come to stand between those found so far.
    """

    settled = True

    def __init__(self, width: int) -> None:
        self.keys: Sequence[Any] = []
        self.complete = False
        self._blank: Row = (None,) * width

    @property
    def ready(self) -> bool:
        """Whether there is something to show."""
        return self.complete or len(self.keys) > 0

    def fetch(self, keys: Sequence[Any]) -> dict[Any, Row]:
        """The rows that are still there, by key."""
        raise NotImplementedError

    def key(self, row: Row) -> Any:
        """The key of a row."""
        return row[-1]

    def first(self, size: int) -> list[Row]:
        """The first rows."""
        return self._between(0, size)

    def last(self, size: int) -> list[Row]:
        """The last rows, in the order of the list."""
        return self._between(len(self.keys) - size, len(self.keys))

    def after(self, row: Row, size: int) -> list[Row]:
        """The rows that follow a row."""
        return self._between(row[-2] + 1, row[-2] + 1 + size)

    def before(self, row: Row, size: int) -> list[Row]:
        """The rows that precede a row, in the order of the list."""
        return self._between(row[-2] - size, row[-2])

    def at(self, position: int, size: int) -> list[Row] | None:
        """The rows from a position on; 0 is the first."""
        return self._between(position, position + size)

    def around(self, key: Any, size: int, was: Row | None = None) -> tuple[list[Row], int]:
        """The rows around a key and its index among them; when it is gone, those around the row it was."""
        place = self.position(key)
        if place is None:
            if was is None or not self.keys:
                return [], 0
            place = min(was[-2], len(self.keys) - 1)
        low = max(0, place - size // 2)
        return self._between(low, place + 1 + size - size // 2), place - low

    def position(self, key: Any) -> int | None:
        """Where a key stands, or None when it is not there."""
        try:
            return self.keys.index(key)
        except (ValueError, TypeError):
            return None

    def count(self) -> int | None:
        """How many rows there are so far; all of them once it is complete."""
        return len(self.keys)

    def _between(self, low: int, high: int) -> list[Row]:
        low = max(0, low)
        keys = self.keys[low : max(low, high)]
        rows = self.fetch(keys) if len(keys) else {}
        return [(*rows.get(key, self._blank), low + index, key) for index, key in enumerate(keys)]


class Listing(Listed):
    """The rows of a query in an order that no index has, or by a filter that finds few: its keys are read once.

    among: gives those of the keys that are wanted, where only a look at every record tells; asked in the background.
    wider: the condition of the rows that are listed in the end, where query finds only those found fast.
    """

    def __init__(
        self,
        database: Database,
        query: ModelSelect,
        order: Sequence[tuple[Node, bool]],
        key: Node,
        among: Callable[[], Container[Any]] | None = None,
        where: Expression | None = None,
        wider: Expression | None = None,
    ) -> None:
        super().__init__(len(query.selected_columns))
        self.database = database
        self._among = among
        self._key = key
        self._select = query.select_extend(key)
        ordered = query.select(key).order_by(*orderings(terms(order, key)))
        self._fast = ordered if where is None else ordered.where(where)
        self._whole = self._fast if wider is None else ordered.where(wider)
        self.settled = wider is None
        self._generation = 0

    def fetch(self, keys: Sequence[Any]) -> dict[Any, Row]:
        """The rows that are still there, by key."""
        query = self._select.where(self._key.in_(list(keys))).order_by()  # type: ignore[attr-defined]
        return {row[-1]: row[:-1] for row in rows_of(self.database, query)}

    def reread(self) -> None:
        """The rows have changed: the keys known so far serve until prepare() has read them again."""
        self._generation += 1

    def prepare(self, database: Database, news: Callable[[], None]) -> None:
        """Read the keys through a background connection; the first time what is found so far can be shown at once."""
        generation = self._generation
        wanted = self._among() if self._among else None
        if not self.complete and wanted is None:
            # The engine keeps only so many while it sorts: the first rows are there long before all are in order.
            keys = self._read(database, generation, self._fast.limit(FIRST_KEYS), None)
            self._publish(generation, keys, self.settled and len(keys) < FIRST_KEYS, news)
        if not self.complete or generation:
            self._publish(generation, self._read(database, generation, self._whole, wanted), True, news)

    def _publish(self, generation: int, keys: Sequence[Any], complete: bool, news: Callable[[], None]) -> None:
        if generation == self._generation:
            self.keys, self.complete = keys, complete
            news()

    def _read(
        self, database: Database, generation: int, query: ModelSelect, wanted: Container[Any] | None
    ) -> Sequence[Any]:
        cursor = database.execute(query)
        keys: MutableSequence[Any] = []
        while generation == self._generation and (batch := [row[0] for row in cursor.fetchmany(BATCH)]):
            if not keys and isinstance(batch[0], int):
                keys = array("q")
            keys.extend(batch if wanted is None else [key for key in batch if key in wanted])
        return keys


class Held(Listed):
    """Rows held in memory, the value at key_index being the key of each."""

    def __init__(self, rows: Iterable[Row], key_index: int = 0) -> None:
        held = {row[key_index]: tuple(row) for row in rows}
        super().__init__(len(next(iter(held.values()), ())))
        self._held = held
        self.keys = list(held)
        self.complete = True

    def fetch(self, keys: Sequence[Any]) -> dict[Any, Row]:
        """The rows by key."""
        return {key: self._held[key] for key in keys}

    def reread(self) -> None:
        """Nothing to do: what is held does not change."""

    def prepare(self, database: Database, news: Callable[[], None]) -> None:
        """Nothing to do: everything is known."""


def source_of(
    database: Database,
    query: ModelSelect,
    order: Sequence[tuple[Node, bool]],
    key: Node,
    where: Expression | None = None,
    among: Callable[[], Container[Any]] | None = None,
    wider: Expression | None = None,
) -> Window | Listing:
    """The fitting source: read along an index where one has the order, listed in the background elsewhere."""
    if where is not None or among is not None:
        return Listing(database, query, order, key, among, where, wider)
    window = Window(database, query, order, key)
    return Listing(database, query, order, key) if window.sorts() else window
