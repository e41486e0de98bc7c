"""Approvals: who decided what on which record, and the rules on who may (clause 1.3.1)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from bizdesk.office import rows
from bizdesk.office.chain import canonical
from bizdesk.office.errors import NothingToDo, Refused
from bizdesk.office.fields import Choice, Date, Flag, Integer, Reference, Text
from bizdesk.office.journal import Act
from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff, admit, has_left
from bizdesk.office.record import Record, told_beside

if TYPE_CHECKING:
    from bizdesk.office.file import Office

STEPS = {"review": N_("Review"), "approve": N_("Approval")}
VERDICTS = {
    "approved": N_("approved"),
    "rejected": N_("rejected"),
    "changes_requested": N_("changes requested"),
    "revoked": N_("revoked"),
}
RULE = "1.3.1"


class Void(NamedTuple):
    """Since when an approval is void, and the act it is void by in words; where no act tells, neither."""

    on: date | None = None
    what: str = ""


class Verdict(Choice):
    """What was decided; of an approval that is void the day and the act it is void since."""

    def told(self, record: Any, office: "Office") -> str:
        said, void = super().told(record, office), record.voided
        if void is None:
            return said
        if void.on is None:
            return _("{verdict}, void").format(verdict=said)
        return _("{verdict}, void since {date}: {what}").format(verdict=said, date=void.on, what=void.what)


class Approval(Record):
    """One decision of one person on one record, with a hash of what was decided on.

    voided: how it is void, once that was looked at by voided.look(); None where it holds, was revoked, or is none.
    """

    singular, plural = N_("Approval"), N_("Approvals")
    carries_out = RULE
    worked_out = told_beside(void=Flag(N_("Void"), editable=False), voided_on=Date(N_("Void since"), editable=False))
    voided: Void | None = None
    subject_kind = Text(N_("Record kind"), required=True, editable=False)
    subject_id = Integer(N_("Record"), required=True, editable=False)
    step = Choice(STEPS, N_("Step"), required=True, editable=False)
    approver = Reference(Staff, N_("Approver"), required=True, editable=False)
    verdict = Verdict(VERDICTS, N_("Verdict"), required=True, editable=False)
    opinion = Text(N_("Opinion"), multiline=True, limit=4_000, editable=False)
    decided_on = Date(N_("Decided on"), required=True, editable=False)
    paper_reference = Text(N_("Paper reference"), editable=False)
    snapshot = Text(N_("Snapshot"), required=True, limit=64, editable=False)

    class Meta:
        indexes = ((("subject_kind", "subject_id"), False),)

    @property
    def void(self) -> bool:
        return self.voided is not None

    @property
    def voided_on(self) -> date | None:
        return self.voided.on if self.voided else None


class Matter(NamedTuple):
    """What is decided on at a step: content(record, day) is all of it in plain values, as it stood on that day."""

    step: str
    content: Callable[[Any, date], Any]


class Hold(NamedTuple):
    """An approval of a matter lasts while the record is in none of the states before it and, in `held`, unchanged."""

    matter: Matter
    before: tuple[str, ...]
    held: tuple[str, ...]


class Decided(NamedTuple):
    """What is decided on of a kind of record, whose own flow takes it back when it is changed.

    about: the reference to the record it is about; of_that: the fields of that record which count too.
    """

    holds: tuple[Hold, ...]
    about: str = ""
    of_that: tuple[str, ...] = ()


def snapshot(record: Record, matter: Matter, day: date) -> str:
    """The hash of what is decided on."""
    return sha256(canonical([record.kind_name(), record.id, matter.content(record, day)]).encode()).hexdigest()


def decisions(record: Record) -> list[Approval]:
    """The decisions on a record, oldest first."""
    return list(_made(record).order_by(Approval.id))


def _made(record: Record) -> Any:
    return Approval.select().where((Approval.subject_kind == record.kind_name()) & (Approval.subject_id == record.id))


def newest(record: Record, matter: Matter) -> Approval | None:
    """The newest decision at a step."""
    return _made(record).where(Approval.step == matter.step).order_by(Approval.id.desc()).first()


def with_lines(record: Record, names: Sequence[str], lines: type[Record], of_line: Sequence[str]) -> list[Any]:
    """What is decided on a record that has lines: some of its stored values, and some of each line's in their order."""
    stored = record.stored()
    told = lines.select(*(getattr(lines, name) for name in of_line))
    mine = told.where(lines.fields()[lines.belongs_to] == record.id).order_by(lines.id)
    return [*(stored[name] for name in names), *map(list, lines._meta.database.execute(mine))]


def standing(record: Record, matter: Matter) -> Approval | None:
    """The newest decision, if it is an approval and the record is still what was approved."""
    made = newest(record, matter)
    if made is None or made.verdict != "approved" or made.snapshot != snapshot(record, matter, made.decided_on):
        return None
    return made


def standing_among(records: Sequence[Record], matter: Matter) -> set[int]:
    """The row ids of records, all of a kind, of which an approval stands: one question to the file for all of them."""
    if not records:
        return set()
    of_kind = (Approval.subject_kind == records[0].kind_name()) & (Approval.step == matter.step)
    made = Approval.select().where(of_kind & rows.among(Approval.subject_id, [record.id for record in records]))
    newest_of = {each.subject_id: each for each in made.order_by(Approval.id)}
    return {
        record.id
        for record in records
        if (last := newest_of.get(record.id)) is not None
        and last.verdict == "approved"
        and last.snapshot == snapshot(record, matter, last.decided_on)
    }


def repeated(record: Record, matter: Matter, verdict: str, approver: Staff) -> None:
    """Refuse, as nothing to do, what the same person has decided on the same record already."""
    made = newest(record, matter)
    if (
        made is not None
        and (made.approver, made.verdict) == (approver, verdict)
        and made.snapshot == snapshot(record, matter, made.decided_on)
    ):
        raise NothingToDo(
            N_("{name} has decided that on {number} already: nothing to do."),
            name=approver.caption,
            number=_numbered(record),
        )


def decide(
    act: Act,
    record: Record,
    matter: Matter,
    verdict: str,
    approver: Staff,
    *,
    role: str,
    others: Mapping[str, Staff | None],
    amount: int = 0,
    opinion: str = "",
    decided_on: date | None = None,
    paper_reference: str = "",
) -> Approval:
    """Write a decision down, or refuse it by the rules of approval.

    role: as the flow names it for the step; others: the parts that other persons must have played (message id of the
    part -> person); amount: minor units the approver's limit must cover.
    """
    office = act.office
    if verdict == "revoked":
        _may_revoke(record, matter, approver, office.today())
    admit(approver, role, office.today())
    for part, person in others.items():
        if person is not None and person.id == approver.id:
            raise Refused(
                N_("{name} is the {part} of {number}: another person must decide."),
                rule=RULE,
                name=approver.caption,
                part=_(part),
                number=_numbered(record),
            )
    limit = approver.approval_limit
    if verdict == "approved" and limit is not None and amount > limit:
        raise Refused(
            N_("{name} may approve up to {limit}; {number} is {amount}."),
            rule=RULE,
            name=approver.caption,
            limit=office.money(limit),
            number=_numbered(record),
            amount=office.money(amount),
        )
    day = decided_on or office.today()
    return act.add(
        Approval(
            subject_kind=record.kind_name(),
            subject_id=record.id,
            step=matter.step,
            approver=approver,
            verdict=verdict,
            opinion=opinion,
            decided_on=day,
            paper_reference=paper_reference,
            snapshot=snapshot(record, matter, day),
        )
    )


def _numbered(record: Record) -> str:
    """The number of a record; of a line without one that of the record it belongs to."""
    if record.key_field() is None and record.belongs_to:
        owner: Record = getattr(record, record.belongs_to)
        return owner.key
    return record.key


def number_stays(record: Record) -> Refused:
    """The refusal to give what is decided another number."""
    return Refused(N_("{number} is decided: its number stands on paper and stays."), rule=RULE, number=record.key)


def _may_revoke(record: Record, matter: Matter, person: Staff, today: date) -> None:
    """Refuse to take an approval back: the person who gave it does, or another once that person has left."""
    made = newest(record, matter)
    if made is None or made.verdict != "approved":
        raise Refused(N_("Nobody has approved {number}: there is nothing to revoke."), rule=RULE, number=record.key)
    if made.approver != person and not has_left(made.approver, today):
        raise Refused(
            N_("{name} approved {number} and alone can revoke that."),
            rule=RULE,
            name=made.approver.caption,
            number=_numbered(record),
        )
