"""What a stream that cannot hold every character writes in the place of those it lacks: plain signs of ASCII."""

import codecs
from io import TextIOWrapper
from typing import TextIO

NAME = "bizdesk.signs"
CHINESE = "资产"

SIGNS = dict(zip("…▲▼△▽◆●○•·×→←↑↓✓✔✗–—‐‑−“”„‘’‚«»‹›⏎◌¥￥", "~^v^v**o*.x><^v++x-----\"\"\"'''<><>/'YY", strict=True)) | {
    "\u00a0": " ",
    "\u3000": " ",
}
LEVEL, UPRIGHT = "─━═╌╍┄┅┈┉╴╶╸╺", "│┃║╎╏┆┇┊┋╵╷╹╻"


def plain(character: str) -> str:
    """The sign that stands for a character; a question mark where there is none."""
    code = ord(character)
    if 0x2400 <= code <= 0x241F:  # the pictures of control characters
        return f"^{chr(code - 0x2400 + 64)}"
    if 0x2500 <= code <= 0x257F:  # lines and corners
        return "-" if character in LEVEL else "|" if character in UPRIGHT else "+"
    if 0x2580 <= code <= 0x259F:  # blocks and shades
        return ":" if 0x2591 <= code <= 0x2593 else "#"
    if 0xFF01 <= code <= 0xFF5E and character not in SIGNS:  # full-width forms of ASCII
        return chr(code - 0xFEE0)
    return SIGNS.get(character, "?")


def _instead(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return "".join(map(plain, fault.object[fault.start : fault.end])), fault.end


def take_any_text(stream: TextIOWrapper) -> None:
    """Make a stream take any text."""
    codecs.register_error(NAME, _instead)
    stream.reconfigure(errors=NAME)


def holds_chinese(stream: TextIO) -> bool:
    """Whether a stream can hold the words of the Chinese catalogue."""
    try:
        CHINESE.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
