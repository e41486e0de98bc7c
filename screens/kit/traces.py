"""What hangs on a record, as rows: its history, its documents, and the records that name it or that it names."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from bizdesk.office.act import ROW_FIELDS
from bizdesk.office.addresses import titled
from bizdesk.office.approval import Approval
from bizdesk.office.fields import Choice, Reference
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, JournalEntry, history, told
from bizdesk.office.language import N_, _
from bizdesk.office.people import names_of
from bizdesk.office.record import Record

from .table_cells import Column

LINKED_MOST = 200
ARROW = " → "
HISTORY = (
    Column("at", N_("When"), 16),
    Column("who", N_("Who"), 12),
    Column("what", N_("What"), 22, 3),
    Column("changes", N_("Changes"), 12, 2),
)
DOCUMENTS = (
    Column("name", N_("Name"), 16, 1),
    Column("kind", N_("Kind"), 8),
    Column("version", N_("Version"), 7, align="right"),
    Column("size", N_("Size"), 10, align="right", show=lambda size: f"{size:,}"),
    Column("added", N_("Added at"), 16),
)
LINKED = (
    Column("kind", N_("Kind"), 12, 1),
    Column("key", N_("No."), 13),
    Column("title", N_("What"), 14, 2),
    Column("as", N_("As"), 10, 1),
)
Rows = list[tuple[Any, ...]]


def history_rows(office: Office, record: Record) -> Rows:
    """Every act on the record and its lines, newest first; the key is the batch."""
    rows: Rows = []
    acts = history(record)
    names = names_of(batch.who for batch, _entry in acts)
    for number, pairs in groupby(acts, key=lambda pair: pair[0].id):
        entries = list(pairs)
        batch = entries[0][0]
        own = [entry for _batch, entry in entries if entry.kind == record.kind_name()]
        lines = Counter(entry.kind for _batch, entry in entries if entry not in own)
        words = [change for entry in reversed(own) for change in changes(office, entry)]
        words += decided(office, [entry.record_id for _batch, entry in entries if entry.kind == "approval"])
        for kind in (office.kinds[name] for name in lines if name in office.kinds):
            words.append(_("{label}: {text}").format(label=_(kind.plural), text=lines[kind.kind_name()]))
        at, who = JournalBatch.at.show(batch.at, office), names.get(batch.who, batch.who)
        rows.append((at, who, told(batch), _("; ").join(words), number))
    return rows


def decided(office: Office, rows: list[int]) -> list[str]:
    """The decisions of an act, void ones as such."""
    from bizdesk.decided import work_out

    made = list(Approval.select().where(Approval.id.in_(rows))) if rows else []
    work_out(office, made)
    return [Approval.verdict.told(each, office) for each in made]


def done_in(record: Record, batch: int) -> list[JournalEntry]:
    """What one act changed of the record and its lines, in the order it was done."""
    return [entry for act, entry in reversed(history(record)) if act.id == batch]


def paragraph(office: Office, entry: JournalEntry) -> str:
    """An entry in full: which record, and below it a line for each field."""
    model = office.kinds.get(entry.kind)
    kind = _(model.singular) if model else entry.kind
    return "\n".join([f"{kind} {entry.number}", *(f"   {line}" for line in changes(office, entry))])


def changes(office: Office, entry: JournalEntry) -> Iterator[str]:
    """What an entry changed, a few words for each field."""
    model = office.kinds.get(entry.kind)
    before, after = json.loads(entry.before), json.loads(entry.after)
    if model is None:
        return
    for name, field in model.fields().items():
        if name in ROW_FIELDS or before.get(name) == after.get(name):
            continue
        old, new = (stored(office, field, values.get(name)) for values in (before, after))
        if entry.change == "change":
            yield _("{label}: {text}").format(label=field.label, text=f"{old or '-'}{ARROW}{new or '-'}")
        elif old or new:
            yield _("{label}: {text}").format(label=field.label, text=old or new)


def stored(office: Office, field: Any, value: Any) -> str:
    """A value as the journal keeps it, in words; a record that is gone leaves its row's number."""
    if value is None or value == "":
        return ""
    if isinstance(field, Reference):
        found = field.rel_model.get_or_none(field.rel_model.id == value)
        return f"#{value}" if found is None else titled(office, found)
    return field.show(field.python_value(value), office)


def document_rows(office: Office, record: Record) -> Rows:
    """The documents of the record, newest first; the key is the row id."""
    from bizdesk.office.documents import Document, attached

    fields = Document.fields()
    return [
        (
            each.name,
            fields["kind"].show(each.kind, office),
            each.version,
            each.size,
            fields["added_at"].show(each.added_at, office),
            each.id,
        )
        for each in reversed(attached(record))
    ]


def linked_rows(_office: Office, record: Record) -> Rows:
    """The records it names, then those that name it, newest first; the key begins with kind and row id.

    The lines of its own ledgers are left out: its history tells them.
    """
    rows: Rows = []
    for name, field in record.fields().items():
        if isinstance(field, Reference) and record.__data__.get(name) is not None:
            rows.append(linked(getattr(record, name), field.label))
    for field, kind in record._meta.backrefs.items():
        if kind.ledger and field.name == kind.belongs_to:
            continue
        found = kind.select().where(field == record.id).order_by(kind.id.desc()).limit(LINKED_MOST)
        rows += [linked(each, field.label) for each in found]
    return rows


def linked(record: Record, role: str) -> tuple[Any, ...]:
    """The row of one linked record."""
    return (_(record.singular), number(record), summary(record), role, (record.kind_name(), record.id, role))


def number(record: Record) -> str:
    """The number or code of a record; a line has none of its own."""
    return record.key if record.key_field() is not None else ""


def summary(record: Record) -> str:
    """A record in a few words: its name, else the record it is a line of and the words of its choices."""
    name = getattr(record, record.called_by, "")
    if isinstance(name, str) and name:
        return name
    parent = getattr(record, record.belongs_to) if record.belongs_to else None
    chosen = [field for field in record.fields().values() if isinstance(field, Choice)]
    words = [_(field.options.get(getattr(record, field.name), "")) for field in chosen]
    return "  ".join(word for word in (parent.caption if parent is not None else "", *words) if word)


TABLES: dict[str, tuple[tuple[Column, ...], Callable[[Office, Record], Rows], str]] = {
    "history": (HISTORY, history_rows, N_("Nothing has been done to it yet.")),
    "documents": (DOCUMENTS, document_rows, N_("No documents. Press o to attach a file.")),
    "linked": (LINKED, linked_rows, N_("Nothing is linked to it.")),
}
