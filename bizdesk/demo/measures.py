"""The corrective and preventive actions of the demo company, from the plan to the second person who verifies them."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bizdesk import keeping
from bizdesk.complaints import actions
from bizdesk.complaints.models import CorrectiveAction
from bizdesk.demo import sayings
from bizdesk.demo.service import HEAD, Life
from bizdesk.office.people import Staff

if TYPE_CHECKING:
    from bizdesk.demo.affair import Affair


def plan(affair: "Affair") -> None:
    """Plan one or two actions for a complaint."""
    for kind, what, _proof in affair.dice.sample(sayings.ACTIONS, affair.dice.choice((1, 1, 2))):
        days = affair.dice.randrange(3, 14)
        values = {
            "complaint": affair.case,
            "kind": kind,
            "what": affair.service.say(what),
            "owner": affair.service.of(affair.matter.department),
            "due": affair.service.calendar.first_working_day(affair.office.today() + timedelta(days=days)),
        }
        keeping.add(affair.office, affair.owner.number, CorrectiveAction, values)


def unverified(affair: "Affair") -> list[CorrectiveAction]:
    """The actions of a complaint that are not verified."""
    mine = (CorrectiveAction.complaint == affair.id) & (CorrectiveAction.state != "verified")
    return list(CorrectiveAction.select().where(mine).order_by(CorrectiveAction.id))


def finish(affair: "Affair", action: CorrectiveAction) -> None:
    """Write down that an action is done, with what proves it."""
    proof = next(proof for _kind, what, proof in sayings.ACTIONS if affair.service.say(what) == action.what)
    actions.finish(affair.office, action.owner.number, action.afresh(), proof=affair.service.say(proof))


def verifier(action: CorrectiveAction) -> Staff:
    """Who verifies: the head of service, or the deputy director where that is the owner."""
    return Staff.named("002" if action.owner.number == HEAD else HEAD)


def carried_out(affair: "Affair") -> Life:
    """Do every action and have it verified; one in six is sent back first."""
    for action in unverified(affair):
        yield affair.service.after(affair.dice.uniform(4, 24))
        finish(affair, action)
        second = verifier(action)
        if affair.service.chance(16):
            yield affair.service.after(affair.dice.uniform(2, 10))
            opinion = affair.service.say(sayings.SENT_BACK)
            actions.send_back(affair.office, second.number, action.afresh(), opinion=opinion)
            yield affair.service.after(affair.dice.uniform(4, 16))
            finish(affair, action)
        yield affair.service.after(affair.dice.uniform(2, 16))
        opinion = affair.service.pick(sayings.VERIFIED)
        actions.verify(affair.office, second.number, action.afresh(), verified_by=second, opinion=opinion)


def begun(affair: "Affair") -> Life:
    """Do the actions of a complaint that are to wait for their verification on the last day."""
    if affair.takes("to_verify"):
        for action in unverified(affair):
            yield affair.service.after(affair.dice.uniform(1, 4))
            finish(affair, action)
