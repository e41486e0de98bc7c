"""Documents attached to records: the bytes lie in the office file under their own hash, so one file holds all."""

import os
import re
import stat
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import peewee

from bizdesk.office.addresses import address
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.fields import Choice, Instant, Integer, Text
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record, database

if TYPE_CHECKING:
    from bizdesk.office.file import Office

LARGEST = 64 * 1024 * 1024
RESERVED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')
DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
DOCUMENT_KINDS = {
    "plan": N_("plan"),
    "report": N_("report"),
    "contract": N_("contract"),
    "minutes": N_("minutes"),
    "photo": N_("photo"),
    "form": N_("form"),
    "other": N_("other"),
}


class Document(Record):
    """A file kept with a record; the same name again makes the next version."""

    singular, plural = N_("Document"), N_("Documents")
    subject_kind = Text(N_("Record kind"), required=True, editable=False)
    subject_id = Integer(N_("Record"), required=True, editable=False)
    name = Text(N_("Name"), required=True)
    kind = Choice(DOCUMENT_KINDS, N_("Kind"), default="other")
    sha256 = Text("SHA-256", required=True, editable=False, limit=64)
    size = Integer(N_("Size"), required=True, editable=False)
    version = Integer(N_("Version"), required=True, editable=False, minimum=1, default=1)
    added_at = Instant(N_("Added at"), required=True, editable=False)

    class Meta:
        indexes = ((("subject_kind", "subject_id"), False),)


class DocumentContent(peewee.Model):
    """The bytes behind a hash; written once, shared by every document with the same bytes."""

    sha256 = Text(primary_key=True)
    content = peewee.BlobField()

    class Meta:
        database = database
        strict_tables = True
        table_name = "document_content"


def safe_name(name: str) -> str:
    """A name that can be written in any folder: no path, no device, no control character, at most 120 characters."""
    plain = RESERVED.sub("_", Path(name.replace("\\", "/")).name).strip(" .") or "document"
    stem, dot, ending = plain.rpartition(".")
    if (stem or plain).split(".")[0].lower() in DEVICES:
        plain = "_" + plain
    if len(plain) > 120:
        plain = (stem[: 119 - len(ending)] + dot + ending) if stem and len(ending) < 20 else plain[:120]
    return plain


def attach(office: "Office", who: str, record: Record, path: Path, kind: str = "other") -> Document:
    """Keep a file with a record; links are followed, devices and folders refused."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise Refused(N_("{path} is not a file."), path=path)
        if found.st_size > LARGEST:
            raise Refused(N_("{path} is larger than {limit} MB."), path=path, limit=LARGEST // 1024 // 1024)
        content = path.read_bytes()
    except OSError as fault:
        raise Refused(N_("{path} cannot be read: {reason}."), path=path, reason=system_words(fault)) from None
    name, digest = safe_name(path.name), sha256(content).hexdigest()
    older = [document for document in attached(record) if document.name == name]
    if older and older[-1].sha256 == digest:
        raise Refused(N_("{name} is attached already, with the same content."), name=name)
    with change(office, who, N_("Attach {name} to {number}"), name=name, number=address(office, record)) as act:
        DocumentContent.insert(sha256=digest, content=content).on_conflict_ignore().execute()
        return act.add(
            Document(
                subject_kind=record.kind_name(),
                subject_id=record.id,
                name=name,
                kind=kind,
                sha256=digest,
                size=len(content),
                version=len(older) + 1,
                added_at=act.at,
            )
        )


def attached(record: Record) -> list[Document]:
    """A record's documents, oldest first."""
    mine = (Document.subject_kind == record.kind_name()) & (Document.subject_id == record.id)
    return list(Document.select().where(mine).order_by(Document.id))


def content_of(document: Document) -> bytes:
    """The bytes of a document; Refused where they are missing or no longer what was attached."""
    row = DocumentContent.get_or_none(DocumentContent.sha256 == document.sha256)
    if row is None:
        raise Refused(N_("The content of {name} is missing: restore it from a backup."), name=document.name)
    if sha256(row.content).hexdigest() != document.sha256:
        raise Refused(N_("The content of {name} was damaged: restore it from a backup."), name=document.name)
    return row.content


def save_as(document: Document, folder: Path) -> Path:
    """Write a document's bytes into a folder under its own name, never over another file; the path written."""
    content = content_of(document)
    name = Path(safe_name(document.name))
    path, count = folder / name, 1
    while True:
        try:
            with open(path, "xb") as stream:
                stream.write(content)
            return path
        except FileExistsError:
            count += 1
            path = folder / f"{name.stem} ({count}){name.suffix}"
        except OSError as fault:
            raise Refused(N_("{path} cannot be written: {reason}."), path=path, reason=system_words(fault)) from None


def damaged() -> list[str]:
    """The documents whose bytes are missing or changed, one sentence each."""
    found = []
    for document in list(Document.select()):
        try:
            content_of(document)
        except Refused as fault:
            found.append(_("Document {name}: {reason}").format(name=document.name, reason=fault))
    return found
