"""The shell as one meets it: areas by number, a record from the keys to the file and back again, hostile names."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Supplier
from bizdesk.screens import app as app_module
from bizdesk.screens.app import App
from bizdesk.screens.fault_page import FaultPage
from bizdesk.screens.kit import settings
from bizdesk.screens.kit.whole import Whole
from tests.hostile import HOSTILE

SIZES = [(80, 24), (120, 40)]
Picture = Callable[[Any], str]


def asset(office: Office, name: str, **values: Any) -> Asset:
    """An asset of the first category."""
    given = {"category": AssetCategory.get(), "cost": 100_000, "acquired_on": date(2025, 1, 5), **values}
    return keeping.add(office, "", Asset, {"name": name, **given})  # type: ignore[return-value]


@pytest.mark.parametrize("size", SIZES)
async def test_from_an_empty_list_to_a_record_and_back(office: Office, picture: Picture, size: tuple[int, int]) -> None:
    app = App(office)
    async with app.run_test(size=size) as pilot:
        await pilot.press("9", "right_square_bracket", "right_square_bracket", "right_square_bracket")
        await pilot.pause()
        assert "There are none yet. Press n" in picture(app)
        await pilot.press("n", *"Paper mill", "ctrl+s")
        await pilot.pause()
        assert Supplier.get().name == "Paper mill"
        assert "Paper mill" in picture(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Whole)
        assert "Paper mill" in picture(app)
        await pilot.press("escape", "u")
        await pilot.pause()
        assert Supplier.select().count() == 0
        assert "There are none yet" in picture(app)
        await pilot.press("U")
        await pilot.pause()
        assert "Paper mill" in picture(app)


async def test_the_number_keys_lead_to_the_areas_and_leave_them_as_they_were(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "right_square_bracket", "right_square_bracket", "j", "j")
        await pilot.press("1")
        await pilot.pause()
        assert "Stocktakes" in picture(app)
        await pilot.press("9")
        await pilot.pause()
        assert "row 3 of" in picture(app)
        await pilot.press("0")
        await pilot.pause()
        assert "Nothing is due" in picture(app)


async def test_the_detail_stands_beside_the_list_only_where_there_is_room(office: Office, picture: Picture) -> None:
    asset(office, "Laptop", serial="SN-4711")
    app = App(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1")
        await pilot.pause(0.1)
        assert "SN-4711" in picture(app)
        await pilot.press("v")
        await pilot.pause()
        assert "SN-4711" not in picture(app)
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause(0.1)
        assert "SN-4711" not in picture(app)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "SN-4711" in picture(app)


async def test_a_refusal_is_said_in_words(office: Office, picture: Picture) -> None:
    keeping.add(office, "", Department, {"code": "99", "name": "Below", "parent": Department.get()})
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("9", "d", "y")
        await pilot.pause(0.3)
        assert "is in use by department 99" in picture(app)
        assert app.fault is None


async def test_what_another_program_saves_appears(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9")
        await pilot.pause()
        with Office(office.path, office.kinds) as other:
            keeping.add(other, "", Department, {"code": "00", "name": "Reception"})
        office.activate()
        app.poll()
        await pilot.pause()
        assert "Reception" in picture(app)


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 200])
async def test_hostile_names_are_shown_plainly(office: Office, picture: Picture, text: str) -> None:
    try:
        asset(office, f"x{text}")
    except Refused:
        return
    app = App(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1")
        await pilot.pause(0.1)
        await pilot.press("d")
        await pilot.press("escape", "enter")
        await pilot.pause()
        painted = picture(app)
        assert "\x1b" not in painted
        assert "\u202e" not in painted
        assert all(len(line) <= 120 for line in painted.splitlines())


async def test_a_tiny_window_and_back(office: Office, picture: Picture) -> None:
    asset(office, "办公桌")
    app = App(office)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1")
        for size in ((20, 5), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.press("question_mark", "escape", "ctrl+f", "escape", "ctrl+o", "escape", "slash", "x", "escape")
            await pilot.pause()
        assert "办公桌" in picture(app)


async def test_in_a_tiny_window_the_palette_and_the_help_can_be_read_and_left(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press("9", "colon", *"export")
        await pilot.pause()
        assert "›  Export" in picture(app)
        assert "esc Close" in picture(app)
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert "Here" in picture(app)
        await pilot.press("down", "down")
        await pilot.pause()
        assert "Filter" in picture(app)
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


def test_no_key_is_bound_that_a_terminal_or_its_owner_needs() -> None:
    """Control characters that are other keys, line editing, menus: issue 2 and the interface's last paragraph."""
    taken = {f"ctrl+{letter}" for letter in ("h", "i", "j", "m", "left_square_bracket", "w", "d", "t", "b")}
    screens = Path(app_module.__file__).parent
    for path in [*screens.glob("*.py"), *(screens / "kit").glob("*.py")]:
        name = "bizdesk.screens" + (".kit." if path.parent.name == "kit" else ".") + path.stem
        for thing in vars(import_module(name.removesuffix(".__init__"))).values():
            if isinstance(thing, type) and thing.__module__ == name and "BINDINGS" in vars(thing):
                for binding in Binding.make_bindings(vars(thing)["BINDINGS"]):
                    assert binding.key not in taken | {"f10", "f11"}, (name, binding)
                    assert "alt+" not in binding.key, (name, binding)


@pytest.mark.parametrize("size", [(80, 24), (24, 6)])
async def test_the_page_of_a_fault_has_the_frame_and_the_colours_of_the_others(
    picture: Picture, size: tuple[int, int]
) -> None:
    settings.keep("theme", "light")
    page = FaultPage("Something went wrong in [bizdesk] itself.")
    async with page.run_test(size=size) as pilot:
        await pilot.pause()
        assert page.theme == "light"
        assert "╭" in picture(page)
        assert "[bizdesk]" in picture(page)
        await pilot.press("enter")
    assert page.return_value is True
