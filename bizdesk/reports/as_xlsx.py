"""A report as an XLSX workbook: a sheet for each table and chart, one for the rest."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from bizdesk.office.language import _
from bizdesk.reports import heading
from bizdesk.reports.grid import Grid
from bizdesk.reports.report import NUMBERS, Cell, Chart, Codes, Fields, Paragraph, Report, Table
from bizdesk.reports.rows import Walk, has_totals
from bizdesk.reports.widths import choose_paper
from bizdesk.reports.workbook import Book

ROWS = 1_048_000
A4 = 9
LABELS, VALUES = 24, 60
CHARTS = {
    "bar": {"type": "column"},
    "stacked": {"type": "column", "subtype": "stacked"},
    "line": {"type": "line"},
}


def write_xlsx(report: Report, target: BinaryIO) -> None:
    """Write the workbook; a table with more rows than a sheet holds goes on on the next."""
    book = Book(report, target)
    rest = [block for block in report.blocks if isinstance(block, Fields | Paragraph | Codes)]
    if rest:
        _forms(book, rest)
    for block in report.blocks:
        if isinstance(block, Table):
            _table(book, block)
        elif isinstance(block, Chart):
            _chart(book, block)
    book.close()


def _begin(book: Book, title: str, landscape: bool = False) -> tuple[Any, int]:
    """A new sheet with the report's head on it, ready to print on A4, and its first free row."""
    report = book.report
    sheet = book.sheet(title or report.title)
    words = [heading.subject(report), heading.unit(report), heading.filtered(report)]
    made = [heading.printed(report), heading.prepared(report), heading.journal(report)]
    lines = [report.office, report.title, *words, "  ".join(filter(None, made))]
    shown = [line for line in lines if line]
    for row, line in enumerate(shown):
        book.text(sheet, row, 0, line, book.looks["title" if line == report.title else ""])
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R" + heading.page("&P", "&N"))
    if landscape:
        sheet.set_landscape()
    return sheet, len(shown) + 1


def _table(book: Book, table: Table) -> None:
    grid = Grid(book.report, table)
    walk = Walk(table)
    rows: Iterator[tuple[Cell, ...]] = iter(walk)
    kinds = [column.type for column in table.columns]
    sheet, row = _headed(book, table, grid)
    for cells in rows:
        if row >= ROWS:
            sheet, row = _headed(book, table, grid)
        for place, (kind, value) in enumerate(zip(kinds, cells, strict=True)):
            if value is not None:
                book.cell(sheet, row, place, kind, value)
        row += 1
    if not walk.count:
        book.text(sheet, row, 0, table.empty or _("No rows."))
        row += 1
    elif has_totals(table):
        totals = walk.totals()
        for place, column in enumerate(table.columns):
            value = totals.get(column.name)
            if place == 0 and value is None:
                book.text(sheet, row, 0, _("Total"), book.format("text", total=True))
            else:
                book.cell(sheet, row, place, column.type, value, total=True)
        row += 1
    book.text(sheet, row, 0, table.note)


def _headed(book: Book, table: Table, grid: Grid) -> tuple[Any, int]:
    landscape = choose_paper([grid.widths]).landscape
    sheet, row = _begin(book, table.title, landscape)
    for place, (column, width) in enumerate(zip(table.columns, grid.widths.wished, strict=True)):
        look = book.looks["number heading" if column.type in NUMBERS else "heading"]
        sheet.set_column(place, place, width + 2)
        book.text(sheet, row, place, column.label, look)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    return sheet, row + 1


def _chart(book: Book, chart: Chart) -> None:
    sheet, top = _begin(book, chart.title)
    sheet.set_column(0, len(chart.series), LABELS)
    drawing = book.workbook.add_chart(CHARTS[chart.kind])
    last = top + len(chart.labels)
    for place, series in enumerate(chart.series, start=1):
        book.text(sheet, top, place, series.label, book.looks["number heading"])
        drawing.add_series({
            "name": [sheet.name, top, place],
            "categories": [sheet.name, top + 1, 0, last, 0],
            "values": [sheet.name, top + 1, place, last, place],
        })  # fmt: skip
    if chart.share is not None:
        beside = len(chart.series) + 1
        book.text(sheet, top, beside, chart.share.label, book.looks["number heading"])
        for row, share in enumerate(chart.share.values, start=top + 1):
            book.cell(sheet, row, beside, "percent", share)
        curve = book.workbook.add_chart({"type": "line"})
        curve.add_series({
            "name": [sheet.name, top, beside],
            "categories": [sheet.name, top + 1, 0, last, 0],
            "values": [sheet.name, top + 1, beside, last, beside],
            "y2_axis": True,
        })  # fmt: skip
        drawing.combine(curve)
    for row, label in enumerate(chart.labels, start=top + 1):
        book.text(sheet, row, 0, label)
        for place, series in enumerate(chart.series, start=1):
            value = series.values[row - top - 1]
            if value is not None:
                book.cell(sheet, row, place, chart.type, value)
    if chart.series and chart.labels:
        sheet.insert_chart(last + 2, 0, drawing)


def _forms(book: Book, blocks: list[Fields | Paragraph | Codes]) -> None:
    sheet, row = _begin(book, book.report.title)
    sheet.set_column(0, 0, LABELS)
    sheet.set_column(1, 1, VALUES)
    for block in blocks:
        book.text(sheet, row, 0, block.title, book.looks["label"])
        row += bool(block.title)
        if isinstance(block, Fields):
            for item in block.items:
                book.text(sheet, row, 0, item.label)
                if item.value is not None:
                    book.cell(sheet, row, 1, item.type, item.value)
                row += 1
        elif isinstance(block, Paragraph):
            book.text(sheet, row, 0, block.text)
            row += 1
        else:
            for code in block.items:
                for place, line in enumerate(code.caption):
                    book.text(sheet, row, place, line)
                row += 1
        row += 1
