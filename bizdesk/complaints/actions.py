"""Corrective and preventive actions (clause 2.3.2): done with a proof, verified by a second person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bizdesk.complaints.flows import ACTION_FLOW, COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint, CorrectiveAction
from bizdesk.complaints.words import OPEN
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.inputs import ahead, done_on
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff, at_work

RULE = "2.3.2"


def add(office: Office, who: str, values: Mapping[str, Any]) -> CorrectiveAction:
    """Plan an action for an open complaint."""
    action = CorrectiveAction(**values)
    with change(office, who, N_("Plan action {number} for {complaint}")) as act:
        _fitting(office, action)
        ahead(office, action.due, RULE)
        act.words["number"] = act.add(action).number
        act.words["complaint"] = action.complaint.number
    return action


def _fitting(office: Office, action: CorrectiveAction) -> None:
    """Refuse an action of a complaint that is over, or of somebody who has left."""
    if action.complaint is not None:
        open_to_plans(action.complaint)
    at_work(action.owner, office.today(), RULE)


def open_to_plans(complaint: Complaint) -> None:
    """Refuse to plan an action for a complaint that is over."""
    COMPLAINT_FLOW.within(complaint, OPEN, N_("{number} is {state}: reopen it before an action is planned."))


def plan(office: Office, who: str, complaint: Complaint, **values: Any) -> CorrectiveAction:
    """Plan an action from where its complaint stands."""
    return add(office, who, {**values, "complaint": complaint})


def edit(office: Office, who: str, action: CorrectiveAction, values: Mapping[str, Any]) -> CorrectiveAction:
    """Correct an action that is not done yet; a day that it is moved to has not passed."""
    if any(getattr(action, name) != value for name, value in values.items()):
        ACTION_FLOW.within(action, ("open",), N_("{number} is {state}: send it back before it is changed."))
    if (due := values.get("due")) != action.due:
        ahead(office, due, RULE)
    for name, value in values.items():
        setattr(action, name, value)
    _fitting(office, action)
    with change(office, who, N_("Edit {number}"), number=action.number) as act:
        return act.save(action)


def remove(office: Office, who: str, action: CorrectiveAction) -> None:
    """Take an action back that nobody has begun."""
    ACTION_FLOW.within(action, ("open",), N_("{number} is {state}: it stays with its complaint."))
    with change(office, who, N_("Delete {number}"), number=action.number) as act:
        act.remove(action)


def finish(
    office: Office, who: str, action: CorrectiveAction, *, proof: str, on: date | None = None
) -> CorrectiveAction:
    """Write down that an action is done, and what proves it."""
    on = done_on(office, on, RULE)
    received = action.complaint.received_at.astimezone(office.zone).date()
    if on < received:
        raise Refused(
            N_("{number} cannot be done before the complaint was received: {date}."),
            rule=RULE,
            number=action.number,
            date=received.isoformat(),
        )
    with change(office, who, N_("{number} is done"), number=action.number) as act:
        ACTION_FLOW.move(action, "finish")
        action.done_on, action.proof = on, proof
        return act.save(action)


def verify(
    office: Office, who: str, action: CorrectiveAction, *, verified_by: Staff, opinion: str = "", on: date | None = None
) -> CorrectiveAction:
    """Write down that a second person found an action done and effective."""
    on = on or office.today()
    at_work(verified_by, office.today(), RULE)
    if verified_by == action.owner:
        raise Refused(
            N_("{name} is the owner of {number}: another person must verify it."),
            rule="1.3.1",
            name=verified_by.caption,
            number=action.number,
        )
    if on > office.today() or (action.done_on is not None and on < action.done_on):
        raise Refused(N_("An action is verified after it is done, and not ahead of today."), rule=RULE)
    with change(office, who, N_("Verify {number}"), number=action.number) as act:
        ACTION_FLOW.move(action, "verify")
        action.verified_by, action.verified_on, action.opinion = verified_by, on, opinion
        return act.save(action)


def send_back(office: Office, who: str, action: CorrectiveAction, *, opinion: str) -> CorrectiveAction:
    """Send an action back that was not done, or did not help."""
    with change(office, who, N_("Send {number} back"), number=action.number) as act:
        ACTION_FLOW.move(action, "send_back")
        action.done_on = action.verified_by = action.verified_on = None
        action.proof, action.opinion = "", opinion
        return act.save(action)
