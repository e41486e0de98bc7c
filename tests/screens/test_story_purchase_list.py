"""A purchase list becomes the plan of the month by key presses alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Staff
from bizdesk.screens.kit.import_preview import ImportPreview
from bizdesk.screens.kit.whole import Whole
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing, say
from tests.screens.stock_room import PAPER, PEN, stocked
from tests.screens.waiting import seen, until

RIGHT = "right_square_bracket"


def begun(tongue: str) -> Callable[[Office], None]:
    """A store room, and a plan of which nothing is known yet."""

    def fill(office: Office) -> None:
        stocked(tongue)(office)
        keeping.add(office, KEEPER, PurchasePlan, {"title": "March", "prepared_by": Staff.named(KEEPER)})

    return fill


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_list_is_imported_into_the_plan_that_is_looked_at(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    head, total = (
        ("Name,Unit,Price,Quantity,Amount", "Total") if tongue == "en" else ("名称,单位,单价,数量,金额", "合计")
    )
    paper, pen = say(PAPER, tongue), say(PEN, tongue)
    rows = [f"{paper},,20.00,10,200.00", f"{pen},,1.00,24,24.00", f"{total},,,,224.00"]
    (tmp_path / "rows.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    async with playing(tmp_path, tongue, size, begun(tongue)) as (app, pilot, office):
        await pilot.press("3", *[RIGHT] * 3, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await seen(pilot, _("No lines yet. Press n to add one, i to import a list."))
        await pilot.press("i", *"rows.csv", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await seen(pilot, paper, pen)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: PurchasePlanLine.select().count() == 2)
        await seen(pilot, _("{count} supplies for {amount}").format(count=2, amount=office.money(22_400)))
        await pilot.press("u", "y")
        await until(pilot, lambda: not PurchasePlanLine.select().exists())


async def test_rows_of_blocks_side_by_side_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(f"Name,Quantity,Name,Quantity\n{PAPER[0]},10,{PEN[0]},24\n", encoding="utf-8")
    async with playing(tmp_path, "en", SIZES[0], begun("en")) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 3, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press("i", *"rows.csv", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await seen(pilot, "2, block 1", "2, block 2")
        await pilot.press("enter")
        await seen(pilot, "Row 2, block 1")
