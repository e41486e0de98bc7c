"""Columns of a table and the text of their cells, each exactly as wide as its column."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from bizdesk.office.language import _
from bizdesk.office.text import cells, fit, visible

GAP = 2
TONES = ("negative", "warning", "good", "muted")
MARK = "*"
CURSOR = "›"
MORE = "»"
GUTTER = 3
RISING, FALLING = "▲", "▼"


def shown(value: Any) -> str:
    """A value as plain text, nothing for None."""
    return "" if value is None else str(value)


def negative(value: Any) -> str:
    """The tone of amounts: red below zero."""
    return "negative" if isinstance(value, int) and value < 0 else ""


class Column(NamedTuple):
    """A column of a table: width is its least width in cells, weight its share of the cells left over.

    label is a message id. show(value) gives the text; tone(value) one of TONES, or nothing.
    """

    name: str
    label: str
    width: int = 10
    weight: int = 0
    align: Literal["left", "right"] = "left"
    show: Callable[[Any], str] = shown
    tone: Callable[[Any], str] | None = None


def widths(columns: Sequence[Column], available: int) -> list[int]:
    """The width of each column, those with a weight sharing what the others leave; gaps are not included.

    Where not all of them fit, the first that do share the room, so that none is cut at the edge; a cell is left for
    the sign that there are more.
    """
    spare, fitting = available - GUTTER + GAP - sum(column.width + GAP for column in columns), len(columns)
    if spare < 0:
        spare -= len(MORE)
    while spare < 0 and fitting:
        fitting -= 1
        spare += columns[fitting].width + GAP
    spare = max(spare, 0)
    weights = sum(column.weight for column in columns[:fitting])
    made = []
    for column in columns[:fitting]:
        share = spare * column.weight // weights if weights else 0
        spare, weights = spare - share, weights - column.weight
        made.append(column.width + share)
    return [*made, *(column.width for column in columns[fitting:])]


def starts(column_widths: Sequence[int]) -> list[int]:
    """The cell at which each column begins, and at the end the width of the whole line."""
    made = [GUTTER]
    for width in column_widths:
        made.append(made[-1] + width + GAP)
    return [*made[:-1], made[-1] - GAP]


def cell(column: Column, width: int, value: Any) -> str:
    """The text of one cell, padded or cut to its width; hostile text shows plainly."""
    text = column.show(value)
    if text.isascii() and text.isprintable() and len(text) <= width:
        return text.rjust(width) if column.align == "right" else text.ljust(width)
    return fit(visible(text), width, column.align)


def heading(column: Column, width: int, sorted_by: str, descending: bool) -> str:
    """The text of a column's heading; the arrow of the sorted one stays when its label is cut."""
    label = visible(_(column.label))
    if column.name != sorted_by:
        return fit(label, width, column.align)
    arrow = FALLING if descending else RISING
    if cells(label) + 1 < width:
        arrow = f" {arrow}"
    room = width - len(arrow)
    return fit((label if cells(label) <= room else fit(label, room)) + arrow, width, column.align)
