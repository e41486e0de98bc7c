"""The condition of a filter typed over all columns of a list: every word must stand somewhere in the row.

The index knows the beginnings of words; what stands inside a number takes a look at every row.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import Expression

from bizdesk.office import search
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Date, Instant, Integer, Period, Reference, Text, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.text import fold

DATED = set("0123456789-")


def inside_asked(text: str) -> bool:
    """Whether some word of the text may stand inside a number."""
    return any(search.part_of_number(word) for word in fold(text).split())


def condition(
    office: Office, model: type[Record], names: Sequence[str], text: str, inside: bool = False
) -> Expression | None:
    """The rows in which every word of the text stands; None where nothing was asked.

    inside: those too in whose numbers and texts a word with a digit stands anywhere; nothing to wait for at a key.
    """
    words = fold(text).split()
    if not words:
        return None
    return reduce(and_, (_word(office, model, names, word, inside) for word in words))


def _word(office: Office, model: type[Record], names: Sequence[str], word: str, inside: bool) -> Any:
    ways: list[Any] = []
    if search.searched(model) and search.phrase(word):
        ways.append(search.matching(model, word))
    fields = model.fields()
    inside = inside and search.part_of_number(word)
    for name in names:
        ways += _column(office, fields[name], word, inside)
    return reduce(or_, ways) if ways else model.id.is_null()


def _column(office: Office, typed: Typed, word: str, inside: bool) -> list[Any]:
    """The ways in which a column may hold a word, beside the words that the index knows."""
    if isinstance(typed, Text):
        return [search.holding(typed, word)] if inside else []
    if isinstance(typed, Reference):
        return search.naming(typed, word, inside)
    if isinstance(typed, Choice):
        meant = [name for name, label in typed.options.items() if word in fold(_(label)) or word in fold(label)]
        return [typed.in_(meant)] if meant else []
    if isinstance(typed, Date | Instant | Period):
        return [typed.startswith(word)] if len(word) >= 4 and set(word) <= DATED else []
    if isinstance(typed, Integer):
        return _figure(office, typed, word)
    return []


def _figure(office: Office, typed: Typed, word: str) -> list[Any]:
    try:
        value = typed.parse(word, office)
    except Refused:
        return []
    return [] if value is None else [typed == value]
