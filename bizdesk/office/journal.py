"""The journal: every change to every record, in the transaction that makes it, sealed by a chain of hashes.

change() is the only door for writes: one transaction, one batch, one step of undo.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import faults, rows
from bizdesk.office.act import Act
from bizdesk.office.chain import FIRST_HASH
from bizdesk.office.errors import Refused
from bizdesk.office.fields import AutoIncrement, Instant, Integer, Text
from bizdesk.office.language import N_, _
from bizdesk.office.people import at_work
from bizdesk.office.record import Record, database
from bizdesk.office.sentences import filled

if TYPE_CHECKING:
    from bizdesk.office.file import Office

__all__ = [
    "Act",
    "JournalBatch",
    "JournalEntry",
    "change",
    "entries",
    "head",
    "history",
    "login",
    "newest",
    "newest_at",
    "still",
    "told",
    "verify",
]


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
        indexes = (
            peewee.SQL('CREATE INDEX "journal_batch_target" ON "journal_batch" ("target") WHERE "target" IS NOT NULL'),
        )


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


@contextmanager
def change(office: "Office", who: str, what: str, /, *, entered_as: str = "do", **words: Any) -> Iterator[Act]:
    """One act on the office: a transaction, a journal batch and a step of undo.

    what: English message id, words: the values of its places (texts and whole numbers); those known only later
    are put into act.words. A change inside a change is part of that one, which tells of both in its own words.
    Refused to who has left the office: nothing is added, edited, taken back or done in any other way by them.
    Whatever goes wrong, nothing of it stays; faults of the file become Refused.
    """
    if office.acting is not None:
        yield office.acting
        return
    office.activate()
    act: Act | None = None
    office.before_change()
    try:
        office.still_there()
        with faults.in_words(office), office.db.atomic():
            at_work(office.staff(who), office.today())
            act = office.acting = Act(office, _instant(office), entered_as)
            try:
                yield act
                act.close(who or login(), what, {name: str(value) for name, value in (words | act.words).items()})
            finally:
                office.acting = None
        if act.count or act.target is not None:
            office.wrote.append(act.batch)
    except BaseException:
        if act is not None:
            act.give_back()
        raise
    finally:
        office.after_change()


def _instant(office: "Office") -> datetime:
    """When an act is done: on a day that the office was told, never before the newest act of that day."""
    now = office.now()
    if not office.told_day:
        return now
    newest = JournalBatch.select(JournalBatch.at).order_by(JournalBatch.id.desc()).limit(1).scalar()
    same_day = newest is not None and newest.astimezone(office.zone).date() == office.today()
    return max(newest, now) if same_day else now


def login() -> str:
    """Who is at the computer, where nobody said who acts: the system's name of the user, in brackets."""
    import getpass

    try:
        return f"({getpass.getuser()})"
    except (OSError, KeyError, ImportError):
        return ""


def told(batch: JournalBatch) -> str:
    """What a batch did, in the language in use; of its words only `kind` and `step` are ours.

    What was damaged is told as it stands: an office with one wrong letter in its journal can be read and undone.
    """
    try:
        words = {**json.loads(batch.words)}
    except (ValueError, TypeError):
        words = {}
    if "step" in words:
        words["step"] = _(words["step"])
    if "kind" in words:
        words["kind"] = _(words["kind"]).lower()
    # A batch turns an earlier one: damage must not send this round in a ring.
    if batch.target is not None and batch.target < batch.id:
        target = JournalBatch.get_or_none(JournalBatch.id == batch.target)
        words["what"] = told(target) if target else ""
    try:
        return filled(_(batch.what), words)
    except LookupError:
        return batch.what


def head(office: "Office") -> str:
    """The seal of the newest batch, in short: printed on reports, it exposes a rewritten tail."""
    office.activate()
    newest = JournalBatch.select(JournalBatch.hash).order_by(JournalBatch.id.desc()).limit(1).scalar()
    return (newest or FIRST_HASH)[:16]


def still(office: "Office", then: str, rule: str = "") -> None:
    """Refuse, within an act, what was worked out when the head of the journal was another."""
    if head(office) != then:
        raise Refused(N_("The office was changed since this was worked out: work it out again."), rule=rule)


def newest(office: "Office") -> int:
    """The number of the newest batch; 0 before the first."""
    office.activate()
    return JournalBatch.select(JournalBatch.id).order_by(JournalBatch.id.desc()).limit(1).scalar() or 0


def newest_at(office: "Office") -> str:
    """When the newest act was done, as the file has it; '' before the first, and where that is damaged."""
    row = office.db.execute_sql("SELECT at FROM journal_batch ORDER BY id DESC LIMIT 1").fetchone()
    return row[0] if row is not None and isinstance(row[0], str) else ""


def entries(batch: int) -> list[JournalEntry]:
    """The entries of a batch, in the order they were made."""
    return list(JournalEntry.select().where(JournalEntry.batch == batch).order_by(JournalEntry.id))


def history(record: Record) -> list[tuple[JournalBatch, JournalEntry]]:
    """Everything that was ever done to a record and its lines, newest first."""
    mine = ((JournalEntry.kind == record.kind_name()) & (JournalEntry.record_id == record.id)) | (
        (JournalEntry.subject_kind == record.kind_name()) & (JournalEntry.subject_id == record.id)
    )
    found = list(JournalEntry.select().where(mine).order_by(JournalEntry.id.desc()))
    acts = JournalBatch.select().where(rows.among(JournalBatch.id, {entry.batch for entry in found}))
    batches = {batch.id: batch for batch in acts}
    return [(batches[entry.batch], entry) for entry in found]


def verify(office: "Office") -> list[str]:
    """What is wrong with the chain, one sentence each; an empty list when it holds."""
    from bizdesk.office.proof import proving

    return [fault for fault in proving(office) if fault]
