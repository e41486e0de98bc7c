"""What is typed where it is asked how many: a quantity, the next item, or a slip of the finger that books nothing."""

from pathlib import Path

import pytest

from bizdesk.office.language import _
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_counting import Counting
from bizdesk.screens.supply_issuing import Issuing
from bizdesk.supplies.models import SupplyCount, SupplyCountLine
from tests.screens.stage import TONGUES, playing, say
from tests.screens.stock_room import PEN, stocked
from tests.screens.test_story_supplies import counter_of
from tests.screens.test_story_supply_issuing import RIGHT, approved, there
from tests.screens.waiting import seen, until

SLIPS = ("xyz", "2*nothing", "1e3", "ge")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_slip_of_the_finger_issues_nothing_on_a_requisition(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, opened=approved(tongue)) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 2, "h")
        await until(pilot, lambda: isinstance(app.screen, Issuing))
        before = there("YP-001"), there("YP-002")
        await pilot.press(*"yp-001", "enter")
        for slip in SLIPS:
            await pilot.press(*slip, "enter")
            refused = _("{text} is neither a quantity nor an item, and nothing was booked: type how many {unit} of"
                        " {supply}, or press esc.")  # fmt: skip
            await seen(pilot, refused.split("{unit}", maxsplit=1)[0].format(text=slip)[:20])
        await pilot.press(*"1o", "enter")
        await seen(pilot, "1 o")
        assert (there("YP-001"), there("YP-002")) == before
        # The question stays: a number answers it.
        await pilot.press(*"2", "enter")
        await until(pilot, lambda: there("YP-001") == before[0] - 2)
        # The next item by its whole name books the one before, and that is told.
        await pilot.press(*"yp-001", "enter", *f"3*{say(PEN, tongue)}", "enter")
        await until(pilot, lambda: (there("YP-001"), there("YP-002")) == (before[0] - 5, before[1] - 3))
        unit = say(("pack", "包"), tongue)
        words = _("{supply}: {quantity} {unit} issued, {left} left to issue, {there} on hand")
        told = words.format(supply="YP-001", quantity=3, unit=unit, left=0, there=10).partition(": ")[2]
        await seen(pilot, told[:12], "YP-002")


async def test_a_thousand_is_read_at_the_counter_as_in_a_form(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=stocked("en")) as (app, pilot, _office):
        await pilot.press("3")
        await counter_of(pilot, "005")
        before = there("YP-002")
        await pilot.press(*"0.05千*yp-002", "enter")
        await until(pilot, lambda: there("YP-002") == before - 50)
        await pilot.press(*"yp-002", "enter", *"0.02千", "enter")
        await until(pilot, lambda: there("YP-002") == before - 70)
        await pilot.press(*"yp-002", "enter", *"2 box", "enter")
        await seen(pilot, "2 box cannot be counted")
        assert there("YP-002") == before - 70
        await pilot.press(*"2 pc", "enter")
        await until(pilot, lambda: there("YP-002") == before - 72)
        assert isinstance(app.screen, Counter)


async def test_a_slip_of_the_finger_counts_nothing(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=stocked("en")) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 5, "n", "ctrl+s")
        await until(pilot, lambda: SupplyCount.select().exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        await pilot.press(*"yp-001", "enter", *"zz", "enter")
        await seen(pilot, "zz is neither a quantity nor an item")
        assert not SupplyCountLine.select().where(SupplyCountLine.counted.is_null(False)).exists()
        await pilot.press(*"15", "enter")
        await until(pilot, lambda: SupplyCountLine.select().where(SupplyCountLine.counted == 15).exists())
