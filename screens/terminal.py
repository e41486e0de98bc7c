"""The terminal the screens are shown on: noticing that it was closed."""

import asyncio
import contextlib
import signal
import sys
from typing import Any


def at_terminal() -> bool:
    """Whether somebody can type; False after the terminal was closed."""
    try:
        return sys.__stdin__ is not None and sys.__stdin__.isatty()
    except ValueError:
        return False


def hang_up(app: Any) -> None:
    """End the program when its terminal is closed, as its reading would go round and round otherwise."""
    closed = getattr(signal, "SIGHUP", None)
    if closed is not None:
        with contextlib.suppress(RuntimeError, NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(closed, app.exit)
