"""Saving a form: faults under their fields, refusals below, both versions of a stale record, the next one."""

from collections.abc import Callable
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.fields import Money, Reference, Text
from bizdesk.office.file import Office
from bizdesk.office.people import Department, Staff, Supplier
from bizdesk.office.places import Place
from bizdesk.screens.kit import form_preview
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.stale import Versions
from tests.screens.form_stage import LARGE, OPEN, SMALL, Stage, added, edited, refuse
from tests.screens.waiting import until

Picture = Callable[[Any], str]


@pytest.fixture
def place(office: Office) -> Place:
    return keeping.add(office, "", Place, {"code": "B1", "name": "地下室一层东侧档案室"})  # type: ignore[return-value]


async def test_what_has_to_be_filled_in_is_asked_for_before_anything_is_done(office: Office, picture: Picture) -> None:
    done: list[Any] = []
    fields = {"file": Text("File", required=True), "rows": Text("Rows")}
    app = Stage(lambda: Form(office, "Export", fields, {}, done.append))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "File is required." in picture(app)
        assert done == []
        await pilot.press(*"x", "ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
    assert done == [{"file": "x", "rows": ""}], "a text that nobody gave is an empty one"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_record_is_typed_and_saved(office: Office, size: tuple[int, int]) -> None:
    app = Stage(lambda: added(office, Department))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"09", "enter", *"法务部", "ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
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
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "the office gives the next number" in picture(app)
        await pilot.press("tab", *"Dell", "ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
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


async def test_what_is_refused_is_said_once_and_not_by_the_preview_again(office: Office, picture: Picture) -> None:
    def form() -> Form:
        return Form(
            office,
            "x",
            {"a": Text("A")},
            {},
            lambda given: refuse("The period is closed."),
            preview=lambda given: refuse("The period is closed.") if given["a"] != "qw" else ["All is well."],
        )

    app = Stage(form)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("q")
        await until(pilot, lambda: "The period is closed." in picture(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen.query_one("#refusal").display)
        await pilot.pause()
        assert picture(app).count("The period is closed.") == 1
        await pilot.press("w")
        await until(pilot, lambda: "All is well." in picture(app))
        assert "The period is closed." not in picture(app)


async def test_a_list_of_matches_does_not_lie_over_what_is_refused(office: Office, picture: Picture) -> None:
    fields = {"place": Reference(Place, "Place"), "note": Text("Note")}
    app = Stage(lambda: Form(office, "x", fields, {}, lambda given: None))
    for code in ("Y-1", "Y-2"):
        keeping.add(office, "", Place, {"code": code, "name": f"Yard {code}"})
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"Yard")
        await until(pilot, lambda: "Yard Y-2" in picture(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "There is no place Yard." in picture(app))
        assert "Yard Y-2" not in picture(app)


async def test_save_and_next_begins_anew_and_gives_back_the_last(office: Office) -> None:
    app = Stage(lambda: added(office, Department, repeat=True))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"31", "enter", *"One", "ctrl+n")
        await pilot.pause()
        assert Department.named("31").name == "One"
        assert app.screen.boxes["code"].text == ""  # type: ignore[attr-defined]
        await pilot.press(*"32", "enter", *"Two", "ctrl+n", "escape")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result.code == "32"


async def test_without_a_next_one_ctrl_n_does_nothing(office: Office, place: Place) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "x", "ctrl+n")
        await pilot.pause()
        assert app.result == OPEN
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
        await until(pilot, lambda: app.result != OPEN)
    now = Place.get_by_id(place.id)
    assert (now.name, now.parent.code, now.remarks) == ("theirs", "A", "note"), "both changed the name: theirs holds"


async def test_mine_is_kept_where_i_say_so(office: Office, place: Place) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await changed_meanwhile(app, pilot, office, place)
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
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


async def test_what_saving_does_is_shown_while_typing(
    office: Office, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_preview, "SECONDS", 0.01)

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
        await until(pilot, lambda: "The net value becomes 800.00." in picture(app))
        await pilot.press(*"00")
        await until(pilot, lambda: "More than the asset is worth." in picture(app))


async def test_an_unknown_place_can_be_added_from_its_list(office: Office) -> None:
    create = lambda field, words, _filled: added(office, field.rel_model, {"name": words})  # noqa: E731
    fields = {"place": Reference(Place, "Location")}
    app = Stage(lambda: Form(office, "Move", fields, {}, lambda given: given, create=create))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press(*"屋顶", "f4", "ctrl+n")
        await pilot.pause()
        await pilot.press(*"R1", "ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
    assert (app.result["place"].code, app.result["place"].name) == ("R1", "屋顶")


async def test_a_preview_that_is_due_when_the_form_is_left_says_nothing(office: Office) -> None:
    app = Stage(lambda: Form(office, "Impair", {"amount": Money("Amount")}, {}, dict, preview=lambda values: []))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        preview = app.screen.query_one(form_preview.Preview)
        await app.pop_screen()
        preview.tell()
        assert app.is_running


async def test_a_preview_waits_from_the_last_key_on_and_what_is_saved_meanwhile_is_what_is_typed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Any] = []

    class Waiting:
        """A time that goes by only when the story says so."""

        def __init__(self, _preview: form_preview.Preview, seconds: float, ended: Any) -> None:
            self.seconds, self.ended, self.stopped = seconds, ended, False
            waiting.append(self)

        def stop(self) -> None:
            self.stopped = True

    told: list[Any] = []
    preview = lambda values: told.append(values["why"]) or []  # noqa: E731
    app = Stage(lambda: Form(office, "Approve", {"why": Text("Opinion")}, {}, lambda given: given, preview=preview))
    monkeypatch.setattr(form_preview.Preview, "set_timer", lambda *given: Waiting(*given))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("o", "k")
        await until(pilot, lambda: len(waiting) == 2)
        assert [(each.seconds, each.stopped) for each in waiting] == [
            (form_preview.SECONDS, True),
            (form_preview.SECONDS, False),
        ]
        waiting[1].ended()
        assert told == ["", "ok"]
        await pilot.press("!", "ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
    assert (app.result, told) == ({"why": "ok!"}, ["", "ok"])
