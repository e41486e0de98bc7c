"""Which rows a list shows and in which order: the view's own, a saved filter, the words typed."""

from collections.abc import Callable, Container
from dataclasses import replace
from functools import reduce
from operator import and_
from threading import Lock
from typing import Any

from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.listing import source_of
from bizdesk.office.record import Record

from .columns import columns, first_order, sheet
from .filtered import NO_MATCH
from .filtering import condition, inside_asked
from .view import Saved, View


class Selection:
    """The choice made of a view's rows; order is a column's name and whether it descends."""

    def __init__(self, office: Office, view: View) -> None:
        self.office = office
        self.view = view
        self.model = office.kinds[view.kind]
        self.sheet = sheet(office, view)
        self.order = first_order(view, self.model)
        self.saved: Saved | None = next((each for each in view.filters if each.name == view.begins), None)
        self.text = ""
        self._turn = 0
        self._looking = Lock()
        self._known: tuple[Saved | None, Container[int]] | None = None

    def sort(self, name: str) -> None:
        """Order by a column; the same again turns the order round."""
        self.order = (name, not self.order[1] if self.order[0] == name else False)

    def source(self) -> Any:
        """The rows for a table."""
        order = [(self.sheet.orders[self.order[0]], self.order[1])]
        first, all_of_it = self.where(inside=False), self.where() if inside_asked(self.text) else None
        return source_of(self.office.db, self.sheet.query, order, self.sheet.key, first, self.among, all_of_it)

    @property
    def narrowed(self) -> bool:
        """Whether there may be records that are not shown."""
        return bool(self.saved or self.view.where or self.text.split())

    def where(self, inside: bool = True) -> Any:
        """The condition of the rows; None for all of them. Not inside: only what an index finds of the words typed."""
        parts = [each.where(self.office) for each in (self.view, self.saved) if each and each.where]
        typed = condition(self.office, self.model, self.view.fields, self.text, inside)
        if typed is not None:
            parts.append(typed)
        return reduce(and_, parts) if parts else None

    @property
    def among(self) -> Callable[[], Container[int]] | None:
        """What gives the row ids of those that the saved filter leaves, where it has no condition."""
        return self._found if self.saved and self.saved.among else None

    def forget(self) -> None:
        """The records have changed: what a saved filter found is looked for again, and how wide the columns are."""
        self._known, self._turn = None, self._turn + 1
        self.sheet = replace(self.sheet, columns=columns(self.office, self.view))

    def _found(self) -> Container[int]:
        # Asked in the background, by several threads where keys come fast: one looks, the others take what it found.
        with self._looking:
            saved, known, turn = self.saved, self._known, self._turn
            if known is None or known[0] is not saved:
                known = saved, saved.among(self.office) if saved and saved.among else ()
                if turn == self._turn:
                    self._known = known
            return known[1]

    def words(self) -> list[str]:
        """What narrows the list, in words."""
        return [*([_(self.saved.label)] if self.saved else []), *([f"/{self.text}"] if self.text else [])]

    def leaves_out(self, record: Record) -> bool:
        """Whether the filters do not show a record; of a saved filter that looks at every record it is not known."""
        where = self.where()
        return where is not None and not self.model.select().where((self.model.id == record.id) & where).exists()

    def empty(self) -> str:
        """What to do where there are no rows."""
        hidden = self.text or (self.saved and self.model.select(self.model.id).exists())
        return _(NO_MATCH) if hidden else _(self.view.empty)
