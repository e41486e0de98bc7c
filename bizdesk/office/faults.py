"""The faults of the file and of its rules, turned into words for the person at the keyboard."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office.errors import Damaged, Invalid, Refused
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.file import Office

FOLDER = N_("The folder of the office file cannot be written: nothing was saved. Save a copy elsewhere.")
# What SQLite says, in words or by the name of its error, and what we say: the first that fits.
SAID = (
    ("disk is full", N_("The disk is full: nothing was saved. Make room and save again, or save a copy elsewhere.")),
    ("disk I/O error", N_("The disk reports an error: nothing was saved. Save a copy elsewhere.")),
    ("READONLY_DIRECTORY", FOLDER),
    (
        "readonly database",
        N_("The office file is read-only: nothing was saved. Make it writable, or save a copy elsewhere."),
    ),
    ("unable to open", FOLDER),
    ("locked", N_("Another program is writing to the office file: nothing was saved. Try again in a moment.")),
    ("transaction ended", N_("The file ended the act halfway: nothing was saved. Try again.")),
    ("append-only", N_("A ledger and the journal are never changed or deleted: book a correction instead.")),
)
# What reading and writing a file raises that has gone wrong.
FAULTS = (sqlite3.Error, peewee.PeeweeException)
BROKEN = ("malformed", "not a database", "database corruption", "file is encrypted")


@contextmanager
def in_words(office: "Office") -> Iterator[None]:
    """Turn what the database raises into Refused or Damaged, with SQLite's own words where we have none."""
    try:
        yield
    except FAULTS as fault:
        raise worded(fault) from fault


def worded(fault: BaseException) -> Refused:
    """The refusal that tells a fault of the database."""
    name = getattr(getattr(fault, "orig", fault), "sqlite_errorname", "")  # Peewee keeps the error it wraps as orig
    text = f"{fault} {name}"
    if any(word in text for word in BROKEN):
        return Damaged(
            N_(
                "The office file is damaged: restore a backup, or bring what is readable into a new file with "
                "'bizdesk salvage'."
            )
        )
    for word, message in SAID:
        if word in text:
            return Refused(message)
    return Refused(N_("The office file refused: {reason}."), reason=fault)


def integrity(office: "Office", fault: peewee.IntegrityError, record: Record) -> Refused:
    """The refusal behind a broken constraint, named by field where SQLite names it."""
    text = str(fault)
    label = _(record.singular)
    if unique := re.search(r"UNIQUE constraint failed: (.+)", text):
        columns = [name.split(".")[-1] for name in unique[1].split(", ")]
        fields = {field.column_name: field for field in record.fields().values()}
        named = [fields[name] for name in columns if name in fields]
        names = _(", ").join(field.label for field in named)
        values = _(", ").join(_called(office, getattr(record, field.name)) for field in named)
        refusal = Refused(N_("{names} {values} is taken already."), names=names, values=values)
        return Invalid({named[0].name: refusal} if named else {"": refusal}, label)
    if "FOREIGN KEY" in text:
        return Refused(N_("{kind}: a record it names does not exist any more."), kind=label)
    if "append-only" in text:
        return worded(fault)
    return Refused(N_("{kind}: the file refused the values ({reason})."), kind=label, reason=text)


def _called(office: "Office", value: Any) -> str:
    """A value in a refusal: a record by its number or its address, never by its row."""
    from bizdesk.office.addresses import address

    return address(office, value) if isinstance(value, Record) else str(value)


def spoken_of(office: "Office", model: type[Record], removed: Sequence[dict[str, Any]]) -> None:
    """Refuse to remove rows that notes, documents or approvals belong to: no reference of the file guards those."""
    by_id = {values["id"]: values for values in removed}
    places = ", ".join("?" * len(by_id))
    for kind in office.kinds.values():
        if "subject_id" in kind._meta.fields:
            sql = f'SELECT subject_id FROM "{kind.kind_name()}" WHERE subject_kind = ? AND subject_id IN ({places})'
            found = office.db.execute_sql(f"{sql} LIMIT 1", (model.kind_name(), *by_id)).fetchone()
            if found:
                key = model.key_field()
                raise Refused(
                    N_("{number} is not deleted: {kind} belong to it."),
                    number=by_id[found[0]][key.name if key else "id"],
                    kind=_(kind.plural).lower(),
                )


def referred_to(office: "Office", record: Record) -> Refused:
    """The refusal to remove a record, naming one of those that refer to it."""
    uses = [(kind, field) for kind in office.kinds.values() for field in kind._meta.refs]
    for kind, field in uses:
        user = kind.get_or_none(field == record.id) if field.rel_model is type(record) else None
        if user is not None:
            return Refused(
                N_("{number} is in use by {kind} {user}: take it out there first."),
                number=record.key,
                kind=_(kind.singular).lower(),
                user=_called(office, user),
            )
    return Refused(N_("{number} is in use."), number=record.key)
