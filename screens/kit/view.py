"""What an area says about one of its lists: its kind, its columns, its saved filters, its form and what it adds."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from textual.widget import Widget

from bizdesk.office.language import N_, _

from .ground import Ground

if TYPE_CHECKING:
    from bizdesk.office.file import Office
    from bizdesk.office.record import Record

FIRST = N_("There are none yet. Press n to add the first one, or i to import a file.")


class Pane(Ground):
    """What a tab of an area shows."""

    DEFAULT_CSS = "Pane { height: 1fr; layout: vertical; & > Table { height: 1fr; } }"

    async def reread(self) -> None:
        """Show the office as it has become."""


@dataclass(frozen=True)
class Saved:
    """A saved filter, its label a message id: where(office) gives the condition; or among(office), asked in the
    background, the row ids, where only a look at every record tells."""

    name: str
    label: str
    where: Callable[["Office"], Any] | None = None
    among: Callable[["Office"], Container[int]] | None = None


@dataclass(frozen=True)
class Command:
    """A key of one list only: run(pane) is called with the list or the record screen it was pressed in."""

    key: str
    label: str
    run: Callable[[Any], None]
    help: str = ""


@dataclass(frozen=True)
class Side:
    """A further tab of the detail: build(office, record) makes what it shows; its label is a message id.

    facts(office, record) tells in brief what it shows, as pairs of a label and a text, below the fields.
    """

    name: str
    label: str
    build: Callable[["Office", "Record"], Widget]
    facts: Callable[["Office", "Record"], Sequence[tuple[str, str]]] | None = None


class Refilled(Widget):
    """What a side shows that can take another record, so that its cursor stays when the record changes."""

    def fill(self, record: "Record") -> None:
        """Show a record, another one or the same as it has become."""
        raise NotImplementedError


@dataclass(frozen=True)
class Reckoned:
    """A column that no field holds, reckoned of a row when it is shown, and ordered by order().

    read() gives what the query brings of a row, told(office, value) puts that into words, tone(office, value) colours
    it; its label is a message id.
    """

    name: str
    label: str
    width: int
    order: Callable[[], Any]
    read: Callable[[], Any]
    told: Callable[["Office", Any], str]
    tone: Callable[["Office", Any], str]
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class View:
    """A list of one kind of record.

    columns are names of fields and of what is reckoned, wide those that share what room is left. sort: a column's
    name and whether it descends.
    begins: the name of the saved filter it opens with, where what is over and done would stand in the way.
    tones colour the words of a choice. layout groups the fields of the form. label is a message id, the kind's
    plural where it is empty. hidden rows are taken out by where(office). preview(office, values) tells in sentences
    what a record being typed would come to; start(office) gives the values a new one begins with. comes_about: how
    the records come about, where nobody adds or deletes one.
    """

    kind: str
    columns: Sequence[str]
    wide: Mapping[str, int] = field(default_factory=dict)
    sort: tuple[str, bool] = ("", False)
    filters: Sequence[Saved] = ()
    begins: str = ""
    tones: Mapping[str, str] = field(default_factory=dict)
    layout: Sequence[tuple[str, Sequence[str]]] = ()
    label: str = ""
    empty: str = FIRST
    comes_about: str = ""
    where: Callable[["Office"], Any] | None = None
    commands: Sequence[Command] = ()
    sides: Sequence[Side] = ()
    reports: Sequence[str] = ()
    preview: Callable[["Office", Mapping[str, Any]], list[str]] | None = None
    start: Callable[["Office"], Mapping[str, Any]] | None = None
    reckoned: Sequence[Reckoned] = ()

    @property
    def fields(self) -> list[str]:
        """The columns that are fields."""
        reckoned = {each.name for each in self.reckoned}
        return [name for name in self.columns if name not in reckoned]

    def title(self, office: "Office") -> str:
        """The name of the tab, in the language in use."""
        return _(self.label or office.kinds[self.kind].plural)

    def pane(self, office: "Office") -> Pane:
        """The list, ready to be mounted."""
        from .listing import ListPane

        return ListPane(office, self)


@dataclass(frozen=True)
class Panel:
    """A tab that is no list of records: made by a function named as 'module:function', called with the office."""

    kind: str
    label: str
    made_by: str

    def title(self, office: "Office") -> str:
        """The name of the tab, in the language in use."""
        return _(self.label)

    def pane(self, office: "Office") -> Pane:
        """What the tab shows, ready to be mounted."""
        module, _colon, name = self.made_by.partition(":")
        return getattr(import_module(module, __package__), name)(office)
