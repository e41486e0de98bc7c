"""An inquiry answered while the customer is on the phone: one form, one act."""

from pathlib import Path

import pytest

from bizdesk.complaints.models import Inquiry
from bizdesk.office.journal import newest
from bizdesk.office.language import _
from tests.screens.stage import SIZES, TONGUES, playing
from tests.screens.waiting import painted, seen, until


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_an_inquiry_is_answered_at_once(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size) as (app, pilot, office):
        before = newest(office)
        await pilot.press("2", "right_square_bracket", "right_square_bracket")
        await until(pilot, lambda: _("Question") in painted(app))
        await pilot.press("n", "tab", "tab", *"Meyer", "enter", "enter", *"Open on Saturday?")
        field = Inquiry.fields()["answer"]
        while getattr(app.focused.parent, "typed", None) is not field:
            await pilot.press("tab")
        await pilot.press(*"Until noon.", "ctrl+s")
        await until(pilot, lambda: Inquiry.select().exists())
        await seen(pilot, "ZX-2026-0001", _("Answered"))
        asked = Inquiry.get()
        assert (asked.caller, asked.question, asked.answer) == ("Meyer", "Open on Saturday?", "Until noon.")
        assert (asked.state, newest(office)) == ("answered", before + 1)
