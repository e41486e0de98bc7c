"""What hangs on a record: its thread of notes and its documents."""

from pathlib import Path
from typing import Any

from bizdesk.commands.rows import local
from bizdesk.commands.selecting import told as text_or_file
from bizdesk.commands.session import Session
from bizdesk.commands.writing import write_rows
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record


def note(session: Session) -> None:
    """Write into a record's thread."""
    from bizdesk.office.notes import write

    record, options = session.record, session.options
    text = text_or_file(options.text)
    _done, told = session.write(
        lambda office: write(office, office.who, record, text, options.sort_of or "internal").id
    )
    session.output.lines(told)


def attach(session: Session) -> None:
    """Keep a file with a record."""
    from bizdesk.office.documents import attach as keep

    record, options = session.record, session.options
    path = Path(options.file)
    _done, told = session.write(lambda office: keep(office, office.who, record, path, options.sort_of or "other").id)
    session.output.lines(told)


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
