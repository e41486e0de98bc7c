"""The sheet of paper and the widths of the columns on it, in screen cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bizdesk.office.text import cells, visible
from bizdesk.reports.report import NUMBERS, Cell, Column
from bizdesk.reports.shown import Shown
from bizdesk.reports.wrapping import WORD

GAP = 2
NARROWEST = 8
READABLE = 20
WIDEST = 60
UNBROKEN = 14


@dataclass(frozen=True)
class Paper:
    """A page of so many characters across and lines down, in type of so many characters and lines to the inch."""

    width: int
    lines: int
    landscape: bool = False
    per_inch: int = 12
    lines_per_inch: int = 6


PORTRAIT = Paper(96, 62)
LANDSCAPE = Paper(132, 44, landscape=True)
FINE = Paper(176, 58, landscape=True, per_inch=16, lines_per_inch=8)
A4 = (PORTRAIT, LANDSCAPE, FINE)


@dataclass(frozen=True)
class Widths:
    """Of each column: what it would like, and what it cannot go below."""

    wished: tuple[int, ...]
    least: tuple[int, ...]

    def readable(self) -> int:
        """The width of a line in which every text is wide enough to be read with ease."""
        sizes = [min(wish, max(least, READABLE)) for wish, least in zip(self.wished, self.least, strict=True)]
        return sum(sizes) + GAP * (len(sizes) - 1)


def measure(
    columns: Sequence[Column], shows: Sequence[Shown], rows: Iterable[Sequence[Cell]], totals: Sequence[str]
) -> Widths:
    """The widths that headings, the rows given and the line of totals ask for; a number is never cut."""
    found = [cells(total) for total in totals] or [0] * len(columns)
    for row in rows:
        for place, (show, value) in enumerate(zip(shows, row, strict=True)):
            text = show(value)
            size = len(text) if text.isascii() and text.isprintable() else cells(visible(text, WIDEST))
            if size > found[place]:
                found[place] = size
    wished, least = [], []
    for place, (column, size) in enumerate(zip(columns, found, strict=True)):
        label = cells(column.label)
        longest_word = min(max((cells(word) for word in WORD.findall(column.label)), default=1), UNBROKEN)
        if column.type in NUMBERS or column.type in ("date", "instant", "boolean"):
            narrow = max(size, longest_word, min((label + 1) // 2, UNBROKEN))
            wished.append(max(narrow, column.width, min(label, UNBROKEN)))
            least.append(narrow)
        else:
            wish = min(max(size, label, column.width), WIDEST)
            wished.append(wish)
            # The first column names the row: up to a readable width it is not broken.
            least.append(min(wish, READABLE if place == 0 else max(NARROWEST, longest_word)))
    return Widths(tuple(wished), tuple(least))


def choose_paper(tables: Iterable[Widths]) -> Paper:
    """The smallest sheet on which every table is easy to read, else the largest."""
    widest = max((table.readable() for table in tables), default=0)
    return next((paper for paper in A4 if widest <= paper.width), A4[-1])


def groups(widths: Widths, room: int) -> list[list[int]]:
    """Columns by place, in groups that fit the room; each further group begins with the first column again."""
    found = [[0]]
    used = widths.least[0]
    for place in range(1, len(widths.least)):
        size = GAP + widths.least[place]
        if used + size > room and len(found[-1]) > 1:
            found.append([0])
            used = widths.least[0]
        found[-1].append(place)
        used += size
    return found


def squeeze(wished: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fit the room: the widest column gives way first, none below its least."""
    sizes = list(wished)
    spare = room - GAP * (len(sizes) - 1) - sum(sizes)
    while spare < 0:
        loose = [place for place, least_size in enumerate(least) if sizes[place] > least_size]
        if not loose:
            break
        sizes[max(loose, key=sizes.__getitem__)] -= 1
        spare += 1
    return sizes
