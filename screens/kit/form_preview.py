"""The preview of a form: in sentences, what saving would do with what is filled in so far."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from bizdesk.office.errors import Refused
from bizdesk.office.faults import in_words
from bizdesk.office.fields import Text
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

from .form_field import Field
from .form_sheet import limit

if TYPE_CHECKING:
    from .form import Form

SECONDS = 0.3
LONGEST = 300
NOT_YET = N_("What it does is shown here as soon as enough is filled in.")


# What the lines of a preview are counted with.
ROUND = "#hint, #refusal, #fields"


class Preview(VerticalScroll):
    """The lines below the fields: touch() after every change, tell() at once."""

    def __init__(
        self, office: Office, boxes: Mapping[str, Field], preview: Callable[[dict[str, Any]], list[str]]
    ) -> None:
        super().__init__(id="preview", can_focus=False)
        self.office = office
        self.boxes = boxes
        self.preview = preview
        self.told = _(NOT_YET)
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(self.told, markup=False)

    def lines(self, width: int) -> int:
        """The lines that what it says takes in a width, and the border above them."""
        from bizdesk.reports.wrapping import wrap

        return len(wrap(self.told, max(width, 1))) + 1

    def touch(self) -> None:
        """Tell it as soon as the typing pauses."""
        # A timer that is reset waits for its old end before it begins anew: up to twice as long.
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SECONDS, self.tell)

    def tell(self) -> None:
        """Say what saving would do; that more has to be filled in where it cannot be told yet."""
        self._timer = None
        # The form may have been left while the typing paused, or be going: its parts go one by one.
        if not self.is_attached or self.screen not in self.app.screen_stack or len(self.screen.query(ROUND)) < 3:
            return
        self.told = "\n".join(visible(line, LONGEST) for line in self._lines())
        self.query_one(Static).update(self.told)
        limit(cast("Form", self.screen), self.screen.size)

    def _lines(self) -> list[str]:
        values: dict[str, Any] = {}
        for name, box in self.boxes.items():
            try:
                values[name] = box.read()
            except Refused:
                values[name] = None
            if box.typed.required and not isinstance(box.typed, Text) and box.typed.empty(values[name]):
                return [_(NOT_YET)]
        try:
            with in_words(self.office):
                return self.preview(values)
        except Refused as refused:
            return [str(refused)]
