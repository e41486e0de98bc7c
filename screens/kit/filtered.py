"""Typing the words of a filter below a table; and the pane of one table that is no list of records."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _

from .status import Status
from .table import Table
from .view import Pane

if TYPE_CHECKING:
    from ..app import App

FILTER = Binding("slash,fullwidth_solidus", "filter", N_("Filter"), tooltip=N_("Words that must stand in the row."))
NO_MATCH = N_("Nothing matches. Press esc to see everything again.")


class Filtered:
    """What FILTER does in a pane that has a Table and a Status: narrow(text) is called after every key."""

    def sought(self) -> str:
        """The words of the filter in force."""
        raise NotImplementedError

    def narrow(self, text: str) -> None:
        """Show the rows in which the words stand."""
        raise NotImplementedError

    async def action_filter(self: Any) -> None:
        await self.query_one(Status).ask(self.sought())

    def on_words_typed(self: Any, event: Any) -> None:
        event.stop()
        with self.app.guarding():
            self.narrow(event.text)

    def on_words_left(self: Any, event: Any) -> None:
        event.stop()
        self.query_one(Status).close()
        if not event.kept:
            with self.app.guarding():
                self.narrow("")
        self.screen.set_focus(self.query(Table).first())


class TablePane(Filtered, Pane):
    """Rows of something else than records; table() makes their table, rows() reads those that hold the words."""

    app: "App"
    BINDINGS: ClassVar[list[BindingType]] = [FILTER, Binding("escape", "back", N_("Back"), show=False)]

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.words = ""

    def table(self) -> Table:
        raise NotImplementedError

    def rows(self) -> Any:
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield self.table()
        yield Status()

    def on_mount(self) -> None:
        self.watch(self.query_one(Table), "position", self.tell)

    def tell(self) -> None:
        """Show what narrows the rows, and where the cursor stands."""
        self.query_one(Status).tell(f"/{self.words}" if self.words else "", self.query_one(Table).position)

    def sought(self) -> str:
        return self.words

    def narrow(self, text: str) -> None:
        if text != self.words:
            self.words = text
            self.read_rows()

    def read_rows(self) -> None:
        """Read the rows anew, the cursor staying where it can."""
        table = self.query_one(Table)
        table.empty = _(NO_MATCH)
        table.show(self.rows(), table.cursor_key)
        self.tell()

    def action_back(self) -> None:
        """Take away the words of the filter, or go back to Today."""
        if self.words:
            self.narrow("")
        else:
            self.app.action_area("today")
