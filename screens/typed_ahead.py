"""Keys typed faster than the screens follow: each waits until what the key before it set going is done."""

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.message_pump import MessagePump
from textual.screen import Screen

PATIENCE_SECONDS = 5.0


class Deliberate:
    """A screen that asks something: what was typed before it stood there is no answer to it, and is dropped."""


class TypedAhead(App[None]):
    """An app that hands out one key at a time.

    Textual hands a key to what has the focus just then, though the key before it may still be on its way to move the
    focus or to open a form: what follows would be typed into the wrong field, or be taken for commands of a list.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[tuple[events.Event, Screen[Any]]] = deque()
        self._handing: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif not self._screen_stack:
            return  # it came when the app had ended
        elif event.is_forwarded:
            await super().on_event(event)
        elif self._handing is not None and not self._handing.done():
            self._typed.append((event, self.screen))
        else:
            await super().on_event(event)
            self._handing = asyncio.create_task(self._hand_out())

    async def _hand_out(self) -> None:
        """Wait for what was typed to be done, then hand out what came meanwhile, key by key."""
        try:
            await self._done()
            while self._typed:
                event, screen = self._typed.popleft()
                if screen is not self.screen and isinstance(self.screen, Deliberate):
                    self._typed.clear()
                    return
                await super().on_event(event)
                await self._done()
        except ScreenStackError:
            return  # the app has ended: nobody is there to type for
        except Exception as fault:  # a task of its own: nobody else would be told
            self._typed.clear()
            self._handle_exception(fault)

    async def _done(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not await self._passed():
                    pass

    async def _passed(self) -> bool:
        """Wait until what has the focus and all around it have done what they were given; whether the focus stayed."""
        screen, focused = self.screen, self.focused
        if not screen.is_mounted:
            await screen._mounted_event.wait()
        for node in [*(focused or screen).ancestors_with_self]:
            await _idle(node)
        return self.screen is screen and self.focused is focused


async def _idle(pump: MessagePump) -> None:
    """Wait until a node has done all that was sent to it so far; one that has ended is not waited for."""
    done = asyncio.Event()
    if pump.is_running and pump.call_later(done.set):
        waiting = asyncio.create_task(done.wait())
        ended: Any = pump._task
        await asyncio.wait({waiting, ended} if ended else {waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
