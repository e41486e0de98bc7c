"""The private log of unexpected faults: which code they came through, never a value."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from bizdesk.office import homes
from bizdesk.office.errors import system_words
from bizdesk.office.language import _


def told(fault: BaseException) -> str:
    """Write a fault down and say where, or why not, in one sentence."""
    try:
        return _("What happened is written down in {path} (no data of yours is in it).").format(path=write(fault))
    except OSError as reason:
        return _("It could not be written down: {reason}.").format(reason=system_words(reason))


def write(fault: BaseException) -> Path:
    """Write the places a fault came through into a file of its own that only its owner can read."""
    into = homes.state() / "logs"
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = into / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.log"
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
