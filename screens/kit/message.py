"""What could not be done, said in words: in passing where that is enough, on a page where it is long."""

import sqlite3
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, visible

from .page import Page

# Two lines in a terminal of 80 cells: as many as stand above the rows.
PASSING_CELLS = 140
PASSING_SECONDS = 8


class Message(Page):
    """A text to be read, scrolled and copied."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,super+c", "copy", N_("Copy"))]

    def action_copy(self) -> None:
        """Copy what is selected, or all of it."""
        self.app.copy_to_clipboard(self.get_selected_text() or str(self.text))


def show_text(app: App[Any], title: str, text: str) -> None:
    """Show a text on a page of its own."""
    app.push_screen(Message(title, text))


def show_refusal(app: App[Any], refused: Exception) -> None:
    """Say why something was refused."""
    text = words(refused)
    if cells(visible(text, 2 * PASSING_CELLS)) <= PASSING_CELLS and "\n" not in text:
        app.clear_notifications()
        app.notify(visible(text), severity="warning", timeout=PASSING_SECONDS, markup=False)
    else:
        show_text(app, _("This was refused"), text)


def words(fault: BaseException) -> str:
    """The sentence that tells a fault; faults of the file have words of their own."""
    if isinstance(fault, Refused):
        return str(fault)
    if isinstance(fault, sqlite3.Error) or _of_peewee(fault):
        from bizdesk.office.faults import worded

        return str(worded(fault))
    return _("An unexpected fault stopped this ({fault}): nothing was done.").format(fault=type(fault).__name__)


def _of_peewee(fault: BaseException) -> bool:
    import peewee

    return isinstance(fault, peewee.PeeweeException)
