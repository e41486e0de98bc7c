"""The seal of a file as this computer last closed it, kept with the settings, and what a different one means.

A sign that something happened, not a lock: who can write the file can write the seal.
"""

import contextlib
import json
import sqlite3
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from bizdesk.office import homes
from bizdesk.office.chain import FIRST_HASH, NEWEST
from bizdesk.office.language import N_, _

if TYPE_CHECKING:
    from bizdesk.office.file import Office

PIECE = 256 * 1024
CHANGED = N_("The office file was changed from outside since it was last closed here.")
ANOTHER = N_("The office is not the one last closed here: an older copy, or its journal was rewritten.")
RUN_CHECK = N_("{sentence} Run 'bizdesk check'.")
MORE_ACTS = N_(
    "Acts saved since the office was last closed here: {count}, by a session that ended early or on another computer. "
    "All of them are there."
)


@dataclass(frozen=True)
class Seal:
    """size in bytes; digest of every byte; number and head of the journal's newest batch.

    unchecked: what was odd about the file when it was opened, as long as nobody has checked it since.
    """

    size: int
    digest: str
    number: int
    head: str
    unchecked: str = ""


def place(path: Path) -> Path:
    """Where the seal of a file is kept."""
    return homes.settings() / "seals" / f"{homes.name_of(path)}.json"


def take(connection: sqlite3.Connection, path: Path) -> Seal:
    """The seal of a file as it is, read under a lock that keeps writers out."""
    connection.execute("BEGIN")
    try:
        number, head = connection.execute(NEWEST).fetchone() or (0, FIRST_HASH)
        return Seal(path.stat().st_size, digest(path), number, head)
    finally:
        connection.execute("ROLLBACK")


def digest(path: Path) -> str:
    """The checksum of a file's bytes: a third of a second for a gigabyte.

    A single changed byte never escapes it, of other accidents one in four thousand million; whoever means to deceive
    can make any file fit.
    """
    told, piece = 0, memoryview(bytearray(PIECE))
    with open(path, "rb", buffering=0) as stream:
        while size := stream.readinto(piece):
            told = crc32(piece[:size], told)
    return f"{told:08x}"


def write(office: "Office") -> None:
    """Keep the seal of an office that is about to be closed."""
    with contextlib.suppress(OSError, sqlite3.Error):
        _keep(office.path, replace(take(office.db.connection(), office.path), unchecked=office.unchecked))


def _keep(path: Path, seal: Seal) -> None:
    """Write a seal down; a settings folder that cannot be written is no fault."""
    with contextlib.suppress(OSError):
        homes.keep(place(path), {"path": str(path.resolve()), **asdict(seal)})


def read(path: Path) -> Seal | None:
    """The seal kept for a file; None where there is none or it cannot be read."""
    try:
        told = json.loads(place(path).read_text("utf-8"))
        return Seal(told["size"], told["digest"], told["number"], told["head"], told["unchecked"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(path: Path) -> None:
    """Drop the seal of a file that was replaced on purpose."""
    for kept in (place(path), _marker(path)):
        with contextlib.suppress(OSError):
            kept.unlink(missing_ok=True)


class Mark:
    """The sign that a program of this computer has an office open: a lock that ends with the program at the latest."""

    def __init__(self, path: Path) -> None:
        self._held: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            _marker(path).parent.mkdir(parents=True, exist_ok=True)
            self._held = sqlite3.connect(_marker(path), timeout=1, isolation_level=None, check_same_thread=False)
            self._held.execute("BEGIN")
            self._held.execute("SELECT COUNT(*) FROM sqlite_master").fetchall()

    def close(self) -> None:
        """Take the sign away."""
        if self._held is not None:
            self._held.close()

    def __del__(self) -> None:
        self.close()


def open_here(path: Path) -> bool:
    """Whether a program of this computer has the office open."""
    if not _marker(path).exists():
        return False
    with contextlib.closing(sqlite3.connect(_marker(path), timeout=0, isolation_level=None)) as asking:
        try:
            asking.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            return True
    return False


def _marker(path: Path) -> Path:
    return place(path).with_suffix(".open")


def compare(office: "Office") -> str:
    """What differs from the seal kept for this file, in a sentence; empty where nothing does or none is kept.

    What only a check can clear up stays in office.unchecked, and beside the seal, until one was run to its end.
    """
    kept = read(office.path)
    if kept is None:
        return ""
    connection = office.db.connection()
    office.unchecked = kept.unchecked
    if not kept.unchecked and (now := take(connection, office.path)) != kept:
        row = connection.execute("SELECT hash FROM journal_batch WHERE id = ?", (kept.number,)).fetchone()
        if (row[0] if row else FIRST_HASH) != kept.head:
            office.unchecked = ANOTHER
        elif now.number > kept.number:
            if open_here(office.path):
                return ""
            return _(MORE_ACTS).format(count=now.number - kept.number)
        else:
            office.unchecked = CHANGED
        _keep(office.path, replace(kept, unchecked=office.unchecked))
    return _(RUN_CHECK).format(sentence=_(office.unchecked)) if office.unchecked else ""
