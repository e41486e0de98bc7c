"""The thread of a record: what was said about it, by whom, in order."""

from typing import TYPE_CHECKING

from bizdesk.office.addresses import address
from bizdesk.office.fields import Choice, Instant, Integer, Reference, Text
from bizdesk.office.journal import change
from bizdesk.office.language import N_
from bizdesk.office.people import Staff
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.file import Office

NOTE_KINDS = {"internal": N_("internal"), "customer": N_("customer"), "system": N_("system")}
BY_HAND = {name: words for name, words in NOTE_KINDS.items() if name != "system"}


class Note(Record):
    """One entry in a record's thread; written once, never changed."""

    singular, plural = N_("Note"), N_("Notes")
    subject_kind = Text(N_("Record kind"), required=True, editable=False)
    subject_id = Integer(N_("Record"), required=True, editable=False)
    kind = Choice(NOTE_KINDS, N_("Kind"), default="internal")
    text = Text(N_("Note"), required=True, multiline=True, limit=20_000)
    written_by = Reference(Staff, N_("Written by"))
    written_at = Instant(N_("Written at"), required=True)

    class Meta:
        indexes = ((("subject_kind", "subject_id"), False),)


def write(office: "Office", who: str, record: Record, text: str, kind: str = "internal") -> Note:
    """Add an entry to a record's thread."""
    with change(office, who, N_("Note on {number}"), number=address(office, record)) as act:
        return act.add(
            Note(
                subject_kind=record.kind_name(),
                subject_id=record.id,
                text=text,
                kind=kind,
                written_by=office.staff(who),
                written_at=act.at,
            )
        )


def thread(record: Record) -> list[Note]:
    """A record's entries, oldest first."""
    mine = (Note.subject_kind == record.kind_name()) & (Note.subject_id == record.id)
    return list(Note.select().where(mine).order_by(Note.id))
