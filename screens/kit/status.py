"""The line below a list: its filters and marks and where the cursor stands; the words of the filter are typed in it."""

from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.strip import Strip

from bizdesk.office.text import cells, fit, visible

from .bars import Line
from .ground import Ground


class Said(Line):
    """Words at the left and at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"said--left", "said--right"}
    DEFAULT_CSS = """
    Said {
        padding: 0 1;
        & > .said--left { color: $text-accent; }
        & > .said--right { color: $foreground-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = ("", "")

    def render_line(self, y: int) -> Strip:
        # Said anew at every key in a list: as a strip it is half the work that a Content is.
        left, right = self.words
        room = max(self.content_size.width - cells(right) - 1, 0)
        return Strip(
            [
                Segment(fit(visible(left), room) + " ", self.get_component_rich_style("said--left")),
                Segment(right, self.get_component_rich_style("said--right")),
            ],
            room + 1 + cells(right),
        )


class Status(Ground):
    """The line itself."""

    DEFAULT_CSS = "Status { height: 1; layout: horizontal; }"

    def compose(self) -> ComposeResult:
        yield Said()

    def tell(self, left: str, right: str) -> None:
        """Show words."""
        line = self.query_one(Said)
        if line.words != (left, right):
            line.words = (left, right)
            line.refresh()

    async def ask(self, text: str) -> None:
        """Let words be typed in the place of those shown; the next key is for them."""
        from .words import Words

        if not self.query(Words):
            self.query_one(Said).display = False
            await self.mount(Words(text))
        self.screen.set_focus(self.query_one(Words))

    def close(self) -> None:
        """Show words again."""
        from .words import Words

        self.query(Words).remove()
        self.query_one(Said).display = True
