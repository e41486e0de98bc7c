"""The pictures of the screens as text, in both languages and sizes, held against the golden ones read by eye."""

import os
from pathlib import Path

import pytest

from bizdesk.assets.models import Stocktake
from bizdesk.founding import found
from bizdesk.office import language
from bizdesk.office.language import _
from bizdesk.screens.app import App
from tests.screens.stage import NOON, SIZES, TONGUES, hold_against, playing, say
from tests.screens.waiting import painted, seen, until

# The name of each picture, the keys that lead to it from the one before, and the words that show that it is there.
WAY: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("today", ("0",), ("BF-2026-0001",)),
    ("help", ("question_mark",), ()),
    ("list", ("escape", "1"), ("ZC-2026-0019", "25")),
    ("acts", ("j", "j", "a"), ("ZC-2026-0003",)),
    ("transfer", ("enter",), ()),
    ("pick", ("f4",), ("A-SR",)),
    ("form", ("escape", "escape", "n"), ()),
    ("palette", ("escape", "ctrl+p"), ()),
    ("search", ("escape", "ctrl+f", *"0003"), ("ZC-2026-0003",)),
    ("detail", ("escape", "enter"), ("3,456.00 CNY",)),
    ("schedule", ("right_square_bracket",), ("3,364.80",)),
    ("notes", ("right_square_bracket",), ("2026-03-16",)),
    ("history", ("right_square_bracket",), ("003",)),
    ("documents", ("right_square_bracket",), ()),
    ("linked", ("right_square_bracket",), ("GYS-2026-0001",)),
    ("reports", ("p",), ()),
    ("ask_report", ("enter",), ("ZC-2026-0003",)),
    ("report", ("ctrl+s",), ("ZC-2026-0003",)),
    ("save_report", ("s",), (".html",)),
    ("runs", ("escape", "escape", "escape", "right_square_bracket", "right_square_bracket"), ("ZJ-2026-0063", "63")),
    ("differences", ("right_square_bracket", "right_square_bracket"), ()),
    ("disposals", ("right_square_bracket",), ("BF-2026-0001",)),
    ("policy", ("9", *["left_square_bracket"] * 2), ("1.3.2",)),
    ("journal", ("right_square_bracket",), ("002",)),
)
# Tags as a scanner types them: found, not on a card, counted before.
SCANNED = ("ZC-2026-0009", "X-77", "ZC-2026-0009")


def name_of(picture: str, tongue: str, size: tuple[int, int]) -> str:
    return f"{picture}_{tongue[:2]}_{size[0]}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_every_screen_looks_as_it_was_read(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    wrong = []
    async with playing(tmp_path, tongue, size) as (_app, pilot, _office):
        os.chdir("/")  # the form that saves a report begins with the folder one is in
        for picture, keys, words in WAY:
            await pilot.press(*keys)
            await pilot.pause(0.1)
            try:
                hold_against(await seen(pilot, *words), name_of(picture, tongue, size))
            except AssertionError as fault:
                wrong.append(str(fault))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_counting_looks_as_it_was_read(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 3, "n", "ctrl+s")
        await until(pilot, lambda: Stocktake.select().exists())
        await pilot.press("b")
        for tag in SCANNED:
            await pilot.press(*tag, "enter")
        await pilot.press("f4", *"a-fd", "enter", *"ZC-2026-0010", "enter")
        # What was said of the opening stands for some seconds only.
        app.clear_notifications()
        await pilot.pause(0.1)
        picture = await seen(pilot, "ZC-2026-0010", say(("Server", "服务器"), tongue))
        hold_against(picture, name_of("counting", tongue, size))
        await pilot.press("f6")
        await pilot.pause(0.1)
        hold_against(await seen(pilot, "22"), name_of("question", tongue, size))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_new_office_says_what_to_do_first(tongue: str, tmp_path: Path) -> None:
    language.use(tongue)
    with found(tmp_path / "new.bizdesk", country="CN", clock=lambda: NOON) as office:
        app = App(office)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            hold_against(await seen(pilot, "2026-03-16"), name_of("new_today", tongue, (80, 24)))
            await pilot.press("1")
            await pilot.pause(0.1)
            await seen(pilot, _("no rows"))
            hold_against(painted(app), name_of("new_list", tongue, (80, 24)))
