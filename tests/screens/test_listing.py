"""The list of an area under the fingers: filtering, sorting, marking, acting, notes, history, documents, links."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.assets.models import Asset, AssetCategory
from bizdesk.complaints.models import Complaint
from bizdesk.office import notes
from bizdesk.office.customers import Customer
from bizdesk.office.documents import attached
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.people import Staff
from bizdesk.office.places import Place
from bizdesk.screens.app import App
from bizdesk.screens.kit.detail import Detail
from bizdesk.screens.kit.filtering import condition
from bizdesk.screens.kit.message import Message
from tests.screens.waiting import seen, until

Picture = Callable[[Any], str]
COLUMNS = ("number", "name", "status", "place", "custodian", "category", "cost", "acquired_on")


@pytest.fixture
def stocked(office: Office) -> Office:
    """Four assets: two in use, of which one has a custodian, and two drafts."""
    category = AssetCategory.get(AssetCategory.code == "04")
    keeper = keeping.add(office, "", Staff, {"number": "007", "name": "韩梅梅"})
    rows = (
        ("办公桌，红木", 120_000, date(2024, 3, 6), date(2024, 3, 6), keeper),
        ("激光打印机", 345_678, date(2024, 5, 7), date(2024, 6, 1), None),
        ("Desk, oak", 99_900, date(2025, 1, 5), None, None),
        ("Laptop", 800_000, date(2025, 2, 5), None, None),
    )
    for name, cost, acquired, used, person in rows:
        values = {"name": name, "cost": cost, "acquired_on": acquired, "category": category, "place": Place.get()}
        keeping.add(office, "", Asset, {**values, "in_use_on": used, "custodian": person})
    return office


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("办", ["办公桌，红木"]),  # one character inside a word
        ("打印", ["激光打印机"]),
        ("desk oak", ["Desk, oak"]),
        ("韩梅", ["办公桌，红木"]),  # by the custodian's name
        ("electronics", ["办公桌，红木", "激光打印机", "Desk, oak", "Laptop"]),  # by the category's
        ("draft", ["Desk, oak", "Laptop"]),  # by the words of a choice
        ("2024-05", ["激光打印机"]),  # by the month of a date
        ("3,456.78", ["激光打印机"]),  # by an amount
        ("desk draft", ["Desk, oak"]),  # words in different columns
        ("desk 韩梅", []),
        ("0002 打", ["激光打印机"]),
    ],
)
def test_a_filter_finds_words_in_every_column(stocked: Office, typed: str, found: list[str]) -> None:
    rows = Asset.select().where(condition(stocked, Asset, COLUMNS, typed)).order_by(Asset.id)
    assert [row.name for row in rows] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("002", ["激光打印机"]),  # the end of a number, which the custodian's 007 does not hold
        ("26-0003", ["Desk, oak"]),  # the middle of one
        ("c-2026-0004", ["Laptop"]),
        ("007", ["办公桌，红木"]),  # by the number of what a column names
        ("02", []),  # too little to look at every row for
        ("desk 003", ["Desk, oak"]),
    ],
)
def test_in_the_end_a_filter_finds_what_stands_inside_numbers(stocked: Office, typed: str, found: list[str]) -> None:
    rows = Asset.select().where(condition(stocked, Asset, COLUMNS, typed, inside=True)).order_by(Asset.id)
    assert [row.name for row in rows] == found


async def test_the_list_follows_what_is_typed_and_esc_shows_everything_again(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "slash", *"desk")
        await until(pilot, lambda: "Laptop" not in picture(app))
        assert "Desk, oak" in picture(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "/desk" in picture(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Laptop" in picture(app))
        await pilot.press("fullwidth_solidus", *"zzz")
        await until(pilot, lambda: "Nothing matches" in picture(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Laptop" in picture(app))


async def test_a_saved_filter_narrows_the_list_and_is_named(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "f", *"drafts", "enter")
        await until(pilot, lambda: "打印机" not in picture(app))
        assert "Desk, oak" in picture(app)
        assert " Drafts" in picture(app)


async def test_sorting_by_a_column_and_the_same_again_turns_it_round(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "v", "s", *"original", "enter")
        await until(pilot, lambda: picture(app).find("Desk, oak") < picture(app).find("办公桌"))
        assert "▲" in picture(app).splitlines()[2]
        await pilot.press("s", *"original", "enter")
        await until(pilot, lambda: picture(app).find("Laptop") < picture(app).find("Desk, oak"))
        assert "▼" in picture(app).splitlines()[2]


async def test_marked_records_are_deleted_together_and_come_back_by_undo(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", "j", "j", "space", "space")
        await pilot.pause()
        assert "2 marked" in picture(app)
        await pilot.press("d", "y")
        await pilot.pause(0.1)
        assert Asset.select().count() == 2
        assert "marked" not in picture(app)
        await pilot.press("u", "y")
        await pilot.pause(0.1)
        assert Asset.select().count() == 4


async def test_a_new_record_that_the_filter_does_not_show_is_told_of(office: Office, picture: Picture) -> None:
    app = App(office)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("9", *["right_square_bracket"] * 3, "slash", *"paper", "enter", "n", *"Ink", "ctrl+s")
        await until(pilot, lambda: "GYS-2026-0001 Ink. This list does not show it." in picture(app))
        await pilot.press("n", *"Paper mill", "ctrl+s")
        await until(pilot, lambda: "GYS-2026-0002" in picture(app) and "row 1 of 1" in picture(app))
        assert "is saved, but" not in picture(app)


async def test_acting_on_a_record_offers_what_its_state_allows(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "end", "a")
        await pilot.pause()
        lines = picture(app).splitlines()
        assert "'Transfer' is a step from" in next(line for line in lines if "Transfer " in line)
        await pilot.press(*"register", "enter")
        await pilot.pause()
        await pilot.press(*"2025-03-01", "ctrl+s")
        await pilot.pause(0.1)
        assert Asset.get(Asset.name == "Laptop").status == "in_use"


async def test_a_step_refused_to_some_of_those_marked_names_them_and_the_reason(
    stocked: Office, picture: Picture
) -> None:
    """Marked are two assets in use and two drafts: only the drafts can be registered, and none is on loan."""
    app = App(stocked)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "asterisk", "a", *"register")
        await until(pilot, lambda: "2 of 4: each of them is In use: 'Register' is a step from Draft." in picture(app))
        assert "(ZC-2026-0001, ZC-2026-0002)" in picture(app)
        await pilot.press("escape", "a", *"back repair", "enter")
        await until(pilot, lambda: isinstance(app.screen, Message))
        told = picture(app)
        assert "(ZC-2026-0003, ZC-2026-0004)" in told
        assert "2 of 4: each of them is In use: 'Back from repair'" in told
        assert "2 of 4: each of them is Draft: 'Back from repair'" in told
        assert Asset.select().where(Asset.status == "draft").count() == 2


async def test_what_is_said_in_passing_covers_no_row_however_often_it_is_said(
    stocked: Office, picture: Picture
) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("1", "end")
        await until(pilot, lambda: "row 4 of 4" in picture(app))
        rows = picture(app).splitlines()[2:]
        app.say("Copied.")
        for _time in range(3):
            app.show_fault(Refused("This long sentence is refused, seven words. " * 3))
            await until(pilot, lambda: "This long sentence" in picture(app))
        await until(pilot, lambda: "seven words." in picture(app).splitlines()[1])
        assert picture(app).splitlines()[2:] == rows


async def test_a_note_is_written_and_read_in_the_thread(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("9", "right_square_bracket", "c")
        await pilot.pause()
        await pilot.press(*"Is on leave", "ctrl+s")
        await pilot.pause()
        assert [note.text for note in notes.thread(Staff.get())] == ["Is on leave"]
        await pilot.press("tab", "right_square_bracket")
        await pilot.pause(0.1)
        assert "Is on leave" in picture(app)


async def test_history_links_and_documents_of_a_record(stocked: Office, picture: Picture, tmp_path: Path) -> None:
    (tmp_path / "receipt.txt").write_text("paid")
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "l")
        await pilot.pause(0.1)
        assert "Add asset" in picture(app)
        await pilot.press("o", "o")
        await pilot.pause()
        await pilot.press(*str(tmp_path / "receipt.txt"), "ctrl+s")
        await pilot.pause(0.1)
        assert [document.name for document in attached(Asset.get())] == ["receipt.txt"]
        assert "receipt.txt" in picture(app)
        await pilot.press("right_square_bracket")
        await pilot.pause(0.1)
        assert "韩梅梅" in picture(app)


async def test_what_is_copied_is_the_row(stocked: Office) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "y")
        await pilot.pause()
        assert app.clipboard.startswith("ZC-2026-0001\t办公桌，红木\tIn use")


async def test_the_search_finds_one_chinese_character_and_opens_the_record(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f", "韩")
        await pilot.pause()
        assert "007" in picture(app)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "007 韩梅梅" in picture(app)


async def test_the_search_calls_every_record_by_its_name(stocked: Office, picture: Picture) -> None:
    customer = keeping.add(stocked, stocked.who, Customer, {"name": "Coastline Surveys"})
    keeping.add(stocked, stocked.who, Complaint, {"customer": customer, "subject": "Pump leaks"})
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f", *"leaks")
        await pilot.pause()
        assert re.search(r"Complaint +TS-2026-0001 +Pump leaks", picture(app))


async def test_the_journal_says_who_and_finds_acts_by_that_name(stocked: Office, picture: Picture) -> None:
    notes.write(stocked, "007", Asset.get(), "Scratched on the left")
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "left_square_bracket")
        await pilot.pause(0.1)
        await pilot.press("slash", "韩", "梅")
        await pilot.pause(0.3)
        assert re.search(r"007 韩梅梅 +Note on ZC-2026-0001", picture(app))
        assert "Add asset" not in picture(app)


async def test_the_palette_finds_commands_by_word_and_gives_them(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "colon", *"light", "enter")
        await pilot.pause()
        assert app.theme == "light"
        await pilot.press("ctrl+p", *"saved", "enter")
        await pilot.pause()
        assert "Without a custodian" in picture(app)
    again = App(stocked)
    assert again.theme == "light"


async def test_the_help_lists_the_keys_of_where_one_is(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("1", "fullwidth_question_mark")
        await pilot.pause()
        assert "Saved filters" in picture(app)
        await pilot.press("escape", "enter")
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        assert "Saved filters" not in picture(app)
        assert "Back" in picture(app)


async def test_a_letter_leads_to_a_row(stocked: Office, picture: Picture) -> None:
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "ctrl+o")
        await pilot.pause()
        letter = picture(app).splitlines()[5][0]
        await pilot.press(letter)
        await pilot.pause()
        assert "row 3 of 4" in picture(app)


async def test_a_pane_that_is_half_taken_away_shows_nothing_any_more(stocked: Office) -> None:
    """Its title went first, its body is still there when the row under the cursor is to be shown once more."""
    app = App(stocked)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1")
        await until(pilot, lambda: app.screen.query("Detail .body"))
        detail = app.screen.query_one(Detail)
        await detail.query_one(".title").remove()
        await detail.show(None)
        assert detail.query(".body")


async def test_the_pane_gives_way_where_there_is_no_room_for_both(stocked: Office) -> None:
    """A pane of 36 cells beside the list of a window of 40 leaves nothing of the list."""
    app = App(stocked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "v")
        await until(pilot, lambda: bool(app.screen.query(Detail)))
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: not app.screen.query(Detail))
        await seen(pilot, "Desk, oak")
        await pilot.press("v")
        await pilot.pause()
        assert not app.screen.query(Detail)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: bool(app.screen.query(Detail)))
