"""What every screen leans on when something goes wrong: refusals are said in words, faults end in a page of our own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual.screen import Screen

from bizdesk.office.errors import Refused
from bizdesk.office.faults import in_words
from bizdesk.office.file import Office

from .typed_ahead import TypedAhead

# What was told in passing covers the lines that say where one is: who goes elsewhere has read it.
MOVING_ON = frozenset(("move", "page", "first", "last", "step", "area", "open", "leave", "back"))


class SafeApp(TypedAhead):
    """A Textual app that never shows a traceback. After it has ended, fault is what ended it against its will."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.fault: Exception | None = None

    def say(self, words: str) -> None:
        """Tell the person something in passing; what was told before gives way."""
        self.clear_notifications()
        self.notify(words, markup=False, timeout=4)

    def show_fault(self, fault: Exception) -> None:
        """Say why something was refused."""
        from .kit.message import show_refusal

        show_refusal(self, fault)

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Say in words what is refused meanwhile, by the file too."""
        try:
            with in_words(self.office):
                yield
        except Refused as fault:
            self.show_fault(fault)

    def ask(self, screen: Screen[Any], then: Callable[[Any], Any]) -> None:
        """Show a screen and go on with what it returns."""

        def returned(answer: Any) -> None:
            with self.guarding():
                then(answer)

        self.push_screen(screen, returned)

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own page prints the values of local variables. The program ends here and run() begins it anew.
        self.fault = self.fault or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        self._handle_exception(RuntimeError("the terminal cannot be read"))

    async def _dispatch_action(self, namespace: Any, action_name: str, params: Any) -> bool:
        if action_name in MOVING_ON and self._notifications:
            self.clear_notifications()
        with self.guarding():
            return await super()._dispatch_action(namespace, action_name, params)
        return True
