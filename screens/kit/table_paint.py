"""How the lines of a table look: texts, styles and the part of them that is in view, kept once drawn."""

from collections.abc import Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from .table_cells import CURSOR, GAP, GUTTER, MARK, MORE, TONES, Column, cell, heading, starts, widths

KEPT_LINES = 200
CLASSES = ("table--header", "table--cursor", "table--marked", "table--odd", "table--even", "table--empty")
COMPONENT_CLASSES = {*CLASSES, *(f"table--{tone}" for tone in TONES)}


class Painter:
    """Draws the lines of one table; forget() after anything but cursor and marks has changed."""

    def __init__(self, widget: Widget, columns: Sequence[Column]) -> None:
        self.columns = columns
        self._widget = widget
        self._available = -1
        self._widths: list[int] = []
        self._starts: list[int] = [GUTTER]
        self._view = (0, 0)
        self._lines: dict[tuple[int, bool, bool], Strip] = {}
        self._styles: dict[str, Style] = {}
        self._tones: dict[tuple[Style, str], Style] = {}

    @property
    def width(self) -> int:
        """The cells that can be moved over sideways: at their end, too, a column begins where it is looked at."""
        reach = (stop + self._available for stop in self.stops(self._available))
        return (
            self._line
            if self._line <= self._available
            else next((end for end in reach if end >= self._line), self._line)
        )

    @property
    def _line(self) -> int:
        """The width of a whole line in cells."""
        return max(GUTTER, self._starts[-1])

    def lay_out(self, columns: Sequence[Column]) -> None:
        """Take the same columns in other widths."""
        self.columns = columns
        self._available = -1

    def measure(self, available: int) -> None:
        """Share out the cells there are among the columns."""
        if available == self._available:
            return
        self._available = available
        self._widths = widths(self.columns, available)
        self._starts = starts(self._widths)
        self.forget()

    def forget(self) -> None:
        """Draw every line anew: rows, columns or the place looked at have changed."""
        self._lines.clear()

    def restyle(self) -> None:
        """Ask for the styles anew: theme or focus has changed."""
        self._styles.clear()
        self._tones.clear()
        self._lines.clear()

    def column_at(self, x: int, scrolled: int, width: int) -> Column | None:
        """The column drawn at a cell of the view."""
        at = x if x < self._fixed(width) else x + scrolled
        for column, start, size in zip(self.columns, self._starts, self._widths, strict=False):
            if start <= at < start + size + GAP:
                return column
        return None

    def stops(self, width: int) -> list[int]:
        """The places to scroll to sideways, each showing another column first."""
        fixed = self._fixed(width)
        return [start - fixed for start in self._starts[:-1] if start >= fixed]

    def header(self, sorted_by: str, descending: bool, scrolled: int, width: int) -> Strip:
        """The line of headings, with a sign where there are further columns to the right."""
        style = self._style("table--header")
        texts = (
            heading(column, size, sorted_by, descending)
            for column, size in zip(self.columns, self._widths, strict=True)
        )
        text = " " * GUTTER + (" " * GAP).join(texts)
        end = self._whole(scrolled, width)
        strip = self._crop(Strip([Segment(text, style)], self._line), scrolled, end, width, style)
        if scrolled + width < self._line:
            return Strip.join([strip.crop(0, width - 1), Strip([Segment(MORE, style)])])
        return strip

    def row(self, row: tuple[Any, ...], position: int, cursor: bool, marked: bool, scrolled: int, width: int) -> Strip:
        """The line of a row, its cursor and mark shown by signs as well as by colour."""
        if self._view != (scrolled, width) or len(self._lines) > KEPT_LINES:
            self._view = (scrolled, width)
            self._lines.clear()
        name = (position, cursor, marked)
        if name not in self._lines:
            base = self._style("table--odd" if position % 2 else "table--even")
            if marked:
                base += self._style("table--marked", partial=True)
            if cursor:
                base += self._style("table--cursor")
            end = self._whole(scrolled, width)
            segments, drawn = self._drawn(row, base, cursor, marked, end)
            if not scrolled and drawn <= end:
                # As nearly always: one strip, for each brings seven caches of its own.
                strip = Strip([*segments, Segment(" " * (width - drawn), base)] if drawn < width else segments, width)
            else:
                strip = self._crop(Strip(segments, drawn), scrolled, end, width, base)
            self._lines[name] = strip
        return self._lines[name]

    def note(self, text: str, width: int) -> Strip:
        """A line of text in the place of rows; an empty one is an empty line."""
        style = self._style("table--empty")
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    def widened(self, strip: Strip, width: int) -> Strip:
        """A line with the empty ground to its right, where no scroll bar stands."""
        return strip.extend_cell_length(width, self._style("table--empty"))

    def _drawn(
        self, row: tuple[Any, ...], base: Style, cursor: bool, marked: bool, until: int
    ) -> tuple[list[Segment], int]:
        """The line as far as a cell, and how many cells it has; the columns to the right of the view are not made."""
        segments: list[Segment] = []
        run = f"{CURSOR if cursor else ' '}{MARK if marked else ' '}".ljust(GUTTER)
        at = GUTTER
        for column, start, size, value in zip(self.columns, self._starts, self._widths, row, strict=False):
            if start >= until:
                break
            run, at = run + " " * (start - at), start + size
            text = cell(column, size, value)
            tone = "" if cursor or column.tone is None else column.tone(value)
            if tone:
                segments += [Segment(run, base), Segment(text, self._toned(base, tone))]
                run = ""
            else:
                run += text
        return [*segments, Segment(run, base)] if run else segments, at

    def _crop(self, strip: Strip, scrolled: int, end: int, width: int, style: Style) -> Strip:
        """The columns in view up to a cell; the first one stays while the others move, if there is room for both."""
        if not scrolled:
            return strip.crop(0, end).adjust_cell_length(width, style)
        fixed = self._fixed(width)
        return Strip.join([strip.crop(0, fixed), strip.crop(fixed + scrolled, end)]).adjust_cell_length(width, style)

    def _whole(self, scrolled: int, width: int) -> int:
        """The cell at which the last column ends that is in view from its first cell to its last; of a figure cut off
        nobody sees that it is. A column wider than the view is shown as far as that reaches."""
        end = scrolled + width
        if self._line <= end:
            return end
        whole = [start - GAP for start in self._starts[1:] if start - GAP <= end - len(MORE)]
        return whole[-1] if whole and whole[-1] > self._fixed(width) + scrolled else end

    def _fixed(self, width: int) -> int:
        first = self._starts[1] if len(self._starts) > 2 else GUTTER
        return first if first <= width // 2 else GUTTER

    def _toned(self, base: Style, tone: str) -> Style:
        if (base, tone) not in self._tones:
            self._tones[base, tone] = base + Style(color=self._style(f"table--{tone}").color)
        return self._tones[base, tone]

    def _style(self, name: str, partial: bool = False) -> Style:
        kept = f"{name} {partial}"
        if kept not in self._styles:
            try:
                style = self._widget.get_component_rich_style(name, partial=partial)
            except KeyError:
                # A table may be asked for its lines before it was given its styles; restyle() follows with them.
                return self._widget.rich_style
            self._styles[kept] = self._filtered(style)
        return self._styles[kept]

    def _filtered(self, style: Style) -> Style:
        """A style as the terminal is to have it: the filters change styles alone, and those are few and lines many."""
        segments, background = [Segment(" ", style)], self._widget.background_colors[1]
        for line_filter in self._widget.get_line_filters():
            segments = line_filter.apply(segments, background)
        return segments[0].style or style
