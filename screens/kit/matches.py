"""The short list below an input of what the beginning of a word may become."""

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bizdesk.office.text import cells, fit

from .form_value import Match


class Matches(Widget):
    """Drawn over what lies below it; never focused: the input hands it its keys."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Matches {
        overlay: screen; constrain: inside inflect; width: auto; height: auto; display: none;
        background: $panel; color: $foreground; padding: 0 1; max-width: 60;
    }
    """
    current: reactive[int] = reactive(0)

    class Taken(Message):
        """One of them is meant."""

        def __init__(self, value: Any) -> None:
            super().__init__()
            self.value = value

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Match] = ()

    @property
    def open(self) -> bool:
        """Whether there is something to choose from on the screen."""
        return bool(self.found) and self.display

    def show(self, found: Sequence[Match]) -> None:
        """Show what was found, the first chosen; nothing found closes it."""
        self.found = found
        self.current = 0
        self.display = bool(found)
        self.refresh(layout=True)

    def close(self) -> None:
        """Take it away."""
        if self.found or self.display:
            self.show(())

    def render(self) -> Content:
        lines = self._lines()
        width = max((cells(line) for line in lines), default=0)
        width = min(width, max(self.content_size.width, 1)) if self.content_size.width else width
        parts = []
        for index, line in enumerate(lines):
            style = "$block-cursor-foreground on $block-cursor-background" if index == self.current else ""
            parts.append(Content.styled(fit(line, width), style))
        return Content("\n").join(parts)

    def get_content_width(self, container: object, viewport: object) -> int:
        return max((cells(line) for line in self._lines()), default=0)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self.found)

    def _lines(self) -> list[str]:
        wide = min(max((cells(code) for code, _name, _value in self.found), default=0), 20)
        return [f"{fit(code, wide)}  {name}" if wide else name for code, name, _value in self.found]

    def key(self, key: str) -> bool:
        """Act on a key of the input; whether it was one for the list."""
        if not self.open:
            return False
        if key in ("down", "up"):
            self.current = (self.current + (1 if key == "down" else -1)) % len(self.found)
        elif key == "enter":
            self.take(self.current)
        elif key == "escape":
            self.close()
        else:
            return False
        return True

    def take(self, index: int) -> None:
        """Take one of them."""
        value = self.found[index][2]
        self.close()
        self.post_message(self.Taken(value))

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is not None and place.y < len(self.found):
            self.take(place.y)
