"""What a file holds before anybody asks what it means: lines of cells, and what is wrong with single cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

# An empty cell is an empty text. Numbers come exact; a number shown as a percent or with leading zeros comes as text.
Cell = str | int | Decimal | bool | date | datetime | time

SHOWN = 60

ERROR_VALUE = N_("The spreadsheet shows an error here: {text}.")
NO_VALUE = N_("The formula here was never calculated. Open the file in a spreadsheet program, save it, and try again.")
SHORTENED = N_("A spreadsheet shortened this number to {text}: its digits are lost.")
DIGITS_LOST = N_("A spreadsheet keeps 15 digits, and this number has more: the last ones are lost ({text}).")
NO_HEADING = N_("There is no heading above this cell: {text}.")
TOO_FAR = N_("The sheet {sheet} reaches to {cell}: more than {limit} cells. Delete what stands far away, and save.")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was left out or cannot be trusted: an English message id and its named values."""

    message: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


@dataclass(slots=True)
class Grid:
    """One sheet as it stands: lines counted from 1, columns and rows of merged from 0 (top, left, bottom, right).

    faults maps (line, column) to what is wrong with that cell.
    """

    name: str
    lines: list[tuple[int, list[Cell]]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    faults: dict[tuple[int, int], Reason] = field(default_factory=dict)
    notes: list[Reason] = field(default_factory=list)


def column_letters(column: int) -> str:
    """The name of a column counted from 0, as spreadsheets show it: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shown(cell: Cell) -> str:
    """A cell as a sentence repeats it."""
    return visible(str(cell), SHOWN)
