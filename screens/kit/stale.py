"""Both versions of a record that somebody else changed while it was being edited, to choose from field by field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bizdesk.office.language import N_, _
from bizdesk.office.listing import Held
from bizdesk.office.text import visible

from .bars import Foot
from .dialog import Dialog
from .table import Table
from .table_cells import Column
from .table_messages import Highlighted, Opened

LONGEST = 20_000
COLUMNS = (
    Column("field", N_("Field"), 16),
    Column("taken", N_("Taken"), 8),
    Column("mine", N_("Yours"), 12, 1),
    Column("theirs", N_("Theirs"), 12, 1),
)
SAID = N_("Somebody else changed this meanwhile. Nothing was saved: choose for each field which version holds.")


@dataclass(frozen=True)
class Difference:
    """A field in which the versions differ, as shown texts; keep says whether yours is taken to begin with."""

    name: str
    label: str
    mine: str
    theirs: str
    keep: bool


def differences(
    labels: dict[str, str], began: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> list[Difference]:
    """The fields in which two versions differ, both made from the one that began.

    A field that only one side changed takes that side; where both did, theirs holds until the person says otherwise.
    """
    return [
        Difference(name, label, mine[name], theirs[name], keep=theirs[name] == began[name])
        for name, label in labels.items()
        if mine[name] != theirs[name]
    ]


class Fields(Table):
    """The fields in which the versions differ; enter and space take the other version."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", N_("Yours or theirs"))]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in ("sort", "mark")


class Versions(Dialog[set[str] | None]):
    """The names of the fields in which yours is kept; None when it is left with esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "take", N_("Save these")),
        Binding("f3", "all(True)", N_("All yours")),
        Binding("f4", "all(False)", N_("All theirs")),
        Binding("escape", "dismiss(None)", N_("Back to the form")),
    ]
    DEFAULT_CSS = """
    Versions > .frame { width: 100%; max-width: 110; height: 100%; max-height: 30; padding: 0; }
    Versions.-small #whole, Versions.-small .said { display: none; }
    Versions .said { padding: 0 1; height: auto; max-height: 3; }
    Versions Table { height: 1fr; }
    Versions #whole { height: 6; border-top: solid $border-blurred; padding: 0 1; scrollbar-size-vertical: 1; }
    Versions #whole Static { height: auto; }
    """

    def __init__(self, title: str, found: Sequence[Difference], said: str = "") -> None:
        super().__init__()
        self.heading = visible(title, 200)
        self.said = said or _(SAID)
        self.found = {each.name: each for each in found}
        self.kept = {each.name for each in found if each.keep}

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as box:
            box.border_title = Content(self.heading)
            yield Static(visible(self.said, 400), classes="said", markup=False)
            yield Fields(COLUMNS, self._source())
            with VerticalScroll(id="whole", can_focus=False):
                yield Static("", markup=False)
        yield Foot()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Table))

    def _source(self) -> Held:
        rows = []
        for each in self.found.values():
            taken = _("yours") if each.name in self.kept else _("theirs")
            rows.append((each.label, taken, each.mine or "-", each.theirs or "-", each.name))
        return Held(rows, -1)

    def _show(self, key: Any) -> None:
        self.query_one(Table).show(self._source(), key)

    def on_table_highlighted(self, event: Highlighted) -> None:
        event.stop()
        if (each := self.found.get(event.key)) is None:
            return
        parts: list[str | tuple[str, str]] = []
        for words, text in ((_("Yours"), each.mine), (_("Theirs"), each.theirs)):
            label = _("{label}: {text}").format(label=words, text="")
            parts += [(label, "$foreground-muted"), visible(text, LONGEST, multiline=True) or "-", "\n"]
        self.query_one("#whole Static", Static).update(Content.assemble(*parts))

    def on_table_opened(self, event: Opened) -> None:
        event.stop()
        self.kept ^= {event.key}
        self._show(event.key)

    def action_all(self, mine: bool) -> None:
        """Take all of yours, or all of theirs."""
        self.kept = set(self.found) if mine else set()
        self._show(self.query_one(Table).cursor_key)

    def action_take(self) -> None:
        """Go on with the versions chosen."""
        self.dismiss(set(self.kept))
