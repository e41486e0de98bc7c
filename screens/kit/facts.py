"""What a record says, as text: its fields in groups, and its thread of notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from textual.content import Content
from textual.widget import Widget

from bizdesk.office.fields import Choice, Money, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.text import cells, fit, visible

from .view import View

LABELS_MOST = 34
LONGEST = 4_000
NO_NOTES = N_("Nobody has written anything here. Press c to write a note.")
STYLES = {"good": "$text-success", "warning": "$text-warning", "negative": "$text-error", "muted": "$foreground-muted"}


@dataclass(frozen=True)
class Fact:
    """One line of a record: a field and what it holds, or a heading where there is no text."""

    label: str
    text: str = ""
    style: str = ""


class Facts(Widget):
    """Facts one below another, labels in a column of their own, both broken where they are long."""

    DEFAULT_CSS = "Facts { width: 100%; height: auto; }"

    def __init__(self, facts: Sequence[Fact]) -> None:
        super().__init__()
        self.facts = facts

    def update(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        if facts != self.facts:
            self.facts = facts
            self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n").join(laid(self.facts, self.content_size.width))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(laid(self.facts, width))


def laid(facts: Sequence[Fact], width: int) -> list[Content]:
    """The lines of facts in a width."""
    from bizdesk.reports.wrapping import wrap

    room = min(max((cells(fact.label) for fact in facts if fact.text), default=0), LABELS_MOST, max(width // 2, 4))
    lines: list[Content] = []
    for fact in facts:
        if not fact.text:
            lines += [Content("")] * bool(lines)
            lines.append(Content.styled(fact.label, "bold $text-primary"))
            continue
        labels, texts = wrap(fact.label, room), wrap(fact.text, max(width - room - 2, 4))
        for label, text in zip_longest(labels, texts, fillvalue=""):
            lines.append(Content.assemble((fit(label, room), "$foreground-muted"), "  ", (text, fact.style)))
    return lines


def facts(office: Office, record: Record, view: View) -> list[Fact]:
    """The fields that hold something, under the headings of the view's form."""
    fields = {**record.fields(), **record.worked_out}
    made: list[Fact] = []
    for heading, names in groups(view, fields):
        told = [fact for name in names if (fact := fact_of(office, record, fields[name], view)).text]
        if told and heading:
            made.append(Fact(_(heading)))
        made += told
    for side in view.sides:
        if side.facts is not None and (lines := side.facts(office, record)):
            made.append(Fact(_(side.label)))
            made += [Fact(visible(label, LABELS_MOST), visible(text, LONGEST)) for label, text in lines]
    return made


def groups(view: View, fields: Mapping[str, Typed]) -> Iterator[tuple[str, Sequence[str]]]:
    """The groups of the view's form, then whatever fields it leaves out."""
    told: set[str] = set()
    for label, names in view.layout:
        known = [name for name in names if name in fields]
        told.update(known)
        yield label, known
    yield N_("Further") if told else "", [name for name in fields if name not in told]


def fact_of(office: Office, record: Record, field: Typed, view: View) -> Fact:
    """A field and what it holds."""
    text = visible(field.told(record, office), LONGEST, multiline=True)
    if text and isinstance(field, Money):
        text = f"{text} {office.currency}"
    tone = view.tones.get(record.__data__.get(field.name), "") if isinstance(field, Choice) else ""
    return Fact(visible(field.label, 60), text, STYLES.get(tone, ""))


def thread_of(office: Office, record: Record) -> Content:
    """The notes on a record, the newest first."""
    from bizdesk.office.notes import NOTE_KINDS, thread

    notes = thread(record)
    if not notes:
        return Content.styled(_(NO_NOTES), "$foreground-muted")
    fields = type(notes[0]).fields()
    parts: list[Any] = []
    for note in reversed(notes):
        when = fields["written_at"].show(note.written_at, office)
        who = visible(note.written_by.name if note.written_by else "", 60)
        kind = "" if note.kind == "internal" else f"  {_(NOTE_KINDS[note.kind])}"
        text = visible(note.text, LONGEST, multiline=True)
        parts += [(f"{when}  {who}{kind}", "$foreground-muted"), "\n", text, "\n\n"]
    return Content.assemble(*parts)
