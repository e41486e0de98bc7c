"""A window in which one types and the rows that fit follow: the palette and the search are made of it."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held

from .bars import Foot
from .below import Below
from .dialog import Dialog
from .table import Table
from .table_cells import Column
from .table_messages import Highlighted, Opened, SortAsked

if TYPE_CHECKING:
    from ..app import App

Rows = list[tuple[Any, ...]]


class Seek(Dialog[Any]):
    """Dismissed with the key of the row chosen, or None.

    found(text) gives the rows, key last; HINT stands in the empty input, NONE where nothing is found.
    """

    app: "App"
    DEFAULT_CSS = """
    Seek {
        align: center top;
        & > .seek { width: 90%; max-width: 96; height: 80%; margin-top: 1; padding: 0; }
        &.-small > .seek { height: 100%; }
        & Input { border: none; height: 1; margin: 0 1; background: $panel; }
        & Table { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('move', 1)", N_("Down"), show=False, priority=True),
        Binding("up", "move('move', -1)", N_("Up"), show=False, priority=True),
        Binding("pagedown", "move('page', 1)", N_("Page down"), show=False, priority=True),
        Binding("pageup", "move('page', -1)", N_("Page up"), show=False, priority=True),
        Binding("enter", "choose", N_("Choose"), priority=True),
        Binding("escape", "dismiss(None)", N_("Close")),
    ]
    AUTO_FOCUS = "Input"
    HEADING: ClassVar[str] = ""
    HINT: ClassVar[str] = ""
    NONE: ClassVar[str] = N_("Nothing found.")
    COLUMNS: ClassVar[tuple[Column, ...]] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="seek frame") as frame:
            frame.border_title = Content(_(self.HEADING))
            yield Input(placeholder=_(self.HINT), compact=True)
            yield Table(self.COLUMNS, Held(self.found(""), -1), empty=self.nothing(""))
            yield Below()
        yield Foot()

    def found(self, text: str) -> Rows:
        """The rows for what was typed."""
        raise NotImplementedError

    def told(self, row: tuple[Any, ...]) -> str:
        """What to say in full of the row under the cursor."""
        raise NotImplementedError

    def nothing(self, text: str) -> str:
        """What to read where there are no rows."""
        return _(self.NONE) if text else _(self.HINT)

    def on_input_changed(self, event: Input.Changed) -> None:
        table = self.query_one(Table)
        table.empty = self.nothing(event.value)
        with self.app.guarding():
            table.show(Held(self.found(event.value), -1))

    def action_move(self, how: str, by: int) -> None:
        """Move the cursor of the table while one types."""
        getattr(self.query_one(Table), f"action_{how}")(by)

    def action_choose(self) -> None:
        """End with the row under the cursor."""
        key = self.query_one(Table).cursor_key
        if key is not None:
            self.dismiss(key)

    def on_table_highlighted(self, event: Highlighted) -> None:
        row = event.table.cursor_row
        self.query_one(Below).tell(self.told(row) if row else "")

    def on_table_opened(self, event: Opened) -> None:
        self.dismiss(event.key)

    def on_table_sort_asked(self, event: SortAsked) -> None:
        event.stop()
