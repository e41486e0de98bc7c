"""What is said of a complaint while it is typed: whether it is known already, when it is due, what came before."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from bizdesk.complaints import cases, clock, clocking
from bizdesk.complaints.models import Complaint
from bizdesk.complaints.words import COMPLAINT_STATES, NOT_ANNOUNCED, OPEN, PROVISIONAL, STEPS
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.text import fold

EARLIER_SHOWN = 5
# So many open complaints of the customer are compared, and from this likeness on two subjects are nearly the same.
COMPARED, ALIKE = 100, 0.75
DUPLICATE = N_("Possible duplicate: {number} of {date}, {state}: {subject}")
EARLIER = N_("Earlier: {number} of {date}, {state}: {subject}")


def preview(office: Office, values: Mapping[str, Any]) -> list[str]:
    """What is worth knowing before a complaint is taken down, what matters most first."""
    complaint = Complaint(**{name: value for name, value in values.items() if name in Complaint.fields()})
    complaint.received_at = complaint.received_at or office.now()
    cases.not_ahead(office, complaint.received_at)
    before = _of_customer(complaint)
    like = _duplicates(before, complaint.subject)
    told = [_told(office, DUPLICATE, each) for each in like]
    told += _due(office, complaint) if complaint.severity else []
    told += _earlier(office, before, like)
    if not complaint.phone and (phone := cases.number_of(complaint)):
        told.append(_("Phone: {phone}").format(phone=phone))
    return told


def _due(office: Office, complaint: Complaint) -> Iterator[str]:
    """All due times in one sentence."""
    now, running = office.now(), clocking.course(office, complaint)
    moving = clocking.provisional(complaint, running, now)
    parts = []
    for due in clock.dues(running, now):
        at = _short(office, due.due)
        at = f"{at} ({_(PROVISIONAL)})" if due.step in moving else at
        parts.append(f"{_(STEPS[due.step])} {at}")
    yield _("Due: {times}").format(times=" · ".join(parts))
    if moving:
        yield _(NOT_ANNOUNCED)


def _short(office: Office, at: datetime | None) -> str:
    """An instant without its year where that is the one it is, without its day where that is today."""
    text = Complaint.received_at.show(at, office)
    today = office.today().isoformat()
    if text.startswith(today):
        return _("today {time}").format(time=text[len(today) :].strip())
    return text.removeprefix(today[:5])


def _of_customer(complaint: Complaint) -> list[Complaint]:
    """What its customer complains of or has complained of before: the open ones first, each the newest first."""
    customer = complaint.__data__.get("customer")
    if customer is None:
        return []
    others = Complaint.select().where((Complaint.customer == customer) & (Complaint.number != (complaint.number or "")))
    order = Complaint.state.in_(OPEN).desc(), Complaint.received_at.desc(), Complaint.id.desc()
    return list(others.order_by(*order).limit(COMPARED))


def _duplicates(before: list[Complaint], subject: str) -> list[Complaint]:
    """The open ones whose subject is the one typed, or nearly; a first word alone is like nothing."""
    typed = fold(subject or "")
    return [each for each in before if each.state in OPEN and typed and _alike(typed, fold(each.subject))]


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _earlier(office: Office, before: list[Complaint], told: list[Complaint]) -> list[str]:
    numbers = {each.number for each in told}
    rest = [each for each in before if each.number not in numbers]
    return [_told(office, EARLIER, each) for each in rest[:EARLIER_SHOWN]]


def _told(office: Office, words: str, complaint: Complaint) -> str:
    return _(words).format(
        number=complaint.number,
        date=complaint.received_at.astimezone(office.zone).date().isoformat(),
        state=_(COMPLAINT_STATES[complaint.state]),
        subject=complaint.subject,
    )
