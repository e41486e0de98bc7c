"""The names of keys as people read them, and the bindings that are in force where the focus is."""

from functools import cache
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.screen import Screen

from bizdesk.office.language import N_, _

NAMES = {
    "question_mark": "?", "colon": ":", "slash": "/", "asterisk": "*", "comma": ",", "left_square_bracket": "[",
    "right_square_bracket": "]", "escape": "esc", "pageup": "page up", "pagedown": "page down",
    "fullwidth_question_mark": "？", "fullwidth_colon": "：", "fullwidth_solidus": "／", "fullwidth_comma": "，",
    "fullwidth_asterisk": "＊", "full_stop": ".", "plus": "+", "minus": "-", "equals_sign": "=",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
ARROWS = "↑↓←→"
SYSTEM = {
    ("tab", "app.focus_next"): N_("Next pane"),
    ("shift+tab", "app.focus_previous"): N_("Previous pane"),
}


class Live(NamedTuple):
    """One command as it can be given now: its keys as people read them, what it does, and where it belongs."""

    keys: tuple[str, ...]
    label: str
    help: str
    show: bool
    enabled: bool
    binding: Binding
    node: Any


def key_name(key: str) -> str:
    """A key as it is printed in help and footer."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, NAMES.get(last, last)])


@cache
def inherited(kind: type, key: str, action: str) -> bool:
    """Whether a binding of a kind of widget is Textual's own: its words are not ours, and it goes without saying."""
    ours = theirs = False
    for base in kind.__mro__:
        declared = Binding.make_bindings(vars(base).get("BINDINGS", ()))
        if any(each.key == key and each.action == action for each in declared):
            ours = ours or not base.__module__.startswith("textual.")
            theirs = theirs or base.__module__.startswith("textual.")
    return theirs and not ours


def live(screen: Screen[Any]) -> list[Live]:
    """The commands in force for the focused widget, the nearest first, the keys of one command together."""
    found: dict[tuple[int, str], Live] = {}
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        system = SYSTEM.get((binding.key, binding.action), "")
        words = system or binding.description
        if not words or (not system and inherited(type(node), binding.key, binding.action)):
            continue
        name = key_name(binding.key)
        if binding.key.startswith("fullwidth_") and screen.focused and screen.focused.check_consume_key(name, name):
            continue
        named = (id(node), binding.action)
        keys = (*(found[named].keys if named in found else ()), name)
        if "enter" in keys:
            keys = tuple(sorted(keys, key=lambda key: key in ARROWS))
        found[named] = Live(keys, _(words), _(tooltip) if tooltip else "", binding.show, enabled, binding, node)
    return list(found.values())
