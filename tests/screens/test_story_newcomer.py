"""A newcomer's first quarter of an hour with the demo office: find, move, take back, count, print what differs."""

import gzip
from pathlib import Path

import pytest

from bizdesk.assets.models import Asset, Stocktake
from bizdesk.demo import LAST_DAY
from bizdesk.demo.desk import morning
from bizdesk.office import language
from bizdesk.office.language import _
from bizdesk.office.shipped import shipped
from bizdesk.opening import open_office
from bizdesk.screens.app import App
from bizdesk.screens.kit.viewer import Viewer
from tests.screens.stage import LARGE, SMALL, say
from tests.screens.waiting import seen, until


@pytest.mark.parametrize(("tongue", "size"), [("zh_CN", SMALL), ("en", LARGE)])
async def test_find_move_undo_count_and_print(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    language.use(tongue)
    path = tmp_path / "demo.bizdesk"
    path.write_bytes(gzip.decompress(shipped("demo", f"office.{tongue}.bizdesk.gz").read_bytes()))
    path.chmod(0o600)
    with open_office(path, today=LAST_DAY, clock=lambda: morning(LAST_DAY)) as office:
        app = App(office)
        async with app.run_test(size=size, notifications=True) as pilot:
            await seen(pilot, _("Today"), _("Overdue"))
            await pilot.press("1", "slash", *say(("printer", "打印"), tongue), "enter")
            await seen(pilot, say(("Laser printer", "激光打印机"), tongue))
            key = app.screen.query("Table").first().cursor_key
            printer = Asset.get_by_id(key)
            stood = printer.place_id
            assert say(("printer", "打印"), tongue) in printer.name.lower()

            await pilot.press("a", *_("Transfer").lower(), "enter")
            await seen(pilot, printer.number, _("Location"))
            await pilot.press(*"a-mr", "ctrl+s")
            await until(pilot, lambda: printer.afresh().place.code == "A-MR")
            await pilot.press("u")
            await until(pilot, lambda: printer.afresh().place_id == stood)

            await pilot.press("escape", *["right_square_bracket"] * 3, "n")
            await seen(pilot, _("Stocktake of {date}").format(date=LAST_DAY))
            await pilot.press("tab", *_("Place").lower(), "tab", *"a-301", "ctrl+s")
            await until(pilot, lambda: app.screen.is_modal is False)
            counted = Stocktake.select().order_by(Stocktake.id.desc()).get()
            await pilot.press("b")
            await seen(pilot, counted.number)
            await pilot.press(*"ZC-2021-0001", "enter")  # a laptop that belongs on shelf 1
            await seen(pilot, "ZC-2021-0001", _("Misplaced"))
            await pilot.press("f6", "y")
            await until(pilot, lambda: counted.afresh().state == "counted")

            await pilot.press("p", "down", "enter")
            await until(pilot, lambda: isinstance(app.screen, Viewer))
            await seen(pilot, counted.number, _("Counted"), _("Misplaced"), _("Missing"))
        assert app.fault is None
