"""Keys mashed at random, as fast as a cat walks over the keyboard: on every screen, in both languages, no fault."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.events import Key
from textual.keys import _character_to_key

from tests.screens.stage import TONGUES, playing

KEYS = (
    *"abcdefghijklmnopqrstuvwxyzGU0123459/?:*[]+-, 的", "enter", "escape", "tab", "shift+tab", "up", "down", "left",
    "right", "home", "end", "pageup", "pagedown", "space", "backspace", "f1", "f2", "f3", "f4", "f5", "f6", "ctrl+s",
    "ctrl+n", "ctrl+f", "ctrl+o", "ctrl+p", "ctrl+a", "ctrl+k", "ctrl+z",
)  # fmt: skip
# The keys that lead to a screen from Today; the walk goes on from there wherever it goes.
BEGINNINGS: tuple[tuple[str, ...], ...] = (
    (), ("1",), ("1", "enter"), ("1", "n"), ("1", "a"), ("1", "]"), ("1", "]", "]"), ("1", "]", "]", "]", "n"),
    ("1", "p"), ("1", "x"), ("1", "i"), ("9",), ("9", "["), ("9", "[", "["), ("ctrl+f",), ("ctrl+p",), ("?",),
)  # fmt: skip
AT_ONCE, ROUNDS = 10, 3


def send(app: Any, key: str) -> None:
    """Hand a key to the program without waiting for what it does."""
    named = _character_to_key(key) if len(key) == 1 else key
    event = Key(named, key if len(key) == 1 else None)
    event.set_sender(app)
    app._driver.send_message(event)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_no_key_at_no_moment_brings_the_program_down(tongue: str, tmp_path: Path) -> None:
    """17 beginnings of 30 keys each, ten of them at once; stage.playing holds that no fault ended the program."""
    chance = Random(2026)
    async with playing(tmp_path, tongue) as (app, pilot, _office):
        told: list[str] = []
        for beginning in BEGINNINGS:
            for key in beginning:
                send(app, key)
            told += beginning
            for _round in range(ROUNDS):
                keys = [chance.choice(KEYS) for _key in range(AT_ONCE)]
                told += keys
                for key in keys:
                    send(app, key)
                await pilot.pause()
                assert app.is_running, told[-60:]
                assert app.fault is None, (app.fault, told[-60:])
            while len(app.screen_stack) > 1:
                app.pop_screen()
            app.action_area("today")
            await pilot.pause()
