"""How the fields of a form stand: in groups under headings, side by side where there is room."""

from collections.abc import Mapping, Sequence

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


def split(fields: Sequence[Field]) -> tuple[list[Field], list[Field], list[Field]]:
    """The fields of the left column, of the right one, and the paragraphs below both."""
    short = [field for field in fields if field.typed.type != "paragraph"]
    half = -(-len(short) // 2)
    return short[:half], short[half:], [field for field in fields if field.typed.type == "paragraph"]


class Group(Widget):
    """A heading and its fields: two columns to be read downwards, paragraphs over the whole width below them."""

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
        left, right, below = split(self.fields)
        if left:
            with Container(classes="sides"):
                with Vertical(classes="side"):
                    yield from left
                if right:
                    with Vertical(classes="side -after"):
                        yield from right
        yield from below
