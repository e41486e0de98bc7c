"""XLS workbooks, written here byte by byte by the published formats: a compound file with one stream of records."""

import struct
from pathlib import Path

import pytest

from bizdesk.exchange.reading import read
from bizdesk.office.errors import Refused

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    data = text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + data)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def workbook_stream(cells: bytes, *, rows: int = 10, before: bytes = b"") -> bytes:
    """One sheet of cells; style 1 is a percent, style 2 five digits padded with zeros."""
    begin, end = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), record(0x0A, b"")
    padded = record(0x41E, struct.pack("<HHB", 164, 5, 0) + b"00000")
    styles = b"".join(record(0xE0, struct.pack("<HH", 0, form) + bytes(16)) for form in (0, 9, 164))
    name = "台账".encode("utf-16-le")
    bound = struct.pack("<BBBB", 0, 0, 2, 1) + name
    start = len(begin + before + padded + styles + end) + 4 + 4 + len(bound)
    book = begin + before + padded + styles + record(0x85, struct.pack("<I", start) + bound) + end
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    return book + sheet + record(0x200, struct.pack("<IIHHH", 0, rows, 0, 4, 0)) + cells + end


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file that holds one stream, long enough (4096 bytes) not to need the store of short ones."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    table = [TABLE, END, *range(3, sectors + 2), END]
    table += [FREE] * (128 - len(table))

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        raw = title.encode("utf-16-le")
        return (
            raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, FREE, FREE, child) + bytes(36)
            + struct.pack("<IQ", first, size)
        )  # fmt: skip

    directory = entry("Root Entry", 5, 1, END, 0) + entry(name, 2, FREE, 2, len(stream)) + bytes(256)
    return header + struct.pack("<128I", *table) + directory + stream


HEADER = label(0, 0, "编号*") + label(0, 1, "残值率") + label(0, 2, "原值") + label(0, 3, "工号")


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "old.xls"
    path.write_bytes(data)
    return path


def test_an_old_workbook_is_read_as_it_is_shown_and_its_errors_are_marked(tmp_path: Path) -> None:
    cells = HEADER + label(1, 0, "甲") + number(1, 1, 0.05, 1) + number(1, 2, 1200.5) + number(1, 3, 12, 2)
    cells += label(2, 0, "乙") + error(2, 2, 0x17)
    sheet = read(saved(tmp_path, compound(workbook_stream(cells))))
    assert (sheet.name, sheet.header) == ("台账", ["编号", "残值率", "原值", "工号"])
    assert list(map(str, sheet.rows[0].cells)) == ["甲", "5%", "1200.5", "00012"]
    assert str(sheet.rows[1].faults[2]) == "The spreadsheet shows an error here: #REF!."


def test_an_old_workbook_that_claims_more_lines_than_there_can_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="damaged"):
        read(saved(tmp_path, compound(workbook_stream(HEADER, rows=0xFFFFFFF0))))


def test_a_cell_in_the_last_corner_of_an_old_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="IV65536"):
        read(saved(tmp_path, compound(workbook_stream(HEADER + number(65_535, 255, 1)))))


def test_an_old_workbook_under_a_password_says_so(tmp_path: Path) -> None:
    locked = workbook_stream(HEADER, before=record(0x2F, bytes(6)))
    with pytest.raises(Refused, match="password"):
        read(saved(tmp_path, compound(locked)))


def test_a_new_workbook_under_a_password_is_a_compound_file_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="password"):
        read(saved(tmp_path, compound(b"x", "EncryptedPackage")))


def test_another_old_office_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="old office document"):
        read(saved(tmp_path, compound(b"x", "WordDocument")))


def test_a_chain_of_sectors_that_runs_in_a_circle_is_refused(tmp_path: Path) -> None:
    data = bytearray(compound(workbook_stream(HEADER)))
    struct.pack_into("<I", data, 512 + 4 * 3, 2)
    with pytest.raises(Refused, match="damaged"):
        read(saved(tmp_path, bytes(data)))


def test_a_cut_old_workbook_is_refused_wherever_it_is_cut(tmp_path: Path) -> None:
    data = compound(workbook_stream(HEADER + label(1, 0, "甲")))
    for length in range(8, 2048, 40):
        with pytest.raises(Refused):
            read(saved(tmp_path, data[:length]))
