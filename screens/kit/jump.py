"""The jump: a letter over every pane, tab and row in view; typing it goes there."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from bizdesk.office.language import N_, _

from .bars import TabLine
from .table import Table
from .table_view import HEADER

if TYPE_CHECKING:
    from ..app import App

LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
Target = tuple[Offset, Callable[[], Any]]


class Jump(ModalScreen[None]):
    """The letters over the screen below; any other key leaves."""

    app: "App"
    DEFAULT_CSS = """
    Jump {
        background: $background 0%;
        & > .letter {
            position: absolute; width: 1; height: 1; background: $warning; color: $background; text-style: bold;
        }
        & > .hint { dock: bottom; height: 1; background: $panel; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", N_("Close"))]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.targets = dict(zip(LETTERS, targets(screen), strict=False))

    def compose(self) -> ComposeResult:
        for letter, (place, _go) in self.targets.items():
            label = Static(letter, classes="letter", markup=False)
            label.styles.offset = (place.x, place.y)
            yield label
        yield Static(_("Type a letter to go there; esc to stay."), classes="hint", markup=False)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if not self.is_current:
            return
        target = self.targets.get(event.character or "")
        self.dismiss(None)
        if target is not None:
            self.app.call_later(target[1])


def targets(screen: Screen[Any]) -> Iterator[Target]:
    """The places one can go to, tabs first, then panes and their rows."""
    for line in screen.query(TabLine):
        if line.is_on_screen:
            yield from tabs(line)
    for widget in screen.focus_chain:
        if isinstance(widget, Table):
            yield from rows(widget)
        else:
            yield widget.region.offset, widget.focus


def tabs(line: TabLine) -> Iterator[Target]:
    """The tabs of a line that are in view, each at the gap before it, so that its name can be read."""
    for index, x in line.starts():
        yield line.content_region.offset + Offset(x - 1, 0), partial(line.choose, index)


def rows(table: Table) -> Iterator[Target]:
    """The rows of a table that are in view."""
    top = table.scroll_offset.y
    shown = min(table.content_region.height - HEADER, table.virtual_size.height - HEADER - top)
    if shown <= 0 or table.cursor_row is None:
        yield table.region.offset, table.focus
        return
    for line in range(shown):
        yield table.content_region.offset + Offset(0, line + HEADER), partial(go, table, top + line)


def go(table: Table, position: int) -> None:
    """Put the cursor of a table on a row."""
    table.focus()
    table._go(position)
