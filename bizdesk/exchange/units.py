"""What amounts and lengths of time are counted in, as headings and the rows above them say it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bizdesk.exchange.grid import Cell
from bizdesk.exchange.headings import is_blank

AMOUNTS = {
    "元": "1",
    "千元": "1000",
    "万": "10000",
    "万元": "10000",
    "百万": "1000000",
    "百万元": "1000000",
    "亿": "100000000",
    "亿元": "100000000",
    "10,000": "10000",
    "thousand": "1000",
    "thousands": "1000",
    "000": "1000",
    "million": "1000000",
    "millions": "1000000",
}
UNITS = AMOUNTS | {"年": "years", "year": "years", "years": "years"}
UNITS |= dict.fromkeys(("月", "个月", "month", "months"), "months")
IN_HEADING = re.compile(
    r"[(（\[【]\s*(?:单位\s*[:：]\s*)?"
    r"(亿元?|百万元?|万元?|千元|元|thousands?|millions?|年|个?月|years?|months?|%|％)\s*[)）\]】]",
    re.IGNORECASE,
)
CHINESE_TITLE = re.compile(r"单位\s*[:：\s]\s*(?:人民币)?\s*(亿元?|百万元?|万元?|千元|元)(?![\u3400-\u9fff])")
ENGLISH_TITLE = re.compile(
    r"\b(?:in|units?)\s*[:：]?\s*(?:[a-z]{3}|yuan)?\s*[$€£¥￥]?\s*(thousands?|millions?|10,000)\b"
    r"|(?:\b[a-z]{3}|[$€£¥￥])\s*['’](000)\b",
    re.IGNORECASE,
)


class Amounts(NamedTuple):
    """What the amounts of a whole table are counted in: the line that says so, its words, and the factor."""

    line: int
    text: str
    factor: str


def in_heading(heading: str) -> tuple[str, str]:
    """The word in brackets that names a unit, and what it stands for; each '' where there is none."""
    found = IN_HEADING.search(heading)
    word = found[1].casefold() if found else ""
    return word, UNITS.get(word, "")


def in_titles(lines: Iterable[tuple[int, Sequence[Cell]]]) -> Amounts | None:
    """What the rows above a header say that the table's amounts are counted in."""
    for line, cells in lines:
        text = " ".join(" ".join(str(cell).split()) for cell in cells if not is_blank(cell))
        for form in (CHINESE_TITLE, ENGLISH_TITLE):
            if found := form.search(text):
                word = next(filter(None, found.groups()))
                return Amounts(line, text, AMOUNTS[word.casefold()])
    return None
