"""The reports of budgets from their lists, about the record one stands on."""

from pathlib import Path

import pytest

from bizdesk.budgets.models import Budget
from bizdesk.office.language import N_, _
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.pick import Pick
from bizdesk.screens.kit.viewer import Viewer
from tests.screens.budget_room import budgeted
from tests.screens.stage import SMALL, TONGUES, playing
from tests.screens.waiting import seen, until

RIGHT = "right_square_bracket"


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_budget_book_is_printed_from_the_list_of_budgets(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, SMALL, budgeted(tongue)) as (app, pilot, _office):
        budget = Budget.get()
        await pilot.press("4", RIGHT, RIGHT)
        await seen(pilot, budget.number)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press(*_(N_("Budget book")).lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await seen(pilot, budget.title)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, _("Budget book {year}").format(year="2025"), budget.number, budget.title)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_history_of_a_line_is_that_of_the_line_one_stands_on(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, SMALL, budgeted(tongue)) as (app, pilot, _office):
        await pilot.press("4", *[RIGHT] * 7)
        await seen(pilot, Budget.get().number)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press(*_(N_("History of a budget line")).lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        await seen(pilot, Budget.get().number)
