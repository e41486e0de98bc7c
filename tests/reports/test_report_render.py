"""Writing a report to a file or a stream: whole or not at all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from bizdesk.office.errors import Refused
from bizdesk.reports.render import FORMATS, format_of, pieces, render
from bizdesk.reports.report import Cell, Column, Report, Table

STARTS = {"text": b"Bright", "html": b"<!doctype html>", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b'{"name"'}


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_reaches_a_file_and_a_stream_alike(stock: Report, format: str, tmp_path: Path) -> None:
    path = tmp_path / "report"
    render(stock, format, path)
    stream = BytesIO()
    render(stock, format, stream)
    assert path.stat().st_size == len(stream.getvalue())
    assert stream.getvalue().startswith(STARTS[format])
    assert [found.name for found in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize(
    ("name", "format"), [("a.txt", "text"), ("a.HTML", "html"), ("a.csv", "csv"), ("a.xlsx", "xlsx"), ("a", "text")]
)
def test_the_ending_of_the_file_names_the_format(name: str, format: str) -> None:
    assert format_of("", Path(name)) == format
    assert format_of("json", Path(name)) == "json"


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match=r"Unknown format: pdf\. Choose one of text, html, csv, xlsx, json\."):
        format_of("pdf")
    with pytest.raises(Refused, match=r"Unknown format: \.docx"):
        format_of("", Path("a.docx"))


def test_a_report_that_fails_half_way_leaves_the_old_file_as_it_was(stock: Report, tmp_path: Path) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield ("first",)
        raise OSError("the disk went away")

    broken = replace(stock, blocks=(Table("t", "", (Column("a", "A"),), rows),))
    path = tmp_path / "kept.csv"
    path.write_text("the old one", encoding="utf-8")
    with pytest.raises(OSError, match="the disk went away"):
        render(broken, "", path)
    assert path.read_text(encoding="utf-8") == "the old one"
    assert [found.name for found in tmp_path.iterdir()] == ["kept.csv"]


def test_a_workbook_is_not_written_to_a_stream_of_characters(stock: Report) -> None:
    with pytest.raises(Refused, match="A workbook is not text"):
        render(stock, "xlsx", StringIO())
    with pytest.raises(Refused, match="A workbook is not text"):
        pieces(stock, "xlsx")


def test_a_stream_of_characters_gets_the_text(stock: Report) -> None:
    stream = StringIO()
    render(stock, "json", stream)
    assert json.loads(stream.getvalue())["name"] == "stock"
