"""Questions, pick lists, the calendar, refusals and both versions, by key presses in small and large terminals."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.listing import Held
from bizdesk.office.places import Place
from bizdesk.screens.kit.message import Message, show_refusal
from bizdesk.screens.kit.month import Calendar
from bizdesk.screens.kit.pick import CODE_AND_NAME, NEW, Pick, candidates, of_kind
from bizdesk.screens.kit.question import Ask, Question
from bizdesk.screens.kit.stale import Versions, differences
from bizdesk.screens.kit.table_cells import Column
from tests.screens.form_stage import LARGE, OPEN, SMALL, Stage
from tests.screens.waiting import until

Picture = Callable[[Any], str]
WORDS = (Column("label", "Name", 20, 1),)
ROWS = [("Straight line", "straight_line"), ("年数总和法", "sum_of_years"), ("双倍余额递减法", "double_declining")]


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize(
    ("keys", "answer"), [("y", True), ("n", False), ("escape", False), ("enter", False), ("left enter", True)]
)
async def test_a_question_is_answered_and_no_has_the_focus(size: tuple[int, int], keys: str, answer: bool) -> None:
    app = Stage(lambda: Question("Delete ZC-2026-0001 笔记本电脑?", detail=["2 events"]))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys.split())
        await until(pilot, lambda: app.result != OPEN)
    assert app.result is answer


async def test_a_question_of_several_answers() -> None:
    choices = {"a": "第一个很长很长很长很长很长很长的答案", "b": "Second", "c": "第三个很长很长很长很长很长很长的答案"}
    app = Stage(lambda: Ask("Which?", choices))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: app.result != OPEN)
        assert app.result == "c"
        app.show()
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: app.result is None)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_pick_list_narrows_as_one_types(size: tuple[int, int], picture: Picture) -> None:
    app = Stage(lambda: Pick("Method", WORDS, Held(ROWS, -1)))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"余额")
        await pilot.pause()
        assert "双倍余额递减法" in picture(app)
        assert "年数总和法" not in picture(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == "double_declining"


async def test_a_pick_list_is_walked_with_the_arrows_and_left_with_esc() -> None:
    app = Stage(lambda: Pick("Method", WORDS, Held(ROWS, -1)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "down", "up", "enter")
        await until(pilot, lambda: app.result != OPEN)
        assert app.result == "sum_of_years"
        app.show()
        await pilot.pause()
        await pilot.press("escape")
        await until(pilot, lambda: app.result is None)


async def test_nothing_that_fits_is_said_and_enter_takes_nothing(picture: Picture) -> None:
    app = Stage(lambda: Pick("Method", WORDS, Held(ROWS, -1)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"zzz", "enter")
        await pilot.pause()
        assert "Nothing fits." in picture(app)
        assert app.result == OPEN


async def test_a_star_marks_several() -> None:
    app = Stage(lambda: Pick("Methods", WORDS, Held(ROWS, -1), multi=True))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("*", "down", "*", "enter")
        await until(pilot, lambda: app.result != OPEN)
    assert set(app.result) == {"straight_line", "double_declining"}


async def test_records_are_found_by_code_and_by_name_and_those_out_of_use_are_left_out(office: Office) -> None:
    keeping.add(office, "", Place, {"code": "C-9", "name": "旧仓库", "active": False})
    keeping.add(office, "", Place, {"code": "C-8", "name": "新仓库一层"})
    assert [row[0] for row in candidates(office, Place, "a-s")] == ["A-SR", "A-ST"]
    assert [row[0] for row in candidates(office, Place, "仓库")] == ["C-8"]
    assert [row[0] for row in candidates(office, Place, "main")] == ["A"]
    assert len(candidates(office, Place, "", limit=3)) == 3
    app = Stage(lambda: Pick("Place", CODE_AND_NAME, of_kind(office, Asset.place), text="一层", new="New"))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: app.result != OPEN)
        assert Place.get_by_id(app.result).code == "C-8"
        app.show()
        await pilot.pause()
        await pilot.press("ctrl+n")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == (NEW, "一层")


DAYS = [
    ("enter", date(2026, 3, 16)),
    ("right down enter", date(2026, 3, 24)),
    ("left up enter", date(2026, 3, 8)),
    ("pagedown enter", date(2026, 4, 16)),
    ("pageup pageup home enter", date(2026, 3, 16)),
    ("ctrl+pagedown enter", date(2027, 3, 16)),
]


@pytest.mark.parametrize(("keys", "day"), DAYS)
async def test_a_day_is_picked_with_the_arrows(office: Office, keys: str, day: date) -> None:
    app = Stage(lambda: Calendar(office))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*keys.split())
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == day


async def test_the_calendar_clips_to_the_month_and_ends_where_dates_end(office: Office) -> None:
    app = Stage(lambda: Calendar(office, date(2026, 1, 31)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("pagedown", "enter")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == date(2026, 2, 28)
    app = Stage(lambda: Calendar(office, date(9999, 12, 31)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("down", "pagedown", "right", "enter")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == date(9999, 12, 31)


async def test_the_calendar_shows_the_days_off_and_the_weekends_worked(office: Office, picture: Picture) -> None:
    # The State Council's notice for 2026: Labour Day 1 to 5 May, 9 May worked.
    app = Stage(lambda: Calendar(office, date(2026, 5, 1)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        shown = picture(app)
    assert all(f" {day}*" in shown for day in range(1, 6) if day != 3)
    assert " 9+" in shown
    assert " 16+" not in shown
    assert "2026-05-01 Fr" in shown


async def test_a_short_refusal_is_said_in_passing_and_a_long_one_on_a_page_to_copy(picture: Picture) -> None:
    app = Stage(lambda: Question("?"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        show_refusal(app, Refused("There is no asset [b]{number}[/].", number="ZC-1\x1b[31m"))
        await until(pilot, lambda: "There is no asset [b]ZC-1␛[31m[/]." in picture(app))
        long = "每一行都说明为什么。" * 60
        show_refusal(app, Refused(long))
        await until(pilot, lambda: isinstance(app.screen, Message))
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app.clipboard == long
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Question)


def test_only_one_sides_change_is_taken_and_theirs_where_both_changed() -> None:
    labels = {name: name.upper() for name in "abcd"}
    began = {"a": "1", "b": "1", "c": "1", "d": "1"}
    found = differences(labels, began, {**began, "a": "mine", "c": "mine"}, {**began, "b": "theirs", "c": "theirs"})
    assert [(each.name, each.keep) for each in found] == [("a", True), ("b", False), ("c", False)]


CHOSEN = [
    ("ctrl+s", set()), ("f3 f2", {"a", "b", "c"}), ("f3 f4 ctrl+s", set()), ("down space ctrl+s", {"b"}),
    ("enter down enter enter ctrl+s", {"a"}),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "kept"), CHOSEN)
async def test_both_versions_are_chosen_from_all_at_once_or_one_by_one(keys: str, kept: set[str]) -> None:
    labels = {name: name.upper() for name in "abc"}
    began = dict.fromkeys("abc", "1")
    found = differences(labels, began, dict.fromkeys("abc", "mine"), dict.fromkeys("abc", "theirs"))
    app = Stage(lambda: Versions("x", found))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*keys.split())
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == kept


LONG = "Act 12 has been decided on by 001 Lin Wei: take it back, all 3,456 records of it? Words that end it."


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (30, 8)])
async def test_a_question_in_a_tiny_terminal_is_read_by_scrolling_and_answered(
    size: tuple[int, int], picture: Picture
) -> None:
    app = Stage(lambda: Question(LONG, detail=["2 events", "the last of them"]))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        read = ""
        for _page in range(60):
            shown = picture(app)
            assert "n  No" in shown
            read += " " + " ".join(shown.replace("▁", " ").split())
            await pilot.press("pagedown")
        for word in (*LONG.split(), "events", "last"):
            assert word[:8] in read, (word, read)
        await pilot.press("left")
        await pilot.pause()
        assert "y  Yes" in picture(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result is True


async def test_the_answer_chosen_is_in_view_where_there_is_no_room_for_all(picture: Picture) -> None:
    app = Stage(lambda: Ask("Which?", {name: f"Answer {name}" for name in "abcdef"}))
    async with app.run_test(size=(20, 5)) as pilot:
        for name in "abcdef":
            await pilot.pause()
            assert f"›  Answer {name}".replace("›  ", "› ") in picture(app)
            assert "Which?" in picture(app)
            await pilot.press("down")
        await pilot.press("up", "enter")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == "f"
