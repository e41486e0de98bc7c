"""A sheet as it stands made into a plain table: header, rows, and by name everything that is neither."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from bizdesk.exchange.blocks import Block, Known, find_blocks
from bizdesk.exchange.grid import ERROR_VALUE, NO_HEADING, SHORTENED, Cell, Grid, Reason, column_letters, shown
from bizdesk.exchange.headings import distinct, find_header, headings, is_blank, is_number_like
from bizdesk.exchange.leavings import BLANK, HEADER_AGAIN, TITLE_AGAIN, TOTAL, why_below, why_no_row
from bizdesk.exchange.units import Amounts, in_titles
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.text import fold

EMPTY = N_("The file holds no rows.")
NO_HEADER = N_("No row with headings was found in {sheet}. The first row of the table must name its columns.")

ABOVE = N_("Above the header.")
BESIDE = N_("Beside the table, under no heading: {text}.")

REPEATED = N_("The heading {name} stands twice; the one in column {column} is called {called}.")
NAMELESS = N_("Column {column} has no heading.")
FILLED_DOWN = N_("{text} is merged over rows {first} to {last}; each of them gets it.")

ERROR_TEXTS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
SHORTENED_FORM = re.compile(r"\s*[+-]?\d(?:\.\d+)?[eE]\+\d{2,3}\s*")


@dataclass(slots=True)
class Row:
    """One row of the table: the line it begins on, its cells under the header, and the cells that cannot be trusted.

    block counts from 1 where the sheet holds the same table two or three times side by side, else it is 0.
    """

    line: int
    cells: list[Cell]
    block: int = 0
    faults: dict[int, Reason] = field(default_factory=dict)


class Skipped(NamedTuple):
    """A line that is no row, and why; block: where it is none in one of several."""

    line: int
    reason: Reason
    block: int = 0


@dataclass(slots=True)
class Sheet:
    """A table read from a file. Every line of it is the header's, a row's, or skipped with its reason.

    encoding and separator say how a text file was read and are empty for a workbook; sheets names all its sheets.
    amounts: what a row above the header says that all amounts are counted in.
    """

    name: str
    header: list[str]
    rows: list[Row]
    skipped: list[Skipped]
    header_lines: tuple[int, ...]
    blocks: int = 1
    notes: list[Reason] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    amounts: Amounts | None = None


def to_sheet(grid: Grid, known: Known) -> Sheet:
    """The table in a grid; known: what may stand in its header. Raises Refused when there is none."""
    if not any(not is_blank(cell) for _, cells in grid.lines for cell in cells):
        raise Refused(EMPTY)
    span = find_header(grid, known.words)
    if span is None:
        raise Refused(NO_HEADER, sheet=shown(grid.name))
    top, bottom = span
    notes = list(grid.notes) + _fill_down(grid, bottom)
    names = headings(grid, top, bottom, known.words)
    blocks = find_blocks(names, known)
    if len(blocks) == 1:
        width = max([len(names), *(len(cells) for _, cells in grid.lines[bottom + 1 :])])
        names += [""] * (width - len(names))
        while width > 1 and not names[width - 1] and _column_is_blank(grid, bottom, width - 1):
            width -= 1
        blocks = [Block(0, width, tuple(range(width)))]
    columns = [
        next(at for at in under if at is not None) for under in zip(*(block.columns for block in blocks), strict=True)
    ]
    header, repeated = distinct([names[at] for at in columns], columns)
    notes += [Reason(REPEATED, {"name": shown(a), "column": b, "called": shown(c)}) for a, b, c in repeated]
    nameless = {place for place, column in enumerate(columns) if not names[column]}
    notes += [
        Reason(NAMELESS, {"column": column_letters(columns[place])})
        for place in sorted(nameless)
        if not _column_is_blank(grid, bottom, columns[place])
    ]
    skipped = [Skipped(line, Reason(BLANK if all(map(is_blank, cells)) else ABOVE)) for line, cells in grid.lines[:top]]
    sheet = Sheet(grid.name, header, [], skipped, tuple(line for line, _ in grid.lines[top : bottom + 1]), len(blocks))
    sheet.notes, sheet.amounts = notes, in_titles(grid.lines[:top])
    folded = [fold(name) for name in names]
    parts = [_parts(grid, bottom, block, folded) for block in blocks]
    _share_totals(parts)
    for number, (part, block) in enumerate(zip(parts, blocks, strict=True), int(len(blocks) > 1)):
        for line, cells, reason in part:
            if reason is None:
                sheet.rows.append(_row(grid, line, cells, number, block, nameless))
            elif reason != BLANK:
                sheet.skipped.append(Skipped(line, Reason(reason), number))
    told = {line for part in parts for line, _, reason in part if reason != BLANK}
    sheet.skipped += _left_over(grid, bottom, blocks, told)
    sheet.skipped.sort(key=lambda skipped: (skipped.line, skipped.block))
    return sheet


def _parts(grid: Grid, bottom: int, block: Block, names: Sequence[str]) -> list[tuple[int, list[Cell], str | None]]:
    """The lines of one block, each with the reason why it is no row, if there is one."""
    found: list[tuple[int, list[Cell], str | None]] = []
    header = ["" if at is None else names[at] for at in block.columns]
    for line, cells in grid.lines[bottom + 1 :]:
        part = [cells[at] if at is not None and at < len(cells) else "" for at in block.columns]
        found.append((line, part, why_no_row(part, header)))
    _find_titles(found, {_words(cells) for _, cells in grid.lines[: bottom + 1]})
    for at in range(len(found) - 1, -1, -1):
        line, part, reason = found[at]
        if reason is None:
            reason = why_below(part)
            if reason is None:
                break
            found[at] = (line, part, reason)
    return found


def _share_totals(parts: list[list[tuple[int, list[Cell], str | None]]]) -> None:
    """Take what stands on the line of a block's total, and is nothing but figures, for a part of it: one total is
    printed below all blocks."""
    for at, line in enumerate(zip(*parts, strict=True)):
        if any(reason == TOTAL for _, _, reason in line):
            for block, (number, cells, reason) in zip(parts, line, strict=True):
                if reason is None and all(map(is_number_like, cells)):
                    block[at] = (number, cells, TOTAL)


def _find_titles(found: list[tuple[int, list[Cell], str | None]], above: Set[str]) -> None:
    """Give their reason to the titles that are printed again with the header: a lone text, or what stood above it."""
    for at, (_, _, reason) in enumerate(found):
        if reason != HEADER_AGAIN:
            continue
        for back in range(at - 1, -1, -1):
            line, part, other = found[back]
            used = [cell for cell in part if not is_blank(cell)]
            title = other is None and len(part) > 2 and (len(used) == 1 or _words(part) in above)
            if title:
                found[back] = (line, part, TITLE_AGAIN)
            elif other != BLANK:
                break


def _words(cells: Sequence[Cell]) -> str:
    return " ".join(fold(str(cell)) for cell in cells if not is_blank(cell))


def _row(grid: Grid, line: int, cells: list[Cell], number: int, block: Block, nameless: set[int]) -> Row:
    faults: dict[int, Reason] = {}
    for column, cell in enumerate(cells):
        if cell == "":
            continue
        if isinstance(cell, str):
            if cell[0] == "#" and cell.strip() in ERROR_TEXTS:
                faults[column] = Reason(ERROR_VALUE, {"text": cell.strip()})
            elif ("E+" in cell or "e+" in cell) and SHORTENED_FORM.fullmatch(cell):
                faults[column] = Reason(SHORTENED, {"text": cell.strip()})
        at = block.columns[column]
        if grid.faults and at is not None and (line, at) in grid.faults:
            faults[column] = grid.faults[line, at]
        if column in nameless and column not in faults and not is_blank(cell):
            faults[column] = Reason(NO_HEADING, {"text": shown(cell)})
    return Row(line, cells, number, faults)


def _left_over(grid: Grid, bottom: int, blocks: list[Block], told: set[int]) -> list[Skipped]:
    """The lines that no block has told of, and what stands beside the blocks."""
    covered = {column for block in blocks for column in range(block.first, block.end)}
    out = []
    for line, cells in grid.lines[bottom + 1 :]:
        beside = [cell for column, cell in enumerate(cells) if column not in covered and not is_blank(cell)]
        if beside:
            out.append(Skipped(line, Reason(BESIDE, {"text": shown(" ".join(map(str, beside)))})))
        elif line not in told:
            out.append(Skipped(line, Reason(BLANK)))
    return out


def _column_is_blank(grid: Grid, bottom: int, column: int) -> bool:
    return all(column >= len(cells) or is_blank(cells[column]) for _, cells in grid.lines[bottom + 1 :])


def _fill_down(grid: Grid, bottom: int) -> list[Reason]:
    """Give each line under a merged cell its word; amounts stay where they are, or they would count several times."""
    notes = []
    places = {line: at for at, (line, _) in enumerate(grid.lines)}
    for first_row, column, last_row, last_column in grid.merged:
        start = places.get(first_row + 1, -1)
        if column != last_column or last_row == first_row or start <= bottom:
            continue
        cells = grid.lines[start][1]
        text = cells[column] if column < len(cells) else ""
        if not isinstance(text, str) or is_number_like(text):
            continue
        for _, below in grid.lines[start + 1 : start + 1 + last_row - first_row]:
            if column < len(below) and is_blank(below[column]) and not all(map(is_blank, below)):
                below[column] = text
        notes.append(Reason(FILLED_DOWN, {"text": shown(text), "first": first_row + 1, "last": last_row + 1}))
    return notes
