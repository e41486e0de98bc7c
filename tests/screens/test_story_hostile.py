"""Hostile texts in every name and note, through every screen; a window too small for any of them, and back."""

import re
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets import custody, stocktakes
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.founding import found
from bizdesk.kinds import KINDS
from bizdesk.office import notes
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff
from bizdesk.office.places import Place
from bizdesk.rules import RULES
from bizdesk.screens.app import App
from tests.hostile import HOSTILE
from tests.screens.stage import LARGE, NOON, SMALL, playing
from tests.screens.waiting import painted

ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
TINY = (20, 5)
TEXTS = [text[:3_000] for text in HOSTILE if text.strip()]
# Through every screen of an asset, a place and a stocktake, as keys from the list of assets.
ROUND: tuple[tuple[str, ...], ...] = (
    ("end",), ("enter",), *[("right_square_bracket",)] * 5, ("escape",), ("e",), ("f4",), ("escape",), ("escape",),
    ("a",), ("escape",), ("d",), ("escape",), ("c",), ("escape",), ("p",), ("enter",), ("ctrl+s",), ("escape",),
    ("escape",), ("question_mark",), ("escape",), ("colon",), ("escape",), ("ctrl+f", "x"), ("escape",),
    ("ctrl+o",), ("escape",), ("0",), ("p",), ("escape",), ("9",), *[("right_square_bracket",)] * 6, ("enter",),
    ("escape",),
)  # fmt: skip
PLACES: tuple[tuple[str, ...], ...] = (
    ("0",), ("1",), ("slash", "x"), ("escape",), ("a",), ("escape",), ("e",), ("f4",), ("escape",), ("escape",),
    ("p",), ("escape",), ("enter",), ("right_square_bracket",), ("p", "enter", "ctrl+s"), ("escape", "escape"),
    ("escape",), ("question_mark",), ("escape",), ("colon",), ("escape",), ("ctrl+f", "x"), ("escape",),
    ("right_square_bracket",) * 3, ("n",), ("ctrl+s",), ("b",), ("x", "enter"), ("f4",), ("escape",), ("f6",),
    ("escape",), ("escape",), ("9",),
)  # fmt: skip


def plain(app: Any, where: object) -> None:
    """Hold that nothing painted acts on the terminal, turns the direction, or runs over the edge."""
    picture = painted(app)
    assert not ACTING.search(picture), (where, picture)


def said(refused: Refused) -> None:
    """A refusal has words."""
    assert str(refused)


def kept(office: Office, kind: Any, text: str, **values: Any) -> Any:
    """A record named by a text, or None where the text was refused in words."""
    try:
        return keeping.add(office, "", kind, {**values, "name": text})
    except Refused as refused:
        return said(refused)


def fill(office: Office) -> None:
    """Name an asset, its place, its department and its holder by every text, with a note and a count that says it."""
    keeper = keeping.add(office, "", Staff, {"number": "1", "name": "x"})
    for index, text in enumerate(TEXTS):
        place = kept(office, Place, text, code=f"P{index}")
        kept(office, Department, text, code=f"D{index}")
        person = kept(office, Staff, text, number=f"S{index}", department=Department.get())
        used = {"acquired_on": NOON.date(), "in_use_on": NOON.date(), "place": place, "custodian": person}
        card = kept(office, Asset, text, category=AssetCategory.get(), cost=index * 100 + 100, remarks=text, **used)
        if card is not None:
            notes.write(office, "", card, text)
            custody.lend(office, "", card, user=person or keeper, due_back_on=NOON.date(), reason=text)
    count = stocktakes.open_stocktake(office, "", {"name": "[b]x[/b]", "counted_by": keeper})
    for text in TEXTS[:12]:
        try:
            stocktakes.scan(office, "", count, tag=text)
        except Refused as refused:
            said(refused)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in which everything is named by somebody who means ill."""
    path = tmp_path_factory.mktemp("hostile") / "office.bizdesk"
    with found(path, name="[red]\x1b[31m\u202eoffice", country="CN", clock=lambda: NOON) as office:
        fill(office)
    return path


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hostile_names_are_plain_on_every_screen(hostile: Path, size: tuple[int, int]) -> None:
    with Office(hostile, KINDS, rules=RULES, clock=lambda: NOON) as office:
        app = App(office)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.press("1")
            for _page in range(4):
                await pilot.press("pagedown")
                await pilot.pause(0.05)
                plain(app, "list")
            for keys in ROUND:
                await pilot.press(*keys)
                await pilot.pause()
                plain(app, keys)
        assert app.fault is None


async def test_every_hostile_asset_is_plain_in_its_detail(hostile: Path) -> None:
    with Office(hostile, KINDS, rules=RULES, clock=lambda: NOON) as office:
        app = App(office)
        async with app.run_test(size=LARGE) as pilot:
            await pilot.press("1")
            for _row in range(Asset.select().count()):
                await pilot.press("j")
                await pilot.pause(0.07)
                plain(app, _row)
        assert app.fault is None


async def test_the_counting_screen_shows_a_hostile_tag_plainly(hostile: Path) -> None:
    with Office(hostile, KINDS, rules=RULES, clock=lambda: NOON) as office:
        app = App(office)
        async with app.run_test(size=SMALL) as pilot:
            await pilot.press("1", *["right_square_bracket"] * 3, "b")
            await pilot.pause()
            plain(app, "counting")
            for tag in ("[/b]", "{x}", "=1+1", "$error", "'; --"):
                await pilot.press(*tag, "enter")
                await pilot.pause()
                plain(app, tag)
        assert app.fault is None


async def test_no_screen_minds_a_tiny_window(tmp_path: Path) -> None:
    async with playing(tmp_path, "zh_CN") as (app, pilot, _office):
        for keys in PLACES:
            await pilot.press(*keys)
            await pilot.resize_terminal(*TINY)
            await pilot.pause()
            assert all(len(line) <= TINY[0] for line in painted(app).splitlines())
            await pilot.resize_terminal(*SMALL)
            await pilot.pause()
        await pilot.press("0")
        await pilot.pause(0.1)
        assert "ZC-2026-0017" in painted(app)
