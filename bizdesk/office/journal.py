"""The journal: every change to every record, in the transaction that makes it, sealed by a chain of hashes.

change() is the only door for writes: one transaction, one batch, one step of undo.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import faults, numbering_series, rows, search
from bizdesk.office.errors import Refused, Stale
from bizdesk.office.fields import AutoIncrement, Instant, Integer, Text
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record, database

if TYPE_CHECKING:
    from bizdesk.office.file import Office

FIRST_HASH = "0" * 64
ROW_FIELDS = {"revision", "created_at", "updated_at"}


class JournalBatch(peewee.Model):
    """One act: who did what and when; kind is do, undo, redo or begin; target the batch undone or redone."""

    ledger = False
    id = AutoIncrement()
    at = Instant(required=True)
    who = Text()
    what = Text()
    words = Text()
    kind = Text()
    target = Integer(null=True)
    entries = Integer(required=True)
    hash = Text()

    class Meta:
        database = database
        strict_tables = True
        table_name = "journal_batch"


class JournalEntry(peewee.Model):
    """One record's part in a batch: its stored values before and after, as JSON."""

    ledger = False
    id = AutoIncrement()
    batch = Integer(required=True, index=True)
    kind = Text()
    record_id = Integer(required=True)
    number = Text()
    change = Text()
    before = Text()
    after = Text()
    subject_kind = Text()
    subject_id = Integer(null=True)

    class Meta:
        database = database
        strict_tables = True
        table_name = "journal_entry"
        indexes = ((("kind", "record_id"), False), (("subject_kind", "subject_id"), False))


NEWEST = "SELECT id, hash FROM journal_batch ORDER BY id DESC LIMIT 1"
BATCH_FIELDS = ("id", "at", "who", "what", "words", "kind", "target", "entries", "hash")
ENTRY_FIELDS = ("kind", "record_id", "number", "change", "before", "after", "subject_kind", "subject_id")
NEW_ENTRY = f"INSERT INTO journal_entry (batch, {', '.join(ENTRY_FIELDS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
NEW_BATCH = (
    "INSERT INTO journal_batch (id, at, who, what, words, kind, target, entries, hash) "
    "VALUES (:id, :at, :who, :what, :words, :kind, :target, :entries, :hash)"
)

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: Any) -> str:
    """The one JSON text of a value: sorted, without spaces."""
    return _encode(value)


class Act:
    """The change being made: adds, saves and removes records and writes down what it did."""

    def __init__(self, office: "Office", at: datetime, kind: str = "do") -> None:
        self.office = office
        self.at = at
        self.kind = kind
        self.target: int | None = None
        self.words: dict[str, Any] = {}
        last = office.db.execute_sql(NEWEST).fetchone()
        self.batch: int = last[0] + 1 if last else 1
        self.previous: str = last[1] if last else FIRST_HASH
        self._recognise(last)
        self.count = 0
        self._digest = sha256()
        self._waiting: list[tuple[Any, ...]] = []

    def _recognise(self, last: tuple[int, str] | None) -> None:
        """Refuse to write into a file whose journal is not the one this office has seen: it was copied over."""
        seen = self.office.seen
        if seen is not None:
            row = self.office.db.execute_sql("SELECT hash FROM journal_batch WHERE id = ?", (seen[0],)).fetchone()
            if row is None or row[0] != seen[1]:
                raise Refused(
                    N_("The office file {path} was replaced by another: nothing was saved. Save a copy elsewhere."),
                    path=self.office.path,
                )
        self.office.seen = last

    def add(self, record: Record) -> Any:
        """Write a new record; its number is drawn from its series where it has none."""
        key = record.key_field()
        if key is not None and not getattr(record, key.name) and record.series:
            setattr(record, key.name, numbering_series.draw(self.office, type(record)))
        record.verify()
        record.created_at = record.updated_at = self.at
        record.revision = 1
        values = rows.stored(record)
        values.pop("id")
        try:
            record.id = rows.insert(type(record), values)
        except peewee.IntegrityError as fault:
            raise faults.integrity(fault, record) from None
        record._dirty.clear()
        self.note(record, "add", {}, {**values, "id": record.id})
        search.put(record)
        return record

    def save(self, record: Record) -> Any:
        """Write the changed fields of a record; Stale where somebody changed it since it was read."""
        record.verify()
        model = type(record)
        old, new = rows.get(model, record.id), rows.stored(record)
        if old is None:
            raise Stale(N_("{number} was deleted meanwhile."), new, {}, number=record.key)
        changed = [name for name in new if name not in ROW_FIELDS and new[name] != old[name]]
        if old["revision"] != record.revision:
            raise Stale(
                N_("{number} was changed by somebody else since you opened it."),
                {name: new[name] for name in changed},
                {name: old[name] for name in changed},
                number=record.key,
            )
        if not changed:
            return record
        record.revision += 1
        record.updated_at = self.at
        self.update(model, record.id, {name: new[name] for name in changed}, old)
        record._dirty.clear()
        return record

    def update(self, model: type[Record], row: int, values: dict[str, Any], old: dict[str, Any]) -> None:
        """Write stored values over a row and note the difference; old holds the whole row."""
        stamp = {"updated_at": model.updated_at.db_value(self.at), "revision": old["revision"] + 1}
        try:
            rows.update(model, row, {**values, **stamp})
        except peewee.IntegrityError as fault:
            raise faults.integrity(fault, rows.read(model, {**old, **values})) from None
        record = rows.read(model, {**old, **values, **stamp})
        self.note(record, "change", {name: old[name] for name in values}, values)
        if not rows.searched_fields(model).isdisjoint(values):
            search.put(record)

    def remove(self, record: Record) -> None:
        """Take a record away; Stale where somebody changed it meanwhile, refused while another record refers to it."""
        faults.spoken_of(self.office, record)
        old = rows.get(type(record), record.id)
        if old is None or old["revision"] != record.revision:
            raise Stale(
                N_("{number} was changed by somebody else since you opened it."),
                rows.stored(record),
                old or {},
                number=record.key,
            )
        self.note(record, "remove", old, {})
        self.flush()
        try:
            self.office.db.execute_sql(f'DELETE FROM "{record.kind_name()}" WHERE id = ?', (record.id,))
        except peewee.IntegrityError:
            raise faults.referred_to(record) from None
        search.drop(record)

    def add_many(self, records: Sequence[Record]) -> None:
        """Write many new records of one kind, already verified and numbered, by one statement each chunk."""
        if not records:
            return
        model = type(records[0])
        first = rows.last_id(model) + 1
        values = []
        for row_id, record in enumerate(records, start=first):
            record.id = row_id
            record.created_at = record.updated_at = self.at
            record.revision = 1
            stored = rows.stored(record)
            values.append(tuple(stored.values()))
            record._dirty.clear()
            self.note(record, "add", {}, stored)
        try:
            rows.insert_many(model, list(stored), values)
        except sqlite3.IntegrityError as fault:
            raise faults.integrity(peewee.IntegrityError(str(fault)), records[0]) from None
        search.put_many(records)
        self.flush()

    def note(self, record: Record, change: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Write one entry down."""
        subject_kind, subject_id = "", None
        if record.belongs_to:
            subject_id = record.__data__.get(record.belongs_to)
            subject_kind = record._meta.fields[record.belongs_to].rel_model.kind_name()
        elif "subject_id" in record._meta.fields:
            subject_kind, subject_id = record.__data__["subject_kind"], record.__data__["subject_id"]
        number = str(getattr(record, rows.key_name(type(record))))
        row = (
            record.kind_name(),
            record.id,
            number,
            change,
            canonical(before),
            canonical(after),
            subject_kind,
            subject_id,
        )
        self._digest.update(canonical(row).encode())
        self._waiting.append((self.batch, *row))
        self.count += 1

    def flush(self) -> None:
        """Bring the entries noted so far into the file."""
        self.office.db.execute_many(NEW_ENTRY, self._waiting)
        self._waiting.clear()

    def close(self, who: str, what: str, words: dict[str, Any]) -> None:
        """Write the batch with its seal; an act that changed nothing leaves no trace."""
        if not self.count:
            return
        self.flush()
        values = {
            "id": self.batch,
            "at": JournalBatch.at.db_value(self.at),
            "who": who,
            "what": what,
            "words": canonical(words),
            "kind": self.kind,
            "target": self.target,
            "entries": self.count,
        }
        values["hash"] = seal(self.previous, values, self._digest.hexdigest())
        self.office.db.execute_sql(NEW_BATCH, values)


def seal(previous: str, values: dict[str, Any], entries: str) -> str:
    """The hash of a batch: over the one before it, its own values and the digest of its entries."""
    told = {name: value for name, value in values.items() if name != "hash"}
    return sha256(f"{previous}\n{canonical(told)}\n{entries}".encode()).hexdigest()


@contextmanager
def change(office: "Office", who: str, what: str, /, *, entered_as: str = "do", **words: Any) -> Iterator[Act]:
    """One act on the office: a transaction, a journal batch and a step of undo.

    what: English message id, words: the values of its places (texts and whole numbers); those known only later
    are put into act.words. A change inside a change is part of that one, which tells of both in its own words.
    Whatever goes wrong, nothing of it stays; faults of the file become Refused.
    """
    if office.acting is not None:
        yield office.acting
        return
    office.activate()
    office.before_change()
    office.still_there()
    with faults.in_words(office), office.db.atomic():
        act = office.acting = Act(office, office.now(), entered_as)
        try:
            yield act
            act.close(who or login(), what, {name: str(value) for name, value in (words | act.words).items()})
        finally:
            office.acting = None


def login() -> str:
    """Who is at the computer, where nobody said who acts: the system's name of the user, in brackets."""
    import getpass

    try:
        return f"({getpass.getuser()})"
    except (OSError, KeyError, ImportError):
        return ""


def told(batch: JournalBatch) -> str:
    """What a batch did, in the language in use; of its words only `kind` and `step` are ours."""
    words = json.loads(batch.words)
    if "step" in words:
        words["step"] = _(words["step"])
    if "kind" in words:
        words["kind"] = _(words["kind"]).lower()
    if batch.target is not None and (target := JournalBatch.get_or_none(JournalBatch.id == batch.target)):
        words["what"] = told(target)
    return _(batch.what).format(**words)


def head(office: "Office") -> str:
    """The seal of the newest batch, in short: printed on reports, it exposes a rewritten tail."""
    office.activate()
    newest = JournalBatch.select(JournalBatch.hash).order_by(JournalBatch.id.desc()).limit(1).scalar()
    return (newest or FIRST_HASH)[:16]


def entries(batch: int) -> list[JournalEntry]:
    """The entries of a batch, in the order they were made."""
    return list(JournalEntry.select().where(JournalEntry.batch == batch).order_by(JournalEntry.id))


def history(record: Record) -> list[tuple[JournalBatch, JournalEntry]]:
    """Everything that was ever done to a record and its lines, newest first."""
    mine = ((JournalEntry.kind == record.kind_name()) & (JournalEntry.record_id == record.id)) | (
        (JournalEntry.subject_kind == record.kind_name()) & (JournalEntry.subject_id == record.id)
    )
    rows = list(JournalEntry.select().where(mine).order_by(JournalEntry.id.desc()))
    numbers = {row.batch for row in rows}
    batches = {batch.id: batch for batch in JournalBatch.select().where(JournalBatch.id.in_(numbers))}
    return [(batches[row.batch], row) for row in rows]


def verify(office: "Office") -> list[str]:
    """What is wrong with the chain, one sentence each; an empty list when it holds."""
    from bizdesk.office.proof import proving

    return [fault for fault in proving(office) if fault]
