"""Long work in the background, with a bar and a stop key."""

import sqlite3
from collections.abc import Callable, Generator, Mapping
from threading import Event
from time import monotonic
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.reading import close_own_connection
from bizdesk.office.text import cells, fit, visible

from .bars import Foot
from .dialog import Dialog
from .message import words

TICK_SECONDS = 0.1
UNSEEN_SECONDS = 0.2
LANE = "progress"
STOPPED = N_("Stopped: nothing was done.")
FULL, EMPTY = "━", "─"
Steps = Generator[tuple[int, int, str], None, Any]


def one_step(do: Callable[[], Any]) -> Steps:
    """Work that does not tell how far it is; what it comes to."""
    yield 0, 0, ""
    return do()


class Stopped(Refused):
    """The work was stopped by the person; nothing was done."""


class Bar(Widget):
    """How far the work is: a bar, the figures, the time it took so far, and what it is at."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Bar { height: 3; width: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self.done = 0
        self.total = 0
        self.words = ""
        self.seconds = 0.0

    def render(self) -> Content:
        width = self.content_size.width
        share = min(max(self.done / self.total, 0.0), 1.0) if self.total > 0 else 0.0
        full = int(width * share)
        minutes, seconds = divmod(int(self.seconds), 60)
        figures = f"{self.done:,}"
        if self.total:
            figures = _("{done} of {total}").format(done=figures, total=f"{self.total:,}") + f"  {int(share * 100)} %"
        elapsed = f"{minutes}:{seconds:02}"
        line = fit(figures, max(width - cells(elapsed), 0)) + elapsed
        return Content.assemble(
            (FULL * full, "$primary"),
            (EMPTY * (width - full), "$foreground-muted"),
            "\n",
            line,
            "\n",
            (fit(visible(self.words, 200), width), "$foreground-muted"),
        )


class Progress(Dialog[Any]):
    """Runs a generator of (done, total, words) in a thread; it prepares by reading, on a connection of its own.

    finish(what the generator returned) is then run on the screen's own thread, in one short transaction. The result
    is what finish returned, or the generator; a Refused, returned and not raised, says why there is none: Stopped
    after esc, as soon as the step it is at has ended. What only reads may be left at once, its thread then ends by
    itself. Work that is soon done is not seen at all.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", N_("Stop"))]
    DEFAULT_CSS = """
    Progress {
        & > .frame { width: 64; height: auto; }
        &.-unseen { background: transparent; }
        &.-unseen > * { visibility: hidden; }
    }
    """

    def __init__(
        self,
        title: str,
        generator: Steps,
        *,
        finish: Callable[[Any], Any] | None = None,
        only_reads: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(classes="-unseen")
        self.heading = visible(title, 200)
        self.generator = generator
        self.finish = finish
        self.only_reads = only_reads
        self.clock = clock
        self.stopping = Event()
        self._began = clock()
        self._step: tuple[int, int, str] = (0, 0, "")
        self._ended: Worker.StateChanged | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="frame") as box:
            box.border_title = Content(self.heading)
            yield Bar()
        yield Foot()

    def on_mount(self) -> None:
        self.set_interval(TICK_SECONDS, self._tick)
        self.set_timer(UNSEEN_SECONDS, lambda: self.remove_class("-unseen"))
        self.begin()

    def begin(self) -> None:
        """Set the work going."""
        self.run_worker(self._work, name=LANE, thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        self.stopping.set()

    def on_screen_resume(self) -> None:
        if (ended := self._ended) is not None:
            self._ended = None
            self.on_worker_state_changed(ended)

    def _work(self) -> Any:
        try:
            while True:
                if self.stopping.is_set():
                    raise Stopped(STOPPED)
                self._step = next(self.generator)
        except StopIteration as end:
            return end.value
        finally:
            self.generator.close()
            close_own_connection()

    def _tick(self) -> None:
        bar = self.query_one(Bar)
        bar.done, bar.total, bar.words = self._step
        if self.stopping.is_set():
            bar.words = _("Stopping…")
        bar.seconds = self.clock() - self._began
        bar.refresh()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        event.stop()
        if event.worker.name != LANE or self not in self.app.screen_stack:
            return
        if self.app.screen is not self:
            # Something stands over it, such as a page that tells of a fault: what came of the work waits below.
            self._ended = event
            return
        if event.state == WorkerState.SUCCESS:
            self._end(event.worker.result)
        elif event.state == WorkerState.ERROR and event.worker.error is not None:
            self.dismiss(refusal(event.worker.error))

    def _end(self, prepared: Any) -> None:
        if self.finish is None:
            self.dismiss(prepared)
            return
        import peewee

        try:
            result = self.finish(prepared)
        except (Refused, sqlite3.Error, peewee.PeeweeException) as fault:
            result = refusal(fault)
        self.dismiss(result)

    def action_stop(self) -> None:
        """Ask the work to stop after the step it is at."""
        self.stopping.set()
        self._tick()
        if self.only_reads and self.app.screen is self:
            self.dismiss(Stopped(STOPPED))


def refusal(fault: BaseException) -> Refused:
    """The refusal that tells what went wrong; a fault nobody expected is its cause."""
    if isinstance(fault, Refused):
        return fault
    refused = Refused(words(fault).replace("{", "{{").replace("}", "}}"))
    refused.__cause__ = fault
    return refused


def fill_in(
    app: Any,
    form: Callable[[Mapping[str, Any]], Any],
    start: Mapping[str, Any],
    work: Callable[[Mapping[str, Any]], Progress],
    then: Callable[[Any], None],
) -> None:
    """Ask for what long work needs and do it; where it is refused, ask again with what was typed.

    form(start) makes a form that returns its values, work(values) is then shown, then(outcome) tells what came of it.
    """

    def filled(values: Mapping[str, Any] | None) -> None:
        if values is None:
            return

        def done(outcome: Any) -> None:
            if isinstance(outcome, Refused):
                fill_in(app, form, values, work, then)
                raise outcome
            then(outcome)

        app.ask(work(values), done)

    app.ask(form(start), filled)
