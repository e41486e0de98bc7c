"""Workbooks from any office: what they show is read, what would be lost is named, what is dangerous is not opened."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from bizdesk.exchange.reading import Sheet, read
from bizdesk.office.errors import Refused

MAIN = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(path: Path, write: Callable[[Any, Any], None]) -> Path:
    """A workbook made by XlsxWriter; write gets the workbook and its first sheet."""
    with xlsxwriter.Workbook(path) as workbook:
        write(workbook, workbook.add_worksheet("台账"))
    return path


def table(_: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["编号", "名称", "原值"])
    sheet.write_row(1, 0, ["0001", "打印机", 1200])


def with_part(path: Path, changes: dict[str, bytes | None], stored: bool = False) -> Path:
    """The same workbook with parts replaced, added, or (None) left out."""
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | changes).items():
            if data is not None:
                archive.writestr(name, data)
    return path


def sheet_xml(rows: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>'.encode()


def fates(sheet: Sheet) -> dict[int, str]:
    told = dict.fromkeys(sheet.header_lines, "header")
    told |= {skipped.line: skipped.reason.message for skipped in sheet.skipped}
    return told | {row.line: "row" for row in sheet.rows}


def test_numbers_dates_percents_and_padded_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    def write(workbook: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["整数", "小数", "残值率", "工号", "日期", "时刻", "启用", "文本"])
        sheet.write_row(1, 0, [13_000_000_000, 35.2])
        sheet.write_number(1, 2, 0.05, workbook.add_format({"num_format": "0.0%"}))
        sheet.write_number(1, 3, 12, workbook.add_format({"num_format": "00000"}))
        sheet.write_datetime(1, 4, datetime(2024, 3, 6), workbook.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_datetime(
            1, 5, datetime(2024, 3, 6, 14, 30), workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        )
        sheet.write_boolean(1, 6, True)
        sheet.write_string(1, 7, "007")

    [row] = read(book(tmp_path / "b.xlsx", write)).rows
    assert row.cells == [
        13_000_000_000, Decimal("35.2"), "5%", "00012", date(2024, 3, 6), datetime(2024, 3, 6, 14, 30), True, "007",
    ]  # fmt: skip
    assert row.faults == {}


def test_errors_and_formulas_that_were_never_calculated_are_marked_and_keep_their_line(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["编号", "名称", "原值"])
        sheet.write_row(1, 0, ["1", "打印机"])
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        sheet.write_row(2, 0, ["2", "办公桌"])
        sheet.write_formula(2, 2, "=A1*2", None, "")
        sheet.write_formula(3, 2, "=A1*3", None, "")
        sheet.write_formula(4, 0, "=A1", None, "3")
        sheet.write_formula(6, 2, "=A1*4", None, "")

    sheet = read(book(tmp_path / "b.xlsx", write))
    assert [{column: reason.message[:24] for column, reason in row.faults.items()} for row in sheet.rows] == [
        {2: "The spreadsheet shows an"}, {2: "The formula here was nev"}, {2: "The formula here was nev"}, {},
        {2: "The formula here was nev"},
    ]  # fmt: skip
    assert sheet.rows[0].cells[2] == "#DIV/0!"
    assert sheet.rows[3].cells[0] in (3, "3")
    assert fates(sheet) == {1: "header", 2: "row", 3: "row", 4: "row", 5: "row", 6: "Blank.", 7: "row"}


def test_a_number_longer_than_a_spreadsheet_can_hold_is_marked(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["证号", "名称"])
        sheet.write_row(1, 0, [110101199003070012, "甲"])
        sheet.write_row(2, 0, ["110101199003070012", "乙"])

    first, second = read(book(tmp_path / "b.xlsx", write)).rows
    assert "15 digits" in str(first.faults[0])
    assert second.faults == {}


def test_merged_titles_headers_and_words_are_given_to_the_cells_they_cover(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 4, "XX公司固定资产台账")
        sheet.merge_range(1, 0, 2, 0, "编号")
        sheet.merge_range(1, 1, 2, 1, "类别")
        sheet.merge_range(1, 2, 1, 3, "购置")
        sheet.merge_range(1, 4, 2, 4, "地点")
        sheet.write_row(2, 2, ["日期", "金额"])
        sheet.write_row(3, 0, ["1", "", "2026-01-05", 100, "前台"])
        sheet.write_row(4, 0, ["2", "", "2026-01-06", 200, "仓库"])
        sheet.merge_range(3, 1, 4, 1, "电子设备")
        sheet.write_row(5, 0, ["合计", "", "", 300])

    sheet = read(book(tmp_path / "b.xlsx", write))
    assert sheet.header == ["编号", "类别", "购置日期", "购置金额", "地点"]
    assert [row.cells[1] for row in sheet.rows] == ["电子设备", "电子设备"]
    assert fates(sheet) == {1: "Above the header.", 2: "header", 3: "header", 4: "row", 5: "row", 6: "A total."}
    assert "电子设备 is merged over rows 4 to 5; each of them gets it." in map(str, sheet.notes)


def test_hidden_and_other_sheets_are_named_and_read_only_when_asked(tmp_path: Path) -> None:
    def write(workbook: Any, sheet: Any) -> None:
        sheet.hide()
        table(workbook, sheet)
        workbook.add_worksheet("空").activate()
        table(workbook, workbook.add_worksheet("2026"))
        table(workbook, workbook.add_worksheet("旧"))

    path = book(tmp_path / "b.xlsx", write)
    sheet = read(path)
    assert (sheet.name, sheet.sheets) == ("2026", ("台账", "空", "2026", "旧"))
    assert list(map(str, sheet.notes)) == [
        "The hidden sheet 台账 was not read.", "The sheet 空 was not read.", "The sheet 旧 was not read.",
    ]  # fmt: skip
    assert read(path, sheet=1).name == read(path, sheet="台账").name == read(path, sheet="1").name == "台账"
    assert read(path, sheet="2026").name == "2026"
    for missing in ("没有", 9, 0, -1):
        with pytest.raises(Refused, match="no sheet called"):
            read(path, sheet=missing)


def test_a_table_that_begins_far_from_the_corner_keeps_its_line_numbers(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(9, 2, ["编号", "名称"])
        sheet.write_row(11, 2, ["1", "笔"])

    sheet = read(book(tmp_path / "b.xlsx", write))
    assert fates(sheet) == {10: "header", 11: "Blank.", 12: "row"}
    assert sheet.rows[0].cells[-2:] == ["1", "笔"]


def test_a_lone_cell_in_the_last_corner_is_refused_and_an_empty_one_is_not(tmp_path: Path) -> None:
    corner = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c></row><row r="1048576"><c r="XFD1048576"{}</row>'
    )
    path = book(tmp_path / "b.xlsx", table)
    with pytest.raises(Refused, match="XFD1048576"):
        read(with_part(path, {MAIN: sheet_xml(corner.format("><v>1</v></c>"))}))
    assert read(with_part(path, {MAIN: sheet_xml(corner.format(' s="0"/>'))})).header == ["编号"]


def test_a_cell_that_a_piece_of_the_scan_cuts_in_two_is_still_seen(tmp_path: Path) -> None:
    filler = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><f>A{n}</f><v></v></c></row>' for n in range(2, 60_000)
    )
    words = "".join(
        f'<c r="{at}1" t="inlineStr"><is><t>{word}</t></is></c>' for at, word in (("A", "编号"), ("B", "原值"))
    )
    head = f'<row r="1">{words}</row>'
    sheet = read(with_part(book(tmp_path / "b.xlsx", table), {MAIN: sheet_xml(head + filler)}))
    assert len(sheet.rows) == 59_998
    assert all(1 in row.faults for row in sheet.rows)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({MAIN: sheet_xml(" " * 450_000_000)}, "Unpacked"),
        ({MAIN: sheet_xml(" " * 30_000_000)}, "Unpacked"),
        ({MAIN: sheet_xml("", '<!DOCTYPE x [<!ENTITY a "aa">]>')}, "declarations"),
        ({"xl/sharedStrings.xml": b'<!doctype x><sst/>'}, "declarations"),
        ({MAIN: sheet_xml("").decode().encode("utf-16")}, "UTF-8"),
        ({MAIN: b"<worksheet><sheetData><row"}, "damaged"),
        ({MAIN: b""}, "damaged|no visible sheet|no rows"),
        ({"xl/workbook.xml": b"<workbook"}, "damaged"),
        ({"xl/workbook.xml": b'<?xml version="1.0" encoding="UTD-8"?><workbook/>'}, "damaged"),
        ({"xl/_rels/workbook.xml.rels": None}, "damaged"),
        ({"xl/workbook.xml": None}, "a zip archive"),
        ({"xl/workbook.xml": None, "word/document.xml": b"<a/>"}, "a text document"),
        ({"xl/workbook.xml": None, "xl/workbook.bin": b"x"}, "binary workbook"),
        ({"XL/WORKBOOK.XML": b"<a/>"}, "twice"),
    ],
    ids=range(14),
)  # fmt: skip
def test_a_dangerous_or_broken_workbook_is_refused_before_it_is_opened(
    tmp_path: Path, changes: dict[str, bytes | None], words: str
) -> None:
    path = with_part(book(tmp_path / "b.xlsx", table), changes)
    with pytest.raises(Refused, match=words):
        read(path)


def test_a_long_text_stored_once_and_shown_everywhere_is_refused(tmp_path: Path) -> None:
    text = b"<sst><si><t>" + b"x" * 32_000 + b"</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_000))
    path = with_part(book(tmp_path / "b.xlsx", table), {MAIN: sheet_xml(rows), "xl/sharedStrings.xml": text})
    with pytest.raises(Refused, match="would take 32"):
        read(path)


@pytest.mark.parametrize(
    "rows", ["<c " * 1_000_000, "<c " + 'r="A1" ' * 500_000, "<c><f>" * 500_000, "<c t='e' " * 400_000]
)
def test_xml_made_to_be_searched_for_ever_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(Refused):
        read(with_part(book(tmp_path / "b.xlsx", table), {MAIN: sheet_xml(rows)}, stored=True))


def test_a_cut_workbook_is_refused_wherever_it_is_cut(tmp_path: Path) -> None:
    data = book(tmp_path / "b.xlsx", table).read_bytes()
    for length in range(4, len(data), len(data) // 40):
        (tmp_path / "cut.xlsx").write_bytes(data[:length])
        with pytest.raises(Refused):
            read(tmp_path / "cut.xlsx")


def test_a_name_that_says_something_else_than_the_content_is_refused_with_the_right_one(tmp_path: Path) -> None:
    data = book(tmp_path / "b.xlsx", table).read_bytes()
    for name, content, ending in (
        ("b.csv", data, ".xlsx"),
        ("b.xls", data, ".xlsx"),
        ("c.xlsx", b"a,b\n1,2\n", ".csv"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused, match=f"it is a {ending} file"):
            read(tmp_path / name)


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_bytes_that_are_no_text_are_not_called_a_csv_file_whatever_their_name(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"noise.{ending}"
    path.write_bytes((bytes(range(128, 256)) + bytes(range(128))) * 4)
    with pytest.raises(Refused, match="no spreadsheet"):
        read(path)
    path.write_bytes("编号,名称\n1,办公桌\n".encode("utf-16"))
    with pytest.raises(Refused, match=r"it is a \.csv file"):
        read(path)


def test_a_locked_workbook_says_so(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", table)
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    path.write_bytes(data)
    with pytest.raises(Refused, match="password"):
        read(path)
