"""XLS workbooks looked at before any library opens them: the compound file, and the cells that a reader would lose.

Sources: the published formats [MS-CFB] (sectors and chains) and [MS-XLS] (records of the workbook stream).
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from bizdesk.exchange.cell_scan import Findings, form_of
from bizdesk.exchange.grid import ERROR_VALUE, TOO_FAR, Reason, column_letters, shown
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

BROKEN = N_("This workbook is damaged: it cannot be read. Open it in a spreadsheet program and save it as XLSX.")
LOCKED = N_("This workbook is protected by a password. Save it without one first.")
NOT_A_WORKBOOK = N_("This is an old office document, not an XLS workbook. Save it as XLSX or CSV first.")

LAST_SECTOR = 0xFFFFFFFA
ENCRYPTED_STREAM = "EncryptedPackage"
BOOK_STREAMS = ("workbook", "book")

BOF, EOF, FILEPASS, BOUNDSHEET, DIMENSIONS = 0x0809, 0x0A, 0x2F, 0x85, 0x200
FORMULA, BOOLERR, MULRK, XF, FORMAT = 0x06, 0x205, 0xBD, 0xE0, 0x41E
VALUES = frozenset({0x203, 0x204, 0x27E, 0xFD, 0xD6, FORMULA, BOOLERR, MULRK})
BIFF8 = 0x0600
ROWS, COLUMNS = 65_536, 256

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def inspect(path: Path, cell_limit: int) -> list[Findings]:
    """The findings of each sheet, in the order of the workbook. Raises Refused for what must not be opened."""
    try:
        stream = _book_stream(path.read_bytes())
        return _findings(stream, cell_limit)
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        raise Refused(BROKEN) from None


def _book_stream(data: bytes) -> bytes:
    sector_size, short_size = 1 << data[30], 1 << data[32]
    first_directory, _, cutoff, first_short, _, first_more, _ = struct.unpack_from("<IIIIIII", data, 48)
    if sector_size not in (512, 4096) or short_size != 64:
        raise Refused(BROKEN)

    def sector(number: int) -> bytes:
        return data[(number + 1) * sector_size : (number + 2) * sector_size]

    def numbers(raw: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])

    table_sectors = [number for number in numbers(data[76:512]) if number < LAST_SECTOR]
    seen: set[int] = set()
    while first_more < LAST_SECTOR and first_more not in seen:
        seen.add(first_more)
        *more, first_more = numbers(sector(first_more))
        table_sectors += [number for number in more if number < LAST_SECTOR]
    table = numbers(b"".join(sector(number) for number in dict.fromkeys(table_sectors)))
    directory = b"".join(sector(number) for number in _chain(table, first_directory))
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    streams = {_entry_name(entry): struct.unpack_from("<II", entry, 116) for entry in entries if entry[66]}
    if ENCRYPTED_STREAM.casefold() in streams:
        raise Refused(LOCKED)
    found = next((streams[name] for name in BOOK_STREAMS if name in streams), None)
    if found is None:
        raise Refused(NOT_A_WORKBOOK)
    first, size = found
    if size >= cutoff:
        return b"".join(sector(number) for number in _chain(table, first))[:size]
    root = struct.unpack_from("<I", entries[0], 116)[0]
    short_store = b"".join(sector(number) for number in _chain(table, root))
    short_table = numbers(b"".join(sector(number) for number in _chain(table, first_short)))
    return b"".join(short_store[at * 64 : at * 64 + 64] for at in _chain(short_table, first))[:size]


def _entry_name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace").casefold()


def _chain(table: tuple[int, ...], number: int) -> Iterator[int]:
    for _ in range(len(table) + 1):
        if number >= LAST_SECTOR:
            return
        yield number
        number = table[number]
    raise ValueError("a chain of sectors that runs in a circle")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, from its BOF to its EOF; those of substreams inside it are left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == BOF) - (kind == EOF)
        if depth == 1:
            yield kind, body
        if depth <= 0:
            return


def _findings(stream: bytes, cell_limit: int) -> list[Findings]:
    if struct.unpack_from("<H", stream)[0] != BOF:
        raise Refused(BROKEN)
    wide = False
    offsets: list[tuple[int, str]] = []
    codes: dict[int, str] = {}
    styles: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == BOF:
            wide = struct.unpack_from("<H", body)[0] == BIFF8
        elif kind == FILEPASS:
            raise Refused(LOCKED)
        elif kind == BOUNDSHEET:
            offsets.append((struct.unpack_from("<I", body)[0], _text(body[6], body[7:], wide)))
        elif kind == FORMAT and wide:
            number, length = struct.unpack_from("<HH", body)
            codes[number] = _text(length, body[4:], wide)
        elif kind == XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    shapes = {place: form_of(codes.get(form, ""), form) for place, form in enumerate(styles)}
    forms = {place: shape for place, shape in shapes.items() if shape is not None}
    return [_scan(stream, at, name, wide, forms, cell_limit) for at, name in offsets]


def _text(length: int, body: bytes, wide: bool) -> str:
    if not wide:
        return body[:length].decode("gb18030", "replace")
    if body[0] & 1:
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")


def _scan(stream: bytes, at: int, name: str, wide: bool, forms: dict[int, int], cell_limit: int) -> Findings:
    findings = Findings()
    top, bottom, left, right = ROWS, 0, COLUMNS, 0
    for kind, body in _records(stream, at):
        if kind == DIMENSIONS:
            first, last = struct.unpack_from("<II" if wide else "<HH", body)
            if not first <= last <= ROWS or struct.unpack_from("<H", body, 10 if wide else 6)[0] > COLUMNS:
                raise Refused(BROKEN)
        if kind not in VALUES:
            continue
        row, column, style = struct.unpack_from("<HHH", body)
        last_column = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == MULRK else column
        top, bottom = min(top, row), max(bottom, row)
        left, right = min(left, column), max(right, last_column)
        if (bottom - top + 1) * (right - left + 1) > cell_limit:
            far = f"{column_letters(right)}{bottom + 1}"
            raise Refused(TOO_FAR, sheet=shown(name), cell=far, limit=cell_limit)
        if error := _error(kind, body):
            findings.faults[row + 1, column] = Reason(ERROR_VALUE, {"text": error})
        elif kind == MULRK:
            for place in range((len(body) - 6) // 6):
                style = struct.unpack_from("<H", body, 4 + 6 * place)[0]
                if style in forms:
                    findings.forms[row + 1, column + place] = forms[style]
        elif style in forms:
            findings.forms[row + 1, column] = forms[style]
    return findings


def _error(kind: int, body: bytes) -> str:
    """The error a cell shows, or nothing."""
    if kind == BOOLERR and body[7]:
        return ERRORS.get(body[6], "#?")
    if kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return ERRORS.get(body[8], "#?")
    return ""
