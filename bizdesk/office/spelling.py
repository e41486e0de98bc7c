"""Numbers that are taken for the same: a scanner, an import and a search make no difference between zc-1 and ZC-1."""

from collections.abc import Iterable
from itertools import product

from bizdesk.office.record import Record
from bizdesk.office.rows import keyed
from bizdesk.office.text import fold

LETTERS = 6
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
WIDE_WORDS = {code: wide for code, wide in WIDE.items() if chr(code).isalnum()}


def spellings(number: str) -> set[str]:
    """How a number may stand in a file and be taken for this one.

    Every mixture of large and small letters where there are six or fewer; with more the number as it stands, all small
    and all large. In full width the whole number, its signs with it or not. A unique index answers for all of them at
    once; what is written yet another way is found by an import and by `Record.named`, which read every number.
    """
    plain = fold(number)
    found = {number, number.lower(), number.upper(), plain, plain.upper()}
    found |= {each.translate(table) for each in (plain, plain.upper()) for table in (WIDE, WIDE_WORDS)}
    ways = [{sign, sign.upper()} for sign in plain]
    if sum(len(each) > 1 for each in ways) <= LETTERS:
        found |= {"".join(each) for each in product(*ways)}
    return found


def alike(model: type[Record], numbers: Iterable[str]) -> list[tuple[int, str]]:
    """The records of a kind whose numbers are taken for one of these, as (row id, number)."""
    return keyed(model, {each for number in numbers for each in spellings(number)})
