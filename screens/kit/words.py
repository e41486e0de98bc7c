"""The input in which the words of a filter are typed; the list follows every key."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from bizdesk.office.language import N_, _


class Words(Input):
    """Tells every change of its text, and when it is left: kept with enter, given up with esc."""

    DEFAULT_CSS = "Words { width: 1fr; padding: 0 1; height: 1; border: none; background: $panel; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down,tab", "leave(True)", N_("Keep the filter")),
        Binding("escape", "leave(False)", N_("Take it away")),
    ]

    class Typed(Message):
        """The words are others now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The typing is over."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(self, text: str) -> None:
        super().__init__(text, placeholder=_("Type words that stand in the row"), compact=True, select_on_focus=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_leave(self, kept: bool) -> None:
        """Say that the typing is over."""
        self.post_message(self.Left(kept))
