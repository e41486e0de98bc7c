"""Text that people typed: checked when it comes in, shown plainly when it goes out, measured and matched.

Everything here is standard library, save the width of unusual characters: that is asked of Rich, whose answer
every screen uses too, and only when a text holds one.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal

from bizdesk.office.refusal import TEXT_NUL, TEXT_SURROGATE, TEXT_TOO_LONG, ValueRefused

SHOW_LIMIT = 400
LINE_LIMIT = 200
NOTE_LIMIT = 20_000
MARKS_SHOWN = 4
# Unicode's stream-safe bound. Normalising longer runs takes time in the square of their length.
MARKS_NORMALISED = 30

ELLIPSIS = "…"
NEW_LINE = "⏎"
TAB_SPACES = "    "

# Drawn as nothing although Unicode calls them letters, symbols or marks.
BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# They only choose between two drawings of one sign, and terminals disagree about the width that follows.
DRAWING_CHOICES = frozenset("\ufe0e\ufe0f")

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
HALF_WIDTH = str.maketrans(
    {
        "。": ".", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'", "【": "[", "】": "]", "〔": "[", "〕": "]",
        "「": '"', "」": '"', "《": "<", "》": ">", "〈": "<", "〉": ">", "—": "-", "–": "-", "‐": "-", "‑": "-",
        "−": "-", "―": "-", "•": "·", "・": "·", "‧": "·", "×": "x",
    }
)  # fmt: skip

LINE_ENDS = r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
BESIDE_CHINESE = r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])"
EDGE_SPACES = " \t\u3000\xa0"
# Characters that need no second look, and of those the wide ones: each is three bytes of UTF-8 and two cells.
WIDE = "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e\uffe0-\uffe6"
ASCII_OR_WIDE = f"[ -~{WIDE}]*"
HARMLESS = (
    f"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u2010-\u2027\u2030-\u205e"
    f"\u2100-\u27ff\u2900-\u2bff\u3000{WIDE}]*"
)

Align = Literal["left", "right", "center"]


def visible(text: str, limit: int = SHOW_LIMIT, *, multiline: bool = False) -> str:
    """The text as it can safely be drawn: nothing in it moves the cursor, hides, or turns the reading direction.

    At most limit characters come back, a cut one ending in an ellipsis, whatever the length of the text. A control
    character becomes its picture (␛), an invisible one its number (\\u202e), a line end ⏎ unless multiline;
    of many combining marks on one character the first few stay.
    """
    cut = text if len(text) <= limit else text[: limit + 1]
    shown = cut if (cut.isascii() and cut.isprintable()) or re.fullmatch(HARMLESS, cut) else _drawn(cut, multiline)
    return shown if len(shown) <= limit else shown[: max(limit - 1, 0)] + ELLIPSIS[:limit]


def _drawn(text: str, multiline: bool) -> str:
    out: list[str] = []
    marks = 0
    for character in re.sub(LINE_ENDS, "\n", text):
        if unicodedata.category(character) in ("Mn", "Me") and character not in BLANK_LETTERS:
            if character in DRAWING_CHOICES:
                continue
            marks += 1
            if not out or out[-1] == "\n":
                out.append("◌")
            if marks <= MARKS_SHOWN:
                out.append(character)
            elif marks == MARKS_SHOWN + 1:
                out.append(ELLIPSIS)
            continue
        marks = 0
        out.append(_picture(character, multiline))
    return "".join(out)


@lru_cache(maxsize=2048)
def _picture(character: str, multiline: bool) -> str:
    code = ord(character)
    if character == "\n":
        return "\n" if multiline else NEW_LINE
    if character == "\t" and multiline:
        return TAB_SPACES
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    hidden = unicodedata.category(character) in ESCAPED_CATEGORIES or character in BLANK_LETTERS
    if not hidden and code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code <= 0xFDEF:
        return character
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def clean(text: str, *, multiline: bool = False, limit: int | None = None) -> str:
    """The text as it is kept: composed (NFC), line ends unified, space at the edges gone; a single line stays one.

    A text of nothing but characters that nobody sees is none.
    limit counts characters; without it LINE_LIMIT, or NOTE_LIMIT when multiline. Raises ValueRefused for a NUL, a
    lone surrogate, and a text over its limit.
    """
    most = limit if limit is not None else NOTE_LIMIT if multiline else LINE_LIMIT
    # Nearly every text is printable, so one line without what is refused: an import cleans a million of them.
    plain = text.isprintable()
    body = text.strip(EDGE_SPACES) if plain else re.sub(LINE_ENDS, "\n", text.strip(EDGE_SPACES + "\r\n"))
    # Composing makes at most three characters one: what is longer than that needs no composing to be refused.
    if len(body) > 3 * most:
        raise ValueRefused(TEXT_TOO_LONG, length=len(body), limit=most)
    kept = _normal("NFC", body) if plain else _kept_lines(body, multiline)
    if len(kept) > most:
        raise ValueRefused(TEXT_TOO_LONG, length=len(kept), limit=most)
    return kept if kept.isascii() or not all(map(_unseen, kept)) else ""


def _kept_lines(body: str, multiline: bool) -> str:
    if "\0" in body:
        raise ValueRefused(TEXT_NUL)
    if any(0xD800 <= ord(character) <= 0xDFFF for character in body):
        raise ValueRefused(TEXT_SURROGATE)
    lines = [line.rstrip(EDGE_SPACES) for line in _normal("NFC", body).split("\n")]
    return "\n".join(lines) if multiline else " ".join(line.lstrip(EDGE_SPACES) for line in lines if line)


def _unseen(character: str) -> bool:
    return (
        character.isspace()
        or character in BLANK_LETTERS
        or character in DRAWING_CHOICES
        or unicodedata.category(character) == "Cf"
    )


def _normal(form: Literal["NFC", "NFKC"], text: str) -> str:
    if text.isascii():
        return text
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MARKS_NORMALISED:
            return text
    return unicodedata.normalize(form, text)


def fold(text: str) -> str:
    """The text for matching: width, case, kind of bracket or comma, and hidden characters make no difference."""
    plain = _normal("NFKC", text.translate(HALF_WIDTH)).casefold().translate(HALF_WIDTH)
    if not plain.isascii():
        plain = "".join(character for character in plain if unicodedata.category(character) != "Cf")
    return " ".join(plain.split())


def close(text: str) -> str:
    """The text for matching names: folded, and a space beside a Chinese character makes no difference either."""
    return re.sub(BESIDE_CHINESE, "", fold(text))


@cache
def _width_of_unusual() -> Callable[[str], int]:
    from rich.cells import cell_len

    return cell_len


def cells(text: str) -> int:
    """The width of a visible text in terminal cells: 2 for a Chinese character, 0 for a combining mark."""
    if text.isascii():
        return len(text)
    if re.fullmatch(ASCII_OR_WIDE, text):
        return (len(text) + len(text.encode())) // 2
    return _width_of_unusual()(text)


@lru_cache(maxsize=2048)  # of a page of rows most cells were on the page before
def fit(text: str, width: int, align: Align = "left") -> str:
    """The visible text padded or cut to exactly width cells; a cut ends in an ellipsis."""
    size = cells(text)
    if size > width:
        text = _cut(text, width - 1) + ELLIPSIS if width > 0 else ""
        size = cells(text)
    space = max(width - size, 0)
    before = {"left": 0, "right": space, "center": space // 2}[align]
    return " " * before + text + " " * (space - before)


def _cut(text: str, width: int) -> str:
    """The longest beginning of the text that is not wider than width cells."""
    if text.isascii():
        return text[:width]
    used = 0
    for index, character in enumerate(text):
        used += cells(character)
        if used > width:
            return text[:index]
    return text
