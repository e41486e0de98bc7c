"""Rows out into a file and in from one by key presses alone, with the preview before and the undo after."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.language import _
from bizdesk.screens.kit.import_preview import ImportPreview
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.waiting import seen, until

ROWS = {
    "en": "Asset name,Category,Original cost,Purchase date\nLadder,05,480.00,2026-03-02\nDrill,99,x,2026-03-03\n",
    "zh_CN": "资产名称,类别,原值,购置日期\n梯子,05,480.00,2026-03-02\n电钻,99,x,2026-03-03\n",
}
LADDER = ("Ladder", "梯子")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_file_is_previewed_imported_and_taken_back(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    source = tmp_path / "rows.csv"
    source.write_text(ROWS[tongue], encoding="utf-8")
    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        await pilot.press("1", "i", *source.name, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await seen(pilot, say(LADDER, tongue), say(("Drill", "电钻"), tongue))
        await pilot.press("right_square_bracket")
        await seen(pilot, _("Heading in the file"), _("Original cost"))
        await pilot.press("ctrl+s", "ctrl+s")
        await until(pilot, lambda: Asset.get_or_none(Asset.name == say(LADDER, tongue)))
        assert Asset.get(Asset.name == say(LADDER, tongue)).cost == 48_000
        rejected = list(tmp_path.glob("rows-rejected-*.csv"))
        assert say(("Drill", "电钻"), tongue) in rejected[0].read_text(encoding="utf-8-sig")
        await seen(pilot, "ZC-2026-0001")
        await pilot.press("u", "y")
        await until(pilot, lambda: Asset.get_or_none(Asset.name == say(LADDER, tongue)) is None)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_marked_rows_are_written_into_a_file(tongue: str, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "space", "j", "space", "x")
        await seen(pilot, _("What is marked"))
        await pilot.press("ctrl+a", "ctrl+k", *target.name, "ctrl+s")
        await until(pilot, target.exists)
        await seen(pilot, _("Written: {count} rows.").format(count=2))
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == 3
        assert lines[0].startswith(_("Asset no."))
        assert ("ZC-2026-0001" in lines[1], "ZC-2026-0003" in lines[2]) == (True, True)
