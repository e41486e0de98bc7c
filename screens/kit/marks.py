"""The marks of a list: what is done concerns those that the filters leave in view, the others wait unseen."""

from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Listed

from .selection import Selection
from .table import Table

STILL_READING = N_("The list is still being read. Try again in a moment.")

# So many marks more are each looked for by themselves.
FEW = 4


class Marks:
    """The marked rows of a table, by row id."""

    def __init__(self, table: Table, rows: Selection) -> None:
        self.table = table
        self.rows = rows
        self._known: tuple[Any, frozenset[int], set[int]] | None = None

    def shown(self) -> set[int]:
        """The marked rows in view; Refused while it is not known which those are."""
        shown = self._shown()
        if shown is None:
            raise Refused(STILL_READING)
        return shown

    def words(self) -> list[str]:
        """How many rows are marked, and how many of them a filter hides."""
        if not self.table.marked:
            return []
        count, shown = len(self.table.marked), self._shown()
        hidden = 0 if shown is None else count - len(shown)
        if hidden:
            return [_("{count} marked, {hidden} of them hidden by the filter").format(count=count, hidden=hidden)]
        return [_("{count} marked").format(count=count)]

    def _shown(self) -> set[int] | None:
        marked, source = self.table.marked, self.table.source
        if not marked or not self.rows.narrowed or not isinstance(source, Listed):
            return set(marked)
        if not source.complete:
            return None
        # The line of a list asks after every key: a long list is gone through once for the same rows and marks.
        known = self._known
        if known is None or known[0] is not source.keys or len(marked - known[1]) > FEW:
            shown = {key for key in source.keys if key in marked}
        else:
            shown = (known[2] & marked) | {key for key in marked - known[1] if key in source.keys}
        self._known = source.keys, frozenset(marked), shown
        return shown
