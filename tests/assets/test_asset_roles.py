"""Who may take a step is what its flow's table says (1.3.2): the role is asked for, and that the person works here."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from bizdesk import acts, keeping
from bizdesk.assets import disposals, settlement, stocktakes
from bizdesk.assets.flows import ASSET_FLOW, DISPOSAL_FLOW, STOCKTAKE_FLOW
from bizdesk.assets.models import Asset, Disposal, Stocktake
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import ROLES, Staff

from .conftest import card

YESTERDAY = date(2026, 3, 15)


@pytest.fixture
def story(office: Office, people: SimpleNamespace) -> SimpleNamespace:
    """A card, an application, an approved one, and a stocktake open, counted and reviewed."""
    applied, agreed = (card(office, name=name) for name in ("Applied", "Agreed"))
    requested = disposals.request(office, "001", applied, kind="sale", reason="old", requested_by=people.zhang)
    approved = disposals.request(office, "001", agreed, kind="sale", reason="old", requested_by=people.zhang)
    disposals.approve(office, "001", approved, approver=people.li)
    rounds = [keeping.add(office, "001", Stocktake, {"name": name}) for name in ("open", "counted", "reviewed")]
    for each in rounds[1:]:
        stocktakes.finish(office, "001", each, counted_by=people.zhang)
        for line in stocktakes.differences(each):
            settlement.decide(office, "001", line, decision="keep")
    settlement.review(office, "001", rounds[2], reviewer=people.li)
    return SimpleNamespace(
        card=card(office, name="Fresh"),
        requested=requested,
        approved=approved,
        open=rounds[0],
        counted=Stocktake.get_by_id(rounds[1].id),
        reviewed=rounds[2],
        people=people,
    )


Take = Callable[[Office, SimpleNamespace, Staff], Any]
STEPS: dict[tuple[str, str], Take] = {
    ("disposal", "request"): lambda office, story, person: disposals.request(
        office, "001", story.card, kind="sale", reason="old", requested_by=person
    ),
    ("disposal", "approve"): lambda office, story, person: disposals.approve(
        office, "001", story.requested, approver=person
    ),
    ("disposal", "reject"): lambda office, story, person: disposals.reject(
        office, "001", story.requested, approver=person, opinion="no"
    ),
    ("disposal", "revoke"): lambda office, story, person: disposals.revoke(
        office, "001", story.approved, approver=person, opinion="no"
    ),
    ("disposal", "dispose"): lambda office, story, person: disposals.dispose(office, person.number, story.approved),
    ("stocktake", "count"): lambda office, story, person: stocktakes.finish(
        office, "001", story.open, counted_by=person
    ),
    ("stocktake", "review"): lambda office, story, person: settlement.review(
        office, "001", story.counted, reviewer=person
    ),
    ("stocktake", "revoke"): lambda office, story, person: settlement.revoke(
        office, "001", story.reviewed, reviewer=person
    ),
    ("stocktake", "book"): lambda office, story, person: settlement.book(
        office, "001", story.reviewed, approver=person
    ),
}
FLOWS = {"disposal": DISPOSAL_FLOW, "stocktake": STOCKTAKE_FLOW}


def role_of(kind: str, action: str) -> str:
    if action == "request":
        return ASSET_FLOW.steps["in_use", "request_disposal"].who
    return next(step.who for (_state, name), step in FLOWS[kind].steps.items() if name == action and step.who)


def test_every_step_that_names_a_role_is_told_here() -> None:
    named = {
        (kind, action) for kind, flow in FLOWS.items() for (_state, action), step in flow.steps.items() if step.who
    }
    assert named == set(STEPS) - {("disposal", "request")}
    assert {role_of(*step) for step in STEPS} <= set(ROLES)


@pytest.mark.parametrize("step", STEPS, ids="-".join)
def test_a_step_is_refused_to_who_has_every_role_but_its_own(
    office: Office, story: SimpleNamespace, step: tuple[str, str]
) -> None:
    """The giver of what is revoked is Li: it is from him that the role is taken."""
    person, role = story.people.li if step[1] == "revoke" else story.people.zhao, role_of(*step)
    others = ",".join(name for name in ROLES if name != role)
    keeping.edit(office, "", person, {"roles": others})
    with pytest.raises(Refused, match=f"for the role {role}, which {person.caption} does not have") as refused:
        STEPS[step](office, story, Staff.get_by_id(person.id))
    assert refused.value.rule == "1.3.1"


@pytest.mark.parametrize("step", STEPS, ids="-".join)
def test_a_step_is_refused_to_who_has_left(office: Office, story: SimpleNamespace, step: tuple[str, str]) -> None:
    person = story.people.li if step[1] == "revoke" else story.people.zhao
    keeping.edit(office, "", person, {"roles": ",".join(ROLES), "left_on": YESTERDAY})
    with pytest.raises(Refused, match=f"{person.caption} left on 2026-03-15"):
        STEPS[step](office, story, Staff.get_by_id(person.id))


@pytest.mark.parametrize("step", STEPS, ids="-".join)
def test_a_step_is_open_to_who_has_its_role_alone_and_leaves_today(
    office: Office, story: SimpleNamespace, step: tuple[str, str]
) -> None:
    person = story.people.li if step[1] == "revoke" else story.people.zhao
    keeping.edit(office, "", person, {"roles": role_of(*step), "left_on": office.today()})
    STEPS[step](office, story, Staff.get_by_id(person.id))


def test_where_nobody_is_named_at_the_keyboard_the_step_is_taken_all_the_same(office: Office, story) -> None:
    disposals.dispose(office, "", story.approved)
    assert Disposal.get_by_id(story.approved.id).state == "done"


def test_a_step_with_a_role_is_refused_to_a_number_that_is_nobodys(office: Office, story) -> None:
    with pytest.raises(Refused, match="There is no employee 999"):
        disposals.dispose(office, "999", story.approved)
    with pytest.raises(Refused, match="Say who counted"):
        stocktakes.finish(office, "999", story.open)
    assert Disposal.get_by_id(story.approved.id).state == "approved"


def test_who_has_left_does_nothing_at_the_keyboard_and_receives_nothing(office: Office, laptop: Asset, people) -> None:
    keeping.edit(office, "", people.zhao, {"left_on": YESTERDAY})
    gone = Staff.named("004")
    move = acts.named(Asset, "store")
    with pytest.raises(Refused, match="004 赵六 left on 2026-03-15: name somebody who works here"):
        move.do(office, "004", laptop, {})
    for name in ("user", "custodian"):
        with pytest.raises(Refused, match="004 赵六 left on 2026-03-15"):
            keeping.edit(office, "001", Asset.get_by_id(laptop.id), {name: gone})
    assert Asset.get_by_id(laptop.id).status == "in_use"
