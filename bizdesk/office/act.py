"""Act: the change being made, which adds, saves and removes records and writes down what it did."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import faults, numbering_series, rows, search, spelling
from bizdesk.office.chain import FIRST_HASH, NEW_BATCH, NEW_ENTRY, NEWEST, canonical, seal
from bizdesk.office.errors import Invalid, Refused, Stale
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.text import fold
from bizdesk.office.work import Work, finished

if TYPE_CHECKING:
    from bizdesk.office.file import Office

TAKEN = N_("{label} {value} is taken already by {number}: they differ only in how they are written.")
ROW_FIELDS = {"revision", "created_at", "updated_at"}
Stored = dict[str, Any]


class Act:
    """One act on the office while it is open; journal.change() begins and ends it.

    kind and target are those of its batch; previous is the seal it follows.
    """

    def __init__(self, office: "Office", at: datetime, kind: str = "do") -> None:
        self.office = office
        self.at = at
        self.kind = kind
        self.target: int | None = None
        self.words: dict[str, Any] = {}
        # The kinds of record it wrote on.
        self.touched: set[str] = set()
        office.same_schema()
        last = office.db.execute_sql(NEWEST).fetchone()
        self.batch: int = last[0] + 1 if last else 1
        self.previous: str = last[1] if last else FIRST_HASH
        self._recognise(last)
        self.count = 0
        self._followed = 0
        self._digest = sha256()
        self._waiting: list[tuple[Any, ...]] = []
        self._saved: list[tuple[Record, Stored]] = []

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
        drawn = key is not None and not getattr(record, key.name) and bool(record.series)
        if key is not None and drawn:
            setattr(record, key.name, numbering_series.draw(self.office, type(record)))
        record.verify()
        if not drawn:
            _alone(record)
        self._begin(record)
        values = rows.stored(record)
        values.pop("id")
        try:
            record.id = rows.insert(type(record), values)
        except peewee.IntegrityError as fault:
            raise faults.integrity(self.office, fault, record) from None
        record._dirty.clear()
        values["id"] = record.id
        self.note(type(record), values, "add", {}, values)
        search.put_many(type(record), [values])
        return record

    def add_many(self, records: Sequence[Record]) -> None:
        """Write many new records of one kind, already verified and numbered, by one statement each chunk."""
        if not records:
            return
        model = type(records[0])
        written = []
        for row_id, record in enumerate(records, start=rows.last_id(model) + 1):
            record.id = row_id
            self._begin(record)
            written.append(rows.stored(record))
            record._dirty.clear()
        self._insert(model, written)

    def _begin(self, record: Record) -> None:
        record.created_at = record.updated_at = self.at
        record.revision = 1

    def bring_back(self, model: type[Record], removed: Sequence[Stored]) -> None:
        """Write rows of one kind that were taken away, as they were stored and under their old row ids."""
        if (key := model.key_field()) is not None:
            taken = {fold(number): number for _row, number in spelling.alike(model, [old[key.name] for old in removed])}
            for old in removed if taken else ():
                if (number := taken.get(fold(old[key.name]), "")) not in ("", old[key.name]):
                    raise _taken(rows.read(model, old), number)
        at = model.updated_at.db_value(self.at)
        self._insert(
            model, [{**rows.whole(model, old), "updated_at": at, "revision": old["revision"] + 1} for old in removed]
        )

    def _insert(self, model: type[Record], written: Sequence[Stored]) -> None:
        for values in written:
            self.note(model, values, "add", {}, values)
        try:
            rows.insert_many(model, written)
        except sqlite3.IntegrityError as fault:
            # Those before the one at fault are written: it is the first that is not there.
            wrong = next(values for values in written if rows.get(model, values["id"]) is None)
            raise faults.integrity(self.office, peewee.IntegrityError(str(fault)), rows.read(model, wrong)) from None
        search.put_many(model, written)
        self.flush()

    def save(self, record: Record) -> Any:
        """Write the changed fields of a record; Stale where somebody changed it since it was read."""
        record.verify()
        model = type(record)
        old, new = rows.get(model, record.id), rows.stored(record)
        if old is None:
            raise Stale(N_("{number} was deleted meanwhile."), new, {}, number=record.key)
        changed = [name for name in new if name not in ROW_FIELDS and new[name] != old[name]]
        if old["revision"] != record.revision:
            raise _stale(record, {name: new[name] for name in changed}, {name: old[name] for name in changed})
        if not changed:
            return record
        if rows.key_name(model) in changed:
            _alone(record)
        self._saved.append((record, {name: old[name] for name in (*changed, "revision", "updated_at")}))
        record.revision += 1
        record.updated_at = self.at
        self.update(model, {name: new[name] for name in changed}, old)
        record._dirty.clear()
        return record

    def update(self, model: type[Record], values: Stored, old: Stored) -> None:
        """Write stored values over a row and note the difference; old holds the whole row."""
        row, at = old["id"], model.updated_at.db_value(self.at)
        written = {**old, **values, "updated_at": at, "revision": old["revision"] + 1}
        try:
            rows.update(model, row, {**values, "updated_at": at, "revision": written["revision"]})
        except peewee.IntegrityError as fault:
            raise faults.integrity(self.office, fault, rows.read(model, {**old, **values})) from None
        self.note(model, written, "change", {name: old[name] for name in values}, values)
        key = rows.key_name(model)
        if model.series and values.get(key, old[key]) != old[key]:
            numbering_series.pass_over(self.office, model, [old[key]])
        if not values.keys().isdisjoint(search.searched_fields(model)):
            search.drop_many(model, [row])
            search.put_many(model, [written])

    def give_back(self) -> None:
        """Make the records saved what they are in the file: nothing has stayed, and the act may be tried again.

        Only what was written of them is kept for this, for an act may save any number of records; what a caller holds
        and an operation changes before it saves, together.intact keeps whole.
        """
        for record, old in reversed(self._saved):
            for name, value in old.items():
                record.__data__[name] = record._meta.fields[name].python_value(value)
                record.__rel__.pop(name, None)
        self._saved.clear()

    def remove(self, record: Record) -> None:
        """Take a record away; Stale where somebody changed it meanwhile, refused while another record refers to it."""
        model = type(record)
        old = rows.get(model, record.id)
        if old is None or old["revision"] != record.revision:
            raise _stale(record, rows.stored(record), old or {})
        self.remove_many(model, [old])

    def remove_many(self, model: type[Record], removed: Sequence[Stored]) -> None:
        """Take rows of one kind away in their order, as they are stored; refused while a record refers to one."""
        faults.spoken_of(self.office, model, removed)
        for values in removed:
            self.note(model, values, "remove", values, {})
        self.flush()
        ids = [values["id"] for values in removed]
        try:
            rows.delete_many(model, ids)
        except sqlite3.IntegrityError:
            # Those before the one at fault are gone: it is the first that is still there.
            used = next(values for values in removed if rows.get(model, values["id"]) is not None)
            raise faults.referred_to(self.office, rows.read(model, used)) from None
        search.drop_many(model, ids)
        if model.series:
            numbering_series.pass_over(self.office, model, (values[rows.key_name(model)] for values in removed))

    def note(self, model: type[Record], values: Stored, change: str, before: Stored, after: Stored) -> None:
        """Write one entry down; values: the whole row it is about."""
        subject_kind, subject_id = "", None
        if model.belongs_to:
            subject_kind = model._meta.fields[model.belongs_to].rel_model.kind_name()
            subject_id = values[model.belongs_to]
        elif "subject_id" in model._meta.fields:
            subject_kind, subject_id = values["subject_kind"], values["subject_id"]
        number = str(values[rows.key_name(model)])
        self.touched.add(model.kind_name())
        told = (canonical(before), canonical(after))
        row = (model.kind_name(), values["id"], number, change, *told, subject_kind, subject_id)
        self._digest.update(canonical(row).encode())
        self._waiting.append((self.batch, *row))
        self.count += 1

    def flush(self) -> None:
        """Bring the entries noted so far into the file."""
        self.office.db.execute_many(NEW_ENTRY, self._waiting)
        self._waiting.clear()

    def following(self) -> Work[None]:
        """What the act brings with it in other areas; one that may bring much does this as its last, so as to tell how
        far it is, and its end has nothing left to bring."""
        if self._followed != self.count:
            yield from self.office.follow(self)
            self._followed = self.count

    def close(self, who: str, what: str, words: dict[str, Any]) -> None:
        """Write the batch with its seal; an act that changed nothing leaves no trace, save that another was turned."""
        if not self.count and self.target is None:
            return
        finished(self.following())
        self.flush()
        values = {
            "id": self.batch,
            "at": Record.updated_at.db_value(self.at),
            "who": who,
            "what": what,
            "words": canonical(words),
            "kind": self.kind,
            "target": self.target,
            "entries": self.count,
        }
        values["hash"] = seal(self.previous, values, self._digest.hexdigest())
        self.office.db.execute_sql(NEW_BATCH, values)


def _alone(record: Record) -> None:
    """Refuse a number that is taken for that of another record; the very same is refused by the file."""
    if record.key_field() is not None:
        for row, number in spelling.alike(type(record), [record.key]):
            if row != record.id and number != record.key:
                raise _taken(record, number)


def _taken(record: Record, number: str) -> Invalid:
    key: Any = record.key_field()
    refusal = Refused(TAKEN, label=key.label, value=record.key, number=number)
    return Invalid({key.name: refusal}, _(record.singular), {key.name: key.label})


def _stale(record: Record, yours: Stored, theirs: Stored) -> Stale:
    return Stale(N_("{number} was changed by somebody else since you opened it."), yours, theirs, number=record.key)
