"""Long writing, with a bar and a stop key: one act, of which nothing stays where it is stopped."""

import sqlite3
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office.errors import Refused
from bizdesk.office.work import Work, finished

from .progress import STOPPED, Progress, Stopped, refusal

if TYPE_CHECKING:
    from ..app import App

AT_ONCE = 20
LITTLE = 500  # rows that are written many at a time
SLICE_SECONDS = 0.05
PAUSE_SECONDS = 0.005


class Writing(Progress):
    """Runs a generator that writes on the screen's own thread, a slice at a time; between two the bar is painted.

    Its act is open meanwhile: nothing else may write, which a window over all others sees to.
    """

    _outcome: tuple[Any, ...] = ()

    def begin(self) -> None:
        self.set_timer(PAUSE_SECONDS, self._go_on)

    def on_unmount(self) -> None:
        self.generator.close()

    def on_screen_resume(self) -> None:
        if self._outcome:
            self.dismiss(*self._outcome)

    def _go_on(self) -> None:
        late = monotonic() + SLICE_SECONDS
        try:
            if self.stopping.is_set():
                self.generator.close()
                raise Stopped(STOPPED)
            self._step = next(self.generator)
            while monotonic() < late:
                self._step = next(self.generator)
        except StopIteration as end:
            self._written(end.value)
        except (Refused, sqlite3.Error, peewee.PeeweeException) as fault:
            self._written(refusal(fault))
        else:
            self.begin()

    def _written(self, outcome: Any) -> None:
        # Where something stands over it, what came of the work waits below.
        self._outcome = (outcome,)
        if self.app.screen is self:
            self.dismiss(outcome)


def begun(work: Work[Any]) -> Any:
    """What comes of work that has nothing or little to tell on its way; else the work itself, to be shown."""
    try:
        _done, count, _words = next(work)
    except StopIteration as end:
        return end.value
    return finished(work) if count <= LITTLE else work


def write(app: "App", title: str, work: Work[Any], count: int, then: Callable[[Any], None]) -> None:
    """Write to so many records, at once where they are few; then(what came of it)."""
    if count <= AT_ONCE:
        then(finished(work))
        return

    def written(outcome: Any) -> None:
        if isinstance(outcome, Refused):
            raise outcome
        then(outcome)

    app.ask(Writing(title, work), written)
