"""The palette: every command that can be given here, with its key, found by English or Chinese words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.text import fold

from .detail import Body
from .keys import live
from .pick import begins
from .seek import Rows, Seek
from .table import Table
from .table_cells import Column

if TYPE_CHECKING:
    from ..app import App
    from .acting import RecordKeys

THEMES = {"dark": N_("Dark colours"), "light": N_("Light colours"), "contrast": N_("High contrast")}


class Commands(Seek):
    """Dismissed with the number of the command chosen."""

    app: "App"
    HEADING = N_("Commands")
    HINT = N_("Type a word of what you want to do")
    NONE = N_("There is no such command here.")
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("label", N_("Command"), 24, 1),
        Column("help", "", 20, 1, tone=lambda words: "muted"),
        Column("key", N_("Key"), 14, align="right"),
    )

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.over = screen
        self.commands = list(commands(screen))

    def found(self, text: str) -> Rows:
        words = fold(text).split()
        found = [
            (command.label, command.help, command.keys, number)
            for number, command in enumerate(self.commands)
            if all(word in command.sought for word in words)
            and (not command.blocked or (words and begins(command.label, text)))
        ]
        return sorted(found, key=lambda row: not begins(row[0], text))

    def told(self, row: tuple[Any, ...]) -> str:
        return _("{label}: {text}").format(label=row[0], text=row[1]) if row[1] else row[0]


@dataclass(frozen=True)
class Command:
    """A line of the palette: sought is what its words are found in, action is done for the node it belongs to.

    One that is blocked is there for those who type its name, and help says why: another is not what they meant.
    """

    label: str
    help: str
    keys: str
    sought: str
    action: str
    node: Any
    blocked: bool = False


def give(app: "App", screen: Screen[Any]) -> None:
    """Let a command be chosen and give it to where it belongs."""
    palette = Commands(screen)

    def chosen(number: int | None) -> None:
        if number is not None:
            command = palette.commands[number]
            app.call_later(app.run_action, command.action, command.node)

    app.ask(palette, chosen)


def commands(screen: Screen[Any]) -> Iterator[Command]:
    """The commands in force, what only moves the cursor last, with the steps of the record one stands on."""
    known = [each for each in live(screen) if each.enabled and each.binding.action != "commands"]
    for moves in (False, True):
        for each in known:
            if isinstance(each.node, Table | Body) == moves:
                words = (each.label, each.binding.description, each.help, each.binding.tooltip)
                keys = " ".join(key for key in each.keys if key.isascii() or len(each.keys) == 1)
                yield Command(each.label, each.help, keys, fold(" ".join(words)), each.binding.action, each.node)
        if not moves:
            yield from steps(screen)
            yield from of_the_file(screen)
            yield from themes(screen)


def steps(screen: Screen[Any]) -> Iterator[Command]:
    """The steps of the record one stands on, with why it does not allow some of them now."""
    from bizdesk.acts import for_kind

    from .acting import RecordKeys, subject

    for node in screen.focused.ancestors_with_self if screen.focused else (screen,):
        if isinstance(node, RecordKeys) and (records := _chosen(node)):
            for operation in for_kind(type(records[0])):
                label = _("{step}: {title}").format(step=_(operation.label), title=subject(node.office, records))
                sought, why = fold(f"{label} {operation.label}"), operation.refusal(records[0])
                action = f"operate('{operation.name}')"
                yield Command(label, str(why or ""), "a", sought, action, node, blocked=why is not None)
            return


def _chosen(node: "RecordKeys") -> list[Record]:
    """The records one stands on; none while a list cannot say: all other commands are there nevertheless."""
    try:
        return node.chosen()
    except Refused:
        return []


def of_the_file(screen: Screen[Any]) -> Iterator[Command]:
    """Saving a verified copy of the whole office, also after its file went away; and checking it."""
    copy, check = _("Save a copy of the office"), _("Check of the office")
    yield Command(copy, "", "", fold(f"{copy} save copy backup"), "save_copy", screen.app)
    yield Command(check, "", "", fold(f"{check} check sound damaged"), "check", screen.app)


def themes(screen: Screen[Any]) -> Iterator[Command]:
    """The colours one can choose from."""
    for name, label in THEMES.items():
        shown = _("Colours: {name}").format(name=_(label))
        yield Command(shown, "", "", fold(f"{shown} {label} theme"), f"theme('{name}')", screen.app)
