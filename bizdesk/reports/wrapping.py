"""Long texts set on several lines of a known width in screen cells."""

import re

from bizdesk.office.text import ELLIPSIS, cells, visible

CLOSERS = "，。、；：！？）】》」』〉”’…"
JOINED = "\u0300-\u036f\u200d\ufe00-\ufe0f"
WORD = re.compile(rf"[^\s\u1100-\U0010ffff]+[{CLOSERS}{JOINED}]*|\s+|[\u1100-\U0010ffff][{CLOSERS}{JOINED}]*")
LONGEST = 20_000


def wrap(text: str, width: int, most: int = 0) -> list[str]:
    """The lines of a text, each at most width cells; a line break stays one.

    Latin breaks between words, Chinese between any two characters but not before closing punctuation. most limits
    the lines; the last one then ends in an ellipsis. Texts beyond LONGEST characters are always cut there.
    """
    if text.isascii() and text.isprintable() and len(text) <= width:
        return [text]
    limit = min(LONGEST, width * most) if most else LONGEST
    shown = visible(text[:limit], LONGEST * 10, multiline=True)
    lines = [line for part in shown.split("\n") for line in _wrap_line(part, width)]
    if most and len(lines) > most:
        return [*lines[: most - 1], _dotted(lines[most - 1], width)]
    return [*lines[:-1], _dotted(lines[-1], width)] if len(text) > limit else lines


def _wrap_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in WORD.findall(text):
        size = cells(word)
        if used + size > width:
            if line.strip():
                lines.append(line.rstrip())
            line, used = "", 0
            if word.isspace():
                continue
            if size > width:
                *whole, word = _pieces(word, width)
                lines.extend(whole)
                size = cells(word)
        line += word
        used += size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    used = 0
    for character in word:
        size = cells(character)
        if used + size > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += size
    return pieces


def _dotted(line: str, width: int) -> str:
    while line and cells(line) > width - 1:
        line = line[:-1]
    return line + ELLIPSIS
