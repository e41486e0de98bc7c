"""A grid of amounts edited like a spreadsheet: arrows, typing replaces, enter goes down, tab goes right."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

from .grid_paint import COMPONENT_CLASSES, GridRow, Painted

# What an amount may begin with; anything else that is typed is no amount.
BEGINS = set("0123456789０１２３４５６７８９.+-(（¥￥＋－")
LONGEST = 60


class Grid(Widget, can_focus=True):
    """Rows of amounts under headings, the first column staying while the others move; below them rows of totals.

    take(row, column, text) puts what was typed into a cell, or raises Refused, and the text stays to be mended. rows
    and totals are given anew by show(). locked() refuses any typing where nothing may be changed.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENT_CLASSES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", N_("Up"), show=False),
        Binding("down", "move(1, 0)", N_("Down"), show=False),
        Binding("left", "move(0, -1)", N_("Left"), show=False),
        Binding("right", "move(0, 1)", N_("Right"), show=False),
        Binding("enter", "move(1, 0)", N_("Down"), show=False),
        Binding("tab", "move(0, 1)", N_("Right"), show=False),
        Binding("shift+tab", "move(0, -1)", N_("Left"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home", "move(0, -99)", N_("First column"), show=False),
        Binding("end", "move(0, 99)", N_("Last column"), show=False),
        Binding("ctrl+home", "move(-99999, 0)", N_("First row"), show=False),
        Binding("ctrl+end", "move(99999, 0)", N_("Last row"), show=False),
        Binding("f2", "edit", N_("Change")),
        Binding("delete,backspace", "clear", N_("Empty"), show=False),
        Binding("escape", "give_up", N_("Back")),
    ]
    DEFAULT_CSS = """
    Grid {
        height: 1fr; width: 100%; background: $surface; color: $foreground;
        & > .grid--header { background: $panel; color: $foreground; text-style: bold; }
        & > .grid--row { background: $surface; color: $foreground; }
        & > .grid--own { background: $foreground 8%; color: $foreground; }
        & > .grid--beside { background: $surface; color: $text-muted; }
        & > .grid--changed { background: $surface; color: $text-accent; text-style: bold; }
        & > .grid--total { background: $panel; color: $foreground; }
        & > .grid--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .grid--typing { background: $foreground; color: $surface; }
    }
    """

    class Moved(Message):
        """The cursor came to another cell, or what is typed in it has changed."""

    class Refusal(Message):
        """What was typed cannot be taken."""

        def __init__(self, refused: Refused) -> None:
            super().__init__()
            self.refused = refused

    def __init__(
        self,
        headings: Sequence[str],
        shown: Callable[[int], str],
        typed_as: Callable[[int], str],
        take: Callable[[int, int, str], None],
        locked: Callable[[], None],
        empty: str,
    ) -> None:
        super().__init__()
        self.painted = Painted(self, headings, shown, empty)
        self.typed_as = typed_as
        self.take = take
        self.locked = locked
        self.row = 0
        self.column = 1
        # What is typed into the cell, and where in it the next character goes; None while nothing is.
        self.text: str | None = None
        self.place = 0
        # Whether the arrows move in the text, as after F2; else they take what is typed and leave the cell.
        self._moving = False

    def show(self, rows: Sequence[GridRow], totals: Sequence[GridRow]) -> None:
        """Show rows and totals as they have become, the cursor where it stands."""
        self.painted.rows, self.painted.totals = rows, totals
        self._stay()

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows that can be edited."""
        return self.painted.rows

    def on_resize(self) -> None:
        self._stay()

    def render_line(self, y: int) -> Strip:
        return self.painted.line(y, self.size.height, (self.row, self.column), self.text, self.place)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and (character in BEGINS or (self.text is not None and character.isprintable()))

    def on_key(self, event: events.Key) -> None:
        key, character = event.key, event.character
        if self.text is None:
            if character is None or character not in BEGINS or not self._free():
                return
            self._type(character, 1)
        elif key in ("left", "right", "home", "end") and self._moving:
            self.place = {"left": max(self.place - 1, 0), "right": min(self.place + 1, len(self.text)), "home": 0}.get(
                key, len(self.text)
            )
        elif key == "backspace":
            self._type(self.text[: max(self.place - 1, 0)] + self.text[self.place :], max(self.place - 1, 0))
        elif key == "delete":
            self._type(self.text[: self.place] + self.text[self.place + 1 :], self.place)
        elif character is not None and event.is_printable:
            if len(self.text) < LONGEST:
                self._type(self.text[: self.place] + character + self.text[self.place :], self.place + 1)
        else:
            return
        event.stop()
        event.prevent_default()
        self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        """Take what was copied from a spreadsheet: cells to the right, lines down, all of it or nothing."""
        event.stop()
        if self.text is not None:
            words = " ".join(event.text.split())[: LONGEST - len(self.text)]
            self._type(self.text[: self.place] + words + self.text[self.place :], self.place + len(words))
            return
        lines = [line.split("\t") for line in event.text.splitlines() if line.strip()]
        if not lines or not self._free():
            return
        with self.prevent(Grid.Moved):
            for down, line in enumerate(lines[: len(self.rows) - self.row]):
                for right, text in enumerate(line[: len(self.painted.headings) - self.column]):
                    if not self._put(self.row + down, self.column + right, text.strip() or "0"):
                        return

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        found = self.painted.cell_at(place.x, place.y, self.size.height) if place is not None else None
        if found is not None and self.commit():
            self._go(*found)

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1, 0)

    def on_blur(self) -> None:
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def action_move(self, down: int, right: int) -> None:
        """Take what is typed and go to another cell."""
        if self.commit():
            self._go(self.row + down, self.column + right)

    def action_page(self, pages: int) -> None:
        """Go down or up as many rows as are in view."""
        self.action_move(pages * self.painted.page(self.size.height), 0)

    def action_edit(self) -> None:
        """Change what stands in the cell, the arrows moving in its text."""
        if self.text is None and self.rows and self._free():
            text = self.typed_as(self.rows[self.row].amounts[self.column])
            self._type(text, len(text))
        self._moving = True

    def action_clear(self) -> None:
        """Put nothing into the cell."""
        if self.rows and self._free():
            self._put(self.row, self.column, "0")

    def action_give_up(self) -> None:
        """Leave the cell as it was; where nothing is typed the grid is left."""
        if self.text is None:
            self.screen.action_back()  # type: ignore[attr-defined]  # every screen with a grid has it
            return
        self._end()

    def commit(self) -> bool:
        """Take what is typed; False where it cannot be, and the cursor stays."""
        if self.text is None:
            return True
        text = self.text.strip()
        if text and not self._put(self.row, self.column, text):
            return False
        self._end()
        return True

    def _put(self, row: int, column: int, text: str) -> bool:
        try:
            self.take(row, column, text)
        except Refused as refused:
            self.post_message(self.Refusal(refused))
            return False
        return True

    def _free(self) -> bool:
        """Whether anything may be changed; where not, why is said."""
        if not self.rows:
            return False
        try:
            self.locked()
        except Refused as refused:
            self.post_message(self.Refusal(refused))
            return False
        return True

    def _type(self, text: str, place: int) -> None:
        self.text, self.place = text, place
        self.refresh()
        self.post_message(self.Moved())

    def _end(self) -> None:
        self.text, self._moving = None, False
        self.refresh()
        self.post_message(self.Moved())

    def _go(self, row: int, column: int) -> None:
        self.row, self.column = row, column
        self._stay()
        self.post_message(self.Moved())

    def _stay(self) -> None:
        """Keep the cursor on a cell that there is, and in view."""
        self.row = min(max(self.row, 0), max(len(self.rows) - 1, 0))
        self.column = min(max(self.column, 0), len(self.painted.headings) - 1)
        self.painted.measure(self.size.width)
        self.painted.reveal(self.row, self.column, self.size.height)
        self.refresh()
