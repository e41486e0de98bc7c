"""Rows of records as they lie in the file: written and read by stored values, without Peewee's conversions."""

from typing import Any

from bizdesk.office.record import Record


def insert_sql(model: type[Record], names: list[str]) -> str:
    """The statement that inserts a row by these field names."""
    columns = ", ".join(f'"{model._meta.fields[name].column_name}"' for name in names)
    return f'INSERT INTO "{model.kind()}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def insert(model: type[Record], values: dict[str, Any]) -> int:
    """Insert a row of stored values; its id."""
    cursor = model._meta.database.execute_sql(insert_sql(model, list(values)), tuple(values.values()))
    return cursor.lastrowid


def update(model: type[Record], row: int, values: dict[str, Any]) -> None:
    """Write stored values over a row."""
    columns = ", ".join(f'"{model._meta.fields[name].column_name}" = ?' for name in values)
    model._meta.database.execute_sql(
        f'UPDATE "{model.kind()}" SET {columns} WHERE id = ?', (*values.values(), row)
    )


def read(model: type[Record], values: dict[str, Any]) -> Record:
    """The record of a row of stored values."""
    fields = model._meta.fields
    record = model(__no_default__=True)
    record.__data__ = {name: fields[name].python_value(value) for name, value in values.items()}
    return record


def last_id(model: type[Record]) -> int:
    """The highest row id a kind ever had."""
    row = model._meta.database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (model.kind(),)).fetchone()
    return row[0] if row else 0
