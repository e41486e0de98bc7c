"""The seal of a file as this computer last closed it, kept with the settings, and what a different one means.

A sign that something happened, not a lock: who can write the file can write the seal.
"""

import contextlib
import json
import os
import sqlite3
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from bizdesk.office import homes
from bizdesk.office.chain import FIRST_HASH
from bizdesk.office.language import _

# Small files are hashed whole; of larger ones evenly spaced blocks: opening and closing cost a few milliseconds.
HASHED = 4 * 1024 * 1024
BLOCK = 64 * 1024


@dataclass(frozen=True)
class Seal:
    """size in bytes; digest of the file's bytes; number and head of the journal's newest batch."""

    size: int
    digest: str
    number: int
    head: str


def place(path: Path) -> Path:
    """Where the seal of a file is kept."""
    named = sha256(str(path.resolve()).encode(errors="surrogateescape")).hexdigest()[:24]
    return homes.settings() / "seals" / f"{named}.json"


def take(connection: sqlite3.Connection, path: Path) -> Seal:
    """The seal of a file as it is, read under a lock that keeps writers out."""
    connection.execute("BEGIN")
    try:
        row = connection.execute("SELECT id, hash FROM journal_batch ORDER BY id DESC LIMIT 1").fetchone()
        number, head = row or (0, FIRST_HASH)
        return Seal(path.stat().st_size, digest(path), number, head)
    finally:
        connection.execute("ROLLBACK")


def digest(path: Path) -> str:
    """The hash of a file's bytes; of evenly spaced blocks where it is larger than 4 MiB."""
    told = sha256()
    with open(path, "rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size <= HASHED:
            told.update(stream.read())
        else:
            blocks = HASHED // BLOCK
            for block in range(blocks):
                stream.seek((size - BLOCK) * block // (blocks - 1))
                told.update(stream.read(BLOCK))
    return told.hexdigest()


def write(connection: sqlite3.Connection, path: Path) -> None:
    """Keep the seal of a file that is about to be closed; a settings folder that cannot be written is no fault."""
    with contextlib.suppress(OSError, sqlite3.Error):
        kept = place(path)
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}.partial")
        partial.write_text(json.dumps({"path": str(path.resolve()), **asdict(take(connection, path))}), "utf-8")
        partial.replace(kept)


def read(path: Path) -> Seal | None:
    """The seal kept for a file; None where there is none or it cannot be read."""
    try:
        told = json.loads(place(path).read_text("utf-8"))
        return Seal(told["size"], told["digest"], told["number"], told["head"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(path: Path) -> None:
    """Drop the seal of a file that was replaced on purpose."""
    with contextlib.suppress(OSError):
        place(path).unlink(missing_ok=True)


def told(connection: sqlite3.Connection, path: Path) -> str:
    """What differs from the seal kept for this file, in a sentence; empty where nothing does or none is kept."""
    kept = read(path)
    if kept is None:
        return ""
    now = take(connection, path)
    if now == kept:
        return ""
    row = connection.execute("SELECT hash FROM journal_batch WHERE id = ?", (kept.number,)).fetchone()
    if (row[0] if row else FIRST_HASH) != kept.head:
        return _(
            "The office is not the one last closed here: an older copy, or its journal was rewritten. "
            "Run 'bizdesk check'."
        )
    if now.number > kept.number:
        return _(
            "{count} acts were saved since the office was last closed here: by a session that ended early, "
            "or on another computer. All of them are there."
        ).format(count=now.number - kept.number)
    return _("The office file was changed from outside since it was last closed. Run 'bizdesk check'.")
