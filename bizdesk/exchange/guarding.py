"""Texts in files: kept from becoming a formula or being misread, and brought back as they were.

An apostrophe in front keeps a spreadsheet from running a text, or from making another of it; one is put before every
text that such an apostrophe would be taken from, so that what goes out comes back the same. Control characters, which
no text file of rows may hold, are written as workbooks write them: _x0007_.
"""

import re

from bizdesk.exchange.headings import GUARD
from bizdesk.exchange.leavings import SIGNED, SIGNER, TOTALS
from bizdesk.exchange.tables import ERROR_TEXTS, SHORTENED_FORM

# The full-width forms count too: some spreadsheets read them as their plain ones.
ACTIVE = re.compile("['\\s\u3000]*[=+\\-@\t\r\n＝＋－＠]")
SPACED = re.compile(r"\s")
SHORT = 60
CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")
LIKE_ONE = re.compile("_(?=x00(?:[01][0-9A-F]|5F)_)")
WRITTEN = re.compile("_x(00(?:[01][0-9A-F]|5F))_")


def guarded(text: str, workbook: bool, first: bool = False) -> str:
    """A text as it is written; in a workbook a text is never a formula, and only what would be misread is marked.

    first: it begins its row, which a reader would take for signatures were it "Checked by:".
    """
    if not workbook and (CONTROL.search(text) or LIKE_ONE.search(text)):
        text = CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", LIKE_ONE.sub("_x005F_", text))
    marked = _marked(text, workbook) or _was_marked(text) or (first and SIGNED.fullmatch(text.strip()) is not None)
    return GUARD + text if marked else text


def unguarded(text: str, workbook: bool) -> str:
    """A text as it was before it was written."""
    if text.startswith(GUARD) and (_marked(text, workbook) or _was_marked(text)):
        text = text[1:]
    if not workbook and "_x00" in text:
        text = WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
    return text


def _marked(text: str, workbook: bool) -> bool:
    if not workbook and ACTIVE.match(text):
        return True
    plain = text.lstrip(GUARD)
    return plain.strip() in ERROR_TEXTS or SHORTENED_FORM.fullmatch(plain) is not None


def _was_marked(text: str) -> bool:
    """Whether a text is marked as earlier files marked the words that end a table: totals, and who signs."""
    plain = text.lstrip(GUARD)
    return plain != text and len(plain) <= SHORT and _ends_a_table(SPACED.sub("", plain))


def _ends_a_table(text: str) -> bool:
    """Whether a reader would take a line that begins so for a total or for signatures."""
    return any(form.fullmatch(text) for form in (TOTALS, SIGNED, SIGNER))
