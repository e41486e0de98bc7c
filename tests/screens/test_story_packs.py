"""Boxes at the keyboard: what comes in is typed as it is bought, refused by another unit, and foreseen in pieces."""

from decimal import Decimal
from pathlib import Path

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.screens.kit.form import Form
from bizdesk.supplies.models import Movement, Supply
from tests.screens.stage import KEEPER, TONGUES, playing, say
from tests.screens.waiting import seen, until

BOX = ("box", "盒")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_goods_come_in_by_the_box(tongue: str, tmp_path: Path) -> None:
    box, pc = say(BOX, tongue), say(("pc", "支"), tongue)

    def kept(office: Office) -> None:
        pen = {"code": "P-1", "name": say(("Pen", "笔"), tongue), "unit": pc}
        keeping.add(office, KEEPER, Supply, {**pen, "purchase_unit": box, "factor": Decimal(12)})

    async with playing(tmp_path, tongue, opened=kept) as (app, pilot, _office):
        await pilot.press("3", "a", *_("Receive").lower(), "enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"2 carton", "tab", *"0.80", "ctrl+s")
        await seen(pilot, "carton", "P-1")
        assert not Movement.select().exists()
        await pilot.press("shift+tab", "ctrl+a", "ctrl+k", *f"2{box}5", "tab")
        await seen(pilot, f"2 {box} 5", _("On hand: {before} -> {after} {unit}").format(before=0, after=29, unit=pc))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: Movement.select().exists())
        came = Movement.get()
        assert (came.quantity, came.value) == (29, 2_320)
