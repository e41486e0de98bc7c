"""Undo and redo of any batch: both are new batches, so that the journal only ever grows."""

import json
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import faults, rows, search
from bizdesk.office.errors import Refused
from bizdesk.office.journal import Act, JournalBatch, JournalEntry, change, entries, told
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.file import Office

# The acts after a batch that touched a record or its lines; the plus signs keep SQLite from walking all later batches.
ADDED_SINCE = """SELECT DISTINCT entry.batch FROM journal_entry AS entry JOIN journal_batch AS batch
ON batch.id = entry.batch WHERE entry.kind = ? AND entry.subject_kind = ? AND entry.subject_id = ? AND entry.batch > ?
AND entry.change = 'add' AND batch.kind = 'do'"""
LATER = """
SELECT b.id FROM journal_entry e JOIN journal_batch b ON b.id = e.batch
WHERE e.kind = ? AND e.record_id = ? AND +e.batch > ? AND b.kind = 'do'
UNION SELECT b.id FROM journal_entry e JOIN journal_batch b ON b.id = e.batch
WHERE e.subject_kind = ? AND e.subject_id = ? AND +e.batch > ? AND b.kind = 'do'"""


def turned() -> dict[int, str]:
    """The batches that were ever undone, with what was done to them last: undo or redo."""
    turning = JournalBatch.kind.in_(("undo", "redo"))
    back: Any = JournalBatch.select(JournalBatch.target, JournalBatch.kind).where(turning).order_by(JournalBatch.id)
    return dict(back.tuples())


def undone() -> set[int]:
    """The batches that stand undone."""
    return {batch for batch, kind in turned().items() if kind == "undo"}


def last_done() -> JournalBatch | None:
    """The newest act that stands."""
    gone = undone()
    rows = JournalBatch.select().where(JournalBatch.kind == "do").order_by(JournalBatch.id.desc())
    return next((batch for batch in rows.limit(len(gone) + 1) if batch.id not in gone), None)


def last_undone() -> JournalBatch | None:
    """The act undone last, if nothing new was done since."""
    standing = (JournalBatch.kind == "undo") & JournalBatch.target.in_(undone())
    newest = JournalBatch.select().where(standing).order_by(JournalBatch.id.desc()).first()
    done = last_done()
    if newest is None or (done is not None and done.id > newest.id):
        return None
    return JournalBatch.get_by_id(newest.target)


def undo(office: "Office", who: str, batch: int | None = None) -> str:
    """Take back a batch, the newest by default; what was taken back, in words."""
    office.activate()
    target = last_done() if batch is None else JournalBatch.get_or_none(JournalBatch.id == batch)
    if target is None:
        if batch is not None:
            raise Refused(N_("There is no batch {number}."), number=batch)
        raise Refused(N_("There is nothing to undo."))
    if target.kind != "do":
        raise Refused(
            N_("Batch {number} cannot be undone: it is the founding, or an undo or redo itself."), number=target.id
        )
    if turned().get(target.id) == "undo":
        raise Refused(N_("Batch {number} was undone already."), number=target.id)
    with change(office, who, N_("Undo: {what}"), entered_as="undo", what=told(target)) as act:
        act.target = target.id
        gone = undone()
        for entry in reversed(entries(target.id)):
            _take_back(office, act, entry, gone)
    return told(target)


def redo(office: "Office", who: str) -> str:
    """Do again what was undone last; what was done again, in words."""
    office.activate()
    target = last_undone()
    if target is None:
        raise Refused(N_("There is nothing to redo."))
    with change(office, who, N_("Redo: {what}"), entered_as="redo", what=told(target)) as act:
        act.target = target.id
        gone = undone()
        for entry in entries(target.id):
            model, after = office.kinds[entry.kind], json.loads(entry.after)
            if entry.change == "add":
                _bring_back(act, model, after)
            elif entry.change == "change":
                _write(act, model, entry, json.loads(entry.before), after)
            else:
                _remove(office, act, entry, gone)
    return told(target)


def _take_back(office: "Office", act: Act, entry: JournalEntry, gone: set[int]) -> None:
    model, before, after = office.kinds[entry.kind], json.loads(entry.before), json.loads(entry.after)
    if entry.change == "add":
        _remove(office, act, entry, gone)
    elif entry.change == "change":
        _approved_since(office, entry, gone)
        _write(act, model, entry, after, before)
    else:
        _bring_back(act, model, before)


def _approved_since(office: "Office", entry: JournalEntry, gone: set[int]) -> None:
    """Refuse to change again what somebody has decided on since."""
    later = office.db.execute_sql(ADDED_SINCE, ("approval", entry.kind, entry.record_id, entry.batch)).fetchall()
    if any(batch not in gone for (batch,) in later):
        raise _rests(entry)


def _write(
    act: Act, model: type[Record], entry: JournalEntry, expected: dict[str, Any], values: dict[str, Any]
) -> None:
    old = rows.get(model, entry.record_id)
    if old is None or any(old[name] != value for name, value in expected.items()):
        raise _rests(entry)
    act.update(model, entry.record_id, values, old)


def _remove(office: "Office", act: Act, entry: JournalEntry, gone: set[int]) -> None:
    model = office.kinds[entry.kind]
    values = rows.get(model, entry.record_id)
    mine = (entry.kind, entry.record_id, entry.batch)
    later = office.db.execute_sql(LATER, (*mine, *mine)).fetchall()
    if model.ledger and entry.subject_id is not None:
        # A ledger is a chain: what was booked later says what holds after this row too.
        chain = (entry.kind, entry.subject_kind, entry.subject_id, entry.batch)
        later += office.db.execute_sql(ADDED_SINCE, chain).fetchall()
    if values is None or any(batch not in gone for (batch,) in later):
        raise _rests(entry)
    act.remove(rows.read(model, values))


def _bring_back(act: Act, model: type[Record], values: dict[str, Any]) -> None:
    stored = {**values, "updated_at": model.updated_at.db_value(act.at), "revision": values["revision"] + 1}
    record = rows.read(model, stored)
    try:
        rows.insert(model, stored)
    except peewee.IntegrityError as fault:
        raise faults.integrity(fault, record) from None
    act.note(record, "add", {}, stored)
    search.put(record)


def _rests(entry: JournalEntry) -> Refused:
    """The refusal that names the newest act that rests on an entry."""
    later = (
        JournalBatch.select()
        .join(JournalEntry, on=(JournalBatch.id == JournalEntry.batch))
        .where(
            (JournalBatch.id > entry.batch)
            & (
                ((JournalEntry.kind == entry.kind) & (JournalEntry.record_id == entry.record_id))
                | ((JournalEntry.subject_kind == entry.kind) & (JournalEntry.subject_id == entry.record_id))
                | (
                    (JournalEntry.kind == entry.kind)
                    & (JournalEntry.subject_kind == entry.subject_kind)
                    & (JournalEntry.subject_id == entry.subject_id)
                )
            )
        )
        .order_by(JournalBatch.id.desc())
        .first()
    )
    return Refused(
        N_("{number} was changed later by batch {batch} ({what}): undo that first."),
        number=entry.number,
        batch=later.id if later else "?",
        what=told(later) if later else _("an act unknown"),
    )
