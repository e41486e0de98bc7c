"""A report in any format, to a file that is whole or not there, or to a stream."""

from collections.abc import Callable, Iterator
from io import TextIOBase
from pathlib import Path
from typing import BinaryIO, TextIO

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.outfile import writing
from bizdesk.reports.report import Report

UNKNOWN = N_("Unknown format: {format}. Choose one of {formats}.")
NOT_TEXT = N_("A workbook is not text. Name a file for it that ends in .xlsx.")
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
}
FORMATS = ("text", "html", "csv", "xlsx", "json")


def format_of(name: str, path: Path | None = None) -> str:
    """The format asked for by name, else by the file's ending, else text; Refused where there is no such format."""
    found = name.lower() if name else ENDINGS.get(path.suffix.lower(), path.suffix) if path and path.suffix else "text"
    if found not in FORMATS:
        raise Refused(UNKNOWN, format=found, formats=_(", ").join(FORMATS))
    return found


def pieces(report: Report, format: str) -> Iterator[str]:
    """The report as text of a format, piece by piece, for a stream of characters."""
    return _source(format)(report)


def render(report: Report, format: str, target: Path | BinaryIO | TextIO) -> None:
    """Write the report. A file appears under its name only when it is complete; streams stay open.

    format: one of FORMATS, or '' to go by the file's ending. OSError where the file cannot be written.
    """
    if isinstance(target, Path):
        _to_file(report, format_of(format, target), target)
    elif isinstance(target, TextIOBase):
        for piece in pieces(report, format_of(format)):
            target.write(piece)
    else:
        _to_bytes(report, format_of(format), target)  # type: ignore[arg-type]  # what is no TextIO takes bytes


def _to_file(report: Report, format: str, path: Path) -> None:
    with writing(path) as stream:
        _to_bytes(report, format, stream)


def _to_bytes(report: Report, format: str, stream: BinaryIO) -> None:
    if format == "xlsx":
        from bizdesk.reports.as_xlsx import write_xlsx

        write_xlsx(report, stream)
        return
    for piece in pieces(report, format):
        stream.write(piece.encode())


def _source(format: str) -> Callable[[Report], Iterator[str]]:
    """The function that makes a format; each is imported only when it is asked for."""
    if format == "html":
        from bizdesk.reports.as_html import html as source
    elif format == "csv":
        from bizdesk.reports.as_csv import csv_lines as source
    elif format == "json":
        from bizdesk.reports.as_json import json_text as source
    elif format == "text":
        from bizdesk.reports.as_text import text as source
    else:
        raise Refused(NOT_TEXT)
    return source
