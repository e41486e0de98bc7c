"""A text in a window of its own, to be read and left."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bizdesk.office.language import N_
from bizdesk.office.text import visible

from .bars import Foot
from .detail import Body
from .dialog import Dialog

LONGEST = 100_000


class Page(Dialog[None]):
    """A title and a text."""

    DEFAULT_CSS = "Page > .page { width: 90%; max-width: 100; height: auto; max-height: 90%; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "dismiss(None)", N_("Close"))]

    def __init__(self, title: str, text: str | Content | Widget) -> None:
        super().__init__()
        self.heading = visible(title, 200)
        self.text = visible(text, LONGEST, multiline=True) if isinstance(text, str) else text

    def compose(self) -> ComposeResult:
        with Body(classes="page frame") as body:
            body.border_title = Content(self.heading)
            yield self.text if isinstance(self.text, Widget) else Static(self.text, markup=False)
        yield Foot()
