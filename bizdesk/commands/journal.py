"""The journal at the command line: history, undo, redo, the proof."""

import json
from collections.abc import Callable
from typing import Any

from bizdesk.commands.progress import finish
from bizdesk.commands.rows import difference, local, of_field
from bizdesk.commands.session import Session
from bizdesk.commands.usage import Usage
from bizdesk.commands.writing import write_rows
from bizdesk.office.addresses import Addresses, address
from bizdesk.office.errors import Damaged
from bizdesk.office.field import Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

NEWEST = 50
UNREADABLE = N_("What the journal says of {number} cannot be read: the file is damaged. Run 'bizdesk check'.")
WHOLE = {"add": N_("Add {kind} {title}"), "remove": N_("Delete {kind} {title}")}
Say = Callable[[Typed, Any, Office], Any]


def history(session: Session) -> None:
    """The journal, newest first: of the office, or of one record with what each act changed."""
    from bizdesk.office.people import names_of

    options, office = session.options, session.office
    heads = {"batch": _("Act"), "at": _("At"), "who": _("By"), "what": _("What"), "state": ""}
    if options.kind and not options.number:
        raise Usage(N_("{what} is missing."), what="NUMBER")
    if options.kind:
        rows = record_rows(office, session.record, in_words if session.format == "text" else of_field)[: options.limit]
        heads = {**heads, "state": _("Change")}
        if session.format == "text":
            rows = [{**row, "state": _told(row)} for row in rows]
    else:
        rows = batch_rows(office, options.limit or NEWEST)
    if session.format == "text":
        names = names_of(row["who"] for row in rows)
        rows = [{**row, "at": local(row["at"], office), "who": names.get(row["who"], row["who"])} for row in rows]
    write_rows(session, rows, heads, right=("batch",))


def batch_rows(office: Office, limit: int) -> list[dict[str, Any]]:
    """The newest acts of the office."""
    from bizdesk.office.journal import JournalBatch, told
    from bizdesk.office.undo import undone

    gone = undone()
    return [
        {
            "batch": batch.id,
            "at": JournalBatch.at.plain(batch.at, office),
            "who": batch.who,
            "what": _line(told(batch)),
            "kind": batch.kind,
            "entries": batch.entries,
            "state": _("undone") if batch.id in gone else "",
        }
        for batch in list(JournalBatch.select().order_by(JournalBatch.id.desc()).limit(limit))
    ]


def record_rows(office: Office, record: Record, say: Say = of_field) -> list[dict[str, Any]]:
    """Everything that was ever done to a record and its lines, newest first; say writes the values."""
    from bizdesk.office.journal import JournalBatch, history, told

    entries = history(record)
    for _batch, entry in entries:
        if entry.kind not in office.kinds:
            raise Damaged(UNREADABLE, number=record.key)
    called = Addresses(office.kinds)
    for kind in {entry.kind for _batch, entry in entries if office.kinds[entry.kind].key_field() is None}:
        called.learn(office.kinds[kind], [entry.record_id for _batch, entry in entries if entry.kind == kind])
    return [
        {
            "batch": batch.id,
            "at": JournalBatch.at.plain(batch.at, office),
            "who": batch.who,
            "what": _line(told(batch)),
            "kind": entry.kind,
            "number": called.of_entry(entry),
            "change": entry.change,
            "changes": changes(office, entry, say),
        }
        for batch, entry in entries
    ]


def in_words(field: Typed, held: Any, office: Office) -> str:
    """One value as people read it."""
    return field.show(held, office)


def changes(office: Office, entry: Any, say: Say) -> dict[str, dict[str, Any]]:
    """What an entry changed, by field name: before and after; what was empty is left out."""
    fields = office.kinds[entry.kind].fields()
    found = {}
    try:
        before, after = json.loads(entry.before), json.loads(entry.after)
        for name, field in fields.items():
            if name in before or name in after:
                old, new = _said(office, field, before, say), _said(office, field, after, say)
                if old != new:
                    found[name] = {"before": old, "after": new}
    except ValueError:
        raise Damaged(UNREADABLE, number=entry.number) from None
    return found


def _said(office: Office, field: Any, stored: dict[str, Any], say: Say) -> Any:
    """A stored value; of another record its number."""
    from bizdesk.office.fields import Reference

    held = stored.get(field.name)
    if field.name == "subject_id":
        other = office.kinds.get(stored.get("subject_kind", ""))
    elif isinstance(field, Reference):
        other = field.rel_model
    else:
        return say(field, field.python_value(held), office)
    found = other.get_or_none(other.id == held) if other is not None and held is not None else None
    return address(office, found) if found else "" if held is None else str(held)


def _told(row: dict[str, Any]) -> str:
    """What an entry changed in a few words; of a whole record its name."""
    from bizdesk.kinds import KINDS

    if row["change"] == "change":
        fields = KINDS[row["kind"]].fields()
        return _("; ").join(difference(fields[name], **each) for name, each in row["changes"].items())
    return _(WHOLE[row["change"]]).format(kind=_(KINDS[row["kind"]].singular).lower(), title=row["number"])


def _line(words: str) -> str:
    return " ".join(words.split())


def undo(session: Session) -> None:
    """Take an act back and say which."""
    from bizdesk.office.second_thought import of_another
    from bizdesk.office.undo import taking_back, turning

    def do(office: Office) -> str:
        found = finish(taking_back(office, session.options.batch), session.output)
        what, name = finish(turning(office, office.who, found), session.output), of_another(office, found.batch)
        return _("{what} (by {name})").format(what=what, name=name) if name else what

    what, _told = session.write(do)
    words = _("Would be undone: {what}") if session.dry else _("Undone: {what}")
    session.output.line(words.format(what=_line(what)))


def redo(session: Session) -> None:
    """Do again what was undone last and say what."""
    from bizdesk.office.undo import doing_again, turning

    def do(office: Office) -> str:
        return finish(turning(office, office.who, finish(doing_again(office), session.output)), session.output)

    what, _told = session.write(do)
    words = _("Would be done again: {what}") if session.dry else _("Done again: {what}")
    session.output.line(words.format(what=_line(what)))


def verify(session: Session) -> int:
    """Prove the chain of the journal; exit status 1 where it does not hold."""
    from bizdesk.office.journal import JournalBatch, head
    from bizdesk.office.journal import verify as prove

    office = session.office
    faults = prove(office)
    count = JournalBatch.select().count()
    if session.format == "json":
        session.output.json({"holds": not faults, "batches": count, "head": head(office), "faults": faults})
    elif faults:
        session.output.lines(faults)
    else:
        session.output.line(_("The journal holds. Acts: {count}, head: {head}.").format(count=count, head=head(office)))
    if faults:
        session.output.say(_("The journal does not hold. Faults: {count}.").format(count=len(faults)))
    return 1 if faults else 0
