"""The turns that complaints of the demo company take beside the straight way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bizdesk import keeping
from bizdesk.complaints import handling, joining, timing
from bizdesk.complaints.models import Complaint, ComplaintCategory
from bizdesk.demo import sayings
from bizdesk.demo.matters_delivery import ABOUT_DELIVERY
from bizdesk.demo.service import HEAD
from bizdesk.office.people import Department
from bizdesk.office.working_time import last_closing

if TYPE_CHECKING:
    from bizdesk.demo.affair import Affair

# So many earlier complaints of a customer are thought of.
REMEMBERED = 5
# Who is asked to assist, by who has the complaint.
ASSISTS = {"02": "06", "03": "04", "04": "03", "05": "07", "06": "07", "07": "06"}


def halt(affair: "Affair") -> None:
    """Stop the clock."""
    waiting_for = affair.dice.choice(("customer", "customer", "supplier", "supplier", "authority", "other"))
    reason = affair.service.pick(sayings.WAITING[waiting_for])
    affair.do(affair.owner, timing.pause, waiting_for=waiting_for, reason=reason)


def pause(affair: "Affair") -> None:
    """Stop the clock for some days."""
    halt(affair)
    affair.turns.add("resume")


def resume(affair: "Affair") -> None:
    """Let the clock run again."""
    affair.do(affair.owner, timing.resume, reason=affair.service.pick(sayings.RESUMED))


def extend(affair: "Affair") -> None:
    """Ask for more time until the end of a later day, and get it."""
    calendar, before = affair.service.calendar, affair.case.resolution_due
    day = max(before, affair.office.now()).astimezone(affair.office.zone).date()
    due = last_closing(calendar, calendar.add_working_days(day, affair.dice.randrange(3, 8)))
    owner = affair.owner
    approver = affair.service.approver(0, owner)
    affair.do(
        approver,
        timing.extend,
        due=due,
        reason=affair.service.pick(sayings.EXTENSIONS),
        approver=approver,
        requested_by=owner,
        opinion=affair.service.say(sayings.APPROVED[-1]),
    )


def refer(affair: "Affair") -> None:
    """Ask a second department to assist."""
    department = Department.named(ASSISTS[affair.matter.department])
    affair.do(affair.owner, handling.refer, department=department, reason=affair.service.pick(sayings.REFERRALS))


def remind(affair: "Affair") -> None:
    """Chase who has it."""
    affair.do(HEAD, handling.remind, text=affair.service.pick(sayings.REMINDERS))


def escalate(affair: "Affair") -> None:
    """Take it up the ladder."""
    affair.do(HEAD, handling.escalate, reason=affair.service.pick(sayings.ESCALATIONS))


def regrade(affair: "Affair") -> None:
    """Grade it graver."""
    severity = "serious" if affair.case.severity == "minor" else "critical"
    if severity != affair.case.severity:
        reason = affair.service.pick(sayings.REGRADED)
        affair.do(HEAD, handling.change_severity, severity=severity, reason=reason)


def link(affair: "Affair") -> None:
    """Link it with what the same customer complained of before."""
    others = Complaint.select().where((Complaint.customer == affair.case.customer.id) & (Complaint.id != affair.id))
    newest = others.order_by(Complaint.received_at.desc(), Complaint.id.desc()).limit(REMEMBERED)
    before = [each for each in newest if each.state != "merged"]
    if before:
        reason = affair.service.say(sayings.LINKED)
        affair.do(affair.owner, joining.link, other=before[0], reason=reason)


def double(affair: "Affair") -> None:
    """Hear of the same matter a second time."""
    subject = affair.service.say(sayings.AGAIN).format(subject=affair.case.subject)
    affair.other = affair.taken_down(affair.case.customer, subject).id
    affair.turns.add("merge")


def merge(affair: "Affair") -> None:
    """Put the second message to the first."""
    second, reason = Complaint.get_by_id(affair.other), affair.service.pick(sayings.DUPLICATES)
    joining.merge(affair.office, HEAD, second, into=affair.case, reason=reason)


def split(affair: "Affair") -> None:
    """Make a case of its own of what another department answers for; it is dealt with from then on."""
    others = [each for each in ABOUT_DELIVERY if each.department not in (affair.matter.department, "06")]
    matter = affair.dice.choice([each for each in others if affair.product in each.products] or others)
    part = affair.do(
        affair.owner,
        joining.split,
        subject=affair.service.say(matter.about(matter.subject, affair.product)),
        description=affair.service.say(matter.said),
        reason=affair.service.say(sayings.OF_ITS_OWN),
    )
    keeping.edit(affair.office, HEAD, part.afresh(), {"category": ComplaintCategory.named(matter.category)})
    affair.apart(part, matter)


def cancel(affair: "Affair") -> None:
    """End what was no complaint."""
    affair.do(affair.owner, joining.cancel, reason=affair.service.pick(sayings.CANCELLED))


TURNS: dict[str, Callable[["Affair"], None]] = {
    "halt": halt,
    "pause": pause,
    "resume": resume,
    "extend": extend,
    "refer": refer,
    "remind": remind,
    "escalate": escalate,
    "regrade": regrade,
    "link": link,
    "double": double,
    "merge": merge,
    "split": split,
    "cancel": cancel,
}
# Working hours until a turn is taken, where it is not soon.
LATER = {"resume": (8.0, 60.0), "merge": (0.6, 2.0)}
SOON = (0.3, 2.0)
