"""The tables of the README that come from the code; run as a script it writes them anew.

python tests/readme.py
"""

import re
from collections.abc import Iterable
from pathlib import Path

from textual.binding import Binding

from bizdesk.commands.table import TABLE
from bizdesk.screens.app import App
from bizdesk.screens.budget_grid import MonthGrid
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.form_input import Switch
from bizdesk.screens.kit.keys import SYSTEM, key_name
from bizdesk.screens.kit.listing import ListPane
from bizdesk.screens.kit.progress import Progress
from bizdesk.screens.kit.question import Question
from bizdesk.screens.kit.table import Table
from bizdesk.screens.kit.viewer import Viewer
from bizdesk.screens.room import Room
from bizdesk.screens.stocktake import Counting
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_counting import Counting as SupplyCounting
from bizdesk.screens.supply_issuing import Issuing

README = Path(__file__).resolve().parent.parent / "README.md"
PLACES = (
    ("everywhere", (App,)), ("list", (Table, Room, ListPane)), ("form", (Form, Switch)), ("question", (Question,)),
    ("long work", (Progress,)), ("report", (Viewer,)), ("counting", (Counting,)),
    ("counter", (Counter,)), ("issuing", (Issuing,)), ("counting supplies", (SupplyCounting,)),
    ("months of a budget", (MonthGrid,)),
)  # fmt: skip


def bindings(widgets: Iterable[type]) -> Iterable[Binding]:
    """The bindings the widgets declare themselves."""
    for widget in widgets:
        for binding in vars(widget).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.description:
                yield binding


def keys() -> str:
    """The table of keys."""
    lines = ["| where | key | what |", "|---|---|---|"]
    lines += [f"| everywhere | `{key}` | {words} |" for (key, _action), words in SYSTEM.items()]
    for place, widgets in PLACES:
        for binding in bindings(widgets):
            names = [key_name(key) for key in binding.key.split(",")]
            shown = " ".join(f"`{name}`" for name in names if name.isascii() or name in "↑↓←→")
            lines.append(f"| {place} | {shown} | {binding.description} |")
    return "\n".join(lines)


def commands() -> str:
    """The table of commands."""
    lines = ["| command | what it does |", "|---|---|"]
    for command in TABLE:
        usage = " ".join([command.name, *(argument.shown() for argument in command.arguments)]).replace("|", "\\|")
        lines.append(f"| `{usage}` | {command.words} |")
    return "\n".join(lines)


TABLES = {"keys": keys, "commands": commands}


def filled(text: str) -> str:
    """The README's text with its tables as the code has them now."""
    for name, table in TABLES.items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)",
            lambda found, table=table: f"{found[1]}{table()}\n{found[2]}",
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
