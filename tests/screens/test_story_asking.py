"""Asking for supplies at the keyboard: what is there, and what the quota leaves, is told while the line is typed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.people import Staff
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.whole import Whole
from bizdesk.supplies.models import Quota, Requisition, RequisitionLine, Supply
from tests.screens.stage import KEEPER, TONGUES, playing
from tests.screens.stock_room import stocked
from tests.screens.waiting import seen, until

RIGHT = "right_square_bracket"


def asked(tongue: str) -> Callable[[Office], None]:
    """A requisition by one who may have five pens a month."""

    def fill(office: Office) -> None:
        stocked(tongue)(office)
        quota = {"supply": Supply.named("YP-002"), "period": "month", "quantity": Decimal(5)}
        keeping.add(office, KEEPER, Quota, quota)
        keeping.add(office, KEEPER, Requisition, {"applicant": Staff.named("005"), "purpose": "fair"})

    return fill


@pytest.mark.parametrize("tongue", TONGUES)
async def test_who_asks_sees_what_is_there_and_what_the_quota_leaves(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, opened=asked(tongue)) as (app, pilot, _office):
        await pilot.press("3", *[RIGHT] * 2, "b")
        await until(pilot, lambda: isinstance(app.screen, Whole))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"YP-002", "tab", "3")
        unit = Supply.named("YP-002").unit
        there = _("On hand: {on_hand} {unit}, of which {reserved} are promised on requisitions.")
        left = _("Quota {number}: {left} of {limit} left")
        await seen(
            pilot,
            there.format(on_hand=170, unit=unit, reserved=0),
            left.format(number="DE-2026-0001", left=2, limit=5),
        )
        await pilot.press("backspace", "9")
        beyond = _("Quota {number}: {left} beyond its {limit}")
        await seen(pilot, beyond.format(number="DE-2026-0001", left=4, limit=5))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: RequisitionLine.select().count() == 1)
        # Corrected, it counts once.
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("tab", "ctrl+a", "ctrl+k", "4")
        await seen(pilot, left.format(number="DE-2026-0001", left=1, limit=5))
