"""Which approvals hold no longer without anybody having revoked them, since when and by which act (clause 1.3.1)."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from bizdesk.office import rows
from bizdesk.office.approval import Approval, Decided, Hold, Void, snapshot
from bizdesk.office.journal import JournalBatch, JournalEntry, told
from bizdesk.office.record import Record
from bizdesk.office.undo import undone

if TYPE_CHECKING:
    from bizdesk.office.file import Office

Acts = list[tuple[JournalBatch, JournalEntry]]


def look(office: "Office", decisions: Iterable[Approval], decided: Mapping[str, Decided]) -> None:
    """Find out of decisions, however many, which are void: their `voided` tells.

    decided: what is decided on, by kind of record.
    """
    asked: dict[str, list[Approval]] = defaultdict(list)
    for made in decisions:
        made.voided = None
        if made.verdict == "approved" and made.subject_kind in decided:
            asked[made.subject_kind].append(made)
    gone = undone() if asked else set()
    for kind, approvals in asked.items():
        _of_kind(office, office.kinds[kind], decided[kind], approvals, gone)


def _of_kind(
    office: "Office", model: type[Record], decided: Decided, approvals: list[Approval], gone: Collection[int]
) -> None:
    holds = {hold.matter.step: hold for hold in decided.holds}
    subjects = {each.id: each for each in model.select().where(rows.among(model.id, {a.subject_id for a in approvals}))}
    next_made = _followers(model, subjects)
    void = []
    for made in approvals:
        record, hold, later = subjects.get(made.subject_id), holds.get(made.step), next_made.get(made.id)
        if record is None or hold is None:
            continue
        if later.verdict != "revoked" if later else _lost(made, record, hold):
            void.append((made, record, hold, later))
    given = _given(each.id for made, _record, _hold, later in void for each in (made, later) if each)
    zone = office.zone
    acts = _acts(model, decided, {record.id: record for _made, record, _hold, _later in void}, gone)
    for made, record, hold, later in void:
        act = _voiding(
            acts[record.id], record, hold, decided, given.get(made.id, 0), given.get(later.id) if later else None
        )
        made.voided = Void() if act is None else Void(act.at.astimezone(zone).date(), told(act))


def _followers(model: type[Record], subjects: Collection[int]) -> dict[int, Approval]:
    """The next decision at the same step on the same record, by the row id of a decision."""
    mine = (Approval.subject_kind == model.kind_name()) & rows.among(Approval.subject_id, subjects)
    by_step: dict[tuple[int, str], list[Approval]] = defaultdict(list)
    for made in Approval.select().where(mine).order_by(Approval.id):
        by_step[made.subject_id, made.step].append(made)
    return {one.id: other for made in by_step.values() for one, other in pairwise(made)}


def _lost(made: Approval, record: Record, hold: Hold) -> bool:
    """Whether the newest approval is void: its record went back, or is no longer what was approved."""
    state = record.__data__["state"]
    return state in hold.before or (
        state in hold.held and made.snapshot != snapshot(record, hold.matter, made.decided_on)
    )


def _given(decisions: Iterable[int]) -> dict[int, int]:
    """The act each decision was made in."""
    mine = (JournalEntry.kind == "approval") & (JournalEntry.change == "add")
    wanted = JournalEntry.select().where(mine & rows.among(JournalEntry.record_id, {*decisions}))
    return {entry.record_id: entry.batch for entry in wanted.order_by(JournalEntry.id)}


def _acts(
    model: type[Record], decided: Decided, subjects: Mapping[int, Record], gone: Collection[int]
) -> dict[int, Acts]:
    """What was done and stands, of what counts, to each record and to what it is about: by row id, oldest first."""
    found: dict[int, list[JournalEntry]] = defaultdict(list)
    for row, entry in _entries(model, subjects):
        found[row].append(entry)
    if decided.about:
        field: Any = model.fields()[decided.about]
        of: dict[int, list[int]] = defaultdict(list)
        for record in subjects.values():
            of[record.__data__[field.name]].append(record.id)
        for other, entry in _entries(field.rel_model, of):
            for row in of[other]:
                found[row].append(entry)
    numbers = {entry.batch for entries in found.values() for entry in entries}.difference(gone)
    done = JournalBatch.select().where(rows.among(JournalBatch.id, numbers) & (JournalBatch.kind == "do"))
    acts = {batch.id: batch for batch in done}
    by_id = attrgetter("id")
    return {
        row: [(acts[entry.batch], entry) for entry in sorted(found[row], key=by_id) if entry.batch in acts]
        for row in subjects
    }


def _entries(model: type[Record], ids: Collection[int]) -> Iterator[tuple[int, JournalEntry]]:
    """What the journal tells of records of a kind, with the row id of each."""
    mine = (JournalEntry.kind == model.kind_name()) & rows.among(JournalEntry.record_id, ids)
    yield from ((entry.record_id, entry) for entry in JournalEntry.select().where(mine))


def _voiding(
    acts: Acts, record: Record, hold: Hold, decided: Decided, after: int, until: int | None
) -> JournalBatch | None:
    """The first act after an approval, and before the next decision, that took it back or changed what it was of."""
    for batch, entry in acts:
        between = after < batch.id and (until is None or batch.id < until)
        if between and _touches(entry, record, hold, decided):
            return batch
    return None


def _touches(entry: JournalEntry, record: Record, hold: Hold, decided: Decided) -> bool:
    before, after = json.loads(entry.before), json.loads(entry.after)
    if entry.kind == record.kind_name():
        return after.get("state") in hold.before
    return any(before.get(name) != after.get(name) for name in decided.of_that)
