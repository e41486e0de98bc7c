"""Import and export by the keys: a file looked at, a column said, rows refused into a file, undo, and out again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bizdesk.assets.models import Asset
from bizdesk.exchange.importing import ImportPlan, plan
from bizdesk.office.file import Office
from bizdesk.office.work import finished
from bizdesk.screens.app import App
from bizdesk.screens.kit.exchange import Request
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.import_preview import ImportPreview
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.table import Table
from tests.screens.waiting import until

Picture = Callable[[Any], str]
FILE = """资产编号,资产名称,类别,原值,购置日期,我的话
A-1,办公椅,Furniture and tools,350.00,2024-03-06,靠窗
A-2,打印机,Electronics,abc,2024-05-07,坏了
A-3,Laptop,Electronics,"5,000.00",2024/5/9,
"""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_file_is_looked_at_before_it_is_imported(
    office: Office, picture: Picture, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE, encoding="utf-8")
    app = App(office)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "i")
        await pilot.pause()
        await pilot.press(*str(path), "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.pause()
        assert "Not a number: abc.  ·  A-2  打印机" in picture(app), "what the row has no room for stands below"
        assert "New: 2  Refused: 1" in picture(app)
        assert Asset.select().count() == 0
        await pilot.press("right_square_bracket", "end", "enter", *"remarks", "enter")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview) and bool(app.screen.request.mapping))
        await pilot.pause()
        assert "Heading in the file" in picture(app), "it stays on the columns"
        assert app.screen.query_one("#columns", Table).cursor_key == "我的话"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: Asset.select().count() == 2)
        assert Asset.get(Asset.number == "A-1").remarks == "靠窗"
        rejected = next(tmp_path.glob("a-rejected-*.csv")).read_text(encoding="utf-8-sig")
        assert "A-2" in rejected
        assert "Not a number: abc." in rejected
        await pilot.press("u", "y")
        await pilot.pause()
        assert Asset.select().count() == 0


async def test_a_file_that_is_none_is_refused_in_words(office: Office, picture: Picture, tmp_path: Path) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", "i")
        await pilot.pause()
        await pilot.press(*str(tmp_path / "none.csv"), "ctrl+s")
        await until(pilot, lambda: "There is no file" in picture(app) and isinstance(app.screen, Form))
        assert str(app.screen.boxes["file"].text).endswith("none.csv"), "what was typed is there to be mended"


async def test_what_is_shown_is_exported(office: Office, picture: Picture, tmp_path: Path) -> None:
    target = tmp_path / "places.csv"
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "right_square_bracket", "right_square_bracket", "slash", *"store", "enter")
        await pilot.pause(0.2)
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("ctrl+a", "ctrl+k")
        await pilot.press(*str(target), "ctrl+s")
        await until(pilot, target.exists)
        text = target.read_text(encoding="utf-8-sig")
        assert "Store room" in text
        assert len(text.splitlines()) == 2


async def test_a_file_that_brings_nothing_promises_no_undo(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编码,名称\nA-ST,Store room\n", encoding="utf-8")
    app = App(office)
    said: list[str] = []
    monkeypatch.setattr(app, "say", said.append)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("9", "right_square_bracket", "right_square_bracket", "i")
        await pilot.pause()
        await pilot.press(*str(path), "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, ImportPreview))
        assert said == ["Nothing was imported. There already: 1, refused: 0, left out: 0."]


async def test_a_column_keeps_what_it_gives_unless_something_else_is_picked(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE, encoding="utf-8")
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "i")
        await pilot.pause()
        await pilot.press(*str(path), "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.press("right_square_bracket", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.pause()
        assert app.screen.query_one(Table).cursor_key == "category"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        assert isinstance(app.screen, ImportPreview)
        assert app.screen.request.mapping == {}
        assert app.screen.query_one("#columns", Table).cursor_key == "类别"


async def test_a_list_that_was_empty_has_room_for_the_numbers_that_came_by_import(
    office: Office, picture: Picture, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE.replace("A-1", "NORTH-OFFICE-2024-0001"), encoding="utf-8")
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await until(pilot, lambda: "no rows" in picture(app))
        app.push_screen(ImportPreview(office, *planned(office, path)))
        await pilot.press("ctrl+s", "ctrl+s")
        await until(pilot, lambda: "row 1 of 2" in picture(app))
        assert "NORTH-OFFICE-2024-0001" in picture(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_all_there_is_to_say_of_a_file_can_be_read(
    office: Office, picture: Picture, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "a.csv"
    head = "资产编号,资产名称,类别,原值,购置日期,部门,保管人,供应商," + ",".join(f"列{n}" for n in range(12))
    path.write_text(f"{head}\n1,桌,05,8,2026-01-05,新部门,王五,木匠{',x' * 12}\n", encoding="utf-8")
    app = App(office)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        app.push_screen(ImportPreview(office, *planned(office, path)))
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "The column 列0 is not imported" in picture(app))
        await pilot.press("end")
        await until(pilot, lambda: "To be made, Suppliers (1): 木匠." in picture(app))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "Heading in the file" in picture(app))


def planned(office: Office, path: Path) -> tuple[Request, ImportPlan]:
    """A file looked at, with what is missing made."""
    request = Request(Asset, path, create=True)
    return request, finished(plan(office, Asset, path, create=True))
