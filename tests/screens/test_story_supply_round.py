"""A supply's whole round by key presses alone: low stock, plan, order, receipt, requisition, counter, count, report."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from bizdesk.office.language import N_, _
from bizdesk.office.people import Staff
from bizdesk.screens.app import App
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.question import Question
from bizdesk.screens.kit.viewer import Viewer
from bizdesk.screens.kit.whole import Whole
from bizdesk.screens.supply_counter import Counter
from bizdesk.screens.supply_counting import Counting
from bizdesk.supplies import stock
from bizdesk.supplies.models import (
    PurchaseOrder,
    PurchaseOrderLine,
    PurchasePlan,
    Quota,
    Requisition,
    RequisitionLine,
    Supply,
    SupplyCount,
)
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.stock_room import BARCODE, PAPER, PEN, stocked
from tests.screens.waiting import seen, until

FAIR = ("Spring fair", "春季展会")
RIGHT, LEFT = "right_square_bracket", "left_square_bracket"


def held(code: str) -> tuple[int, int]:
    """What is on hand of a supply, in whole units, and what it is worth."""
    lines = stock.ledger(Supply.named(code).id)
    return sum(line.quantity for line in lines) // stock.SCALE, sum(line.value for line in lines)


async def act(app: App, pilot: Pilot[None], step: str, *keys: str, form: bool = True) -> None:
    """Take a step of what one stands on; keys fill in its form."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(app.screen, Pick))
    await pilot.press(*_(step).lower(), "enter")
    if form:
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*keys, "ctrl+s")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_round_of_a_supply(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    paper, pack = say(PAPER, tongue), say(("pack", "包"), tongue)
    approver = ("ctrl+a", "ctrl+k", *"001")
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (app, pilot, _office):
        # 60 at 18.50 and 20 at 19.90 came, 1,508.00 or 18.85 each; 65 went: 15 for 282.75 are left, the level is 20.
        low = _("{supply}: {there} {unit} left, order {wanted}")
        told = low.format(supply=f"YP-001 {paper}", there=15, unit=pack, wanted=50)
        await seen(pilot, told[:40])
        assert held("YP-001") == (15, 28_275)

        # Up to 60 there are 45 missing, in packs of ten 50; they last 15 * 90 / 65 = 20.8 days.
        await pilot.press("3", RIGHT)
        await seen(pilot, paper[:5], "50", "20.8")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Whole) and PurchasePlan.select().exists())
        # 50 at the last price of 19.90.
        await seen(pilot, PurchasePlan.get().number, "995.00")

        # Another person approves; what is approved becomes an order.
        await act(app, pilot, N_("Submit"), form=False)
        await until(pilot, lambda: PurchasePlan.get().state == "submitted")
        await act(app, pilot, N_("Approve"), *"002")
        await seen(pilot, "[1.3.1]")
        await pilot.press("ctrl+a", "ctrl+k", *"001", "ctrl+s")
        await until(pilot, lambda: PurchasePlan.get().state == "approved")
        await act(app, pilot, N_("Draw up the orders"), form=False)
        await until(pilot, lambda: PurchasePlan.get().state == "ordered")
        assert [(line.quantity, line.price) for line in PurchaseOrderLine.select()] == [(50, 1_990)]
        await pilot.press("escape")
        await seen(pilot, _("Nothing is to be ordered: no supply is at or below its reorder level.")[:30])

        # Of the order 30 come: 15 for 282.75 and 30 for 597.00 are 45 for 879.75, 19.55 each.
        await pilot.press(*[RIGHT] * 3)
        await seen(pilot, PurchaseOrder.get().number)
        await act(app, pilot, N_("Place the order"))
        await until(pilot, lambda: PurchaseOrder.get().state == "ordered")
        await pilot.press("a", *_("Receive").lower(), "enter")
        # The form names the order and whom it is of.
        order = PurchaseOrder.get()
        await seen(pilot, f"{order.number} {order.supplier.code} {order.supplier.name[:6]}")
        await pilot.press(*"YP-001", "tab", *"30", "ctrl+s")
        await until(pilot, lambda: PurchaseOrder.get().state == "partly_received")
        assert held("YP-001") == (45, 87_975)

        # A requisition of 5 packs and 20 pens: approved by another person, of the pens only 10.
        await pilot.press(*[LEFT] * 2, "n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*say(FAIR, tongue), "ctrl+s")
        await until(pilot, lambda: Requisition.select().exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await seen(pilot, _("No lines yet. Press n to add one."))
        await pilot.press("n", *"YP-001", "tab", *"5", "ctrl+n")
        await until(pilot, lambda: RequisitionLine.select().count() == 1)
        await pilot.press(*"YP-002", "tab", *"20", "ctrl+s")
        await until(pilot, lambda: RequisitionLine.select().count() == 2)
        await seen(pilot, paper, say(PEN, tongue))
        await act(app, pilot, N_("Submit"), form=False)
        await until(pilot, lambda: Requisition.get().state == "submitted")
        await act(app, pilot, N_("Approve"), *approver, *["tab"] * 3, *"5 10")
        await until(pilot, lambda: Requisition.get().state == "approved")
        assert [line.approved for line in RequisitionLine.select().order_by(RequisitionLine.id)] == [5, 10]

        # Issued in part: four of the five packs at 19.55, which leaves 41 for 801.55; nothing of the pens.
        await act(app, pilot, N_("Issue"), *"YP-001", "tab", *"4")
        await until(pilot, lambda: Requisition.get().state == "partly_issued")
        assert (held("YP-001"), held("YP-002")[0]) == ((41, 80_155), 170)
        await pilot.press(LEFT)
        await seen(pilot, _("{label}: {text}").format(label=_("Issued so far"), text=4))
        await pilot.press("escape")

        # A quota of 3 pens a month for the engineer: two go over the counter, two more are refused with its figures.
        await pilot.press(*[RIGHT] * 5, "n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("tab", *"005", "tab", *"YP-002", *["tab"] * 3, *"3", "ctrl+s")
        await until(pilot, lambda: Quota.select().exists())
        assert Quota.get().quantity == 3
        await pilot.press(*[LEFT] * 7, "b")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press(*"005", "enter")
        await until(pilot, lambda: isinstance(app.screen, Counter))
        await seen(pilot, Staff.named("005").name)
        await pilot.press(*"2*yp-002", "enter")
        await until(pilot, lambda: held("YP-002")[0] == 168)
        await pilot.press(*"2*yp-002", "enter")
        await seen(pilot, Quota.get().number, "[4.2.2b]")
        assert held("YP-002")[0] == 168
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Counter))

        # 40 packs are found: one at 19.55 is missing, which leaves 782.00.
        await pilot.press(*[RIGHT] * 5, "n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: SupplyCount.select().exists())
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Counting))
        await pilot.press(*f"40*{BARCODE}", "enter")
        await seen(pilot, _("({difference} against the books)").format(difference=-1))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: SupplyCount.get().state == "counted" and not isinstance(app.screen, Counting))
        await act(app, pilot, N_("Approve"), *"001")
        await until(pilot, lambda: SupplyCount.get().state == "approved")
        await act(app, pilot, N_("Book the differences"), *"found so")
        await until(pilot, lambda: SupplyCount.get().state == "booked")
        assert held("YP-001") == (40, 78_200)

        # The stock report says the same.
        await pilot.press(*[LEFT] * 5, "p")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, "YP-001")
        await pilot.press(*["right"] * 20)
        await seen(pilot, "782.00")
