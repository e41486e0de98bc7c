"""A complaint from the call to the verdict: who has it, what is found, proposed, approved, agreed, fed back."""

import pytest

from bizdesk import acts, keeping
from bizdesk.complaints.flows import ACTION_FLOW, COMPLAINT_FLOW, IMPROVEMENT_FLOW, INQUIRY_FLOW, VISIT_FLOW
from bizdesk.complaints.foreseen import preview
from bizdesk.complaints.models import (
    Complaint,
    ComplaintCategory,
    ComplaintEvent,
    ComplaintRound,
    CorrectiveAction,
    Visit,
)
from bizdesk.office import notes
from bizdesk.office.approval import decisions
from bizdesk.office.check import check
from bizdesk.office.customers import Contact
from bizdesk.office.errors import Refused
from bizdesk.office.journal import verify
from bizdesk.office.undo import redo, undo
from tests.complaints.desk import Desk

FLOWS = (COMPLAINT_FLOW, ACTION_FLOW, INQUIRY_FLOW, VISIT_FLOW, IMPROVEMENT_FLOW)


def kinds(complaint: Complaint) -> list[str]:
    """What happened to a complaint, in order."""
    mine = ComplaintEvent.select(ComplaintEvent.kind).where(ComplaintEvent.complaint == complaint.id)
    return [kind for (kind,) in mine.order_by(ComplaintEvent.id).tuples()]


def test_every_state_is_reached_and_every_step_named() -> None:
    for flow in FLOWS:
        assert flow.reachable() == set(flow.states)
        assert {action for _state, action in flow.steps} == set(flow.actions)


def test_a_complaint_goes_the_whole_way(desk: Desk) -> None:
    case = desk.take_down(received_at=desk.now)
    assert case.number == "TS-2026-0001"
    assert case.state == "recorded"
    desk.do(case, "assign", department=desk.service, owner=desk.chen, reason="theirs")
    desk.do(case, "investigate")
    assert "no findings yet" in desk.refused(case, "propose", proposal="A new pump")
    desk.do(case, "find", finding="The seal is worn.", justified="yes")
    desk.do(case, "propose", proposal="A new pump", proposal_cost=500_000)
    assert "have it approved first" in desk.refused(case, "agree")
    desk.do(case, "approve", who="001", approver=desk.lin)
    desk.do(case, "agree", text="Fine.")
    desk.do(case, "feed_back", method="phone", person_reached="Meyer", outcome="Pump replaced")
    closed = desk.do(case, "satisfied", rating=5)
    assert (closed.state, closed.satisfied, closed.rating, closed.round) == ("closed", "yes", 5, 1)
    assert closed.closed_at == desk.now
    assert kinds(case) == [
        "recorded", "assigned", "investigating", "found", "proposed", "approved", "agreed", "fed_back", "satisfied",
    ]  # fmt: skip
    assert check(desk.office) == []
    assert verify(desk.office) == []


def test_a_department_named_at_once_has_the_complaint_at_once(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    assert (case.state, case.assigned_at) == ("assigned", desk.now)


def test_the_approver_is_another_within_the_limit_and_void_when_changed(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", who="001", proposal="New pump", proposal_cost=200_000, proposed_by=desk.lin)
    assert "001 Lin is the applicant of TS-2026-0001: another person must decide" in desk.refused(
        case, "approve", approver=desk.lin
    )
    assert "may approve up to 1,000.00; TS-2026-0001 is 2,000.00" in desk.refused(case, "approve", approver=desk.qian)
    assert "for the role approver" in desk.refused(case, "approve", approver=desk.zhao)
    desk.do(case, "propose", proposal="New pump", proposal_cost=200_000, proposed_by=desk.chen)
    desk.do(case, "approve", approver=desk.lin)
    desk.do(case, "propose", proposal="New pump and a refund", proposal_cost=250_000, proposed_by=desk.chen)
    assert "The approval of TS-2026-0001 is void" in desk.refused(case, "agree")
    desk.do(case, "approve", approver=desk.lin)
    assert desk.do(case, "agree").state == "agreed"
    assert len(decisions(case)) == 2


def test_exactly_the_limit_needs_no_approval(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", proposal="Refund", proposal_cost=100_000)
    assert desk.do(case, "agree").state == "agreed"


def test_a_rejected_or_refused_remedy_is_proposed_again(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "investigate", finding="Worn")
    desk.do(case, "propose", proposal="New pump", proposal_cost=200_000)
    assert desk.do(case, "reject", approver=desk.lin, opinion="Repair it.").state == "investigating"
    desk.do(case, "propose", proposal="Repair", proposal_cost=0)
    assert desk.do(case, "refuse", text="I want a new one.").state == "investigating"
    assert [note.kind for note in notes.thread(case)] == ["customer"]
    desk.do(case, "propose", proposal="Repair and a discount", proposal_cost=5_000)
    assert desk.do(case, "agree").agreed_on == desk.office.today()


def test_the_same_remedy_proposed_again_is_rejected_again_by_the_same_person(desk: Desk) -> None:
    case = desk.take_down(department=desk.service)
    desk.do(case, "investigate", finding="Worn")
    for _time in range(2):
        desk.do(case, "propose", proposal="New pump", proposal_cost=200_000)
        assert desk.do(case, "reject", approver=desk.lin, opinion="Repair it.").state == "investigating"
        told = desk.refused(case, "reject", approver=desk.lin, opinion="Repair it.")
        assert "001 Lin has decided that on TS-2026-0001 already: nothing to do" in told
    desk.do(case, "propose", proposal="New pump", proposal_cost=200_000)
    desk.do(case, "approve", approver=desk.lin)
    assert "has decided that on" in desk.refused(case, "approve", approver=desk.lin)


def test_not_satisfied_keeps_the_round_and_opens_the_next(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down())
    again = desk.do(case, "not_satisfied", text="It leaks again.", rating=2)
    assert (again.state, again.round, again.proposal, again.resolved_at) == ("investigating", 2, "", None)
    (kept,) = ComplaintRound.select()
    assert (kept.round, kept.proposal, kept.proposal_cost, kept.satisfied, kept.rating, kept.reason) == (
        1, "A new seal", 9_000, "no", 2, "It leaks again.",
    )  # fmt: skip
    desk.do(case, "propose", proposal="A new pump", proposal_cost=90_000)
    desk.do(case, "agree")
    desk.do(case, "feed_back", method="on_site", person_reached="Meyer")
    closed = desk.do(case, "satisfied", rating=4)
    assert (closed.state, closed.round) == ("closed", 2)
    reopened = desk.do(case, "reopen", reason="New leak")
    assert (reopened.state, reopened.round, reopened.closed_at) == ("investigating", 3, None)
    assert [each.round for each in ComplaintRound.select().order_by(ComplaintRound.round)] == [1, 2]


def test_a_complaint_closes_only_when_its_actions_are_verified_by_another(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down())
    values = {"complaint": case, "what": "Check all seals", "owner": desk.zhao, "due": desk.office.today()}
    action = keeping.add(desk.office, "002", CorrectiveAction, values)
    assert "not verified yet are JZ-2026-0001" in desk.refused(case, "satisfied")
    assert "is a step from Done" in desk.refused(action, "verify", verified_by=desk.chen)
    desk.do(action, "finish", proof="List signed")
    assert "not verified yet" in desk.refused(case, "satisfied")
    assert "003 Zhao is the owner" in desk.refused(action, "verify", verified_by=desk.zhao)
    desk.do(action, "send_back", opinion="Two are missing")
    desk.do(action, "finish", proof="All checked")
    desk.do(action, "verify", verified_by=desk.chen)
    assert desk.do(case, "satisfied").state == "closed"
    with pytest.raises(Refused, match="reopen it before an action is planned"):
        keeping.add(desk.office, "002", CorrectiveAction, {**values, "complaint": case.afresh()})


def test_reminders_stand_in_the_thread_and_the_ladder_is_climbed(desk: Desk) -> None:
    keeping.edit(desk.office, "", desk.service.afresh(), {"manager": desk.zhao})
    case = desk.take_down(department=desk.service.afresh(), owner=desk.chen)
    desk.do(case, "remind", text="Where is it?")
    assert [(note.kind, note.text) for note in notes.thread(case)] == [("system", "Chased 002 Chen: Where is it?")]
    assert desk.do(case, "escalate", reason="slow").escalated_to == desk.zhao
    assert desk.do(case, "escalate", reason="slow").escalated_to == desk.lin
    assert case.afresh().escalation == 2


def test_a_second_department_assists_without_the_owner_being_lost(desk: Desk) -> None:
    case = desk.take_down(department=desk.service, owner=desk.chen)
    held = desk.do(case, "refer", department=desk.sales, reason="They promised it.")
    assert (held.department, held.owner) == (desk.service, desk.chen)
    assert "has TS-2026-0001 already" in desk.refused(case, "refer", department=desk.service, reason="x")


def test_who_complains_is_rung_up_at_the_number_told_or_known(desk: Desk) -> None:
    assert desk.take_down(contact=desk.contact).phone == ""
    keeping.edit(desk.office, "", desk.customer, {"phone": "100"})
    assert desk.take_down(contact=desk.contact).phone == "100"
    other = keeping.add(desk.office, "", Contact, {"customer": desk.customer, "name": "Lee", "phone": "101"})
    assert desk.take_down(contact=other).phone == "101"
    case = desk.take_down(contact=other, phone="999")
    assert case.phone == "999"
    assert "Phone: 101" in preview(desk.office, {"customer": desk.customer, "contact": other, "phone": ""})
    # What is typed stands in the form: nobody has to be told of it.
    typed = preview(desk.office, {"customer": desk.customer, "contact": other, "phone": "999"})
    assert not [line for line in typed if line.startswith("Phone")]
    # What was taken down is the complaint's own, whoever answers at that number later.
    keeping.edit(desk.office, "", other, {"phone": "102"})
    assert keeping.edit(desk.office, "002", case.afresh(), {"remarks": "rang twice"}).phone == "999"
    with pytest.raises(Refused, match="Customer"):
        desk.take_down(customer=None)


def test_a_part_is_split_off_with_a_category_severity_and_department_of_its_own(desk: Desk) -> None:
    pumps, manners = (
        keeping.add(desk.office, "", ComplaintCategory, {"code": code, "name": name})
        for code, name in (("XP", "Pumps"), ("XM", "Manners"))
    )
    case = desk.take_down(category=pumps, severity="serious", department=desk.service, owner=desk.chen)
    split = acts.named(Complaint, "split")
    assert split.start is not None
    assert split.start(desk.office, case) == {"category": pumps, "severity": "serious", "department": desk.service}
    same = desk.do(case, "split", subject="Same")
    held = (same.category, same.severity, same.department, same.owner, same.state)
    assert held == (pumps, "serious", desk.service, desk.chen, "assigned")
    desk.at("2026-03-17 10:00:00")
    inputs = {"category": manners, "severity": "minor", "department": desk.sales}
    part = desk.do(case, "split", subject="Rude on the phone", **inputs)
    assert (part.category, part.severity, part.department, part.owner) == (manners, "minor", desk.sales, None)
    # The sales department has it from now on; that it was assigned in time stays so.
    told = ComplaintEvent.select().where((ComplaintEvent.complaint == part) & (ComplaintEvent.kind == "assigned"))
    assert [(each.department, each.at) for each in told] == [(desk.sales, desk.now)]
    assert (part.assigned_at, part.first_breached_at) == (case.assigned_at, None)
    assert case.afresh().department == desk.service


def test_a_part_of_what_nobody_has_yet_can_be_handed_to_a_department(desk: Desk) -> None:
    case = desk.take_down()
    part = desk.do(case, "split", subject="Rude on the phone", department=desk.sales)
    assert (part.department, part.state, part.assigned_at) == (desk.sales, "assigned", desk.now)
    assert case.afresh().state == "recorded"


def test_duplicates_are_merged_split_and_linked_both_ways(desk: Desk) -> None:
    first, second = desk.take_down(), desk.take_down(subject="Pump leaks again")
    merged = desk.do(second, "merge", into=first.afresh(), reason="the same")
    assert (merged.state, merged.merged_into) == ("merged", first)
    assert kinds(first)[-1] == "linked"
    part = desk.do(first, "split", subject="Rude on the phone")
    assert (part.split_from, part.customer, part.state) == (first, desk.customer, "recorded")
    third = desk.take_down(subject="Other")
    desk.do(first, "link", other=third.afresh())
    assert kinds(third)[-1] == kinds(first)[-1] == "linked"
    assert "is this complaint itself" in desk.refused(first, "link", other=first.afresh())


def test_what_has_a_step_of_its_own_is_not_edited(desk: Desk) -> None:
    case = desk.take_down()
    for values in ({"severity": "critical"}, {"department": desk.service}, {"owner": desk.chen}):
        with pytest.raises(Refused, match="which keeps why"):
            keeping.edit(desk.office, "002", case.afresh(), values)
    assert keeping.edit(desk.office, "002", case.afresh(), {"subject": "Pump drips"}).subject == "Pump drips"


def test_every_step_is_undone_to_nothing_and_done_again(desk: Desk) -> None:
    before = desk.office.db.execute_sql("SELECT COUNT(*) FROM journal_batch").fetchone()[0]
    case = desk.to_feedback(desk.take_down())
    desk.do(case, "satisfied", rating=5)
    steps = desk.office.db.execute_sql("SELECT COUNT(*) FROM journal_batch").fetchone()[0] - before
    kept = case.afresh().stored()
    for _step in range(steps):
        undo(desk.office, "002")
    assert not Complaint.select().exists()
    assert not ComplaintEvent.select().exists()
    assert not Visit.select().where(Visit.complaint.is_null(False)).exists()
    for _step in range(steps):
        redo(desk.office, "002")
    again = Complaint.get().stored()
    written = {"revision", "updated_at"}
    assert {name: again[name] for name in again if name not in written} == {
        name: kept[name] for name in kept if name not in written
    }
    assert check(desk.office) == []


def test_a_complaint_is_cancelled_never_deleted(desk: Desk) -> None:
    case = desk.take_down()
    with pytest.raises(Refused, match="cancel it with its reason"):
        keeping.remove(desk.office, "002", case.afresh())
    assert desk.do(case, "cancel", reason="Wrong number").state == "cancelled"


def test_an_action_and_a_visit_are_planned_from_the_complaint(desk: Desk) -> None:
    case = desk.to_feedback(desk.take_down(contact=desk.contact))
    day = desk.office.today()
    action = desk.do(case, "plan_action", what="Check the seals", owner=desk.zhao, due=day)
    assert (action.complaint, action.kind, action.state) == (case, "corrective", "open")
    visit = desk.do(case, "plan_visit", due_on=day)
    assert (visit.complaint, visit.customer, visit.contact, visit.method) == (
        case,
        desk.customer,
        desk.contact,
        "phone",
    )
    other = desk.take_down()
    desk.do(other, "cancel", reason="none")
    assert "reopen it before an action is planned" in desk.refused(
        other, "plan_action", what="Check", owner=desk.zhao, due=day
    )


def test_a_likely_duplicate_is_told_before_all_else(desk: Desk) -> None:
    first = desk.take_down(subject="Pump number four leaks")
    over = desk.take_down(subject="Pump leaks")
    desk.do(over, "cancel", reason="none")
    told = preview(desk.office, {"customer": desk.customer, "subject": "pump number 4 leaks", "severity": "minor"})
    assert told[0] == f"Possible duplicate: {first.number} of 2026-03-16, Recorded: Pump number four leaks"
    assert told[1].startswith("Due: Assignment today 18:00 · First response 03-17 18:00")
    assert told[2].startswith(f"Earlier: {over.number} of 2026-03-16, Cancelled")
    other = preview(desk.office, {"customer": desk.customer, "subject": "Pump", "severity": "minor"})
    assert [line.split(":")[0] for line in other] == ["Due", "Earlier", "Earlier"]
    # One that is corrected is no duplicate of itself.
    mine = preview(desk.office, {"customer": desk.customer, "subject": first.subject, "number": first.number})
    assert [line.split(" of ")[0] for line in mine[1:]] == [f"Earlier: {over.number}"]
