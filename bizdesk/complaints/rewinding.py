"""The clocks of open complaints wound anew where the calendar or the times allowed are others now."""

from datetime import datetime
from typing import Any

from bizdesk.complaints.clocking import DUES, basis, course, happened, judge, missed, set_dues, settled
from bizdesk.complaints.course import Course
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.words import OPEN
from bizdesk.office import rows
from bizdesk.office.journal import Act, JournalEntry
from bizdesk.office.language import _
from bizdesk.office.policy import Policy
from bizdesk.office.work import Work

# The rules that the times due follow from, beside those of the times allowed.
BASIS = frozenset({"working_hours", "time_zone", "count_first_day"})
TARGET = "complaint_"
# What a clock reads of a complaint, and what it writes, with what turns that into what is stored.
READ = ("id", "received_at", "severity", "state", "paused_since", *(done for _due, done in DUES.values()))
WRITTEN = {
    name: Complaint._meta.fields[name].db_value
    for name in (
        *(name for due, _done in DUES.values() for name in (due, f"original_{due}")),
        *("next_due", "next_step", "warn_at", "first_breached_at", "first_breached_step"),
    )
}
# So many complaints are wound anew at once.
PIECE = 500


def rewind(act: Act) -> Work[None]:
    """Within an act that changed the calendar or the times allowed, write anew what open complaints are due by.

    What was reached by then stands, and what was missed by the times told before has been missed: that is written. An
    undo or a redo brings back what was written; what it finds right it leaves, and a breach is written by the next act.
    Yields (complaints wound, of, words), first before it winds any.
    """
    if not moves(act, TARGET):
        return
    by, moved = basis(act.office), 0
    still_open = [row for (row,) in Complaint.select(Complaint.id).where(Complaint.state.in_(OPEN)).tuples()]
    for done, piece in enumerate(rows.cut(still_open, PIECE)):
        yield done * PIECE, len(still_open), _("Reckoning due times anew")
        known = happened(piece)
        for old in rows.some(Complaint, piece).values():
            # Thousands are open where an office is late: of each only what concerns its clock becomes a record.
            complaint: Any = rows.read(Complaint, {name: old[name] for name in (*READ, *WRITTEN)})
            kept = settled(complaint, act.at)
            anew = course(act.office, complaint, by=by, known=known, kept=kept)
            if act.kind == "do":
                _wind_anew(complaint, anew, act.at, by.share)
            else:
                set_dues(complaint, anew, act.at, by.share)
            new = {name: convert(complaint.__data__[name]) for name, convert in WRITTEN.items()}
            if changed := {name: value for name, value in new.items() if value != old[name]}:
                act.update(Complaint, changed, old)
                moved += any(due in changed for due, _done in DUES.values())
    if moved and act.kind == "do":
        act.office.notices.append(_("Due times of open complaints moved: {count}.").format(count=moved))


def _wind_anew(complaint: Complaint, running: Course, now: datetime, share: int) -> None:
    """Write on an open complaint what its clock says by other times; what was missed by those before stays missed."""
    if (breach := missed(complaint, now)) is not None:
        complaint.first_breached_at, complaint.first_breached_step = breach
    judge(complaint, running, now, share)


def moves(act: Act, rule: str) -> bool:
    """Whether an act wrote on the calendar, or on a rule of the policy whose key begins so: what moves due times."""
    if "holiday" in act.touched:
        return True
    act.flush()
    mine: Any = JournalEntry.select(JournalEntry.number).where(JournalEntry.batch == act.batch)
    keys = [key for (key,) in mine.where(JournalEntry.kind == Policy.kind_name()).tuples()]
    return any(key in BASIS or key.startswith(rule) for key in keys)
