"""The table under the fingers: keys, marks, sorting asked for, and what is drawn."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from bizdesk.office.listing import Held
from bizdesk.screens.kit.table import Table
from bizdesk.screens.kit.table_cells import Column, negative

COLUMNS = [
    Column("number", "Number", 6),
    Column("name", "Name", 12, weight=1),
    Column("cost", "Cost", 9, align="right", show=lambda value: f"{value / 100:,.2f}", tone=negative),
]
NAMES = ("办公桌，红木，带三个抽屉", "Desk", "cafe\u0301", "[red]x[/]\x1b[31m\u202e", "a\nb", "x" * 50)
ROWS = [(f"A{index:04}", NAMES[index % 6], index * 1000 - 2000) for index in range(300)]


class Screen(App[None]):
    CSS = "Table { height: 1fr; }"

    def __init__(self, rows: list[tuple[Any, ...]] | None = None, columns: list[Column] | None = None) -> None:
        super().__init__()
        self.table = Table(
            COLUMNS if columns is None else columns,
            Held(ROWS if rows is None else rows),
            empty="No assets yet.\nPress n to enter one, i to import a list.",
        )
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.table

    def on_table_opened(self, message: Table.Opened) -> None:
        self.told.append(message)

    def on_table_sort_asked(self, message: Table.SortAsked) -> None:
        self.told.append(message)

    def on_table_highlighted(self, message: Table.Highlighted) -> None:
        self.told.append(message)

    def picture(self) -> list[str]:
        """The lines of the screen as text."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


async def test_the_picture_at_40_cells_has_every_column_in_its_place() -> None:
    app = Screen()
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("down", "space", "up")
        await pilot.pause()
        assert app.picture()[:7] == [
            "   Number  Name                    Cost",
            "   A0000   办公桌，红木，带…     -20.00",
            "›* A0001   Desk                  -10.00",
            "   A0002   cafe\u0301                    0.00",
            "   A0003   [red]x[/]␛[31m\\u…      10.00",
            "   A0004   a⏎b                    20.00",
            "   A0005   xxxxxxxxxxxxxxxx…      30.00",
        ]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("down j down k", 3),
        ("pagedown", 24),
        ("pagedown pagedown pageup", 24),
        ("end", 300),
        ("G up", 299),
        ("end g", 1),
        ("G home down", 2),
        ("up pageup", 1),
        ("end down pagedown", 300),
    ],
)
async def test_keys_move_the_cursor(keys: str, row: int) -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys.split())
        assert app.table.cursor_key == f"A{row - 1:04}"
        assert app.table.position == f"row {row} of 300"
        assert any(line.startswith("›") and f"A{row - 1:04}" in line for line in app.picture())


async def test_the_heading_stays_while_rows_scroll() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        picture = app.picture()
        assert picture[0].split() == ["Number", "Name", "Cost"]
        assert picture[1].split()[0] == "A0277"
        assert picture[23].split()[:2] == ["›", "A0299"]


async def test_a_cursor_move_draws_one_line_and_keeps_the_others() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        drawn: list[str] = []
        painter = app.table._painter
        draw = painter._drawn
        painter._drawn = lambda row, *look: (drawn.append(row[0]), draw(row, *look))[1]  # type: ignore[method-assign]
        await pilot.press("down")
        await pilot.pause()
        assert drawn == ["A0002"]
        assert [line[:8] for line in app.picture()[2:4]] == ["   A0001", "›  A0002"]


async def test_the_bar_is_drawn_anew_only_where_its_thumb_moves_and_reaches_both_ends() -> None:
    rows = [(f"A{index:05}", "Desk", index) for index in range(2_000)]
    app = Screen(rows=rows)
    async with app.run_test(size=(80, 24)) as pilot:
        bar = app.table.vertical_scrollbar
        seen = {bar.position}
        for _page in range(12):
            await pilot.press("pagedown")
            seen.add(bar.position)
        assert len(seen) == 4  # at the start and after each of three times 2,000 / 24 = 83 rows; 12 pages are 264
        assert 0 <= app.table.scroll_offset.y - bar.position < 2_000 / 24
        await pilot.press("end")
        assert bar.position == app.table.max_scroll_y
        await pilot.press("home")
        assert bar.position == 0


async def test_marks_belong_to_keys_and_enter_opens_the_row() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "asterisk", "up", "asterisk", "home", "enter", "s")
        assert app.table.marked == {"A0000"}
        assert app.table.cursor_key == "A0000"
        await pilot.pause()
        opened = [message.key for message in app.told if isinstance(message, Table.Opened)]
        asked = [message.column for message in app.told if isinstance(message, Table.SortAsked)]
        assert (opened, asked) == (["A0000"], [""])


async def test_every_row_come_to_is_told_once() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "up", "home", "home")
        await pilot.pause()
        keys = [message.key for message in app.told if isinstance(message, Table.Highlighted)]
        assert keys == ["A0000", "A0001", "A0002", "A0001", "A0000"]


async def test_an_empty_table_says_what_to_do_and_takes_every_key() -> None:
    app = Screen(rows=[])
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.press(*["down", "up", "end", "home", "pagedown", "space", "enter", "s", "left", "right"])
        await pilot.pause()
        assert app.picture()[2:5] == [" No assets yet.", " Press n to enter one, i to", " import a list."]
        assert (app.table.position, app.table.cursor_key, app.table.marked) == ("no rows", None, set())
        assert not any(isinstance(message, Table.Opened) for message in app.told)


async def test_columns_that_do_not_fit_are_reached_sideways_beside_the_first() -> None:
    columns = [Column("number", "Number", 6), Column("name", "Name", 30), Column("cost", "Cost", 20)]
    app = Screen(columns=columns)
    async with app.run_test(size=(40, 6)) as pilot:
        assert "Cost" not in app.picture()[0]
        await pilot.press("right")
        await pilot.pause()
        assert app.picture()[0].split() == ["Number", "Cost"]
        assert app.picture()[1].split() == ["›", "A0000", "-2000"]
        await pilot.press("left")
        await pilot.pause()
        assert app.picture()[0].split()[:2] == ["Number", "Name"]


async def test_the_sorted_column_has_an_arrow_and_a_click_on_a_heading_asks() -> None:
    app = Screen()
    async with app.run_test(size=(40, 8)) as pilot:
        app.table.sort = ("cost", True)
        await pilot.pause()
        assert app.picture()[0] == "   Number  Name                  Cost ▼"
        await pilot.click(Table, offset=(36, 0))
        await pilot.click(Table, offset=(4, 0))
        asked = [message.column for message in app.told if isinstance(message, Table.SortAsked)]
        assert asked == ["cost", "number"]


async def test_the_mouse_selects_opens_and_scrolls() -> None:
    app = Screen()
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.click(Table, offset=(5, 3))
        assert app.table.cursor_key == "A0002"
        await pilot.click(Table, offset=(5, 4), times=2)
        await pilot.pause()
        assert [message.key for message in app.told if isinstance(message, Table.Opened)] == ["A0003"]
        for _turn in range(4):
            app.table._on_mouse_scroll_down(_wheel(app.table))
        await pilot.pause()
        assert app.picture()[1].split()[:2] == ["›", "A0008"]


def _wheel(table: Table) -> Any:
    from textual.events import MouseScrollDown

    return MouseScrollDown(table, 5, 5, 0, 1, 0, False, False, False)


async def test_it_survives_any_size_of_screen_with_its_cursor_in_view() -> None:
    app = Screen()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("end", "pageup", "up")
        key = app.table.cursor_key
        for size in ((20, 5), (5, 2), (1, 1), (80, 24), (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.press("down", "up", "right", "left")
            await pilot.pause()
            assert app.table.cursor_key == key
        assert any(line.startswith("›") and key in line for line in app.picture())


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_cursor_negative_amounts_and_blur_have_looks_of_their_own(theme: str) -> None:
    app = Screen()
    app.theme = theme
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()

        def look(line: int, text: str) -> Any:
            strips = app.screen._compositor.render_strips()
            return next(segment.style for segment in strips[line] if text in segment.text)

        focused = look(3, "A0002")
        assert focused != look(1, "A0000")
        assert look(1, "-20.00") != look(1, "A0000")
        app.set_focus(None)
        await pilot.pause()
        assert look(3, "A0002") not in (focused, look(1, "A0000"))


async def test_moved_sideways_and_made_wide_again_the_columns_stand_whole() -> None:
    app = Screen()
    async with app.run_test(size=(16, 10)) as pilot:
        await pilot.press("right", "right")
        await pilot.pause()
        assert app.table.scroll_offset.x > 0
        for width in (19, 23, 300):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert app.table.scroll_offset.x in (0, *app.table._painter.stops(app.table._width))
        assert app.table.scroll_offset.x == 0
