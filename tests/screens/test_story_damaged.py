"""The office file is cut short under the open screens: every key says in words that it is damaged, none ends them."""

import os
import shutil
from pathlib import Path

import peewee
import pytest

from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.seal import CHANGED
from bizdesk.screens.fault import page
from tests.screens.stage import LARGE, SMALL, TONGUES, playing, say
from tests.screens.waiting import painted, seen

DAMAGED = "The office file is damaged"
KEYS = (("down",), ("end",), ("right",), ("u",), ("enter", "right_square_bracket"), ("slash", "x"), ("slash", "escape"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("keys", KEYS, ids="-".join)
async def test_a_file_cut_short_while_it_is_open_is_told(
    tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with playing(tmp_path, "en", size) as (app, pilot, office):
        await pilot.press("1")
        await seen(pilot, "ZC-2026-0001")
        os.truncate(office.path, 5_000)
        await pilot.press(*keys)
        await seen(pilot, DAMAGED)
        await pilot.pause(0.1)
        assert painted(app).count(DAMAGED) <= 4, "said, not shouted"


def test_the_page_of_last_resort_says_so_too() -> None:
    assert page(peewee.DatabaseError("database disk image is malformed"), "here").startswith(DAMAGED)
    for ours in (KeyError("x"), peewee.OperationalError("no such column: x")):
        assert page(ours, "here").startswith("Something went wrong in bizdesk itself")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_file_that_was_changed_from_outside_is_checked_by_itself(tmp_path: Path, tongue: str) -> None:
    def odd(office: Office) -> None:
        office.unchecked = CHANGED

    async with playing(tmp_path, tongue, opened=odd) as (_app, pilot, office):
        await seen(pilot, _("Check of the office"), _(CHANGED)[:20])
        assert office.unchecked == "", "it was checked to the end"
        await pilot.press("escape", "colon", *_("Check of the office").lower(), "enter")
        await seen(pilot, _("{path} is sound.").format(path="").strip())


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_file_that_was_replaced_or_taken_away_is_told_by_itself(tmp_path: Path, tongue: str) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, office):
        await pilot.press("1")
        await seen(pilot, "ZC-2026-0001")
        shutil.copyfile(office.path, tmp_path / "other")
        os.replace(tmp_path / "other", office.path)
        await pilot.pause(1.2)  # the program looks every second
        await seen(pilot, say(("replaced", "文件替换"), tongue))
        if len(app.screen_stack) > 1:  # long words have a page of their own
            await pilot.press("escape")
        assert "ZC-2026-0001" in painted(app)
        office.path.unlink()
        await pilot.press("f5")
        await seen(pilot, say(("gone", "不见了"), tongue))
