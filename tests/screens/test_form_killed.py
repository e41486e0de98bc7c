"""A draft whose writing was cut off by the end of the program: used where it is whole and newer, else gone."""

import os
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Any

import pytest

from bizdesk import keeping
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.screens.kit.drafts import Draft, Drafts, left_behind
from bizdesk.screens.kit.question import Ask
from tests.screens.form_stage import SMALL, Stage, edited
from tests.screens.waiting import painted, until

EARLY, LATE = datetime(2026, 3, 16, 4, 0, tzinfo=UTC), datetime(2026, 3, 16, 4, 1, tzinfo=UTC)


@pytest.fixture
def place(office: Office) -> Any:
    return keeping.add(office, "", Place, {"code": "B1", "name": "Cellar"})


def cut_off(drafts: Drafts, at: datetime, name: str, end: int | None = None, age: int = 60) -> Path:
    """Leave a draft as a kill between its writing and its renaming does, or, with an end, one in its writing.

    age: so many seconds ago.
    """
    kept = drafts.path.read_bytes() if drafts.path.exists() else None
    drafts.keep(Draft(at, {"name": name}, {"name": "Cellar"}))
    partial = drafts.path.replace(drafts.path.with_suffix(".partial"))
    partial.write_bytes(partial.read_bytes()[:end])
    if age:
        os.utime(partial, (time() - age,) * 2)
    if kept is not None:
        drafts.path.write_bytes(kept)
    return partial


async def test_what_was_typed_last_is_offered_though_the_program_was_killed(office: Office, place: Place) -> None:
    drafts = Drafts(office.path, f"edit {place.key}")
    drafts.keep(Draft(EARLY, {"name": "Cellar, ea"}, {"name": "Cellar"}))
    partial = cut_off(drafts, LATE, "Cellar, east", age=0)
    app = Stage(lambda: edited(office, place))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Ask))
        assert "Cellar, east" in painted(app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: not isinstance(app.screen, Ask))
    assert not partial.exists()
    assert drafts.read() is None, "what was discarded is not offered again"


def test_a_first_draft_that_was_never_renamed_is_told_of(office: Office) -> None:
    cut_off(Drafts(office.path, "new place"), LATE, "Attic")
    assert [draft.typed for draft in left_behind(office.path)] == [{"name": "Attic"}]
    assert [draft.typed for draft in left_behind(office.path)] == [{"name": "Attic"}]


@pytest.mark.parametrize(("at", "end"), [(LATE, 20), (LATE, 0), (datetime(2026, 3, 15, tzinfo=UTC), None)])
def test_one_that_is_not_whole_or_older_is_cleared_away(office: Office, at: datetime, end: int | None) -> None:
    drafts = Drafts(office.path, "new place")
    drafts.keep(Draft(EARLY, {"name": "Loft"}, {"name": ""}))
    partial = cut_off(drafts, at, "Lof", end)
    found = drafts.read()
    assert found is not None
    assert found.typed == {"name": "Loft"}
    assert not partial.exists()


def test_what_is_saved_leaves_no_draft_of_any_kind(office: Office) -> None:
    drafts = Drafts(office.path, "new place")
    cut_off(drafts, LATE, "Attic")
    drafts.drop()
    assert left_behind(office.path) == []
    assert list(drafts.path.parent.iterdir()) == []
