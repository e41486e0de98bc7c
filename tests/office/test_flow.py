"""A flow: a table of states and steps that is printed, refuses by its guards, and asks who takes a step."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.complaints.flows import COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint
from bizdesk.office import language
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.flow import Flow, Guard, Step
from bizdesk.office.people import Staff, admit, at_work

TODAY = date(2026, 3, 16)


@dataclass
class Paper:
    """Something with a number and a state."""

    state: str = "drawn"
    key: str = "P-1"
    pages: int = 1

    def key_field(self) -> str:
        """What names it."""
        return "key"


def _has_pages(paper: Any) -> None:
    if not paper.pages:
        raise Refused("{number} is empty.", number=paper.key)


FLOW: Any = Flow(
    states={"drawn": "Draft", "signed": "Approved", "torn": "Rejected"},
    actions={"sign": "Approve", "read": "Review", "tear": "Reject"},
    steps={
        ("drawn", "sign"): Step(("signed",), "approver", (Guard("every difference is decided", _has_pages),)),
        ("signed", "read"): Step(),
        ("drawn", "tear"): Step(("torn", "signed")),
    },
    start="drawn",
    field="state",
)


def test_the_diagram_tells_who_takes_a_step_and_what_must_hold() -> None:
    assert FLOW.diagram() == [
        "Draft --Approve--> Approved  (approver)  [every difference is decided]",
        "Approved --Review--> Approved",
        "Draft --Reject--> Rejected | Approved",
    ]
    language.use("zh_CN")
    assert not any("approver" in line or "decided" in line for line in FLOW.diagram())


def test_a_guard_refuses_the_step_and_leaves_the_record() -> None:
    paper = Paper(pages=0)
    with pytest.raises(Refused, match="P-1 is empty"):
        FLOW.move(paper, "sign")
    assert paper.state == "drawn"
    paper.pages = 2
    FLOW.move(paper, "sign")
    assert paper.state == "signed"


def test_a_step_without_a_state_stays_and_one_of_several_is_chosen() -> None:
    paper = Paper("signed")
    FLOW.move(paper, "read")
    assert paper.state == "signed"
    torn = Paper()
    FLOW.move(torn, "tear", "signed")
    assert torn.state == "signed"
    with pytest.raises(ValueError, match="does not lead to drawn"):
        FLOW.move(Paper(), "tear", "drawn")


def test_a_step_out_of_order_names_the_states_it_is_a_step_from() -> None:
    with pytest.raises(Refused, match="P-1 is Rejected: 'Approve' is a step from Draft"):
        FLOW.check(Paper("torn"), "sign")
    assert FLOW.possible(Paper()) == ["sign", "tear"]
    assert FLOW.reachable() == {"drawn", "signed", "torn"}


def test_what_is_only_done_in_some_states_is_refused_in_the_others_by_name() -> None:
    FLOW.within(Paper(), ("drawn",), "{number} is {state}: draw it anew.")
    with pytest.raises(Refused, match=r"P-1 is Approved: draw it anew\."):
        FLOW.within(Paper("signed"), ("drawn",), "{number} is {state}: draw it anew.")


def test_who_lacks_the_role_or_has_left_may_not_take_a_step(office: Office) -> None:
    person = keeping.add(office, "", Staff, {"number": "7", "name": "韩梅", "roles": "reviewer"})
    assert isinstance(person, Staff)
    admit(person, "reviewer", TODAY)
    admit(person, "", TODAY)
    admit(None, "approver", TODAY)
    with pytest.raises(
        Refused, match="for the role approver, which 7 韩梅 does not have: give the role or name another"
    ):
        admit(person, "approver", TODAY)
    keeping.edit(office, "", person, {"left_on": date(2026, 3, 15)})
    with pytest.raises(Refused, match="7 韩梅 left on 2026-03-15: name somebody who works here"):
        admit(person, "reviewer", TODAY)
    at_work(person, date(2026, 3, 15))


def test_what_comes_next_are_the_steps_of_the_state_alone() -> None:
    def following(state: str) -> list[str]:
        return COMPLAINT_FLOW.onward(Complaint(state=state))

    assert following("recorded") == ["assign"]
    assert following("investigating") == ["find", "propose"]
    assert following("proposed") == ["approve", "reject", "agree", "refuse", "propose"]
    assert following("fed_back") == ["satisfied", "not_satisfied"]
    assert following("merged") == []
