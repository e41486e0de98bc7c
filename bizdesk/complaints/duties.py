"""What customer service asks for on a day: complaints and inquiries by their clocks, actions, visits, improvements."""

from collections.abc import Iterator
from datetime import date

from bizdesk.complaints.models import Complaint, CorrectiveAction, Improvement, Inquiry, Visit
from bizdesk.complaints.words import OPEN, PAUSES, STEPS
from bizdesk.office.customers import Customer
from bizdesk.office.duty import Duty, by_date
from bizdesk.office.file import Office
from bizdesk.office.language import _


def duties(office: Office) -> Iterator[Duty]:
    """Everything customer service asks for on the office's day."""
    yield from complaints(office)
    yield from inquiries(office)
    yield from actions(office)
    yield from visits(office)
    yield from improvements(office)


def complaints(office: Office) -> Iterator[Duty]:
    """Open complaints: overdue, due today, near their time by the share of the policy, and those that wait."""
    now, zone, today = office.now(), office.zone, office.today()
    told = Complaint.select(
        Complaint.number,
        Complaint.subject,
        Complaint.next_due,
        Complaint.next_step,
        Complaint.warn_at,
        Complaint.paused_since,
        Complaint.pause_reason,
    )
    open_ones = told.where(Complaint.state.in_(OPEN)).order_by(Complaint.next_due)
    for number, subject, due, step, warn_at, paused, reason in open_ones.tuples():
        if paused is not None and (due is None or due >= paused):
            day = paused.astimezone(zone).date()
            words = _("Complaint {number} {subject}: {reason} since {date}")
            waits = _(PAUSES.get(reason, PAUSES["other"]))
            told_words = words.format(number=number, subject=subject, reason=waits, date=day)
            yield Duty("2.3.2", told_words, day, "info", "complaint", number)
            continue
        if due is None:
            continue
        # The zone is a rule of the office, and each asking for it looks whether the file has changed.
        local = due.astimezone(zone)
        day = local.date()
        late = due < now
        if not late and day > today and warn_at > now:
            continue
        words = (
            _("Complaint {number} {subject}: {step} was due {at}")
            if late
            else _("Complaint {number} {subject}: {step} due {at}")
        )
        at = local.strftime("%Y-%m-%d %H:%M")
        state = "overdue" if late else "due" if day <= today else "soon"
        told_words = words.format(number=number, subject=subject, step=_(STEPS[step]), at=at)
        yield Duty("2.3.2", told_words, day, state, "complaint", number)


def inquiries(office: Office) -> Iterator[Duty]:
    """Inquiries that nobody has answered."""
    now, today, zone = office.now(), office.today(), office.zone
    told = Inquiry.select(Inquiry.number, Inquiry.question, Inquiry.due_at).where(Inquiry.state == "open")
    for number, question, due in told.order_by(Inquiry.due_at).tuples():
        local = due.astimezone(zone) if due else None
        day = local.date() if local else None
        late = due is not None and due < now
        words = (
            _("Inquiry {number}: {question} was to be answered by {at}")
            if late
            else _("Inquiry {number}: {question} is to be answered by {at}")
        )
        told_words = words.format(
            number=number, question=question, at=local.strftime("%Y-%m-%d %H:%M") if local else "-"
        )
        state = "overdue" if late else "due" if day is not None and day <= today else "soon"
        yield Duty("2.3.1", told_words, day, state, "inquiry", number)


def actions(office: Office) -> Iterator[Duty]:
    """Actions that are not done, and those that wait to be verified."""
    today, action = office.today(), CorrectiveAction
    told = action.select(action.number, action.what, action.due, action.state, Complaint.number).join(Complaint)
    waiting = told.where(action.state != "verified").order_by(action.due)
    for number, what, due, stands, complaint in waiting.tuples():
        if stands == "done":
            words, state = _("Action {number} of {complaint} waits to be verified: {what}"), "info"
        else:
            words, state = _("Action {number} of {complaint}: {what}"), by_date(due, today)
        told_words = words.format(number=number, complaint=complaint, what=what)
        yield Duty("2.3.2", told_words, due, state, "corrective_action", number)


def visits(office: Office) -> Iterator[Duty]:
    """Return visits that are due within the days the policy warns ahead, or overdue."""
    today = office.today()
    last = date.fromordinal(min(today.toordinal() + (office.policy.get("warning_days") or 0), date.max.toordinal()))
    planned = Visit.select(Visit.number, Visit.due_on, Customer.name).join(Customer)
    for number, due, name in (
        planned.where((Visit.state == "planned") & (Visit.due_on <= last)).order_by(Visit.due_on).tuples()
    ):
        words = _("Return visit {number} to {customer}").format(number=number, customer=name)
        yield Duty("2.3.3", words, due, by_date(due, today), "visit", number)


def improvements(office: Office) -> Iterator[Duty]:
    """Improvements that are not made."""
    told = Improvement.select(Improvement.number, Improvement.what, Improvement.due)
    for number, what, due in told.where(Improvement.state == "open").order_by(Improvement.due).tuples():
        words = _("Improvement {number}: {what}").format(number=number, what=what)
        yield Duty("2.3.3", words, due, by_date(due, office.today()), "improvement", number)
