"""What happens after an unexpected fault: a private log without values, a page of our own, and another beginning."""

import contextlib
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from bizdesk.office.file import Office
from bizdesk.office.language import N_, _

from .kit import settings
from .terminal import at_terminal

WORDS = N_(
    "Something went wrong in bizdesk itself.\n\nWhat was saved is whole, and what you were typing is kept as a draft.\n"
    "{where}\n\nenter  go on with the office        q  leave"
)
LOGGED = N_("What happened is written down in {path} (no data of yours is in it).")
NOT_LOGGED = N_("It could not be written down: {reason}.")


def run(office: Office) -> int:
    """Show the screens of an office until they are left; the exit status."""
    from .app import App

    while True:
        app = App(office)
        app.run()
        if app.fault is None:
            return 0
        where = told(app.fault)
        if not at_terminal():
            with contextlib.suppress(OSError):
                print(where, file=sys.stderr)
            return 1
        from .fault_page import FaultPage

        if not FaultPage(_(WORDS).format(where=where)).run():
            return 1
        office.db.rollback()


def told(fault: BaseException) -> str:
    """Write the fault down; where, or why not, in words."""
    try:
        return _(LOGGED).format(path=write(fault, settings.folder() / "logs"))
    except OSError as reason:
        return _(NOT_LOGGED).format(reason=reason.strerror or "")


def write(fault: BaseException, folder: Path) -> Path:
    """Write the places a fault came through into a file of its own that only its owner can read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.log"
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as stream:
        stream.write("\n".join(places(fault)) + "\n")
    return path


def places(fault: BaseException) -> list[str]:
    """The kinds of fault and the lines of code they came through; neither messages nor values."""
    lines: list[str] = []
    each: BaseException | None = fault
    while each is not None:
        lines.append(type(each).__qualname__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(each.__traceback__)
        ]
        each = each.__cause__ or each.__context__
    return lines
