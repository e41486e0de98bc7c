"""Which approvals hold no longer without anybody having revoked them, since when and by which act (clause 1.3.1)."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from bizdesk.office import approval
from bizdesk.office.approval import VERDICTS, Approval, Decided, Hold
from bizdesk.office.journal import JournalBatch, JournalEntry, history, told
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.undo import undone

if TYPE_CHECKING:
    from bizdesk.office.file import Office


class Void(NamedTuple):
    """Since when an approval is void, and the act it is void by in words; where no act tells, neither."""

    on: date | None = None
    what: str = ""


def verdict(office: "Office", made: Approval, decided: Mapping[str, Decided]) -> str:
    """What was decided, in words; of an approval that is void the day and the act it is void since.

    decided: what is decided on, by kind of record.
    """
    said, void = _(VERDICTS[made.verdict]), voided(office, made, decided)
    if void is None:
        return said
    if void.on is None:
        return _("{verdict}, void").format(verdict=said)
    return _("{verdict}, void since {date}: {what}").format(verdict=said, date=void.on, what=void.what)


def voided(office: "Office", made: Approval, decided: Mapping[str, Decided]) -> Void | None:
    """Since when an approval is void and by what; None where it holds, was revoked, or is none."""
    of_kind = decided.get(made.subject_kind)
    if of_kind is None or made.verdict != "approved":
        return None
    hold = next((each for each in of_kind.holds if each.matter.step == made.step), None)
    model = office.kinds[made.subject_kind]
    record = model.get_or_none(model.id == made.subject_id)
    if record is None or hold is None:
        return None
    later = next((each for each in approval.decisions(record) if each.id > made.id and each.step == made.step), None)
    if later.verdict == "revoked" if later else not _lost(record, hold):
        return None
    act = _voiding(record, hold, of_kind, _given(made), _given(later) if later else None)
    return Void() if act is None else Void(act.at.astimezone(office.zone).date(), told(act))


def _lost(record: Record, hold: Hold) -> bool:
    """Whether the newest approval is void: its record went back, or is no longer what was approved."""
    state = record.__data__["state"]
    return state in hold.before or (state == hold.held and approval.standing(record, hold.matter) is None)


def _given(made: Approval) -> int:
    """The act a decision was made in."""
    mine = (JournalEntry.kind == "approval") & (JournalEntry.record_id == made.id) & (JournalEntry.change == "add")
    return JournalEntry.select(JournalEntry.batch).where(mine).order_by(JournalEntry.id.desc()).limit(1).scalar() or 0


def _voiding(record: Record, hold: Hold, decided: Decided, after: int, until: int | None) -> JournalBatch | None:
    """The first act after an approval, and before the next decision, that took it back or changed what it was of."""
    gone, about = undone(), getattr(record, decided.about) if decided.about else None
    acts = [*history(record), *(history(about) if about is not None else ())]
    for batch, entry in sorted(acts, key=lambda pair: pair[1].id):
        between = after < batch.id and (until is None or batch.id < until)
        if between and batch.kind == "do" and batch.id not in gone:
            before, now = json.loads(entry.before), json.loads(entry.after)
            if entry.kind == record.kind_name() and now.get("state") in hold.before:
                return batch
            if about is not None and entry.kind == about.kind_name() and _differs(decided.of_that, before, now):
                return batch
    return None


def _differs(names: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return any(before.get(name) != after.get(name) for name in names)
