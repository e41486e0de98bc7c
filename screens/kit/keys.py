"""The names of keys as people read them, and the bindings that are in force where the focus is."""

from dataclasses import dataclass
from typing import Any

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
SYSTEM = {
    "tab": N_("Next pane"),
    "shift+tab": N_("Previous pane"),
}
UNTOLD = {"ctrl+c", "super+c", "ctrl+shift+c"}


@dataclass(frozen=True)
class Live:
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


def live(screen: Screen[Any]) -> list[Live]:
    """The commands in force for the focused widget, the nearest first, the keys of one command together."""
    found: dict[tuple[int, str], Live] = {}
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        words = SYSTEM.get(binding.key, binding.description)
        if not words or binding.key in UNTOLD or (binding.system and binding.key not in SYSTEM):
            continue
        named = (id(node), binding.action)
        keys = found[named].keys if named in found else ()
        found[named] = Live(
            (*keys, key_name(binding.key)), _(words), _(tooltip) if tooltip else "", binding.show, enabled, binding, node
        )
    return list(found.values())
