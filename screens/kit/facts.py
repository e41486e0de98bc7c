"""What a record says, as text: its fields in groups, and its thread of notes."""

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content

from bizdesk.office.fields import Money, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.text import cells, fit, visible

from .view import View

LABEL_WIDTH = 24
LONGEST = 4_000
NO_NOTES = N_("Nobody has written anything here. Press c to write a note.")
STYLES = {"good": "$text-success", "warning": "$text-warning", "negative": "$text-error", "muted": "$text-muted"}


def groups(view: View | None, fields: dict[str, Typed]) -> Iterator[tuple[str, Sequence[str]]]:
    """The groups of the view's form, then whatever fields it leaves out."""
    told: set[str] = set()
    for label, names in view.layout if view else ():
        known = [name for name in names if name in fields]
        told.update(known)
        yield label, known
    yield "", [name for name in fields if name not in told]


def facts(office: Office, record: Record, view: View | None) -> Content:
    """The fields that hold something, a line each, labels in one column."""
    fields = record.fields()
    shown = {name: field.show(value(record, name), office) for name, field in fields.items()}
    labels = {name: visible(fields[name].label, 60) for name, text in shown.items() if text}
    width = min(max((cells(label) for label in labels.values()), default=0), LABEL_WIDTH)
    parts: list[Any] = []
    for label, names in groups(view, fields):
        told = [name for name in names if shown[name]]
        if not told:
            continue
        if parts:
            parts.append("\n")
        if label:
            parts += [(_(label), "bold $text-primary"), "\n"]
        for name in told:
            style = STYLES.get(view.tones.get(getattr(record, name), "") if view and _toned(fields[name]) else "", "")
            parts += [(fit(labels[name], width), "$text-muted"), "  "]
            parts += [(_text(fields[name], shown[name], width, office), style), "\n"]
    return Content.assemble(*parts)


def value(record: Record, name: str) -> Any:
    """The value of a field; of a reference only the row id, so that a record that is gone does no harm."""
    return record.__data__.get(name)


def _toned(field: Typed) -> bool:
    return field.type in ("choice", "flag")


def _text(field: Typed, text: str, width: int, office: Office) -> str:
    words = visible(text, LONGEST, multiline=True).replace("\n", "\n" + " " * (width + 2))
    return f"{words} {office.currency}" if isinstance(field, Money) else words


def thread_of(office: Office, record: Record) -> Content:
    """The notes on a record, the newest first."""
    from bizdesk.office.notes import NOTE_KINDS, thread

    notes = thread(record)
    if not notes:
        return Content.styled(_(NO_NOTES), "$text-muted")
    fields = type(notes[0]).fields()
    parts: list[Any] = []
    for note in reversed(notes):
        when = fields["written_at"].show(note.written_at, office)
        who = visible(note.written_by.name if note.written_by else "", 60)
        kind = "" if note.entry_kind == "internal" else f"  {_(NOTE_KINDS[note.entry_kind])}"
        parts += [(f"{when}  {who}{kind}", "$text-muted"), "\n", visible(note.text, LONGEST, multiline=True), "\n\n"]
    return Content.assemble(*parts)
