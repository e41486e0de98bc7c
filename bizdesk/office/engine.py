"""What is asked of SQLite, and of an office file beside the office that is open: nothing is written, little loaded."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bizdesk.office import header

Fault = sqlite3.Error
Connection = sqlite3.Connection
VERSION = sqlite3.sqlite_version
VERSION_INFO = sqlite3.sqlite_version_info


@contextmanager
def reading(path: Path, timeout: float = 5) -> Iterator[sqlite3.Connection]:
    """A connection of its own to a file, for reading; it waits so many seconds for who writes."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=timeout)) as connection:
        yield connection


def cut_off(path: Path) -> bool:
    """Whether nobody is saving and the save that the last program was cut off in is still to be taken back.

    SQLite itself says so to who may only read: a journal that belongs to a save under way is not hot.
    """
    if not header.interrupted(path):
        return False
    try:
        with reading(path, timeout=0) as connection:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except Fault as fault:
        return getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


def searches() -> bool:
    """Whether this SQLite can search texts."""
    with closing(sqlite3.connect(":memory:")) as memory:
        return ("ENABLE_FTS5",) in memory.execute("PRAGMA compile_options").fetchall()


def setting(path: Path, name: str) -> str:
    """A setting of a file, as an office has it that opens the file."""
    from bizdesk.office.file import settle

    with reading(path) as connection:
        settle(connection)
        return str(connection.execute(f"PRAGMA {name}").fetchone()[0])


def language(path: Path) -> str:
    """The language that an office file holds; '' where none can be read: whoever opens the file says why."""
    try:
        with reading(path, timeout=0) as connection:
            row = connection.execute("SELECT value FROM policy WHERE key = 'language'").fetchone()
    except (OSError, ValueError, Fault):
        return ""
    return row[0] if row and isinstance(row[0], str) else ""
