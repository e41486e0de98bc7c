"""The condition of a filter typed over all columns of a list: every word must stand somewhere in the row."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import Expression

from bizdesk.office import search
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Choice, Date, Instant, Integer, Period, Reference, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.text import fold

DATED = set("0123456789-")


def condition(office: Office, model: type[Record], names: Sequence[str], text: str) -> Expression | None:
    """The rows in which every word of the text stands; None where nothing was asked."""
    words = fold(text).split()
    if not words:
        return None
    return reduce(and_, (_word(office, model, names, word) for word in words))


def _word(office: Office, model: type[Record], names: Sequence[str], word: str) -> Any:
    ways: list[Any] = []
    if search.searched(model) and search.phrase(word):
        ways.append(search.matching(model, word))
    fields = model.fields()
    for name in names:
        ways += _column(office, fields[name], word)
    return reduce(or_, ways) if ways else model.id.is_null()


def _column(office: Office, typed: Typed, word: str) -> list[Any]:
    """The ways in which a column that is not text may hold a word."""
    if isinstance(typed, Reference):
        other = typed.rel_model
        if not (search.searched(other) and search.phrase(word)):
            return []
        return [typed.in_(other.select(other.id).where(search.matching(other, word)))]
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
