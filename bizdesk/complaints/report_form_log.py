"""What happened to a complaint, as its handling form tells it: who had it, what was said, earlier rounds, links."""

from collections.abc import Container, Iterator, Sequence
from typing import Any

from bizdesk.complaints.models import Complaint, ComplaintEvent, ComplaintRound, Inquiry, Visit
from bizdesk.complaints.report_standing import Reckoning
from bizdesk.complaints.words import COMPLAINT_STATES, EVENTS, INQUIRY_STATES, VISIT_STATES
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.reports.making import cell, chosen, column, titled
from bizdesk.reports.report import Cell, Column, Row, Table

OF_ROUND = (
    "round",
    "finding",
    "proposal",
    "proposal_cost",
    "agreed_on",
    "feedback_at",
    "rating",
    "reason",
)
RELATIONS = {
    "repeat_of": N_("Repeat of"),
    "repeated_by": N_("Repeated by"),
    "merged_into": N_("Merged into"),
    "merged_from": N_("Merged from"),
    "split_from": N_("Split from"),
    "split_off": N_("Split off"),
    "linked": N_("Linked with"),
    "inquiry": N_("Came from inquiry"),
    "visit": N_("Return visit"),
}


def holders(complaint: Complaint, events: Sequence[ComplaintEvent], reckoning: Reckoning) -> Table:
    """Who had the complaint from when to when, and for how much working time; departments that assist stand between."""
    given = [event for event in events if event.kind in ("assigned", "referred")]
    mains = [event for event in given if event.kind == "assigned"]
    rows: list[Row] = []
    if not mains and complaint.assigned_at is not None:
        # From a register, or split off one that was assigned: its first assignment is no event of its own.
        owned = (titled(complaint.department), titled(complaint.owner))
        rows.append(_held("assigned", owned, complaint.assigned_at, complaint.closed_at, "", reckoning))
    for event in given:
        until = complaint.closed_at
        if event.kind == "assigned" and event is not mains[-1]:
            until = mains[mains.index(event) + 1].at
        owned = (titled(event.department), titled(event.owner))
        rows.append(_held(event.kind, owned, event.at, until, event.text, reckoning))
    columns = (
        Column("how", _("Step")),
        Column("department", _("Department")),
        Column("owner", _("Case handler")),
        Column("from", _("From"), "instant"),
        Column("to", _("To"), "instant"),
        Column("held", _("Working time"), "integer"),
        Column("reason", _("Reason"), width=20),
    )
    return Table("holders", _("Who has it"), columns, rows, empty=_("It was given to nobody yet."))


def _held(
    kind: str, owned: tuple[Cell, Cell], since: Any, until: Any, reason: str, reckoning: Reckoning
) -> tuple[Cell, ...]:
    seconds = reckoning.between(since, until or reckoning.now)
    return (chosen(EVENTS, kind), *owned, since, until, reckoning.told(seconds), reason)


def happened(name: str, title: str, events: Sequence[ComplaintEvent], kinds: Container[str], office: Office) -> Table:
    """The events of some kinds in order, with who they are about and what was said or done."""
    declared = ComplaintEvent.fields()
    rows: list[tuple[Cell, ...]] = [
        (
            event.at,
            chosen(EVENTS, event.kind),
            event.round,
            titled(event.person),
            titled(event.owner) or event.person_reached,
            cell(declared["method"], event.method, office) or cell(declared["waiting_for"], event.waiting_for, office),
            event.amount,
            event.rating,
            event.text,
        )
        for event in events
        if event.kind in kinds
    ]
    columns = (
        column(declared["at"]),
        Column("event", _("What happened")),
        column(declared["round"]),
        Column("by", _("By")),
        Column("with", _("With whom")),
        Column("how", _("How")),
        column(declared["amount"]),
        Column("rating", _("Rating given"), "integer"),
        column(declared["text"], width=24),
    )
    # Columns in which nothing stands would take the room of what was said.
    used = [
        place
        for place, each in enumerate(columns)
        if each.name in ("at", "event", "by", "text") or any(row[place] not in (None, "") for row in rows)
    ]
    return Table(
        name,
        title,
        tuple(columns[place] for place in used),
        [tuple(row[place] for place in used) for row in rows],
        empty=_("None so far."),
    )


def rounds(complaint: Complaint, office: Office) -> Table:
    """The rounds that did not satisfy the customer, as they stood when the next began."""
    declared = ComplaintRound.fields()
    kept = ComplaintRound.select().where(ComplaintRound.complaint == complaint.id).order_by(ComplaintRound.id)
    rows: list[Row] = [tuple(cell(declared[name], getattr(each, name), office) for name in OF_ROUND) for each in kept]
    columns = tuple(column(declared[name], label=_("Rating given") if name == "rating" else "") for name in OF_ROUND)
    return Table("rounds", _("Earlier rounds"), columns, rows, empty=_("This is the first round."))


def links(complaint: Complaint, events: Sequence[ComplaintEvent]) -> Table:
    """What the complaint belongs together with, told on both sides."""
    seen: set[str] = set()
    rows: list[Row] = []
    for relation, number, subject, state in _related(complaint, events):
        if number not in seen:
            seen.add(number)
            rows.append((chosen(RELATIONS, relation), number, subject, state))
    columns = (
        Column("relation", _("Relation")),
        Column("number", _("No.")),
        Column("subject", _("Subject"), width=30),
        Column("status", _("Status")),
    )
    return Table("links", _("Related records"), columns, rows, empty=_("None so far."))


def _related(complaint: Complaint, events: Sequence[ComplaintEvent]) -> Iterator[tuple[str, str, str, Cell]]:
    """The closer relation first: who is merged with another is linked with it as well."""
    own = (("repeat_of", "repeated"), ("merged_into", "merged_into"), ("split_from", "split_from"))
    others = [(relation, getattr(complaint, name)) for relation, name in own]
    mine = complaint.id
    back = (
        ("repeated_by", Complaint.repeated == mine),
        ("merged_from", Complaint.merged_into == mine),
        ("split_off", Complaint.split_from == mine),
    )
    for relation, theirs in back:
        others += [(relation, each) for each in Complaint.select().where(theirs).order_by(Complaint.id)]
    others += [("linked", event.other) for event in events if event.kind == "linked"]
    for relation, other in others:
        if other is not None:
            yield relation, other.number, other.subject, chosen(COMPLAINT_STATES, other.state)
    for asked in Inquiry.select().where(Inquiry.complaint == mine).order_by(Inquiry.id):
        yield "inquiry", asked.number, asked.question, chosen(INQUIRY_STATES, asked.state)
    for visit in Visit.select().where(Visit.complaint == mine).order_by(Visit.id):
        yield "visit", visit.number, (visit.done_on or visit.due_on).isoformat(), chosen(VISIT_STATES, visit.state)
