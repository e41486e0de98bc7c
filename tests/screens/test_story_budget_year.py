"""A budget year by key presses alone: copied, planned in the grid, approved, spent, stopped, passed, reported."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bizdesk import keeping
from bizdesk.budgets import copying, drawing_up, figures
from bizdesk.budgets.models import (
    Budget,
    BudgetAlert,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    Commitment,
    Expense,
    FiscalYear,
)
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.people import Department, Supplier
from bizdesk.screens.app import App
from bizdesk.screens.budget_grid import MonthGrid
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.question import Ask
from bizdesk.screens.kit.viewer import Viewer
from bizdesk.screens.kit.whole import Whole
from bizdesk.supplies.models import PurchaseOrder, PurchaseOrderLine, Supply
from tests.screens.budget_room import budgeted, of, put_in_force
from tests.screens.stage import KEEPER, SIZES, SMALL, TONGUES, playing
from tests.screens.stock_room import stocked
from tests.screens.waiting import painted, seen, until

RIGHT, LEFT = "right_square_bracket", "left_square_bracket"


def with_an_order(tongue: str) -> Callable[[Office], None]:
    """Last year's money, and an order of 50 packs of paper at 19.90 that is not placed yet."""

    def fill(office: Office) -> None:
        stocked(tongue)(office)
        budgeted(tongue)(office)
        values = {"supplier": Supplier.select().first(), "ordered_on": date(2026, 3, 16), "buyer": office.staff(KEEPER)}
        order = keeping.add(office, KEEPER, PurchaseOrder, values)
        paper = {"supply": Supply.named("YP-001"), "quantity": Decimal(50), "price": 19_90}
        keeping.add(office, KEEPER, PurchaseOrderLine, {"order": order, **paper})

    return fill


def standing(account: str) -> tuple[int, int, int, int]:
    """In force, spent, promised and available of the line of an account in 2026."""
    year = FiscalYear.named("2026")
    budget = figures.in_force(year)
    assert budget is not None
    lines = figures.lines_of(budget)
    line = next(line for line in lines if line.account.code == account)
    has = figures.of_lines(year, [line], figures.covering(lines))[line.id]
    return sum(has.in_force), sum(has.actual), has.committed, has.available


async def act(app: App, pilot: Pilot[None], step: str, *keys: str, form: bool = True) -> None:
    """Take a step of what one stands on; keys fill in its form."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(app.screen, Pick))
    await pilot.press(*_(step).lower(), "enter")
    if form:
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*keys, "ctrl+s")


async def key_in(app: App, pilot: Pilot[None], amount: str, account: str, department: str = "") -> None:
    """Fill in an expense: amount, account and, where it is not one's own, the department."""
    await pilot.press("n")
    await until(pilot, lambda: isinstance(app.screen, Form))
    other = ("ctrl+a", "ctrl+k", *department) if department else ()
    await pilot.press(*["tab"] * 3, *amount, "tab", *account, "tab", *other, "tab")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_budget_year(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, with_an_order(tongue)) as (app, pilot, _office):
        await pilot.press("4")
        await seen(pilot, _("No budget of {year} is in force.").format(year=2026)[:10])

        # Last year's plan and 5 % more: 1,000.00 a month are 1,050.00.
        await pilot.press(RIGHT, RIGHT)
        await seen(pilot, Budget.get().number)
        await act(app, pilot, N_("Copy into another version or year"), *"2026", "tab", "tab", "ctrl+a", "ctrl+k", *"5")
        await until(pilot, lambda: Budget.select().count() == 2)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, MonthGrid))
        await seen(pilot, "12,600.00", "1,050.00")

        # The year of the first line is typed, and spread equally: 15,000.00 over twelve months are 1,250.00 each.
        await pilot.press("home", *"15000", "enter")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        # In all 15,000 + 25,200 + 6,300 + 37,800.
        await seen(pilot, "1,250.00", "84,300.00")
        await pilot.press("ctrl+s")
        plan = Budget.get(Budget.year == FiscalYear.named("2026"))
        await until(pilot, lambda: {line.month_12 for line in figures.lines_of(plan)} >= {1_250_00})
        await pilot.press("escape")

        # Who drew it up does not review it; two others review and approve it.
        await act(app, pilot, N_("Submit"), form=False)
        await until(pilot, lambda: Budget.get_by_id(plan.id).state == "submitted")
        await act(app, pilot, N_("Review"), "ctrl+a", "ctrl+k", *"003")
        await until(pilot, lambda: Budget.get_by_id(plan.id).state == "reviewed")
        await act(app, pilot, N_("Approve"), "ctrl+a", "ctrl+k", *"001")
        await until(pilot, lambda: Budget.get_by_id(plan.id).state == "approved")
        assert standing("A01") == (15_000_00, 0, 0, 15_000_00)

        # An expense of 3,000.00 fits: the form says so before it is saved, and b posts it.
        await pilot.press(LEFT)
        await key_in(app, pilot, "3000", "A01")
        await seen(pilot, "12,000.00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, Form))
        await pilot.press("b")
        await until(pilot, lambda: standing("A01") == (15_000_00, 3_000_00, 0, 12_000_00))

        # An order of 50 at 19.90 promises 995.00; when 30 of them come, 597.00 of it are spent.
        await pilot.press("3", *[RIGHT] * 4)
        await act(app, pilot, N_("Place the order"))
        await until(pilot, lambda: standing("A01") == (15_000_00, 3_000_00, 995_00, 11_005_00))
        await act(app, pilot, N_("Receive"), *"YP-001", "tab", *"30")
        await until(pilot, lambda: standing("A01") == (15_000_00, 3_597_00, 398_00, 11_005_00))
        assert [each.open_amount for each in Commitment.select()] == [398_00]

        # 12,000.00 more are 995.00 too many: stopped, with the words on the screen, until another person lets it pass.
        await pilot.press("4")
        await key_in(app, pilot, "12000", "A01")
        await seen(pilot, _("Stopped: {reason}").split("{")[0].strip(), "995.00")
        # The draft is kept, and what stops it is said again as it is saved.
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, Form))
        await seen(pilot, "[4.3.1b]", "995.00")
        # b asks for who lets it pass, with the figures beside it.
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await seen(pilot, _(N_("Exception approver")), _("Stopped: {reason}").split("{")[0].strip(), "995.00")
        await pilot.press(*"001", "tab", *"agreed with the director", "ctrl+s")
        await until(pilot, lambda: not Expense.select().where(Expense.state == "draft").exists())
        passed = Expense.get(Expense.exception_by.is_null(False))
        assert (passed.exception_by.number, passed.exception_reason) == ("001", "agreed with the director")
        assert standing("A01") == (15_000_00, 15_597_00, 398_00, -995_00)

        # 1,000.00 go from travel to the audit: 25,200 - 1,000 and 6,300 + 1,000.
        await pilot.press(LEFT, "down")
        await act(
            app, pilot, N_("Move money to another line"), *"A14", "tab", *"3", "tab", *"1000", "tab", *"more to audit"
        )
        await until(pilot, lambda: BudgetChange.select().exists())
        moved = {each.line.account.code: each.amount for each in BudgetChangeLine.select()}
        assert moved == {"A02": -1_000_00, "A14": 1_000_00}
        await pilot.press(*[RIGHT] * 3)
        await act(app, pilot, N_("Submit"), form=False)
        await until(pilot, lambda: BudgetChange.get().state == "submitted")
        await act(app, pilot, N_("Approve"), "ctrl+a", "ctrl+k", *"001")
        await until(pilot, lambda: standing("A14")[0] == 7_300_00)
        assert standing("A02")[0] == 24_200_00

        # 5,840.00 of 7,300.00 are exactly 80 %: Today says so, and leads to the alert.
        await pilot.press(*[LEFT] * 2)
        await key_in(app, pilot, "5840", "A14", "03")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, Form))
        await pilot.press("b")
        await until(pilot, lambda: BudgetAlert.select().where(BudgetAlert.percent == 80).count() == 2)
        alert = BudgetAlert.select().order_by(BudgetAlert.id.desc()).first()
        assert alert.line.account.code == "A14"
        await pilot.press("0")
        words = _("{line}: {percent} % used").format(line=alert.line.caption, percent=80)
        picture = await seen(pilot, words)
        place = next(row for row, line in enumerate(picture.splitlines()) if words in line) - 2
        await pilot.press(*["down"] * place, "enter")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        assert app.screen.record == alert
        await pilot.press("escape", "4", LEFT)

        # The report says what the list says.
        await seen(pilot, "24,200.00")
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Pick | Form))
        if isinstance(app.screen, Pick):
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, "A14")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_which_line_it_is_and_how_it_stands_has_room_on_a_small_screen(tongue: str, tmp_path: Path) -> None:
    def fill(office: Office) -> None:
        budgeted(tongue)(office)
        plan = copying.copy(office, KEEPER, Budget.get(), year=FiscalYear.named("2026"))
        project = of("07", "A11") | {"budget": plan, "project": "P-17"}
        drawing_up.spread_line(office, KEEPER, keeping.add(office, KEEPER, BudgetLine, project), total=9_600_00)
        put_in_force(office, plan)

    async with playing(tmp_path, tongue, SMALL, fill) as (_app, pilot, _office):
        await pilot.press("4")
        whole = ("02 A01", "07 A11", "P-17", "9,600.00", _("Within plan"))
        for way in ("left", "right"):
            await pilot.press(*[way] * 3)
            picture = await seen(pilot, *whole)
            (told,) = [line for line in picture.splitlines() if "P-17" in line]
            assert all(word in told for word in whole[1:]), "all of it in one row, scrolled sideways too"
        # The words of a department that stands there by its code are found all the same.
        await pilot.press("slash", *Department.named("02").name, "enter")
        await until(pilot, lambda: "P-17" not in painted(pilot.app) and "02 A01" in painted(pilot.app))
