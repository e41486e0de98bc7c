"""Random lives of complaints: none is closed with an action not verified, no round is lost, no breach is cleared, what
was late stays late whatever becomes of the calendar and the times allowed, what is undone is done again as it was, and
whatever is refused is refused in words."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bizdesk import acts, keeping
from bizdesk.complaints.models import Complaint, ComplaintRound, CorrectiveAction
from bizdesk.complaints.report_standing import Reckoning, standings
from bizdesk.office.check import check
from bizdesk.office.errors import Refused
from bizdesk.office.holidays import Holiday
from bizdesk.office.journal import newest
from bizdesk.office.policy import Policy
from bizdesk.office.undo import redo, undo
from tests.complaints.desk import Desk

INPUTS: dict[str, dict[str, Any]] = {
    "find": {"finding": "Worn"},
    "refuse": {"text": "no"},
    "remind": {"text": "hurry"},
    "reject": {"opinion": "no"},
    "feed_back": {"method": "phone", "person_reached": "Meyer"},
    "not_satisfied": {"text": "again"},
    "pause": {"waiting_for": "customer"},
    "escalate": {"reason": "slow"},
    "cancel": {"reason": "none"},
    "reopen": {"reason": "again"},
    "split": {"subject": "Another matter"},
}
RULES = ("complaint_respond_minor", "complaint_resolve_minor", "complaint_resolve_serious", "inquiry_answer")
STEPS = [operation.name for operation in acts.for_kind(Complaint)]


def in_words(refusal: Refused) -> None:
    assert str(refusal).strip()
    assert "{" not in str(refusal)


class Lives(RuleBasedStateMachine):
    """A desk on which anything may be tried with its complaints."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name) / "office.bizdesk")
        self.breaches: dict[int, tuple[Any, str]] = {}
        self.late: set[tuple[int, str]] = set()
        self.begun = newest(self.desk.office)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.office.close()
            self.folder.cleanup()

    def attempt(self, what: Any, *arguments: Any, **values: Any) -> bool:
        try:
            what(*arguments, **values)
        except Refused as refusal:
            in_words(refusal)
            return False
        return True

    @rule(severity=st.sampled_from(("minor", "serious", "critical")), assigned=st.booleans())
    def take_down(self, severity: str, assigned: bool) -> None:
        values = {"department": self.desk.service} if assigned else {}
        self.desk.take_down(severity=severity, **values)

    @rule(hours=st.integers(1, 90))
    def wait(self, hours: int) -> None:
        self.desk.now += timedelta(hours=hours)

    @precondition(lambda self: Complaint.select().exists())
    @rule(data=st.data(), step=st.sampled_from(STEPS), cost=st.sampled_from((0, 50_000, 300_000)))
    def step(self, data: st.DataObject, step: str, cost: int) -> None:
        cases = list(Complaint.select().order_by(Complaint.id))
        case = data.draw(st.sampled_from(cases), "complaint")
        other = data.draw(st.sampled_from(cases), "other")
        people = st.sampled_from((self.desk.lin, self.desk.chen, self.desk.qian))
        inputs = dict(INPUTS.get(step, {}))
        if step in ("assign", "refer"):
            inputs |= {"department": self.desk.sales, "reason": "theirs"}
        elif step == "propose":
            inputs |= {"proposal": "Repair", "proposal_cost": cost, "proposed_by": self.desk.chen}
        elif step in ("approve", "reject"):
            inputs |= {"approver": data.draw(people, "approver")}
        elif step == "extend":
            later = timedelta(days=data.draw(st.integers(1, 20), "days"))
            inputs |= {"due": self.desk.now + later, "reason": "parts", "approver": data.draw(people, "approver")}
        elif step == "feed_back":
            inputs |= {"at": self.desk.now - timedelta(hours=data.draw(st.sampled_from((0, 0, 5, 60)), "hours ago"))}
        elif step == "merge":
            inputs |= {"into": other}
        elif step == "link":
            inputs |= {"other": other}
        elif step == "change_severity":
            grade = data.draw(st.sampled_from(("minor", "serious", "critical")), "severity")
            inputs |= {"severity": grade, "reason": "graver"}
        self.attempt(self.desk.do, case, step, **inputs)

    @precondition(lambda self: Complaint.select().exists())
    @rule(data=st.data())
    def plan(self, data: st.DataObject) -> None:
        case = data.draw(st.sampled_from(list(Complaint.select().order_by(Complaint.id))), "complaint")
        values = {"complaint": case, "what": "Check", "owner": self.desk.zhao, "due": self.desk.office.today()}
        self.attempt(keeping.add, self.desk.office, "002", CorrectiveAction, values)

    @precondition(lambda self: CorrectiveAction.select().exists())
    @rule(data=st.data(), step=st.sampled_from(("finish", "verify", "send_back")))
    def act(self, data: st.DataObject, step: str) -> None:
        action = data.draw(st.sampled_from(list(CorrectiveAction.select().order_by(CorrectiveAction.id))), "action")
        given = {"finish": {"proof": "list"}, "verify": {"verified_by": self.desk.chen}, "send_back": {"opinion": "no"}}
        self.attempt(self.desk.do, action, step, **given[step])

    @precondition(lambda self: Complaint.select().exists())
    @rule(name=st.sampled_from(("pause", "pause", "resume")))
    def stop_or_go_on(self, name: str) -> None:
        """Often: what is ahead of a clock that stands follows the calendar as well."""
        case = Complaint.select().order_by(Complaint.id.desc()).get()
        self.attempt(self.desk.do, case, name, **INPUTS.get(name, {}))

    @rule(days=st.sampled_from((0, 1, 2, 3, 4, 7, 20)))
    def close_for_a_day(self, days: int) -> None:
        values = {"date": self.desk.office.today() + timedelta(days=days), "kind": "holiday"}
        self.attempt(keeping.add, self.desk.office, "", Holiday, values)

    @precondition(lambda self: Holiday.select().where(Holiday.name == "").exists())
    @rule()
    def work_on_it_after_all(self) -> None:
        day = Holiday.select().where(Holiday.name == "").order_by(Holiday.id.desc()).get()
        self.attempt(keeping.remove, self.desk.office, "", day)

    @rule(key=st.sampled_from(RULES), allowed=st.sampled_from(("0d", "4h", "2d", "7d", "30d")))
    def allow(self, key: str, allowed: str) -> None:
        self.attempt(keeping.edit, self.desk.office, "", Policy.named(key), {"value": allowed})

    @precondition(lambda self: newest(self.desk.office) > self.begun)
    @rule(again=st.booleans(), hours=st.sampled_from((0, 30)))
    def turn(self, again: bool, hours: int) -> None:
        """What is undone never was, so that the breaches are read anew; nothing came after it, so that it is undone and
        done again as it was."""
        before = self.told()
        undo(self.desk.office, "002")
        self.breaches.clear()
        self.late.clear()
        self.holds()
        self.desk.now += timedelta(hours=hours)
        if again:
            redo(self.desk.office, "002")
            assert self.told() == before
            self.breaches.clear()
            self.late.clear()

    def told(self) -> list[dict[str, Any]]:
        """The complaints as they are stored, but for what tells when that was done."""
        own = {"revision", "updated_at"}
        stored = [case.stored() for case in Complaint.select().order_by(Complaint.id)]
        return [{name: value for name, value in each.items() if name not in own} for each in stored]

    @invariant()
    def holds(self) -> None:
        if not hasattr(self, "desk"):
            return
        assert [finding.sentence for finding in check(self.desk.office)] == []
        cases = list(Complaint.select())
        for case, steps in standings(Reckoning(self.desk.office), cases).items():
            self.late |= {(case, each.step) for each in steps if each.state == "late"}
            assert not {(case, each.step) for each in steps if each.state == "met"} & self.late
        for case in cases:
            kept = ComplaintRound.select().where(ComplaintRound.complaint == case.id).count()
            assert kept == case.round - 1
            before = self.breaches.get(case.id)
            assert before is None or before == (case.first_breached_at, case.first_breached_step)
            if case.first_breached_at is not None:
                self.breaches[case.id] = case.first_breached_at, case.first_breached_step
        unverified = (
            CorrectiveAction.select()
            .join(Complaint)
            .where((Complaint.state == "closed") & (CorrectiveAction.state != "verified"))
        )
        assert not unverified.exists()


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
