"""A report as JSON, for scripts: exact figures as strings, dates ISO, no value null."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bizdesk.reports.report import (
    Cell,
    Chart,
    Coded,
    Codes,
    Column,
    Field,
    Fields,
    Kind,
    Paragraph,
    Report,
    Series,
    Signatures,
    Table,
)
from bizdesk.reports.rows import Walk
from bizdesk.reports.shown import plain

# Beyond what JSON itself escapes: what a terminal would obey, what turns the reading direction, halves of characters.
UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def json_text(report: Report) -> Iterator[str]:
    """The report in pieces, a table's rows one by one: name, title, as_of, parameters, tables, charts and the rest."""
    first, last = report.period or (None, None)
    yield "{" + ", ".join(
        f'"{name}": {dump(value)}'
        for name, value in (
            ("name", report.name),
            ("title", report.title),
            ("office", report.office),
            # Of a period: as it stood at its end.
            ("as_of", plain("date", report.as_of or last)),
            ("period", {"from": plain("date", first), "to": plain("date", last)}),
            ("parameters", {name: cell("text", value, report) for name, value in report.parameters.items()}),
            ("currency", report.currency),
        )
    )
    yield ', "tables": ['
    for number, table in enumerate(block for block in report.blocks if isinstance(block, Table)):
        yield ", " if number else ""
        yield from _table(table, report)
    blocks = report.blocks
    charts = [_chart(block, report) for block in blocks if isinstance(block, Chart)]
    fields = [_field(item, report) for block in blocks if isinstance(block, Fields) for item in block.items]
    texts = [{"title": block.title, "text": block.text} for block in blocks if isinstance(block, Paragraph)]
    codes = [list(code.caption) for block in blocks if isinstance(block, Codes) for code in block.items]
    roles = [role for block in blocks if isinstance(block, Signatures) for role in block.roles]
    yield f'], "charts": {dump(charts)}, "fields": {dump(fields)}, "paragraphs": {dump(texts)}'
    yield f', "codes": {dump(codes)}, "signatures": {dump(roles)}}}\n'


def dump(value: Any) -> str:
    """The value as JSON that can be shown on any terminal."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def cell(kind: Kind, value: Cell, report: Report) -> str | int | bool:
    """A value as JSON holds it: whole numbers and yes-or-no as themselves, of words their code, all else as text."""
    if kind in ("integer", "boolean") and isinstance(value, int):
        return value
    if isinstance(value, Coded):
        return value.key
    return plain(kind, value, report.digits)


def _table(table: Table, report: Report) -> Iterator[str]:
    columns = [{"name": column.name, "label": column.label, "type": column.type} for column in table.columns]
    yield f'{{"name": {dump(table.name)}, "title": {dump(table.title)}, "columns": {dump(columns)}, "rows": ['
    walk = Walk(table)
    for number, cells in enumerate(walk):
        yield (",\n" if number else "\n") + dump(_row(table.columns, cells, report))
    kinds = {column.name: column.type for column in table.columns}
    totals = {name: cell(kinds[name], value, report) for name, value in walk.totals().items()}
    yield f'], "totals": {dump(totals)}, "note": {dump(table.note)}}}'


def _row(columns: tuple[Column, ...], cells: tuple[Cell, ...], report: Report) -> dict[str, str | int | bool]:
    return {column.name: cell(column.type, value, report) for column, value in zip(columns, cells, strict=True)}


def _chart(chart: Chart, report: Report) -> dict[str, Any]:
    series = [
        {"label": line.label, "values": [cell(chart.type, value, report) for value in line.values]}
        for line in chart.series
    ]
    return {
        "name": chart.name,
        "title": chart.title,
        "kind": chart.kind,
        "unit": chart.unit,
        "type": chart.type,
        "labels": [cell("text", label, report) for label in chart.labels],
        "series": series,
        **({"share": _share(chart.share, report)} if chart.share is not None else {}),
    }


def _share(share: Series, report: Report) -> dict[str, Any]:
    return {"label": share.label, "values": [cell("percent", value, report) for value in share.values]}


def _field(item: Field, report: Report) -> dict[str, Any]:
    return {"name": item.name, "label": item.label, "value": cell(item.type, item.value, report)}
