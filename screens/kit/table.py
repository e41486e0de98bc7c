"""The table of a list of any length: it reads only the rows it shows and a few around them."""

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, ClassVar, Protocol

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

from .table_cells import Column
from .table_paint import COMPONENT_CLASSES, Painter
from .table_span import Row, Source, Span

HEADER = 1


class Asks(Protocol):
    """What runs the source's preparation in the background: bizdesk.office.reading.Reader."""

    def ask(self, lane: str, work: Callable[[Any], None], failed: Callable[[Exception], None]) -> None: ...


class Table(ScrollView, can_focus=True):
    """Rows under a fixed heading, with a cursor on one of them.

    marked holds the keys of the marked rows, sort the name of the sorted column and whether it descends, position the
    words for where the cursor stands. empty says what to do when there are no rows.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENT_CLASSES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), show=False),
        Binding("down,j", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home,g", "first", N_("First row"), show=False),
        Binding("end,G", "last", N_("Last row"), show=False),
        Binding("left", "sideways(-1)", N_("Columns to the left"), show=False),
        Binding("right", "sideways(1)", N_("Columns to the right"), show=False),
        Binding("enter", "open", N_("Open")),
        Binding("space,asterisk", "mark", N_("Mark")),
        Binding("s", "sort", N_("Sort")),
    ]
    DEFAULT_CSS = """
    Table {
        background: $surface;
        color: $foreground;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .table--header { background: $panel; color: $foreground; text-style: bold; }
        & > .table--even { background: $surface; color: $foreground; }
        & > .table--odd { background: $foreground 4%; color: $foreground; }
        & > .table--marked { color: $text-accent; text-style: bold; }
        & > .table--cursor { background: $foreground 20%; color: $foreground; }
        & > .table--negative { color: $text-error; }
        & > .table--warning { color: $text-warning; }
        & > .table--good { color: $text-success; }
        & > .table--muted { color: $text-muted; }
        & > .table--empty { background: $surface; color: $text-muted; }
        &:focus > .table--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
        }
    }
    """

    position: var[str] = var("")
    sort: var[tuple[str, bool]] = var(("", False))

    class Told(Message):
        """A message of a table."""

        def __init__(self, table: "Table") -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> "Table":
            return self.table

    class OfRow(Told):
        """A message about the row with a key, which is None when the table has no rows."""

        def __init__(self, table: "Table", key: Any) -> None:
            super().__init__(table)
            self.key = key

    class Highlighted(OfRow):
        """The cursor came to another row."""

    class Opened(OfRow):
        """The row is to be opened."""

    class MarksChanged(Told):
        """Rows were marked or unmarked."""

    class SortAsked(Told):
        """The list is to be sorted by a column, or the person is to be asked which when it is empty."""

        def __init__(self, table: "Table", column: str) -> None:
            super().__init__(table)
            self.column = column

    class Failed(Told):
        """Rows could not be read; those shown stay."""

        def __init__(self, table: "Table", error: Exception) -> None:
            super().__init__(table)
            self.error = error

    def __init__(
        self,
        columns: Sequence[Column],
        source: Source | None = None,
        *,
        reader: Asks | None = None,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.marked: set[Any] = set()
        self._reader = reader
        self._painter = Painter(self, columns)
        self._asked = source
        self._span: Span | None = None
        self._cursor = 0
        self._told: Any = None
        self._going = False
