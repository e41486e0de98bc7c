"""The page shown after an unexpected fault."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from bizdesk.office.language import N_

from .themes import dress


class FaultPage(App[bool]):
    """The page that tells of it, in the frame and the colours of the others; True when one wants to go on."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { align: center middle; }
    Static {
        width: 80%; max-width: 90; height: auto; background: $surface; padding: 0 1; border: round $border;
        border-title-color: $text-primary; border-title-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(True)", N_("Go on")),
        Binding("q,escape,ctrl+q", "leave(False)", N_("Leave"), priority=True),
    ]

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        dress(self)

    def compose(self) -> ComposeResult:
        page = Static(self.words, markup=False)
        page.border_title = "bizdesk"
        yield page

    def action_leave(self, again: bool) -> None:
        """End with the answer."""
        self.exit(again)
