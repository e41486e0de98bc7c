"""Hostile texts in every field, list and dialog, and terminals too small for any of them: shown plainly, no crash."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from bizdesk.assets.models import Asset
from bizdesk.office.fields import Choice, Reference, Text
from bizdesk.office.file import Office
from bizdesk.office.listing import Held
from bizdesk.office.places import Place
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.form_input import drawn
from bizdesk.screens.kit.message import Message
from bizdesk.screens.kit.month import Calendar
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.progress import Progress
from bizdesk.screens.kit.question import Ask, Question
from bizdesk.screens.kit.stale import Difference, Versions
from bizdesk.screens.kit.table_cells import Column
from tests.hostile import HOSTILE
from tests.screens.form_stage import LARGE, SMALL, Stage, added
from tests.screens.typing import sent
from tests.screens.waiting import until

Picture = Callable[[Any], str]
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
SIZES = [(20, 5), (10, 3)]
CUT = [text[:5_000] for text in HOSTILE]


def plain(shown: str) -> bool:
    """Whether nothing in a picture acts on the terminal or turns the direction."""
    return not ACTING.search(shown)


def slow() -> Any:
    yield 1, 2, CUT[0]
    yield 2, 2, CUT[20]


def hostile_form(office: Office, texts: list[str]) -> Form:
    """A form with every text as the value of a line, of a paragraph and of a reference."""
    fields: dict[str, Any] = {"c": Choice({"x": "X"}, "Choice")}
    values: dict[str, Any] = {}
    for index, text in enumerate(texts):
        fields |= {f"a{index}": Text("名称" * 20, limit=20_000), f"d{index}": Reference(Place, text or "Place")}
        fields |= {f"b{index}": Text("Remarks", multiline=True, limit=20_000)}
        values |= {f"a{index}": text, f"b{index}": text, f"d{index}": Place(id=99, code="H", name=text)}
    title = " ".join(texts)
    return Form(office, title, fields, values, lambda given: given, preview=lambda given: texts)


def dialogs(office: Office, texts: list[str]) -> list[Callable[[], Any]]:
    """Every dialog, with the texts everywhere they can stand."""
    title = " ".join(texts)
    both = [Difference(str(index), "名称", text, text + "x", True) for index, text in enumerate(texts)]
    rows = [(text, text, index) for index, text in enumerate(texts)]
    columns = (Column("a", "A", 10, 1), Column("b", "B", 10, 2))
    return [
        lambda: hostile_form(office, texts),
        lambda: Question(title, detail=texts),
        lambda: Ask(title, {"a": title, "b": "B"}, texts),
        lambda: Pick(title, columns, Held(rows, -1)),
        lambda: Versions(title, both, title),
        lambda: Message(title, "\n".join(texts)),
        lambda: Progress(title, slow()),
        lambda: Calendar(office, date(2026, 5, 1)),
    ]


async def test_no_dialog_minds_how_small_the_terminal_is(office: Office) -> None:
    app = Stage(lambda: Question("?"))
    async with app.run_test(size=SMALL) as pilot:
        for make in (*dialogs(office, ["长" * 300]), lambda: added(office, Asset)):
            app.shown = make
            for size in SIZES:
                await pilot.resize_terminal(*size)
                app.show()
                for key in ("tab", "down", "x", "tab"):
                    sent(app, key)
                await pilot.pause()
                await pilot.resize_terminal(120, 40)
                await pilot.resize_terminal(*size)
                if len(app.screen_stack) > 2:
                    app.pop_screen()


async def test_every_hostile_text_is_drawn_plainly_in_every_dialog(office: Office, picture: Picture) -> None:
    app = Stage(lambda: Question("?"))
    async with app.run_test(size=LARGE) as pilot:
        for texts in (CUT[index : index + 8] for index in range(0, len(CUT), 8)):
            for make in dialogs(office, texts)[:6]:
                app.shown = make
                app.show()
                await pilot.pause()
                shown = picture(app)
                assert plain(shown), (texts, shown)
                app.pop_screen()


async def test_hostile_texts_typed_are_drawn_plainly_or_refused(office: Office, picture: Picture) -> None:
    from textual.events import Paste

    app = Stage(lambda: Form(office, "x", {"a": Text("A"), "b": Text("B", multiline=True)}, {}, lambda given: given))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        form = app.screen
        assert isinstance(form, Form)
        for text in HOSTILE:
            for box in form.boxes.values():
                box.input.focus()
                box.put("")
                box.input.post_message(Paste(text))
            sent(app, "tab")
            await pilot.pause()
            assert plain(picture(app)), text
        form.boxes["b"].put("")
        form.boxes["a"].put("")
        form.boxes["a"].put_text("nul\0byte")
        form.boxes["a"].leave()
        await pilot.pause()
        assert "A NUL character cannot be kept." in picture(app)


@pytest.mark.parametrize("text", CUT)
def test_what_is_drawn_in_an_input_keeps_every_character_in_its_place(text: str) -> None:
    shown = drawn(text)
    assert len(shown) == len(text)
    assert plain(shown.replace("\n", " "))
    assert cell_len(shown) <= 2 * len(text)


async def test_a_whole_card_is_typed_in_two_languages_of_data(office: Office) -> None:
    """By keys alone: code, Chinese name, category by its English word, cost as a calculation, relative dates."""
    app = Stage(lambda: added(office, Asset))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        form = app.screen
        assert isinstance(form, Form)
        for name, typed in {
            "name": "笔记本电脑14寸", "category": "elec", "cost": "２*6499.50", "acquired_on": "-10", "in_use_on": "t",
            "place": "server",
        }.items():  # fmt: skip
            form.boxes[name].input.focus()
            await pilot.press(*typed)
            await pilot.press("enter")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.result, Asset))
    assert (app.result.name, app.result.cost, app.result.category.code) == ("笔记本电脑14寸", 1_299_900, "04")
    assert (app.result.acquired_on, app.result.in_use_on) == (date(2026, 3, 6), date(2026, 3, 16))
    assert app.result.place.code == "A-SR"
