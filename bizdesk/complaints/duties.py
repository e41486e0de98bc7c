"""What customer service asks for on a day: complaints and inquiries by their clocks, actions, visits, improvements."""

from collections.abc import Iterator

from bizdesk.complaints import planning
from bizdesk.complaints.decided import PROPOSAL
from bizdesk.complaints.models import Complaint, CorrectiveAction, Improvement, Inquiry, Visit
from bizdesk.complaints.words import COMPLAINT_STATES, OPEN, PAUSES, STEPS
from bizdesk.office import approval
from bizdesk.office.customers import Customer
from bizdesk.office.duty import Duty, by_date, horizon
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.language import N_, _

# So many working days a customer is left to say what the feedback is worth. No rule of the policy: an office of today's
# schema would be told that it has lost it.
VERDICT_DAYS = 3
# What a stopped clock waits for, in a sentence.
WAITING = {**PAUSES, "other": N_("Waiting (other)")}


def duties(office: Office) -> Iterator[Duty]:
    """Everything customer service asks for on the office's day."""
    yield from complaints(office)
    yield from approvals(office)
    yield from inquiries(office)
    yield from actions(office)
    yield from visits(office)
    yield from improvements(office)


def complaints(office: Office) -> Iterator[Duty]:
    """Open complaints: overdue, due today, near their time by the share of the policy, and those that wait."""
    now, zone, today = office.now(), office.zone, office.today()
    asked_by = working_calendar(office).add_working_days(today, -VERDICT_DAYS)
    told = Complaint.select(
        Complaint.number,
        Complaint.subject,
        Complaint.next_due,
        Complaint.next_step,
        Complaint.warn_at,
        Complaint.paused_since,
        Complaint.pause_reason,
        Complaint.state,
        Complaint.feedback_at,
    )
    open_ones = told.where(Complaint.state.in_(OPEN)).order_by(Complaint.next_due)
    for number, subject, due, step, warn_at, paused, reason, stands, fed_back in open_ones.tuples():
        if paused is not None and (due is None or due >= paused):
            day = paused.astimezone(zone).date()
            words = _("Complaint {number} {subject}: {reason} since {date}")
            waits = _(WAITING.get(reason, WAITING["other"]))
            told_words = words.format(number=number, subject=subject, reason=waits, date=day)
            yield Duty("2.3.2", told_words, day, "info", "complaint", number)
            continue
        if due is None and stands == "fed_back" and fed_back is not None:
            day = fed_back.astimezone(zone).date()
            if day < asked_by:
                words = _("Complaint {number} {subject}: fed back on {date}, the customer has not said yet what of it")
                told_words = words.format(number=number, subject=subject, date=day)
                yield Duty("2.3.2", told_words, day, "info", "complaint", number)
            continue
        if due is None:
            words = _("Complaint {number} {subject}: open without a time due ({state})")
            told_words = words.format(number=number, subject=subject, state=_(COMPLAINT_STATES[stands]))
            yield Duty("2.3.2", told_words, None, "info", "complaint", number)
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


def approvals(office: Office) -> Iterator[Duty]:
    """Remedies above the limit that wait for an approver."""
    waiting = list(Complaint.select().where((Complaint.state == "proposed") & Complaint.approval_needed))
    approved = approval.standing_among(waiting, PROPOSAL)
    for each in waiting:
        if each.id not in approved:
            words = _("Complaint {number} {subject}: its remedy of {amount} waits for an approver").format(
                number=each.number, subject=each.subject, amount=office.money(each.proposal_cost or 0)
            )
            yield Duty("1.3.1", words, None, "info", "complaint", each.number)


def inquiries(office: Office) -> Iterator[Duty]:
    """Inquiries that nobody has answered, due within the days the policy warns ahead, or overdue."""
    last = horizon(office)
    now, today, zone = office.now(), office.today(), office.zone
    told = Inquiry.select(Inquiry.number, Inquiry.question, Inquiry.due_at).where(Inquiry.state == "open")
    for number, question, due in told.order_by(Inquiry.due_at).tuples():
        local = due.astimezone(zone) if due else None
        day = local.date() if local else None
        if day is not None and day > last:
            continue
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
    """Actions to be done within the days the policy warns ahead, or overdue, and those that wait to be verified."""
    today, action = office.today(), CorrectiveAction
    soon = (action.state == "done") | (action.due <= horizon(office))
    told = action.select(action.number, action.what, action.due, action.state, Complaint.number).join(Complaint)
    waiting = told.where((action.state != "verified") & soon).order_by(action.due)
    for number, what, due, stands, complaint in waiting.tuples():
        if stands == "done":
            words, state = _("Action {number} of {complaint} waits to be verified: {what}"), "info"
        else:
            words, state = _("Action {number} of {complaint}: {what}"), by_date(due, today)
        told_words = words.format(number=number, complaint=complaint, what=what)
        yield Duty("2.3.2", told_words, due, state, "corrective_action", number)


def visits(office: Office) -> Iterator[Duty]:
    """Return visits that are due within the days the policy warns ahead, or overdue; a year that is not planned yet."""
    today, last = office.today(), horizon(office)
    if count := planning.without_plan(office):
        words = _("Plan the visits of {year}: {count} customers have none").format(year=today.year, count=count)
        yield Duty("2.3.3", words, None, "info")
    planned = Visit.select(Visit.number, Visit.due_on, Customer.name).join(Customer)
    for number, due, name in (
        planned.where((Visit.state == "planned") & (Visit.due_on <= last)).order_by(Visit.due_on).tuples()
    ):
        words = _("Return visit {number} to {customer}").format(number=number, customer=name)
        yield Duty("2.3.3", words, due, by_date(due, today), "visit", number)


def improvements(office: Office) -> Iterator[Duty]:
    """Improvements to be made within the days the policy warns ahead, or overdue."""
    told = Improvement.select(Improvement.number, Improvement.what, Improvement.due)
    soon = (Improvement.state == "open") & (Improvement.due <= horizon(office))
    for number, what, due in told.where(soon).order_by(Improvement.due).tuples():
        words = _("Improvement {number}: {what}").format(number=number, what=what)
        yield Duty("2.3.3", words, due, by_date(due, office.today()), "improvement", number)
