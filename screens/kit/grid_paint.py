"""How the lines of a grid look: which rows and columns are in view, whole columns only."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from bizdesk.office.text import cells, fit, visible

from .table_cells import CURSOR, MORE
from .table_words import note_line

CLASSES = ("header", "row", "own", "beside", "changed", "total", "cursor", "typing")
COMPONENT_CLASSES = {f"grid--{name}" for name in CLASSES}
GUTTER, GAP = 2, 1
LEAST_LABEL, LEAST_AMOUNT = 16, 8
HEADER, RULE = 1, 1
# Of the lines there are, so many at most go to the totals: a third of them.
TOTALS_SHARE = 3


class GridRow(NamedTuple):
    """A row: its label, the first amount being what the others come to, and what is shown beside it, muted.

    changed: the columns that are not saved; own: whether it has to do with the row under the cursor.
    """

    label: str
    amounts: Sequence[int]
    beside: tuple[str, Sequence[int]] | None = None
    changed: frozenset[int] = frozenset()
    own: bool = False


class Painted:
    """Draws the lines of one grid; measure() after the rows or the width have changed."""

    def __init__(self, widget: Widget, headings: Sequence[str], shown: Callable[[int], str], empty: str) -> None:
        self.headings = headings
        self.rows: Sequence[GridRow] = ()
        self.totals: Sequence[GridRow] = ()
        self._widget = widget
        self._shown = shown
        self._empty = empty
        self._label = LEAST_LABEL
        self._amount = LEAST_AMOUNT
        # The first row in view, the first column in view beside the one that stays, and how many there is room for.
        self.top = 0
        self.first = 1
        self._count = 1
        self._width = 0

    def measure(self, width: int) -> None:
        """Share out the cells there are between the label and whole columns."""
        every = [*self.rows, *self.totals]
        amounts = {each for row in every for each in (*row.amounts, *(row.beside[1] if row.beside else ()))}
        texts = [*self.headings, *(self._shown(amount) for amount in amounts)]
        self._width = width
        self._amount = max(LEAST_AMOUNT, *map(cells, texts))
        room, each = width - GUTTER - cells(MORE), self._amount + GAP
        self._count = max(1, min(len(self.headings) - 1, (room - LEAST_LABEL - each) // each))
        longest = max((cells(row.label) for row in every), default=0)
        self._label = max(4, min(room - (self._count + 1) * each, max(longest, LEAST_LABEL)))
        self.first = min(self.first, len(self.headings) - self._count)

    @property
    def _high(self) -> int:
        """The lines of one row."""
        return 2 if any(row.beside for row in self.rows[:1]) else 1

    def _below(self, height: int) -> int:
        """The lines that the totals get, the one that parts them from the rows left out."""
        wanted = sum(2 if row.beside else 1 for row in self.totals)
        return min(wanted, max((height - HEADER - RULE) // TOTALS_SHARE, 1))

    def page(self, height: int) -> int:
        """How many rows are in view."""
        room = height - HEADER - (self._below(height) + RULE if self.totals else 0)
        return max(room // self._high, 1)

    def reveal(self, row: int, column: int, height: int) -> None:
        """Bring a cell into view."""
        page = self.page(height)
        self.top = max(min(self.top, row, max(len(self.rows) - page, 0)), row - page + 1)
        if column:
            self.first = max(min(self.first, column), column - self._count + 1)

    def cell_at(self, x: int, y: int, height: int) -> tuple[int, int] | None:
        """The row and column drawn at a place."""
        row = self.top + (y - HEADER) // self._high
        if not HEADER <= y < HEADER + self.page(height) * self._high or row >= len(self.rows):
            return None
        at = (x - GUTTER - self._label - GAP) // (self._amount + GAP)
        columns = self._columns
        return row, columns[min(max(at, 0), len(columns) - 1)]

    @property
    def _columns(self) -> list[int]:
        """The columns in view."""
        return [0, *range(self.first, min(self.first + self._count, len(self.headings)))]

    def line(self, y: int, height: int, cursor: tuple[int, int], text: str | None, place: int) -> Strip:
        """One line: headings, a row, what is beside it, or a total."""
        if y == 0:
            return self._header()
        if not self.rows:
            return self._strip([(" " + note_line(self._empty, y - 2, self._width - 2), "beside")], "row")
        number, second = divmod(y - HEADER, self._high)
        if number < self.page(height):
            return self._row(self.top + number, bool(second), cursor, text, place)
        at = y - (height - self._below(height))
        return self._total(at, height) if at >= 0 else self._strip([], "row")

    def _header(self) -> Strip:
        parts = [" " * (GUTTER + self._label)]
        parts += [" " * GAP + fit(visible(self.headings[column]), self._amount, "right") for column in self._columns]
        text = "".join(parts)
        more = self._columns[-1] < len(self.headings) - 1
        if more:
            text = text.ljust(self._width - (cells(text) - len(text)) - 1) + MORE
        return self._strip([(text, "header")], "header")

    def _row(self, number: int, second: bool, cursor: tuple[int, int], text: str | None, place: int) -> Strip:
        if number >= len(self.rows):
            return self._strip([], "row")
        row, here = self.rows[number], number == cursor[0]
        base = "own" if here and not second else "row"
        if second:
            return self._beside(row)
        sign = CURSOR if here else " "
        parts = [(sign.ljust(GUTTER) + fit(visible(row.label, 200), self._label), base)]
        for column in self._columns:
            parts.append((" " * GAP, base))
            amount = fit(self._shown(row.amounts[column]), self._amount, "right")
            if (number, column) != cursor:
                parts.append((amount, "changed" if column in row.changed else base))
            elif text is None or not self._widget.has_focus:
                parts.append((amount, "cursor"))
            else:
                parts += self._typing(text, place)
        return self._strip(parts, base)

    def _typing(self, text: str, place: int) -> list[tuple[str, str]]:
        """The text typed so far in the room of a cell, with the place where it goes on."""
        start = max(place - self._amount + 1, 0)
        part = text[start:]
        while cells(part[: place - start]) >= self._amount:
            start, part = start + 1, part[1:]
        before, here, after = part[: place - start], part[place - start : place - start + 1] or " ", ""
        after = fit(part[place - start + 1 :], max(self._amount - cells(before) - cells(here), 0))
        return [(visible(before), "typing"), (visible(here), "cursor"), (after, "typing")]

    def _beside(self, row: GridRow) -> Strip:
        if row.beside is None:
            return self._strip([], "row")
        label, amounts = row.beside
        parts = [(" " * GUTTER + fit(label, self._label, "right"), "beside")]
        for column in self._columns:
            parts.append((" " * GAP + fit(self._shown(amounts[column]), self._amount, "right"), "beside"))
        return self._strip(parts, "row")

    def _total(self, at: int, height: int) -> Strip:
        """A line of the totals: the whole first, then those that the row under the cursor counts in, with others
        around them."""
        lines = [(row, False) for row in self.totals] if not any(row.beside for row in self.totals) else [
            (row, second) for row in self.totals for second in ((False, True) if row.beside else (False,))
        ]  # fmt: skip
        room = self._below(height)
        last = max((place for place, (row, _second) in enumerate(lines) if row.own), default=0)
        start = min(max(last - room + 2, 1), max(len(lines) - room + 1, 1))
        shown = [lines[0], *lines[start:]]
        if at >= len(shown):
            return self._strip([], "total")
        row, second = shown[at]
        if second:
            return self._beside(row)
        sign = CURSOR if row.own and at else " "
        parts = [sign.ljust(GUTTER) + fit(visible(row.label, 200), self._label)]
        for column in self._columns:
            parts.append(" " * GAP + fit(self._shown(row.amounts[column]), self._amount, "right"))
        return self._strip([("".join(parts), "total")], "total")

    def _strip(self, parts: Sequence[tuple[str, str]], rest: str) -> Strip:
        segments = [Segment(text, self._style(name)) for text, name in parts]
        return Strip(segments).adjust_cell_length(self._width, self._style(rest))

    def _style(self, name: str) -> Style:
        return self._widget.get_component_rich_style(f"grid--{name}")
