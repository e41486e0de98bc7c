"""The same report in every format: the same figures, safe to open."""

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from bizdesk.reports import as_xlsx
from bizdesk.reports.as_csv import csv_lines, harmless
from bizdesk.reports.as_html import html
from bizdesk.reports.as_json import json_text
from bizdesk.reports.as_text import text
from bizdesk.reports.as_xlsx import write_xlsx
from bizdesk.reports.report import Chart, Column, Report, Series, Table


def only(report: Report, *columns: tuple[Column, Any]) -> Report:
    """The report with nothing but one row."""
    heads = tuple(column for column, _value in columns)
    return replace(report, blocks=(Table("one", "One", heads, [tuple(value for _column, value in columns)]),))


def read_json(report: Report) -> Any:
    return json.loads("".join(json_text(report)))


def read_csv(report: Report) -> list[list[str]]:
    return list(csv.reader(StringIO("".join(csv_lines(report)).removeprefix("\ufeff"))))


def read_xlsx(report: Report) -> dict[str, list[list[Any]]]:
    stream = BytesIO()
    write_xlsx(report, stream)
    book = CalamineWorkbook.from_filelike(BytesIO(stream.getvalue()))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_json_has_the_form_that_scripts_rely_on(stock: Report) -> None:
    made = read_json(stock)
    assert {"name", "title", "as_of", "parameters", "tables", "charts"} <= made.keys()
    assert (made["name"], made["title"], made["as_of"]) == ("stock", "Stock list", "2026-03-31")
    assert made["parameters"] == {"place": "Store", "empty": ""}
    (table,) = made["tables"]
    assert table["name"] == "stock"
    assert table["columns"][2] == {"name": "quantity", "label": "Quantity", "type": "quantity"}
    assert table["rows"][0] == {
        "code": "BG-001",
        "name": "Copy paper A4, 80 g",
        "quantity": "12.5",
        "unit": "box",
        "value": "1875.00",
        "share": "66.37",
        "counted_on": "2026-03-02",
        "kept": True,
    }
    assert table["rows"][2]["counted_on"] == table["rows"][2]["share"] == table["rows"][2]["kept"] == ""
    assert table["totals"] == {"quantity": "15.5", "value": "2825.00"}
    assert made["charts"][0]["series"] == [{"label": "Value", "values": ["1875.00", "950.00"]}]
    assert made["fields"][1] == {"name": "limit", "label": "Limit", "value": "5000.00"}
    assert "null" not in "".join(json_text(stock))


def test_csv_of_one_table_is_headings_rows_and_totals(stock: Report) -> None:
    lines = read_csv(replace(stock, blocks=stock.blocks[:1]))
    assert lines[0][:3] == ["Code", "Name", "Quantity"]
    assert lines[1] == ["BG-001", "Copy paper A4, 80 g", "12.5", "box", "1875.00", "66.37", "2026-03-02", "true"]
    assert lines[3] == ["BG-003", "Ball pen, blue, with a clip that breaks", "0", "piece", "0.00", "", "", ""]
    assert lines[4] == ["Total", "", "15.5", "", "2825.00", "", "", ""]
    assert len(lines) == 5
    assert next(csv_lines(stock)) == "\ufeff"


def test_csv_of_several_blocks_parts_them_by_a_blank_line_under_their_titles(stock: Report) -> None:
    lines = read_csv(stock)
    assert lines[0] == ["Stock on hand"]
    assert [line for line in lines if not line] == [[]] * 4
    assert ["Keeper", "Anna Berg"] in lines
    assert ["Paper", "1875.00"] in lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("＝1＋1", "'＝1＋1"),
        ("\t=1", "'    =1"),
        ("\n=1", "'\n=1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_a_text_cannot_become_a_formula_in_csv(typed: str, kept: str) -> None:
    assert harmless(typed) == kept


def test_a_negative_number_stays_a_number_in_csv(stock: Report) -> None:
    made = only(stock, (Column("a", "A", "money"), -5), (Column("b", "-B"), "-x"))
    assert read_csv(made) == [["A", "'-B"], ["-0.05", "'-x"]]


def test_xlsx_holds_numbers_as_numbers_and_dates_as_dates(stock: Report) -> None:
    sheets = read_xlsx(stock)
    assert list(sheets) == ["Stock list", "Stock on hand", "Value by item"]
    rows = sheets["Stock on hand"]
    assert rows[0][0] == "Bright Office Ltd"
    assert rows[1][0] == "Stock list"
    at = next(n for n, row in enumerate(rows) if row[0] == "Code")
    assert rows[at + 1] == ["BG-001", "Copy paper A4, 80 g", 12.5, "box", 1875.0, 0.6637, date(2026, 3, 2), "yes"]
    assert rows[at + 4][:5] == ["Total", "", 15.5, "", 2825.0]
    assert rows[at + 5][0] == "Counted by two persons."
    assert ["Limit", 5000.0] in [row[:2] for row in sheets["Stock list"]]


def test_xlsx_writes_the_exact_decimal_and_keeps_long_amounts_as_text(stock: Report) -> None:
    made = only(stock, (Column("a", "A", "money"), 1_234_567_890_123_45), (Column("b", "B", "money"), 10**17 + 1))
    stream = BytesIO()
    write_xlsx(made, stream)
    sheet = ZipFile(stream).read("xl/worksheets/sheet1.xml").decode()
    assert "<v>1234567890123.45</v>" in sheet
    assert "1,000,000,000,000,000.01" in sheet


def test_xlsx_says_what_it_could_not_keep(stock: Report) -> None:
    sheets = read_xlsx(only(stock, (Column("a", "A"), "bell\x07"), (Column("b", "B"), "x" * 40_000)))
    assert sheets["One"][-1][0] == "bell␇"
    assert len(sheets["One"][-1][1]) == 32_767
    assert sheets["Remarks"][0][0].startswith("2 texts hold what a workbook cannot keep")


def test_xlsx_takes_no_text_for_markup_formula_or_link(stock: Report) -> None:
    texts = ("<r>broken</t>", "<r><t>x</r>", "=1+1", "http://x.invalid", "{=1}", "_x0041_")
    stream = BytesIO()
    write_xlsx(only(stock, *((Column(f"c{n}", f"C{n}"), value) for n, value in enumerate(texts))), stream)
    stream.seek(0)
    row = CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0).to_python()[-1]
    assert [str(cell).rstrip() for cell in row] == list(texts)
    with ZipFile(stream) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_titles_that_no_sheet_may_have_become_names_it_may(stock: Report) -> None:
    titles = ("a/b:c*d?[e]", "'quoted'", "History", "x" * 40, "X" * 40, "", "😀" * 20)
    blocks = tuple(Table(f"t{n}", title, (Column("a", "A"),), [("v",)]) for n, title in enumerate(titles))
    sheets = list(read_xlsx(replace(stock, blocks=blocks)))
    assert len(sheets) == len(titles)
    assert sheets[:3] == ["a b c d  e", "quoted", "History (2)"]
    assert sheets[4] == "X" * 25 + " (2)"


def test_a_table_longer_than_a_sheet_goes_on_on_the_next(stock: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "ROWS", 30)
    rows = [(f"N-{n}",) for n in range(50)]
    sheets = read_xlsx(replace(stock, blocks=(Table("t", "Long", (Column("n", "No."),), rows),)))
    found = [row[0] for sheet in sheets.values() for row in sheet if str(row[0]).startswith("N-")]
    assert found == [row[0] for row in rows]
    assert list(sheets) == ["Long", "Long (2)", "Long (3)"]


def test_instants_are_in_the_offices_zone_on_paper_and_in_utc_in_json(stock: Report) -> None:
    made = only(stock, (Column("at", "At", "instant"), datetime.fromisoformat("2026-01-01T16:30:00Z")))
    assert "2026-01-02 00:30" in "".join(text(made))
    assert read_json(made)["tables"][0]["rows"][0]["at"] == "2026-01-01T16:30:00Z"
    assert read_xlsx(made)["One"][-1][0] == datetime(2026, 1, 2, 0, 30)


def test_all_formats_show_the_same_total(stock: Report) -> None:
    assert "2,825.00" in "".join(text(stock))
    assert '<td class="number">2,825.00</td>' in "".join(html(stock))
    assert any(row[4:5] == ["2825.00"] for row in read_csv(stock))
    assert any(row[4:5] == [2825.0] for row in read_xlsx(stock)["Stock on hand"])
    assert read_json(stock)["tables"][0]["totals"]["value"] == "2825.00"


def test_rows_may_come_as_mappings(stock: Report) -> None:
    columns = (Column("a", "A"), Column("b", "B", "integer", total=True))
    made = replace(stock, blocks=(Table("t", "", columns, [{"b": 1_000, "a": "x"}, {"a": "y"}]),))
    table = read_json(made)["tables"][0]
    assert table["rows"] == [{"a": "x", "b": 1000}, {"a": "y", "b": ""}]
    assert table["totals"] == {"b": 1000}


def test_a_currency_without_minor_units(stock: Report) -> None:
    made = replace(only(stock, (Column("a", "A", "money", total=True), 1_234)), digits=0, currency="JPY")
    assert "1,234" in "".join(text(made))
    assert read_json(made)["tables"][0]["rows"] == [{"a": "1234"}]
    assert read_xlsx(made)["One"][-1] == [1234.0]


def test_a_chart_of_nothing_is_drawn_all_the_same(stock: Report) -> None:
    for kind in ("bar", "line", "stacked"):
        for series in ((), (Series("S", (None, None)),), (Series("S", (Decimal(0), Decimal(0))),)):
            for labels in ((), ("a", "b")) if not series else (("a", "b"),):
                made = replace(stock, blocks=(Chart("c", "C", kind, labels, series),))  # type: ignore[arg-type]
                assert "".join(text(made))
                assert "".join(html(made))
                assert read_xlsx(made)
