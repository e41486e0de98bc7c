"""Approvals: who decided what on which record, and the rules on who may (clause 1.3.1)."""

from datetime import date
from hashlib import sha256

from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.fields import Choice, Date, Integer, Reference, Text
from bizdesk.office.journal import Act, canonical
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.record import Record

VERDICTS = {
    "approved": N_("approved"),
    "rejected": N_("rejected"),
    "changes_requested": N_("changes requested"),
    "revoked": N_("revoked"),
}
RULE = "1.3.1"


class Approval(Record):
    """One decision of one person on one record, with a hash of what was decided on."""

    singular, plural = N_("Approval"), N_("Approvals")
    carries_out = RULE
    subject_kind = Text(N_("Record kind"), required=True, editable=False)
    subject_id = Integer(N_("Record"), required=True, editable=False)
    step = Text(N_("Step"), required=True, editable=False)
    approver = Reference(Staff, N_("Approver"), required=True, editable=False)
    verdict = Choice(VERDICTS, N_("Verdict"), required=True, editable=False)
    opinion = Text(N_("Opinion"), multiline=True, limit=4_000, editable=False)
    decided_on = Date(N_("Decided on"), required=True, editable=False)
    paper_reference = Text(N_("Paper reference"), editable=False)
    snapshot = Text(N_("Snapshot"), required=True, limit=64, editable=False)

    class Meta:
        indexes = ((("subject_kind", "subject_id"), False),)


def snapshot(record: Record, fields: tuple[str, ...]) -> str:
    """The hash of what is decided on: these fields of the record as they are stored."""
    stored = record.stored()
    decided_on = [record.kind_name(), record.id, {name: stored[name] for name in fields}]
    return sha256(canonical(decided_on).encode()).hexdigest()


def decisions(record: Record, step: str = "") -> list[Approval]:
    """The decisions on a record, oldest first."""
    mine = (Approval.subject_kind == record.kind_name()) & (Approval.subject_id == record.id)
    if step:
        mine &= Approval.step == step
    return list(Approval.select().where(mine).order_by(Approval.id))


def standing(record: Record, step: str, fields: tuple[str, ...]) -> Approval | None:
    """The newest decision, if it is an approval and the record is still what was approved."""
    made = decisions(record, step)
    if made and made[-1].verdict == "approved" and made[-1].snapshot == snapshot(record, fields):
        return made[-1]
    return None


def repeated(record: Record, step: str, verdict: str, approver: Staff, fields: tuple[str, ...]) -> None:
    """Refuse, as nothing to do, what the same person has decided on the same record already."""
    made = decisions(record, step)
    if made and (made[-1].approver.id, made[-1].verdict, made[-1].snapshot) == (
        approver.id,
        verdict,
        snapshot(record, fields),
    ):
        raise NothingToDo(
            N_("{name} has decided that on {number} already: nothing to do."), name=approver.title, number=record.key
        )


def decide(
    act: Act,
    record: Record,
    step: str,
    verdict: str,
    approver: Staff,
    *,
    fields: tuple[str, ...],
    amount: int = 0,
    others: dict[str, Staff | None],
    opinion: str = "",
    decided_on: date | None = None,
    paper_reference: str = "",
) -> Approval:
    """Write a decision down, or refuse it by the rules of approval.

    amount: minor units the approver's limit must cover; others: the parts that other persons must have played
    (message id of the part -> person).
    """
    office = act.office
    if "approver" not in approver.roles.split(","):
        raise Refused(
            N_("{name} is not an approver: give the role in the staff list first."), rule=RULE, name=approver.title
        )
    if approver.left_on and approver.left_on < office.today():
        raise Refused(N_("{name} left on {date}."), rule=RULE, name=approver.title, date=approver.left_on)
    for part, person in others.items():
        if person is not None and person.id == approver.id:
            raise Refused(
                N_("{name} is the {part} of {number}: another person must decide."),
                rule=RULE,
                name=approver.title,
                part=part,
                number=record.key,
            )
    limit = approver.approval_limit
    if verdict == "approved" and limit is not None and amount > limit:
        raise Refused(
            N_("{name} may approve up to {limit}; {number} is {amount}."),
            rule=RULE,
            name=approver.title,
            limit=office.money(limit),
            number=record.key,
            amount=office.money(amount),
        )
    now = snapshot(record, fields)
    return act.add(
        Approval(
            subject_kind=record.kind_name(),
            subject_id=record.id,
            step=step,
            approver=approver,
            verdict=verdict,
            opinion=opinion,
            decided_on=decided_on or office.today(),
            paper_reference=paper_reference,
            snapshot=now,
        )
    )
