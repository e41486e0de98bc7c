"""The draft of a form: kept while one types, offered again, compared with what was saved since, never lost by esc."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.screens.app import App
from bizdesk.screens.areas import view_of
from bizdesk.screens.kit import form_draft
from bizdesk.screens.kit.drafts import Draft, Drafts, left_behind
from bizdesk.screens.kit.form import Form
from bizdesk.screens.kit.heading import Heading
from bizdesk.screens.kit.question import Ask, Question
from bizdesk.screens.kit.record_forms import edit_form
from bizdesk.screens.kit.stale import Versions
from tests.screens.form_stage import OPEN, SMALL, Stage, edited
from tests.screens.waiting import until

Picture = Callable[[Any], str]


@pytest.fixture
def place(office: Office) -> Place:
    return keeping.add(office, "", Place, {"code": "B1", "name": "地下室一层东侧档案室"})  # type: ignore[return-value]


def drafts(home: Path) -> list[Path]:
    return list(home.glob("drafts/*/*.json"))


async def test_a_draft_survives_a_crash_and_is_offered_again(
    office: Office, place: Place, home: Path, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_draft, "SECONDS", 0.01)
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "end", *"乙")
        await until(pilot, lambda: drafts(home))
        left = drafts(home)[0].read_bytes()
        if hasattr(stat, "S_IMODE"):
            assert stat.S_IMODE(drafts(home)[0].stat().st_mode) == 0o600
    assert json.loads(left)["typed"] == {"name": "地下室一层东侧档案室乙"}
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Ask))
        assert "On 2026-03-16 12:00 you began" in picture(app)
        assert "地下室一层东侧档案室乙" in picture(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
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
        await until(pilot, lambda: isinstance(app.screen, Ask))
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
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Versions))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, Form))
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
        await until(pilot, lambda: "No draft can be kept" in picture(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.result != OPEN)
    assert Place.get_by_id(place.id).name == "x"


async def test_leaving_what_was_recovered_asks_first_and_keeps_the_draft(
    office: Office, place: Place, home: Path
) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "end", "x")
        await pilot.pause()
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("escape")  # neither taken nor thrown away: it is typed in
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Form))
        assert app.result == OPEN
    assert len(drafts(home)) == 1
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("escape", "y")
        await until(pilot, lambda: app.result != OPEN)
    assert drafts(home) == []
    assert Place.get_by_id(place.id).name == "地下室一层东侧档案室"


async def test_esc_asks_only_where_something_was_typed(office: Office, place: Place, home: Path) -> None:
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: app.result is None)
        app.show()
        await pilot.pause()
        await pilot.press("tab", "end", *"乙", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Question)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Form), "No has the focus"
        await pilot.press("escape", "y")
        await until(pilot, lambda: app.result is None)
    assert drafts(home) == []
    assert Place.get_by_id(place.id).name == "地下室一层东侧档案室"


@pytest.mark.parametrize(
    "heading",
    [["Edit {title}", {}, "place", 1, 1, "more"], {"message": "Edit {title}"}, "Edit", {"words": 3}, 7],
)
async def test_the_texts_of_a_draft_whose_heading_cannot_be_read_are_offered(
    office: Office, place: Place, home: Path, picture: Picture, heading: Any
) -> None:
    """Such as one that another version wrote; it is a mapping, so that a version may add to it."""
    told = Heading("Edit {title}", {}, "place", place.id)
    Drafts(office.path, f"place {place.id}").keep(Draft(office.now(), {"name": "Attic"}, {"name": place.name}, told))
    body = json.loads(drafts(home)[0].read_bytes())
    assert body["heading"] == {"message": "Edit {title}", "words": {}, "kind": "place", "row": place.id, "several": 1}
    drafts(home)[0].write_text(json.dumps({**body, "heading": {**body["heading"], "colour": "red"}}))
    assert [draft.heading for draft in left_behind(office.path)] == [told]
    drafts(home)[0].write_text(json.dumps({**body, "heading": heading}))
    assert [draft.heading for draft in left_behind(office.path)] == [None]
    app = Stage(lambda: edit_form(office, place, view_of("place")))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Ask))
        assert "Attic" in picture(app)


@pytest.mark.parametrize("heading", [Heading("Edit {title}", {}, "spaceship", 1), Heading("Edit {planet}")])
async def test_a_heading_of_another_version_is_not_told_on_today(
    office: Office, picture: Picture, heading: Heading
) -> None:
    Drafts(office.path, "x").keep(Draft(office.now(), {"name": "Attic"}, {"name": ""}, heading))
    app = App(office)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Begun" not in picture(app)
    assert app.fault is None


async def test_who_types_without_a_rest_is_kept_too(
    office: Office, place: Place, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every sign comes before the time for a draft is up; the draft is there nevertheless."""
    monkeypatch.setattr(form_draft, "SECONDS", 0.5)
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("tab", "end")
        for _sign in range(200):
            await pilot.press("x")
            await pilot.pause(0.01)
            if drafts(home):
                break
        assert drafts(home)


def test_what_another_program_is_writing_is_left_alone(office: Office, home: Path) -> None:
    kept = Drafts(office.path, "place 1")
    assert kept.path is not None
    kept.keep(Draft(office.now(), {"name": "a"}, {"name": ""}))
    partial = kept.path.with_suffix(".partial")
    partial.write_text('{"at": ')
    assert [draft.typed for draft in left_behind(office.path)] == [{"name": "a"}]
    assert partial.exists()
