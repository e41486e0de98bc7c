"""Where a figure of a supply comes from, by one key: the movements behind a quantity, the papers behind what comes."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Supplier
from bizdesk.screens.kit.whole import Whole
from bizdesk.supplies.awaited import awaited
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, PurchasePlan, PurchasePlanLine, Supply
from bizdesk.supplies.positions import position
from bizdesk.supplies.stock import SCALE
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing, say
from tests.screens.stock_room import PAPER, stocked
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"


def ordered(office: Office, quantity: int) -> PurchaseOrder:
    """An order of paper that was placed."""
    order = keeping.add(office, KEEPER, PurchaseOrder, {"supplier": Supplier.select().first()})
    paper = Supply.named("YP-001")
    values = {"order": order, "supply": paper, "quantity": Decimal(quantity), "price": 1_990}
    keeping.add(office, KEEPER, PurchaseOrderLine, values)
    acts.named(PurchaseOrder, "place").do(office, KEEPER, order, {})
    assert isinstance(order, PurchaseOrder)
    return order


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_one_key_tells_what_moved(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (_app, pilot, _office):
        await pilot.press("3")
        await seen(pilot, say(PAPER, tongue), _("Movements"))
        await pilot.press("m")
        await seen(pilot, "2026-02-12", "-65", "80")
        await pilot.press("escape", RIGHT)
        await seen(pilot, _("To order"))
        await pilot.press("m")
        await seen(pilot, "2026-02-12", "-65", "80")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_on_its_way_leads_to_its_papers(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, opened=stocked(tongue)) as (app, pilot, office):
        order = ordered(office, 7)
        values = {"title": "March", "month": "2026-03"}
        plan = keeping.add(office, KEEPER, PurchasePlan, values)
        paper = Supply.named("YP-001")
        line = {"plan": plan, "supply": paper, "planned": Decimal(20), "price": 1_990}
        keeping.add(office, KEEPER, PurchasePlanLine, line)
        at = position(paper.id)
        figures = {label: sum(each.left for each in awaited(paper) if each.figure == label)
                   for label in ("On order", "Planned", "Reserved")}  # fmt: skip
        assert figures == {"On order": at.on_order, "Planned": at.planned, "Reserved": at.reserved}
        assert (at.on_order, at.planned) == (7 * SCALE, 20 * SCALE)
        await pilot.press("3")
        await seen(pilot, say(PAPER, tongue))
        await pilot.press("enter", RIGHT, RIGHT, RIGHT)
        await seen(pilot, order.number, "CJ-2026-0001", _("On order"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Whole) and app.screen.record == order)
        assert order.number in painted(app)
        acts.named(PurchaseOrder, "receive").do(office, KEEPER, order.afresh(), {"on": date(2026, 3, 16)})
        assert [each.figure for each in awaited(paper)] == ["Planned"]
