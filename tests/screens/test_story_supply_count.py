"""A count of supplies by key presses alone: opened, scanned, finished, its differences approved and booked."""

from pathlib import Path

import pytest

from bizdesk.office.language import _
from bizdesk.office.people import Staff
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.question import Question
from bizdesk.screens.supply_counting import Counting
from bizdesk.supplies import counts
from bizdesk.supplies.models import Supply, SupplyCount, SupplyCountLine
from bizdesk.supplies.positions import position
from bizdesk.supplies.stock import SCALE
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing, say
from tests.screens.stock_room import BARCODE, PAPER, stocked
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_count_from_the_first_scan_to_the_books(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 5, "n", "ctrl+s")
        await until(pilot, lambda: SupplyCount.select().exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        far = _("{counted} of {expected}").format(counted=0, expected=5)
        await seen(pilot, far, _("where each item is kept"))
        await pilot.press(*f"14*{BARCODE}", "enter")
        await seen(pilot, _("({difference} against the books)").format(difference=-1), say(PAPER, tongue))
        await pilot.press(*"yp-002", "enter", *"170", "enter")
        await seen(pilot, _("{counted} of {expected}").format(counted=2, expected=5))
        await pilot.press(*"20*yp-004", "enter")
        await seen(pilot, "[4.2.2c]")
        await pilot.press("ctrl+z")
        await seen(pilot, _("{counted} of {expected}").format(counted=1, expected=5))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: SupplyCount.get().state == "counted")
        await until(pilot, lambda: not isinstance(app.screen, Counting))
        await pilot.press("a", *_("Approve").lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"001", "ctrl+s")
        await until(pilot, lambda: SupplyCount.get().state == "approved")
        await pilot.press("a", *_("Book the differences").lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"found so", "ctrl+s")
        await until(pilot, lambda: SupplyCount.get().state == "booked")
        assert position(Supply.named("YP-001").id).on_hand == 14 * SCALE


async def test_a_long_title_leaves_room_for_what_changes(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=stocked("en")) as (app, pilot, _office):
        title = "Count of everything on all shelves of the store room before the year is closed"
        await pilot.press("3", *[RIGHT] * 5, "n", "ctrl+a", "ctrl+k", *title, "ctrl+s")
        await until(pilot, lambda: SupplyCount.select().exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        await seen(pilot, "0 of 5 · found at: where each item is kept", "12*CODE is 12 in all")
        await pilot.press(*BARCODE, "enter")
        await seen(pilot, "How many pack in all? Enter: one more · A4 copy paper")


async def test_every_scan_counts_one_piece_more_and_no_minus_is_counted(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=stocked("en")) as (app, pilot, office):
        await pilot.press("3", *[RIGHT] * 5, "n", "ctrl+s")
        await until(pilot, lambda: SupplyCount.select().exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        for _scan in range(3):
            await pilot.press(*BARCODE, "enter")
        await seen(pilot, "2 pack counted so far", "in all? Enter: one more")
        await pilot.press("enter")
        await seen(pilot, "3 pack counted")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: sorted(counted_of("YP-001")) == [2])
        await pilot.press(*BARCODE, "enter", "enter")
        await seen(pilot, "3 pack counted")
        await pilot.press(*f"-3*{BARCODE}", "enter")
        await seen(pilot, "never less than nothing", "[4.2.2c]")
        await pilot.press(*f"-{BARCODE}", "enter")
        await seen(pilot, "never less than nothing")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Counting))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        await pilot.press(*BARCODE, "enter", "enter")
        await seen(pilot, "4 pack counted")
        await pilot.press(*f"14*{BARCODE}", "enter")
        await seen(pilot, "14 pack counted")
        await pilot.press(*BARCODE, "enter", *"16", "enter")
        await seen(pilot, "16 pack counted")
        count = SupplyCount.get()
        counts.finish(office, KEEPER, count, counted_by=Staff.named(KEEPER))
        counts.recount(office, KEEPER, count.afresh())
        await app.screen.reread()
        for _scan in range(2):
            await pilot.press(*BARCODE, "enter")
        await pilot.press("enter")
        await seen(pilot, "2 pack counted")
        assert sorted(counted_of("YP-001")) == [16]


def counted_of(code: str) -> list[int | None]:
    """What was counted at first of a supply, line by line."""
    mine = SupplyCountLine.select().where(SupplyCountLine.supply == Supply.named(code))
    return [None if line.counted is None else int(line.counted) for line in mine]


async def test_a_blind_count_does_not_show_what_the_books_say(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=stocked("en")) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 5, "n", *["tab"] * 5, "space", "ctrl+s")
        await until(pilot, lambda: SupplyCount.select().where(SupplyCount.blind).exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        await pilot.press(*f"14*{BARCODE}", "enter")
        await until(pilot, lambda: SupplyCountLine.select().where(SupplyCountLine.counted.is_null(False)).exists())
        picture = await seen(pilot, "14 pack counted")
        assert "books" not in picture
        assert "Book" not in picture
        await pilot.press("escape", "enter", RIGHT)
        await seen(pilot, "Counted")
        assert "Book" not in painted(app)
