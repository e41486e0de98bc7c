"""What the journal says the records are: their newest state, replayed from its entries."""

import json
import sqlite3
from typing import Any

REPLAYED = (
    "SELECT e.record_id, e.change, e.after, b.at FROM journal_entry e LEFT JOIN journal_batch b ON b.id = e.batch "
    "WHERE e.kind = ? AND e.record_id BETWEEN ? AND ? ORDER BY e.record_id, e.id"
)


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
