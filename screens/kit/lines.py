"""The lines of a record, in a tab of its detail: listed, added, changed and taken off where they are looked at."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record
from bizdesk.office.rows import of_many
from bizdesk.office.text import visible

from . import acting
from .acting import RecordKeys
from .columns import Sheet, sheet
from .heading import GONE
from .table import Table
from .table_messages import Opened
from .view import Refilled, Side, View

TOLD_MOST = 30


class Lines(RecordKeys, Refilled):  # type: ignore[misc]  # Widget declares app as a property
    """The lines of one record; what is done to the record itself stays with the keys around."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New line")),
        Binding("e", "edit", N_("Edit")),
        Binding("d", "remove", N_("Delete")),
        Binding("y", "copy", N_("Copy"), show=False),
    ]
    DEFAULT_CSS = "Lines { height: 1fr; & > Table { height: 1fr; } }"
    INVITATION: ClassVar[str] = N_("No lines yet. Press n to add one.")

    def __init__(self, office: Office, view: View, parent: Record) -> None:
        super().__init__()
        self.office = office
        self.view = view
        self.above = parent
        self.model = office.kinds[view.kind]
        self._bindings = acting.with_commands(self._bindings, view, self.model)

    def compose(self) -> ComposeResult:
        made = sheet(self.office, self.view)
        empty = _("No lines yet.") if keeping.why_not(self.model) else _(self.INVITATION)
        yield Table(made.columns, self.rows(), empty=empty, choosing=False)

    def order(self, made: Sheet) -> Sequence[Any]:
        """What the lines are ordered by: as they were added."""
        return [made.key]

    def rows(self) -> Held:
        """The lines in their order."""
        made = sheet(self.office, self.view)
        mine = made.query.select_extend(made.key).where(parent_field(self.model) == self.above.id)
        return Held(mine.order_by(*self.order(made)).tuples(), -1)

    def fill(self, record: Record) -> None:
        same, self.above = record.id == self.above.id, record
        table = self.query_one(Table)
        table.show(self.rows(), table.cursor_key if same else None)

    def chosen(self) -> list[Record]:
        key = self.query_one(Table).cursor_key
        if key is None:
            return []
        found = list(of_many(self.model.select(), self.model.id, [key]))
        if not found:
            raise Refused(GONE)
        return found

    def done(self, record: Record | None = None) -> None:
        if isinstance(record, self.model):
            self.query_one(Table).show(self.rows(), record.id)
        self.app.reread()

    def action_new(self) -> None:
        from .record_forms import new_form

        self.app.ask(new_form(self.office, self.model, self.view, {}, self.above), self._saved)

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        with self.app.guarding():
            self.app.open_record(self.one(), self.view)


def parent_field(kind: type[Record]) -> Any:
    """The field in which a line names the record it belongs to."""
    return kind.fields()[kind.belongs_to]


def lines_side(view: View) -> Side:
    """The tab of the lines of a record; view says how these are listed and filled in, its first column what each is of.

    Their record is not asked for: it is the one that is looked at.
    """
    return Side(
        "lines",
        N_("Lines"),
        lambda office, record: Lines(office, view, record),
        lambda office, record: in_brief(office, view, record),
    )


def in_brief(office: Office, view: View, record: Record) -> Sequence[tuple[str, str]]:
    """What each of the first lines is of, with whatever its other columns hold."""
    kind, subject = office.kinds[view.kind], view.columns[0]
    made = sheet(office, view)
    of_what = next(column for column in made.columns if column.name == subject)
    columns = [column for column in made.columns if column is not of_what]
    query = made.query.where(parent_field(kind) == record.id).order_by(made.key)
    names = [column.name for column in made.columns]
    told = []
    for row in query.limit(TOLD_MOST).tuples():
        held = dict(zip(names, row, strict=True))
        parts = [(_(each.label), each.show(held[each.name]).strip()) for each in columns]
        words = [_("{label}: {text}").format(label=label, text=text) for label, text in parts if text]
        told.append((visible(of_what.show(held[subject]).strip() or "-"), _(", ").join(words) or "-"))
    more = kind.select().where(parent_field(kind) == record.id).count() - len(told)
    return [*told, *([("…", _("{count} more").format(count=more))] if more > 0 else [])]


def open_lines(pane: Any) -> None:
    """Show the lines of the record that a list or a page stands on, over the whole screen."""
    open_tab(pane, "lines")


def open_tab(pane: Any, tab: str) -> None:
    """Show a tab of the record that a list or a page stands on, over the whole screen."""
    from .whole import Whole

    if isinstance(pane, Whole):
        pane.call_later(pane.action_see, tab)
    else:
        pane.app.open_record(pane.one(), pane.view, tab)
