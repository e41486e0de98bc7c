"""Keys mashed at random, as fast as a cat walks over the keyboard: on every screen, in both languages, no fault."""

from pathlib import Path
from random import Random

import pytest

from bizdesk.office.places import Place
from bizdesk.screens.kit.detail import Detail
from bizdesk.screens.kit.view import View
from tests.screens.stage import TONGUES, playing
from tests.screens.typing import sent
from tests.screens.waiting import seen

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


@pytest.mark.parametrize("tongue", TONGUES)
async def test_no_key_at_no_moment_brings_the_program_down(tongue: str, tmp_path: Path) -> None:
    """17 beginnings of 30 keys each, ten of them at once; stage.playing holds that no fault ended the program."""
    chance = Random(2026)
    async with playing(tmp_path, tongue) as (app, pilot, _office):
        told: list[str] = []
        for beginning in BEGINNINGS:
            for key in beginning:
                sent(app, key)
            told += beginning
            for _round in range(ROUNDS):
                keys = [chance.choice(KEYS) for _key in range(AT_ONCE)]
                told += keys
                for key in keys:
                    sent(app, key)
                await pilot.pause()
                assert app.is_running, told[-60:]
                assert app.fault is None, (app.fault, told[-60:])
            while len(app.screen_stack) > 1:
                app.pop_screen()
            app.action_area("today")
            await pilot.pause()


async def test_a_tab_asked_for_before_the_detail_is_made_is_the_one_it_shows(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (app, pilot, office):
        detail = Detail(office, View("place", ()))
        await detail.open("linked")
        await detail.show(Place.named("A-LB"))
        await app.screen.mount(detail, before=0)
        await seen(pilot, "A-LB Laboratory", "Main building")
        await detail.remove()
        await detail.open("history")
