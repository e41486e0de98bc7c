"""The words of a table: where its cursor stands, and what to read where there are no rows."""

from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, visible

from .table_span import Span

READING = N_("Reading…")


def place_words(span: Span | None, cursor: int, awaited: bool = False) -> str:
    """Where the cursor stands, as far as that is known; awaited: the rows asked for are not those shown yet."""
    if span is None:
        return ""
    if awaited:
        return _("still looking")
    if not span.rows:
        return _("no rows")
    row = f"{cursor + 1:,}"
    if span.placed and span.counted:
        return _("row {row} of {count}").format(row=row, count=f"{span.count:,}")
    if span.placed:
        return _("row {row}, still counting").format(row=row)
    return _("last row, still counting") if cursor == span.end - 1 else _("still counting")


def note_line(text: str, line: int, width: int) -> str:
    """One line of a text broken to a width, between words where it has any; nothing after its last line."""
    lines = [part for each in text.splitlines() for part in _broken(visible(each), max(2, width - 2))]
    return " " + lines[line] if 0 <= line < len(lines) else ""


def _broken(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if cells(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines
