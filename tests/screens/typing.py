"""Typing in the tests of the screens: a word at once, as a scanner types it, any other key on its own."""

from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

press_one = Pilot.press


def sent(app: Any, key: str) -> None:
    """Hand a key to the program and do not wait for what it does."""
    event = Key(_character_to_key(key), key) if len(key) == 1 else Key(key, None)
    event.set_sender(app)
    app._driver.send_message(event)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys in the place of Pilot.press: the characters of a word typed into an input come without a pause."""
    for key, following in zip(keys, (*keys[1:], "end of the word"), strict=True):
        if len(key) == len(following) == 1 and isinstance(pilot.app.focused, Input | TextArea):
            sent(pilot.app, key)
        else:
            await press_one(pilot, key)
