"""The execution pane by key presses: what lies under two lines counts once, and income is judged as income."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.budgets import spending
from bizdesk.budgets.models import Account, Budget, BudgetLine, Expense, FiscalYear
from bizdesk.budgets.report_execution import STATES
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.screens.budget_execution import WIDE
from tests.screens.budget_room import budgeted, of, put_in_force
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing
from tests.screens.waiting import seen


def crossing(tongue: str) -> Callable[[Office], None]:
    """1,200.00 for trips of department 02 and 600.00 of all for the fair cross: 200.00 were spent by 02 on the fair.

    Of 100.00 of fees planned for January 150.00 came in, of 100.00 of rents 40.00.
    """

    def fill(office: Office) -> None:
        budgeted(tongue)(office)
        for code in ("I1", "I2"):
            keeping.add(office, KEEPER, Account, {"code": code, "name": code, "kind": "income"})
        budget = keeping.add(office, KEEPER, Budget, {"year": FiscalYear.named("2026")})
        for department, account, project, amount in (
            ("02", "A02", "", 1_200_00),
            (None, "A02", "Fair", 600_00),
            ("02", "I1", "", 100_00),
            ("02", "I2", "", 100_00),
        ):
            told = of(department or "02", account) | {"project": project, "month_1": amount, "budget": budget}
            keeping.add(office, KEEPER, BudgetLine, told | ({} if department else {"department": None}))
        put_in_force(office, budget.afresh())
        for account, project, amount in (("A02", "Fair", 200_00), ("I1", "", 150_00), ("I2", "", 40_00)):
            spent = of("02", account) | {"project": project, "amount": amount, "date": office.today()}
            spending.post(office, KEEPER, keeping.add(office, KEEPER, Expense, spent))

    return fill


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_total_counts_once_what_lies_under_two_lines(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, crossing(tongue)) as (_app, pilot, office):
        await pilot.press("4")
        words = _("In all: in force {in_force}, available {available}")
        # 1,200.00 and 600.00, of which 200.00 are spent, once.
        await seen(pilot, words.format(in_force=office.money(1_800_00), available=office.money(1_600_00)))
        # Where there are projects a narrow terminal has no room for the status.
        if size[0] >= WIDE:
            await seen(pilot, _(STATES["met"]), _(STATES["short"]))
