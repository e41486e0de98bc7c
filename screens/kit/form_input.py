"""The inputs of a form: a line with what it means beside it, a paragraph, a switch."""

import re
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from bizdesk.office.language import N_, _
from bizdesk.office.text import HARMLESS, LINE_ENDS, cells, fit, visible

# Stands for a character that cannot be drawn by one of its own.
UNSHOWN = "\ufffd"
MARKS_IN_A_ROW = 4
LEAST_MEANING = 6
MOVES: tuple[Binding, ...] = (
    Binding("up", "app.focus_previous", N_("Field before"), show=False),
    Binding("down", "app.focus_next", N_("Field after"), show=False),
)


class Overlong(Message):
    """More was typed or pasted than fits; nothing of it was taken."""


def drawn(text: str) -> str:
    """The text as it can safely be drawn, character for character, so that the cursor stays where it belongs."""
    if re.fullmatch(HARMLESS, text):
        return text
    out, marks = [], 0
    for character in text:
        shown = visible(character)
        combining = len(shown) == 2 and shown[1] == character
        marks = marks + 1 if combining else 0
        keep = marks <= MARKS_IN_A_ROW if combining else len(shown) == 1
        out.append((character if combining else shown) if keep else UNSHOWN)
    return "".join(out)


def draw(text: Text) -> Text:
    """The text of an input, its control characters made visible."""
    return Text(drawn(text.plain), end="", no_wrap=True, overflow="ignore")


class Line(Input):
    """One line of text as it is typed; at its right end, dim, what it means."""

    BINDINGS: ClassVar[list[BindingType]] = [*MOVES]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--meaning"}
    DEFAULT_CSS = """
    Line, Line.-textual-compact {
        background: $foreground 8%;
        &:focus { background: $foreground 16%; background-tint: $foreground 0%; }
        & > .line--meaning { color: $text-muted; }
    }
    """
    meaning: reactive[str] = reactive("")

    def __init__(self, text: str, limit: int) -> None:
        super().__init__(text, compact=True, max_length=limit, highlighter=draw)  # type: ignore[arg-type]
        self.cursor_blink = False

    @property
    def text(self) -> str:
        """What is typed."""
        return self.value

    @text.setter
    def text(self, text: str) -> None:
        self.value = text

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        width = self.content_size.width
        room = width - min(cells(self.value[: width + 1]), width) - 3
        if not self.meaning or y or room < min(LEAST_MEANING, cells(self.meaning)):
            return strip
        words = fit(self.meaning, min(cells(self.meaning), room))
        style = self.get_component_rich_style("line--meaning")
        tail = Strip([Segment(words, style)]).apply_style(self.rich_style)
        return Strip.join([strip.crop(0, width - cells(words)), tail])

    def on_paste(self, event: events.Paste) -> None:
        """Lines pasted become one; the base would drop all but the first."""
        event.stop()
        event.prevent_default()
        line = " ".join(part for part in re.split(LINE_ENDS, event.text) if part)
        self.replace(line, *sorted(self.selection))

    def restricted(self) -> None:
        """Say that no more fits, where the base would only ring the bell."""
        self.post_message(Overlong())


class Paragraph(TextArea):
    """Several lines of text."""

    DEFAULT_CSS = """
    Paragraph, Paragraph.-textual-compact {
        height: 4; border: none; padding: 0; background: $foreground 8%; scrollbar-size-vertical: 1;
        &:focus { background: $foreground 16%; }
        & .text-area--cursor-line { background: $foreground 0%; }
    }
    """

    def __init__(self, text: str, limit: int) -> None:
        super().__init__(text, compact=True, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.limit = limit
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        return Text(drawn(self.document.get_line(line_index)), end="", no_wrap=True)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up in the first line goes to the field before, as it does in a line."""
        if select or not self.navigator.is_first_wrapped_line(self.cursor_location):
            super().action_cursor_up(select)
        else:
            self.screen.focus_previous()

    def action_cursor_down(self, select: bool = False) -> None:
        """Down in the last line goes to the field after."""
        if select or not self.navigator.is_last_wrapped_line(self.cursor_location):
            super().action_cursor_down(select)
        else:
            self.screen.focus_next()

    def on_focus(self, event: events.Focus) -> None:
        """Stand behind the text that it begins with, as a line does: what is typed goes on from there."""
        if not event.from_app_focus and self.cursor_location == (0, 0):
            self.move_cursor(self.document.end)

    async def on_key(self, event: events.Key) -> None:
        if event.is_printable and len(self.text) >= self.limit and self.selection.is_empty:
            event.stop()
            event.prevent_default()
            self.post_message(Overlong())

    async def on_paste(self, event: events.Paste) -> None:
        if len(self.text) - len(self.selected_text) + len(event.text) > self.limit:
            event.stop()
            event.prevent_default()
            self.post_message(Overlong())


class Switch(Widget, can_focus=True):
    """Yes or no, switched with space."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("space", "switch", N_("Switch")),
        Binding("enter", "go_on", N_("Next field"), show=False),
    ]
    DEFAULT_CSS = """
    Switch { height: 1; width: 10; }
    Switch:focus { background: $foreground 16%; text-style: bold; }
    """
    on: var[bool] = var(False, init=False)

    class Changed(Message):
        """It was switched."""

    class Submitted(Message):
        """The next field is wanted."""

    def __init__(self, on: bool) -> None:
        super().__init__()
        self.set_reactive(Switch.on, on)

    @property
    def text(self) -> str:
        """yes or no, as it is kept in a draft."""
        return "yes" if self.on else "no"

    @text.setter
    def text(self, text: str) -> None:
        self.on = text == "yes"

    def render(self) -> Content:
        return Content(f"[x] {_('yes')}" if self.on else f"[ ] {_('no')}")

    def watch_on(self) -> None:
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self) -> None:
        self.action_switch()

    def action_switch(self) -> None:
        """Turn it round."""
        self.on = not self.on

    def action_go_on(self) -> None:
        """Ask for the next field."""
        self.post_message(self.Submitted())
