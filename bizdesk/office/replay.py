"""What the journal says the records are: their newest state, replayed from its entries."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

REPLAYED = (
    "SELECT e.record_id, e.change, e.after, b.at FROM journal_entry e LEFT JOIN journal_batch b ON b.id = e.batch "
    "WHERE e.kind = ? AND e.record_id BETWEEN ? AND ? ORDER BY e.record_id, e.id"
)
IDS = (
    'SELECT id FROM "{kind}" WHERE id > ? ORDER BY id LIMIT ?',
    "SELECT record_id FROM journal_entry WHERE kind = '{kind}' AND record_id > ? ORDER BY record_id LIMIT ?",
)
PIECE = 1_000


def spans(connection: sqlite3.Connection, kind: str) -> Iterator[tuple[int, int]]:
    """The row ids of a kind, in the file or only in the journal, as spans of at most a few thousand rows.

    Walks from one id there is to the next: a damaged row may bear any number.
    """
    last = 0
    while True:
        lists = [[row for (row,) in connection.execute(sql.format(kind=kind), (last, PIECE))] for sql in IDS]
        full = [ids[-1] for ids in lists if len(ids) == PIECE]
        end = min(full) if full else max((ids[-1] for ids in lists if ids), default=last)
        if not isinstance(end, int) or end <= last:
            return
        yield last + 1, end
        last = end


def states(connection: sqlite3.Connection, kind: str, first: int, last: int) -> dict[int, dict[str, Any] | None]:
    """The newest stored values of the records first..last of a kind, by row id and field name; None for removed ones.

    A record whose beginning the journal does not tell is left out.
    """
    found: dict[int, dict[str, Any] | None] = {}
    for row, change, after, at in connection.execute(REPLAYED, (kind, first, last)):
        if change == "add":
            found[row] = json.loads(after)
        elif change == "remove":
            found[row] = None
        else:
            state = found.get(row)
            if state is not None:
                state.update(json.loads(after), revision=state["revision"] + 1, updated_at=at)
    return found
