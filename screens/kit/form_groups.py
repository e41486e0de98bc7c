"""How the fields of a form stand: in groups under headings, side by side where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from bizdesk.office.fields import Typed
from bizdesk.office.language import N_, _
from bizdesk.office.text import visible

from .form_field import Field

MORE = N_("More")
Layout = Sequence[tuple[str, Sequence[str]]]


def grouped(layout: Layout, fields: Mapping[str, Typed]) -> list[tuple[str, list[str]]]:
    """The headings with the names of their fields; what the layout leaves out comes last."""
    told: set[str] = set()
    groups = []
    for heading, names in layout:
        known = [name for name in names if name in fields and name not in told]
        told.update(known)
        if known:
            groups.append((heading, known))
    if rest := [name for name in fields if name not in told]:
        groups.append((MORE if groups else "", rest))
    return groups


@dataclass(frozen=True)
class Rows:
    """Fields that stand together: in two columns to be read downwards, and below them one over the whole width."""

    left: Sequence[Field]
    right: Sequence[Field]
    below: Sequence[Field]


def rows(fields: Sequence[Field]) -> list[Rows]:
    """The fields of a group in their order; a text that has to be filled in takes a row of its own, what has several
    lines comes last."""
    made: list[Rows] = []
    short: list[Field] = []
    for field in fields:
        if field.typed.type == "text" and field.typed.required:
            made.append(_halved(short, [field]))
            short = []
        elif field.typed.type != "paragraph":
            short.append(field)
    return [*made, _halved(short, [field for field in fields if field.typed.type == "paragraph"])]


def _halved(short: Sequence[Field], below: Sequence[Field]) -> Rows:
    half = -(-len(short) // 2)
    return Rows(short[:half], short[half:], below)


class Group(Widget):
    """A heading and its fields: two columns to be read downwards, what is long over the whole width below them."""

    DEFAULT_CSS = """
    Group { height: auto; width: 100%; layout: vertical; }
    Group > .heading { color: $text-primary; text-style: bold; height: 1; margin-top: 1; }
    Group.-first > .heading { margin-top: 0; }
    Group > .sides { height: auto; layout: vertical; }
    Group .side { height: auto; width: 1fr; }
    """

    def __init__(self, heading: str, fields: Sequence[Field], first: bool) -> None:
        super().__init__(classes="-first" if first else "")
        self.heading = heading
        self.fields = fields

    def compose(self) -> ComposeResult:
        if self.heading:
            yield Static(visible(_(self.heading), 80), classes="heading", markup=False)
        for each in rows(self.fields):
            if each.left:
                with Container(classes="sides"):
                    with Vertical(classes="side"):
                        yield from each.left
                    if each.right:
                        with Vertical(classes="side -after"):
                            yield from each.right
            yield from each.below
