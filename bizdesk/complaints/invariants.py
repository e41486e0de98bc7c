"""What must hold of customer service: clocks as their events tell them, rounds kept, nothing closed early."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

import peewee

from bizdesk.complaints import clocking
from bizdesk.complaints.course import NONE_KEPT
from bizdesk.complaints.models import Complaint, ComplaintRound, CorrectiveAction
from bizdesk.complaints.words import OPEN
from bizdesk.office import rows
from bizdesk.office.file import Office, Touched
from bizdesk.office.journal import JournalBatch
from bizdesk.office.language import _

RESTING_ON = ("complaint_event", "complaint_round", "extension", "corrective_action")


def invariants(office: Office, touched: Touched | None = None) -> Iterator[str]:
    """What does not hold, one sentence each; touched: only of what an act wrote."""
    office.activate()
    for piece in (None,) if touched is None else rows.cut(sorted(_wanted(office, touched))):
        yield from clocks(office, piece)
        yield from rounds(piece)
        yield from closed(piece)


def _wanted(office: Office, touched: Touched) -> set[int]:
    """The complaints that an act wrote on, or on what belongs to them."""
    found = {*touched.get("complaint", ())}
    for name in RESTING_ON:
        kind: Any = office.kinds[name]
        query = kind.select(kind.complaint).tuples()
        found.update(complaint for (complaint,) in rows.of_many(query, kind.id, sorted(touched.get(name, ()))))
    return found


def _of(query: Any, column: Any, wanted: Collection[int] | None) -> list[Any]:
    return list(query if wanted is None else query.where(rows.among(column, wanted)))


def clocks(office: Office, wanted: Collection[int] | None = None) -> Iterator[str]:
    """What open complaints are still to do is due when their events say, and the next due time is the first of all.

    What was reached stands as it was told by the calendar and the times allowed of then.
    """
    told = Complaint.select().where(Complaint.state.in_(OPEN))
    still_open = _of(told, Complaint.id, wanted)
    known, by = clocking.happened([complaint.id for complaint in still_open]), clocking.basis(office)
    # An office may be looked at, and worked in, as of a day before its acts.
    written: datetime | None = JournalBatch.select(peewee.fn.MAX(JournalBatch.at)).scalar()
    now = max(filter(None, (office.now(), written)))
    for complaint in still_open:
        kept = clocking.settled(complaint, now)
        anew = clocking.course(office, complaint, by=by, known=known)
        ahead = [step for step in clocking.DUES if kept.get(step, NONE_KEPT).due is None]
        wrong = any(
            walked and getattr(complaint, clocking.DUES[step][0]) != walked[-1].due
            for step in ahead
            if (walked := clocking.as_written(anew, step, now))
        )
        if wrong or _next(complaint) != (complaint.next_due, complaint.next_step):
            yield _("The due times of {number} are not what its events say.").format(number=complaint.number)


def _next(complaint: Complaint) -> tuple[datetime | None, str]:
    """What is due next of what is not done, by the due times as they are written; of several at once the first."""
    undone = [
        (getattr(complaint, field), step)
        for step, (field, done) in clocking.DUES.items()
        if getattr(complaint, done) is None and getattr(complaint, field) is not None
    ]
    return min(undone, key=lambda each: each[0], default=(None, ""))


def rounds(wanted: Collection[int] | None = None) -> Iterator[str]:
    """Every round that is over was kept."""
    over = ComplaintRound.select(ComplaintRound.complaint).tuples()
    kept = Counter(complaint for (complaint,) in _of(over, ComplaintRound.complaint, wanted))
    told = Complaint.select(Complaint.id, Complaint.number, Complaint.round)
    for complaint in _of(told, Complaint.id, wanted):
        if kept[complaint.id] != complaint.round - 1:
            yield _("{number} is in round {round}, and {kept} rounds of it were kept.").format(
                number=complaint.number, round=complaint.round, kept=kept[complaint.id]
            )


def closed(wanted: Collection[int] | None = None) -> Iterator[str]:
    """No complaint is closed while an action of it is not verified."""
    told = CorrectiveAction.select(CorrectiveAction.number, Complaint.number).join(Complaint)
    early = told.where((Complaint.state == "closed") & (CorrectiveAction.state != "verified"))
    if wanted is not None:
        early = early.where(rows.among(Complaint.id, wanted))
    for action, complaint in early.order_by(CorrectiveAction.id).tuples():
        yield _("{number} is closed, and its action {action} is not verified.").format(number=complaint, action=action)
