"""Stopping the clock of a complaint, letting it run again, and giving more time (clause 2.3.2)."""

from datetime import datetime, time, timedelta

from bizdesk.complaints.cases import RULE, event, stepping
from bizdesk.complaints.clocking import DUES
from bizdesk.complaints.decided import EXTENSION
from bizdesk.complaints.flows import COMPLAINT_FLOW
from bizdesk.complaints.models import Complaint, Extension
from bizdesk.complaints.target import LIMITS
from bizdesk.complaints.words import STEPS
from bizdesk.office import approval
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.holidays import working_calendar
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.office.working_time import last_closing

# As many as a time allowed may have in the policy.
MOST_DAYS = LIMITS["cd"]


def pause(office: Office, who: str, complaint: Complaint, *, waiting_for: str, reason: str = "") -> Complaint:
    """Stop the clock: the times due move by the working time it stands."""
    with stepping(office, who, complaint, "pause", N_("Stop the clock of {number}")) as act:
        complaint.paused_since, complaint.pause_reason = act.at, waiting_for
        event(act, who, complaint, "paused", waiting_for=waiting_for, text=reason)
    return complaint


def resume(office: Office, who: str, complaint: Complaint, *, reason: str = "") -> Complaint:
    """Let the clock run again."""
    with stepping(office, who, complaint, "resume", N_("Resume the clock of {number}")) as act:
        complaint.paused_since, complaint.pause_reason = None, ""
        event(act, who, complaint, "resumed", text=reason)
    return complaint


def extend(
    office: Office,
    who: str,
    complaint: Complaint,
    *,
    due: datetime,
    reason: str,
    approver: Staff,
    step: str = "",
    requested_by: Staff | None = None,
    opinion: str = "",
    paper_reference: str = "",
) -> Complaint:
    """Give a step more time, by an approver who does not handle the complaint; what was due before stays visible.

    Without a step named it is the resolution, the last of them. What was given stands whatever the
    severity becomes, graver or milder: it was promised under an approver's name, and only an approver moves it again.
    """
    step = step or "resolve"
    taken = COMPLAINT_FLOW.step(complaint, "extend")
    with stepping(office, who, complaint, "extend", N_("Extend {number}")) as act:
        before: datetime | None = getattr(complaint, DUES[step][0])
        if before is None or getattr(complaint, DUES[step][1]) is not None:
            raise Refused(
                N_("{step} of {number} is done: it needs no more time."),
                rule=RULE,
                step=_(STEPS[step]),
                number=complaint.number,
            )
        if due - act.at > timedelta(days=MOST_DAYS):
            raise Refused(N_("No more than {most} days are given at once."), rule=RULE, most=MOST_DAYS)
        due = _whole_day(office, due)
        if due <= max(before, act.at):
            raise Refused(
                N_("The new due time must lie after {before}, and ahead of now."),
                rule=RULE,
                before=Complaint.received_at.show(before, office),
            )
        # What an approver gives moves what was missed, too; that it was missed is written.
        setattr(complaint, DUES[step][0], None)
        applicant = requested_by or complaint.owner
        given = act.add(
            Extension(
                complaint=complaint,
                step=step,
                before=before,
                due=due,
                given_at=act.at,
                requested_by=applicant,
                reason=reason,
            )
        )
        approval.decide(
            act,
            given,
            EXTENSION,
            "approved",
            approver,
            role=taken.who,
            others={N_("applicant"): applicant, N_("case handler"): complaint.owner},
            opinion=opinion,
            paper_reference=paper_reference,
        )
        event(act, who, complaint, "extended", step=step, due=due, owner=approver, text=reason)
    return complaint


def _whole_day(office: Office, due: datetime) -> datetime:
    """A day typed without an hour: the last closing of it, or of the next working day."""
    local, calendar = due.astimezone(office.zone), working_calendar(office)
    if local.time() != time(0):
        return due
    return last_closing(calendar, calendar.first_working_day(local.date()))
