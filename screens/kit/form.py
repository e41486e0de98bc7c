"""The form: any declared fields to be filled in, checked, previewed and saved; a draft of it survives a crash."""

from collections.abc import Callable, Generator, Mapping
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bizdesk.office.errors import Invalid, Refused, Stale
from bizdesk.office.faults import in_words
from bizdesk.office.fields import Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

from . import form_value
from .bars import Foot
from .dialog import Dialog
from .form_draft import FormDraft
from .form_field import Field
from .form_groups import Group, Layout, grouped
from .form_pick import Create, belonging, pick
from .form_preview import Preview
from .form_sheet import CSS, arrange, limit
from .form_versions import ask_versions
from .heading import Heading, refusal
from .message import show_refusal, show_text

INPUTS = "Line, Paragraph, Switch"
LONG_REFUSAL = 300


class Form(Dialog[Any]):
    """Fields to be filled in: of a record's kind, or the inputs of an operation.

    save(values by field name) is one change, or long work that is one and is done behind a bar; what comes of it is
    what the form returns (True for None), and None says that nothing was saved. reread() makes save write over what
    the file holds now and returns those values ({}: gone); with it a Stale shows both versions. repeat allows ctrl+n:
    save, and a new form with the same beginning. choices gives conditions on the records a reference may name,
    create(field, words, values so far) a screen that returns a new one. preview(values) tells in sentences what saving
    would do. With a draft_key what is typed is kept, under a Heading.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", N_("Save")),
        Binding("ctrl+n", "save_next", N_("Save and next")),
        Binding("f4", "pick", N_("List")),
        Binding("escape", "cancel", N_("Cancel")),
        Binding("f3", "preview", N_("More"), tooltip=N_("What is said below the fields, further on.")),
        Binding("f1", "help", N_("Help")),
    ]
    DEFAULT_CSS = CSS

    def __init__(
        self,
        office: Office,
        title: str | Heading,
        fields: Mapping[str, Typed],
        values: Mapping[str, Any],
        save: Callable[[dict[str, Any]], Any],
        *,
        layout: Layout = (),
        draft_key: str = "",
        preview: Callable[[dict[str, Any]], list[str]] | None = None,
        choices: Mapping[str, Callable[[], Any]] | None = None,
        create: Create | None = None,
        reread: Callable[[], Mapping[str, Any]] | None = None,
        repeat: bool = False,
    ) -> None:
        super().__init__()
        self.office = office
        self.about = title
        self.heading = visible(title.told(office) if isinstance(title, Heading) else title, 200)
        self.first_values = dict(values)
        self.save = save
        self.preview = preview
        self.create = create
        self.newest = reread
        self.repeat = repeat
        where = choices or {}
        self.boxes: dict[str, Field] = {}
        for name, typed in fields.items():
            own = belonging(typed, self.boxes)
            self.boxes[name] = Field(name, typed, values.get(name), office, where.get(name, own))
        self.groups = grouped(layout, fields)
        self.began = {name: box.first_text for name, box in self.boxes.items()}
        self.saved: Any = None
        self.theirs: Mapping[str, Any] | None = None
        self.draft = FormDraft(self, draft_key)
        self._refused: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        arrange(self, self.app.size)
        with Vertical(id="form", classes="frame") as form:
            form.border_title = Content(self.heading)
            with VerticalScroll(id="fields", can_focus=False):
                for index, (heading, names) in enumerate(self.groups):
                    yield Group(heading, [self.boxes[name] for name in names], first=not index)
            yield Static("", id="refusal", markup=False)
            if self.preview is not None:
                yield Preview(self.office, self.boxes, self.preview)
            yield Static("", id="hint", markup=False)
        yield Foot()

    def on_mount(self) -> None:
        self._to_first()
        for preview in self.query(Preview):
            preview.tell()
        self.call_after_refresh(self.draft.offer)

    def on_unmount(self) -> None:
        self.draft.flush()

    def on_resize(self, event: events.Resize) -> None:
        arrange(self, event.size)
        limit(self, event.size)

    @property
    def changed(self) -> bool:
        """Whether anything is typed that is not saved."""
        return self._texts() != self.began

    def _texts(self) -> dict[str, str]:
        return {name: box.text for name, box in self.boxes.items()}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "preview":
            return self.preview is not None
        return self.repeat if action == "save_next" else True

    def say(self, words: str) -> None:
        """Say below the fields what was refused; it stays until something else is typed."""
        self._refused = self._texts()
        line = self.query_one("#refusal", Static)
        line.update(visible(words, 2 * LONG_REFUSAL))
        line.display = bool(words)
        limit(self, self.size)

    def hint(self, words: str) -> None:
        """Say in the last line what to type, or something in passing."""
        for line in self.query("#hint").results(Static):
            line.update(visible(words))
            limit(self, self.size)

    def on_field_changed(self, event: Field.Changed) -> None:
        event.stop()
        if self.query_one("#refusal").display and self._refused != self._texts():
            self.say("")
        self.draft.touch()
        for preview in self.query(Preview):
            preview.touch()

    def on_field_done(self, event: Field.Done) -> None:
        event.stop()
        if event.field is not list(self.boxes.values())[-1]:
            self.focus_next(INPUTS)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        box = self._box()
        self.hint(form_value.hint_of(box.typed) if box else "")

    def _box(self) -> Field | None:
        """The field that has the focus."""
        parent = self.focused.parent if self.focused is not None else None
        return parent if isinstance(parent, Field) else None

    def _to_first(self) -> None:
        """Go to the first field; not to a number that the office gives, a word typed there would be one."""
        boxes = [self.boxes[name] for _heading, names in self.groups for name in names]
        if boxes:
            self.set_focus(next((box for box in boxes if not form_value.draws_number(box.typed)), boxes[0]).input)

    def action_help(self) -> None:
        """Tell everything about the field that has the focus."""
        if box := self._box():
            show_text(self.app, box.label, form_value.help_of(box.typed) or _("Type what belongs here."))

    def action_pick(self) -> None:
        """Open the list of the field that has the focus."""
        if box := self._box():
            try:
                with in_words(self.office):
                    pick(box, self.create, self.boxes)
            except Refused as refused:
                self.hint(str(refused))

    def action_preview(self) -> None:
        """Show what the preview has no room for; at its end, its beginning again."""
        for pane in self.query(Preview):
            at_end = pane.scroll_offset.y >= pane.max_scroll_y
            pane.scroll_to(y=0 if at_end else pane.scroll_offset.y + max(pane.size.height - 1, 1), animate=False)

    def action_save(self) -> None:
        """Save and leave."""
        self._submit(self._leave_with)

    def action_save_next(self) -> None:
        """Save and begin the next one."""
        self._submit(self._next)

    def _submit(self, then: Callable[[Any], None]) -> None:
        if self.theirs is not None:
            ask_versions(self, lambda: self._submit(then))
            return
        values: dict[str, Any] = {}
        faults: dict[str, Refused] = {}
        for name, box in self.boxes.items():
            try:
                values[name] = box.settle()
            except Refused as fault:
                faults[name] = fault
        if faults:
            self._refuse_values(faults)
            return
        self.draft.keep()

        def ended(result: Any) -> None:
            if isinstance(result, Refused):
                self._not_saved(result, then)
            else:
                then(True if result is None else result)

        try:
            with in_words(self.office):
                result = self.save(values)
        except Refused as refused:
            result = refused
        if isinstance(result, Generator):
            from .writing import Writing

            self.app.push_screen(Writing(self.heading, result), ended)
        else:
            ended(result)

    def _not_saved(self, refused: Refused, then: Callable[[Any], None]) -> None:
        if isinstance(refused, Invalid):
            self._refuse_values(refused.faults)
            return
        if isinstance(refused, Stale):
            self.theirs = (self.newest() if self.newest is not None else None) or None
            if self.theirs is not None:
                ask_versions(self, lambda: self._submit(then), str(refused))
                return
        self._refuse(refused)

    def _refuse(self, refused: Refused) -> None:
        self.say(str(refused))
        if len(str(refused)) > LONG_REFUSAL:
            show_refusal(self.app, refused)

    def _refuse_values(self, faults: Mapping[str, Refused]) -> None:
        """Say what is wrong in the fields, unless nothing could be saved whatever they held: the record is gone."""
        gone = refusal(self.about, self.office)
        self._show_faults({} if gone else faults)
        if gone:
            self._refuse(gone)

    def _show_faults(self, faults: Mapping[str, Refused]) -> None:
        for name, box in self.boxes.items():
            box.say(str(faults[name]) if name in faults else "")
        self.say(" ".join(str(fault) for name, fault in faults.items() if name not in self.boxes))
        named = [name for _heading, names in self.groups for name in names if name in faults]
        if named:
            self.set_focus(self.boxes[named[0]].input)

    def _leave_with(self, result: Any) -> None:
        self.draft.forget()
        self.dismiss(result)

    def _next(self, result: Any) -> None:
        self.draft.forget()
        self.saved = result
        for name, box in self.boxes.items():
            box.put(self.first_values.get(name))
            self.began[name] = box.text
        self.say("")
        self._to_first()
        self.app.notify(_("Saved."), markup=False, timeout=2)

    def action_cancel(self) -> None:
        """Leave without saving; asks first where something was typed."""
        if not self.changed:
            self._leave_with(self.saved)
            return
        from .question import Question

        question = Question(_("Leave without saving?"), yes=_("Discard what was typed"), no=_("Go on typing"))
        self.app.push_screen(question, lambda leave: self._leave_with(self.saved) if leave else None)
