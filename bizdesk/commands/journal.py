"""The journal at the command line: history, undo, redo, the proof."""

import json
from typing import Any

from bizdesk.commands.progress import finish
from bizdesk.commands.rows import local, of_field
from bizdesk.commands.session import Session
from bizdesk.commands.usage import Usage
from bizdesk.commands.writing import write_rows
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

NEWEST = 50


def history(session: Session) -> None:
    """The journal, newest first: of the office, or of one record with what each act changed."""
    options, office = session.options, session.office
    heads = {"batch": _("Act"), "at": _("At"), "who": _("By"), "what": _("What"), "state": ""}
    if options.kind and not options.number:
        raise Usage(N_("{what} is missing."), what="NUMBER")
    if options.kind:
        rows = record_rows(office, session.record)[: options.limit]
        heads = {**heads, "state": _("Change")}
        if session.format == "text":
            rows = [{**row, "state": _told(row)} for row in rows]
    else:
        rows = batch_rows(office, options.limit or NEWEST)
    if session.format == "text":
        rows = [{**row, "at": local(row["at"], office)} for row in rows]
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


def record_rows(office: Office, record: Record) -> list[dict[str, Any]]:
    """Everything that was ever done to a record and its lines, newest first."""
    from bizdesk.office.journal import JournalBatch, history, told

    return [
        {
            "batch": batch.id,
            "at": JournalBatch.at.plain(batch.at, office),
            "who": batch.who,
            "what": _line(told(batch)),
            "kind": entry.kind,
            "number": entry.number,
            "change": entry.change,
            "changes": changes(office, entry),
        }
        for batch, entry in history(record)
    ]


def changes(office: Office, entry: Any) -> dict[str, dict[str, Any]]:
    """What an entry changed, by field name: before and after as JSON carries them; what was empty is left out."""
    from bizdesk.office.fields import Reference

    model = office.kinds[entry.kind]
    fields = model.fields()
    before, after = json.loads(entry.before), json.loads(entry.after)

    def carried(name: str, stored: Any) -> Any:
        field = fields[name]
        if isinstance(field, Reference):
            found = field.rel_model.get_or_none(field.rel_model.id == stored) if stored is not None else None
            return found.key if found else "" if stored is None else str(stored)
        return of_field(field, field.python_value(stored), office)

    found = {}
    for name in fields:
        if name in before or name in after:
            old, new = carried(name, before.get(name)), carried(name, after.get(name))
            if old != new:
                found[name] = {"before": old, "after": new}
    return found


def _told(row: dict[str, Any]) -> str:
    """What an entry changed in a few words; of a whole record its name."""
    from bizdesk.kinds import KINDS

    if row["change"] == "change":
        return "; ".join(f"{name}: {each['before']} -> {each['after']}" for name, each in row["changes"].items())
    return f"{_(row['change'])} {_(KINDS[row['kind']].singular).lower()} {row['number']}"


def _line(words: str) -> str:
    return " ".join(words.split())


def undo(session: Session) -> None:
    """Take an act back and say which."""
    from bizdesk.office.undo import taking_back, turn

    def do(office: Office) -> str:
        return turn(office, office.who, finish(taking_back(office, session.options.batch), session.output))

    what, _told = session.write(do)
    session.output.line(_("Undone: {what}").format(what=_line(what)))


def redo(session: Session) -> None:
    """Do again what was undone last and say what."""
    from bizdesk.office.undo import doing_again, turn

    def do(office: Office) -> str:
        return turn(office, office.who, finish(doing_again(office), session.output))

    what, _told = session.write(do)
    session.output.line(_("Done again: {what}").format(what=_line(what)))


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
        session.output.line(_("The journal holds: {count} acts, head {head}.").format(count=count, head=head(office)))
    if faults:
        session.output.say(_("The journal does not hold: {count} faults.").format(count=len(faults)))
    return 1 if faults else 0
