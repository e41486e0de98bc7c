"""What hangs on a record: its thread of notes and its documents."""

from pathlib import Path
from typing import Any

from bizdesk.commands.rows import local
from bizdesk.commands.selecting import told as text_or_file
from bizdesk.commands.session import Session
from bizdesk.commands.usage import Usage
from bizdesk.commands.writing import write_rows
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.fields import Choice
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record


def note(session: Session) -> None:
    """Write into a record's thread."""
    from bizdesk.office.notes import BY_HAND, write

    record, options = session.record, session.options
    text, sort = text_or_file(options.text), sort_of(session, BY_HAND) or "internal"
    _done, told = session.write(lambda office: write(office, office.who, record, text, sort).id)
    session.output.lines(told)


def attach(session: Session) -> None:
    """Keep a file with a record."""
    from bizdesk.office.documents import DOCUMENT_KINDS
    from bizdesk.office.documents import attach as keep

    record, path = session.record, Path(session.options.file)
    sort = sort_of(session, DOCUMENT_KINDS) or "other"
    _done, told = session.write(lambda office: keep(office, office.who, record, path, sort).id)
    session.output.lines(told)


def sort_of(session: Session, known: dict[str, str]) -> str:
    """The kind of a note or a document as it is kept, by its name or by what people call it; '' for none given."""
    try:
        return Choice(known, "--kind").parse(session.options.sort_of or "", session.office)
    except Refused as fault:
        raise Usage(fault.message, **fault.values) from None


def documents(session: Session) -> None:
    """List a record's documents, or write them into a folder."""
    from bizdesk.office.documents import attached, save_as

    record, office = session.record, session.office
    if session.format == "text" and not attached(record):
        session.output.say(_("No rows."))
    if session.options.save:
        folder = Path(session.options.save)
        _make(folder)
        for document in attached(record):
            session.output.line(str(save_as(document, folder)))
        return
    rows = document_rows(office, record)
    if session.format == "text":
        rows = [{**row, "added_at": local(row["added_at"], office)} for row in rows]
    heads = {
        "name": _("Name"),
        "version": _("Version"),
        "kind": _("Kind"),
        "size": _("Size"),
        "added_at": _("Added at"),
    }
    write_rows(session, rows, heads, right=("version", "size"))


def _make(folder: Path) -> None:
    """Make a folder that is not there; Refused where a file stands in its way or it may not be made."""
    if folder.exists() and not folder.is_dir():
        raise Refused(N_("{path} is no folder."), path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused(N_("{path} cannot be written: {reason}."), path=folder, reason=system_words(fault)) from None


def note_rows(office: Office, record: Record) -> list[dict[str, Any]]:
    """A record's thread, oldest first."""
    from bizdesk.office.notes import Note, thread

    return [
        {
            "written_at": Note.written_at.plain(row.written_at, office),
            "written_by": row.written_by.key if row.written_by else "",
            "kind": row.kind,
            "text": row.text,
        }
        for row in thread(record)
    ]


def document_rows(office: Office, record: Record) -> list[dict[str, Any]]:
    """A record's documents, oldest first."""
    from bizdesk.office.documents import Document, attached

    return [
        {
            "name": row.name,
            "version": row.version,
            "kind": row.kind,
            "size": row.size,
            "sha256": row.sha256,
            "added_at": Document.added_at.plain(row.added_at, office),
        }
        for row in attached(record)
    ]
