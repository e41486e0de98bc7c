"""The keys that were promised, held against the screens as they are: everywhere, in lists, forms and questions."""

from pathlib import Path
from typing import Any

import pytest

from bizdesk.office.file import Office
from bizdesk.screens.kit.drafts import Draft, Drafts
from bizdesk.screens.kit.seek import Seek
from tests.screens.stage import playing
from tests.screens.typing import sent
from tests.screens.waiting import seen, until

EVERYWHERE = {
    "ctrl+q", "ctrl+p", "colon", "fullwidth_colon", "f1", "question_mark", "fullwidth_question_mark", "0", "1", "9",
    "tab", "ctrl+o", "ctrl+f", "f5",
}  # fmt: skip
LIST = {
    "up", "down", "j", "k", "g", "home", "G", "end", "enter", "n", "e", "d", "space", "asterisk",
    "fullwidth_asterisk", "slash", "fullwidth_solidus", "f", "s", "left_square_bracket", "right_square_bracket", "a",
    "c", "l", "o", "y", "p", "x", "i", "v", "u", "U", "escape",
}  # fmt: skip
FORM = {"ctrl+s", "f2", "f4", "escape", "f1"}
QUESTION = {"y", "n", "escape", "enter"}


def alive(app: Any) -> set[str]:
    """The keys that do something where the focus is."""
    return set(app.screen.active_bindings)


async def test_every_key_promised_for_a_place_is_alive_there(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (app, pilot, _office):
        assert alive(app) >= EVERYWHERE, EVERYWHERE - alive(app)
        for area in ("1", "9"):
            await pilot.press(area)
            assert alive(app) >= EVERYWHERE | LIST, (EVERYWHERE | LIST) - alive(app)
        await pilot.press("1", "d")
        assert alive(app) >= QUESTION, QUESTION - alive(app)
        await seen(pilot, "› n  No")
        await pilot.press("n", "n")
        assert FORM | {"ctrl+n"} <= alive(app), (FORM | {"ctrl+n"}) - alive(app)
        assert not {"f10", "f11", "ctrl+i", "ctrl+j", "ctrl+m"} & alive(app)
        await pilot.press("escape", "enter")
        assert EVERYWHERE | {"escape", "a", "e", "d", "c", "l", "o", "y", "p", "u", "U"} <= alive(app)


@pytest.mark.parametrize(
    ("key", "words"), [("？", "Here"), ("：", "Type a word of what you want to do"), ("／", "Keep the filter")]
)
async def test_the_full_width_forms_work_like_the_plain_ones(key: str, words: str, tmp_path: Path) -> None:
    async with playing(tmp_path, "en", (120, 40)) as (app, pilot, _office):
        await pilot.press("1")
        sent(app, key)
        await seen(pilot, words)


async def test_a_star_marks_every_row_that_the_filter_leaves_and_again_none(tmp_path: Path) -> None:
    async with playing(tmp_path, "en") as (app, pilot, _office):
        await pilot.press("1", "slash", *"print", "enter")
        await seen(pilot, "row 1 of 2")
        sent(app, "＊")
        await seen(pilot, "2 marked")
        await pilot.press("escape")
        await seen(pilot, "row 3 of 25", "2 marked")
        await pilot.press("asterisk")
        await seen(pilot, "25 marked")
        await pilot.press("asterisk")
        await until(pilot, lambda: not app.screen.query("ListPane").first().table.marked)


async def test_a_dialog_stands_over_the_list_it_is_about(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", (120, 40)) as (_app, pilot, _office):
        await pilot.press("1", "d")
        await seen(pilot, "› n  No", "ZC-2026-0002", "Disposals")
        await pilot.press("escape", "ctrl+o")
        picture = await seen(pilot, "Type a letter to go there", "Laptop 16 inch")
        line = next(line for line in picture.splitlines() if "ZC-2026-0002" in line)
        await pilot.press(line[0])
        await seen(pilot, "row 2 of 25")


@pytest.mark.parametrize(
    "keys", [("n", "shift+tab", *"A-9", "tab", *"Desk fan"), ("slash", *"printer")], ids=["form", "filter"]
)
async def test_what_is_typed_ahead_waits_for_its_field(keys: tuple[str, ...], tmp_path: Path) -> None:
    """Everything comes in one burst, as from somebody who types faster than a form opens."""
    async with playing(tmp_path, "en", (120, 40)) as (app, pilot, _office):
        await pilot.press("1")
        for key in keys:
            sent(app, key)
        if keys[0] == "n":
            await until(pilot, lambda: "Desk fan" in [line.value for line in app.screen.query("Input")])
            await until(pilot, lambda: app.screen.boxes["name"].text == "Desk fan")
            assert app.screen.boxes["number"].text == "A-9"
        else:
            await until(
                pilot, lambda: app.screen.query("Words") and app.screen.query("Words").first().value == "printer"
            )


async def test_a_fault_of_a_key_typed_ahead_is_not_swallowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Seek) -> None:
        raise ZeroDivisionError

    async def burst() -> None:
        async with playing(tmp_path, "en") as (app, pilot, _office):
            await pilot.press("1", "colon")
            await seen(pilot, "Type a word of what you want to do")
            sent(app, "down")
            sent(app, "enter")
            await until(pilot, lambda: app.fault)

    monkeypatch.setattr(Seek, "action_choose", fail)
    with pytest.raises(ZeroDivisionError):
        await burst()


async def test_what_was_typed_before_a_question_stood_there_is_no_answer_to_it(tmp_path: Path) -> None:
    def begun(office: Office) -> None:
        Drafts(office.path, "new asset").keep(Draft(office.now(), {"name": "Precious"}, {"name": ""}))

    async with playing(tmp_path, "en", (120, 40), begun) as (app, pilot, office):
        await pilot.press("1")
        for key in ("n", *"Desk", "tab", *"04 a"):
            sent(app, key)
        await seen(pilot, "Go on with it", "Precious")
        await pilot.pause(0.2)
        assert Drafts(office.path, "new asset").read() is not None
        await pilot.press("enter")
        await until(pilot, lambda: "Precious" in [line.value for line in app.screen.query("Input")])
