"""Long work: it runs beside the screen, stops when told, and whatever goes wrong comes back as a refusal."""

from collections.abc import Callable, Generator
from threading import Event, get_ident
from typing import Any

from bizdesk import keeping
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.places import Place
from bizdesk.screens.kit.message import show_text
from bizdesk.screens.kit.progress import Progress, Stopped, one_step
from tests.screens.form_stage import OPEN, SMALL, Stage
from tests.screens.waiting import until

Picture = Callable[[Any], str]
Steps = Generator[tuple[int, int, str], None, Any]


async def result_of(steps: Steps, finish: Callable[[Any], Any] | None = None) -> Any:
    app = Stage(lambda: Progress("Posting", steps, finish=finish))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: app.result != OPEN)
    return app.result


async def test_work_prepares_in_a_thread_and_is_written_on_the_screens_own(office: Office) -> None:
    threads = []

    def work() -> Steps:
        threads.append(get_ident())
        yield 0, 1, "reading"
        return Place.select().count()

    def finish(count: int) -> Any:
        threads.append(get_ident())
        return keeping.add(office, "", Place, {"code": "N", "name": f"after {count}"})

    place = await result_of(work(), finish)
    assert place.name == "after 4"
    assert threads[0] != get_ident() == threads[1]


async def test_the_bar_shows_how_far_it_is_and_what_it_is_at(picture: Picture) -> None:
    going, go_on = Event(), Event()

    def work() -> Steps:
        yield 1500, 3000, "[b]笔记本电脑[/]"
        going.set()
        go_on.wait(5)
        return "done"

    ticks = iter(range(0, 100_000, 61))
    app = Stage(lambda: Progress("Posting", work(), clock=lambda: float(next(ticks))))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: going.is_set() and "1,500 of 3,000  50 %" in picture(app))
        assert "[b]笔记本电脑[/]" in picture(app)
        assert ":" in picture(app)
        go_on.set()
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == "done"


async def test_esc_stops_it_and_nothing_is_half_done(office: Office) -> None:
    closed = []

    def work() -> Steps:
        try:
            step = 0
            while True:
                step += 1
                yield step, 0, ""
        finally:
            closed.append(True)

    written: list[Any] = []
    app = Stage(lambda: Progress("Posting", work(), finish=written.append))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("escape")
        await until(pilot, lambda: app.result != OPEN)
    assert isinstance(app.result, Stopped)
    assert str(app.result) == "Stopped: nothing was done."
    assert closed == [True]
    assert written == []


async def test_a_refusal_comes_back_in_words_from_the_work_and_from_the_writing() -> None:
    def refuses() -> Steps:
        yield 0, 1, ""
        raise Refused("March is closed.")

    def prepares() -> Steps:
        yield 0, 1, ""
        return 7

    def refuse(prepared: int) -> None:
        raise Refused("Somebody else posted {count}.", count=prepared)

    assert str(await result_of(refuses())) == "March is closed."
    assert str(await result_of(prepares(), refuse)) == "Somebody else posted 7."


async def test_a_fault_nobody_expected_ends_the_work_and_not_the_program() -> None:
    def fails() -> Steps:
        yield 0, 1, ""
        raise ZeroDivisionError("a name and {an amount}")

    refused = await result_of(fails())
    assert isinstance(refused, Refused)
    assert "ZeroDivisionError" in str(refused)
    assert "amount" not in str(refused), "nothing of the values is told"
    assert isinstance(refused.__cause__, ZeroDivisionError)


async def test_work_that_only_reads_is_left_at_once() -> None:
    reading, go_on = Event(), Event()

    def read() -> str:
        reading.set()
        go_on.wait(5)
        return "a report nobody waits for"

    app = Stage(lambda: Progress("Ledger", one_step(read), only_reads=True))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, reading.is_set)
        await pilot.press("escape")
        await until(pilot, lambda: app.result != OPEN)
        assert isinstance(app.result, Stopped)
        go_on.set()
        await pilot.pause(0.1)
    assert isinstance(app.result, Stopped)


def held(going: Event, go_on: Event) -> Steps:
    """Work that waits until it may be done."""
    yield 1, 2, ""
    going.set()
    go_on.wait(5)
    return "done"


async def test_work_that_is_soon_done_is_not_seen(picture: Picture) -> None:
    going, go_on = Event(), Event()
    app = Stage(lambda: Progress("Posting", held(going, go_on)))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, going.is_set)
        assert app.screen.has_class("-unseen")
        await until(pilot, lambda: not app.screen.has_class("-unseen"))
        assert "Posting" in picture(app)
        go_on.set()
        await until(pilot, lambda: app.result != OPEN)


async def test_what_comes_of_work_waits_below_a_page_that_stands_over_it(picture: Picture) -> None:
    going, go_on = Event(), Event()
    app = Stage(lambda: Progress("Posting", held(going, go_on)))
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, going.is_set)
        show_text(app, "Meanwhile", "The file cannot be read just now.")
        await until(pilot, lambda: "Meanwhile" in picture(app))
        go_on.set()
        await pilot.pause(0.1)
        assert "Meanwhile" in picture(app)
        assert app.result == OPEN
        await pilot.press("escape")
        await until(pilot, lambda: app.result != OPEN)
    assert app.result == "done"
