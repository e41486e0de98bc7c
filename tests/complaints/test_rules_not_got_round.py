"""Ways round the rules of customer service that are closed: each of these once led there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.complaints import foreseen, target
from bizdesk.complaints.clocking import DUES
from bizdesk.complaints.invariants import invariants
from bizdesk.complaints.models import Complaint, CorrectiveAction, Inquiry, Visit
from bizdesk.complaints.words import STEPS
from bizdesk.decided import DECIDED
from bizdesk.office.customers import Customer
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.policy import Policy
from bizdesk.office.second_thought import second_thought
from bizdesk.office.undo import last_done, undo
from tests.complaints.desk import SHANGHAI, Desk


def plan(desk: Desk, case: Complaint) -> Any:
    values = {"complaint": case, "what": "Check all seals", "owner": desk.zhao, "due": date(2026, 4, 1)}
    return keeping.add(desk.office, "002", CorrectiveAction, values)


def another(desk: Desk) -> Any:
    return keeping.add(desk.office, "", Customer, {"name": "Other", "level": "A"})


def test_the_steps_are_the_same_wherever_they_are_told() -> None:
    from bizdesk.complaints import course

    assert list(course.STEPS) == list(STEPS) == list(DUES)


def test_an_action_is_not_moved_to_a_complaint_that_is_closed(desk: Desk) -> None:
    case, closed = desk.to_feedback(desk.take_down()), desk.to_feedback(desk.take_down(subject="Other"))
    desk.do(closed, "satisfied")
    action = plan(desk, case)
    with pytest.raises(Refused, match="reopen it before an action is planned"):
        keeping.edit(desk.office, "002", action.afresh(), {"complaint": closed.afresh()})
    assert not list(invariants(desk.office))


def test_what_is_not_verified_goes_with_a_complaint_that_is_merged(desk: Desk) -> None:
    first, second = desk.take_down(), desk.take_down(subject="The same")
    done, still = plan(desk, second), plan(desk, second)
    desk.do(done, "finish", proof="List")
    desk.do(done, "verify", verified_by=desk.chen)
    desk.do(second, "merge", into=first.afresh())
    assert (done.afresh().complaint, still.afresh().complaint) == (second, first)
    desk.to_feedback(first)
    assert f"not verified yet are {still.number}" in desk.refused(first, "satisfied")


def test_who_handles_a_complaint_gives_it_no_more_time_at_the_request_of_another(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.lin)
    later = case.resolution_due + timedelta(days=3)
    asked = {"due": later, "reason": "parts", "requested_by": desk.chen}
    assert "001 Lin is the case handler" in desk.refused(case, "extend", approver=desk.lin, **asked)
    assert desk.do(case, "extend", approver=desk.qian, **asked).resolution_due == later


def test_an_extension_beyond_the_calendar_is_refused_in_words(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    for due in (datetime(9999, 12, 30, 16, tzinfo=UTC), datetime(9998, 1, 1, 3, tzinfo=UTC)):
        assert "No more than 1000 days" in desk.refused(case, "extend", due=due, reason="x", approver=desk.lin)


def test_days_that_cannot_be_are_refused_in_words(desk: Desk) -> None:
    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
    with pytest.raises(Refused, match="0001-01-01 lies outside the calendar"):
        desk.take_down(received_at=first)
    for at in (first, last):
        with pytest.raises(Refused):
            foreseen.preview(desk.office, {"received_at": at, "severity": "minor"})


def test_a_remedy_that_was_rejected_is_not_said_to_be_changed(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    desk.do(case, "investigate", finding="Worn")
    remedy = {"proposal": "New pump", "proposal_cost": 200_000}
    desk.do(case, "propose", **remedy)
    desk.do(case, "reject", approver=desk.lin, opinion="Too dear")
    desk.do(case, "propose", **remedy)
    assert "have it approved first" in desk.refused(case, "agree")


def test_the_closing_is_taken_back_without_asking_for_an_approval_that_lapsed(desk: Desk) -> None:
    keeping.edit(desk.office, "", Policy.named("acting_staff"), {"value": "002"})
    approved, lapsed = (desk.take_down(department=desk.service, owner=desk.chen) for _number in range(2))
    for case in (approved, lapsed):
        desk.do(case, "investigate", finding="Worn")
        desk.do(case, "propose", proposal="New pump", proposal_cost=200_000)
        desk.do(case, "approve", approver=desk.lin)
    desk.do(lapsed, "refuse", text="Takes too long")
    desk.do(lapsed, "propose", proposal="Repair", proposal_cost=5_000)
    for case, asked in (
        (approved, "001 Lin has decided on this: Close TS-2026-0001: satisfied. Take it back?"),
        (lapsed, "2 records are changed by this: Close TS-2026-0002: satisfied. Take it back?"),
    ):
        desk.do(case, "agree")
        desk.do(case, "feed_back", method="phone", person_reached="Meyer")
        before = case.afresh().stored()
        desk.do(case, "satisfied", rating=4)
        closing = last_done()
        assert closing is not None
        assert second_thought(desk.office, closing, DECIDED) == asked
        undo(desk.office, "002")
        own = {"revision", "updated_at"}
        now = case.afresh().stored()
        assert {name: now[name] for name in now.keys() - own} == {name: before[name] for name in before.keys() - own}


def test_a_complaint_was_received_before_anything_was_done_about_it(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.at("2026-03-16 13:00:00")
    keeping.edit(desk.office, "002", case.afresh(), {"received_at": desk.now})
    assert case.afresh().assigned_at == desk.now
    desk.at("2026-03-16 14:00:00")
    desk.do(case, "respond", method="phone")
    desk.at("2026-03-16 15:00:00")
    with pytest.raises(Refused, match="after what was done about it: 2026-03-16 14:00"):
        keeping.edit(desk.office, "002", case.afresh(), {"received_at": desk.now})


def test_an_inquiry_is_received_before_it_is_due_and_answered(desk: Desk) -> None:
    with pytest.raises(Refused, match="not due before it was received"):
        keeping.add(desk.office, "", Inquiry, {"question": "When?", "due_at": desk.now - timedelta(hours=1)})
    inquiry = keeping.add(desk.office, "", Inquiry, {"question": "When?"})
    desk.do(inquiry, "answer", answer="In May.")
    desk.do(inquiry, "reopen")
    desk.at("2026-03-16 15:00:00")
    with pytest.raises(Refused, match="may not lie before the inquiry"):
        keeping.edit(desk.office, "", inquiry.afresh(), {"received_at": desk.now})


def test_who_asked_stays_who_asked_when_another_complains(desk: Desk) -> None:
    asked: Any = keeping.add(
        desk.office, "002", Inquiry, {"question": "Why?", "customer": desk.customer, "contact": desk.contact}
    )
    other = another(desk)
    assert desk.do(asked, "complain", customer=other).customer == other
    assert asked.afresh().customer == desk.customer


def test_the_feedback_of_a_round_does_not_lie_before_what_was_agreed_in_it(desk: Desk) -> None:
    desk.at("2026-03-16 12:00:00")
    case = desk.take_down()
    desk.at("2026-03-16 15:00:00")
    desk.to_feedback(case)
    desk.at("2026-03-30 10:00:00")
    desk.do(case, "not_satisfied", text="It leaks again.")
    desk.do(case, "propose", proposal="A new pump")
    desk.do(case, "agree")
    given = {"method": "phone", "person_reached": "Meyer"}
    early = datetime(2026, 3, 16, 14, tzinfo=SHANGHAI)
    assert "rests on: Agreed, 2026-03-30 10:00" in desk.refused(case, "feed_back", at=early, **given)
    assert desk.do(case, "feed_back", **given).resolved_at == desk.now


def test_a_loss_told_in_one_round_stays_where_the_next_says_nothing_of_it(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    given = {"method": "phone", "person_reached": "Meyer"}
    desk.do(case, "investigate", finding="Worn")
    for loss in (50_000, None):
        desk.do(case, "propose", proposal="A new pump")
        desk.do(case, "agree")
        assert desk.do(case, "feed_back", loss=loss, **given).loss == 50_000
        desk.do(case, "not_satisfied", text="Again")


def test_one_visit_waits_after_a_complaint_closed_twice(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down())
    desk.do(case, "satisfied")
    desk.do(case, "reopen", reason="again")
    desk.do(case, "propose", proposal="A new pump")
    desk.do(case, "agree")
    desk.do(case, "feed_back", method="phone", person_reached="Meyer")
    desk.do(case, "satisfied")
    assert Visit.select().where(Visit.complaint == case.id).count() == 1


def test_the_last_year_there_is_can_be_planned(desk: Desk) -> None:
    assert next(visit.due_on for visit in desk.do(desk.customer, "plan_visits", year=9999)) == date(9999, 3, 17)


def test_a_customer_that_is_lost_is_not_visited_by_a_plan(desk: Desk) -> None:
    keeping.edit(desk.office, "", desk.customer.afresh(), {"status": "lost"})
    with pytest.raises(NothingToDo, match=r"as it stands \(Lost\)"):
        desk.do(desk.customer, "plan_visits", year=2027)


def test_a_visit_is_not_about_the_complaint_of_another_customer(desk: Desk) -> None:
    case, other = desk.take_down(), another(desk)
    with pytest.raises(Refused, match="is a complaint of another customer"):
        keeping.add(desk.office, "", Visit, {"customer": other, "complaint": case, "due_on": date(2026, 4, 1)})


def test_what_is_split_off_waited_as_long_and_is_not_late_at_once(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, severity="serious")
    for again in range(2):
        desk.do(case, "pause", waiting_for="customer")
        desk.at(f"2026-04-0{again + 3} 10:00:00")
        if not again:
            desk.do(case, "resume")
    part = desk.do(case, "split", subject="Rude on the phone").afresh()
    assert (part.first_breached_at, part.paused_since) == (None, None)
    desk.do(case, "resume")
    assert part.resolution_due == case.afresh().resolution_due
    assert not list(invariants(desk.office))


def test_a_clock_set_back_while_a_complaint_is_paused_makes_it_no_pause(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    due = case.resolution_due
    desk.at("2026-03-17 10:00:00")
    desk.do(case, "pause", waiting_for="customer")
    desk.at("2026-03-17 09:00:00")
    desk.do(case, "resume")
    assert desk.do(case, "respond", method="phone").resolution_due == due


def test_a_target_ends_with_the_calendar_in_words(desk: Desk) -> None:
    from bizdesk.office.holidays import working_calendar

    with pytest.raises(Refused, match="is the year right"):
        target.due(working_calendar(desk.office), datetime(9999, 12, 30, 3, tzinfo=UTC), target.parse("5d"))
