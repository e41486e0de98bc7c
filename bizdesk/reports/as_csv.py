"""A report as comma-separated values that a spreadsheet opens by a double click, and runs nothing of."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial

from bizdesk.reports.report import Block, Cell, Chart, Codes, Fields, Kind, Paragraph, Report, Table
from bizdesk.reports.rows import Walk, has_totals, totals_shown
from bizdesk.reports.shown import plain, told

BYTE_ORDER_MARK = "\ufeff"
# The full-width forms count too: some spreadsheets read them as their plain ones.
ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Line:
    """What the writer of the standard library writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(report: Report) -> Iterator[str]:
    """The report line by line: a lone table as it is, several blocks each under its title with a blank line between.

    Numbers and dates are plain (1234.50, 2026-03-31). A text that a spreadsheet would take for a formula gets an
    apostrophe in front.
    """
    write = csv.writer(_Line()).writerow
    blocks = [block for block in report.blocks if isinstance(block, Table | Chart | Fields | Paragraph | Codes)]
    yield BYTE_ORDER_MARK
    for number, block in enumerate(blocks):
        if number:
            yield write([])
        if len(blocks) > 1 and block.title:
            yield write([harmless(block.title)])
        for cells in _rows(block, report):
            yield write(cells)


def harmless(text: str) -> str:
    """The text with nothing in it that a spreadsheet would run or a terminal obey."""
    shown = told(text)
    return "'" + shown if shown.lstrip(" \u3000").startswith(ACTIVE) else shown


def _cell(kind: Kind, digits: int, value: Cell) -> str:
    text = plain(kind, value, digits)
    return harmless(text) if kind == "text" else text


def _rows(block: Block, report: Report) -> Iterator[Sequence[str]]:
    if isinstance(block, Table):
        yield from _table(block, report)
    elif isinstance(block, Chart):
        over = [block.share] if block.share is not None else []
        yield ["", *(harmless(series.label) for series in (*block.series, *over))]
        for place, label in enumerate(block.labels):
            figures = (series.values[place] for series in block.series)
            shares = (plain("percent", series.values[place]) for series in over)
            yield [harmless(label), *(plain(block.type, figure, report.digits) for figure in figures), *shares]
    elif isinstance(block, Fields):
        for item in block.items:
            yield [harmless(item.label), _cell(item.type, report.digits, item.value)]
    elif isinstance(block, Paragraph):
        yield [harmless(block.text)]
    elif isinstance(block, Codes):
        for code in block.items:
            yield list(map(harmless, code.caption))


def _table(table: Table, report: Report) -> Iterator[Sequence[str]]:
    shows = [partial(_cell, column.type, report.digits) for column in table.columns]
    walk = Walk(table)
    yield [harmless(column.label) for column in table.columns]
    for cells in walk:
        yield [show(cell) for show, cell in zip(shows, cells, strict=True)]
    if has_totals(table) and walk.count:
        yield totals_shown(walk, shows)
