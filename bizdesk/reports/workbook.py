"""An XLSX workbook being written: its formats, and cells that can only be texts, numbers and dates.

A workbook keeps numbers as binary floats, of which spreadsheets show 15 digits: a number is written in its exact
decimal form, and one that has more digits is written as text so that no digit is lost.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from bizdesk.office.language import N_, _
from bizdesk.reports.report import NUMBERS, Cell, Kind, Report
from bizdesk.reports.shown import CELL_LIMIT, shown_in, told

EXACT_DIGITS = 15
FIRST_YEAR = 1901
SHEET_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACED = N_("{count} texts hold what a workbook cannot keep: such characters became signs, long texts were cut.")
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"},
    "number heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"},
    "label": {"bold": True},
    "": {},
}
NUMBER_FORMATS: dict[Kind, str] = {
    "integer": "#,##0",
    "quantity": "General",
    "percent": "0.0%",
    "date": "yyyy-mm-dd",
    "instant": "yyyy-mm-dd hh:mm",
}


class Book:
    """A workbook for one report; rows must be written in order, from the top of a sheet to its end."""

    def __init__(self, report: Report, target: BinaryIO) -> None:
        import xlsxwriter

        self.report = report
        self.workbook = xlsxwriter.Workbook(target, OPTIONS)
        self.workbook.use_zip64()
        self.workbook.set_properties(
            {"title": told(report.title), "author": told(report.prepared_by), "created": report.printed_at}
        )
        self.looks = {name: self.workbook.add_format(look) for name, look in LOOKS.items()}
        self.replaced = 0
        self._formats: dict[tuple[Kind, bool], Any] = {}
        self._names: set[str] = {"history"}

    def sheet(self, title: str) -> Any:
        """A new sheet under a name made from the title."""
        wanted = FORBIDDEN.sub(" ", told(title).replace("\n", " ")).strip("' ") or self.report.name
        name, number = shortened(wanted, SHEET_NAME), 1
        while name.casefold() in self._names:
            number += 1
            name = f"{shortened(wanted, SHEET_NAME - 6)} ({number})"
        self._names.add(name.casefold())
        return self.workbook.add_worksheet(name)

    def format(self, kind: Kind, total: bool = False) -> Any:
        """How a cell of a type looks, as a line of the table or of its totals."""
        if (kind, total) not in self._formats:
            look: dict[str, Any] = {"valign": "top"}
            if kind == "money":
                look["num_format"] = "#,##0" + ("." + "0" * self.report.digits if self.report.digits else "")
            elif kind in NUMBER_FORMATS:
                look["num_format"] = NUMBER_FORMATS[kind]
            if kind in NUMBERS:
                look["align"] = "right"
            if total:
                look |= {"bold": True, "top": 1}
            self._formats[kind, total] = self.workbook.add_format(look)
        return self._formats[kind, total]

    def text(self, sheet: Any, row: int, place: int, text: str, look: Any = None) -> None:
        """Write a text as it is: never a formula, a link or markup; what no cell can hold is replaced and counted."""
        if text:
            shown = shortened(told(text), CELL_LIMIT)
            # The library takes a text between these tags for formatted XML and writes it as it stands.
            if shown.startswith("<r>") and shown.endswith("</r>"):
                shown += " "
            self.replaced += len(text) > CELL_LIMIT or UNKEPT.search(text) is not None
            sheet.write_string(row, place, shown, look)

    def cell(self, sheet: Any, row: int, place: int, kind: Kind, value: Cell, total: bool = False) -> None:
        """Write a value of a type: numbers and dates as such wherever a workbook can hold them exactly."""
        look = self.format(kind, total)
        number = _number(kind, value, self.report.digits)
        if number is not None and len(number.as_tuple().digits) <= EXACT_DIGITS:
            sheet.write_number(row, place, number, look)
        elif isinstance(value, datetime) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, place, value.astimezone(self.report.zone).replace(tzinfo=None), look)
        elif isinstance(value, date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, place, value, look)
        elif value is None and total:
            sheet.write_blank(row, place, None, look)
        else:
            self.text(sheet, row, place, shown_in(self.report, kind)(value), look)

    def close(self) -> None:
        """Say what was replaced, on a sheet of its own, and finish the file."""
        if self.replaced:
            words = _(REPLACED)
            self.sheet(_("Remarks")).write_string(0, 0, words.format(count=self.replaced))
        self.workbook.close()


def _number(kind: Kind, value: Cell, digits: int) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    return number.scaleb({"money": -digits, "percent": -2}.get(kind, 0))


def shortened(text: str, most: int) -> str:
    """The beginning of a text that is at most so long as a workbook counts: a rare character counts twice."""
    return text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")
