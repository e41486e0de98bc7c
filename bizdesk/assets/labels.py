"""Labels of assets: the tag as a QR code and as Code 128, for the terminal and for print.

The rows for text draw dark modules with block characters and light ones with spaces, as ink does on paper. On a screen
they are shown in LABEL_STYLE, black on white whatever the theme, so that a scanner reads them in dark and light alike;
where there is no colour at all, inverted=True draws the light modules instead, for light letters on a dark ground.
Both kinds carry their quiet zone. Every tag a label cannot hold is Refused, in words.
"""

import re
from html import escape
from typing import TYPE_CHECKING

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

if TYPE_CHECKING:
    from segno import QRCode

LABEL_STYLE = "#000000 on #ffffff"
# 60 bytes fit QR version 4 at level M: 41 columns by 21 rows with the quiet zone, whole on a screen of 80x24.
QR_BYTES = 60
QR_QUIET = 4
QR_MODULE_MM = 0.5
# 32 characters are at most 407 modules with the quiet zone: 102 mm at 0.25 mm each, half the width of A4.
CODE128_CHARACTERS = 32
CODE128_QUIET = 10
CODE128_MODULE_MM = 0.25
BAR_MM = 12
TEXT_MM = 3
BAR_ROWS = 5

# Indexed by two modules, 1 is dark: upper and lower half of a cell, left and right half of a cell.
UPPER_LOWER = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
LEFT_RIGHT = {"00": " ", "10": "▌", "01": "▐", "11": "█"}
TURN = str.maketrans(" ▀▄█▌▐", "█▄▀ ▐▌")


def qr_text(tag: str, *, inverted: bool = False) -> tuple[str, ...]:
    """The QR code of a tag in rows of half blocks: a column for each module, a row for two."""
    rows = [tuple(row) for row in _qr(tag).matrix_iter(border=QR_QUIET)]
    rows += [(0,) * len(rows[0])] * (len(rows) % 2)
    cells = [
        "".join(UPPER_LOWER[pair] for pair in zip(*two, strict=True)) for two in zip(rows[::2], rows[1::2], strict=True)
    ]
    return tuple(row.translate(TURN) if inverted else row for row in cells)


def qr_svg(tag: str) -> str:
    """The QR code of a tag as an SVG element for HTML in its true size, black on its own white ground."""
    return _qr(tag).svg_inline(
        scale=QR_MODULE_MM, unit="mm", border=QR_QUIET, light="#fff", svgclass="qr", lineclass=None
    )


def code128_bars(tag: str) -> str:
    """The Code 128 of a tag as modules from left to right, 1 for a bar and 0 for a space, without quiet zone."""
    from barcode.codex import Code128

    if not tag or not all(" " <= letter <= "~" for letter in tag):
        raise Refused(N_("Code 128 holds letters, digits and signs of ASCII only: {tag} can have a QR code."), tag=tag)
    if len(tag) > CODE128_CHARACTERS:
        raise Refused(
            N_("Code 128 holds at most {limit} characters, {tag} has {count}: it can have a QR code."),
            limit=CODE128_CHARACTERS,
            tag=tag,
            count=len(tag),
        )
    return "".join(Code128(tag).build())


def code128_text(tag: str, *, inverted: bool = False) -> tuple[str, ...]:
    """The Code 128 of a tag in equal rows of half blocks, two modules to a column: TS-2026-0001 is 88 columns wide."""
    modules = "0" * CODE128_QUIET + code128_bars(tag) + "0" * CODE128_QUIET
    modules += "0" * (len(modules) % 2)
    row = "".join(LEFT_RIGHT[modules[place : place + 2]] for place in range(0, len(modules), 2))
    return (row.translate(TURN) if inverted else row,) * BAR_ROWS


def code128_svg(tag: str) -> str:
    """The Code 128 of a tag as an SVG element for HTML in its true size, the tag in letters below the bars."""
    modules = code128_bars(tag)
    width = len(modules) + 2 * CODE128_QUIET
    bars_high, height = round(BAR_MM / CODE128_MODULE_MM), round((BAR_MM + TEXT_MM) / CODE128_MODULE_MM)
    bars = "".join(
        f"M{bar.start() + CODE128_QUIET} 0h{len(bar[0])}v{bars_high}h-{len(bar[0])}z"
        for bar in re.finditer("1+", modules)
    )
    return (
        f'<svg class="code128" width="{width * CODE128_MODULE_MM}mm" height="{height * CODE128_MODULE_MM}mm"'
        f' viewBox="0 0 {width} {height}"><path fill="#fff" d="M0 0h{width}v{height}h-{width}z"/>'
        f'<path fill="#000" d="{bars}"/><text x="{width / 2}" y="{height - 2}" fill="#000" text-anchor="middle"'
        f' font-family="monospace" font-size="{height - bars_high - 2}">{escape(tag)}</text></svg>'
    )


def _qr(tag: str) -> "QRCode":
    import segno

    if not tag or not tag.isprintable():
        raise Refused(N_("A label needs a tag without control characters."))
    size = len(tag.encode())
    if size > QR_BYTES:
        raise Refused(
            N_("A QR label holds at most {limit} bytes, {tag} has {size} (a Chinese character is three)."),
            limit=QR_BYTES,
            tag=tag,
            size=size,
        )
    if tag.isascii():
        return segno.make_qr(tag, error="m")
    # Readers guess at letters beyond ASCII, and guess wrong, unless the code says (ECI 26) that they are UTF-8. The
    # mode is given because some Chinese words in UTF-8 look like Japanese in Shift JIS, and would be packed as that.
    return segno.make_qr(tag, error="m", mode="byte", encoding="utf-8", eci=True)
