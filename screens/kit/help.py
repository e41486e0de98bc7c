"""The help: the keys in force where the focus is, read from the bindings themselves."""

from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from bizdesk.office.language import N_, _
from bizdesk.office.text import cells, fit

from .keys import Live, live
from .page import Page

KEYS_WIDTH = 22
PLACES = (
    (N_("Here"), lambda node: isinstance(node, Widget) and not isinstance(node, Screen)),
    (N_("On this screen"), lambda node: isinstance(node, Screen)),
    (N_("Everywhere"), lambda node: True),
)
LETTERS = N_("Chinese punctuation marks such as ？ ： ／ work like the plain ones.")


class Help(Page):
    """The page of the keys."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__(_("Keys"), written(live(screen)))


def written(commands: list[Live]) -> Content:
    """The commands under where they belong, a line each."""
    parts: list[Any] = []
    left = list(commands)
    for place, belongs in PLACES:
        mine = [command for command in left if belongs(command.node)]
        left = [command for command in left if command not in mine]
        if not mine:
            continue
        parts += [(_(place), "bold $text-primary"), "\n"]
        for command in mine:
            keys = "  ".join(key for key in command.keys if cells(key) == len(key))
            parts += [("  " + fit(keys, KEYS_WIDTH), "bold $text-accent"), command.label]
            if command.help:
                parts.append((f" - {command.help}", "$text-muted"))
            parts.append("\n")
        parts.append("\n")
    parts.append((_(LETTERS), "$text-muted"))
    return Content.assemble(*parts)
