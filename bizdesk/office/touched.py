"""Which records an act wrote on, of a kind that has lines: on themselves, or on a line that they have or had."""

from collections.abc import Iterator
from typing import Any

from bizdesk.office import rows
from bizdesk.office.file import Touched
from bizdesk.office.journal import JournalEntry


def among(query: Any, kind: Any, lines: Any, touched: Touched | None) -> Iterator[Any]:
    """The records of a query, of all or of those that an act wrote on; kind and lines are their models."""
    if touched is not None:
        written = touched.get(lines.kind_name(), ())
        mine = (JournalEntry.kind == lines.kind_name()) & rows.among(JournalEntry.record_id, written)
        above = JournalEntry.select(JournalEntry.subject_id).where(mine).distinct()
        query = query.where(rows.among(kind.id, {*touched.get(kind.kind_name(), ()), *ids(above)}))
    return rows.in_pieces(query, kind.id)


def ids(query: Any) -> Iterator[int]:
    """The row ids that a query of one column finds."""
    return (row for (row,) in rows.as_stored(query))
