"""The handling form of a complaint: everything the office knows of it, to be signed and filed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bizdesk.complaints import clocking
from bizdesk.complaints.decided import DECIDED
from bizdesk.complaints.models import Complaint, ComplaintEvent, CorrectiveAction, Extension
from bizdesk.complaints.report_figures import two_levels
from bizdesk.complaints.report_form_log import happened, holders, links, rounds
from bizdesk.complaints.report_standing import Reckoning, standings
from bizdesk.complaints.words import STANDINGS, STEPS
from bizdesk.office import approval, notes
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.reports.decisions import decisions
from bizdesk.reports.documents import documents_table
from bizdesk.reports.making import cell, chosen, column, fields_of, make, titled
from bizdesk.reports.names import Names
from bizdesk.reports.report import Block, Cell, Column, Field, Fields, Paragraph, Report, Row, Signatures, Table

PARAMETERS = {"complaint": Reference(Complaint, N_("Complaint"), required=True)}
REGISTERED = (
    "number",
    "state",
    "received_at",
    "received_by",
    "channel",
    "severity",
    "customer",
    "contact",
    "phone",
    "category",
    "product",
    "department",
    "owner",
    "round",
    "subject",
    "description",
    "demand",
    "remarks",
)
FOUND = ("finding", "justified", "liability", "cause", "loss")
REMEDY = ("proposal", "proposal_cost", "proposed_by", "approval_needed", "agreed_on")
VERDICT = ("outcome", "feedback_at", "feedback_method", "person_reached", "satisfied", "rating", "closed_at")
# What kind of action, in a word.
KINDS = {"corrective": N_("corrective"), "preventive": N_("preventive")}
OF_ACTION = ("number", "kind", "what", "owner", "due", "done_on", "proof", "verified_by", "verified_on", "state")
# What is said between the office and the customer, and what drives the case on.
TALKED = (
    "responded",
    "found",
    "proposed",
    "approved",
    "rejected",
    "agreed",
    "refused",
    "fed_back",
    "satisfied",
    "not_satisfied",
    "reopened",
)
DRIVEN = (
    "reminded",
    "investigating",
    "paused",
    "resumed",
    "extended",
    "escalated",
    "severity_changed",
    "cancelled",
)


def form(office: Office, complaint: Complaint) -> Report:
    """Everything the papers of a complaint show."""
    reckoning = Reckoning(office)
    events = list(ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id).order_by(ComplaintEvent.id))
    blocks: list[Block] = [
        listed(complaint, REGISTERED, office, _("Register")),
        holders(complaint, events, reckoning),
        steps(complaint, reckoning),
        extensions(complaint, office),
        listed(complaint, FOUND, office, _("Investigation")),
        listed(complaint, REMEDY, office, _("Remedy")),
        replace(decisions(office, complaint, DECIDED), empty=_undecided(complaint)),
        happened("log", _("Negotiation and feedback"), events, TALKED, office),
        happened("handling", _("Handling"), events, DRIVEN, office),
        listed(complaint, VERDICT, office, _("Verdict of the customer")),
        rounds(complaint, office),
        actions(complaint, office),
        links(complaint, events),
        said(complaint, events),
        documents_table(complaint),
    ]
    blocks = [
        *(block for block in blocks if not _bare(block)),
        *nothing_of(block for block in blocks if _bare(block)),
        Signatures((_("Received by"), _("Case handler"), _("Reviewer"), _("Approver"))),
    ]
    return make(
        office,
        "complaint",
        _("Complaint handling form {number}").format(number=complaint.number),
        blocks,
        as_of=office.today(),
        parameters={"complaint": complaint.number},
    )


def _bare(block: Block) -> bool:
    """Whether a block is a table without a row, which would fill a paper with headings of nothing."""
    return isinstance(block, Table) and not block.rows


def nothing_of(tables: Iterable[Block]) -> Iterator[Paragraph]:
    """What there is nothing of, in sentences; nothing where there is something of all."""
    told = [
        _("{label}: {value}").format(label=table.title, value=table.empty)
        for table in tables
        if isinstance(table, Table)
    ]
    if told:
        yield Paragraph(" ".join(told))


def _undecided(complaint: Complaint) -> str:
    """What stands in the place of decisions where there are none."""
    return _("Not decided yet.") if complaint.approval_needed else _("No approval is needed.")


def listed(complaint: Complaint, names: tuple[str, ...], office: Office, title: str) -> Fields:
    """Fields of a complaint, its category and its cause with the group they belong to."""
    levels: dict[str, Cell] = {
        name: two_levels(getattr(complaint, name)) for name in ("category", "cause") if name in names
    }
    items = (
        Field(item.name, item.label, levels.get(item.name, item.value), item.type)
        for item in fields_of(complaint, names, office).items
    )
    return Fields(tuple(items), title)


def steps(complaint: Complaint, reckoning: Reckoning) -> Table:
    """When each step was due at first, is due now and was done, and how late it is."""
    rows: list[Row] = [
        (
            chosen(STEPS, each.step),
            each.original,
            each.due,
            each.done,
            chosen(STANDINGS, each.state),
            reckoning.told(reckoning.late(each)),
        )
        for each in standings(reckoning, [complaint])[complaint.id]
    ]
    columns = (
        Column("step", _("Step")),
        Column("original", _("Due at first"), "instant"),
        Column("due", _("Due"), "instant"),
        Column("done", _("Done"), "instant"),
        Column("state", _("Status")),
        Column("late_by", _("Late by"), "integer"),
    )
    return Table(
        "clock",
        _("Times due"),
        columns,
        rows,
        note="\n".join(filter(None, (_missed(complaint, reckoning), reckoning.note()))),
    )


def _missed(complaint: Complaint, reckoning: Reckoning) -> str:
    """The first due time that was missed: it stays on the paper whatever was given later."""
    breach = clocking.missed(complaint, reckoning.now)
    if breach is None:
        return ""
    at = Complaint.received_at.show(breach[0], reckoning.office)
    return _("First missed: {step}, due {at}.").format(step=_(STEPS[breach[1]]), at=at)


def extensions(complaint: Complaint, office: Office) -> Table:
    """More time that was given, by whom and why."""
    declared = Extension.fields()
    rows: list[Row] = []
    for given in Extension.select().where(Extension.complaint == complaint.id).order_by(Extension.id):
        made = approval.decisions(given)
        rows.append(
            (
                chosen(STEPS, given.step),
                given.before,
                given.due,
                given.given_at,
                titled(given.requested_by),
                titled(made[-1].approver) if made else None,
                given.reason,
            )
        )
    columns = (
        column(declared["step"]),
        column(declared["before"]),
        column(declared["due"]),
        column(declared["given_at"]),
        column(declared["requested_by"]),
        Column("approver", _("Approver")),
        column(declared["reason"], width=20),
    )
    return Table("extensions", _("Extensions"), columns, rows, empty=_("No more time was given."))


def actions(complaint: Complaint, office: Office) -> Table:
    """What is done so that it does not come again, with the proof and who verified it."""
    declared, names = CorrectiveAction.fields(), Names()

    def told(action: CorrectiveAction, name: str) -> Cell:
        if name == "kind":
            return chosen(KINDS, action.kind)
        if name in ("owner", "verified_by"):
            return names.of(Staff, action.__data__[name])
        return cell(declared[name], getattr(action, name), office)

    planned = CorrectiveAction.select().where(CorrectiveAction.complaint == complaint.id)
    rows: list[Row] = [
        tuple(told(action, name) for name in OF_ACTION) for action in planned.order_by(CorrectiveAction.id)
    ]
    columns = tuple(column(declared[name], width=20 if name == "what" else 0) for name in OF_ACTION)
    return Table("actions", _("Corrective and preventive actions"), columns, rows, empty=_("No action was planned."))


def said(complaint: Complaint, events: Iterable[ComplaintEvent]) -> Table:
    """What stands in the thread as said to or by the customer, but for what a step has told already."""
    told = {event.text for event in events}
    rows: list[Row] = [
        (note.written_at, titled(note.written_by), note.text)
        for note in notes.thread(complaint)
        if note.kind == "customer" and note.text not in told
    ]
    columns = (
        Column("at", _("At"), "instant"),
        Column("by", _("Written by")),
        Column("text", _("What was said or done"), width=40),
    )
    return Table("notes", _("Notes with the customer"), columns, rows, empty=_("None so far."))
