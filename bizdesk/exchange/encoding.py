"""The encoding of a text file: found by its marks and its bytes, refused rather than guessed when lines disagree."""

import codecs
import re

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What else an office's files are written in, those that least other texts fit first.
OTHERS = ("big5", "cp932", "euc_kr", "cp1252", "mac_roman")
# Below this share of everyday characters (GB2312) a decoded text is Western letters read as halves of Chinese ones,
# or Big5, of whose characters about half come out as everyday ones.
COMMON_SHARE = 0.6
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
WESTERN = re.compile("[\0-\x7f\xa0-\u024f\u2010-\u2027\u20ac]*")
LINE_END = re.compile(rb"\r\n|\r|\n")
CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f]")

MIXED = N_("Line {line} is written in another encoding than the rest. Save the file anew in one encoding.")
UNKNOWN = N_("Line {line} is neither UTF-8 nor GB18030. Say what the file is written in: {examples}.")
EXAMPLE = N_("--encoding {name} can read it")
NO_SUCH_ENCODING = N_("There is no encoding called {name}. Such names are utf-8, gb18030, big5, cp1252.")
NOT_IN_ENCODING = N_("Line {line} is not written in {name}. Name another encoding.")
NOT_TEXT = N_("Line {line} holds a control character: this is not a text file of rows, or it is damaged.")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding; encoding names it when the person knows better.

    Without a name: a byte order mark decides, then UTF-8, UTF-16 by the places of its zeros, and GB18030 (which covers
    GBK). Raises Refused with the first line that does not fit.
    """
    name = _named(encoding) if encoding else _marked(data) or _found(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as fault:
        raise Refused(NOT_IN_ENCODING, line=_line_of(data, fault.start, name), name=name) from None
    text = text.removeprefix("\ufeff")
    if control := CONTROLS.search(text):
        line = len(re.findall("\r\n|\r|\n", text[: control.start()])) + 1
        raise Refused(NOT_TEXT, line=line)
    return text, name


def reads_as_text(start: bytes) -> bool:
    """Whether a file that begins so may be a text at all: it is marked as one, or holds no control characters."""
    return _marked(start) is not None or CONTROLS.search(start.decode("latin-1")) is None


def _named(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        # Names such as base64 and rot13 are codecs too, but not of text files.
        b"a".decode(name, "ignore")
    except (LookupError, ValueError):
        raise Refused(NO_SUCH_ENCODING, name=visible(encoding, 40)) from None
    return name


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def _found(data: bytes) -> str:
    if wide := _unmarked_utf16(data):
        return wide
    if _fits(data, "utf-8"):
        return "utf-8"
    foreign = [(number, line) for number, line in enumerate(LINE_END.split(data), 1) if not line.isascii()]
    first_other = next(number for number, line in foreign if not _fits(line, "utf-8"))
    utf8 = [number for number, line in foreign if _is_utf8_chinese(line)]
    western = [number for number, line in foreign if _is_utf8_western(line)]
    if 2 * (len(utf8) + len(western)) > len(foreign):
        raise Refused(MIXED, line=first_other)
    if utf8:
        raise Refused(MIXED, line=utf8[0])
    if not _fits(data, "gb18030"):
        bad = next((number for number, line in foreign if not _fits(line, "gb18030")), first_other)
        raise Refused(UNKNOWN, line=bad, examples=_examples(data))
    if not _is_everyday_chinese(data):
        raise Refused(UNKNOWN, line=first_other, examples=_examples(data))
    return "gb18030"


def _examples(data: bytes) -> str:
    """How to name an encoding that can read a file, first the likelier ones."""
    fitting = [name for name in OTHERS if _fits(data, name)]
    return _(", ").join(_(EXAMPLE).format(name=name) for name in fitting)


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8_chinese(line: bytes) -> bool:
    """Whether a line is Chinese in UTF-8 and cannot be everyday Chinese in GB18030 whose bytes happen to fit."""
    return _fits(line, "utf-8") and not _fits(line, "gb2312") and CHINESE.search(line.decode()) is not None


def _is_utf8_western(line: bytes) -> bool:
    """Whether a line may be Western letters in UTF-8; of Chinese ones a few happen to fit, so many such lines count."""
    return _fits(line, "utf-8") and WESTERN.fullmatch(line.decode()) is not None


def _is_everyday_chinese(data: bytes) -> bool:
    signs = "".join(re.findall("[^\0-\x7f]+", data.decode("gb18030")))
    return len(signs.encode("gb2312", "ignore")) // 2 >= COMMON_SHARE * len(signs)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: commas, tabs and line ends leave zeros in every second place only."""
    zeros = (data[0:100_000:2].count(0), data[1:100_000:2].count(0))
    if len(data) % 2 or not any(zeros) or all(zeros):
        return None
    name = "utf-16-le" if zeros[1] else "utf-16-be"
    return name if _fits(data, name) and re.search("[\r\n]", data.decode(name)) else None


def _line_of(data: bytes, place: int, name: str) -> int:
    before = data[:place].decode(name, "ignore")
    return len(re.findall("\r\n|\r|\n", before)) + 1
