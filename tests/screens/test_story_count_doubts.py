"""What counting asks before it takes something down: what is not in the count, and what is far off."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.screens.kit.question import Question
from bizdesk.screens.supply_counting import Counting
from bizdesk.supplies import counts
from bizdesk.supplies.models import Supply, SupplyCategory, SupplyCount
from tests.screens.stage import KEEPER, playing
from tests.screens.stock_room import BARCODE, stocked
from tests.screens.waiting import seen, until

RIGHT = "right_square_bracket"


def of_kitchen(office: Office) -> None:
    """A blind count of the kitchen, whose cups alone are expected."""
    stocked("en")(office)
    kitchen = keeping.add(office, KEEPER, SupplyCategory, {"code": "Z2", "name": "Kitchen things"})
    keeping.add(office, KEEPER, Supply, {"code": "YP-009", "name": "Cup", "unit": "pc", "category": kitchen})
    keeping.add(office, KEEPER, SupplyCount, {"title": "Kitchen", "category": kitchen, "blind": True})


async def counting(app: Any, pilot: Pilot[None]) -> None:
    """Begin to count the newest count."""
    await pilot.press("3", *[RIGHT] * 5, "b")
    await until(pilot, lambda: isinstance(app.screen, Counting))


async def test_what_is_not_in_the_count_is_asked_about_and_can_be_taken_out_again(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=of_kitchen) as (app, pilot, _office):
        await counting(app, pilot)
        for answer in ("enter", "n"):
            await pilot.press(*f"9*{BARCODE}", "enter")
            await seen(pilot, "is not in KP-2026-0001", "Count it all the same?")
            assert isinstance(app.screen, Question)
            await pilot.press(answer)
            await until(pilot, lambda: isinstance(app.screen, Counting))
            await seen(pilot, "0 of 1")
        await pilot.press(*BARCODE, "enter", "enter")
        await seen(pilot, "Count it all the same?")
        await pilot.press("y")
        await seen(pilot, "1 of 2", "1 pack counted")
        await pilot.press(*BARCODE, "enter", "enter")
        await seen(pilot, "2 pack counted")
        await pilot.press("tab", "d")
        await seen(pilot, "0 of 1", "A4 copy paper is out of the count.")
        await pilot.press("ctrl+z")
        await seen(pilot, "1 of 2")
        await pilot.press("tab", *"2*yp-009", "enter")
        await seen(pilot, "2 of 2")
        await pilot.press("tab", "d")
        await seen(pilot, "was to be counted when", "[4.2.2c]")
        assert len(counts.lines_of(SupplyCount.get())) == 2


async def test_more_than_ten_times_what_the_books_say_is_asked_about_once(tmp_path: Path) -> None:
    def opened(office: Office) -> None:
        stocked("en")(office)
        keeping.add(office, KEEPER, SupplyCount, {"title": "All"})

    async with playing(tmp_path, "en", opened=opened) as (app, pilot, _office):
        await counting(app, pilot)
        await pilot.press(*"150*yp-001", "enter")
        await seen(pilot, "150 pack counted")
        await pilot.press(*"151*yp-001", "enter")
        await seen(pilot, "151 pack of YP-001 A4 copy paper, and the books say 15.", "the same?")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        await pilot.press(*"yp-001", "enter", *"1500", "enter")
        await seen(pilot, "1500 pack of YP-001 A4 copy paper")
        await pilot.press("y")
        await seen(pilot, "1500 pack counted")
