"""One record over the whole screen."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_
from bizdesk.office.record import Record

from . import acting
from .acting import RecordKeys
from .bars import Foot, Head
from .detail import Detail
from .ground import Ground
from .heading import GONE
from .view import View


class Whole(RecordKeys, Screen[None], Ground):  # type: ignore[misc]  # Screen declares app as a property
    """The detail of a record, with the keys of the list it comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.leave", N_("Back")),
        *acting.BINDINGS,
        Binding("left_square_bracket", "step(-1)", N_("Tab before"), show=False),
        Binding("right_square_bracket", "step(1)", N_("Tab after"), show=False),
        Binding("u", "app.undo", N_("Undo"), show=False),
        Binding("U", "app.redo", N_("Redo"), show=False),
    ]

    def __init__(self, office: Office, view: View, record: Record, area: str, tab: str = "fields") -> None:
        super().__init__()
        self.office = office
        self.view = view
        self.record = record
        self.area = area
        self.tab = tab
        self._bindings = acting.with_commands(self._bindings, view, type(record))

    def compose(self) -> ComposeResult:
        yield Head(self.area)
        yield Detail(self.office, self.view, self.tab)
        yield Foot()

    async def on_mount(self) -> None:
        detail = self.query_one(Detail)
        await detail.show(self.record)
        detail.settle()

    def on_screen_resume(self) -> None:
        # What stood over it may have lasted longer than the record.
        if self.now() is None:
            self.app.leave_gone(self)

    def now(self) -> Record | None:
        """The record as the file has it; None where it is gone."""
        kind = type(self.record)
        return kind.get_or_none(kind.id == self.record.id)

    def chosen(self) -> list[Record]:
        if self.now() is None:
            raise Refused(GONE)
        return [self.record]

    def done(self, record: Record | None = None) -> None:
        self.app.reread()

    async def reread(self) -> None:
        """Show what has become of the record; leave where it is gone."""
        found = self.now()
        if found is None:
            self.app.leave_gone(self)
            return
        self.record = found
        await self.query_one(Detail).show(found)

    async def action_step(self, by: int) -> None:
        await self.query_one(Detail).action_step(by)

    async def action_see(self, tab: str) -> None:
        detail = self.query_one(Detail)
        if tab == "documents" == detail.tab:
            self.action_attach()
            return
        await detail.open(tab)
        detail.settle()

    def action_report(self) -> None:
        from .printing import ask_report

        ask_report(self.app, self.view, self.chosen())

    def on_detail_file_picked(self, event: Detail.FilePicked) -> None:
        from .files import ask_save

        ask_save(self.app, event.row)

    def on_detail_followed(self, event: Any) -> None:
        event.stop()
        self.app.open_record(event.record)
