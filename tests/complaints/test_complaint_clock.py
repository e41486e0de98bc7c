"""The clock as the records tell it: due times, pauses, extensions, breaches that nothing clears.

Worked by hand on the calendar of the desk: weekdays 9 to 12 and 13 to 18, eight hours. Minor complaints: assigned the
same day, first response in 1 day, investigated in 3, a remedy in 5, resolved in 7 working days.
"""

from datetime import datetime

import pytest

from bizdesk import keeping
from bizdesk.complaints import clocking
from bizdesk.complaints.models import Complaint, Extension
from bizdesk.decided import work_out
from bizdesk.office.approval import decisions
from bizdesk.office.errors import Refused
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import newest
from bizdesk.office.policy import Policy
from bizdesk.reports.render import pieces
from tests.assets.report_story import fields, made, rows
from tests.complaints.desk import SHANGHAI, Desk


def local(instant: datetime | None) -> str:
    return instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") if instant else ""


def dues(case: Complaint) -> list[str]:
    """The due times in order, as the file has them."""
    fresh = case.afresh()
    return [local(getattr(fresh, name)) for name, _done in clocking.DUES.values()]


def test_the_times_of_a_minor_complaint(desk: Desk) -> None:
    # Monday 16 March: the day itself; Tuesday; 3 days: Thursday 19; 5: Monday 23; 7: Wednesday 25. All at closing.
    case = desk.take_down()
    assert dues(case) == [
        "2026-03-16 18:00:00", "2026-03-17 18:00:00", "2026-03-19 18:00:00", "2026-03-23 18:00:00",
        "2026-03-25 18:00:00",
    ]  # fmt: skip
    assert (case.next_step, local(case.next_due)) == ("assign", "2026-03-16 18:00:00")


def test_the_hours_of_a_serious_complaint_over_lunch_and_night(desk: Desk) -> None:
    # Received at noon: 4 hours run from 13:00 to 17:00; 8 hours: 5 to 18:00, 3 of Tuesday: exactly at 12:00.
    case = desk.take_down(severity="serious")
    assert dues(case)[:2] == ["2026-03-16 17:00:00", "2026-03-17 12:00:00"]


def test_a_pause_moves_what_is_due_by_the_working_time_it_stood(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.at("2026-03-16 17:00:00")
    desk.do(case, "pause", waiting_for="customer", reason="asks his works")
    desk.at("2026-03-17 10:00:00")
    held = case.afresh()
    assert (held.pause_reason, local(held.paused_since)) == ("customer", "2026-03-16 17:00:00")
    assert "is stopped: resume it first" in desk.refused(case, "pause", waiting_for="other")
    desk.do(case, "resume")
    # One hour of Monday and one of Tuesday: Tuesday 18:00 becomes Wednesday 11:00.
    assert dues(case)[1] == "2026-03-18 11:00:00"
    assert local(case.afresh().original_response_due) == "2026-03-17 18:00:00"


def test_an_extension_needs_another_person_and_keeps_what_was_due_before(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    due = datetime(2026, 3, 27, 10, 0, tzinfo=SHANGHAI)
    assert "for the role approver" in desk.refused(case, "extend", due=due, reason="parts", approver=desk.zhao)
    assert "lie after" in desk.refused(
        case, "extend", due=datetime(2026, 3, 20, 10, 0, tzinfo=SHANGHAI), reason="parts", approver=desk.lin
    )
    desk.do(case, "extend", due=due, reason="parts", approver=desk.lin)
    held = case.afresh()
    assert (local(held.resolution_due), local(held.original_resolution_due)) == (
        "2026-03-27 10:00:00", "2026-03-25 18:00:00",
    )  # fmt: skip
    (given,) = Extension.select()
    assert [made.verdict for made in decisions(given)] == ["approved"]


def test_a_day_without_an_hour_is_extended_to_its_closing(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    # Saturday 28 March is off: Monday 30.
    desk.do(case, "extend", due=datetime(2026, 3, 28, tzinfo=SHANGHAI), reason="parts", approver=desk.lin)
    assert local(case.afresh().resolution_due) == "2026-03-30 18:00:00"


def test_a_breach_is_written_once_and_nothing_clears_it(desk: Desk) -> None:
    case = desk.take_down()
    desk.at("2026-03-17 09:00:00")
    assert list(Complaint.select().where(clocking.overdue(desk.office.now()))) == [case]
    desk.do(case, "assign", department=desk.service)
    held = case.afresh()
    assert (held.first_breached_step, local(held.first_breached_at)) == ("assign", "2026-03-16 18:00:00")
    desk.do(case, "change_severity", severity="critical", reason="safety")
    desk.at("2026-03-20 09:00:00")
    # What is critical was to be resolved in 3 working days, on Thursday: the extension comes after it.
    due = datetime(2026, 3, 31, 18, 0, tzinfo=SHANGHAI)
    desk.do(case, "extend", due=due, reason="late anyway", approver=desk.lin)
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", proposal="Seal")
    desk.do(case, "agree")
    desk.do(case, "feed_back", method="phone", person_reached="Meyer")
    desk.do(case, "satisfied")
    desk.do(case, "reopen", reason="again")
    held = case.afresh()
    assert (held.first_breached_step, local(held.first_breached_at)) == ("assign", "2026-03-16 18:00:00")


def test_what_nobody_touches_was_missed_all_the_same(desk: Desk) -> None:
    """Looking writes nothing; the next act on the complaint writes what every look has told."""
    case, other = desk.take_down(), desk.take_down(subject="Waits", department=desk.service)
    desk.do(other, "pause", waiting_for="customer")
    assert clocking.missed(case.afresh(), desk.now) is None
    desk.at("2026-03-20 09:00:00")
    before = newest(desk.office)
    told = clocking.missed(case.afresh(), desk.now)
    assert told is not None
    assert (local(told[0]), told[1]) == ("2026-03-16 18:00:00", "assign")
    assert clocking.missed(other.afresh(), desk.now) is None
    assert list(Complaint.select().where(clocking.was_late(desk.now))) == [case]
    paper = "".join(pieces(made(desk.office, "complaint", complaint=case.number), "text"))
    assert "First missed: Assignment, due 2026-03-16 18:00." in paper
    register = made(desk.office, "complaints", month="2026-03")
    assert (fields(register)["breached"], rows(register, "complaints")[0]["first_breached_at"]) == (1, told[0])
    assert fields(made(desk.office, "service-levels", month="2026-03"))["never_late"] == 1
    assert (newest(desk.office), case.afresh().first_breached_at) == (before, None)
    desk.do(case, "remind", text="Please")
    held = case.afresh()
    assert (held.first_breached_at, held.first_breached_step) == told
    assert list(Complaint.select().where(clocking.was_late(desk.now))) == [case]


def test_the_breach_is_written_before_an_extension_moves_the_time(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "respond", method="phone")
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", proposal="Seal")
    desk.at("2026-03-26 09:00:00")
    desk.do(case, "extend", due=datetime(2026, 3, 31, tzinfo=SHANGHAI), reason="parts", approver=desk.lin)
    held = case.afresh()
    assert (held.first_breached_step, local(held.first_breached_at)) == ("resolve", "2026-03-25 18:00:00")
    assert not Complaint.select().where(clocking.overdue(desk.office.now())).exists()


def test_a_stopped_clock_is_not_late_however_long(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "respond", method="phone")
    desk.do(case, "pause", waiting_for="customer")
    desk.at("2026-05-20 09:00:00")
    assert not Complaint.select().where(clocking.overdue(desk.office.now())).exists()
    desk.do(case, "resume")
    assert case.afresh().first_breached_at is None


def test_a_new_day_off_moves_open_complaints_and_leaves_closed_ones(desk: Desk) -> None:
    closed = desk.to_feedback(desk.take_down())
    desk.do(closed, "satisfied")
    case = desk.take_down(subject="Another")
    verdict = dues(closed)
    values = {"date": datetime(2026, 3, 20).date(), "name": "Works holiday", "kind": "holiday"}
    keeping.add(desk.office, "", Holiday, values)
    # Friday 20 March is off: from Monday 16 the fifth day is Tuesday 24, the seventh Thursday 26.
    assert dues(case)[3:] == ["2026-03-24 18:00:00", "2026-03-26 18:00:00"]
    assert dues(closed) == verdict


def test_other_targets_move_open_complaints(desk: Desk) -> None:
    case = desk.take_down()
    rule = Policy.get(Policy.key == "complaint_resolve_minor")
    keeping.edit(desk.office, "", rule, {"value": "10d"})
    # The tenth working day after Monday 16 March is Monday 30.
    assert dues(case)[4] == "2026-03-30 18:00:00"
    with pytest.raises(Refused, match="A target is typed as 90m, 4h, 3d or 5cd"):
        keeping.edit(desk.office, "", rule.afresh(), {"value": "soon"})


def test_severity_is_graded_anew_from_the_receipt(desk: Desk) -> None:
    case = desk.take_down()
    desk.do(case, "change_severity", severity="serious", reason="safety")
    # 5 working days from Monday 16: Monday 23.
    assert dues(case)[4] == "2026-03-23 18:00:00"
    assert "is Serious already" in desk.refused(case, "change_severity", severity="serious", reason="x")


@pytest.mark.parametrize(("before", "after"), [("minor", "critical"), ("serious", "minor")])
def test_what_an_approver_gave_stands_whatever_the_severity_becomes(desk: Desk, before: str, after: str) -> None:
    case = desk.take_down(severity=before)
    # Serious: by Monday 23; given is Tuesday 24. Minor: by Wednesday 25; given is Thursday 26.
    day = {"serious": 24, "minor": 26}[before]
    desk.do(case, "extend", due=datetime(2026, 3, day, 10, 0, tzinfo=SHANGHAI), reason="parts", approver=desk.lin)
    desk.do(case, "change_severity", severity=after, reason="seen on site")
    held = case.afresh()
    assert local(held.resolution_due) == f"2026-03-{day} 10:00:00"
    # What the severity allows stays in sight: critical 3 working days, minor 7.
    first = {"critical": "2026-03-19 18:00:00", "minor": "2026-03-25 18:00:00"}[after]
    assert local(held.original_resolution_due) == first
    # No other step was extended, so that all of them follow the new severity.
    assert local(held.response_due) == {"critical": "2026-03-16 17:00:00", "minor": "2026-03-17 18:00:00"}[after]
    # More time is given by an approver, as before.
    more = datetime(2026, 3, 27, 10, 0, tzinfo=SHANGHAI)
    desk.do(case, "extend", due=more, reason="milder", approver=desk.lin)
    assert case.afresh().resolution_due == more


def test_a_feedback_entered_late_and_given_in_time_is_in_time(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", proposal="Seal")
    desk.do(case, "agree")
    desk.at("2026-03-27 09:00:00")
    told = datetime(2026, 3, 25, 17, 0, tzinfo=SHANGHAI)
    desk.do(case, "feed_back", method="phone", person_reached="Meyer", at=told, loss=120_000)
    held = case.afresh()
    assert (held.resolved_at, held.first_breached_at, held.loss) == (told, None, 120_000)


def test_a_complaint_cancelled_while_its_clock_stood_keeps_the_pause(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "pause", waiting_for="customer")
    desk.at("2026-03-18 12:00:00")
    desk.do(case, "cancel", reason="withdrawn")
    # Stopped from Monday noon to Wednesday noon: 5 + 8 + 3 hours.
    ((start, end),) = clocking.happened((case.id,))[case.id].pauses
    assert (local(start), local(end)) == ("2026-03-16 12:00:00", "2026-03-18 12:00:00")


def test_what_was_approved_holds_no_longer_once_another_remedy_is_agreed(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", proposal="New pump", proposal_cost=200_000)
    desk.do(case, "approve", approver=desk.lin)
    desk.do(case, "refuse", text="Too long")
    desk.do(case, "propose", proposal="Refund", proposal_cost=1_000)
    desk.do(case, "agree")
    (made,) = decisions(case.afresh())
    work_out(desk.office, [made])
    assert made.void


def test_the_time_a_complaint_was_closed_does_not_count_when_it_is_reopened(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down())
    desk.do(case, "satisfied", rating=5)
    desk.at("2026-05-18 12:00:00")
    held = desk.do(case, "reopen", reason="New leak")
    # Closed at noon of Monday 16 March with 7 working days to go, all of them left on Monday 18 May at noon: of that
    # day the 5 hours after lunch, as then, and 7 days: Wednesday 27 May at closing.
    assert (held.first_breached_at, local(held.resolution_due)) == (None, "2026-05-27 18:00:00")
