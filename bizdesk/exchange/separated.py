"""Text files of rows: comma, semicolon, tab or bar between the cells, quoted where a cell holds one of them."""

import csv
import io
import re
from collections import Counter

from bizdesk.exchange.grid import Cell, Grid
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

SAMPLE_ROWS = 200
SAMPLE_CHARACTERS = 200_000
# How many of the sampled rows must agree on their width; the last three also occur inside ordinary text.
SEPARATORS = {",": 0.0, "\t": 0.0, ";": 0.0, "，": 0.8, "；": 0.8, "|": 0.6}
# Spreadsheets obey such a first line and people leave it in.
LINE_END = re.compile(r"\r\n|\r|\n")
HINT = re.compile(r"sep=([,;\t|])[\r\n]", re.IGNORECASE)

BROKEN_QUOTES = N_("The quotation marks in the row that begins on line {line} of the file do not match.")
TOO_LONG = N_("The row that begins on line {line} of the file holds a cell of more than {limit} characters.")
RUNS_ON = N_(
    "A quotation mark opened in the row that begins on line {line} of the file is not closed for {limit} characters."
)
OPEN_QUOTE = N_("A quotation mark opened on line {line} is never closed.")
TOO_MANY_CELLS = N_("The file holds more than {limit} cells. Split it.")


def read_separated(text: str, name: str, *, cell_limit: int) -> tuple[Grid, str]:
    """The rows of a text and the separator found, the rows counted as a spreadsheet counts them.

    Line ends inside quoted cells become plain ones. Raises Refused for quotation marks that do not match, which are
    found by their line in the file, and for more cells than cell_limit.
    """
    separator = _separator(text)
    lines: list[tuple[int, list[Cell]]] = []
    cells = 0
    begins = 1
    # A text opened with newline="" is split at CR, LF and CRLF alike, and nowhere else.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            cells += len(row)
            if cells > cell_limit:
                raise Refused(TOO_MANY_CELLS, limit=cell_limit)
            lines.append((len(lines) + 1, [_unified(cell) for cell in row]))
            begins = reader.line_num + 1
    except csv.Error as fault:
        if "field limit" in str(fault):
            limit = csv.field_size_limit()
            message = TOO_LONG if len(LINE_END.split(text, begins)[begins - 1]) > limit else RUNS_ON
            raise Refused(message, line=begins, limit=f"{limit:,}") from None
        message = OPEN_QUOTE if "unexpected end" in str(fault) else BROKEN_QUOTES
        raise Refused(message, line=begins) from None
    return Grid(name, lines), separator


def _unified(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _separator(text: str) -> str:
    """The separator that cuts most rows into the same number of cells, more cells winning a draw."""
    sample = text[:SAMPLE_CHARACTERS]
    if hint := HINT.match(sample):
        return hint[1]
    best, found = (0.0, 0), ","
    for separator, sure in SEPARATORS.items():
        if separator not in sample:
            continue
        widths = _widths(sample, separator)
        cut = Counter(width for width in widths if width > 1)
        if not cut:
            continue
        width, rows = max(cut.items(), key=lambda item: (item[1], item[0]))
        share = rows / len(widths)
        if share >= sure and (share, width) > best:
            best, found = (share, width), separator
    return found


def _widths(sample: str, separator: str) -> list[int]:
    """How many cells each row would have, as far as the quotation marks agree with that separator."""
    widths: list[int] = []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if row:
                widths.append(len(row))
            if len(widths) == SAMPLE_ROWS:
                break
    except csv.Error:
        # The marks belong to another separator, or the sample ends inside a cell; a fault of the file is named later.
        return widths
    return widths
