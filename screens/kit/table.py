"""The table of a list of any length: it reads only the rows it shows and a few around them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType

from bizdesk.office.language import N_

from .table_cells import Column
from .table_messages import Failed, Highlighted, MarksChanged, Opened, SortAsked
from .table_span import Source, Span
from .table_view import HEADER, TableView


class Asks(Protocol):
    """What runs the source's preparation in the background: bizdesk.office.reading.Reader."""

    def ask(self, lane: str, work: Callable[[Any], None], failed: Callable[[Exception], None]) -> None: ...


class Table(TableView):
    """Rows under a fixed heading, with a cursor on one of them.

    marked holds the keys of the marked rows, sort the name of the sorted column and whether it descends; empty says
    what to do when there are no rows. position is where the cursor stands in words: show it by watching it, without a
    new layout (`update(words, layout=False)`), so that it is painted together with the row. Without choosing, rows
    are not marked and the order is fixed. source is what was asked to be shown last.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", N_("Up"), show=False),
        Binding("down,j", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home,g", "first", N_("First row"), show=False),
        Binding("end,G", "last", N_("Last row"), show=False),
        Binding("left", "sideways(-1)", N_("Columns to the left"), show=False),
        Binding("right", "sideways(1)", N_("Columns to the right"), show=False),
        Binding("enter", "open", N_("Open")),
        Binding("space", "mark", N_("Mark")),
        Binding("s", "sort", N_("Sort")),
    ]
    Highlighted = Highlighted
    Opened = Opened
    MarksChanged = MarksChanged
    SortAsked = SortAsked
    Failed = Failed

    def __init__(
        self,
        columns: Sequence[Column],
        source: Source | None = None,
        *,
        reader: Asks | None = None,
        empty: str = "",
        choosing: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(columns, empty, id, classes)
        self.choosing = choosing
        self._reader = reader
        self.source = source
        self._wanted: Any = None
        self._stale = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.choosing or action not in ("mark", "sort")

    def show(self, source: Source, key: Any = None) -> None:
        """Show another source, the cursor on the row with a key; the old rows stay until it has some to show."""
        self._show(source, key)
        self._prepare(source)

    def _show(self, source: Source, key: Any) -> None:
        self.source, self._wanted, self._stale = source, key, False
        with self._failing():
            if source.ready:
                self._take(source, key)
            else:
                self._tell()

    def reread(self) -> None:
        """Show what the rows have become; cursor and marks stay with their keys, or as near as can be."""
        if self.source is None:
            return
        self.source.reread()
        with self._failing():
            if self._span and self._span.source is self.source:
                self._take(self.source, self.cursor_key)
                self._stale = True
        self._prepare(self.source)

    def on_mount(self) -> None:
        if self.source is not None:
            # Most tables are as wide as the terminal: told at once, it needs no second layout.
            self._painter.measure(self.app.size.width - self.styles.scrollbar_size_vertical)
            self._show(self.source, None)
            # The rows are painted first: the counting of a long list would take its time from that.
            self.call_after_refresh(self._prepare, self.source)

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place is None or self._span is None:
            return
        if place.y == 0:
            column = self._painter.column_at(place.x, self.scroll_offset.x, self._width)
            if column is not None:
                self.post_message(SortAsked(self, column.name))
        elif self._span.row(position := self._top + place.y - HEADER) is not None:
            self._go(position)
            if event.chain == 2:
                self.action_open()

    def action_move(self, rows: int) -> None:
        self._go(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        self._go(self._cursor + pages * self._page, self._top + pages * self._page)

    def action_first(self) -> None:
        if self._span:
            with self._failing():
                self._span.home()
                self._go(0, 0)

    def action_last(self) -> None:
        if self._span:
            with self._failing():
                self._span.bottom()
                self._go(self._span.end - 1, self._span.end)

    def action_sideways(self, direction: int) -> None:
        at = self.scroll_offset.x
        stops = [stop for stop in self._painter.stops(self._width) if (stop - at) * direction > 0]
        if stops:
            self.scroll_to(x=stops[0] if direction > 0 else stops[-1], animate=False, force=True)

    def action_open(self) -> None:
        if self.cursor_row is not None:
            self.post_message(Opened(self, self.cursor_key))

    def action_mark(self) -> None:
        if self.cursor_row is not None:
            self.marked ^= {self.cursor_key}
            self._refresh_row(self._cursor)
            self.post_message(MarksChanged(self))
            self.action_move(1)

    def action_sort(self) -> None:
        self.post_message(SortAsked(self, ""))

    def _prepare(self, source: Source) -> None:
        def news() -> None:
            self.call_later(self._news, source)

        def failed(error: Exception) -> None:
            self.call_later(self._failed, error)

        held = self._span and self._span.source is source and self._span.counted and self._span.placed
        if self._reader is not None and source is self.source and not (held and not self._stale):
            self._reader.ask(f"table {id(self)}", partial(source.prepare, news=news), failed)

    def _news(self, source: Source) -> None:
        if source is not self.source or not source.ready:
            return
        with self._failing():
            if self._span is None or self._span.source is not source:
                self._take(source, self._wanted)
            elif self._stale or not source.settled:
                self._take(source, self.cursor_key)
                self._stale = False
            else:
                self._shift(self._span.settle())
                self._fit()
                self._tell()
        if self.marked:
            # Other rows may be in view now than a moment ago.
            self.post_message(MarksChanged(self))

    def _take(self, source: Source, key: Any) -> None:
        same = self._span is not None and self._span.source is source
        line, was = self._cursor - self._top, self.cursor_row if same else None
        if same and self._span and self._span.at_start and self._cursor == self._span.first:
            # What came before the first row of all is looked for above it.
            line = self._page - 1
        span = Span(source)
        place = None if key is None else span.seek(key, was, self._cursor)
        if place is None:
            span.home()
            place = line = 0
        self._span, self._cursor = span, place
        self._painter.forget()
        self._fit()
        self._go(place, place - line)
        self.refresh()
