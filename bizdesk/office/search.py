"""Search over everything the office keeps: a full-text index in which every Chinese character stands apart.

The row id of the index is the kind's place in the file times 2^40 plus the record's id, so that one kind is a
range of row ids and newer records come first by walking backwards.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from bizdesk.office.fields import Reference, Text
from bizdesk.office.record import Record, database
from bizdesk.office.text import fold

if TYPE_CHECKING:
    from bizdesk.office.file import Office

SHIFT = 40
LONGEST = 25_000
INSIDE = 3  # signs of a number that are looked for inside it
# Patterns are compiled when they are first used: the screens start without a search.
WIDE = r"([\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
WORD = r"[^\W_]+|[\u2e80-\u9fff\uf900-\ufaff]"

TABLES = (
    "CREATE TABLE search_kind (id INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE) STRICT",
    "CREATE VIRTUAL TABLE search USING fts5(words, tokenize = \"unicode61 remove_diacritics 2\", prefix = '1 2 3')",
)


def spread(text: str) -> str:
    """The text as it is indexed: folded, with every Chinese character set apart."""
    return re.sub(WIDE, r" \1 ", fold(text[:LONGEST]))


def words_of(model: type[Record], values: Mapping[str, Any]) -> str:
    """Everything in a row that people would look for; values: as they are stored."""
    found = [values[name] for name in searched_fields(model)]
    return spread(" ".join(dict.fromkeys(text for text in found if text)))


def phrase(text: str) -> str:
    """The question put to the index: every word as a prefix, a run of Chinese characters as one phrase."""
    asked = []
    for word in fold(text).split():
        parts = re.findall(WORD, re.sub(WIDE, r" \1 ", word))
        if parts:
            asked.append('"' + " ".join(parts).replace('"', '""') + '"' + ("" if re.match(WIDE, parts[-1]) else "*"))
    return " AND ".join(asked)


def kind_number(kind: str) -> int:
    """The kind's place in this file, given when its first record is written."""
    row = database.execute_sql("SELECT id FROM search_kind WHERE kind = ?", (kind,)).fetchone()
    if row is None:
        database.execute_sql("INSERT INTO search_kind (kind) VALUES (?)", (kind,))
        return kind_number(kind)
    return row[0]


def searched(model: type[Record]) -> bool:
    """Whether records of a kind are found by search: ledger rows are not, their subject is."""
    return not model.ledger and bool(searched_fields(model))


@cache
def searched_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields whose words the index holds, in the order they were declared."""
    return tuple(name for name, field in model.fields().items() if isinstance(field, Text))


def put_many(model: type[Record], written: Sequence[Mapping[str, Any]]) -> None:
    """Index rows of one kind that are not in the index; written: their stored values."""
    if searched(model):
        base = kind_number(model.kind_name()) << SHIFT
        database.connection().executemany(
            "INSERT INTO search (rowid, words) VALUES (?, ?)",
            ((base | values["id"], words_of(model, values)) for values in written),
        )


def drop_many(model: type[Record], ids: Iterable[int]) -> None:
    """Take rows of one kind out of the index."""
    if searched(model):
        base = kind_number(model.kind_name()) << SHIFT
        database.connection().executemany("DELETE FROM search WHERE rowid = ?", ((base | row,) for row in ids))


def matching(model: type[Record], text: str, inside: bool = False) -> Any:
    """A condition on a kind's rows: those in which every word of the text stands.

    inside: where there are none, those in whose number a word with a digit stands, be it at its end. Every number is
    read for that: it is for a result that nobody waits for at a key.
    """
    import peewee

    asked = phrase(text)
    if not asked:
        return peewee.SQL("1")
    known = database.execute_sql("SELECT id FROM search_kind WHERE kind = ?", (model.kind_name(),)).fetchone()
    if known is None:
        return peewee.SQL("0")
    base = known[0] << SHIFT
    span = (asked, base, base + (1 << SHIFT) - 1)
    key = model.key_field()
    if inside and key is not None and part_of_number(text):
        any_of_it = "SELECT 1 FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1"
        if database.execute_sql(any_of_it, span).fetchone() is None:
            return holding(key, text)
    ids = peewee.SQL("(SELECT rowid - ? FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?)", (base, *span))
    return peewee.Expression(model.id, peewee.OP.IN, ids)


def naming(field: Reference, word: str, inside: bool = False) -> list[Any]:
    """The ways in which the record that a field names may hold a word; inside: anywhere in its number, too."""
    other = field.rel_model
    key = other.key_field()
    ways = [matching(other, word)] if searched(other) and phrase(word) else []
    ways += [holding(key, word)] if inside and key is not None else []
    return [field.in_(other.select(other.id).where(reduce(or_, ways)))] if ways else []


def part_of_number(word: str) -> bool:
    """Whether a word may stand somewhere inside a number: it has a digit and is not too short to tell anything."""
    sought = fold(word)
    return len(sought) >= INSIDE and bool(re.fullmatch(r"\S*\d\S*", sought))


def holding(column: Any, word: str) -> Any:
    """Whether a word stands somewhere in a column, be it in the middle; no index knows, every row is read for it."""
    import peewee

    return peewee.fn.INSTR(peewee.fn.LOWER(column), fold(word)) > 0


def find(office: "Office", text: str, limit: int = 50) -> list[tuple[str, int]]:
    """The newest records in which every word of the text stands, as (kind, row id)."""
    office.activate()
    asked = phrase(text)
    if not asked:
        return []
    kinds = dict(database.execute_sql("SELECT id, kind FROM search_kind").fetchall())
    rows = database.execute_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (asked, limit)
    ).fetchall()
    return [(kinds[row >> SHIFT], row & ((1 << SHIFT) - 1)) for (row,) in rows]
