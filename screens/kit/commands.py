"""The palette: every command that can be given here, with its key, found by English or Chinese words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from bizdesk.office.language import N_, _
from bizdesk.office.text import fold

from .seek import Seek, Rows
from .keys import live
from .table_cells import Column

if TYPE_CHECKING:
    from ..app import App

THEMES = {"dark": N_("Dark colours"), "light": N_("Light colours"), "contrast": N_("High contrast")}


class Commands(Seek):
    """Dismissed with the number of the command chosen, which is then given to where it belongs."""

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
        return [
            (label, help, keys, number)
            for number, (label, help, keys, sought, _action, _node) in enumerate(self.commands)
            if all(word in sought for word in words)
        ]

    def dismiss(self, result: Any = None) -> Any:
        closed = super().dismiss(None)
        if result is not None:
            *_words, action, node = self.commands[result]
            self.app.call_later(self.app.run_action, action, node)
        return closed


def commands(screen: Screen[Any]) -> Iterator[tuple[str, str, str, str, str, Any]]:
    """Label, explanation, keys, the words it is found by, action and the node it is for."""
    for command in live(screen):
        if command.enabled and not command.binding.action.endswith("commands"):
            words = fold(f"{command.label} {command.binding.description} {command.help} {command.binding.tooltip}")
            yield (
                command.label, command.help, " ".join(command.keys), words, command.binding.action, command.node
            )
    for name, label in THEMES.items():
        shown = _("Colours: {name}").format(name=_(label))
        yield shown, "", "", fold(f"{shown} {label} theme"), f"app.theme('{name}')", screen.app

