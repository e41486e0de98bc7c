"""What is to be ordered, on its page: every figure that the report has, as many as there is room for, none cut."""

from pathlib import Path

import pytest

from bizdesk.office.language import _
from tests.screens.stage import LARGE, SIZES, SMALL, TONGUES, playing, say
from tests.screens.stock_room import PAPER, stocked
from tests.screens.waiting import painted, seen, until

RIGHT = "right_square_bracket"
# 80 packs came and 65 went on 12 February: 15 are left. 65 in the 90 days that end on 16 March are 0.7222 a day, so
# that 15 last 15 * 90 / 65 = 20.8 days. Up to 60 are 45, in packs of ten 50, at the last 19.90 for 995.00.
DECIDING = ("15", "15", "50", "20.8")
HEADS = ("On hand", "Projected", "To order", "Days of cover")
ALL = ("15", "0", "0", "0", "15", "0.7222", "20.8", "50", "19.90", "995.00")


def figures_of(picture: str, code: str) -> tuple[str, ...]:
    """The figures in the line of the supply under the cursor, what stands beside the table left out."""
    line = next(line for line in picture.splitlines() if line.startswith("›")).partition("▏")[0]
    words = line.split()
    return tuple(word for word in words[words.index(code) + 1 :] if word.replace(".", "").replace("-", "").isdecimal())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_page_has_the_figures_of_the_report(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, stocked(tongue)) as (app, pilot, _office):
        await pilot.press("3", RIGHT)
        expected = ALL if size == LARGE else DECIDING
        await until(
            pilot, lambda: "YP-001" in painted(app) and figures_of(painted(app), "YP-001") == expected, expected
        )
        heads = HEADS[::2] if size == LARGE else HEADS
        await seen(pilot, *map(_, heads), say(PAPER, tongue)[:5])
        # All the rest stands beside it, whatever room there is.
        await pilot.press("v")
        pack = say(("pack", "包"), tongue)
        told = {"Days of cover": f"0.7222 {pack}", "Unit price": "19.90 CNY", "Amount": "995.00 CNY"}
        await seen(pilot, *map(_, told), *told.values(), "20.8")
        supplier = say(("Bright Office", "明亮办公用品"), tongue)
        await until(pilot, lambda: painted(app).count("▏") > 10)
        await pilot.press("tab", "G")
        await seen(pilot, _("Budget left"), _("no budget is kept")[:9], supplier)
        await pilot.press("v")
        await until(pilot, lambda: figures_of(painted(app), "YP-001") == expected, expected)


async def test_no_figure_is_cut_where_the_table_is_moved_sideways(tmp_path: Path) -> None:
    async with playing(tmp_path, "en", SMALL, stocked("en")) as (app, pilot, _office):
        await pilot.press("3", RIGHT, "v")
        await seen(pilot, "0.7222 pack")
        for _step in range(4):
            await pilot.press("right")
            await pilot.pause()
            heads = painted(app).splitlines()[2].partition("▏")[0]
            shown = tuple(figure for head, figure in zip(HEADS, DECIDING, strict=True) if head in heads)
            assert figures_of(painted(app), "YP-001") == shown, painted(app)
        await seen(pilot, "Days of cover")
