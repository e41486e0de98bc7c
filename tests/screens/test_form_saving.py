"""Saving a form: faults under their fields, refusals below, both versions of a stale record, drafts, the next one."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Money, Reference, Text
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.screens.kit import form as form_module
from bizdesk.screens.kit import form_draft
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.question import Ask, Question
from bizdesk.screens.kit.stale import Versions
from tests.screens.form_stage import LARGE, OPEN, SMALL, Stage, added, edited, refuse, settled

Picture = Callable[[Any], str]


@pytest.fixture
def place(office: Office) -> Place:
    return keeping.add(office, "", Place, {"code": "B1", "name": "地下室一层东侧档案室"})  # type: ignore[return-value]


def drafts(home: Path) -> list[Path]:
    return list(home.glob("drafts/*/*.json"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_record_is_typed_and_saved(office: Office, size: tuple[int, int]) -> None:
    app = Stage(lambda: added(office, Department))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"09", "enter", *"法务部", "ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    assert Department.named("09").name == "法务部"
    assert app.result.code == "09"


async def test_every_fault_stands_under_its_field_and_the_first_has_the_focus(office: Office, picture: Picture) -> None:
    app = Stage(lambda: added(office, Staff))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "tab", "tab", *"Clerk", "f2")
        await pilot.pause()
        shown = picture(app)
        assert "Staff no. is required." in shown
        assert "Full name is required." in shown
        assert isinstance(app.screen, Form)
        assert app.focused is app.screen.boxes["number"].input


async def test_a_number_taken_is_said_under_the_number(office: Office, picture: Picture) -> None:
    app = Stage(lambda: added(office, Department))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"01", "tab", *"Twice", "ctrl+s")
        await pilot.pause()
        assert "Code 01 is taken already." in picture(app)
        assert app.result == OPEN


async def test_the_office_numbers_a_record_whose_number_is_left_empty(office: Office, picture: Picture) -> None:
    app = Stage(lambda: added(office, Supplier))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "the office gives the next number" in picture(app)
        await pilot.press("tab", *"Dell", "ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    assert app.result.code.startswith("GYS")


async def test_a_refusal_stands_below_the_form_and_goes_with_the_next_key(office: Office, picture: Picture) -> None:
    app = Stage(lambda: Form(office, "x", {"a": Text("A")}, {}, lambda given: refuse("The period is closed.")))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("q", "ctrl+s")
        await pilot.pause()
        assert "The period is closed." in picture(app)
        await pilot.press("w")
        await pilot.pause()
        assert "The period is closed." not in picture(app)
        assert app.screen.boxes["a"].text == "qw"  # type: ignore[attr-defined]


async def test_save_and_next_begins_anew_and_gives_back_the_last(office: Office) -> None:
    app = Stage(lambda: added(office, Department, repeat=True))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"31", "enter", *"One", "ctrl+n")
        await pilot.pause()
        assert Department.named("31").name == "One"
        assert app.screen.boxes["code"].text == ""  # type: ignore[attr-defined]
        await pilot.press(*"32", "enter", *"Two", "ctrl+n", "escape")
        await settled(pilot, lambda: app.result != OPEN)
    assert app.result.code == "32"


async def test_without_a_next_one_ctrl_n_does_nothing(office: Office, place: Place) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "x", "ctrl+n")
        await pilot.pause()
        assert app.result == OPEN
        assert Place.get_by_id(place.id).name == "地下室一层东侧档案室"


async def test_esc_asks_only_where_something_was_typed(office: Office, place: Place, home: Path) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape")
        await settled(pilot, lambda: app.result is None)
        app.show()
        await pilot.pause()
        await pilot.press("tab", "end", *"乙", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Question)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Form), "No has the focus"
        await pilot.press("escape", "y")
        await settled(pilot, lambda: app.result is None)
    assert drafts(home) == []
    assert Place.get_by_id(place.id).name == "地下室一层东侧档案室"


async def changed_meanwhile(app: Stage, pilot: Any, office: Office, place: Place) -> None:
    """I change the name and the remarks, somebody else the name and what it lies in."""
    await pilot.press("tab", "ctrl+a", "ctrl+k", *"mine", "tab", "tab", "tab", *"note")
    other = Place.get_by_id(place.id)
    keeping.edit(office, "", other, {"name": "theirs", "parent": Place.named("A")})
    await pilot.press("ctrl+s")
    await pilot.pause()
    assert isinstance(app.screen, Versions)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_somebody_else_changed_is_shown_and_nothing_overwritten_unseen(
    office: Office, place: Place, picture: Picture, size: tuple[int, int]
) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=size) as pilot:
        await changed_meanwhile(app, pilot, office, place)
        shown = picture(app)
        assert all(word in shown for word in ("mine", "theirs", "A Main building", "note"))
        now = Place.get_by_id(place.id)
        assert (now.name, now.remarks) == ("theirs", "")
        await pilot.press("escape", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, Versions), "saving again asks again"
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    now = Place.get_by_id(place.id)
    assert (now.name, now.parent.code, now.remarks) == ("theirs", "A", "note"), "both changed the name: theirs holds"


async def test_mine_is_kept_where_i_say_so(office: Office, place: Place) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await changed_meanwhile(app, pilot, office, place)
        await pilot.press("space", "ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    now = Place.get_by_id(place.id)
    assert (now.name, now.parent.code, now.remarks) == ("mine", "A", "note")


async def test_a_record_deleted_meanwhile_is_said_and_what_was_typed_stays(
    office: Office, place: Place, picture: Picture
) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "x")
        keeping.remove(office, "", Place.get_by_id(place.id))
        form = app.screen
        assert isinstance(form, Form)
        form.save = lambda values: refuse("B1 was deleted meanwhile.")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "B1 was deleted meanwhile." in picture(app)
        assert form.boxes["name"].text == "x"


async def test_a_draft_survives_a_crash_and_is_offered_again(
    office: Office, place: Place, home: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_draft, "SECONDS", 0.01)
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "end", *"乙")
        await settled(pilot, lambda: drafts(home))
        left = drafts(home)[0].read_bytes()
        if hasattr(stat, "S_IMODE"):
            assert stat.S_IMODE(drafts(home)[0].stat().st_mode) == 0o600
    assert json.loads(left)["typed"] == {"name": "地下室一层东侧档案室乙"}
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Ask))
        assert "On 2026-03-16 12:00 you began" in picture(app)
        assert "地下室一层东侧档案室乙" in picture(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    assert Place.get_by_id(place.id).name == "地下室一层东侧档案室乙"
    assert drafts(home) == [], "what is saved needs no draft"


async def test_a_draft_can_be_discarded(office: Office, place: Place, home: Path) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "end", "x")
        await pilot.pause()
    assert len(drafts(home)) == 1, "the program ended while the form was open"
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("right", "enter")
        await pilot.pause()
        assert app.screen.boxes["name"].text == "地下室一层东侧档案室"  # type: ignore[attr-defined]
    assert drafts(home) == []


async def test_a_draft_on_an_older_version_shows_both(office: Office, place: Place, home: Path) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "end", "x")
        await pilot.pause()
    keeping.edit(office, "", Place.get_by_id(place.id), {"name": "renamed"})
    place = Place.get_by_id(place.id)
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        await settled(pilot, lambda: isinstance(app.screen, Versions))
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: isinstance(app.screen, Form))
        assert app.screen.boxes["name"].text == "renamed"  # type: ignore[attr-defined]
        assert app.result == OPEN


async def test_a_draft_that_cannot_be_read_is_no_draft(office: Office, place: Place, home: Path) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "x")
        await pilot.pause()
    for rubbish in (b"", b"\xff\x00", b"[]", b'{"at": 3, "typed": 4, "began": 5}', b'{"at": "2026-03-16"}'):
        drafts(home)[0].write_bytes(rubbish)
        app = Stage(lambda: edited(office, place))
        async with app.run_test(size=SMALL) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, Form)


async def test_without_room_for_drafts_the_form_says_so_and_saves(
    office: Office, place: Place, home: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_draft, "SECONDS", 0.01)
    home.write_text("a file stands where the folder should be")
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "x")
        await settled(pilot, lambda: "No draft can be kept" in picture(app))
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    assert Place.get_by_id(place.id).name == "x"


async def test_what_saving_does_is_shown_while_typing(
    office: Office, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_module, "PREVIEW_SECONDS", 0.01)

    def preview(values: dict[str, Any]) -> list[str]:
        if values["amount"] > 100_000:
            raise Refused("More than the asset is worth.")
        return [f"The net value becomes {office.money(100_000 - values['amount'])}."]

    fields = {"amount": Money("Amount", required=True), "why": Text("Reason", required=True)}
    app = Stage(lambda: Form(office, "Impair", fields, {}, lambda given: given, preview=preview))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "as soon as enough is filled in" in picture(app)
        await pilot.press(*"2*100")
        await settled(pilot, lambda: "The net value becomes 800.00." in picture(app))
        await pilot.press(*"00")
        await settled(pilot, lambda: "More than the asset is worth." in picture(app))


async def test_an_unknown_place_can_be_added_from_its_list(office: Office) -> None:
    create = lambda field, words: added(office, field.rel_model, {"name": words})  # noqa: E731
    fields = {"place": Reference(Place, "Location")}
    app = Stage(lambda: Form(office, "Move", fields, {}, lambda given: given, create=create))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"屋顶", "f4", "ctrl+n")
        await pilot.pause()
        await pilot.press(*"R1", "ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settled(pilot, lambda: app.result != OPEN)
    assert (app.result["place"].code, app.result["place"].name) == ("R1", "屋顶")
