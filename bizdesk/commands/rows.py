"""Records read for showing: in pieces, the records they refer to read along with each piece."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bizdesk.commands.selecting import fields_of
from bizdesk.office.fields import Reference, Typed
from bizdesk.office.file import Office
from bizdesk.office.record import Record

AT_ONCE = 500


def pieces(kind: type[Record], conditions: Sequence[Any], order: Sequence[Any], limit: int | None) -> Iterator[Record]:
    """The records that meet the conditions, in order; no cursor stays open between them."""
    query = kind.select(kind.id).order_by(*order).limit(limit)
    if conditions:
        query = query.where(*conditions)
    ids = [row for (row,) in kind._meta.database.execute(query).fetchall()]
    for start in range(0, len(ids), AT_ONCE):
        piece = ids[start : start + AT_ONCE]
        found = {record.id: record for record in kind.select().where(kind.id.in_(piece))}
        records = [found[row] for row in piece if row in found]
        refer(kind, records)
        yield from records


def refer(kind: type[Record], records: Sequence[Record]) -> None:
    """Read the records that these refer to, one question for each field."""
    for field in kind.references():
        wanted = {row for record in records if (row := record.__data__.get(field.name)) is not None}
        if wanted:
            other = field.rel_model
            found = {each.id: each for each in other.select().where(other.id.in_(wanted))}
            for record in records:
                if (row := record.__data__.get(field.name)) in found:
                    record.__rel__[field.name] = found[row]


def value(record: Record, field: Typed) -> Any:
    """A field's value; of a reference the record."""
    return getattr(record, field.name) if isinstance(field, Reference) else record.__data__.get(field.name)


def plain(record: Record, office: Office, names: Sequence[str] = ()) -> dict[str, Any]:
    """A record as JSON and CSV carry it: whole numbers and yes or no as such, everything else as text, nothing null."""
    fields = fields_of(type(record))
    told: dict[str, Any] = {} if type(record).key_field() or names else {"id": record.id}
    for name in names or fields:
        told[name] = of_field(fields[name], value(record, fields[name]), office)
    return told


def of_field(field: Typed, held: Any, office: Office) -> Any:
    """One value as JSON carries it."""
    return held if field.type == "integer" and isinstance(held, int) else field.plain(held, office)


def local(text: str, office: Office) -> str:
    """An instant as JSON carries it, as people read it."""
    return datetime.fromisoformat(text).astimezone(office.zone).strftime("%Y-%m-%d %H:%M") if text else ""


def shown(record: Record, office: Office, names: Sequence[str]) -> dict[str, str]:
    """Some of a record's values as people read them."""
    fields = fields_of(type(record))
    return {name: fields[name].show(value(record, fields[name]), office) for name in names}
