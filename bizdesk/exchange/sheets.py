"""Workbooks: one sheet of an XLSX or XLS file, its numbers exact and its damaged cells named.

The library that reads them works in a process of its own: a damaged file can end that process or make it ask for all
the memory there is, and neither reaches the office.
"""

import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bizdesk.exchange import archive, compound
from bizdesk.exchange.cell_scan import Findings
from bizdesk.exchange.grid import DIGITS_LOST, ERROR_VALUE, NO_VALUE, Cell, Grid, Reason, shown
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.values import show_quantity

READER = Path(__file__).with_name("calamine_process.py")
SECONDS, SECONDS_A_MEGABYTE = 20, 4
# The library gives nothing for such cells; what they show keeps their line from looking blank.
STANDING_FOR_NOTHING = (ERROR_VALUE, NO_VALUE)
UNCALCULATED = "="
# Beyond these a number in a cell no longer holds every digit that was typed.
EXACT_BELOW = 10**15

REFUSALS = {
    "cells": N_("This sheet holds more than {limit} cells. Split it."),
    "password": N_("This workbook is protected by a password. Save it without one first."),
    "damaged": N_("This workbook is damaged: it cannot be read. Open it in a spreadsheet program and save it again."),
}
NO_SHEET = N_("There is no sheet called {sheet}. The file holds: {names}.")
NO_SHEETS = N_("The workbook has no visible sheet that holds anything.")
HIDDEN = N_("The hidden sheet {sheet} was not read.")
NOT_READ = N_("The sheet {sheet} was not read.")
NOT_CELLS = N_("{sheet} is a chart or a macro, and was not read.")
SHOWN_HIDDEN = N_("The sheet {sheet} is hidden in the workbook; it was read because it was asked for.")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The chosen sheet of a workbook, the names of all its sheets in order, and the places of those that may be read.

    Places count from 1; the chosen one is the first of them where nobody asked for another.
    """

    grid: Grid
    names: tuple[str, ...]
    readable: tuple[int, ...]


def read_workbook(path: Path, kind: str, sheet: str | int | None, cell_limit: int) -> Workbook:
    """One sheet of a workbook of kind "xlsx" or "xls": by name, by place from 1, or the first visible one with cells.

    Every other sheet is named in the grid's notes. Raises Refused.
    """
    if kind == "xlsx":
        by_name: dict[str, Findings] = archive.inspect(path, cell_limit)
        in_order: Sequence[Findings] = ()
    else:
        by_name, in_order = {}, compound.inspect(path, cell_limit)
    answer = _answer(path, _wanted(sheet), cell_limit)
    names = tuple(name for name, _, _ in answer["sheets"])
    chosen = answer["chosen"]
    if chosen is None:
        if sheet is None:
            raise Refused(NO_SHEETS)
        raise Refused(NO_SHEET, sheet=shown(str(sheet)), names=_(", ").join(shown(name) for name in names))
    findings = by_name.get(names[chosen]) or (in_order[chosen] if chosen < len(in_order) else Findings())
    grid = _grid(names[chosen], answer, findings)
    grid.notes.extend(_notes(answer["sheets"], chosen))
    readable = [place for place, (_, visible, cells) in enumerate(answer["sheets"]) if visible and cells]
    return Workbook(grid, names, tuple(place + 1 for place in readable if place >= chosen))


def _wanted(sheet: str | int | None) -> str:
    if sheet is None:
        return ""
    return f"#{sheet}" if isinstance(sheet, int) else sheet


def _answer(path: Path, wanted: str, cell_limit: int) -> dict[str, Any]:
    seconds = SECONDS + SECONDS_A_MEGABYTE * (path.stat().st_size // 1_000_000)
    command = [sys.executable, "-P", str(READER), str(path.resolve()), wanted, str(cell_limit)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)
    except (subprocess.TimeoutExpired, ValueError):
        raise Refused(REFUSALS["damaged"]) from None
    if done.returncode or not done.stdout:
        raise Refused(REFUSALS["damaged"])
    # Our own process wrote it: the file's words stand in it as texts only.
    answer: dict[str, Any] = pickle.loads(done.stdout)
    if refused := answer.get("refused"):
        raise Refused(REFUSALS[refused], limit=cell_limit)
    return answer


def _notes(sheets: Iterable[tuple[str, bool, bool]], chosen: int) -> Iterable[Reason]:
    for place, (name, visible, cells) in enumerate(sheets):
        if place != chosen:
            yield Reason(NOT_CELLS if not cells else NOT_READ if visible else HIDDEN, {"sheet": shown(name)})
        elif not visible:
            yield Reason(SHOWN_HIDDEN, {"sheet": shown(name)})


def _grid(name: str, answer: dict[str, Any], findings: Findings) -> Grid:
    top, left = answer["start"]
    grid = Grid(name, [], list(answer["merged"]), dict(findings.faults))
    for line, values in enumerate(answer["rows"], top + 1):
        cells: list[Cell] = [""] * left
        for column, value in enumerate(values, left):
            cells.append(value if type(value) is str else _cell(value, line, column, grid, findings))
        grid.lines.append((line, cells))
    for (line, column), fault in sorted(grid.faults.items()):
        if fault.message in STANDING_FOR_NOTHING:
            while line - top > len(grid.lines):
                grid.lines.append((top + len(grid.lines) + 1, []))
            if line > top:
                cells = grid.lines[line - top - 1][1]
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = str(fault.values.get("text", UNCALCULATED))
    return grid


def _cell(value: Any, line: int, column: int, grid: Grid, findings: Findings) -> Cell:
    """A value as the library gives it, exact: binary fractions back to the digits the spreadsheet shows."""
    if isinstance(value, bool | datetime | date | time):
        return value
    if isinstance(value, timedelta):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        grid.faults[line, column] = Reason(ERROR_VALUE, {"text": str(value)})
        return str(value)
    form = findings.forms.get((line, column))
    if form == 0:
        return f"{show_quantity(Decimal(f'{value:.15g}') * 100)}%"
    if value == int(value):
        whole = int(value)
        if abs(whole) >= EXACT_BELOW:
            grid.faults[line, column] = Reason(DIGITS_LOST, {"text": str(whole)})
        return f"{whole:0{form}d}" if form else whole
    return Decimal(f"{value:.15g}")
