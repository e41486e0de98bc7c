"""Rows of a result in the format that was asked for."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bizdesk.commands.layout import Head, table
from bizdesk.commands.session import Session
from bizdesk.office.text import NOTE_LIMIT, visible

FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def write_rows(
    session: Session,
    rows: Iterable[Mapping[str, Any]],
    heads: Mapping[str, str],
    right: Sequence[str] = (),
    names: Sequence[str] = (),
) -> None:
    """Write rows by name: as text the columns of heads (name -> heading), those in right as figures.

    JSON and CSV hold every column that the rows have; names are the columns of CSV where there may be no row.
    """
    if session.format == "json":
        write_json(session, rows)
    elif session.format == "csv":
        write_csv(session, rows, names)
    else:
        write_text(session, rows, heads, right)


def write_json(session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as one list, each on a line of its own, as they come."""
    from bizdesk.reports.as_json import dump

    output = session.output
    began = False
    for row in rows:
        output.out.write((",\n" if began else "[\n") + output.escaped(dump(dict(row))))
        began = True
    output.line("\n]" if began else "[]")


def write_csv(session: Session, rows: Iterable[Mapping[str, Any]], names: Sequence[str] = ()) -> None:
    """Write rows under a heading of names; nothing in them becomes a formula."""
    from bizdesk.reports.as_csv import harmless

    writer = csv.writer(session.output.out, lineterminator="\n")
    if names:
        writer.writerow(names)
    for place, row in enumerate(rows):
        if not place and not names:
            writer.writerow(row)
        writer.writerow([_cell(value, harmless) for value in row.values()])


def write_text(
    session: Session, rows: Iterable[Mapping[str, Any]], heads: Mapping[str, str], right: Sequence[str] = ()
) -> None:
    """Write rows as aligned columns, or nothing where there are none."""
    every = iter(rows)
    first = next(every, None)
    if first is None:
        return
    columns = [Head(label, name in right) for name, label in heads.items()]
    lines = ([str(row[name]) for name in heads] for row in _chained(first, every))
    session.output.lines(table(columns, lines, session.output.width))


def _chained(first: Mapping[str, Any], rest: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    yield first
    yield from rest


def _cell(value: Any, harmless: Callable[[str], str]) -> str:
    """A value as CSV carries it; a figure of ours keeps its minus sign, any other text is made harmless."""
    if isinstance(value, str):
        shown = harmless(value)
        return value if shown != value and FIGURE.fullmatch(value) else shown
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return harmless(visible(" ".join(map(str, value)), NOTE_LIMIT))
    return str(value)
