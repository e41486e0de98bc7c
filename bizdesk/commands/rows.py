"""Records read for showing: in pieces, the records they refer to read along with each piece."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from bizdesk.commands.selecting import told_fields
from bizdesk.office.addresses import Addresses
from bizdesk.office.fields import Reference, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.rows import cut

AT_ONCE = 500


def pieces(
    office: Office,
    called: Addresses,
    kind: type[Record],
    conditions: Sequence[Any],
    order: Sequence[Any],
    limit: int | None,
) -> Iterator[Record]:
    """The records that meet the conditions, in order, with all that is told of them and what they are called learnt;
    no cursor stays open meanwhile.
    """
    query = kind.select(kind.id).order_by(*order).limit(limit)
    if conditions:
        query = query.where(*conditions)
    ids = [row for (row,) in kind._meta.database.execute(query).fetchall()]
    for piece in cut(ids, AT_ONCE):
        found = {record.id: record for record in kind.select().where(kind.id.in_(piece))}
        records = [found[row] for row in piece if row in found]
        refer(kind, records)
        work_out(office, records)
        learn(called, kind, records)
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


def learn(called: Addresses, kind: type[Record], records: Sequence[Record]) -> None:
    """Learn what records without a number are called, and what they name that has none."""
    if kind.key_field() is None:
        called.learn(kind, [record.id for record in records])
    for field in kind.references():
        if field.rel_model.key_field() is None:
            called.learn(field.rel_model, [record.__data__.get(field.name) for record in records])
    if "subject_id" in kind.fields():
        for name in {record.__data__["subject_kind"] for record in records} & called.kinds.keys():
            about = [record.__data__["subject_id"] for record in records if record.__data__["subject_kind"] == name]
            called.learn(called.kinds[name], about)


def named(record: Record, field: Typed, called: Addresses) -> str | None:
    """What a field names that is known by its row alone: a record without a number, the subject of a paper."""
    if field.name == "subject_id":
        kind = called.kinds.get(record.__data__["subject_kind"])
        return called.of(kind, record.__data__["subject_id"]) if kind else ""
    if isinstance(field, Reference) and field.rel_model.key_field() is None:
        return called.of(field.rel_model, record.__data__.get(field.name))
    return None


def value(record: Record, field: Typed) -> Any:
    """A field's value; of a reference the record; nothing where it is withheld."""
    if field.withheld(record):
        return None
    kept = field.name not in record.worked_out and not isinstance(field, Reference)
    return record.__data__.get(field.name) if kept else getattr(record, field.name)


def work_out(office: Office, records: Sequence[Record]) -> None:
    """Work out what is told of records beside their fields."""
    if any(record.worked_out for record in records):
        from bizdesk.decided import work_out

        work_out(office, records)


def plain(record: Record, office: Office, names: Sequence[str] = (), called: Addresses | None = None) -> dict[str, Any]:
    """A record as JSON and CSV carry it: whole numbers and yes or no as such, everything else as text, nothing null.

    called has learnt what the record and those it names are called; a single record needs none.
    """
    kind = type(record)
    fields = told_fields(kind)
    if called is None:
        called = Addresses(office.kinds)
        learn(called, kind, [record])
        work_out(office, [record])
    told: dict[str, Any] = {} if kind.key_field() or names else {"number": called.of(kind, record.id)}
    for name in names or fields:
        if name not in fields:
            told[name] = called.of(kind, record.id)
            continue
        known = named(record, fields[name], called)
        told[name] = of_field(fields[name], value(record, fields[name]), office) if known is None else known
    return told


def of_field(field: Typed, held: Any, office: Office) -> Any:
    """One value as JSON carries it."""
    return held if field.type == "integer" and isinstance(held, int) else field.plain(held, office)


def difference(field: Typed, before: str, after: str) -> str:
    """What became of a value, in words."""
    return f"{field.label}: {before or _('(empty)')} -> {after or _('(empty)')}"


def local(text: str, office: Office) -> str:
    """An instant as JSON carries it, as people read it."""
    return datetime.fromisoformat(text).astimezone(office.zone).strftime("%Y-%m-%d %H:%M") if text else ""


def shown(record: Record, office: Office, names: Sequence[str], called: Addresses) -> dict[str, str]:
    """Some of a record's values as people read them; called has learnt what it is called and what it names."""
    fields, told = told_fields(type(record)), {}
    for name in names:
        if name not in fields:
            told[name] = called.of(type(record), record.id)
            continue
        known = named(record, fields[name], called)
        if name == "subject_kind" and (kind := called.kinds.get(record.__data__[name])) is not None:
            known = _(kind.singular)
        told[name] = fields[name].told(record, office) if known is None else known
    return told
