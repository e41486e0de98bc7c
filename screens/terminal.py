"""The terminal the screens are shown on: whether it can show them, and noticing that it was closed."""

import asyncio
import codecs
import contextlib
import os
import signal
import sys
import time
from threading import Thread
from typing import Any

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_

LOOK_SECONDS = 1.0
LEAVE_SECONDS = 5.0


def at_terminal() -> bool:
    """Whether somebody can type; False after the terminal was closed."""
    try:
        return sys.__stdin__ is not None and sys.__stdin__.isatty()
    except ValueError:
        return False


def need_utf8() -> None:
    """Refuse a terminal whose encoding cannot show the lines and the Chinese of the screens."""
    encoding = getattr(sys.__stderr__, "encoding", "") or "utf-8"
    if codecs.lookup(encoding).name != "utf-8":
        raise Refused(
            N_("The screens need a terminal that shows UTF-8, not {encoding}: start it with LANG=C.UTF-8, say."),
            encoding=encoding,
        )


def hang_up(app: Any) -> None:
    """End the program when its terminal is closed, told by a signal or not; to be called from the running app."""
    if not at_terminal():
        return
    loop = asyncio.get_running_loop()
    closed = getattr(signal, "SIGHUP", None)
    if closed is not None:
        with contextlib.suppress(RuntimeError, NotImplementedError):
            loop.add_signal_handler(closed, app.exit)
    Thread(target=watch, args=(app, loop), name="terminal", daemon=True).start()


def watch(app: Any, loop: asyncio.AbstractEventLoop) -> None:
    """Wait until the terminal is gone and end the app, or the process where the app waits for that terminal itself.

    Nothing is lost by that: an act is in the file or it is not, and drafts are kept as they are typed.
    """
    while at_terminal():
        time.sleep(LOOK_SECONDS)
        if loop.is_closed():
            return
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(app.exit)
    time.sleep(LEAVE_SECONDS)
    os._exit(0)
