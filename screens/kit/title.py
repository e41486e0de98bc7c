"""The line that names what a whole screen shows."""

from textual.content import Content

from bizdesk.office.text import visible

from .bars import Line


class Title(Line):
    """Words in bold over the whole width."""

    DEFAULT_CSS = "Title { background: $panel; padding: 0 1; text-style: bold; }"

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = visible(words, 200)

    def render(self) -> Content:
        return Content(self.words)
