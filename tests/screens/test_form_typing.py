"""Typing into a form: what each field takes, what it says it means, and what it says when it is wrong."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.fields import (
    Choice,
    Date,
    Flag,
    Instant,
    Integer,
    Money,
    Percent,
    Period,
    Quantity,
    Reference,
    Tags,
    Text,
)
from bizdesk.office.file import Office
from bizdesk.office.people import ROLES, Department
from bizdesk.office.places import Place
from bizdesk.screens.app import App
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.form_field import Field
from bizdesk.screens.kit.form_input import Line, Paragraph
from tests.screens.form_stage import LARGE, OPEN, SMALL, Stage
from tests.screens.waiting import until

Picture = Callable[[Any], str]


def inputs() -> dict[str, Any]:
    """One field of every type, as an operation declares its inputs."""
    fields = {
        "name": Text("Name", required=True, limit=20), "amount": Money("Amount"), "count": Quantity("Quantity"),
        "rate": Percent("Rate"), "months": Integer("Months", minimum=1), "day": Date("Date"), "at": Instant("At"),
        "month": Period("Month"), "kind": Choice({"sold": "Sold", "scrapped": "Scrapped", "sent": "Sent back"}, "Way"),
        "place": Reference(Place, "Location"), "sure": Flag("Sure"), "roles": Tags("Roles", options=ROLES),
        "reason": Text("Reason", multiline=True, limit=100),
    }  # fmt: skip
    for name, field in fields.items():
        field.name = name
    return fields


def stage(office: Office, values: dict[str, Any] | None = None) -> Stage:
    start = {"name": "Chair", **(values or {})}
    return Stage(lambda: Form(office, "All types", inputs(), start, lambda given: given))


def box(app: Stage, name: str) -> Field:
    assert isinstance(app.screen, Form)
    return app.screen.boxes[name]


TYPED = [
    ("amount", "12*3", "36.00", 3600),
    ("amount", "０.１２万", "1,200.00", 120_000),
    ("count", "2.5", "", Decimal("2.5")),
    ("rate", "5", "5 %", Decimal(5)),
    ("day", "+3", "2026-03-19", date(2026, 3, 19)),
    ("day", "t", "2026-03-16", date(2026, 3, 16)),
    ("day", "2026年3月6日", "2026-03-06", date(2026, 3, 6)),
    ("at", "2026-03-06 14:30", "", datetime(2026, 3, 6, 6, 30, tzinfo=UTC)),
    ("month", "2026-05", "", "2026-05"),
    ("kind", "scrapped", "Scrapped", "scrapped"),
]


@pytest.mark.parametrize(("name", "typed", "meant", "value"), TYPED)
async def test_what_is_typed_says_what_it_means_and_is_saved_as_that(
    office: Office, name: str, typed: str, meant: str, value: object
) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        field = box(app, name)
        field.input.focus()
        await pilot.press(*typed)
        await pilot.pause()
        assert isinstance(field.input, Line)
        assert field.input.meaning == meant
        await pilot.press("ctrl+s")
    assert app.result[name] == value


async def test_the_meaning_stands_at_the_right_end_of_the_input(office: Office, picture: Picture) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", *"12*3")
        await pilot.pause()
        line = next(line for line in picture(app).splitlines() if "12*3" in line)
        # 3 cells of frame and gap, 8 of label, 2 of gap; the input of an amount is 30 wide and 36.00 ends it.
        assert line.index("36.00") + 5 == line.index("12*3") + 30
        await pilot.press("tab")
        await pilot.pause()
        assert box(app, "amount").text == "36.00", "left, it is written as it was understood"


async def test_what_is_wrong_is_said_when_the_field_is_left(office: Office, picture: Picture) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", *"1e3")
        await pilot.pause()
        assert "letter e" not in picture(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "Write the number out in full, without the letter e: 1e3." in picture(app)
        await pilot.press("shift+tab", "end", "backspace")
        await pilot.pause()
        assert "letter e" not in picture(app), "what was wrong is forgotten as soon as something else is typed"


async def test_a_date_that_may_be_two_days_is_asked_about(office: Office, picture: Picture) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        box(app, "day").input.focus()
        await pilot.press(*"3/4/2026", "tab")
        await pilot.pause()
        assert "This may be 2026-03-04 or 2026-04-03" in picture(app)
        await pilot.press("ctrl+s")
        assert app.result == OPEN
        assert app.focused is box(app, "day").input


async def test_a_place_is_found_by_two_letters_and_taken_with_enter(office: Office, picture: Picture) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        box(app, "place").input.focus()
        await pilot.press("r")
        await pilot.pause()
        assert "Server room" not in picture(app), "one letter is not enough to look for"
        await pilot.press("o")
        await pilot.pause()
        shown = picture(app)
        assert all(name in shown for name in ("A-MR  Meeting room", "A-SR  Server room", "A-ST  Store room"))
        await pilot.press("down", "enter")
        await pilot.pause()
        assert box(app, "place").text == "A-SR Server room"
        assert app.focused is box(app, "sure").input, "enter goes on to the next field"
        await pilot.press("ctrl+s")
    assert app.result["place"].code == "A-SR"


async def test_esc_closes_the_matches_before_it_leaves_the_form(office: Office, picture: Picture) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        box(app, "place").input.focus()
        await pilot.press(*"room", "escape")
        await pilot.pause()
        assert "Server room" not in picture(app)
        assert isinstance(app.screen, Form)
        await pilot.press("tab")
        await pilot.pause()
        assert "There is no place room." in picture(app)


async def test_one_match_is_as_good_as_the_whole_word(office: Office) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        box(app, "place").input.focus()
        await pilot.press(*"meet", "tab")
        await pilot.pause()
        assert box(app, "place").text == "A-MR Meeting room"


async def test_a_chinese_department_is_found_by_two_characters(office: Office) -> None:
    from bizdesk import keeping

    keeping.add(office, "", Department, {"code": "88", "name": "信息技术与数字化转型推进办公室"})
    app = Stage(lambda: Form(office, "x", {"d": Reference(Department, "使用部门")}, {}, lambda given: given))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"数字", "enter", "ctrl+s")
    assert app.result["d"].code == "88"


async def test_space_switches_a_flag(office: Office, picture: Picture) -> None:
    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        box(app, "sure").input.focus()
        await pilot.press("space")
        await pilot.pause()
        assert "[x] yes" in picture(app)
        await pilot.press("ctrl+s")
    assert app.result["sure"] is True


async def test_pasted_lines_become_one_and_what_does_not_fit_is_not_taken(office: Office, picture: Picture) -> None:
    from textual.events import Paste

    app = stage(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        field = box(app, "name")
        field.input.post_message(Paste("two\r\nlines"))
        await pilot.pause()
        assert field.text == "two lines"
        field.input.post_message(Paste("长" * 1_000_000))
        await pilot.pause()
        assert field.text == "two lines"
        assert "At most 20 characters fit here." in picture(app)
        box(app, "reason").input.focus()
        box(app, "reason").input.post_message(Paste("长" * 1_000_000))
        await pilot.pause()
        assert box(app, "reason").text == ""
        assert "At most 100 characters fit here." in picture(app)


async def test_a_value_that_was_not_touched_is_given_back_as_it_was(office: Office) -> None:
    place = Place.named("A-SR")
    given = {
        "name": "Desk", "amount": 123_456_789, "count": Decimal("1.2500"), "rate": Decimal("33.3333"), "months": 7,
        "day": date(2024, 2, 29), "at": datetime(2026, 3, 1, 8, 15, 30, tzinfo=UTC), "month": "2026-02", "kind": "sold",
        "place": place, "sure": True, "roles": "keeper,leader", "reason": "one\ntwo",
    }  # fmt: skip
    app = stage(office, given)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*["tab"] * 14, "ctrl+s")
    assert app.result == given


async def test_labels_are_aligned_by_cells_and_required_fields_marked(office: Office, picture: Picture) -> None:
    fields = {"a": Text("名称", required=True), "b": Text("Specification"), "c": Text("规格型号（全称）")}
    app = Stage(lambda: Form(office, "新资产", fields, {"a": "x1", "b": "x2", "c": "x3"}, lambda given: given))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        shown = picture(app).splitlines()
    from bizdesk.office.text import cells

    lines = [next(line for line in shown if mark in line) for mark in ("x1", "x2", "x3")]
    assert len({cells(line[: line.index(mark)]) for line, mark in zip(lines, ("x1", "x2", "x3"), strict=True)}) == 1
    assert "名称* x1" in lines[0]
    assert "Specification  x2" in lines[1]


@pytest.mark.parametrize(("size", "columns"), [(SMALL, 1), ((109, 40), 1), ((110, 40), 2), (LARGE, 2)])
async def test_two_columns_from_110_cells_on(
    office: Office, picture: Picture, size: tuple[int, int], columns: int
) -> None:
    fields = {name: field for name, field in Asset.fields().items() if field.editable}
    app = Stage(lambda: Form(office, "Card", fields, {}, lambda given: given, layout=(("Card", tuple(fields)[:6]),)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        first = next(line for line in picture(app).splitlines() if "Category" in line)
        assert ("Specification" in first or "Model" in first) == (columns == 2)
        # The name has the whole row: a text that has to be filled in takes one.
        assert (
            next(line for line in picture(app).splitlines() if "Asset name" in line).split("*")[1].strip(" │▇▂") == ""
        )


async def test_what_is_typed_is_in_view_in_a_tiny_terminal(office: Office, picture: Picture) -> None:
    """The card as the list opens it, with its headings; five lines of which one names the keys."""
    app = App(office)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press("1", "n", *"Desk")
        await until(pilot, lambda: "Desk" in picture(app))
        await pilot.press(*["tab"] * 4, *"H-1")
        await until(pilot, lambda: "H-1" in picture(app))
        for size in ((80, 24), (20, 5)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: "H-1" in picture(app))


async def test_the_arrows_leave_a_paragraph_at_its_first_and_its_last_line(office: Office) -> None:
    app = stage(office, {"reason": "one\ntwo"})
    async with app.run_test(size=LARGE) as pilot:
        reason = box(app, "reason").input
        reason.focus()
        await pilot.press("up")
        assert app.focused is reason, "from the last line to the first"
        await pilot.press("x", "up")
        assert box(app, "roles").input.has_focus
        await pilot.press(*"leader")
        assert (box(app, "roles").text, box(app, "reason").text) == ("leader", "onex\ntwo")
        await pilot.press("down", "down")
        assert app.focused is reason
        await pilot.press("down")
        assert box(app, "name").input.has_focus, "after the last field comes the first"


async def test_a_paragraph_that_begins_with_a_text_is_gone_on_with(office: Office) -> None:
    said = Text("Plan of action", multiline=True, limit=2_000)
    said.name = "proposal"
    begun = "\n".join(["A new seal", *["and a look at the pump"] * 20])
    app = Stage(lambda: Form(office, "Propose", {"proposal": said}, {"proposal": begun}, lambda given: given))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        paragraph = box(app, "proposal").input
        assert isinstance(paragraph, Paragraph)
        assert paragraph.scroll_offset.y == paragraph.max_scroll_y > 0, "where one types is seen"
        await pilot.press(*", then")
        assert box(app, "proposal").text == begun + ", then"


async def test_a_form_opens_at_its_first_field_however_long_the_text_at_its_end(office: Office) -> None:
    start = {"reason": "\n".join(["It is worn."] * 8)}
    app = stage(office, start)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        fields = app.screen.query_one("#fields")
        assert (fields.scroll_offset.y, fields.max_scroll_y > 0) == (0, True)
        assert box(app, "name").input.has_focus
        assert box(app, "reason").input.scroll_offset.y == 0, "what nobody types in shows its beginning"
