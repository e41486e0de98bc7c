"""Waiting, in the tests of the screens: until something is so, or until words are to be seen."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from textual._context import visible_screen_stack
from textual.pilot import Pilot

PATIENCE = 20.0


def painted(app: Any) -> str:
    """The lines of the topmost screen, as they are painted, what shows through it included."""
    visible_screen_stack.set(app._background_screens)
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


async def until(pilot: Pilot[Any], true: Callable[[], Any], told: object = "it") -> None:
    """Wait until something is so; where it never comes about the test fails, with what is painted."""
    late = monotonic() + PATIENCE
    while not true():
        assert monotonic() < late, f"{told} did not come about in\n{painted(pilot.app)}"
        await pilot.pause(0.02)


async def seen(pilot: Pilot[Any], *words: str) -> str:
    """Wait until every one of the words is painted; the picture."""
    await until(pilot, lambda: all(word in painted(pilot.app) for word in words), words)
    return painted(pilot.app)
