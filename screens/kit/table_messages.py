"""What a table tells the screen around it; handlers are named on_table_highlighted and so on."""

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from .table_view import TableView


class Told(Message, namespace="table"):
    """A message of a table."""

    def __init__(self, table: "TableView") -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> "TableView":
        """The table, for handlers that choose by selector."""
        return self.table


class OfRow(Told, namespace="table"):
    """A message about the row with a key, which is None when the table has no rows."""

    def __init__(self, table: "TableView", key: Any) -> None:
        super().__init__(table)
        self.key = key


class Highlighted(OfRow, namespace="table"):
    """The cursor came to another row."""


class Opened(OfRow, namespace="table"):
    """The row is to be opened."""


class MarksChanged(Told, namespace="table"):
    """Rows were marked or unmarked."""


class SortAsked(Told, namespace="table"):
    """The list is to be sorted by the column of a name, or the person is to be asked which when it is empty."""

    def __init__(self, table: "TableView", column: str) -> None:
        super().__init__(table)
        self.column = column


class Failed(Told, namespace="table"):
    """Rows could not be read; those shown stay."""

    def __init__(self, table: "TableView", error: Exception) -> None:
        super().__init__(table)
        self.error = error
