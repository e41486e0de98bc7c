"""The sheet of paper and the widths of the columns on it, in screen cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bizdesk.office.text import cells, visible
from bizdesk.reports.report import Cell, Column
from bizdesk.reports.shown import Shown
from bizdesk.reports.wrapping import WORD, wrap

GAP = 2
NARROWEST = 8
READABLE = 20
WIDEST = 60
UNBROKEN = 14
HEADING_LINES = 3
SHORTEST = 4
# Four Chinese characters are one word.
UNFOLDED = 8
# Of the further lines of a row whose columns do not fit on one.
INDENT = 4


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
    """Of each column: what it would like, the same with its heading on two lines, and what it cannot go below."""

    wished: tuple[int, ...]
    folded: tuple[int, ...]
    least: tuple[int, ...]

    def easy(self, readable: int = READABLE) -> tuple[int, ...]:
        """The widths at which every text can be read with ease, or in columns of so many cells at the most."""
        return tuple(min(wish, max(least, readable)) for wish, least in zip(self.folded, self.least, strict=True))

    def shared(self, places: Sequence[int], room: int) -> tuple[int, ...]:
        """The widths of some columns in so many cells: headings are folded first, then the widest gives way."""
        wished, folded, least = (tuple(sizes[n] for n in places) for sizes in (self.wished, self.folded, self.least))
        return wished if line(wished) <= room else tuple(squeeze(folded, least, room))


def measure(
    columns: Sequence[Column], shows: Sequence[Shown], rows: Iterable[Sequence[Cell]], totals: Sequence[str]
) -> Widths:
    """The widths that headings, the rows given and the line of totals ask for; no number is cut, no word broken."""
    found = [cells(total) for total in totals] or [0] * len(columns)
    words = [0] * len(columns)
    loose = [column.type == "text" for column in columns]
    for row in rows:
        for place, (show, value) in enumerate(zip(shows, row, strict=True)):
            text = show(value)
            plain = text.isascii() and text.isprintable()
            size = len(text) if plain else cells(visible(text, WIDEST))
            if size > found[place]:
                found[place] = size
            if loose[place] and size > words[place]:
                words[place] = max(words[place], longest_word(text))
    sizes = []
    for place, (column, size) in enumerate(zip(columns, found, strict=True)):
        narrow = heading_width(column.label, HEADING_LINES)
        folded = max(heading_width(column.label, 2), min(cells(column.label), UNFOLDED))
        if loose[place]:
            # The first column names the row: up to a readable width it is not broken.
            unbroken = READABLE if place == 0 else max(min(NARROWEST, size), min(words[place], UNBROKEN))
            wide, fold = (min(max(size, column.width, head), WIDEST) for head in (cells(column.label), folded))
            sizes.append((wide, fold, min(fold, max(narrow, unbroken))))
        else:
            fold = max(size, column.width, folded)
            sizes.append((max(fold, min(cells(column.label), UNBROKEN)), fold, max(size, narrow)))
    wished, folds, least = zip(*sizes, strict=True)
    return Widths(wished, folds, least)


def longest_word(text: str) -> int:
    """The cells of the longest run without a blank where a text begins: Chinese names are hard to read in two."""
    return max(map(cells, text[:WIDEST].split()), default=0)


def heading_width(label: str, lines: int) -> int:
    """The least cells in which a heading stands whole on so many lines."""
    longest = max((cells(word) for word in WORD.findall(label)), default=0)
    width = min(max(longest, min(cells(label), SHORTEST), -(-cells(label) // lines), 1), UNBROKEN)
    while width < UNBROKEN and len(wrap(label, width)) > lines:
        width += 1
    return width


def line(sizes: Iterable[int]) -> int:
    """The width of a line of columns."""
    return sum(size + GAP for size in sizes) - GAP


def choose_paper(tables: Iterable[Widths]) -> Paper:
    """The smallest sheet on which every table is easy to read with each row on one line, else on two."""
    tables = list(tables)
    widest = max((line(table.easy()) for table in tables), default=0)
    tightest = max((line(table.least) for table in tables), default=0)
    for paper in A4:
        if widest <= paper.width or (paper is A4[-1] and tightest <= paper.width):
            return paper
    wide = (paper for paper in A4 if paper.landscape)
    return next((paper for paper in wide if all(len(groups(table, paper.width)) <= 2 for table in tables)), A4[-1])


def groups(widths: Widths, room: int) -> list[list[int]]:
    """Columns by place, in one group where they fit, else in as many as each row then has lines."""
    if line(widths.least) <= room:
        return [list(range(len(widths.least)))]
    easy = widths.easy()
    found = [[0]]
    used = easy[0]
    for place in range(1, len(easy)):
        size = GAP + easy[place]
        if used + size > room and (len(found[-1]) > 1 or place > 1):
            found.append([])
            used = INDENT - GAP
        found[-1].append(place)
        used += size
    return found


def squeeze(wished: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths that fit the room: the widest column gives way first, none below its least."""
    sizes = list(wished)
    spare = room - line(sizes)
    while spare < 0:
        loose = [place for place, least_size in enumerate(least) if sizes[place] > least_size]
        if not loose:
            break
        sizes[max(loose, key=sizes.__getitem__)] -= 1
        spare += 1
    return sizes
