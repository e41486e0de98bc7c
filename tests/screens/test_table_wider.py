"""A table whose rows are found twice: those an index knows at once, the others from a look at every row."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.screens.test_table_source import Later, Screen, Thing, path, things
from tests.screens.waiting import until

__all__ = ["path"]


async def halves(pilot: Any, app: Screen, later: Later, where: Any) -> list[Callable[[], None]]:
    """Ask for the numbers that end in 998 after those that meet a condition; the two answers, to be given by hand."""
    source = things(where=where, wider=Thing.number.endswith("998"))
    answers: list[Callable[[], None]] = []
    publish = source._publish
    source._publish = lambda *found: answers.append(lambda: publish(*found))
    app.table.show(source)
    await until(pilot, lambda: later.asked)
    later.answer()
    assert len(answers) == 2
    return answers


async def test_rows_found_later_take_their_place_between_those_found_at_once(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: later.asked)
        later.answer()
        await until(pilot, lambda: app.table.position == "row 1 of 5,000")
        soon, whole = await halves(pilot, app, later, Thing.number.in_(["N01998", "N05998"]))
        await until(pilot, lambda: app.table.position == "still looking")
        assert len(app.numbers()) == 11
        soon()
        await until(pilot, lambda: app.numbers() == ["N01998", "N05998"])
        assert app.table.position == "row 1, still counting"
        await pilot.press("down")
        whole()
        await until(pilot, lambda: app.table.position == "row 6 of 10")
        assert app.numbers() == [f"N0{thousand}998" for thousand in range(10)]


async def test_nothing_is_said_to_be_missing_while_it_is_looked_for(path: Path) -> None:
    later = Later()
    app = Screen(later)
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: later.asked)
        soon, whole = await halves(pilot, app, later, Thing.number == "X")
        soon()
        await pilot.pause()
        assert app.table.position == "still looking"
        assert len(app.numbers()) == 11
        whole()
        await until(pilot, lambda: app.table.position == "row 1 of 10")
        assert app.numbers()[0] == "N00998"
