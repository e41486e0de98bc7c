"""The lines of a table: which rows are held, where the view and the cursor stand among them, and their painting."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from peewee import PeeweeException
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from bizdesk.office.errors import Refused
from bizdesk.office.language import _

from .table_cells import Column
from .table_messages import Failed, Highlighted
from .table_paint import COMPONENT_CLASSES, Painter
from .table_span import Row, Source, Span
from .table_words import READING, note_line, place_words

HEADER = 1
UNREAD = (Refused, PeeweeException, sqlite3.Error)


class TableView(ScrollView, can_focus=True):
    """What Table is made of below its keys; use Table."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENT_CLASSES
    DEFAULT_CSS = """
    TableView {
        background: $surface;
        color: $foreground;
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;
        & > .table--header { background: $panel; color: $foreground; text-style: bold; }
        & > .table--even { background: $surface; color: $foreground; }
        & > .table--odd { background: $foreground 4%; color: $foreground; }
        & > .table--marked { color: $text-accent; text-style: bold; }
        & > .table--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: underline;
        }
        & > .table--negative { color: $text-error; }
        & > .table--warning { color: $text-warning; }
        & > .table--good { color: $text-success; }
        & > .table--muted { color: $text-muted; }
        & > .table--empty { background: $surface; color: $text-muted; }
        &:focus > .table--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
        }
    }
    """

    position: var[str] = var("")
    sort: var[tuple[str, bool]] = var(("", False))

    def __init__(self, columns: Sequence[Column], empty: str, id: str | None, classes: str | None) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.marked: set[Any] = set()
        self.source: Source | None = None
        self._painter = Painter(self, columns)
        self._span: Span | None = None
        self._cursor = 0
        self._told: Any = None
        self._going = False
        self._unread = False
        self._view = (0, 0, 0)
        self._laid_out: tuple[Size, ...] = ()

    @property
    def awaited(self) -> bool:
        """Whether other rows were asked for than are shown: those stay until one of these is found."""
        return self._span is not None and self._span.source is not self.source

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor, as the source gave it."""
        return self._span.row(self._cursor) if self._span else None

    @property
    def cursor_key(self) -> Any:
        """The key of the row under the cursor, None when there is no row."""
        row = self.cursor_row
        return self._span.source.key(row) if self._span and row is not None else None

    def render_lines(self, crop: Region) -> list[Strip]:
        # Textual's own way draws a border, padding and tint around every line, which a table never has: half the time.
        self._view = (self._width, *self.scroll_offset)
        self._painter.measure(self._view[0])
        try:
            strips = [self.render_line(y) for y in crop.line_range]
            self._unread = False
        except UNREAD as error:  # what a value means is asked of the file as well
            strips = [self._painter.note("", self._view[0]) for _y in crop.line_range]
            if not self._unread:
                self._unread = True
                self.call_later(self._failed, error)
        if not self.show_vertical_scrollbar:
            strips = [self._painter.widened(strip, self.size.width) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        width, scrolled, top = self._view
        if y == 0:
            return self._painter.header(*self.sort, scrolled, width)
        position = top + y - HEADER
        row = self._span.row(position) if self._span else None
        if self._span is None or row is None:
            return self._painter.note(self._note(y - HEADER - 1, width), width)
        marked = bool(self.marked) and self._span.source.key(row) in self.marked
        return self._painter.row(row, position, position == self._cursor, marked, scrolled, width)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        # The bar is as much to draw as all rows together: it is told only what moves its thumb by a cell.
        step = max(1, self.virtual_size.height // max(1, self.size.height))
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = new_value - (new_value % step if new_value < self.max_scroll_y else 0)
        if round(old_value) == round(new_value):
            return
        self.refresh(self.size.region)
        if not self._going:
            top = round(new_value)
            self._go(max(top, min(self._cursor, top + self._page - 1)), top)

    def watch_sort(self) -> None:
        self.refresh()

    def notify_style_update(self) -> None:
        self._painter.restyle()
        super().notify_style_update()

    def on_resize(self) -> None:
        self._painter.measure(self._width)
        # Where a column began in another width none may begin in this one.
        at = self.scroll_offset.x
        moved = at if self._painter.width > self._width else 0
        stop = max((stop for stop in self._painter.stops(self._width) if stop <= moved), default=0)
        if stop != at:
            self.scroll_to(x=stop, animate=False, force=True)
        self._go(self._cursor)
        self.refresh()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # Textual draws the bar, and asks for all rows, again at every layout of the page: here when a size is another.
        sizes = (size, self.virtual_size, container_size)
        if sizes == self._laid_out:
            return False
        self._laid_out = sizes
        return super()._size_updated(size, virtual_size, container_size, layout)

    def lay_out(self, columns: Sequence[Column]) -> None:
        """Take columns that differ in number or width from those there are; the rows that fit them come next."""
        now, old = ([(column.name, column.width) for column in each] for each in (columns, self._painter.columns))
        if now != old:
            self._painter.lay_out(columns)
            self._painter.measure(self._width)
            self._fit()
            self.refresh()

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - HEADER)

    def _failed(self, error: Exception) -> None:
        self.post_message(Failed(self, error))

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except UNREAD as error:
            self._failed(error)

    def _go(self, position: int, top: int | None = None) -> None:
        """Put the cursor on a position, or as near as rows can be found, with top the first row in view."""
        span, page = self._span, self._page
        if span is None or not span.rows:
            self._tell()
            return
        position = max(0, min(position, span.count - 1))
        top = self._in_view(position, self._top if top is None else top, 0, span.count)
        with self._failing():
            self._shift(moved := span.cover(top, top + page))
            position, top = position + moved, top + moved
        position = max(span.first, min(position, span.end - 1))
        top = self._in_view(position, top, span.first, span.end)
        old, self._cursor = self._cursor, position
        self._fit()
        if top != self._top:
            self._scroll(top)
        else:
            self._refresh_row(old)
            self._refresh_row(position)
        self._tell()
        if span.short(top - page, top + 2 * page):
            self.call_after_refresh(self._read_ahead)

    def _in_view(self, position: int, top: int, first: int, end: int) -> int:
        top = max(min(top, position), position - self._page + 1)
        return max(first, min(top, end - self._page))

    def _read_ahead(self) -> None:
        if self._span:
            with self._failing():
                self._shift(self._span.cover(self._top - self._page, self._top + 2 * self._page))
            self._fit()

    def _shift(self, moved: int) -> None:
        """All positions have moved; what is on the screen stays where it is."""
        if moved:
            self._cursor += moved
            self._painter.forget()
            self._fit()
            self._scroll(self._top + moved)

    def _fit(self) -> None:
        size = Size(self._painter.width, self._span.count + HEADER if self._span else HEADER)
        if size != self.virtual_size:
            self.virtual_size = size

    def _scroll(self, top: int) -> None:
        self._going = True
        self.scroll_to(y=top, animate=False, force=True)
        self._going = False

    def _refresh_row(self, position: int) -> None:
        self.refresh(Region(0, position - self._top + HEADER, self._width, 1))

    def _tell(self) -> None:
        self.position = place_words(self._span, self._cursor, self.awaited)
        if self.cursor_key != self._told:
            self._told = self.cursor_key
            self.post_message(Highlighted(self, self._told))

    def _note(self, line: int, width: int) -> str:
        """A line of the text shown where there are no rows at all; 0 is its first."""
        if self._span and self._span.rows:
            return ""
        return note_line(self.empty if self._span else _(READING), line, width)
