"""The help: the keys in force where the focus is, read from the bindings themselves."""

from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from bizdesk.office.language import N_, _
from bizdesk.office.text import cells

from .detail import Body
from .facts import Fact, Facts
from .keys import Live, live
from .page import Page
from .table import Table

PLACES = (
    (N_("Here"), lambda node: isinstance(node, Widget) and not isinstance(node, Screen)),
    (N_("On this screen"), lambda node: isinstance(node, Screen)),
    (N_("Everywhere"), lambda node: True),
)
LETTERS = N_("Chinese punctuation marks such as ？ ： ／ work like the plain ones.")


class Help(Page):
    """The page of the keys."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__(_("Keys"), Facts(written(live(screen))))


def moves(command: Live) -> bool:
    """Whether a command only moves about."""
    return isinstance(command.node, Table | Body)


def written(commands: list[Live]) -> list[Fact]:
    """The commands under where they belong, a line each."""
    lines: list[Fact] = []
    left = list(commands)
    for place, belongs in PLACES:
        mine = sorted((each for each in left if belongs(each.node)), key=moves)
        left = [command for command in left if command not in mine]
        if mine:
            lines.append(Fact(_(place)))
        for command in mine:
            keys = "  ".join(key for key in command.keys if cells(key) == len(key))
            lines.append(Fact(keys, f"{command.label} - {command.help}" if command.help else command.label))
    return [*lines, Fact(_(LETTERS))]
