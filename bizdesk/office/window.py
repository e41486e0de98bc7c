"""Rows of a long list, read from where one stands: never by counting from the beginning.

A row is a tuple: what the query selects, then the values it is ordered by, its key last. Empty values come first when
ascending and last when descending, on every engine. Lists of rows are always whole: no cursor stays open.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import and_
from typing import Any, NamedTuple

from peewee import (
    Asc,
    Database,
    Desc,
    Expression,
    Field,
    ModelSelect,
    Node,
    OperationalError,
    Select,
    SqliteDatabase,
    fn,
)

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

Row = tuple[Any, ...]

ANCHOR_STEP = 256
UNREADABLE = N_("The office file cannot be read just now: {reason}. Press f5 to try again.")


class Term(NamedTuple):
    """One expression of an order; empty says whether it can be NULL."""

    expression: Any
    descending: bool
    empty: bool


def terms(order: Sequence[tuple[Node, bool]], key: Node) -> list[Term]:
    """The order made total by the key, which goes the way of the expression before it so that one index serves both."""
    made = [Term(node, down, empty=not isinstance(node, Field) or node.null) for node, down in order if node is not key]
    down = next((down for node, down in order if node is key), made[-1].descending if made else False)
    return [*made, Term(key, down, False)]


def orderings(order: Sequence[Term], forward: bool = True) -> list[Node]:
    """The ORDER BY of the terms; SQLite's own place for NULL is spelled out, as PostgreSQL has another."""
    made: list[Node] = []
    for term in order:
        down = term.descending == forward
        nulls = ("LAST" if down else "FIRST") if term.empty else None
        made.append(Desc(term.expression, nulls=nulls) if down else Asc(term.expression, nulls=nulls))
    return made


def beyond(order: Sequence[Term], values: Sequence[Any], forward: bool) -> Iterator[Expression]:
    """Conditions that, asked in turn, give what follows (or precedes) the values.

    Each is one range of an index (equal, ..., equal, greater), which OR and row values are not for SQLite.
    """
    for last in reversed(range(len(order))):
        same = [
            term.expression.is_null() if value is None else term.expression == value
            for term, value in zip(order[:last], values, strict=False)
        ]
        term, value = order[last], values[last]
        rising = term.descending != forward
        ranges = []
        if value is not None:
            ranges.append(term.expression > value if rising else term.expression < value)
            if term.empty and not rising:
                ranges.append(term.expression.is_null())
        elif rising:
            ranges.append(term.expression.is_null(False))
        for each in ranges:
            yield reduce(and_, [*same, each])


class Window:
    """A list in the order of an index; what takes long (positions, the count) is found out in the background."""

    ready = True
    complete = True
    settled = True

    def __init__(self, database: Database, query: ModelSelect, order: Sequence[tuple[Node, bool]], key: Node) -> None:
        self.database = database
        self.order = terms(order, key)
        self.select = query.select_extend(*(term.expression for term in self.order))
        self._anchors: list[Any] = []
        self._places: dict[Any, int] = {}
        self._count: int | None = None
        self._generation = 0

    def key(self, row: Row) -> Any:
        """The key of a row."""
        return row[-1]

    def first(self, size: int) -> list[Row]:
        """The first rows."""
        return self._read(self.database, None, True, size)

    def last(self, size: int) -> list[Row]:
        """The last rows, in the order of the list."""
        return self._read(self.database, None, False, size)[::-1]

    def after(self, row: Row, size: int) -> list[Row]:
        """The rows that follow a row, whether or not it is still there; fewer than size only at the end."""
        return self._step(self.database, row, True, size)

    def before(self, row: Row, size: int) -> list[Row]:
        """The rows that precede a row, in the order of the list; fewer than size only at the beginning."""
        return self._step(self.database, row, False, size)[::-1]

    def around(self, key: Any, size: int, was: Row | None = None) -> tuple[list[Row], int]:
        """The rows around a key and its index among them; when it is gone, those around the row it was."""
        row = self._row(self.database, key)
        middle = [row] if row else []
        stand = row or was
        if stand is None:
            return [], 0
        earlier = self.before(stand, size // 2)
        rows = earlier + middle + self.after(stand, size - size // 2)
        return rows, max(0, min(len(earlier), len(rows) - 1))

    def at(self, position: int, size: int) -> list[Row] | None:
        """The rows from a position on (0 is the first), or None where positions are not known yet."""
        anchor, rest = divmod(position, ANCHOR_STEP)
        if position < 4 * ANCHOR_STEP:
            return self.first(position + size)[position:]
        if anchor > len(self._anchors):
            return None
        row = self._row(self.database, self._anchors[anchor - 1])
        return self.after(row, rest + size)[rest:] if row else None

    def position(self, key: Any) -> int | None:
        """Where a key stands, or None when it is not there or not known yet."""
        row = self._row(self.database, key)
        if self._count is None or row is None:
            return None
        following = self._step(self.database, row, True, ANCHOR_STEP)
        for distance, each in enumerate([row, *following]):
            if (place := self._places.get(each[-1])) is not None:
                return place - distance
        return max(0, self._count - 1 - len(following))

    def count(self) -> int | None:
        """How many rows there are, or None while nobody has counted."""
        return self._count

    def reread(self) -> None:
        """Forget positions and count: the rows have changed."""
        self._generation += 1
        self._anchors, self._places, self._count = [], {}, None

    def prepare(self, database: Database, news: Callable[[], None]) -> None:
        """Count, and note the key at every 256th position, through a background connection; news when done."""
        generation = self._generation
        anchors = self._every(database)
        row = self._row(database, anchors[-1]) if anchors else None
        tail = self._step(database, row, True, ANCHOR_STEP) if row else self._read(database, None, True, ANCHOR_STEP)
        if generation == self._generation:
            self._anchors = anchors
            self._places = {anchor: (index + 1) * ANCHOR_STEP - 1 for index, anchor in enumerate(anchors)}
            self._count = len(anchors) * ANCHOR_STEP + len(tail)
            news()

    def sorts(self) -> bool:
        """Whether the engine would sort the whole list for every page, as no index has this order."""
        if not isinstance(self.database, SqliteDatabase):
            return False
        sql, parameters = self.select.order_by(*orderings(self.order)).limit(1).sql()
        plan = self.database.execute_sql("EXPLAIN QUERY PLAN " + sql, parameters).fetchall()
        return any("TEMP B-TREE" in step[-1] for step in plan)

    def _every(self, database: Database) -> list[Any]:
        """The keys at positions 255, 511 and so on: numbered by the engine, which hands over only these."""
        number = fn.ROW_NUMBER().over(order_by=orderings(self.order))
        numbered = self.select.select(self.order[-1].expression.alias("anchor"), number.alias("number"))
        chosen = Select([numbered], [numbered.c.anchor]).where(numbered.c.number.bin_and(ANCHOR_STEP - 1) == 0)
        return [row[0] for row in database.execute(chosen.order_by(numbered.c.number)).fetchall()]

    def _row(self, database: Database, key: Any) -> Row | None:
        rows = rows_of(database, self.select.where(self.order[-1].expression == key).limit(1))
        return rows[0] if rows else None

    def _step(self, database: Database, row: Row, forward: bool, size: int) -> list[Row]:
        rows: list[Row] = []
        for condition in beyond(self.order, row[-len(self.order) :], forward):
            rows += self._read(database, condition, forward, size - len(rows))
            if len(rows) >= size:
                break
        return rows

    def _read(self, database: Database, condition: Expression | None, forward: bool, size: int) -> list[Row]:
        query = self.select if condition is None else self.select.where(condition)
        return rows_of(database, query.order_by(*orderings(self.order, forward)).limit(size))


def rows_of(database: Database, query: ModelSelect) -> list[Row]:
    """All rows of a query as tuples, the cursor closed; a file that cannot be read is refused in words."""
    try:
        return list(query.tuples().execute(database))
    except (OperationalError, sqlite3.OperationalError) as error:
        raise Refused(UNREADABLE, reason=str(error)) from error
