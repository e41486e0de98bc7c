"""What screens call what one acts on: several by their count, a line by its address, and only the keys that do work."""

from pathlib import Path

import pytest

from bizdesk.assets import stocktakes
from bizdesk.assets.models import Asset, DepreciationRun, Stocktake, StocktakeLine
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.reporting import REPORTS
from bizdesk.screens.kit.import_preview import ImportPreview
from bizdesk.screens.kit.viewer import Paper, Viewer
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing
from tests.screens.waiting import painted, seen, until

NUMBERS = ("ZC-2026-0001", "ZC-2026-0002")
ROWS = "资产名称,类别,原值（万元）,购置日期\n梯子,05,0.048,2026-03-02\n"


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_rows_marked_are_counted_before_a_step_is_chosen(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "space", "space", "end", "a")
        two = _("{count} {kind}").format(count=2, kind=_(Asset.plural).lower())
        await seen(pilot, _("Act on {title}").format(title=two))
        await pilot.press("escape", "ctrl+p", *_("Transfer").lower())
        await seen(pilot, _("{step}: {title}").format(step=_("Transfer"), title=two))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_labels_are_asked_for_the_rows_marked(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, _office):
        await pilot.press("1", "space", "space", "end", "p", *_("Asset labels").lower(), "enter")
        await seen(pilot, _("Asset numbers"), _(", ").join(NUMBERS))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Viewer))
        picture = await seen(pilot, *NUMBERS)
        assert "ZC-2026-0003" not in picture
        look = app.screen.query_one(Paper).rich_style
        assert (look.color.name, look.bgcolor.name) == ("#000000", "#ffffff"), "a scanner reads dark on light only"


def test_labels_may_be_asked_for_a_thousand_rows(office: Office) -> None:
    numbers = ",".join(f"ZC-2026-{number:04}" for number in range(1_000))
    assert REPORTS["asset-labels"].parameters["asset"].parse(numbers, office) == numbers


@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_line_of_a_stocktake_is_called_by_its_address(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, office):
        values = {"name": "S", "counted_on": office.today(), "counted_by": office.staff(KEEPER)}
        stocktake = stocktakes.open_stocktake(office, KEEPER, values)
        stocktakes.scan(office, KEEPER, stocktake, tag="X-77")
        line = StocktakeLine.get(StocktakeLine.tag == "X-77")
        called = f"{stocktake.number}/X-77"
        await pilot.press("1", *["right_square_bracket"] * 4)
        await seen(pilot, "X-77")
        await pilot.press("a")
        await seen(pilot, _("Act on {title}").format(title=called))
        await pilot.press("escape", "c")
        await seen(pilot, _("Note on {title}").format(title=called))
        await pilot.press("escape", "e")
        await seen(pilot, _("Edit {title}").format(title=called))
        await pilot.press("escape", "enter")
        await seen(pilot, f" {called}\n")
        assert str(line.id) not in painted(app).splitlines()[1]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_comes_about_by_acts_is_not_offered_to_be_typed(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    """Runs, differences and disposals, by how many tabs to the right they are."""
    offered = [f" {key} {_(word)} " for key, word in (("n", "New"), ("d", "Delete"))]
    async with playing(tmp_path, tongue, size) as (app, pilot, _office):
        before = DepreciationRun.select().count()
        for tabs, words in (
            (2, _("Depreciation is posted, not typed: press b.")),
            (2, _("Differences come about by counting: press b in the list of stocktakes.")),
            (1, _("A disposal begins at its asset: press a there.")),
        ):
            await pilot.press(*(["1"] if tabs == 2 else []), *["right_square_bracket"] * tabs)
            await pilot.pause(0.1)
            foot = painted(app).splitlines()[-1]
            assert not [each for each in offered if each in foot], foot
            for key in "ni":
                await pilot.press(key)
                await seen(pilot, words[:30])
                await pilot.pause(0.05)
        assert DepreciationRun.select().count() == before
        assert not Stocktake.select().exists()


async def test_nothing_of_a_run_is_to_be_edited(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", (120, 40)) as (_app, pilot, _office):
        await pilot.press("1", *["right_square_bracket"] * 2)
        picture = await seen(pilot, "b Post depreciation")
        assert "e Edit" not in picture
        await pilot.press("left_square_bracket")
        await seen(pilot, "e Edit", "n New", "d Delete")


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_of_columns_shows_by_what_amounts_are_multiplied(size: tuple[int, int], tmp_path: Path) -> None:
    source = tmp_path / "rows.csv"
    source.write_text(ROWS, encoding="utf-8")
    async with playing(tmp_path, "zh_CN", size) as (app, pilot, _office):
        await pilot.press("1", "i", *source.name, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ImportPreview))
        await pilot.press("right_square_bracket")
        await seen(pilot, "原值（万元）", "× 10,000")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_beside_the_pane_a_list_of_a_hundred_cells_shows_the_place(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, (100, 20)) as (_app, pilot, _office):
        await pilot.press("1")
        picture = await seen(pilot, "▏ ZC-2026-0001", "ZC-2026-0015")
        assert _("Location") in picture.splitlines()[2].split("»")[0]
