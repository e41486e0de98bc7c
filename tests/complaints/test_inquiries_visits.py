"""Inquiries answered in time or turned into complaints; return visits planned by themselves, made, tried again."""

from datetime import date, datetime

import pytest

from bizdesk import keeping
from bizdesk.complaints.models import Improvement, Inquiry, Question, Visit, VisitScore
from bizdesk.complaints.planning import days_of
from bizdesk.duties import due
from bizdesk.office.customers import Customer
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from tests.complaints.desk import SHANGHAI, Desk


def ask(desk: Desk, **values: object) -> Inquiry:
    record = keeping.add(desk.office, "002", Inquiry, {"question": "When do you deliver?", **values})
    assert isinstance(record, Inquiry)
    return record


def test_an_inquiry_answered_at_once_is_one_act(desk: Desk) -> None:
    before = newest(desk.office)
    inquiry = ask(desk, answer="In May.")
    assert newest(desk.office) == before + 1
    assert (inquiry.state, inquiry.answer, inquiry.answered_at) == ("answered", "In May.", desk.now)
    assert (inquiry.answered_by, inquiry.first_breached_at) == (desk.chen, None)
    late = ask(desk, answer="In May.", received_at=datetime(2026, 3, 11, 9, 0, tzinfo=SHANGHAI))
    assert (late.state, late.first_breached_at) == ("answered", late.due_at)
    waits = ask(desk, answer=" ")
    assert (waits.state, waits.answered_at) == ("open", None)
    with pytest.raises(Refused, match="is changed by the step 'Answer'"):
        keeping.edit(desk.office, "002", waits, {"answer": "In May."})


def test_an_inquiry_is_due_by_the_rule_and_answered(desk: Desk) -> None:
    # Asked on Monday at noon: one working day is Tuesday at 18:00.
    inquiry = ask(desk, customer=desk.customer)
    assert inquiry.due_at == datetime(2026, 3, 17, 18, 0, tzinfo=SHANGHAI)
    assert inquiry.owner == desk.chen
    answered = desk.do(inquiry, "answer", answer="In May.")
    assert (answered.state, answered.answered_at, answered.answered_by) == ("answered", desk.now, desk.chen)
    assert answered.first_breached_at is None
    assert desk.do(inquiry, "close").state == "closed"


def test_a_late_answer_stays_late(desk: Desk) -> None:
    inquiry = ask(desk)
    desk.at("2026-03-18 09:00:00")
    assert [duty.state for duty in due(desk.office) if duty.kind == "inquiry"] == ["overdue"]
    desk.do(inquiry, "answer", answer="In May.")
    desk.do(inquiry, "reopen")
    assert inquiry.afresh().first_breached_at == datetime(2026, 3, 17, 18, 0, tzinfo=SHANGHAI)


def test_an_inquiry_becomes_a_complaint_received_when_it_was(desk: Desk) -> None:
    inquiry = ask(desk, customer=desk.customer, contact=desk.contact, question="Why does it leak?")
    desk.at("2026-03-16 17:00:00")
    case = desk.do(inquiry, "complain", subject="Pump leaks", severity="serious")
    held = inquiry.afresh()
    assert (held.state, held.complaint) == ("complaint", case)
    assert (case.received_at, case.contact, case.severity) == (inquiry.received_at, desk.contact, "serious")
    other = ask(desk)
    assert "has no customer: name who complains" in desk.refused(other, "complain")


def test_a_closed_complaint_is_visited_within_three_working_days(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down(contact=desk.contact))
    desk.do(case, "satisfied", rating=5)
    (visit,) = Visit.select().where(Visit.complaint.is_null(False))
    assert (visit.customer, visit.complaint, visit.due_on) == (desk.customer, case, date(2026, 3, 19))


def test_spans_are_counted_from_the_last_visit() -> None:
    assert days_of(date(2025, 11, 30), 2026, 3) == [
        date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30), date(2026, 11, 30),
    ]  # fmt: skip
    assert days_of(date(2025, 12, 31), 2026, 24) == []


def test_a_visit_is_made_with_scores_and_the_next_is_planned(desk: Desk) -> None:
    visit = Visit.select().order_by(Visit.due_on).get()
    scored = lambda scores: desk.refused(visit, "finish", person_reached="Meyer", scores=scores)  # noqa: E731
    first, second = Question.select().order_by(Question.code).limit(2)
    assert f"{second.caption} is answered with 1 to 5, not with 6" in scored("5 6")
    assert f"There is no score for {second.caption}, " in scored("5")
    assert f"{first.caption} is answered with 1 to 5, not with -" in scored("Q1=")
    assert "Scores are 1 to 5" in scored("5 5 5 5 5 5")
    made = desk.do(visit, "finish", person_reached="Meyer", scores="Q2=3 Q1=4", suggestions="A spare seal, please.")
    # The mean of 4 and 3 is 3.5, half up: 4.
    assert (made.state, made.satisfaction, made.done_on) == ("done", 4, desk.office.today())
    scores = {score.question.code: score.score for score in VisitScore.select()}
    assert scores == {"Q1": 4, "Q2": 3}
    improvement = desk.do(made, "suggest", what="A seal in every box", owner=desk.zhao, due=date(2026, 4, 30))
    assert (improvement.visit, Improvement.select().count()) == (made, 1)
    assert desk.do(improvement, "finish", result="In every box since April").state == "done"


def test_who_is_not_reached_is_tried_again_on_a_later_working_day(desk: Desk) -> None:
    visit = Visit.select().order_by(Visit.due_on).get()
    tried = desk.do(visit, "not_reached", reason="No answer")
    # Two working days after Monday 16 March.
    assert (tried.attempts, tried.due_on, tried.state) == (1, date(2026, 3, 18), "planned")
    assert "on a later day than today" in desk.refused(visit, "not_reached", again_on=date(2026, 3, 16))


def test_a_contact_belongs_to_its_customer(desk: Desk) -> None:
    other = keeping.add(desk.office, "", Customer, {"name": "Other", "level": "C"})
    with pytest.raises(Refused, match="Meyer is a contact of KH-2026-0001 Harbour Yards"):
        desk.take_down(customer=other, contact=desk.contact)
