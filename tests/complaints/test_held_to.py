"""What the steps and lists of customer service are held to: ladders go up, lists have two levels, days make sense."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.complaints.models import Complaint, ComplaintCategory, ComplaintCause, Improvement, Visit
from bizdesk.exchange.importing import plan
from bizdesk.office.customers import Customer
from bizdesk.office.errors import Refused
from bizdesk.office.people import Staff
from bizdesk.office.work import finished
from tests.complaints.desk import Desk


def test_an_escalation_goes_up_and_never_round(desk: Desk) -> None:
    manager = keeping.add(desk.office, "", Staff, {"number": "014", "name": "Sun", "roles": "approver"})
    keeping.edit(desk.office, "", desk.service, {"manager": manager})
    case = desk.take_down(department=desk.service.afresh(), owner=desk.chen)
    assert desk.do(case, "escalate", reason="late").escalated_to == manager
    assert desk.do(case, "escalate", reason="late").escalated_to == desk.lin
    assert "Nobody stands above those who have TS-2026-0001" in desk.refused(case, "escalate", reason="late")
    for person in (manager, desk.chen, desk.lin):
        assert "has TS-2026-0001 already or had it before" in desk.refused(case, "escalate", reason="late", to=person)
    assert case.afresh().escalation == 2


def test_an_escalation_to_somebody_named_goes_no_step_down(desk: Desk) -> None:
    manager, head = (
        keeping.add(desk.office, "", Staff, {"number": number, "name": name, "roles": roles})
        for number, name, roles in (("014", "Sun", "approver"), ("015", "Wu", "leader"))
    )
    keeping.edit(desk.office, "", desk.service, {"manager": manager})
    keeping.edit(desk.office, "", desk.sales, {"manager": desk.zhao})
    case = desk.take_down(department=desk.service.afresh(), owner=desk.chen)
    desk.do(case, "escalate", reason="late", to=manager)
    told = desk.refused(case, "escalate", reason="late", to=desk.qian)
    assert "004 Qian stands below 014 Sun, who has TS-2026-0001 or had it: name the manager of a department" in told
    assert desk.do(case, "escalate", reason="late", to=desk.zhao).escalated_to == desk.zhao
    desk.do(case, "escalate", reason="late", to=desk.lin)
    other = keeping.add(desk.office, "", Staff, {"number": "016", "name": "He"})
    keeping.edit(desk.office, "", desk.sales.afresh(), {"manager": other})
    told = desk.refused(case, "escalate", reason="late", to=other)
    assert "016 He stands below 001 Lin, who has TS-2026-0001 or had it: name somebody with the role leader" in told
    assert desk.do(case, "escalate", reason="late", to=head).escalated_to == head


def test_what_a_leader_handles_does_not_go_up_to_a_manager(desk: Desk) -> None:
    keeping.edit(desk.office, "", desk.service, {"manager": desk.zhao})
    case = desk.take_down(department=desk.service.afresh(), owner=desk.lin)
    assert "Nobody stands above those who have TS-2026-0001" in desk.refused(case, "escalate", reason="late")


@pytest.mark.parametrize("kind", [ComplaintCause, ComplaintCategory])
def test_lists_have_two_levels(desk: Desk, kind: Any, tmp_path: Path) -> None:
    top = keeping.add(desk.office, "", kind, {"code": "XA", "name": "Top"})
    below = keeping.add(desk.office, "", kind, {"code": "XB", "name": "Below", "parent": top})
    with pytest.raises(Refused, match="The list has two levels: XC Deep cannot lie below XB Below"):
        keeping.add(desk.office, "", kind, {"code": "XC", "name": "Deep", "parent": below})
    other = keeping.add(desk.office, "", kind, {"code": "XD", "name": "Other"})
    with pytest.raises(Refused, match="The list has two levels"):
        keeping.edit(desk.office, "", top.afresh(), {"parent": other})
    with pytest.raises(Refused, match="may not lie below itself"):
        keeping.edit(desk.office, "", top.afresh(), {"parent": top})
    path = tmp_path / "list.csv"
    path.write_text("code,name,parent\nY1,Third,\nY2,Fourth,Y1\nY3,Fifth,Y2\nY4,Sixth,XB\n", "utf-8")
    assert [row.fate for row in finished(plan(desk.office, kind, path)).rows] == ["add", "add", "refused", "refused"]


def test_what_is_no_longer_in_use_is_not_named_anew(desk: Desk) -> None:
    old = keeping.add(desk.office, "", ComplaintCategory, {"code": "Z", "name": "Old", "active": False})
    with pytest.raises(Refused, match="Z Old is not in use any more"):
        desk.take_down(category=old)
    case = desk.take_down(department=desk.service)
    with pytest.raises(Refused, match="Z Old is not in use any more"):
        keeping.edit(desk.office, "002", case.afresh(), {"category": old})
    cause = keeping.add(desk.office, "", ComplaintCause, {"code": "Z", "name": "Old"})
    desk.do(case, "investigate", finding="It leaks.", cause=cause)
    keeping.edit(desk.office, "", cause.afresh(), {"active": False})
    # What was named while it was in use stays.
    assert desk.do(case, "find", finding="It leaks badly.", cause=cause.afresh()).cause == cause
    other = desk.take_down(department=desk.service)
    told = desk.refused(other, "investigate", finding="It leaks.", cause=cause.afresh())
    assert "Z Old is not in use any more" in told


@pytest.mark.parametrize("kind", [ComplaintCause, ComplaintCategory])
def test_what_lies_in_a_group_out_of_use_is_out_of_use_with_it(desk: Desk, kind: Any) -> None:
    group = keeping.add(desk.office, "", kind, {"code": "XA", "name": "Group"})
    entry = keeping.add(desk.office, "", kind, {"code": "XB", "name": "Below", "parent": group})
    keeping.edit(desk.office, "", group, {"active": False})
    words = "XB Below is not in use any more, for its group XA Group is not: name another"
    case = desk.take_down(department=desk.service)
    naming: dict[Any, Callable[[], Any]] = {
        ComplaintCause: lambda: desk.do(case, "investigate", finding="It leaks.", cause=entry.afresh()),
        ComplaintCategory: lambda: desk.take_down(category=entry.afresh()),
    }
    with pytest.raises(Refused, match=words):
        naming[kind]()
    with pytest.raises(Refused, match="XA Group is not in use any more: name another"):
        keeping.add(desk.office, "", kind, {"code": "XC", "name": "More", "parent": group})
    other = keeping.add(desk.office, "", kind, {"code": "XD", "name": "Other"})
    with pytest.raises(Refused, match="XA Group is not in use any more: name another"):
        keeping.edit(desk.office, "", other, {"parent": group})
    # What lay in it while it was in use is still corrected.
    told = keeping.edit(desk.office, "", entry.afresh(), {"name": "Lower", "parent": group.afresh()})
    assert told.name == "Lower"  # type: ignore[attr-defined]


def test_a_complaint_repeats_one_of_the_same_customer(desk: Desk) -> None:
    case = desk.take_down()
    other = keeping.add(desk.office, "", Customer, {"name": "Other", "level": "C"})
    with pytest.raises(Refused, match="TS-2026-0001 is a complaint of another customer"):
        desk.take_down(customer=other, repeated=case)


def test_an_improvement_is_due_on_a_day_that_comes(desk: Desk) -> None:
    values = {"what": "A spare seal", "owner": desk.zhao}
    with pytest.raises(Refused, match="2026-03-15 is past"):
        keeping.add(desk.office, "", Improvement, {**values, "due": date(2026, 3, 15)})
    made = keeping.add(desk.office, "", Improvement, {**values, "due": date(2026, 3, 16)})
    with pytest.raises(Refused, match="2026-03-01 is past"):
        keeping.edit(desk.office, "", made, {"due": date(2026, 3, 1)})
    visit = Visit.select().order_by(Visit.due_on).get()
    desk.do(visit, "finish", person_reached="Meyer")
    told = desk.refused(visit, "suggest", what="A spare seal", owner=desk.zhao, due=date(2026, 3, 15))
    assert "2026-03-15 is past" in told


def test_an_action_and_a_visit_are_planned_for_a_day_that_comes(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    past, today = date(2026, 3, 15), date(2026, 3, 16)
    words = "2026-03-15 is past: name a day on which it can be done"
    assert words in desk.refused(case, "plan_action", what="Check", owner=desk.zhao, due=past)
    assert words in desk.refused(case, "plan_visit", due_on=past)
    action = desk.do(case, "plan_action", what="Check", owner=desk.zhao, due=today)
    visit = desk.do(case, "plan_visit", due_on=today)
    for record, name in ((action, "due"), (visit, "due_on")):
        with pytest.raises(Refused, match=words):
            keeping.edit(desk.office, "", record.afresh(), {name: past})
    desk.at("2026-03-18 10:00:00")
    # What was due by a day that has passed since is corrected all the same.
    assert keeping.edit(desk.office, "", visit.afresh(), {"method": "email", "due_on": today}).method == "email"  # type: ignore[attr-defined]
    assert keeping.edit(desk.office, "", action.afresh(), {"what": "Check all", "due": today}).what == "Check all"  # type: ignore[attr-defined]


def test_a_visit_is_not_made_before_the_last_try_nor_before_its_complaint_was_closed(desk: Desk) -> None:
    visit = Visit.select().order_by(Visit.due_on).get()
    desk.do(visit, "not_reached")
    desk.at("2026-03-18 10:00:00")
    told = desk.refused(visit, "finish", person_reached="Meyer", on=date(2026, 3, 15))
    assert "cannot be done on 2026-03-15: nobody was spoken to before 2026-03-16" in told
    assert desk.do(visit, "finish", person_reached="Meyer", on=date(2026, 3, 16)).state == "done"
    desk.do(desk.to_feedback(desk.take_down()), "satisfied")
    after = Visit.get(Visit.complaint.is_null(False))
    told = desk.refused(after, "finish", person_reached="Meyer", on=date(2026, 3, 17))
    assert "nobody was spoken to before 2026-03-18" in told


def test_a_figure_that_does_not_fit_the_verdict_is_asked_about_and_not_refused(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down()).afresh()

    def told(step: str, rating: int | None) -> list[str]:
        preview = acts.named(Complaint, step).preview
        assert preview is not None
        return preview(desk.office, case, rating=rating, text="")

    assert told("satisfied", 2) == ["Satisfied, with a rating of 2 of 5: is that what the customer said?"]
    assert told("not_satisfied", 5) == ["Not satisfied, with a rating of 5 of 5: is that what the customer said?"]
    assert [*told("satisfied", 3), *told("satisfied", None), *told("not_satisfied", 1)] == []
    assert desk.do(case, "satisfied", rating=1).state == "closed"


def test_who_handles_a_complaint_is_told_its_number_where_more_time_is_refused(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.lin)
    at = desk.now.replace(month=5)
    told = desk.refused(case, "extend", due=at, reason="late", requested_by=desk.chen, approver=desk.lin)
    assert "001 Lin is the case handler of TS-2026-0001" in told
