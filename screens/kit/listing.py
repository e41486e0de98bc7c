"""The list of an area: a table, the line of its filter, saved filters, and the detail of the row beside it."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held, Listed
from bizdesk.office.record import Record
from bizdesk.office.rows import among, of_many

from . import acting
from .acting import RecordKeys
from .beside import Beside
from .filtered import FILTER, Filtered
from .heading import GONE
from .marks import STILL_READING, Marks
from .selection import Selection
from .status import Status
from .table import Table
from .table_messages import Failed, Opened, SortAsked
from .view import Pane, View

MARKED_MOST = 10_000


class ListPane(RecordKeys, Filtered, Pane):  # type: ignore[misc]  # Widget declares app as a property
    """All records of a kind, narrowed by a saved filter and by what is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("New")),
        FILTER,
        *acting.BINDINGS,
        Binding(
            "asterisk,fullwidth_asterisk",
            "mark_all",
            N_("Mark all"),
            show=False,
            tooltip=N_("Every row that the filters leave, or none."),
        ),
        Binding("f", "saved", N_("Saved filters"), show=False),
        Binding("x", "export", N_("Export"), show=False),
        Binding("i", "import", N_("Import"), show=False),
        Binding("v", "detail", N_("Detail pane"), show=False),
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
        Binding("escape", "back", N_("Back"), show=False),
    ]

    def __init__(self, office: Office, view: View) -> None:
        super().__init__()
        self.office = office
        self.view = view
        self.model = office.kinds[view.kind]
        self.rows = Selection(office, view)
        self._bindings = acting.with_commands(self._bindings, view, self.model)

    def compose(self) -> ComposeResult:
        table = Table(self.rows.sheet.columns, self.rows.source(), reader=self.app.reader, empty=self.rows.empty())
        yield Beside(self.office, self.view, table)
        yield Status()

    @property
    def table(self) -> Table:
        """The table of the list."""
        return self.beside.table

    @property
    def beside(self) -> Beside:
        """The table with the detail beside it."""
        return self.query_one(Beside)

    def on_mount(self) -> None:
        self.marks = Marks(self.table, self.rows)
        self.table.sort = self.rows.order
        self._tell()
        self.watch(self.table, "position", self._tell)

    def keys(self) -> list[int]:
        """The row ids marked and in view, or the one under the cursor."""
        return sorted(self.marks.shown()) or [key for key in (self.table.cursor_key,) if key is not None]

    def chosen(self) -> list[Record]:
        """The marked records in view, or the one under the cursor."""
        keys = self.keys()
        found = {record.id: record for record in of_many(self.model.select(), self.model.id, keys)}
        return [found[key] for key in keys if key in found]

    def one(self) -> Record:
        keys = self.keys()
        for key in keys:
            if record := self.model.get_or_none(self.model.id == key):
                return record
        if keys:
            raise Refused(GONE)
        return super().one()

    def done(self, record: Record | None = None) -> None:
        """Show what a change has made of the rows, the cursor on the record if it is one of this list."""
        if record is not None and isinstance(record, self.model):
            self.refresh_rows(record.id)
        self.app.reread()

    def added(self, saved: Any) -> str:
        if isinstance(saved, self.model) and len(self.keys()) < 2 and self.rows.leaves_out(saved):
            return _("This list does not show it.")
        return ""

    async def reread(self) -> None:
        """Show the rows as they have become."""
        self.rows.forget()
        self.table.lay_out(self.rows.sheet.columns)
        if self.table.marked:
            there = self.model.select(self.model.id).where(among(self.model.id, self.table.marked))
            self.table.marked &= {record.id for record in there}
        self.table.reread()
        self._tell()
        await self.beside.show()

    def refresh_rows(self, key: Any = None) -> None:
        """Read the list anew by the order and the filters of now."""
        self.table.sort = self.rows.order
        self.table.empty = self.rows.empty()
        self.table.show(self.rows.source(), self.table.cursor_key if key is None else key)
        self._tell()

    def sought(self) -> str:
        return self.rows.text

    def narrow(self, text: str) -> None:
        if text != self.rows.text:
            self.rows.text = text
            self.refresh_rows()

    def action_new(self) -> None:
        from .record_forms import new_form

        self._refuse_more()
        self.app.ask(new_form(self.office, self.model, self.view, {}), self._saved)

    def action_saved(self) -> None:
        from .pick import Pick
        from .table_cells import Column

        if not self.view.filters:
            raise Refused(N_("This list has no saved filters."))
        rows = [(_("All"), ""), *((_(each.label), each.name) for each in self.view.filters)]

        def picked(name: str | None) -> None:
            if name is not None:
                self.rows.saved = next((each for each in self.view.filters if each.name == name), None)
                self.refresh_rows()

        self.app.ask(Pick(_("Saved filters"), (Column("label", N_("Filter"), 20, 1),), Held(rows, -1)), picked)

    def action_mark_all(self) -> None:
        """Mark every row that the filters leave; once more: none of them."""
        keys = self._listed()
        if len(keys) > MARKED_MOST:
            raise Refused(
                N_("More than {most} rows cannot be marked at once: filter the list first."), most=MARKED_MOST
            )
        marked = self.table.marked
        self.table.marked = marked - keys if keys <= marked else marked | keys
        self.table.refresh()
        self._tell()

    def _listed(self) -> set[int]:
        """The row ids that the filters leave, or one more than can be marked."""
        source = self.table.source
        if isinstance(source, Listed):
            if not source.complete:
                raise Refused(STILL_READING)
            return set(source.keys[: MARKED_MOST + 1])
        return {key for (key,) in self.model.select(self.model.id).limit(MARKED_MOST + 1).tuples()}

    async def action_detail(self) -> None:
        await self.beside.turn()

    async def action_see(self, tab: str) -> None:
        record, detail = self.one(), self.beside.detail
        if detail is None:
            self.app.open_record(record, self.view, tab)
        elif tab == "documents" == detail.tab:
            self.action_attach()
        else:
            await detail.open(tab)
            detail.settle()

    def action_report(self) -> None:
        from .printing import ask_report

        ask_report(self.app, self.view, self.chosen())

    def action_export(self) -> None:
        from .exchange import ask_export

        ask_export(self)

    def action_import(self) -> None:
        from .exchange import ask_import

        self._refuse_more()
        ask_import(self)

    def _refuse_more(self) -> None:
        """Say how the records come about, where nobody adds one."""
        if self.view.comes_about:
            raise Refused(self.view.comes_about)

    def action_back(self) -> None:
        """Take away the words of the filter, the saved filter, the marks, or go back to Today, whichever is first."""
        if self.query("Detail:focus-within"):
            self.screen.set_focus(self.table)
        elif self.rows.text:
            self.narrow("")
        elif self.rows.saved is not None:
            self.rows.saved = None
            self.refresh_rows()
        elif self.table.marked:
            self.table.marked = set()
            self.table.refresh()
            self._tell()
        else:
            self.app.action_area("today")

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        with self.app.guarding():
            record = self.model.get_or_none(self.model.id == event.key)
            if record is None:
                raise Refused(GONE)
            self.app.open_record(record, self.view)

    def on_table_marks_changed(self) -> None:
        self._tell()

    def on_table_failed(self, event: Failed) -> None:
        self.app.show_fault(event.error)

    def on_table_sort_asked(self, event: SortAsked) -> None:
        if event.column:
            self.sort_by(event.column)
            return
        from .pick import Pick
        from .table_cells import Column

        rows = [(_(each.label), each.name) for each in self.rows.sheet.columns]
        columns = (Column("label", N_("Column"), 20, 1),)
        self.app.ask(Pick(_("Sort by"), columns, Held(rows, -1)), self.sort_by)

    def sort_by(self, name: str | None) -> None:
        """Sort by a column; the same again turns the order round."""
        if name:
            self.rows.sort(name)
            self.refresh_rows()

    def _tell(self) -> None:
        words = [*self.rows.words(), *self.marks.words()]
        self.query_one(Status).tell("  ·  ".join(words), self.table.position)
