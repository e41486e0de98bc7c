"""The cells of an XLSX sheet looked at as bytes in a stream, before any library builds the sheet in memory.

A library that reads values loses what matters to an office: that a cell shows an error, that a formula was never
calculated, that 0.05 is shown as 5%, and 12 as 00012. And it takes memory for every cell between two far ones.
"""

import re
from dataclasses import dataclass, field

from bizdesk.exchange.grid import ERROR_VALUE, NO_VALUE, TOO_FAR, Reason, column_letters, shown
from bizdesk.office.errors import Refused

CELL_LONGEST = 4_000_000

# Attributes are bounded and never run over a "<": no text can make these search for long.
TAG = rb"<(?:\w{1,20}:)?"
INSIDE = rb"[^<>]{0,400}?"
PLACED = re.compile(TAG + rb"c\s" + INSIDE + rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*+(?<!/)>")
FORMULA = rb"(?:" + TAG + rb"f(?:\s[^<>]{0,2000})?(?:/>|>[^<]*</(?:\w{1,20}:)?f>)\s*)"
EMPTY_VALUE = rb"(?:" + TAG + rb"v\s*/>|" + TAG + rb"v>\s*</(?:\w{1,20}:)?v>)?\s*"
UNCALCULATED = re.compile(TAG + rb"c\s([^<>]{1,400})>\s*" + FORMULA + EMPTY_VALUE + rb"</(?:\w{1,20}:)?c>")
IN_ERROR = re.compile(
    TAG + rb"c\s([^<>]{0,400}?\bt=[\"']e[\"'][^<>]{0,400})>\s*" + FORMULA + rb"?" + TAG + rb"v>([^<]{0,40})<"
)
NAME = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
STYLE = rb"\bs=[\"'](?:%s)[\"']"
ZEROS = re.compile(r"0{2,20}")
PERCENT_FORMATS = {9, 10}


@dataclass(slots=True)
class Findings:
    """What a scan of one sheet found: cells (line, column) in error, never calculated, or shown in a special form.

    forms maps a cell to 0 for a percent, else to the number of digits it is padded to.
    """

    faults: dict[tuple[int, int], Reason] = field(default_factory=dict)
    forms: dict[tuple[int, int], int] = field(default_factory=dict)


def form_of(code: str, number: int) -> int | None:
    """What a number format does that its value does not show: 0 a percent, else the digits it pads to; or nothing."""
    if "%" in code or (not code and number in PERCENT_FORMATS):
        return 0
    return len(code) if ZEROS.fullmatch(code) else None


class CellScan:
    """The scan of one sheet's XML, fed in pieces; only whole cells are looked at, the rest waits for the next piece."""

    def __init__(self, sheet: str, forms: dict[str, int], cell_limit: int) -> None:
        self.sheet = sheet
        self.forms = forms
        self.cell_limit = cell_limit
        self.findings = Findings()
        self.rest = b""
        self.columns: set[int] = set()
        self.first_row, self.last_row = 1 << 21, 0
        styles = b"|".join(style.encode() for style in forms)
        self.formed = (
            re.compile(TAG + rb"c\s([^<>]{0,400}?" + STYLE % styles + rb"[^<>]{0,400})(?<!/)>") if forms else None
        )

    def feed(self, chunk: bytes) -> None:
        data = self.rest + chunk
        end = max(data.rfind(b"</c>") + 4, data.rfind(b":c>") + 3)
        if end < 5:
            end = data.rfind(b"<c ") if len(data) < CELL_LONGEST else len(data)
        end = max(end, 0)
        self.rest = data[end:]
        self.look(data[:end])

    def finish(self) -> None:
        self.look(self.rest)

    def look(self, data: bytes) -> None:
        if placed := PLACED.findall(data):
            letters, digits = zip(*placed, strict=True)
            self.columns.update(map(_column, set(letters)))
            rows = set(map(int, set(digits)))
            self.first_row, self.last_row = min(self.first_row, min(rows)), max(self.last_row, max(rows))
            area = (self.last_row - self.first_row + 1) * (max(self.columns) - min(self.columns) + 1)
            if area > self.cell_limit:
                far = f"{column_letters(max(self.columns))}{self.last_row}"
                raise Refused(TOO_FAR, sheet=shown(self.sheet), cell=far, limit=self.cell_limit)
        if b"<f" in data or b":f" in data:
            for match in UNCALCULATED.finditer(data):
                self.note(match[1], Reason(NO_VALUE))
        if b't="e"' in data or b"t='e'" in data:
            for match in IN_ERROR.finditer(data):
                self.note(match[1], Reason(ERROR_VALUE, {"text": shown(match[2].decode("utf-8", "replace"))}))
        if self.formed:
            for match in self.formed.finditer(data):
                style = re.search(rb"\bs=[\"'](\d{1,6})[\"']", match[1])
                place = _place(match[1])
                if style and place:
                    self.findings.forms[place] = self.forms[style[1].decode()]

    def note(self, attributes: bytes, reason: Reason) -> None:
        if place := _place(attributes):
            self.findings.faults[place] = reason


def _place(attributes: bytes) -> tuple[int, int] | None:
    match = NAME.search(attributes)
    return (int(match[2]), _column(match[1])) if match else None


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1
