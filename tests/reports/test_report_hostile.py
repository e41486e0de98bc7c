"""Hostile texts in every place of a report, through every format: shown plainly, obeyed by nothing."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from bizdesk.office.text import cells
from bizdesk.reports import as_text, grid
from bizdesk.reports.as_csv import csv_lines
from bizdesk.reports.as_html import html
from bizdesk.reports.as_json import json_text
from bizdesk.reports.as_xlsx import write_xlsx
from bizdesk.reports.report import (
    Chart,
    Code,
    Codes,
    Column,
    Field,
    Fields,
    Paragraph,
    Report,
    Series,
    Signatures,
    Table,
)
from bizdesk.reports.widths import PORTRAIT

OBEYED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
MARKUP = ("</td><script>alert(1)</script>", '"><img src=x onerror=y>', "</style><b>", "&amp;<!--", "<r>x</t>")


@pytest.fixture
def everywhere(stock: Report, hostile: tuple[str, ...]) -> list[Report]:
    """For each text a report in which every word is that text."""
    return [spoiled(stock, word[:300_000]) for word in (*hostile, *MARKUP)]


def spoiled(stock: Report, word: str) -> Report:
    columns = (Column("a", word), Column("b", word), Column("c", word, "money", total=True))
    blocks = (
        Table("t", word, columns, [(word, word, 100), (word, "plain", None)], note=word, empty=word),
        Chart("c", word, "bar", (word,), (Series(word, (1,)), Series("x", (2,))), word),
        Chart("d", word, "line", (word, "x"), (Series(word, (1, 2)),), word),
        Fields((Field("f", word, word), Field("g", "plain", 1, "money")), word),
        Paragraph(word, word),
        Codes((Code((word, word)),), word),
        Signatures((word,)),
    )
    return replace(
        stock, title=word, office=word, prepared_by=word, filter=word, journal_head=word, currency=word, blocks=blocks
    )


def test_pages_of_text_obey_nothing_and_stay_within_the_paper(
    everywhere: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    for wrapped in (1_000, 0):
        monkeypatch.setattr(grid, "WRAPPED", wrapped)
        for report in everywhere:
            for page in as_text.pages(report, PORTRAIT):
                assert not OBEYED.search(page)
                lines = page.removesuffix("\n").split("\n")
                assert max(map(cells, lines)) <= PORTRAIT.width
                assert len(lines) <= PORTRAIT.lines


def test_csv_starts_no_cell_with_what_a_spreadsheet_runs(everywhere: list[Report]) -> None:
    for report in everywhere:
        whole = "".join(csv_lines(report))
        assert not OBEYED.search(whole)
        assert not re.search(r'(^|,)"?\s*[=+@]', whole.removeprefix("\ufeff"), re.MULTILINE)
        whole.encode()


def test_html_has_the_same_elements_whatever_the_texts_say(stock: Report, everywhere: list[Report]) -> None:
    class Elements(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.seen.append(tag)

    def elements(report: Report) -> list[str]:
        parser = Elements()
        parser.feed("".join(html(report)))
        # Nothing is written where a title is empty.
        return [tag for tag in parser.seen if tag not in ("h2", "p", "span", "svg", "text", "rect", "line")]

    plain = elements(spoiled(stock, "plain"))
    for report in everywhere:
        whole = "".join(html(report))
        assert not OBEYED.search(whole)
        assert elements(report) == plain
        whole.encode()


def test_json_gives_every_text_back_exactly(everywhere: list[Report]) -> None:
    for report in everywhere:
        whole = "".join(json_text(report))
        assert not OBEYED.search(whole)
        assert json.loads(whole)["title"] == report.title
        assert json.loads(whole)["tables"][0]["note"] == report.blocks[0].note  # type: ignore[union-attr]
        whole.encode()


def test_xlsx_opens_again_with_every_sheet(everywhere: list[Report]) -> None:
    for report in everywhere:
        stream = BytesIO()
        write_xlsx(report, stream)
        book = CalamineWorkbook.from_filelike(BytesIO(stream.getvalue()))
        assert len(book.sheet_names) >= 4
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
