"""Customer service of the demo office: enough of everything, and what happens to it."""

from collections import Counter
from datetime import timedelta
from typing import Any

from bizdesk.complaints import clocking
from bizdesk.complaints.models import (
    Complaint,
    ComplaintEvent,
    ComplaintRound,
    CorrectiveAction,
    Extension,
    Improvement,
    Inquiry,
    Visit,
    VisitScore,
)
from bizdesk.complaints.words import (
    EVENTS,
    OPEN,
)
from bizdesk.demo import LAST_DAY
from bizdesk.duties import due
from bizdesk.office.approval import Approval
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.journal import JournalBatch, JournalEntry
from bizdesk.office.people import Staff
from bizdesk.office.working_time import working_seconds

KINDS: tuple[Any, ...] = (
    Customer, Contact, Inquiry, Complaint, ComplaintEvent, ComplaintRound, Extension, CorrectiveAction, Visit,
    VisitScore, Improvement, Approval,
)  # fmt: skip
# Every question is judged with the others.
QUESTIONS = 5


def many(kind: Any, *where: Any) -> int:
    """How many records of a kind there are that fit."""
    query = kind.select()
    return (query.where(*where) if where else query).count()


def test_there_is_as_much_of_everything_as_an_office_of_five_years_has(demo: Office) -> None:
    demo.activate()
    assert (many(Customer), many(Inquiry), many(Complaint), many(Visit)) == (40, 300, 250, 120)
    assert many(Contact) >= 60
    assert many(Improvement) >= 25
    assert many(CorrectiveAction) >= 40
    years = Counter(row.received_at.year for row in Complaint.select(Complaint.received_at))
    assert years.keys() == {*range(2021, 2027)}
    assert min(years[year] for year in range(2022, 2027)) >= 30
    subjects = {row.subject for row in Complaint.select(Complaint.subject)}
    assert len(subjects) >= 90


def test_every_turn_a_complaint_can_take_was_taken(demo: Office) -> None:
    demo.activate()
    happened = Counter(row.kind for row in ComplaintEvent.select())
    assert happened.keys() == EVENTS.keys()
    assert min(happened.values()) >= 3
    rounds = Counter(row.round for row in Complaint.select())
    assert rounds[2] >= 15
    assert rounds[3] >= 3
    assert many(Complaint, Complaint.first_breached_at.is_null(False)) >= 25
    assert many(Complaint, Complaint.split_from.is_null(False)) >= 5
    assert many(Complaint, Complaint.repeated.is_null(False)) >= 5
    assert many(Extension) >= 10
    assert many(Visit, Visit.attempts >= 2) >= 1


def test_visits_have_scores_and_what_was_suggested_is_taken_up(demo: Office) -> None:
    demo.activate()
    done = many(Visit, Visit.state == "done")
    assert done >= 80
    assert many(VisitScore) == done * QUESTIONS
    assert many(Visit, Visit.suggestions != "") >= many(Improvement)
    assert many(Improvement, Improvement.visit.is_null()) == 0


def test_on_the_last_day_there_is_something_of_everything_to_do(demo: Office) -> None:
    demo.activate()
    now = demo.now()
    late, standing = many(Complaint, clocking.overdue(now)), many(Complaint, Complaint.state.in_(OPEN))
    assert 5 <= late <= standing // 2
    assert many(Complaint, Complaint.paused_since.is_null(False)) >= 3
    approved = Approval.select(Approval.subject_id).where(Approval.subject_kind == "complaint")
    waiting = (Complaint.state == "proposed") & Complaint.approval_needed & Complaint.id.not_in(approved)
    assert many(Complaint, waiting) >= 3
    assert many(CorrectiveAction, CorrectiveAction.state == "done") >= 2
    assert many(Inquiry, (Inquiry.state == "open") & (Inquiry.due_at < now)) >= 2
    planned = Visit.state == "planned"
    assert many(Visit, planned & (Visit.due_on < LAST_DAY)) >= 2
    assert many(Visit, planned & (Visit.due_on > LAST_DAY)) >= 5
    assert many(Improvement, (Improvement.state == "open") & (Improvement.due > LAST_DAY)) >= 2
    found = {(duty.kind, duty.state) for duty in due(demo)}
    assert found >= {
        ("complaint", "overdue"), ("complaint", "due"), ("complaint", "info"),
        ("corrective_action", "info"), ("inquiry", "overdue"), ("inquiry", "due"), ("visit", "overdue"),
        ("visit", "soon"),
    }  # fmt: skip


def test_who_decides_did_not_ask_and_whoever_acts_works_here(demo: Office) -> None:
    demo.activate()
    complaints = {row.id: row for row in Complaint.select()}
    staff = {row.number: row for row in Staff.select()}
    for decision in Approval.select().where(Approval.subject_kind == "extension"):
        assert Extension.get_by_id(decision.subject_id).requested_by != decision.approver
    for row in ComplaintEvent.select().where(ComplaintEvent.kind.in_(("approved", "rejected"))):
        assert row.owner != complaints[row.complaint.id].proposed_by
        assert row.owner.approval_limit is None or row.owner.approval_limit >= row.amount
    for batch in JournalBatch.select().where(JournalBatch.who.in_(tuple(staff))):
        person, day = staff[batch.who], batch.at.astimezone(demo.zone).date()
        assert person.hired_on <= day
        assert person.left_on is None or day <= person.left_on


def test_the_journal_is_in_the_order_of_time_and_customers_are_served_when_work_is_done(demo: Office) -> None:
    demo.activate()
    batches = list(JournalBatch.select().order_by(JournalBatch.id))
    assert [batch.at for batch in batches] == sorted(batch.at for batch in batches)
    kinds = [kind.kind_name() for kind in KINDS]
    served = {entry.batch for entry in JournalEntry.select(JournalEntry.batch).where(JournalEntry.kind.in_(kinds))}
    calendar, second = working_calendar(demo), timedelta(seconds=1)
    instants = {batch.at for batch in batches if batch.id in served and batch.at < demo.now()}
    assert len(instants) > 2_000
    assert [at for at in instants if not working_seconds(calendar, at, at + second)] == []
