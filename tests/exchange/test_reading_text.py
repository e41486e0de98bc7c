"""Text files of rows from any office: encodings, separators, line ends, and what stands around the table."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bizdesk.exchange.blocks import Known
from bizdesk.exchange.reading import Sheet, read
from bizdesk.office.errors import Refused

HEADER = "资产编号,资产名称,类别,原值,购置日期"
BODY = "0001,打印机,电子设备,1200.00,2026-01-05\n0002,办公桌,器具家具,800.00,2026-01-06\n"
TABLE = f"{HEADER}\n{BODY}"
LABELS = ["资产编号", "资产名称", "类别", "原值", "购置日期"]


def read_bytes(folder: Path, data: bytes, name: str = "list.csv", **how: str) -> Sheet:
    path = folder / name
    path.write_bytes(data)
    return read(path, **how)  # type: ignore[arg-type]  # only the encoding is passed on


def read_text(folder: Path, text: str) -> Sheet:
    return read_bytes(folder, text.encode())


def fates(sheet: Sheet) -> dict[int, str]:
    """What became of each line: the message of its reason, or "row"."""
    told = dict.fromkeys(sheet.header_lines, "header")
    told |= {skipped.line: skipped.reason.message for skipped in sheet.skipped}
    return told | {row.line: "row" for row in sheet.rows}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_encoding_and_line_end_gives_the_same_table(tmp_path: Path, encoding: str, end: str) -> None:
    sheet = read_bytes(tmp_path, TABLE.replace("\n", end).encode(encoding))
    assert sheet.header == LABELS
    assert [row.cells for row in sheet.rows] == [line.split(",") for line in BODY.splitlines()]
    assert [row.line for row in sheet.rows] == [2, 3]


@pytest.mark.parametrize("separator", [",", ";", "\t", "，", "；", "|"])
def test_every_separator_gives_the_same_table(tmp_path: Path, separator: str) -> None:
    sheet = read_text(tmp_path, TABLE.replace(",", separator))
    assert sheet.separator == separator
    assert sheet.header == LABELS
    assert sheet.rows[0].cells[0] == "0001"


def test_commas_inside_amounts_do_not_make_a_semicolon_file_a_comma_file(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "name;price;place\npen;1,5;A\nink;2,5;B\n")
    assert sheet.separator == ";"
    assert sheet.rows[1].cells == ["ink", "2,5", "B"]


def test_a_first_line_that_names_the_separator_is_obeyed_and_named(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "sep=;\nname;price\npen;1,5\n")
    assert [row.cells for row in sheet.rows] == [["pen", "1,5"]]
    assert fates(sheet) == {1: "Above the header.", 2: "header", 3: "row"}


def test_a_quoted_cell_may_hold_lines_and_the_next_row_is_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, 'no,name\n1,"ThinkPad\r\n(备用)"\n2,"13"" screen"\n')
    assert [(row.line, row.cells) for row in sheet.rows] == [(2, ["1", "ThinkPad\n(备用)"]), (3, ["2", '13" screen'])]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a,b\n1,"x" y\n', 2),
        ('a,b\n1,2\n3,"never closed\n5,6\n', 3),
        ('a,b\n1,"two\nlines"\n3,"x" y\n', 4),
        ('a,b\n1,"' + "x\n" * 70_000 + '"\n', 2),
    ],
)
def test_quotation_marks_that_do_not_match_are_refused_with_their_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(Refused, match=f"line {line} "):
        read_text(tmp_path, text)


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [("utf-8", "gb18030", 3), ("gb18030", "utf-8", 3)],
)
def test_a_file_that_mixes_encodings_is_refused_with_the_line(
    tmp_path: Path, first: str, second: str, line: int
) -> None:
    lines = ["资产编号,资产名称,使用部门", "1,碎纸机,综合办公室", "2,打印机,财务部"]
    data = "\n".join(lines[:2]).encode(first) + b"\n" + lines[2].encode(second)
    with pytest.raises(Refused, match=f"Line {line} is written in another encoding"):
        read_bytes(tmp_path, data)


def test_one_western_line_in_another_encoding_does_not_turn_the_rest_into_chinese(tmp_path: Path) -> None:
    data = "name,place\nRenée,Café\nZoë,Málaga\n".encode() + "José,Köln\n".encode("cp1252")
    with pytest.raises(Refused, match="Line 4 is written in another encoding"):
        read_bytes(tmp_path, data)


def test_a_chinese_line_whose_bytes_happen_to_be_utf_8_is_still_chinese(tmp_path: Path) -> None:
    lines = ["编号,名称,用途", "1,墨盒,打印", "2,x,每", "3,y,媒"]
    assert lines[3].encode("gb18030").decode("utf-8")
    assert read_bytes(tmp_path, "\n".join(lines).encode("gb18030")).rows[2].cells == ["3", "y", "媒"]


def test_western_letters_are_not_read_as_chinese_but_read_when_named(tmp_path: Path) -> None:
    for rows in ("Renée,Café\nJosé,Köln\n", "Renée,Köln\nZoëlle,Málaga\n"):
        data = f"name,place\n{rows}".encode("cp1252")
        with pytest.raises(Refused, match="Line 2 is neither"):
            read_bytes(tmp_path, data)
        assert read_bytes(tmp_path, data, encoding="cp1252").rows[0].cells[0] == "Renée"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Renée,Café – Köln"),
        ("mac_roman", "Renée,Curaçao “Åre”"),
        ("big5", "筆記型電腦,資訊部"),
        ("cp932", "ノートパソコン,経理部"),
    ],
)
def test_the_advice_on_a_strange_encoding_works(tmp_path: Path, encoding: str, text: str) -> None:
    """Whoever types what the refusal names reads the file."""
    data = f"name,place\n{text}\n".encode(encoding)
    with pytest.raises(Refused) as refused:
        read_bytes(tmp_path, data)
    named = re.findall(r"--encoding (\w+) can read it", str(refused.value))
    assert encoding in named
    assert read_bytes(tmp_path, data, encoding=named[named.index(encoding)]).rows[0].cells == text.split(",")


def test_a_text_file_has_no_sheets(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(TABLE, encoding="utf-8")
    for sheet in (9, "台账"):
        with pytest.raises(Refused, match=r"list\.csv is a text file: it has no sheets"):
            read(tmp_path / "list.csv", sheet)


@pytest.mark.parametrize("name", ["nonsense", "rot13", "base64", "\x1b[2J", ""])
def test_an_encoding_that_is_none_is_refused_or_found(tmp_path: Path, name: str) -> None:
    if not name:
        assert read_bytes(tmp_path, TABLE.encode(), encoding=name).encoding == "utf-8"
        return
    with pytest.raises(Refused, match="no encoding called"):
        read_bytes(tmp_path, TABLE.encode(), encoding=name)


def test_a_wrong_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Line 1 is not written in ascii"):
        read_bytes(tmp_path, TABLE.encode(), encoding="ascii")


def test_titles_totals_signatures_and_remarks_are_named_and_nothing_disappears(tmp_path: Path) -> None:
    text = (
        "XX公司固定资产台账,,,,\n"
        "截止日期：2026年3月31日,,,,单位：元\n"
        f"{TABLE}"
        ",,,,\n"
        "小计,,,2000.00,\n"
        f"{HEADER}\n"
        "0003,碎纸机,电子设备,500.00,2026-01-07\n"
        '合  计,,,"2,500.00",\n'
        "人民币（大写）：,,,,\n"
        "制表人：张三,,审核人：李四,,批准人：\n"
        "备注：本表一式两份,,,,\n"
    )
    sheet = read_text(tmp_path, text)
    assert [row.cells[0] for row in sheet.rows] == ["0001", "0002", "0003", "人民币（大写）："]
    assert fates(sheet) == {
        1: "Above the header.", 2: "Above the header.", 3: "header", 4: "row", 5: "row", 6: "Blank.", 7: "A total.",
        8: "The header again.", 9: "row", 10: "A total.", 11: "row", 12: "A row for signatures.",
        13: "A remark below the table.",
    }  # fmt: skip


@pytest.mark.parametrize(
    "word",
    [
        "合计",
        "小计：",
        "总 计",
        "本页合计",
        "研发部 小计",
        "合计（元）",
        "Total",
        "GRAND TOTAL:",
        "Subtotal",
        "Sub-total",
    ],
)
def test_every_word_for_a_total_is_known(tmp_path: Path, word: str) -> None:
    sheet = read_text(tmp_path, f"{TABLE}{word},,,2000.00,\n")
    assert fates(sheet)[4] == "A total."


@pytest.mark.parametrize(
    "line",
    [
        "0009,合计表打印机,电子设备,1.00,2026-01-05",
        "Total,Total Energies,supplier,1.00,",
        "合计,见附页,,,",
        ",,,,2026-01-05",
    ],
)
def test_a_row_that_only_looks_like_a_total_stays_a_row(tmp_path: Path, line: str) -> None:
    assert fates(read_text(tmp_path, f"{TABLE}{line}\n"))[4] == "row"


def test_the_marks_of_required_columns_are_not_part_of_the_heading(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "1、带*号的为必填项，请勿删除本行\n名称*,＊规格,税率(%)：\n笔,0.5,13\n")
    assert sheet.header == ["名称", "规格", "税率(%)"]
    assert fates(sheet)[1] == "Above the header."


def test_a_known_heading_finds_the_header_where_its_shape_would_not(tmp_path: Path) -> None:
    text = "一月,二月,三月,四月\n名称,数量\n笔,5\n"
    assert read(write(tmp_path, text), known=Known({"名称", "数量"})).header[:2] == ["名称", "数量"]
    assert read(write(tmp_path, text)).header == ["一月", "二月", "三月", "四月"]


def write(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_heading_that_stands_twice_is_named_and_numbered(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "Name,Company,Category,Company,Company (2)\na,b,c,d,e\n")
    assert sheet.header == ["Name", "Company", "Category", "Company (2)", "Company (2) (2)"]
    assert "The heading Company stands twice; the one in column D is called Company (2)." in map(str, sheet.notes)


def test_cells_beyond_the_header_are_kept_and_marked(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "a,b\n1,2\n3,4,surplus\n")
    assert sheet.header == ["a", "b", "[C]"]
    assert sheet.rows[1].cells == ["3", "4", "surplus"]
    assert "surplus" in str(sheet.rows[1].faults[2])
    assert not sheet.rows[0].faults


def test_blocks_side_by_side_become_one_table_each_block_below_the_other(tmp_path: Path) -> None:
    text = (
        "办公用品采购计划,,,,,,\n"
        "名称,单位,数量,,名称,单位,数量\n"
        "蓝圆珠笔,支,100,,白板笔,支,20\n"
        "红圆珠笔,支,10,,,,\n"
        "合计,,110,,合计,,20\n"
        ",,,note,,,\n"
        ",,,,,,\n"
    )
    sheet = read_text(tmp_path, text)
    assert (sheet.blocks, sheet.header) == (2, ["名称", "单位", "数量"])
    assert [(row.block, row.line, row.cells[0]) for row in sheet.rows] == [
        (1, 3, "蓝圆珠笔"),
        (1, 4, "红圆珠笔"),
        (2, 3, "白板笔"),
    ]
    assert [(line, str(reason)) for line, reason, _block in sheet.skipped] == [
        (1, "Above the header."), (5, "A total."), (5, "A total."),
        (6, "Beside the table, under no heading: note."), (7, "Blank."),
    ]  # fmt: skip


def test_headings_that_repeat_in_part_are_no_blocks(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "名称,数量,名称,单价\n笔,5,盒,6\n")
    assert (sheet.blocks, sheet.header) == (1, ["名称", "数量", "名称 (2)", "单价"])


def test_a_header_in_two_lines_is_joined(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "编号,名称,购置,,存放地点\n,,日期,金额,\n1,打印机,2026-01-05,1200,前台\n")
    assert sheet.header == ["编号", "名称", "购置日期", "购置金额", "存放地点"]
    assert sheet.header_lines == (1, 2)
    assert len(sheet.rows) == 1


def test_damaged_cells_are_marked_and_long_ones_that_are_whole_are_not(tmp_path: Path) -> None:
    sheet = read_text(tmp_path, "编号,名称,原值\n2.0260321E+13,笔,#REF!\n00123,笔,5\n202603210000000001,E+ 笔,#1\n")
    damaged, *whole = sheet.rows
    assert {column: reason.message for column, reason in damaged.faults.items()} == {
        0: "A spreadsheet shortened this number to {text}: its digits are lost.",
        2: "The spreadsheet shows an error here: {text}.",
    }
    assert [(row.cells[0], row.faults) for row in whole] == [("00123", {}), ("202603210000000001", {})]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n\n,,\n", "no rows"),
        (b"a,b\n\x00,2\n", "Line 2 holds a control character"),
        (b"1,2\n3,4\n", "No row with headings"),
        (b"<html><table><tr><td>1", "a web page"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?>", "a web page"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", "line 2"),
    ],
    ids=range(9),
)
def test_what_is_no_table_of_rows_is_refused_in_words(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_bytes(tmp_path, data)


def test_what_is_no_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not a file"):
        read(tmp_path)
    with pytest.raises(Refused, match="no file"):
        read(tmp_path / "missing.csv")
    with pytest.raises(Refused, match="no file"):
        read("nul\0name.csv")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(70_000_000_000)
    with pytest.raises(Refused, match="70000 MB"):
        read(path)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_of_any_table_has_a_fate(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], end: str
) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(end.join(["编号,名称,数量", *quoted]).encode())
    sheet = read(path, known=Known({"编号", "名称", "数量"}))
    assert sorted(fates(sheet)) == list(range(1, len(rows) + 2))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet='a1,;\t\n\r"资合计*', max_size=80).map(str.encode))
def test_any_bytes_give_a_table_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any.txt"
    path.write_bytes(data)
    with suppress(Refused):
        sheet = read(path)
        assert all(len(row.cells) == len(sheet.header) for row in sheet.rows)


def test_a_broken_quotation_mark_does_not_make_another_separator_of_a_word_in_the_text(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="line 3 "):
        read_text(tmp_path, 'a,b\n1,"x; y"\n2,"z" w\n3,v; u\n')
