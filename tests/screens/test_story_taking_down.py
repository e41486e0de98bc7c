"""A complaint being typed: what is known already stands below the fields, whatever the size of the window."""

from pathlib import Path

import pytest

from bizdesk import acts, keeping
from bizdesk.complaints.foreseen import DUPLICATE
from bizdesk.complaints.models import Complaint, Inquiry
from bizdesk.complaints.words import COMPLAINT_STATES
from bizdesk.office.customers import Contact, Customer
from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.form_preview import Preview
from bizdesk.screens.kit.form_value import hint_of
from bizdesk.screens.kit.pick import Pick
from tests.screens.stage import KEEPER, SIZES, TONGUES, playing
from tests.screens.waiting import painted, seen, until

PUMP, CALLER = "Pump number four leaks", "Meyer"


def known(office: Office) -> None:
    """A customer with a contact, five complaints that are over and one that is not; and a contact of another."""
    firm = keeping.add(office, KEEPER, Customer, {"name": "Harbour Yards", "level": "A"})
    other = keeping.add(office, KEEPER, Customer, {"name": "Mill", "level": "A"})
    keeping.add(office, KEEPER, Contact, {"customer": firm, "name": CALLER, "phone": "555-1234"})
    keeping.add(office, KEEPER, Contact, {"customer": other, "name": "Miller"})
    keeping.add(office, KEEPER, Complaint, {"customer": firm, "subject": PUMP})
    for subject in ("Wrong colour", "Late again", "Rude driver", "Torn box", "No bill"):
        case = keeping.add(office, KEEPER, Complaint, {"customer": firm, "subject": subject})
        acts.named(Complaint, "cancel").do(office, KEEPER, case, {"reason": "mistaken"})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_what_is_known_stands_below_what_is_typed(tongue: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, size, known) as (app, pilot, _office):
        await pilot.press("2", "n", *"Harbour", "enter", "f4")
        # The contacts of the customer chosen, and no others.
        await until(pilot, lambda: isinstance(app.screen, Pick))
        picture = await seen(pilot, CALLER)
        assert "Miller" not in picture
        await pilot.press("enter", "tab", "tab", *"pump number 4 leaks")
        twin = _(DUPLICATE).split("{")[0] + "TS-2026-0001"
        picture = await seen(pilot, twin, _("Resolution"), "TS-2026-0004")
        assert picture.index(twin) < picture.index(_("Resolution")) < picture.index("TS-2026-0004")
        assert _(COMPLAINT_STATES["cancelled"]) in picture
        pane = app.screen.query_one(Preview)
        told = await seen(pilot, f"f3 {_('More')}")
        if size == SIZES[0]:
            assert "555-1234" not in told
            assert pane.max_scroll_y > 0
            await pilot.press("f3")
        await seen(pilot, "555-1234")
        if size == SIZES[0]:
            await pilot.press("f3")
            await seen(pilot, twin)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tongue", TONGUES)
async def test_a_subject_has_the_whole_row_and_a_hint_all_its_words(
    tongue: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(tmp_path, tongue, size, known) as (app, pilot, _office):
        await pilot.press("2", "n")
        await until(pilot, lambda: isinstance(app.screen, Form) and app.focused is not None)
        form = app.screen
        assert isinstance(form, Form)
        assert form.boxes["subject"].region.width > size[0] - 10
        assert (form.boxes["phone"].region.width < size[0] // 2) == (size != SIZES[0])
        form.set_focus(form.boxes["received_at"].input)
        hint = "".join(hint_of(form.boxes["received_at"].typed).split())
        await until(pilot, lambda: hint in "".join(painted(app).replace("│", "").split()), hint)


@pytest.mark.parametrize("tongue", TONGUES)
async def test_the_names_of_tabs_can_be_read_behind_the_letters_that_lead_to_them(tongue: str, tmp_path: Path) -> None:
    async with playing(tmp_path, tongue, SIZES[1]) as (_app, pilot, _office):
        await pilot.press("2", "ctrl+o")
        names = (_("Open complaints"), _("All complaints"), _("Inquiries"), _("Return visits"))
        picture = await seen(pilot, _("Type a letter to go there; esc to stay."), *names)
        letter = picture[picture.index(names[2]) - 1]
        await pilot.press(letter)
        await seen(pilot, Inquiry.fields()["question"].label)
