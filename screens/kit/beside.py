"""The detail of the row under the cursor, beside the table of a list."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from bizdesk.office.file import Office
from bizdesk.office.language import _

from .detail import Detail
from .ground import Ground
from .table import Table
from .view import View

if TYPE_CHECKING:
    from ..app import App

# From so many cells on there is room for both; under the lesser there is none, whoever asks.
WIDE, LEAST = 100, 60
SETTLED = 0.06


class Beside(Horizontal, Ground):
    """A table, and the detail of its row where there is room for both or where it was asked for."""

    app: "App"
    DEFAULT_CSS = """
    Beside {
        height: 1fr;
        & > Table { width: 1fr; }
        & > Detail { width: 37%; min-width: 36; max-width: 64; border-left: vkey $border-blurred; }
    }
    """

    def __init__(self, office: Office, view: View, table: Table) -> None:
        super().__init__()
        self.office = office
        self.view = view
        self.table = table
        self._asked: bool | None = None
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.table

    @property
    def detail(self) -> Detail | None:
        """The detail, once it is there to be asked for a tab."""
        return next((detail for detail in self.query(Detail) if detail.query(".body")), None)

    async def turn(self) -> None:
        """Show the detail, or take it away."""
        if self.size.width < LEAST:
            self.app.say(_("There is no room for it beside the list: Enter opens the record."))
            return
        self._asked = not self.query(Detail)
        await self._arrange()

    async def show(self) -> None:
        """Show the row under the cursor as it has become."""
        for detail in self.query(Detail):
            with self.app.guarding():
                key, kind = self.table.cursor_key, self.office.kinds[self.view.kind]
                await detail.show(None if key is None else kind.get_or_none(kind.id == key))

    async def on_resize(self) -> None:
        await self._arrange()

    def on_table_highlighted(self) -> None:
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(SETTLED, self.show)

    def on_detail_file_picked(self, event: Detail.FilePicked) -> None:
        from .files import ask_save

        ask_save(self.app, event.row)

    def on_detail_followed(self, event: Detail.Followed) -> None:
        event.stop()
        self.app.open_record(event.record)

    async def _arrange(self) -> None:
        asked = self.size.width >= WIDE if self._asked is None else self._asked
        wanted = asked and self.size.width >= LEAST
        shown = self.query(Detail)
        if wanted and not shown:
            await self.mount(Detail(self.office, self.view))
            await self.show()
        elif shown and not wanted:
            if self.query("Detail:focus-within"):
                self.screen.set_focus(self.table)
            await shown.remove()
