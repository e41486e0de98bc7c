"""XLSX workbooks looked at before any library opens them: the zip, its parts, what they declare.

A workbook is a zip of XML parts. It is read in a stream, so that no part that unpacks to gigabytes ever takes memory.
"""

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from bizdesk.exchange.cell_scan import CellScan, Findings, form_of
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _

UNPACKED_LIMIT = 400_000_000
RATIO_LIMIT = 300
RATIO_MATTERS_FROM = 20_000_000
PART_LIMIT = 5_000
SMALL_PART_LIMIT = 20_000_000
CHUNK = 1 << 20
SHOWN_LIMIT = 500_000_000
SMALLEST_CELL = len('<c t="s"><v>0</v></c>')

STRING = re.compile(rb"<(?:\w{1,20}:)?si[\s>]")
STRING_CELL = re.compile(rb"\bt=[\"']s[\"'][^<>]{0,400}>\s*<(?:\w{1,20}:)?v>(\d{1,9})<")

BROKEN = N_("This workbook is damaged: it cannot be unpacked. Open it in a spreadsheet program and save it again.")
BOMB = N_("Unpacked, this workbook would take {size} MB. It was not opened.")
TWICE = N_("This workbook names one of its parts twice, and was not opened.")
DECLARATIONS = N_("This workbook holds declarations (a DTD) that no spreadsheet needs, and was not opened.")
ENCODED = N_("A part of this workbook is not written in UTF-8, and was not opened.")
LOCKED = N_("This workbook is protected by a password. Save it without one first.")
NOT_A_WORKBOOK = N_("This is a {kind}, not an XLSX workbook. Save it as XLSX or CSV first.")

KINDS = {
    "word/document.xml": N_("text document"),
    "ppt/presentation.xml": N_("presentation"),
    "xl/workbook.bin": N_("binary workbook (XLSB)"),
    "content.xml": N_("OpenDocument file"),
}
OTHER_KIND = N_("zip archive")

# Everything that opening or unpacking a damaged zip has been seen to raise.
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError,
              RuntimeError, LookupError, OverflowError)  # fmt: skip


def inspect(path: Path, cell_limit: int) -> dict[str, Findings]:
    """The findings by sheet name. Raises Refused for whatever is no workbook, or one that must not be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive)
            sheets, forms = _sheets(archive), _forms(archive)
            found = {}
            for part in archive.namelist():
                if part.lower().endswith((".xml", ".rels")):
                    name = sheets.get(part.lower())
                    scan = CellScan(name, forms, cell_limit) if name else None
                    for chunk in _chunks(archive, part):
                        if scan:
                            scan.feed(chunk)
                    if scan and name:
                        scan.finish()
                        found[name] = scan.findings
            _check_strings(archive, [part for part in archive.namelist() if part.lower() in sheets])
            return found
    except ElementTree.ParseError:
        raise Refused(BROKEN) from None
    except ZIP_FAULTS:
        raise Refused(BROKEN) from None


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    bomb = size > UNPACKED_LIMIT or (size > RATIO_MATTERS_FROM and size > RATIO_LIMIT * max(packed, 1))
    if bomb or len(parts) > PART_LIMIT:
        raise Refused(BOMB, size=size // 1_000_000)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(LOCKED)
    if "xl/workbook.xml" not in names:
        kind = next((kind for part, kind in KINDS.items() if part in names), OTHER_KIND)
        raise Refused(NOT_A_WORKBOOK, kind=_(kind))
    if len(set(names)) < len(names):
        raise Refused(TWICE)


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part in pieces, read to its end so that its checksum is compared."""
    before = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if not before and b"\0" in chunk[:200]:
                raise Refused(ENCODED)
            seam = (before + chunk).lower()
            if b"<!doctype" in seam or b"<!entity" in seam:
                raise Refused(DECLARATIONS)
            before = chunk[-16:]
            yield chunk


def _check_strings(archive: zipfile.ZipFile, sheets: list[str]) -> None:
    """Refuse a workbook that stores a long text once and shows it in so many cells that they fill the memory.

    Counted exactly, text by text, but only when even the longest in every cell would be too much.
    """
    store = next((part for part in archive.namelist() if part.lower() == "xl/sharedstrings.xml"), None)
    if store is None:
        return
    lengths = [len(text) for text in STRING.split(b"".join(_chunks(archive, store)))[1:]]
    cells = sum(archive.getinfo(part).file_size for part in sheets) // SMALLEST_CELL
    if max(lengths, default=0) * cells < SHOWN_LIMIT:
        return
    for part in sheets:
        times: Counter[bytes] = Counter()
        rest = b""
        for chunk in _chunks(archive, part):
            data = rest + chunk
            # The last cell waits for the next piece, which may bring the rest of it.
            end = data.rfind(b"t=") if len(data) < 2 * CHUNK else len(data)
            times.update(STRING_CELL.findall(data[: max(end, 0)]))
            rest = data[max(end, 0) :]
        times.update(STRING_CELL.findall(rest))
        size = sum(lengths[int(at)] * count for at, count in times.items() if int(at) < len(lengths))
        if size > SHOWN_LIMIT:
            raise Refused(BOMB, size=size // 1_000_000)


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element | None:
    name = next((name for name in archive.namelist() if name.lower() == part), None)
    if name is None:
        return None
    if archive.getinfo(name).file_size > SMALL_PART_LIMIT:
        raise Refused(BOMB, size=archive.getinfo(name).file_size // 1_000_000)
    return ElementTree.fromstring(b"".join(_chunks(archive, name)))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets by the lower-case path of their part."""
    book, links = _tree(archive, "xl/workbook.xml"), _tree(archive, "xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        raise Refused(BROKEN)
    targets = {link.get("Id"): link.get("Target") or "" for link in links}
    sheets = {}
    for sheet in book.iter():
        if _local(sheet.tag) == "sheet":
            link = next((value for key, value in sheet.attrib.items() if _local(key) == "id"), None)
            target = targets.get(link) or ""
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            sheets[part.lower()] = sheet.get("name") or ""
    return sheets


def _forms(archive: zipfile.ZipFile) -> dict[str, int]:
    """The styles whose numbers are shown as percents (0) or padded with zeros to so many digits, by style number."""
    styles = _tree(archive, "xl/styles.xml")
    if styles is None:
        return {}
    codes = {
        item.get("numFmtId"): item.get("formatCode") or "" for item in styles.iter() if _local(item.tag) == "numFmt"
    }
    used = next((item for item in styles.iter() if _local(item.tag) == "cellXfs"), None)
    forms = {}
    for number, style in enumerate(used if used is not None else ()):
        form = style.get("numFmtId") or "0"
        shape = form_of(codes.get(form, ""), int(form) if form.isascii() and form.isdecimal() else 0)
        if shape is not None:
            forms[str(number)] = shape
    return forms
