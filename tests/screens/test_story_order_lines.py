"""The lines of an order at the keyboard: what each costs, and all of them."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Supplier
from bizdesk.screens.kit.whole import Whole
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, Supply
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing
from tests.screens.stock_room import stocked
from tests.screens.waiting import seen, until

RIGHT = "right_square_bracket"


def ordered(tongue: str) -> Callable[[Office], None]:
    """An order of ten packs of paper and 24 pens."""

    def fill(office: Office) -> None:
        stocked(tongue)(office)
        order = keeping.add(office, KEEPER, PurchaseOrder, {"supplier": Supplier.select().first()})
        for code, quantity, price in (("YP-001", 10, 1_990), ("YP-002", 24, 120)):
            values = {"order": order, "supply": Supply.named(code), "quantity": Decimal(quantity), "price": price}
            keeping.add(office, KEEPER, PurchaseOrderLine, values)

    return fill


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_lines_of_an_order_tell_what_each_costs_and_all_of_them(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, ordered(tongue)) as (app, pilot, office):
        await pilot.press("3", *[RIGHT] * 4, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        whole = _("{count} supplies for {amount}").format(count=2, amount=office.money(22_780))
        await seen(pilot, whole, _("Amount"), "199.00", "28.80")
