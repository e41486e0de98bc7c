"""The line below a list: its filters and marks and where the cursor stands; the words of the filter are typed in it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from bizdesk.office.text import cells, fit, visible

from .bars import Line


class Said(Line):
    """Words at the left and at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ("", "")

    def render(self) -> Content:
        left, right = self.words
        width = self.content_size.width
        room = max(width - cells(right) - 1, 0)
        return Content.assemble((fit(visible(left), room), "$text-accent"), " ", (right, "$foreground-muted"))


class Status(Widget):
    """The line itself."""

    DEFAULT_CSS = "Status { height: 1; layout: horizontal; & > Said { padding: 0 1; } }"

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
