"""One field of a form: its label, its input, and what is wrong with it, in words."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Flag, Reference, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import fit, visible

from . import form_value
from .form_input import Line, Overlong, Paragraph, Switch
from .matches import Matches

GAP = 2
STAR = "*"
FAULT_LENGTH = 600
FOR_LIST = N_("f4 opens the list.")


class Field(Widget):
    """A declared field to be filled in; where(), for a reference, is a condition on the records to choose from."""

    DEFAULT_CSS = """
    Field { height: auto; width: 1fr; }
    Field Static { height: auto; color: $text-error; }
    """

    class Changed(Message):
        """Something else is typed now."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    class Done(Message):
        """The next field is wanted."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    def __init__(
        self, name: str, typed: Typed, value: Any, office: Office, where: Callable[[], Any] | None = None
    ) -> None:
        super().__init__()
        self.field_name = name
        self.typed = typed
        self.office = office
        self.where = where
        self.label = visible(typed.label or name, 80)
        self.label_width = 0
        self.fault = ""
        text = "" if isinstance(typed, Flag) else form_value.text_of(typed, value, office)
        # A text that nobody has given is an empty one for what is done with it, not None.
        value = "" if value is None and isinstance(typed, Text) else value
        self._held = (("yes" if value else "no") if isinstance(typed, Flag) else text, value)
        self._said_of = ""

    def compose(self) -> ComposeResult:
        text = self._held[0]
        if isinstance(self.typed, Flag):
            self.input: Line | Paragraph | Switch = Switch(bool(self._held[1]))
        else:
            limit = max(form_value.longest(self.typed), len(text))
            self.input = Paragraph(text, limit) if self.typed.type == "paragraph" else Line(text, limit)
        if self.typed.type in form_value.SHORT:
            self.input.styles.max_width = form_value.SHORT_WIDTH
        self.input.styles.margin = (0, 0, 0, self.label_width + GAP)
        yield self.input

    @property
    def first_text(self) -> str:
        """What the input holds to begin with."""
        return self._held[0]

    def render(self) -> Content:
        width = self.label_width
        mark = STAR if form_value.marked_required(self.typed) else " "
        style = "$text-error" if self.fault else "bold" if self.has_focus_within else "$foreground-muted"
        return Content.assemble((fit(self.label, width, "right"), style), (mark, "$text-error"))

    def arrange_labels(self, width: int) -> None:
        """Give the labels so many cells, right-aligned; the input begins after them."""
        if width != self.label_width:
            self.label_width = width
            for child in self.children:
                child.styles.margin = (0, 0, 0, width + GAP)
            self.refresh(layout=True)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.input.text

    def put(self, value: Any) -> None:
        """Have a value typed in."""
        if isinstance(self.input, Switch):
            self.input.on = bool(value)
        self._write(value)
        self.say("")

    def put_text(self, text: str) -> None:
        """Have a text typed in, as it was left in a draft."""
        self.input.text = text

    def read(self) -> Any:
        """The value of what is typed; Refused where it is none."""
        if self.text == self._held[0]:
            return self._held[1]
        if isinstance(self.input, Switch):
            return self.input.on
        try:
            return form_value.parsed(self.typed, self.text, self.office)
        except Refused:
            # The beginning of a word that only one thing begins with is as good as the whole.
            found = form_value.matches(self.typed, self.text, self.office, self.where, 2)
            if len(found) != 1:
                raise
            return self._value(found[0][2])

    @property
    def unread(self) -> str:
        """What was typed and not understood yet, or nothing."""
        return "" if self.text == self._held[0] else self.text

    def settle(self) -> Any:
        """The value of what is typed, which is then written as it was understood; Refused where it is none."""
        self._close_matches()
        value = self.read()
        if not self.typed.empty(value) or form_value.marked_required(self.typed):
            self.typed.verify(value)
        self._write(value)
        return value

    def leave(self) -> None:
        """Check what was typed; what is wrong is said below."""
        self._close_matches()
        if self.text == self._held[0]:
            return
        try:
            value = self.read()
            if not self.typed.empty(value):
                self.typed.verify(value)
        except Refused as fault:
            listed = isinstance(self.typed, Reference | Choice)
            self.say(f"{fault} {_(FOR_LIST)}" if listed else str(fault))
        else:
            self._write(value)

    def _value(self, taken: Any) -> Any:
        return form_value.record_of(self.typed, taken) if isinstance(self.typed, Reference) else taken

    def _write(self, value: Any) -> None:
        text = self.text if isinstance(self.input, Switch) else form_value.text_of(self.typed, value, self.office)
        self._held = (text, value)
        if text != self.text:
            self._close_matches()
            self.input.text = text

    def _close_matches(self) -> None:
        for each in self.query(Matches):
            each.close()

    def take(self, taken: Any) -> None:
        """Take what was picked from a list: a row id, a word of a choice, or a value."""
        self.put(self._value(taken))

    def say(self, fault: str) -> None:
        """Say below the input what is wrong; nothing takes it away."""
        fault = visible(fault, FAULT_LENGTH)
        self._said_of = self.text
        if fault == self.fault:
            return
        self.fault = fault
        self.refresh()
        lines = self.query(Static)
        if lines:
            lines.first().display = bool(fault)
            lines.first(Static).update(fault)
        elif fault and self.is_mounted:
            line = Static(fault, markup=False)
            line.styles.margin = (0, 0, 0, self.label_width + GAP)
            self.mount(line)

    async def on_input_changed(self, event: Line.Changed) -> None:
        event.stop()
        assert isinstance(self.input, Line)
        self.input.meaning = visible(form_value.meaning(self.typed, self.text, self.office), 60)
        if self.text != self._held[0]:
            await self._match()
        self._changed()

    def _changed(self) -> None:
        if self.fault and self.text != self._said_of:
            self.say("")
        self.post_message(self.Changed(self))

    async def _match(self) -> None:
        if not isinstance(self.typed, Reference | Choice) or not self.input.has_focus:
            return
        found = form_value.matches(self.typed, self.text, self.office, self.where)
        lists = self.query(Matches)
        if lists:
            lists.first().show(found)
        elif found:
            made = Matches()
            made.styles.margin = (0, 0, 0, self.label_width + GAP - 1)
            await self.mount(made, after=self.input)
            made.show(found)

    def on_text_area_changed(self, event: Paragraph.Changed) -> None:
        event.stop()
        self._changed()

    def on_switch_changed(self, event: Switch.Changed) -> None:
        event.stop()
        self._changed()

    def on_input_submitted(self, event: Line.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self))

    def on_switch_submitted(self, event: Switch.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self))

    def on_matches_taken(self, event: Matches.Taken) -> None:
        event.stop()
        self.take(event.value)
        self.post_message(self.Done(self))

    def on_overlong(self, event: Overlong) -> None:
        event.stop()
        self.say(_("At most {limit} characters fit here.").format(limit=form_value.longest(self.typed)))

    def on_key(self, event: events.Key) -> None:
        lists = self.query(Matches)
        if lists and lists.first().key(event.key):
            event.stop()
            event.prevent_default()

    def on_descendant_focus(self) -> None:
        self.refresh()

    def on_descendant_blur(self) -> None:
        self.refresh()
        self.leave()
