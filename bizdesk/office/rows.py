"""Rows of records as they lie in the file: written and read by stored values, without Peewee's conversions."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

import peewee

from bizdesk.office.record import Record

# So many rows are read at once, whole: a cursor that stays open while they are worked on keeps every writer out.
PIECE = 2_000
T = TypeVar("T")


@cache
def conversions(model: type[Record]) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """The kind's fields with what turns a value into what is stored; None where both are the same."""
    same = (peewee.Field.db_value, peewee.Field.adapt)
    return tuple(
        (field.name, None if (type(field).db_value, type(field).adapt) == same else field.db_value)
        for field in model._meta.sorted_fields
    )


@cache
def select_sql(model: type[Record]) -> str:
    """The statement that reads the row of an id, its columns in the order of the fields."""
    columns = ", ".join(f'"{field.column_name}"' for field in model._meta.sorted_fields)
    return f'SELECT {columns} FROM "{model.kind_name()}" WHERE id = ?'


@cache
def key_name(model: type[Record]) -> str:
    """The name of the field that names a record of this kind."""
    field = model.key_field()
    return field.name if field else "id"


def stored(record: Record) -> dict[str, Any]:
    """A record's values as the file keeps them, by field name: Record.stored for the many."""
    values = record.__data__
    return {
        name: values.get(name) if convert is None else convert(values.get(name))
        for name, convert in conversions(type(record))
    }


def get(model: type[Record], row: int) -> dict[str, Any] | None:
    """The stored values of a row by field name; None where there is no such row."""
    found = model._meta.database.execute_sql(select_sql(model), (row,)).fetchone()
    if found is None:
        return None
    return {field.name: value for field, value in zip(model._meta.sorted_fields, found, strict=True)}


def whole(model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """Stored values with what they lack where an older schema wrote them."""
    filled = dict(values)
    for name, through in model.filled_from:
        if values.get(name) is None:
            other = get(model._meta.fields[through].rel_model, values[through])
            filled[name] = other[name] if other else None
    return filled


def some(model: type[Record], ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The stored values of the rows of some hundred ids, by row id; those that are not there are left out."""
    return _where(model, f"id IN ({', '.join('?' * len(ids))})", tuple(ids))


def between(model: type[Record], first: int, last: int) -> dict[int, dict[str, Any]]:
    """The stored values of the rows first..last, by row id."""
    return _where(model, "id BETWEEN ? AND ?", (first, last))


def _where(model: type[Record], condition: str, parameters: tuple[int, ...]) -> dict[int, dict[str, Any]]:
    names = [field.name for field in model._meta.sorted_fields]
    sql = select_sql(model).replace("id = ?", condition)
    found = model._meta.database.execute_sql(sql, parameters).fetchall()
    kept = [dict(zip(names, row, strict=True)) for row in found]
    return {values["id"]: values for values in kept}


def in_pieces(query: Any, key: Any, size: int = PIECE, read: Callable[[Any], list[Any]] = list) -> Iterator[Any]:
    """The rows of a query by a key of whole numbers, read in pieces: records, or tuples that begin with the key."""
    for piece in pieces(query, key, size, read):
        yield from piece


def pieces(query: Any, key: Any, size: int = PIECE, read: Callable[[Any], list[Any]] = list) -> Iterator[list[Any]]:
    """The same, a piece at a time."""
    last = 0
    while piece := read(query.where(key > last).order_by(key).limit(size)):
        yield piece
        if len(piece) < size:
            return
        last = piece[-1][0] if isinstance(piece[-1], tuple) else piece[-1].__data__[key.name]


def of_many(query: Any, column: Any, ids: Sequence[int], size: int = PIECE) -> Iterator[Any]:
    """The rows of a query whose column holds one of many ids, read in pieces of so many of them."""
    for part in cut(ids, size):
        yield from list(query.where(among(column, part)))


def cut(many: Sequence[T], size: int = PIECE) -> Iterator[Sequence[T]]:
    """Many ids, or what has one each, so many at a time."""
    for start in range(0, len(many), size):
        yield many[start : start + size]


def among(column: Any, values: Iterable[int | str]) -> Any:
    """Whether a column holds one of these, however many: as one parameter, for SQLite takes only so many of them."""
    return column.in_(peewee.SQL("(SELECT value FROM json_each(?))", (json.dumps(list(values)),)))


def besides(column: Any) -> Any:
    """A column that is only looked at in what another one finds: of its index, which finds more, no use is made."""
    return peewee.NodeList((peewee.SQL("+"), column), glue="")


def keyed(model: type[Record], keys: Iterable[str]) -> list[tuple[int, str]]:
    """The rows of a kind whose number or code is one of these, however many, as (row id, number)."""
    sql = 'SELECT id, "{0}" FROM "{1}" WHERE "{0}" IN (SELECT value FROM json_each(?))'
    asked = (json.dumps(list(keys)),)
    return model._meta.database.execute_sql(sql.format(key_name(model), model.kind_name()), asked).fetchall()


def holding(column: Any, text: str) -> Any:
    """Whether a text stands somewhere in what a column has stored, letter by letter."""
    return peewee.fn.INSTR(column, text) > 0


def as_stored(query: Any) -> list[tuple[Any, ...]]:
    """The rows of a query as they lie in the file, read whole."""
    return query.model._meta.database.execute(query).fetchall()


def insert_many(model: type[Record], written: Sequence[dict[str, Any]]) -> None:
    """Insert rows of stored values, all of the same fields, by one statement; sqlite3's own errors."""
    names = list(written[0])
    model._meta.database.execute_many(insert_sql(model, names), map(itemgetter(*names), written))


def delete_many(model: type[Record], ids: Iterable[int]) -> None:
    """Delete rows, one after the other; sqlite3's own errors."""
    sql = f'DELETE FROM "{model.kind_name()}" WHERE id = ?'
    model._meta.database.execute_many(sql, ((row,) for row in ids))


def insert_sql(model: type[Record], names: list[str]) -> str:
    """The statement that inserts a row by these field names."""
    columns = ", ".join(f'"{model._meta.fields[name].column_name}"' for name in names)
    return f'INSERT INTO "{model.kind_name()}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def insert(model: type[Record], values: dict[str, Any]) -> int:
    """Insert a row of stored values; its id."""
    cursor = model._meta.database.execute_sql(insert_sql(model, list(values)), tuple(values.values()))
    return cursor.lastrowid


def update(model: type[Record], row: int, values: dict[str, Any]) -> None:
    """Write stored values over a row."""
    columns = ", ".join(f'"{model._meta.fields[name].column_name}" = ?' for name in values)
    model._meta.database.execute_sql(
        f'UPDATE "{model.kind_name()}" SET {columns} WHERE id = ?', (*values.values(), row)
    )


def read(model: type[Record], values: dict[str, Any]) -> Record:
    """The record of a row of stored values."""
    fields = model._meta.fields
    record = model(__no_default__=True)
    record.__data__ = {name: fields[name].python_value(value) for name, value in values.items()}
    return record


def last_id(model: type[Record]) -> int:
    """The highest row id a kind ever had."""
    database = model._meta.database
    row = database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (model.kind_name(),)).fetchone()
    return row[0] if row else 0
