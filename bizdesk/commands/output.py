"""Where a command writes: results to one stream, messages to the other, both safe for any terminal and encoding."""

import json
import os
import re
from collections.abc import Iterable
from typing import Any, TextIO

from bizdesk.office.text import visible

MESSAGE_LIMIT = 4_000
LINE_LIMIT = 1_000_000
NARROWEST = 20
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Output:
    """The streams of one run."""

    def __init__(self, out: TextIO, err: TextIO) -> None:
        self.out = out
        self.err = err

    def line(self, text: str = "") -> None:
        """A line of the result, or several in one text."""
        self.out.write(visible(text, LINE_LIMIT, multiline=True) + "\n")

    def lines(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.line(text)

    def say(self, text: str) -> None:
        """A message of one line."""
        if text:
            self.err.write(visible(text, MESSAGE_LIMIT) + "\n")

    def json(self, value: Any) -> None:
        """A result as JSON; in a stream that cannot hold every character, with escapes."""
        self.out.write(self.escaped(readable(value)) + "\n")

    def escaped(self, text: str) -> str:
        """JSON text as the stream can hold it."""
        return text if self.holds_all() else BEYOND_ASCII.sub(_escape, text)

    def holds_all(self) -> bool:
        """Whether the stream can hold any character."""
        return (self.out.encoding or "utf-8").lower().replace("-", "").startswith("utf")

    @property
    def width(self) -> int | None:
        """The width of the terminal in cells, or as COLUMNS says; None where lines may have any length."""
        told = os.environ.get("COLUMNS", "")
        if told.isdecimal() and len(told) < 6 and int(told):
            return max(int(told), NARROWEST)
        if not self.out.isatty():
            return None
        try:
            return max(os.get_terminal_size(self.out.fileno()).columns, NARROWEST)
        except OSError:
            return None

    def flush(self) -> None:
        self.out.flush()
        self.err.flush()


def readable(value: Any) -> str:
    """JSON with a line for each row of a list, and for each field of a single record."""
    from bizdesk.reports.as_json import UNSAFE

    if isinstance(value, list):
        body = ",\n".join(json.dumps(each, ensure_ascii=False) for each in value)
        text = f"[\n{body}\n]" if value else "[]"
    else:
        text = json.dumps(value, ensure_ascii=False, indent=2)
    return UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
