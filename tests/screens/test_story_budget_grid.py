"""The twelve-month grid by key presses: typed, filled, spread, compared, taken back, saved as one act, nothing lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from bizdesk import keeping
from bizdesk.budgets import budget_steps, copying, drawing_up, figures, years
from bizdesk.budgets.drawing_up import months
from bizdesk.budgets.models import Budget, BudgetLine, FiscalYear
from bizdesk.office.file import Office
from bizdesk.office.journal import newest
from bizdesk.office.language import _
from bizdesk.screens.app import App
from bizdesk.screens.budget_grid import MonthGrid
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.grid import Grid
from bizdesk.screens.kit.question import Ask, Question
from tests.screens.budget_room import budgeted, of
from tests.screens.stage import KEEPER, LARGE, SIZES, SMALL, TONGUES, playing
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"
NEXT = date(2027, 1, 1)


def copied(tongue: str) -> Callable[[Office], None]:
    """The plan of 2025 copied into a draft for 2026, to the cent as it was: 1,000.00 a month for A01."""

    def fill(office: Office) -> None:
        budgeted(tongue)(office)
        copying.copy(office, KEEPER, Budget.get(), year=FiscalYear.named("2026"), percent=Decimal(0))

    return fill


def draft() -> Budget:
    return Budget.get(Budget.year == FiscalYear.named("2026"))


def line(account: str) -> BudgetLine:
    """The line of an account in the draft, as the file has it."""
    return next(each for each in figures.lines_of(draft()) if each.account.code == account)


@asynccontextmanager
async def opened(
    folder: Path, tongue: str = "en", size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[App, Pilot[None], Office]]:
    """The grid of the draft, the cursor on January of A01."""
    async with playing(folder, tongue, size, copied(tongue)) as (app, pilot, office):
        await pilot.press("4", RIGHT, RIGHT)
        await seen(pilot, draft().number)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, MonthGrid))
        await seen(pilot, "78,000.00")
        yield app, pilot, office


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_typed_counts_at_once_and_is_saved_as_one_act(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(tmp_path, tongue, size) as (_app, pilot, office):
        before = newest(office)
        # Tab goes right and enter down: 1,200 and 12 x 30 for A01, 2,500 for A02 in the month it came down to.
        await pilot.press(*"1200", "tab", *"12*30", "enter", *"2500", "enter")
        # 12,000 + 200 - 640 = 11,560; 24,000 + 500 = 24,500; February 1,000 - 640 + 2,000 + 500 + 500 + 3,000.
        await seen(pilot, "11,560.00", "24,500.00", "78,060.00", "6,360.00", _("{count} not saved").format(count=3))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: newest(office) > before)
        assert newest(office) == before + 1
        assert months(line("A01"))[:3] == [1_200_00, 360_00, 1_000_00]
        assert months(line("A02"))[:3] == [2_000_00, 2_500_00, 2_000_00]
        # One step of undo takes back both.
        await pilot.press("escape", "u")
        await until(pilot, lambda: months(line("A01")) == [1_000_00] * 12 and months(line("A02")) == [2_000_00] * 12)


async def test_in_a_small_window_the_foot_still_says_how_to_save(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _office):
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: len(painted(app).splitlines()) == 10)
        foot = painted(app).splitlines()[-1]
        assert ("esc Back" in foot, "ctrl+s Save" in foot, "? Help" in foot) == (True, True, True)


async def test_the_first_columns_stay_while_the_months_move_in_whole_columns(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_app, pilot, _office):
        picture = painted(pilot.app)
        assert "2026-01" in picture
        assert "2026-12" not in picture
        assert picture.splitlines()[2].rstrip().endswith("»")
        await pilot.press("end")
        picture = await seen(pilot, "2026-12")
        heading = picture.splitlines()[2]
        assert "2026-01" not in heading
        assert "Year" in heading
        assert not heading.rstrip().endswith("»")
        # A column is shown whole or not at all.
        assert all(len(word) == len("2026-01") for word in heading.split()[1:])
        assert "A01 Office" in picture
        assert "12,000.00" in picture
        assert max(map(len, picture.splitlines())) <= SMALL[0]


async def test_a_wide_terminal_shows_more_months(tmp_path: Path) -> None:
    async with opened(tmp_path, size=LARGE) as (_app, pilot, _office):
        assert "2026-08" in painted(pilot.app)


async def test_fill_right_and_take_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _office):
        # From March on 700: 1,000 + 1,000 + 10 x 700.
        await pilot.press("right", "right", *"700", "up", "ctrl+r")
        await seen(pilot, "9,000.00", "75,000.00")
        await pilot.press("ctrl+z")
        await seen(pilot, "11,700.00")
        await pilot.press("ctrl+z")
        await seen(pilot, "12,000.00", "78,000.00")
        assert not app.screen.sheet.edits
        await pilot.press("ctrl+z")
        await seen(pilot, "Nothing was typed that is not saved.")


@pytest.mark.parametrize(
    ("pattern", "typed", "first", "last"),
    [
        # 1,000.00 over twelve: four of 83.34 and eight of 83.33.
        ("equal", (), 83_34, 83_33),
        # Weights 2, ten of 1, 3 are 15 parts of 66.666...: 133.33, 200.00; ten of 66.66 or 66.67 between.
        ("weights", (*"2 1 1 1 1 1 1 1 1 1 1 3", "ctrl+s"), 133_33, 200_00),
        # Of 2025 three quarters were spent in March and one in September.
        ("last_year", (), 0, 0),
    ],
)
async def test_a_total_is_spread_to_the_cent(
    pattern: str, typed: tuple[str, ...], first: int, last: int, tmp_path: Path
) -> None:
    async with opened(tmp_path) as (app, pilot, _office):
        await pilot.press("home", *"1000", "enter")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press(*["down"] * list(drawing_up.PATTERNS).index(pattern), "enter")
        if typed:
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press(*typed)
        await until(pilot, lambda: isinstance(app.screen, MonthGrid))
        await seen(pilot, " 1,000.00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: sum(months(line("A01"))) == 1_000_00)
        spread = months(line("A01"))
        assert (spread[0], spread[11]) == (first, last)
        if pattern == "last_year":
            assert (spread[2], spread[8]) == (750_00, 250_00)


async def test_what_is_no_amount_stays_to_be_mended(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _office):
        await pilot.press(*"12..3", "enter")
        await seen(pilot, "12..3")
        assert app.screen.query_one(Grid).text == "12..3"
        assert not app.screen.sheet.edits
        await pilot.press("backspace", "backspace", "backspace", *"5", "enter")
        await seen(pilot, " 125.00")
        # esc leaves the cell alone, and asks before what is not saved is lost.
        await pilot.press(*"9", "escape")
        assert app.screen.query_one(Grid).text is None
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("n")
        await seen(pilot, " 125.00")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: not isinstance(app.screen, MonthGrid | Question))
        assert months(line("A01"))[0] == 1_000_00


async def test_a_figure_is_changed_in_its_cell(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_app, pilot, _office):
        # 1000.00 with a 9 put before the last zero before the point: the arrows move in the text.
        await pilot.press("f2", *["left"] * 4, *"9", "enter")
        await seen(pilot, "10,090.00")


async def test_the_year_before_stands_below_each_line(tmp_path: Path) -> None:
    async with opened(tmp_path, size=LARGE) as (_app, pilot, _office):
        await pilot.press("f4")
        # 900.00 of March and 300.00 of September for A01; with 2,400.00 for A11 3,600.00 in all.
        await seen(pilot, "spent in 2025", "1,200.00", "900.00", "3,600.00")
        await pilot.press("f4")
        await seen(pilot, "planned in 2025", "78,000.00")
        await pilot.press("f4")
        await until(pilot, lambda: "in 2025" not in painted(pilot.app))


@pytest.mark.parametrize("size", SIZES)
async def test_of_a_year_that_is_not_over_the_month_is_told_through_which_it_was_spent(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(tmp_path, size=size) as (app, pilot, office):
        copying.copy(office, KEEPER, draft(), year=years.add(office, KEEPER, {"year": "2027", "starts_on": NEXT}))
        await pilot.press("escape", "f5", "home", "b")
        await until(pilot, lambda: isinstance(app.screen, MonthGrid))
        await pilot.press("f4")
        await seen(pilot, "spent to 2026-03")
        await pilot.press("f4")
        await seen(pilot, "planned in 2026")


async def test_totals_by_department_and_by_account(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_app, pilot, _office):
        picture = await seen(pilot, "A Running costs")
        assert "02 Admin" not in picture.split("In all")[1]
        await pilot.press("f7")
        # Administration has A01 and A02.
        picture = await seen(pilot, "07 Research")
        (total,) = [each for each in picture.split("In all")[1].splitlines() if "02 Admin" in each]
        assert "36,000.00" in total


async def test_a_line_under_another_counts_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_app, pilot, office):
        # All running costs of Administration, 50,000.00: A01 and A02 lie under it.
        wide = keeping.add(office, KEEPER, BudgetLine, of("02", "A") | {"budget": draft()})
        drawing_up.spread_line(office, KEEPER, wide, total=50_000_00)
        await pilot.press("f5")
        # 50,000 + 6,000 + 36,000.
        await seen(pilot, "92,000.00")


async def test_cells_of_a_spreadsheet_are_pasted(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _office):
        app.post_message(events.Paste("100\t200\n300\t400\n"))
        # 12,000 - 1,700 and 24,000 - 3,300.
        await seen(pilot, "10,300.00", "20,700.00")


async def test_two_hands_on_one_line(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, office):
        await pilot.press(*"1500", "enter")
        await seen(pilot, "12,500.00")
        # Another program changes January, which is typed over here, and March, which is not.
        other = line("A01")
        drawing_up.edit_line(office, "003", other, {"month_1": 900_00, "month_3": 800_00})
        await pilot.press("ctrl+s")
        # March is shown as it is now; whose January is to stand is asked.
        await seen(pilot, "theirs 900.00", "12,300.00")
        await pilot.press("n")
        assert months(line("A01"))[:3] == [900_00, 1_000_00, 800_00]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: months(line("A01"))[:3] == [1_500_00, 1_000_00, 800_00])
        assert not app.screen.sheet.edits


async def test_what_was_handed_in_is_not_changed(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, office):
        await pilot.press(*"1500", "enter")
        await seen(pilot, "12,500.00")
        budget_steps.submit(office, KEEPER, draft())
        await pilot.press("ctrl+s")
        await seen(pilot, "send it back before it is changed")
        assert app.screen.sheet.edits
        assert months(line("A01"))[0] == 1_000_00


async def test_a_line_is_added_without_losing_what_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot, _office):
        await pilot.press(*"1500", "enter", "ctrl+n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"02", "tab", *"A04", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, MonthGrid))
        await seen(pilot, "A04 Comm", "12,500.00")
        assert len(figures.lines_of(draft())) == 5
