"""The journal: every act on the office, newest first, with what it changed; undo and redo from where one stands."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, entries, told
from bizdesk.office.language import N_, _
from bizdesk.office.window import Window

from .kit.status import Status
from .kit.table import Table
from .kit.table_cells import Column
from .kit.view import Pane

if TYPE_CHECKING:
    from .app import App

KINDS = {"do": "", "undo": N_("undo"), "redo": N_("redo"), "begin": N_("beginning")}


class JournalPane(Pane):
    """The acts in a table; enter shows what one changed, u takes the newest back."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "app.undo", N_("Undo")),
        Binding("U", "app.redo", N_("Redo")),
        Binding("escape", "app.area('today')", N_("Back"), show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office

    def compose(self) -> ComposeResult:
        columns = (
            Column("id", N_("Batch"), 7, align="right"),
            Column("at", N_("When"), 16, show=lambda at: JournalBatch.at.show(at, self.office)),
            Column("who", N_("Who"), 10),
            Column("what", N_("What"), 30, 1, show=words),
            Column("kind", N_("Kind"), 9, show=lambda kind: _(KINDS.get(kind, kind)), tone=lambda kind: "muted"),
            Column("entries", N_("Changes"), 7, align="right"),
        )
        query: Any = JournalBatch.select(
            JournalBatch.id,
            JournalBatch.at,
            JournalBatch.who,
            JournalBatch.what.concat("\0").concat(JournalBatch.words),
            JournalBatch.kind,
            JournalBatch.entries,
        )
        source = Window(self.office.db, query, [(JournalBatch.id, True)], JournalBatch.id)
        yield Table(columns, source, reader=self.app.reader, choosing=False)
        yield Status()

    def on_mount(self) -> None:
        table = self.query_one(Table)
        table.sort = ("id", True)
        self.watch(table, "position", lambda: self.query_one(Status).tell("", table.position))

    async def reread(self) -> None:
        """Show the acts done since."""
        self.query_one(Table).reread()

    def on_table_opened(self, event: Any) -> None:
        from .kit.page import Page
        from .kit.traces import paragraph

        batch = JournalBatch.get_by_id(event.key)
        parts = [paragraph(self.office, entry) for entry in entries(batch.id)]
        self.app.push_screen(Page(words(f"{batch.what}\0{batch.words}"), "\n\n".join(parts)))


def words(stored: str) -> str:
    """What a batch did in the language in use, from its message and its values."""
    what, _between, values = stored.partition("\0")
    return told(JournalBatch(what=what, words=values or "{}"))
