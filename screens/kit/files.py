"""Files of a record: attaching one from this machine, saving one to it."""

from pathlib import Path
from typing import TYPE_CHECKING

from bizdesk.office import documents
from bizdesk.office.addresses import titled
from bizdesk.office.fields import Choice, Text
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from ..app import App
    from .acting import RecordKeys

LONGEST_PATH = 1_000


def ask_attach(keys: "RecordKeys", record: Record) -> None:
    """Ask for a file and keep it with the record."""
    from .form import Form

    fields = {
        "file": Text(N_("File"), required=True, limit=LONGEST_PATH, help=N_("Where the file lies, with its folder.")),
        "kind": Choice(documents.DOCUMENT_KINDS, N_("Kind"), default="other", required=True),
    }
    for name, field in fields.items():
        field.name = name
    form = Form(
        keys.office,
        _("Attach a file to {title}").format(title=titled(keys.office, record)),
        fields,
        {"kind": "other"},
        lambda values: documents.attach(
            keys.office, keys.office.who, record, Path(values["file"]).expanduser(), values["kind"]
        ),
    )
    keys.app.ask(form, lambda kept: keys.done() if kept is not None else None)


def ask_save(app: "App", row: int) -> None:
    """Ask for a folder and save a document in it, never over another file."""
    from .form import Form

    document = documents.Document.get_by_id(row)
    folder = Text(N_("Folder"), required=True, limit=LONGEST_PATH)
    folder.name = "folder"
    form = Form(
        app.office,
        _("Save {name}").format(name=document.name),
        {"folder": folder},
        {"folder": str(Path.cwd())},
        lambda values: documents.save_as(document, Path(values["folder"]).expanduser()),
    )
    app.ask(form, lambda path: app.say(_("Saved: {path}").format(path=path)) if path is not None else None)


def ask_copy(app: "App") -> None:
    """Ask where to save a copy of the office, never over another file."""
    from bizdesk.office.backup import save_copy

    from .form import Form

    file = Text(N_("File"), required=True, limit=LONGEST_PATH)
    file.name = "file"
    proposed = app.office.path.with_name(f"{app.office.path.stem} {app.office.today()}.bizdesk")
    form = Form(
        app.office,
        _("Save a copy of the office"),
        {"file": file},
        {"file": str(proposed)},
        lambda values: save_copy(app.office, Path(values["file"]).expanduser()),
    )
    app.ask(form, lambda path: app.say(_("Saved: {path}").format(path=path)) if path else None)
