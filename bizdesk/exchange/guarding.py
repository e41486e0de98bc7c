"""Texts in files: kept from becoming a formula or being misread, and brought back as they were.

An apostrophe in front keeps a spreadsheet from running a text; one is put before every text that such an apostrophe
would be taken from, so that what goes out comes back the same.
"""

import re

from bizdesk.exchange.leavings import TOTALS
from bizdesk.exchange.tables import ERROR_TEXTS, SHORTENED_FORM

# The full-width forms count too: some spreadsheets read them as their plain ones.
ACTIVE = re.compile("['\\s\u3000]*[=+\\-@\t\r\n＝＋－＠]")
SPACED = re.compile(r"\s")
GUARD = "'"


def guarded(text: str, workbook: bool) -> str:
    """A text as it is written; in a workbook a text is never a formula, and only what would be misread is marked."""
    return GUARD + text if _marked(text, workbook) else text


def unguarded(text: str, workbook: bool) -> str:
    """A text as it was before it was written."""
    if text.startswith(GUARD) and _marked(text, workbook):
        return text[1:]
    return text


def _marked(text: str, workbook: bool) -> bool:
    if not workbook and ACTIVE.match(text):
        return True
    plain = text.lstrip(GUARD)
    return (
        plain.strip() in ERROR_TEXTS
        or SHORTENED_FORM.fullmatch(plain) is not None
        or (len(plain) <= 40 and TOTALS.fullmatch(SPACED.sub("", plain)) is not None)
    )
