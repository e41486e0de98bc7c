"""The policy in words and set by its own types, and the journal narrowed by what was done, by key presses alone."""

from pathlib import Path

import pytest

from bizdesk.assets.models import Asset
from bizdesk.office.language import LANGUAGES, _
from bizdesk.office.policy import Policy
from bizdesk.screens.kit.form_input import Switch
from tests.screens.stage import TONGUES, playing, say
from tests.screens.waiting import seen, until

RULES, JOURNAL = ("9", "left_square_bracket", "left_square_bracket"), ("9", "left_square_bracket")


@pytest.mark.parametrize("tongue", TONGUES)
async def test_rules_are_told_in_words_found_by_them_and_set_by_a_list(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, office):
        await pilot.press(*RULES)
        await seen(pilot, _("Prefix of numbers: {kind}").format(kind=_("Asset")))
        await pilot.press("slash", *_("Depreciation starts").lower(), "enter")
        picture = await seen(pilot, _("The month after"), _("row {row} of {count}").format(row=1, count=1))
        assert "next_month" not in picture
        await pilot.press("enter", "f4", *_("The day itself").lower(), "enter", "ctrl+s")
        await until(pilot, lambda: office.policy.get("depreciation_start") == "daily")
        await seen(pilot, _("The day itself"))
        assert Policy.named("depreciation_start").value == "daily"
        await pilot.press("escape", "u")
        await seen(pilot, _("The month after"), _("row {row} of {count}").format(row=62, count=91))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_yes_and_no_are_switched_and_numbers_checked(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, office):
        await pilot.press(*RULES, "slash", *_("Disposals need an approval").lower(), "enter", "e")
        await until(pilot, lambda: isinstance(app.screen.focused, Switch))
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: office.policy.get("disposal_needs_approval") is False)
        assert Policy.named("disposal_needs_approval").value == "no"
        await pilot.press("escape", "slash", *_("Days to warn ahead of an end").lower(), "enter", "e")
        await pilot.press("ctrl+a", "ctrl+k", *"many", "ctrl+s")
        await seen(pilot, "many")
        await pilot.press("ctrl+a", "ctrl+k", *"45", "ctrl+s")
        await until(pilot, lambda: office.policy.get("warning_days") == 45)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_page_of_a_rule_tells_its_setting_in_words(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press(*RULES, "slash", *_("Depreciation starts").lower(), "enter", "l", "right_square_bracket")
        await pilot.press(*["right_square_bracket"] * 2)
        await seen(pilot, _("Setting"), _("The month after"))


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_journal_is_narrowed_by_what_was_done_and_by_whom(tongue: str, tmp_path: Path) -> None:
    """Of the 44 acts the reviewer 003 did one; the camera 0017 was entered and lent."""
    async with playing(tmp_path, tongue) as (_app, pilot, _office):
        await pilot.press(*JOURNAL)
        await seen(pilot, _("row {row} of {count}").format(row=1, count=44))
        await pilot.press("slash", *_("Post depreciation through {period}").split("{")[0].split()[0].lower(), "enter")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=1), "2026-01")
        await pilot.press("escape", "slash", *say(("camera", "照相机"), tongue), "enter")
        await seen(pilot, "ZC-2026-0017", _("row {row} of {count}").format(row=1, count=2))
        await pilot.press("slash", "ctrl+a", "ctrl+k", *"no such act")
        await seen(pilot, _("Nothing matches. Press esc to see everything again."))
        await pilot.press("escape")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=44))


@pytest.mark.parametrize(("tongue", "other"), [TONGUES, TONGUES[::-1]])
async def test_another_language_begins_the_screens_anew(tongue: str, other: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue) as (app, pilot, _office):
        await pilot.press(*RULES, "slash", *_("Language").lower(), "enter")
        await seen(pilot, _("row {row} of {count}").format(row=1, count=1))
        await pilot.press("enter", "f4", *LANGUAGES[other].lower()[:3], "enter", "ctrl+s")
        await until(pilot, lambda: app.anew)
        assert Policy.named("language").value == other


async def test_an_older_act_is_taken_back_where_one_stands_on_it(tmp_path: Path) -> None:
    """The van was insured after the server had its warranty: what is taken back is the act under the cursor."""
    async with playing(tmp_path, "en") as (_app, pilot, _office):
        await pilot.press(*JOURNAL, "slash", *"edit 0010", "enter")
        await seen(pilot, "row 1 of 1")
        await pilot.press("a")
        await seen(pilot, "Take act", "ZC-2026-0010")
        await pilot.press("y")
        await until(pilot, lambda: Asset.get(Asset.name == "Server").warranty_until is None)
        assert Asset.get(Asset.name == "Delivery van").insured_until is not None
