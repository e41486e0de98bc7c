"""A saved filter that has to look at every card: its rows come in the background, and are marked and written out."""

from pathlib import Path

import pytest

from bizdesk.office.language import _
from tests.screens.stage import SIZES, TONGUES, playing, say
from tests.screens.waiting import seen, until

# In use since May 2021 and August 2022 with 36 months to be charged: over by March 2026, as nothing else is.
WRITTEN_OFF = (("Telephone system", "电话交换系统"), ("Scanner", "扫描仪"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_fully_depreciated_is_found_marked_and_exported(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    async with playing(tmp_path, tongue, size) as (_app, pilot, _office):
        await pilot.press("1", "f", *_("Fully depreciated").lower(), "enter")
        names = [say(words, tongue) for words in WRITTEN_OFF]
        picture = await seen(pilot, *names, _("row {row} of {count}").format(row=1, count=2))
        assert say(("Projector", "投影仪"), tongue) not in picture
        await pilot.press("asterisk")
        await seen(pilot, _("{count} marked").format(count=2))
        await pilot.press("asterisk", "x")
        await seen(pilot, _("What the list shows"))
        await pilot.press("ctrl+a", "ctrl+k", *target.name, "ctrl+s")
        await until(pilot, target.exists)
        written = target.read_text(encoding="utf-8-sig").splitlines()
        assert len(written) == 3
        assert all(name in "\n".join(written) for name in names)
        await seen(pilot, _("Written: {count} rows.").format(count=2))
        await pilot.press("slash", *names[1], "enter")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=1))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_an_export_over_a_file_that_is_there_is_refused_with_what_was_typed(tongue: str, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine", encoding="utf-8")
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press("1", "x")
        await seen(pilot, _("What the list shows"))
        await pilot.press("ctrl+a", "ctrl+k", *target.name, "ctrl+s")
        await seen(pilot, _("{path} exists already: choose another name.").format(path=target.name), "out.csv")
        assert target.read_text(encoding="utf-8") == "mine"
        await pilot.press("ctrl+a", "ctrl+k", *"other.csv", "ctrl+s")
        await until(pilot, (tmp_path / "other.csv").exists)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_figures_from_the_middle_of_a_number_find_it(tongue: str, tmp_path: Path) -> None:
    """No word begins with 017 or with 26: the camera is found by what stands inside its number."""
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        for typed in ("017", "26-0017"):
            await pilot.press("1", "slash", *typed, "enter")
            await seen(pilot, f"/{typed}", "ZC-2026-0017", _("row {row} of {count}").format(row=1, count=1))
            await pilot.press("escape")
            await seen(pilot, _("row {row} of {count}").format(row=17, count=25))
        await pilot.press("slash", *"999", "enter")
        await seen(pilot, _("no rows"), _("Nothing matches. Press esc to see everything again."))
