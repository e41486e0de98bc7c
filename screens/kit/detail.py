"""The detail of one record, in tabs: fields, thread, history, documents, what is linked, and what its area adds."""

from asyncio import Lock
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from bizdesk.office.addresses import titled
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.record import Record
from bizdesk.office.text import visible

from . import facts, traces
from .bars import TabLine
from .table import Table
from .table_messages import Highlighted, MarksChanged, Opened, SortAsked
from .view import Refilled, View

TABS = (
    ("fields", N_("Fields")),
    ("thread", N_("Notes")),
    ("history", N_("History")),
    ("documents", N_("Documents")),
    ("linked", N_("Linked")),
)
NOTHING = N_("Nothing is selected.")


class Body(VerticalScroll, can_focus=True):
    """A text that may be longer than its pane; the arrows and the list's letters move it."""

    DEFAULT_CSS = "Body { padding: 0 1; height: 1fr; scrollbar-size-vertical: 1; & > Static { height: auto; } }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "scroll_up", N_("Up"), show=False),
        Binding("j", "scroll_down", N_("Down"), show=False),
        Binding("g", "scroll_home", N_("Top"), show=False),
        Binding("G", "scroll_end", N_("End"), show=False),
    ]


class Detail(Widget):
    """One record in tabs; show() gives it another."""

    DEFAULT_CSS = """
    Detail {
        layout: vertical; height: 1fr;
        & > .title { height: 1; padding: 0 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "step(-1)", N_("Tab before"), show=False),
        Binding("right_square_bracket", "step(1)", N_("Tab after"), show=False),
    ]

    class Followed(Message):
        """A record linked to the one shown is to be opened."""

        def __init__(self, record: Record) -> None:
            super().__init__()
            self.record = record

    class FilePicked(Message):
        """A document of the record is to be saved as a file."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, office: Office, view: View, tab: str = "fields") -> None:
        super().__init__()
        self.office = office
        self.view = view
        self.record: Record | None = None
        self.tab = tab
        sides = [(side.name, side.label) for side in view.sides]
        self.tabs = [*TABS[:1], *sides, *TABS[1:]]
        self._building = Lock()
        self._shown = ""

    def compose(self) -> ComposeResult:
        yield Static(self._title, classes="title", markup=False)
        line = TabLine([_(label) for _name, label in self.tabs])
        line.current = self._place
        yield line
        yield self._body(self.tab)

    @property
    def _title(self) -> str:
        return visible(titled(self.office, self.record), 200) if self.record else ""

    @property
    def _place(self) -> int:
        """Where the tab shown stands among the tabs."""
        return [name for name, _label in self.tabs].index(self.tab)

    async def open(self, tab: str) -> None:
        """Show a tab."""
        self.tab = tab
        await self._build()

    async def show(self, record: Record | None) -> None:
        """Show another record, or the same as it has become, on the tab that is open."""
        self.record = record
        await self._build()

    def settle(self) -> None:
        """Put the focus on what the tab shows, unless it is gone already."""
        for body in self.query(".body"):
            self._focus(body)

    def _focus(self, body: Widget) -> None:
        """Give the keys to a body, or to the first thing in it that takes them."""
        self.screen.set_focus(next((each for each in [body, *body.query("*")] if each.focusable), None))

    async def _build(self) -> None:
        async with self._building:
            # Keys come faster than panes are made: before it is composed there is nothing to change, and afterwards,
            # when it is being taken away part by part, nobody to see it.
            titles, lines, bodies = self.query(".title"), self.query(TabLine), self.query(".body")
            if not (titles and lines and bodies):
                return
            titles.first(Static).update(self._title)
            lines.first().current = self._place
            old = bodies.first()
            if self.record is not None and self._shown == self.tab and self._refill(old):
                return
            had_focus = old.has_focus_within
            await old.remove()
            if not self.is_attached:
                return
            body = self._body(self.tab)
            await self.mount(body)
            if had_focus:
                self._focus(body)

    def _refill(self, body: Widget) -> bool:
        """Put the record's own into a body that is there; False where it has to be made anew."""
        assert self.record is not None
        if isinstance(body, Refilled):
            body.fill(self.record)
            return True
        if isinstance(body, Table):
            body.show(Held(traces.TABLES[self.tab][1](self.office, self.record), -1), body.cursor_key)
            return True
        if isinstance(body, Body):
            if self.tab == "thread":
                body.query_one(Static).update(facts.thread_of(self.office, self.record))
            else:
                body.query_one(facts.Facts).update(facts.facts(self.office, self.record, self.view))
            return True
        return False

    def _body(self, tab: str) -> Widget:
        """What a tab shows; _shown names it where it can be filled again with another record."""
        self._shown = ""
        if self.record is None:
            return Body(Static(_(NOTHING), markup=False), classes="body")
        if tab in traces.TABLES:
            columns, rows, empty = traces.TABLES[tab]
            source = Held(rows(self.office, self.record), -1)
            body: Widget = Table(columns, source, empty=_(empty), choosing=False, classes="body")
        elif side := next((side for side in self.view.sides if side.name == tab), None):
            made = side.build(self.office, self.record).add_class("body")
            self._shown = tab if isinstance(made, Refilled) else ""
            return made
        else:
            body = Body(self._text(tab), classes="body")
        self._shown = tab
        return body

    def _text(self, tab: str) -> Widget:
        assert self.record is not None
        if tab == "thread":
            return Static(facts.thread_of(self.office, self.record), markup=False)
        return facts.Facts(facts.facts(self.office, self.record, self.view))

    async def action_step(self, by: int) -> None:
        """Show the tab before or after."""
        await self.open(self.tabs[(self._place + by) % len(self.tabs)][0])

    async def on_tab_line_chosen(self, event: TabLine.Chosen) -> None:
        event.stop()
        await self.open(self.tabs[event.index][0])

    def on_table_highlighted(self, event: Highlighted) -> None:
        event.stop()

    def on_table_marks_changed(self, event: MarksChanged) -> None:
        event.stop()

    def on_table_sort_asked(self, event: SortAsked) -> None:
        event.stop()

    def on_table_opened(self, event: Opened) -> None:
        """Follow a link, save a document, or look at one act of the history."""
        event.stop()
        if self.tab == "linked":
            kind, row, _role = event.key
            self.post_message(self.Followed(self.office.kinds[kind].get_by_id(row)))
        elif self.tab == "documents":
            self.post_message(self.FilePicked(event.key))
        elif self.tab == "history" and event.table.cursor_row is not None:
            from .message import show_text

            assert self.record is not None
            when, who, what = event.table.cursor_row[:3]
            told = [traces.paragraph(self.office, entry) for entry in traces.done_in(self.record, event.key)]
            show_text(self.app, what, "\n\n".join([f"{when}  {who}", *told]))
