"""Who has a complaint and how it is driven on (clause 2.3.2): assignment, referral, response, chasing, escalation."""

from collections.abc import Container
from typing import Any

from bizdesk.complaints.cases import RULE, event, holder, stepping
from bizdesk.complaints.models import Complaint, ComplaintEvent
from bizdesk.complaints.words import METHODS, SEVERITIES, STEPS
from bizdesk.office import notes
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Staff, at_work, has_left

# What is said of somebody named who stands below those of a rank.
BELOW = {
    1: N_(
        "{name} stands below {other}, who has {number} or had it: name the manager of a department, or somebody with"
        " the role leader."
    ),
    2: N_("{name} stands below {other}, who has {number} or had it: name somebody with the role leader."),
}


def assign(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    department: Department,
    owner: Staff | None = None,
    reason: str = "",
) -> Complaint:
    """Hand a complaint to a department, with who handles it there."""
    at_work(owner, office.today(), RULE)
    if (complaint.department, complaint.owner) == (department, owner) and complaint.assigned_at:
        raise NothingToDo(
            N_("{number} is with {department} already: nothing to do."),
            number=complaint.number,
            department=department.caption,
        )
    words = N_("Assign {number} to {department}")
    with stepping(office, who, complaint, "assign", words, department=department.caption) as act:
        complaint.department, complaint.owner = department, owner
        complaint.assigned_at = complaint.assigned_at or act.at
        event(act, who, complaint, "assigned", department=department, owner=owner, text=reason)
    return complaint


def refer(office: Office, who: str, complaint: Complaint, *, department: Department, reason: str) -> Complaint:
    """Ask a second department to assist; who has the complaint stays."""
    if complaint.department == department:
        raise Refused(
            N_("{department} has {number} already: name another department."),
            rule=RULE,
            department=department.caption,
            number=complaint.number,
        )
    words = N_("Refer {number} to {department}")
    with stepping(office, who, complaint, "refer", words, department=department.caption) as act:
        event(act, who, complaint, "referred", department=department, text=reason)
        return act.save(complaint)


def respond(office: Office, who: str, complaint: Complaint, *, method: str, text: str = "") -> Complaint:
    """Give the customer a first answer: the complaint is there and somebody deals with it."""
    with stepping(office, who, complaint, "respond", N_("First response to {number}")) as act:
        complaint.responded_at = complaint.responded_at or act.at
        event(act, who, complaint, "responded", method=method, text=text)
        said = _("Answered the customer ({method}). {text}").format(method=_(METHODS[method]), text=text).strip()
        notes.write(office, who, complaint, said, "customer")
    return complaint


def remind(office: Office, who: str, complaint: Complaint, *, text: str, person: Staff | None = None) -> Complaint:
    """Chase who has the complaint, or somebody else; every reminder stands in the thread."""
    chased = person or holder(complaint)
    with stepping(office, who, complaint, "remind", N_("Chase {number}")) as act:
        event(act, who, complaint, "reminded", owner=chased, text=text)
        said = _("Chased {name}: {text}").format(name=chased.caption, text=text) if chased else text
        notes.write(office, who, complaint, said, "system")
    return complaint


def escalate(office: Office, who: str, complaint: Complaint, *, reason: str, to: Staff | None = None) -> Complaint:
    """Take a complaint up the ladder: to the department's manager, then to a leader; or to who is named.

    It goes up and never round: who has it or had it before is no step up, and who stands below them is a step down.
    """
    had = _had_by(complaint)
    highest = max(had, key=_rank, default=None)
    rank = _rank(highest)
    person = to or _next_rung(office, complaint, had, rank)
    if person in had:
        raise Refused(
            N_("{name} has {number} already or had it before: it goes to somebody above."),
            rule=RULE,
            name=person.caption,
            number=complaint.number,
        )
    if highest is not None and _rank(person) < rank:
        raise Refused(
            BELOW[rank],
            rule=RULE,
            name=person.caption,
            other=highest.caption,
            number=complaint.number,
        )
    at_work(person, office.today(), RULE)
    words = N_("Escalate {number} to {name}")
    with stepping(office, who, complaint, "escalate", words, name=person.caption) as act:
        complaint.escalation += 1
        complaint.escalated_to = person
        event(act, who, complaint, "escalated", owner=person, text=reason)
    return complaint


def _had_by(complaint: Complaint) -> list[Staff]:
    """Who handles a complaint and all to whom it was escalated, the last first."""
    escalated = (ComplaintEvent.complaint == complaint.id) & (ComplaintEvent.kind == "escalated")
    events = ComplaintEvent.select().where(escalated).order_by(ComplaintEvent.id.desc())
    return [person for person in (*(event.owner for event in events), complaint.owner) if person is not None]


def _rank(person: Staff | None) -> int:
    """How high somebody stands on the ladder: leaders above the managers of departments, those above all others."""
    if person is None:
        return 0
    if "leader" in person.roles.split(","):
        return 2
    managed: Any = Department.fields()["manager"]
    return int(Department.select().where(managed == person.id).exists())


def _next_rung(office: Office, complaint: Complaint, had: Container[Staff], rank: int) -> Staff:
    """Who stands next above those who have the complaint, the highest of them at a rank; Refused at the top."""
    department = complaint.department
    manager = department.manager if department is not None else None
    leaders = [each for each in Staff.select().order_by(Staff.number) if "leader" in each.roles.split(",")]
    for person in (manager, *leaders):
        if person is None or person in had or _rank(person) < rank:
            continue
        if not has_left(person, office.today()):
            return person
    raise Refused(
        N_("Nobody stands above those who have {number}: name to whom it goes, or give somebody the role leader."),
        rule=RULE,
        number=complaint.number,
    )


def change_severity(office: Office, who: str, complaint: Complaint, *, severity: str, reason: str) -> Complaint:
    """Grade a complaint anew: its times run from when it was received; what was missed stays missed.

    A step that was extended stays due when its approver said, as timing.extend tells; where it was due before that by
    the new severity, it was missed, and that is said.
    """
    if severity == complaint.severity:
        raise NothingToDo(
            N_("{number} is {severity} already: nothing to do."),
            number=complaint.number,
            severity=_(SEVERITIES[severity]),
        )
    with stepping(office, who, complaint, "change_severity", N_("Change the severity of {number}")) as act:
        in_time = complaint.first_breached_at is None
        complaint.severity = severity
        event(act, who, complaint, "severity_changed", severity=severity, text=reason)
    if in_time and complaint.first_breached_at is not None:
        # A step that was given more time since is not overdue: no list of what is due tells.
        office.notices.append(
            _("By its new severity {step} of {number} was due {at}: that it was missed is written.").format(
                step=_(STEPS[complaint.first_breached_step]),
                number=complaint.number,
                at=Complaint.received_at.show(complaint.first_breached_at, office),
            )
        )
    return complaint
