"""Rows in aligned columns of screen cells."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from bizdesk.office.text import cells, fit, visible

SAMPLE = 500
# How far a single long value may push the columns behind it.
WIDEST = 60
LEAST = 8
BETWEEN = 2


class Head(NamedTuple):
    """The heading of a column; figures stand right and are never cut."""

    label: str
    right: bool = False


def table(heads: Sequence[Head], rows: Iterable[Sequence[str]], width: int | None) -> Iterator[str]:
    """The lines of a table: its heads, then its rows; columns that do not fit into the width are left out from the end.

    Without a width nothing is cut; the first rows decide how wide the columns are.
    """
    every = iter([visible(text) for text in row] for row in rows)
    sample = list(islice(every, SAMPLE))
    labels = [visible(head.label) for head in heads]
    natural = [
        min(max(cells(label), *(cells(row[place]) for row in sample)) if sample else cells(label), WIDEST)
        for place, label in enumerate(labels)
    ]
    widths = natural if width is None else shrunk(natural, [head.right for head in heads], width)
    for row in chain([labels], sample, every):
        parts = [_set(text, size, head.right, width) for text, size, head in zip(row, widths, heads, strict=False)]
        yield (" " * BETWEEN).join(parts).rstrip()


def shrunk(natural: Sequence[int], right: Sequence[bool], width: int) -> list[int]:
    """The widths of as many columns as fit: texts give way first, then columns from the end."""
    widths = list(natural)
    while (over := sum(widths) + BETWEEN * (len(widths) - 1) - width) > 0:
        giving = [place for place in range(1, len(widths)) if not right[place] and widths[place] > LEAST]
        if giving:
            place = max(giving, key=lambda each: widths[each])
            widths[place] = max(LEAST, widths[place] - over, _second(widths, giving, place))
        elif len(widths) > 1:
            widths.pop()
        else:
            return [width]
    return widths


def _second(widths: Sequence[int], giving: Sequence[int], place: int) -> int:
    """The width below which a column would give way before its neighbours do."""
    others = [widths[each] for each in giving if each != place]
    highest = max(others, default=LEAST)
    return highest if highest < widths[place] else widths[place] - 1


def pairs(rows: Iterable[tuple[str, str]], width: int | None) -> Iterator[str]:
    """Labels and their values, each value wrapped beside its label."""
    from bizdesk.reports.wrapping import wrap

    held = [(visible(label), text) for label, text in rows]
    side = min(max((cells(label) for label, _text in held), default=0), WIDEST, (width or WIDEST * 2) // 2)
    room = max((width or 100_000) - side - BETWEEN, LEAST)
    for label, text in held:
        for place, line in enumerate(wrap(text, room) or [""]):
            yield (fit(label if not place else "", side) + " " * BETWEEN + line).rstrip()


def _set(text: str, size: int, right: bool, width: int | None) -> str:
    if width is None and cells(text) > size:
        return text
    return fit(text, size, "right" if right else "left")
