"""Quotations by key presses alone: taken down at the line of a plan, compared, chosen, struck."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Staff, Supplier
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.question import Question
from bizdesk.screens.kit.whole import Whole
from bizdesk.supplies import plan_steps
from bizdesk.supplies.models import PurchasePlan, PurchasePlanLine, Quotation, Supply
from tests.screens.stage import APPROVER, KEEPER, SIZES, TONGUES, playing
from tests.screens.stock_room import stocked
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"


def planned(tongue: str) -> Callable[[Office], None]:
    """A plan of ten packs of paper and 24 pens, and two suppliers to ask."""

    def fill(office: Office) -> None:
        stocked(tongue)(office)
        for code, name in (("S-A", "Alpha"), ("S-B", "Beta")):
            keeping.add(office, KEEPER, Supplier, {"code": code, "name": name})
        plan = keeping.add(office, KEEPER, PurchasePlan, {"title": "March", "prepared_by": Staff.named(KEEPER)})
        for code, quantity in (("YP-001", 10), ("YP-002", 24)):
            values = {"plan": plan, "supply": Supply.named(code), "planned": Decimal(quantity)}
            keeping.add(office, KEEPER, PurchasePlanLine, values)

    return fill


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_quotations_are_taken_down_compared_and_chosen(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, planned(tongue)) as (app, pilot, office):
        paper, pens = PurchasePlanLine.select().order_by(PurchasePlanLine.id)
        keeping.add(office, KEEPER, Quotation, {"line": pens, "supplier": Supplier.named("S-B"), "price": 110})

        # The lines of the plan with what each costs, and all of them: 10 x 19.90 + 24 x 1.20.
        await pilot.press("3", *[RIGHT] * 3, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        sum_of_all = _("{count} supplies for {amount}").format(count=2, amount=office.money(22_780))
        await seen(pilot, sum_of_all, "199.00", "28.80")

        # On the page of the first, two suppliers ask; the cheaper one comes first.
        await pilot.press("b")
        picture = await seen(pilot, _("No quotations yet. Press n to take one down."), f"n {_('New quotation')}")
        assert picture.splitlines()[1].strip() == f"CJ-2026-0001/1 {paper.supply.caption}"
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"S-A", "tab", *"18", "ctrl+n")
        await until(pilot, lambda: Quotation.select().where(Quotation.line == paper.id).count() == 1)
        await pilot.press(*"S-B", "tab", *"17.50", "tab", *"2026-12-31", "ctrl+s")
        await until(pilot, lambda: Quotation.select().where(Quotation.line == paper.id).count() == 2)
        # 10 at 17.50 are 175.00; at 18.00, half a yuan more, 180.00. None of the two is what the plan says yet.
        picture = await seen(pilot, "18.00", "17.50", "175.00", "180.00", "+0.50", _("lowest"))
        assert _("chosen") not in picture
        assert picture.index("Beta") < picture.index("Alpha")

        # One is taken down twice; that is corrected, and struck.
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"S-A", "tab", *"19", "ctrl+s")
        await until(pilot, lambda: Quotation.select().where(Quotation.line == paper.id).count() == 3)
        await pilot.press("end", "e")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("tab", "ctrl+a", "ctrl+k", *"21", "ctrl+s")
        await until(pilot, lambda: Quotation.select().where(Quotation.price == 2_100).exists())
        await pilot.press("end", "d")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: Quotation.select().where(Quotation.line == paper.id).count() == 2)

        # Chosen by one key; from then on the others stay as what it was compared with.
        await pilot.press("home", "b")
        await until(pilot, lambda: paper.afresh().price == 1_750)
        await seen(pilot, _("chosen"))
        assert paper.afresh().supplier.code == "S-B"
        await pilot.press("end", "d")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await seen(pilot, "[4.2.2a]")
        assert Quotation.select().where(Quotation.line == paper.id).count() == 2


async def test_only_the_quotations_of_the_line_are_to_choose_from(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=planned("en")) as (app, pilot, office):
        paper, pens = PurchasePlanLine.select().order_by(PurchasePlanLine.id)
        for line, code, price in ((pens, "S-B", 110), (paper, "S-A", 1_800), (paper, "S-B", 1_750)):
            keeping.add(office, KEEPER, Quotation, {"line": line, "supplier": Supplier.named(code), "price": price})
        await pilot.press("3", *[RIGHT] * 3, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press("enter")
        await seen(pilot, "Quotations")
        await pilot.press("a", *"choose", "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await seen(pilot, "S-B Beta: 17.50 each, 175.00 together")
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        picture = await seen(pilot, "S-A Alpha, 18.00", "S-B Beta, 17.50")
        assert "1.10" not in picture
        await pilot.press(*"alpha", "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await seen(pilot, "CJ-2026-0001/1/1", "S-A Alpha: 18.00 each, 180.00 together", "S-B Beta asks less: 17.50.")
        await pilot.press("ctrl+s")
        await seen(pilot, "S-B Beta 17.50: give the reason")
        await pilot.press("tab", *"warranty", "ctrl+s")
        await until(pilot, lambda: paper.afresh().price == 1_800)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_why_a_dearer_one_is_chosen_is_asked_and_shown_with_it(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, opened=planned(tongue)) as (app, pilot, office):
        paper, _pens = PurchasePlanLine.select().order_by(PurchasePlanLine.id)
        for code, price in (("S-A", 1_800), ("S-B", 1_750)):
            values = {"line": paper, "supplier": Supplier.named(code), "price": price}
            keeping.add(office, KEEPER, Quotation, values)
        await pilot.press("3", *[RIGHT] * 3, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press("b")
        await seen(pilot, "Alpha", "Beta")
        await pilot.press("end", "b")
        await until(pilot, lambda: isinstance(app.screen, Form))
        asks = _("{supplier} asks {price}: why that one?").format(supplier="S-A Alpha", price=office.money(1_800))
        await seen(pilot, asks)
        await pilot.press(*"warranty", "ctrl+s")
        await until(pilot, lambda: paper.afresh().price == 1_800)
        await seen(pilot, "warranty", _("chosen"))


async def test_at_another_quotation_an_approved_plan_is_asked_about(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=planned("en")) as (app, pilot, office):
        paper = PurchasePlanLine.select().order_by(PurchasePlanLine.id).first()
        beta = Supplier.named("S-B")
        plan_steps.submit(office, KEEPER, paper.plan.afresh())
        plan_steps.approve(office, KEEPER, paper.plan.afresh(), approver=Staff.named(APPROVER))
        keeping.add(office, KEEPER, Quotation, {"line": paper, "supplier": beta, "price": 1_750})
        await pilot.press("f5", "3", *[RIGHT] * 3, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press("b")
        await seen(pilot, "Beta")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert "is approved" in painted(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        assert (paper.afresh().price, paper.plan.afresh().state) == (1_990, "approved")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("y")
        await until(pilot, lambda: paper.afresh().price == 1_750)
        assert paper.plan.afresh().state == "submitted"
