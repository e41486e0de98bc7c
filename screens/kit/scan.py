"""Where a scanner types, and the line above or below it that says what came of it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from bizdesk.office.language import N_

from .bars import Line

COLOURS = {"good": "$text-success", "warning": "$text-warning", "negative": "$text-error", "muted": "$foreground-muted"}


class Said(Line):
    """What the last scan came to, or how far one is."""

    DEFAULT_CSS = "Said { padding: 0 1; }"

    def __init__(self, *, id: str) -> None:
        super().__init__()
        self.id = id
        self.words: Content = Content("")

    def tell(self, words: Content) -> None:
        """Show words."""
        self.words = words
        self.refresh()

    def render(self) -> Content:
        return self.words


class Tag(Input):
    """Where the scanner types."""

    # The empty field says what enter does: the line of keys has room for those that nothing else tells.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("Take down what is typed"), show=False)]
    DEFAULT_CSS = "Tag { height: 1; border: none; margin: 0 1; background: $foreground 10%; }"

    async def action_submit(self) -> None:
        # A scanner types the next tag before the last one is saved: the field is emptied with the key itself.
        tag, self.value = self.value, ""
        self.post_message(self.Submitted(self, tag, None))
