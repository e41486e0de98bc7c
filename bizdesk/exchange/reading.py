"""Any office's spreadsheet read into a plain table: CSV, TSV and text, XLSX and XLS.

The file is told by its content, not by its name, and looked at before it is opened. Whatever cannot be read is
refused in words; of what is read, every line is a row or is skipped with its reason.
"""

import os
from collections.abc import Callable
from pathlib import Path

from bizdesk.exchange.blocks import Known
from bizdesk.exchange.encoding import decode, reads_as_text
from bizdesk.exchange.grid import Reason, shown
from bizdesk.exchange.separated import read_separated
from bizdesk.exchange.sheets import Workbook, read_workbook
from bizdesk.exchange.tables import Row, Sheet, Skipped, to_sheet
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

__all__ = ["CELL_LIMIT", "FILE_LIMIT", "Row", "Sheet", "Skipped", "read"]

NOTHING = Known()
FILE_LIMIT = 64_000_000
CELL_LIMIT = 5_000_000

SIGNATURES = (
    (b"PK\x03\x04", "xlsx"),
    (b"PK\x05\x06", "xlsx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"%PDF", N_("PDF document")),
    (b"\x89PNG", N_("picture")),
    (b"\xff\xd8\xff", N_("picture")),
    (b"GIF8", N_("picture")),
    (b"SQLite format 3\0", N_("database")),
    (b"{\\rtf", N_("text document")),
    (b"\x1f\x8b", N_("packed file")),
    (b"Rar!", N_("packed file")),
    (b"7z\xbc\xaf", N_("packed file")),
    (b"\x7fELF", N_("program")),
    (b"MZ\x90\0", N_("program")),
)
WEB_PAGE = N_("web page")
WEB_BEGINNINGS = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head")
ENDINGS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".csv": "text", ".tsv": "text", ".txt": "text"}
RIGHT_ENDINGS = {"xlsx": ".xlsx", "xls": ".xls", "text": ".csv"}

NOT_FOUND = N_("There is no file {name}.")
NOT_A_FILE = N_("{name} is not a file. Name the spreadsheet itself.")
UNREADABLE = N_("{name} cannot be opened: {why}.")
EMPTY = N_("{name} is empty.")
TOO_LARGE = N_("{name} has {size} MB; at most {limit} MB are read. Split it.")
FOREIGN = N_("{name} is a {kind}, not a spreadsheet. Save it as XLSX or CSV first.")
NO_SHEETS = N_("{name} is a text file: it has no sheets to choose from.")
FITS = N_("The sheet {sheet} was read: it is the first whose headings fit.")
NO_SHEET_FITS = N_(
    "No sheet of {name} has headings that are known here; it holds: {names}. Name the one that is meant with --sheet,"
    " or under 'Sheet'."
)
NO_TABLE = N_("{name} is no spreadsheet, whatever its name says: it is damaged, or something else altogether.")
OTHER_ENDING = N_("{name} does not hold what its name says: it is a {ending} file. Rename it so.")


def read(
    path: str | os.PathLike[str],
    sheet: str | int | None = None,
    encoding: str | None = None,
    known: Known = NOTHING,
    fits: Callable[[Sheet], int] | None = None,
) -> Sheet:
    """The table in a file.

    sheet names the sheet of a workbook, or counts it from 1; without it the first visible one that holds anything, or
    of several the first that fits best: fits tells 2 of a table that is meant, 1 of one that may be, else 0.
    encoding is for a text file whose own cannot be found. known: by what the header is recognised before
    its shape, and blocks side by side. Raises Refused.
    """
    file = Path(path)
    kind = _kind(file)
    if kind == "text":
        if sheet is not None:
            raise Refused(NO_SHEETS, name=shown(file.name))
        text, name = decode(_opened(file), encoding)
        grid, separator = read_separated(text, file.stem, cell_limit=CELL_LIMIT)
        table = to_sheet(grid, known)
        table.encoding, table.separator = name, separator
        return table
    book = read_workbook(file, kind, sheet, CELL_LIMIT)
    if sheet is None and fits is not None and len(book.readable) > 1:
        return _fitting(file, kind, book, known, fits)
    table = to_sheet(book.grid, known)
    table.sheets = book.names
    return table


def _fitting(file: Path, kind: str, first: Workbook, known: Known, fits: Callable[[Sheet], int]) -> Sheet:
    """The first sheet of a workbook that is meant, else the first that may be; Refused where there is neither."""
    spare: Sheet | None = None
    for place in first.readable:
        try:
            book = first if place == first.readable[0] else read_workbook(file, kind, place, CELL_LIMIT)
            table = to_sheet(book.grid, known)
        except Refused:
            continue
        table.sheets = book.names
        if place != first.readable[0]:
            table.notes.insert(0, Reason(FITS, {"sheet": shown(table.name)}))
        fitting = fits(table)
        if fitting > 1:
            return table
        if fitting and spare is None:
            spare = table
    if spare is None:
        names = _(", ").join(map(shown, first.names))
        raise Refused(NO_SHEET_FITS, name=shown(file.name), names=names)
    return spare


def _kind(file: Path) -> str:
    """One of xlsx, xls and text, by the first bytes."""
    name = shown(file.name)
    try:
        status = file.stat()
    except (OSError, ValueError):
        raise Refused(NOT_FOUND, name=visible(str(file))) from None
    if not file.is_file():
        raise Refused(NOT_A_FILE, name=visible(str(file)))
    if status.st_size > FILE_LIMIT:
        size, limit = status.st_size // 1_000_000, FILE_LIMIT // 1_000_000
        raise Refused(TOO_LARGE, name=name, size=size, limit=limit)
    start = _opened(file, 512)
    if not start:
        raise Refused(EMPTY, name=name)
    kind = next((kind for mark, kind in SIGNATURES if start.startswith(mark)), "text")
    if kind == "text" and start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(WEB_BEGINNINGS):
        kind = WEB_PAGE
    if kind not in RIGHT_ENDINGS:
        raise Refused(FOREIGN, name=name, kind=_(kind))
    if ENDINGS.get(file.suffix.lower(), kind) != kind:
        if kind == "text" and not reads_as_text(start):
            raise Refused(NO_TABLE, name=name)
        raise Refused(OTHER_ENDING, name=name, ending=RIGHT_ENDINGS[kind])
    return kind


def _opened(file: Path, size: int = FILE_LIMIT) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(size)
    except OSError as fault:
        raise Refused(UNREADABLE, name=shown(file.name), why=system_words(fault)) from None
