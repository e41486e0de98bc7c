"""What is asked before an act is undone or done again, where that is no small matter."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bizdesk.office import rows
from bizdesk.office.approval import Approval, Decided
from bizdesk.office.journal import JournalBatch, login, told
from bizdesk.office.language import _
from bizdesk.office.voided import look

if TYPE_CHECKING:
    from bizdesk.office.file import Office

# The decisions in a batch, and those made until then on what it wrote.
MADE = """SELECT made.record_id FROM journal_entry AS made WHERE made.kind = 'approval' AND made.change = 'add'
AND made.batch <= :batch AND (made.batch = :batch OR EXISTS (SELECT 1 FROM journal_entry AS mine
WHERE mine.kind = made.subject_kind AND mine.record_id = made.subject_id AND mine.batch = :batch))"""
# The records a batch is about, a line or an event counting as what it belongs to.
ABOUT = """SELECT COUNT(*) FROM (SELECT DISTINCT CASE WHEN subject_id IS NULL THEN kind ELSE subject_kind END,
COALESCE(subject_id, record_id) FROM journal_entry WHERE batch = ?)"""


def of_another(office: "Office", batch: JournalBatch) -> str:
    """Who did an act, where that is somebody else than who acts now; empty where it is the same or unknown."""
    if not batch.who or batch.who == (office.who or login()):
        return ""
    return _who(office, batch)


def meanwhile(office: "Office", batch: JournalBatch) -> bool:
    """Whether another program did an act since this one opened the office: nobody here saw it happen."""
    return batch.id > office.begun_at and batch.id not in office.wrote


def second_thought(office: "Office", batch: JournalBatch, decided: Mapping[str, Decided]) -> str:
    """The question before an act is undone that another person or program did, that another person decided on, or that
    many records are about; empty where it may be undone at once. decided: what is decided on, by kind of record."""
    if name := of_another(office, batch):
        return _("{name} did this, not you: {what}. Take it back?").format(name=name, what=told(batch))
    if meanwhile(office, batch):
        name = _who(office, batch)
        return _("{name} did this in another window: {what}. Take it back?").format(name=name, what=told(batch))
    if name := _decided_by(office, batch, decided):
        return _("{name} has decided on this: {what}. Take it back?").format(name=name, what=told(batch))
    ((count,),) = office.db.execute_sql(ABOUT, (batch.id,)).fetchall()
    if count > 1:
        return _("{count} records are changed by this: {what}. Take it back?").format(count=count, what=told(batch))
    return ""


def thought_again(office: "Office", undoing: JournalBatch, undone: JournalBatch) -> str:
    """The question before an act is done again that another person or program undid; empty where it may be at once."""
    what = told(undone)
    if name := of_another(office, undoing):
        return _("{name} undid this, not you: {what}. Do it again?").format(name=name, what=what)
    if meanwhile(office, undoing):
        name = _who(office, undoing)
        return _("{name} undid this in another window: {what}. Do it again?").format(name=name, what=what)
    return ""


def _who(office: "Office", batch: JournalBatch) -> str:
    """Who did an act, as a person where the office knows one."""
    person = office.staff(batch.who)
    return person.caption if person else batch.who


def _decided_by(office: "Office", batch: JournalBatch, decided: Mapping[str, Decided]) -> str:
    """The other person who decided, in an act or before it, on what the act wrote; empty where there is none, or only
    of what has lapsed since."""
    made = [row for (row,) in office.db.execute_sql(MADE, {"batch": batch.id}).fetchall()]
    decisions = list(Approval.select().where(rows.among(Approval.id, made)).order_by(Approval.id.desc()))
    look(office, decisions, decided)
    for each in decisions:
        if each.voided is None and each.approver.number != office.who:
            return each.approver.caption
    return ""
