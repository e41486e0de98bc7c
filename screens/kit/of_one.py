"""A table of what belongs to the one record that a page shows."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held

from .table import Table
from .table_cells import Column
from .table_messages import Opened
from .view import Refilled


class TableOfOne(Refilled):
    """Columns, rows and what a row opens are told by the tab; where the page goes on to another record, so does it."""

    DEFAULT_CSS = "TableOfOne { height: 1fr; layout: vertical; & > Table { height: 1fr; } }"
    EMPTY = N_("There is nothing yet.")

    def __init__(self, office: Office, record: Any) -> None:
        super().__init__()
        self.office = office
        self.record = record

    def compose(self) -> ComposeResult:
        yield Table(self.columns(), Held(self.rows(), -1), empty=_(self.EMPTY), choosing=False)

    def fill(self, record: Any) -> None:
        same, self.record = record.id == self.record.id, record
        table = self.query_one(Table)
        table.show(Held(self.rows(), -1), table.cursor_key if same else None)

    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        raise NotImplementedError

    def rows(self) -> list[tuple[Any, ...]]:
        """Its rows, each with the key that open() is told at its end."""
        raise NotImplementedError

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        app: Any = self.app
        with app.guarding():
            self.open(event.key)

    def open(self, key: Any) -> None:
        """Open what a row stands for."""
        raise NotImplementedError
