"""Records written into a file that a spreadsheet opens and that imports back without change."""

import csv
import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import peewee

from bizdesk.exchange.columns import CHUNK, Column, columns_of, headings, rows
from bizdesk.exchange.grid import shown
from bizdesk.exchange.guarding import guarded
from bizdesk.exchanged import exchanged
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.fields import Choice, Flag, Instant, Percent, Reference, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.outfile import writing
from bizdesk.office.record import Record
from bizdesk.office.work import Work, finished

CELL_LIMIT = 32_767
ENDINGS = (".csv", ".xlsx")
# What the XML of a workbook cannot hold; control characters it holds as _x0007_.
UNKEPT = re.compile("[\ufffe\uffff]")
REPLACED = "\ufffd"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

OTHER_ENDING = N_("{name}: an export is a .csv or an .xlsx file.")
OFFICE_FILE = N_("{name} is the office file itself: name another.")
WRITING = N_("Writing the rows")
UNWRITABLE = N_("{name} cannot be written: {reason}.")


@dataclass(frozen=True)
class ExportResult:
    """How many rows were written, how many texts a workbook could not hold, and what the file leaves out."""

    rows: int
    replaced: int = 0
    left_out: str = ""


def exporting(
    office: Office,
    kind: type[Record],
    path: str | PathLike[str],
    where: Any = None,
    names: Sequence[str] | None = None,
    among: Callable[[], Container[int]] | None = None,
) -> Work[ExportResult]:
    """Write records into a .csv or .xlsx file; it appears under its name only when it is whole.

    where: a Peewee condition, or a query of the kind; None means all. among: gives the row ids that are wanted of
    those. names: the fields, in order; None as columns_of chooses. Yields (rows written, of, words). Refused where the
    file cannot be written.
    """
    office.activate()
    file = Path(path)
    if file.suffix.lower() not in ENDINGS:
        raise Refused(OTHER_ENDING, name=shown(file.name))
    if file.exists() and file.samefile(office.path):
        raise Refused(OFFICE_FILE, name=shown(file.name))
    columns = columns_of(kind, names)
    try:
        with writing(file) as stream:
            ids = _chosen(kind, where, among)
            write = _xlsx if file.suffix.lower() == ".xlsx" else _csv_file
            result = yield from write(office, kind, ids, columns, stream)
            return replace(result, left_out=_left_out(kind, ids))
    except OSError as fault:
        raise Refused(UNWRITABLE, name=shown(file.name), reason=system_words(fault)) from None


def export_text(
    office: Office, kind: type[Record], stream: TextIO, where: Any = None, names: Sequence[str] | None = None
) -> ExportResult:
    """Write records as CSV into a stream of characters."""
    office.activate()
    ids = _chosen(kind, where)
    return replace(finished(_csv(office, kind, ids, columns_of(kind, names), stream)), left_out=_left_out(kind, ids))


def _left_out(kind: type[Record], ids: list[int]) -> str:
    """What of the records no file of rows holds, in words."""
    untold = exchanged(kind).untold
    return untold(ids) if untold is not None else ""


def _chosen(kind: type[Record], where: Any, among: Callable[[], Container[int]] | None = None) -> list[int]:
    """The row ids of the records by number."""
    query = where if isinstance(where, peewee.ModelSelect) else kind.select()
    if where is not None and query is not where:
        query = query.where(where)
    key: Any = kind.key_field()
    ids = [row for (row,) in query.select(kind.id).order_by(kind.id if key is None else key, kind.id).tuples()]
    if among is None:
        return ids
    wanted = among()
    return [row for row in ids if row in wanted]


def _csv_file(
    office: Office, kind: type[Record], ids: list[int], columns: list[Column], stream: BinaryIO
) -> Work[ExportResult]:
    import io

    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        text.write("\ufeff")
        return (yield from _csv(office, kind, ids, columns, text))
    finally:
        text.detach()


def _csv(
    office: Office, kind: type[Record], ids: list[int], columns: list[Column], stream: TextIO
) -> Work[ExportResult]:
    writer = csv.writer(stream)
    writer.writerow(headings(columns))
    writers = [_plain(column.field, office, False, place == 0) for place, column in enumerate(columns)]
    for count, row in enumerate(rows(office, kind, ids, columns)):
        if count % CHUNK == 0:
            yield count, len(ids), _(WRITING)
        writer.writerow([write(value) for write, value in zip(writers, row, strict=True)])
    return ExportResult(len(ids))


def _plain(field: Typed, office: Office, workbook: bool, first: bool) -> Callable[[Any], str]:
    """The function that writes a field's values as text."""
    if isinstance(field, Reference):
        return lambda value: guarded(value or "", workbook)
    if isinstance(field, Instant):
        return lambda value: _local(value, office)
    if isinstance(field, Text):
        return lambda value: guarded(field.plain(value, office), workbook, first)
    if isinstance(field, Percent):
        return lambda value: "" if value is None else f"{field.plain(value, office)}%"
    if isinstance(field, Flag):
        return lambda value: "yes" if value else "no"
    if isinstance(field, Choice):
        return lambda value: field.show(value, office)
    return lambda value: str(field.plain(value, office))


def _xlsx(
    office: Office, kind: type[Record], ids: list[int], columns: list[Column], stream: BinaryIO
) -> Work[ExportResult]:
    import xlsxwriter

    workbook = xlsxwriter.Workbook(stream, OPTIONS)
    workbook.use_zip64()
    sheet = workbook.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", _(kind.plural))[:31])
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
    moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for place, heading in enumerate(headings(columns)):
        sheet.write_string(0, place, heading, bold)
        sheet.set_column(place, place, min(max(columns[place].field.width, len(heading) + 2), 40))
    sheet.freeze_panes(1, 0)
    writers = [_plain(column.field, office, True, place == 0) for place, column in enumerate(columns)]
    replaced = 0
    for count, row in enumerate(rows(office, kind, ids, columns), 1):
        if count % CHUNK == 1:
            yield count, len(ids), _(WRITING)
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            if value is None or value == "":
                continue
            number = _number(column.field, value, office)
            if isinstance(value, datetime):
                # A workbook knows no zones.
                sheet.write_datetime(count, place, value.astimezone(office.zone).replace(tzinfo=None), moment)
            elif isinstance(value, date) and value.year > 1900:
                sheet.write_datetime(count, place, value, day)
            elif number is not None:
                sheet.write_number(count, place, number)
            else:
                text = writers[place](value)
                kept = _kept(text)
                replaced += kept != text
                sheet.write_string(count, place, kept)
    workbook.close()
    return ExportResult(len(ids), replaced)


def _local(value: datetime | None, office: Office) -> str:
    """A moment in the office's time, as in a workbook; the hour that comes twice when the clocks go back, in UTC."""
    if value is None:
        return ""
    here = value.astimezone(office.zone).replace(tzinfo=None)
    if here.replace(tzinfo=office.zone) != value:
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return here.isoformat(" ", "seconds" if here.second else "minutes")


def _number(field: Typed, value: Any, office: Office) -> Decimal | None:
    """The value as a number that a workbook holds exactly; None where it is to be a text."""
    if isinstance(field, Percent | Flag) or isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value).scaleb(-office.digits) if field.type == "money" else Decimal(value)
    return number if len(number.as_tuple().digits) <= 15 else None


def _kept(text: str) -> str:
    """The text as a workbook holds it: what its XML cannot is replaced, what is too long is cut."""
    kept = UNKEPT.sub(REPLACED, text)
    if len(kept.encode("utf-16-le")) > 2 * CELL_LIMIT:
        kept = kept.encode("utf-16-le")[: 2 * CELL_LIMIT].decode("utf-16-le", "ignore")
    # The library takes a text between these tags for formatted XML and writes it as it stands.
    return kept + " " if kept.startswith("<r>") and kept.endswith("</r>") else kept
