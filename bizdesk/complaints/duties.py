"""What customer service asks for on a day: complaints and inquiries by their clocks, actions, visits, improvements."""

from collections.abc import Iterator
from datetime import date, datetime

from bizdesk.complaints.models import Complaint, CorrectiveAction, Improvement, Inquiry, Visit
from bizdesk.complaints.words import OPEN, PAUSES, STEPS
from bizdesk.office.customers import Customer
from bizdesk.office.duty import Duty, by_date
from bizdesk.office.file import Office
from bizdesk.office.language import _

NAMED = (Complaint.number, Complaint.subject, Complaint.next_due, Complaint.next_step)
CLOCK = (Complaint.severity, Complaint.received_at, Complaint.paused_since, Complaint.pause_reason)


def duties(office: Office) -> Iterator[Duty]:
    """Everything customer service asks for on the office's day."""
    yield from complaints(office)
    yield from inquiries(office)
    yield from actions(office)
    yield from visits(office)
    yield from improvements(office)


def complaints(office: Office) -> Iterator[Duty]:
    """Open complaints: overdue, near their time by the share of the policy, and those that wait for somebody else."""
    now, zone = office.now(), office.zone
    told = Complaint.select(Complaint.id, *NAMED, *CLOCK).where(Complaint.state.in_(OPEN))
    near: list[Complaint] = []
    for row in told.order_by(Complaint.next_due):
        if row.next_due is None:
            if row.paused_since is not None:
                yield _waits(office, row)
            continue
        reached = row.paused_since or now
        day = row.next_due.astimezone(zone).date()
        if row.next_due < reached:
            words = _("Complaint {number} {subject}: {step} was due {at}")
            yield Duty("2.3.2", _told(office, words, row), day, "overdue", "complaint", row.number)
        elif row.paused_since is not None:
            yield _waits(office, row)
        else:
            near.append(row)
    if near:
        yield from _near(office, near, now)


def _near(office: Office, rows: list[Complaint], now: datetime) -> Iterator[Duty]:
    """Those of which the next step has used so much of its time as the policy warns of, or is due today."""
    # The clock is only looked into where something is open: the first page does not wait for it.
    from bizdesk.complaints import clock, clocking

    share, today, zone = office.policy.get("complaint_warning_percent"), office.today(), office.zone
    for row in rows:
        day = row.next_due.astimezone(zone).date()
        if day > today:
            complaint = Complaint.get_by_id(row.id)
            used = clock.share_used(clocking.course(office, complaint), row.next_step, now)
            if used is None or used * 100 < share:
                continue
        state = "due" if day <= today else "soon"
        words = _("Complaint {number} {subject}: {step} due {at}")
        yield Duty("2.3.2", _told(office, words, row), day, state, "complaint", row.number)


def _told(office: Office, words: str, row: Complaint) -> str:
    return words.format(
        number=row.number,
        subject=row.subject,
        step=_(STEPS[row.next_step]),
        at=Complaint.next_due.show(row.next_due, office),
    )


def _waits(office: Office, row: Complaint) -> Duty:
    since = row.paused_since.astimezone(office.zone).date()
    words = _("Complaint {number} {subject}: {reason} since {date}").format(
        number=row.number, subject=row.subject, reason=_(PAUSES.get(row.pause_reason, PAUSES["other"])), date=since
    )
    return Duty("2.3.2", words, since, "info", "complaint", row.number)


def inquiries(office: Office) -> Iterator[Duty]:
    """Inquiries that nobody has answered."""
    now, today, zone = office.now(), office.today(), office.zone
    for row in Inquiry.select().where(Inquiry.state == "open").order_by(Inquiry.due_at):
        day = row.due_at.astimezone(zone).date() if row.due_at else None
        late = row.due_at is not None and row.due_at < now
        words = (
            _("Inquiry {number}: {question} was to be answered by {at}")
            if late
            else _("Inquiry {number}: {question} is to be answered by {at}")
        )
        told = words.format(number=row.number, question=row.question, at=Inquiry.due_at.show(row.due_at, office) or "-")
        state = "overdue" if late else "due" if day is not None and day <= today else "soon"
        yield Duty("2.3.1", told, day, state, "inquiry", row.number)


def actions(office: Office) -> Iterator[Duty]:
    """Actions that are not done, and those that wait to be verified."""
    today = office.today()
    told = CorrectiveAction.select(CorrectiveAction, Complaint.number).join(Complaint)
    for row in told.where(CorrectiveAction.state != "verified").order_by(CorrectiveAction.due):
        if row.state == "done":
            words, state = _("Action {number} of {complaint} waits to be verified: {what}"), "info"
        else:
            words, state = _("Action {number} of {complaint}: {what}"), by_date(row.due, today)
        told_words = words.format(number=row.number, complaint=row.complaint.number, what=row.what)
        yield Duty("2.3.2", told_words, row.due, state, "corrective_action", row.number)


def visits(office: Office) -> Iterator[Duty]:
    """Return visits that are due within the days the policy warns ahead, or overdue."""
    today = office.today()
    last = date.fromordinal(min(today.toordinal() + (office.policy.get("warning_days") or 0), date.max.toordinal()))
    planned = Visit.select(Visit, Customer.code, Customer.name).join(Customer)
    for row in planned.where((Visit.state == "planned") & (Visit.due_on <= last)).order_by(Visit.due_on):
        words = _("Return visit {number} to {customer}").format(number=row.number, customer=row.customer.caption)
        yield Duty("2.3.3", words, row.due_on, by_date(row.due_on, today), "visit", row.number)


def improvements(office: Office) -> Iterator[Duty]:
    """Improvements that are not made."""
    for row in Improvement.select().where(Improvement.state == "open").order_by(Improvement.due):
        words = _("Improvement {number}: {what}").format(number=row.number, what=row.what)
        yield Duty("2.3.3", words, row.due, by_date(row.due, office.today()), "improvement", row.number)
