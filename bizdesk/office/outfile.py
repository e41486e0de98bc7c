"""Writing a file for somebody: whole or not at all, and never over an office."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from bizdesk.office import header
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A stream to write a file through: it takes the file's place once all is written and synced.

    Links are followed; a device or a pipe is written to as it is. Refused: an office file, a file one may not write.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise Refused(N_("{path} is a folder."), path=path)
        with path.open("wb") as stream:
            yield stream
        return
    if path.exists():
        if header.is_office(path):
            raise Refused(N_("{path} is an office file: choose another name."), path=path)
        if not os.access(path, os.W_OK):
            raise Refused(N_("{path} may not be written: choose another name."), path=path)
    partial, opened = _partial(path.parent)
    try:
        with opened as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _partial(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file in a folder under a name that nobody else's file bears, open to be written."""
    for number in count():
        partial = folder / f".bizdesk-{os.getpid()}-{number}.partial"
        with suppress(FileExistsError):
            return partial, partial.open("xb")
    raise AssertionError
