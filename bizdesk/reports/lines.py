"""Rows of shown values set as lines of text: each column at its place, whatever the texts hold."""

from collections.abc import Iterable, Sequence

from bizdesk.office.text import fit, visible
from bizdesk.reports.report import NUMBERS, Column
from bizdesk.reports.widths import GAP, squeeze
from bizdesk.reports.wrapping import wrap

BETWEEN = " " * GAP
SHORTEST = 4
WORDS = ("text", "boolean")


class Lines:
    """A group of columns side by side; places are those of the table's columns that belong to it.

    indent: the blank cells before the first of them.
    """

    def __init__(
        self, places: tuple[int, ...], columns: tuple[Column, ...], sizes: tuple[int, ...], indent: int = 0
    ) -> None:
        self.places = places
        self.columns = columns
        self.sizes = sizes
        self._margin = " " * indent
        self._texts = [column.type in WORDS for column in columns]
        self._right = [column.type in NUMBERS for column in columns]
        self._columns_width = sum(sizes) + GAP * (len(sizes) - 1)
        self._width = indent + self._columns_width
        self._loose = [(place, size) for place, size in enumerate(sizes) if self._texts[place]]
        padded = [f"%{size}s" if right else f"%-{size}s" for size, right in zip(sizes, self._right, strict=True)]
        self._template = self._margin + BETWEEN.join(padded)
        self._loose_template = self._margin + BETWEEN.join(
            "%s" if loose else pad for pad, loose in zip(padded, self._texts, strict=True)
        )

    def heading(self) -> list[str]:
        """The labels, wrapped and standing on a rule."""
        labels = [wrap(column.label, size, 3) for column, size in zip(self.columns, self.sizes, strict=True)]
        height = max(map(len, labels))
        return [*self._compose([[""] * (height - len(label)) + label for label in labels]), self.rule()]

    def rule(self) -> str:
        """A dash under every cell of every column."""
        return self._margin + BETWEEN.join("-" * size for size in self.sizes)

    def single(self, rows: Iterable[Sequence[str]]) -> list[str]:
        """One line for each row of the table; a text that is too long is cut, a number never."""
        template, width, places = self._template, self._width, self.places
        lines = []
        for row in rows:
            texts = tuple([row[place] for place in places])
            line = template % texts
            # Padding makes a line of harmless short cells exactly as long as it is wide: one test for all of them.
            if len(line) != width or not line.isascii() or not line.isprintable():
                line = self._fitted(texts)
            lines.append(line.rstrip())
        return lines

    def wrapped(self, row: Sequence[str], most: int) -> list[str]:
        """The lines of one row, its texts wrapped to at most so many lines."""
        texts = [row[place] for place in self.places]
        sizes = self._room_for(texts)
        cells = [
            wrap(text, size, most) if wrappable else [text]
            for text, size, wrappable in zip(texts, sizes, self._texts, strict=True)
        ]
        height = max(map(len, cells))
        return self._compose([cell + [""] * (height - len(cell)) for cell in cells], sizes)

    def _compose(self, cells: Sequence[Sequence[str]], sizes: Sequence[int] = ()) -> list[str]:
        return [
            (self._margin + BETWEEN.join(map(_pad, line, sizes or self.sizes, self._right))).rstrip()
            for line in zip(*cells, strict=True)
        ]

    def _fitted(self, texts: tuple[str, ...]) -> str:
        """The line with its texts cut to size; what is no text is harmless, and narrow as it is long."""
        shown = list(texts)
        length = self._width
        for place, size in self._loose:
            shown[place] = cell = fit(visible(shown[place], size + 1), size)
            length += len(cell) - size
        line = self._loose_template % tuple(shown)
        return line if len(line) == length else self.careful(texts)

    def careful(self, texts: Sequence[str]) -> str:
        """The line of cells that may be wider than their columns: a number keeps all its digits."""
        sizes = self._room_for(texts)
        shown = [visible(text, size + 1) for text, size in zip(texts, sizes, strict=True)]
        return (self._margin + BETWEEN.join(map(_pad, shown, sizes, self._right))).rstrip()

    def _room_for(self, texts: Sequence[str]) -> Sequence[int]:
        """The widths for one row: a number too wide for its column takes the room from the texts beside it."""
        needed = [
            size if loose else max(size, len(text))
            for text, size, loose in zip(texts, self.sizes, self._texts, strict=True)
        ]
        if tuple(needed) == self.sizes:
            return self.sizes
        least = [min(size, SHORTEST) if loose else size for size, loose in zip(needed, self._texts, strict=True)]
        return squeeze(needed, least, self._columns_width)


def _pad(text: str, size: int, right: bool) -> str:
    return fit(text, size, "right" if right else "left")
