"""Which approvals hold no longer without anybody having revoked them, since when and by which act (clause 1.3.1)."""

import json
from typing import TYPE_CHECKING, NamedTuple

from bizdesk.assets.decided import DISPOSAL, OF_DISPOSAL, OF_LINE, OF_STOCKTAKE, REVIEW, STOCKTAKE
from bizdesk.assets.models import Disposal, Stocktake
from bizdesk.office import approval
from bizdesk.office.approval import VERDICTS, Approval, Matter
from bizdesk.office.journal import JournalBatch, JournalEntry, history, told
from bizdesk.office.language import _
from bizdesk.office.record import Record
from bizdesk.office.undo import undone

if TYPE_CHECKING:
    from bizdesk.office.file import Office


class Hold(NamedTuple):
    """An approval of a matter lasts while the record is in none of the states before it and, in `held`, unchanged."""

    matter: Matter
    before: tuple[str, ...]
    held: str


HOLDS = {
    "disposal": (Hold(DISPOSAL, ("requested", "rejected"), "approved"),),
    "stocktake": (
        Hold(REVIEW, ("open", "counted"), "reviewed"),
        Hold(STOCKTAKE, ("open", "counted", "reviewed"), ""),
    ),
}
KINDS: dict[str, type[Record]] = {"disposal": Disposal, "stocktake": Stocktake}
# What is decided on, as the journal names it: the fields that count, or every entry where none are named.
TOUCHING: dict[str, tuple[str, ...]] = {
    "disposal": OF_DISPOSAL,
    "asset": (
        "number", "name", "cost", "in_use_on", "method", "life_months", "residual", "residual_percent",
        "start_convention", "total_units", "declining_rate", "opening_accumulated", "opening_months", "opening_on",
    ),
    "asset_event": ("amount",),
    "meter_reading": (),
    "manual_charge": (),
    "stocktake": OF_STOCKTAKE,
    "stocktake_line": OF_LINE,
}  # fmt: skip


def verdict(office: "Office", made: Approval) -> str:
    """What was decided, in words; of an approval that is void the day and the act it is void since."""
    said, model = _(VERDICTS[made.verdict]), KINDS.get(made.subject_kind)
    record = model.get_or_none(model.id == made.subject_id) if model else None
    hold = next((each for each in HOLDS.get(made.subject_kind, ()) if each.matter.step == made.step), None)
    if record is None or hold is None or made.verdict != "approved":
        return said
    later = next((each for each in approval.decisions(record) if each.id > made.id and each.step == made.step), None)
    if later.verdict == "revoked" if later else not _lost(record, hold):
        return said
    act = _voiding(record, hold, _given(made), _given(later) if later else None)
    if act is None:
        return _("{verdict}, void").format(verdict=said)
    day = act.at.astimezone(office.zone).date()
    return _("{verdict}, void since {date}: {what}").format(verdict=said, date=day, what=told(act))


def _lost(record: Record, hold: Hold) -> bool:
    """Whether the newest approval is void: its record went back, or is no longer what was approved."""
    state = record.__data__["state"]
    return state in hold.before or (state == hold.held and approval.standing(record, hold.matter) is None)


def _given(made: Approval) -> int:
    """The act a decision was made in."""
    mine = (JournalEntry.kind == "approval") & (JournalEntry.record_id == made.id) & (JournalEntry.change == "add")
    return JournalEntry.select(JournalEntry.batch).where(mine).order_by(JournalEntry.id.desc()).limit(1).scalar() or 0


def _voiding(record: Record, hold: Hold, after: int, until: int | None) -> JournalBatch | None:
    """The first act after an approval, and before the next decision, that took it back or changed what it was of."""
    gone, asset = undone(), getattr(record, "asset", None)
    acts = [*history(record), *(history(asset) if asset is not None else ())]
    for batch, entry in sorted(acts, key=lambda pair: pair[1].id):
        between = after < batch.id and (until is None or batch.id < until)
        if between and batch.kind == "do" and batch.id not in gone and _touches(entry, hold):
            return batch
    return None


def _touches(entry: JournalEntry, hold: Hold) -> bool:
    if entry.kind not in TOUCHING:
        return False
    before, after, names = json.loads(entry.before), json.loads(entry.after), TOUCHING[entry.kind]
    if entry.kind in KINDS and after.get("state") in hold.before:
        return True
    return not names or any((before.get(name) or None) != (after.get(name) or None) for name in names)
