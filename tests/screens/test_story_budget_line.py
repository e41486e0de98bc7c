"""A budget line by key presses: its months, where its figure comes from, the vouchers behind it, in one key each."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bizdesk import keeping
from bizdesk.assets import posting
from bizdesk.budgets import changing, commitments, copying, drawing_up, figures, spending
from bizdesk.budgets.behind import origins, promises, vouchers
from bizdesk.budgets.models import Account, Budget, BudgetLine, Expense, FiscalYear
from bizdesk.budgets.operations import left_of
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Staff
from bizdesk.screens.app import App
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.whole import Whole
from tests.screens.budget_room import budgeted, of, put_in_force
from tests.screens.stage import APPROVER, KEEPER, REVIEWER, SIZES, SMALL, TONGUES, playing
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"


def lived(tongue: str) -> Callable[[Office], None]:
    """A01 of 2026: 12,000.00 planned, 500.00 moved to travel, then a second version of 18,000.00; some of it spent."""

    def fill(office: Office) -> None:
        budgeted(tongue)(office)
        first = copying.copy(office, KEEPER, Budget.get(), year=FiscalYear.named("2026"))
        put_in_force(office, first)
        moved = changing.transfer(
            office, KEEPER, line("A01"), to=line("A02"), month=12, amount=500_00, reason="more travel"
        )
        changing.submit(office, KEEPER, moved)
        changing.approve(office, APPROVER, moved.afresh(), approver=Staff.named(APPROVER))
        second = copying.copy(office, KEEPER, first.afresh())
        mine = next(each for each in figures.lines_of(second) if each.account.code == "A01")
        drawing_up.spread_line(office, KEEPER, mine, total=18_000_00)
        put_in_force(office, second)
        for day, amount, words in ((date(2026, 1, 12), 700_00, "paper"), (date(2026, 3, 2), 800_00, "folders")):
            told = of("02", "A01") | {"date": day, "amount": amount, "description": words}
            spending.post(office, KEEPER, keeping.add(office, KEEPER, Expense, told))
        promise = of("02", "A01") | {"date": date(2026, 3, 3), "amount": 250_00, "description": "shelf"}
        commitments.add(office, KEEPER, promise)

    return fill


def line(account: str) -> BudgetLine:
    """The line of an account that is in force in 2026."""
    budget = figures.in_force(FiscalYear.named("2026"))
    assert budget is not None
    return next(each for each in figures.lines_of(budget) if each.account.code == account)


async def opened(app: App, pilot: Pilot[None]) -> None:
    """The page of A01."""
    await pilot.press("4")
    await seen(pilot, "18,000.00")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Whole))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_figures_of_a_line_and_what_lies_behind_them(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, lived(tongue)) as (app, pilot, _office):
        await opened(app, pilot)
        # 18,000.00 of which 1,500.00 are spent, 8.3 %, and 250.00 promised.
        await seen(pilot, "16,250.00", "8.3", "2026-03", "1,500.00")
        # What was spent in March.
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        picture = await seen(pilot, "folders", "800.00")
        assert "paper" not in picture
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Whole) and isinstance(app.screen.record, Expense))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Whole) and isinstance(app.screen.record, BudgetLine))
        # Where the figure comes from: version 1, the change of it, version 2.
        await pilot.press(RIGHT)
        await seen(pilot, "12,000.00", "more travel", "-500.00", "11,500.00", "18,000.00")
        # All the vouchers and what is promised, in one key.
        await pilot.press("b")
        await seen(pilot, "paper", "folders", "shelf", "250.00")


async def test_the_steps_of_a_line_are_told_in_full_on_a_small_screen(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", SMALL, lived("en")) as (app, pilot, _office):
        await opened(app, pilot)
        await pilot.press("a")
        await seen(pilot, "Spread a total over the months", "Move money to another line")


async def test_the_months_of_a_line_say_of_what_year_they_are(tmp_path: Path) -> None:
    def begun(office: Office) -> None:
        lived("en")(office)
        copying.copy(office, KEEPER, Budget.get(Budget.state == "approved"))

    async with playing(tmp_path, "en", SMALL, begun) as (app, pilot, _office):
        await pilot.press("4", RIGHT, RIGHT, "enter")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press(RIGHT, "n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*["tab"] * 4)
        await seen(pilot, "Of the budget year: month 1 is the one it begins with.")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_a_depreciation_is_for_is_read_in_words_among_the_vouchers(tongue: str, tmp_path: Path) -> None:
    def worn(office: Office) -> None:
        budgeted(tongue)(office)
        plan = copying.copy(office, KEEPER, Budget.get(), year=FiscalYear.named("2026"))
        of_all = {"budget": plan, "account": Account.named("C01"), "control_annual": "warn"}
        drawing_up.spread_line(office, KEEPER, keeping.add(office, KEEPER, BudgetLine, of_all), total=12_000_00)
        put_in_force(office, plan)
        posting.depreciate(office, REVIEWER, "2026-02")

    async with playing(tmp_path, tongue, opened=worn) as (app, pilot, _office):
        await pilot.press("4")
        await seen(pilot, "* C01")
        await pilot.press("b")
        words = _("Depreciation of {period}").format(period="2026-02")
        picture = await seen(pilot, words, "2026-02-28")
        assert "{" not in picture
        assert isinstance(app.screen, Whole)


async def test_b_in_the_list_shows_the_vouchers_and_f_only_what_is_asked_for(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", opened=lived("en")) as (app, pilot, _office):
        await pilot.press("4")
        await seen(pilot, "A01 Office", "A11 Cons")
        await pilot.press("b")
        await seen(pilot, "paper", "folders", "shelf")
        await pilot.press("escape", "f", *_("My department's").lower(), "enter")
        # The keeper sits in Administration, which has A01 and A02.
        await until(pilot, lambda: "A11" not in painted(app))
        assert "A02 Travel" in painted(app)
        await pilot.press("escape")
        await seen(pilot, "A11")


def test_what_lies_behind_a_line_adds_up_to_its_figures(tmp_path: Path) -> None:
    from bizdesk.kinds import KINDS
    from bizdesk.rules import RULES
    from tests.screens.stage import NOON, founded

    path = tmp_path / "office.bizdesk"
    path.write_bytes(founded("en").read_bytes())
    with Office(path, KINDS, rules=RULES, clock=lambda: NOON, who=KEEPER) as office:
        lived("en")(office)
        told = [(each.amount, each.in_force) for each in origins(line("A01"))]
        assert told == [(12_000_00, 12_000_00), (-500_00, 11_500_00), (18_000_00, 18_000_00)]
        assert [each.amount for each in vouchers(line("A01"))] == [700_00, 800_00]
        assert [each.amount for each in vouchers(line("A01"), "2026-03", "2026-03")] == [800_00]
        assert [each.open_amount for each in promises(line("A01"))] == [250_00]
        # What is left for supplies on A01, told by code or by name: 18,000 - 1,500 - 250; nothing is planned for A03.
        on = office.today()
        assert left_of(office, {"A01", "Office expense", "A03"}, on) == {
            "A01": 16_250_00, "Office expense": 16_250_00, "A03": None,
        }  # fmt: skip
        # The tighter of two lines wins: 2,000.00 for all running costs, of which 1,750.00 are used.
        wide = keeping.add(office, KEEPER, BudgetLine, of("02", "A") | {"budget": line("A01").budget})
        increase = changing.add(office, KEEPER, {"budget": wide.budget, "kind": "increase", "reason": "a ceiling"})
        changing.add_line(office, KEEPER, {"change": increase, "line": wide, "month": 1, "amount": 2_000_00})
        changing.submit(office, KEEPER, increase)
        changing.approve(office, APPROVER, increase.afresh(), approver=Staff.named(APPROVER))
        assert left_of(office, {"A01"}, on) == {"A01": 250_00}


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_new_line_asks_first_which_budget_it_is_of(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, SMALL, budgeted(tongue)) as (app, pilot, _office):
        await pilot.press("4", *[RIGHT] * 7, "n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+s")
        fault = _("{label} is required.").format(label=BudgetLine.fields()["budget"].label)
        picture = await seen(pilot, fault)
        assert picture.index(fault) < picture.index(BudgetLine.fields()["department"].label)
