"""The lines below a list that say in full what the row under its cursor has no room for."""

from textual.content import Content
from textual.widgets import Static

from bizdesk.office.text import visible


class Below(Static):
    """Two lines of text, or as many as a style says; none in a small window."""

    DEFAULT_CSS = "Below { height: 2; padding: 0 1; color: $text-muted; }"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def tell(self, text: str) -> None:
        """Show a text."""
        self.update(Content(visible(text)))
