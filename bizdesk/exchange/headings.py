"""Which line of a sheet is its header, what its columns are called, and where blocks stand side by side."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date, time
from decimal import Decimal

from bizdesk.exchange.grid import Cell, Grid, column_letters
from bizdesk.office.text import fold

SEARCHED_LINES = 60
LABEL_LONGEST = 80
FILLED_SHARE = 0.6
WORDS_SHARE = 0.6
KNOWN_ENOUGH = 2

REQUIRED_MARKS = "*＊"
GUARD = "'"
NOTE_IN_BRACKETS = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
NUMBER_LIKE = re.compile(r"[\s¥￥$€%％元万,，.．+\-—=/()（）0-9０-９]*")
DATE_LIKE = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?.*", re.DOTALL)
LETTER = re.compile(r"[^\W\d_]")
CHINESE = re.compile("[\u3400-\u9fff]")


def label(cell: Cell) -> str:
    """What a cell calls its column: one line, without the mark of a required one and what keeps it from being run."""
    return " ".join(str(cell).split()).lstrip(GUARD).strip(REQUIRED_MARKS + " ").rstrip(":：")


def label_keys(text: str) -> tuple[str, ...]:
    """The forms under which a heading is looked up, best first: folded, and folded without its note in brackets."""
    whole, short = fold(label(text)), fold(NOTE_IN_BRACKETS.sub("", label(text)))
    return (whole, short) if short and short != whole else (whole,)


def is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def is_number_like(cell: Cell) -> bool:
    """Whether a cell holds an amount, a percent, a date or nothing: what stands in a row of totals beside its word."""
    if isinstance(cell, int | Decimal | date | time):
        return True
    return NUMBER_LIKE.fullmatch(cell) is not None or DATE_LIKE.fullmatch(cell.strip()) is not None


def is_word(cell: Cell) -> bool:
    """Whether a cell could be a heading."""
    if not isinstance(cell, str) or len(cell) > LABEL_LONGEST or is_number_like(cell):
        return False
    text = cell.strip()
    return LETTER.search(text) is not None and not text.endswith((":", "：")) and not re.search(r"[:：]\s*\S", text)


def find_header(grid: Grid, known: Set[str]) -> tuple[int, int] | None:
    """The first and last index in grid.lines of the header; known holds folded headings, empty when none are known."""
    rows = [cells for _, cells in grid.lines[:SEARCHED_LINES]]
    at = _by_known(rows, known) if known else None
    if at is None:
        at = _by_shape(rows, [cells for _, cells in grid.lines[: 4 * SEARCHED_LINES]])
    return None if at is None else _span(grid, at)


def _by_known(rows: Sequence[Sequence[Cell]], known: Set[str]) -> int | None:
    hits = [len(known & {key for cell in row if is_word(cell) for key in label_keys(str(cell))}) for row in rows]
    most = max(hits, default=0)
    alone = [at for at, row in enumerate(rows) if sum(not is_blank(cell) for cell in row) == 1]
    if most >= KNOWN_ENOUGH or (most == 1 and hits.index(most) in alone and len(alone) == len(rows)):
        return hits.index(most)
    return None


def _by_shape(rows: Sequence[Sequence[Cell]], sample: Sequence[Sequence[Cell]]) -> int | None:
    filled = [sum(not is_blank(cell) for cell in row) for row in sample]
    widths = Counter(count for count in filled if count)
    if not widths:
        return None
    usual = max(widths.items(), key=lambda item: (item[1], item[0]))[0]
    least = min(2, max(widths))
    # A header names most columns; if no line does, one that holds nothing but words may still be it.
    for needed, share in ((max(least, round(FILLED_SHARE * usual)), WORDS_SHARE), (least, 1.0)):
        for at, row in enumerate(rows):
            used = [cell for cell in row if not is_blank(cell)]
            if len(used) >= needed and sum(map(is_word, used)) >= share * len(used):
                return at
    return None


def _span(grid: Grid, at: int) -> tuple[int, int]:
    """The header's lines when one is known: merged cells join two, and so do labels that fill each other's gaps."""
    line = grid.lines[at][0] - 1
    width = _width(grid.lines[at][1])
    top = bottom = at
    for first_row, first_column, last_row, last_column in grid.merged:
        if not first_row <= line <= last_row or last_row - first_row > 2:
            continue
        if last_row > first_row:
            top, bottom = min(top, at - (line - first_row)), max(bottom, at + last_row - line)
        elif 0 < last_column - first_column < width - 1 and at + 1 < len(grid.lines):
            below = grid.lines[at + 1][1][first_column : last_column + 1]
            if len(below) > 1 and all(is_word(cell) for cell in below):
                bottom = max(bottom, at + 1)
    if top == bottom:
        if at + 1 < len(grid.lines) and _interlock(grid.lines[at][1], grid.lines[at + 1][1]):
            bottom = at + 1
        elif at and _interlock(grid.lines[at - 1][1], grid.lines[at][1]):
            top = at - 1
    return max(top, 0), min(bottom, len(grid.lines) - 1)


def _width(cells: Sequence[Cell]) -> int:
    return max((column + 1 for column, cell in enumerate(cells) if not is_blank(cell)), default=0)


def _interlock(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether two lines are one header: groups above, their parts below, and nothing under an undivided column."""
    width = max(_width(upper), _width(lower))
    above = [column for column in range(width) if column < len(upper) and not is_blank(upper[column])]
    below = [column for column in range(width) if column < len(lower) and not is_blank(lower[column])]
    gaps = [column for column in range(width) if column not in above]
    undivided = [column for column in above if column not in below]
    return (
        len(above) > 1
        and bool(gaps and undivided)
        and above[0] == 0
        and all(column in below for column in gaps)
        and all(is_word(lower[column]) for column in below)
        and all(is_word(upper[column]) for column in above)
    )


def headings(grid: Grid, top: int, bottom: int, known: Set[str]) -> list[str]:
    """What each column is called, "" where nothing stands; of a header in two lines both words are joined."""
    lines = [list(cells) for _, cells in grid.lines[top : bottom + 1]]
    width = max(map(len, lines))
    for cells in lines:
        cells.extend([""] * (width - len(cells)))
    if bottom > top:
        _spread(grid, top, lines, width)
    names = []
    for column in range(width):
        parts = list(dict.fromkeys(part for cells in lines if (part := label(cells[column]))))
        joined = _joined(parts)
        last = parts[-1] if parts else ""
        names.append(last if len(parts) > 1 and fold(joined) not in known and fold(last) in known else joined)
    for name, times in Counter(names).items():
        if times > 1 and bottom > top:
            names = [_joined([label(cells[at]) for cells in lines if not is_blank(cells[at])]) if have == name else have
                     for at, have in enumerate(names)]  # fmt: skip
    return names


def _spread(grid: Grid, top: int, lines: list[list[Cell]], width: int) -> None:
    """Give every part its group's word: by the merged cells where the file has them, else from the left."""
    zero = grid.lines[top][0] - 1
    merged = [area for area in grid.merged if zero <= area[0] < zero + len(lines) and area[3] > area[1]]
    for first_row, first_column, _, last_column in merged:
        for column in range(first_column, min(last_column + 1, width)):
            lines[first_row - zero][column] = lines[first_row - zero][first_column]
    if not merged:
        for column in range(1, width):
            if is_blank(lines[0][column]) and not is_blank(lines[-1][column]):
                lines[0][column] = lines[0][column - 1]


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in dict.fromkeys(parts):
        close = text and CHINESE.match(text[-1]) and CHINESE.match(part[0])
        text += part if close or not text else f" {part}"
    return text


def distinct(names: Sequence[str], columns: Sequence[int]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The headings of columns made distinct, and each repeated one as (heading, its column, what it is called now)."""
    seen: Counter[str] = Counter()
    out, repeated = [], []
    for column, name in zip(columns, names, strict=True):
        called = name or f"[{column_letters(column)}]"
        seen[fold(called)] += 1
        while (times := seen[fold(called)]) > 1:
            called = f"{name} ({times})"
            seen[fold(called)] += 1
        if name and called != name:
            repeated.append((name, column_letters(column), called))
        out.append(called)
    return out, repeated
