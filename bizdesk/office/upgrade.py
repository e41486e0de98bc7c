"""Making the tables of an office file, and bringing an older one to the schema of this program."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from errno import EACCES
from pathlib import Path

from bizdesk.office import backup, faults, header, migrations
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.file import settle
from bizdesk.office.language import N_

JOURNAL = "SELECT COUNT(*), MAX(hash) FROM journal_batch UNION ALL SELECT COUNT(*), MAX(after) FROM journal_entry"


def makeable(path: Path) -> None:
    """Refuse a name under which no office file could be made, without making one."""
    if path.exists():
        raise Refused(N_("{path} exists already: choose another name."), path=path)
    try:
        os.listdir(path.parent)
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))
    except OSError as fault:
        raise Refused(N_("{path} cannot be made: {reason}."), path=path, reason=system_words(fault)) from None


def make_tables(path: Path) -> None:
    """Write an empty office file of the newest schema; never over a file that exists."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise Refused(N_("{path} exists already: choose another name."), path=path) from None
    except OSError as fault:
        raise Refused(N_("{path} cannot be made: {reason}."), path=path, reason=system_words(fault)) from None
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
            settle(connection)
            apply(connection, migrations.steps())
            # The later steps leave parts of the schema at the end, where a file cut short loses all that it describes.
            connection.execute("VACUUM")
    except sqlite3.Error as fault:
        path.unlink(missing_ok=True)
        raise faults.worded(fault) from fault


def needed(path: Path, steps: Mapping[int, list[str]] | None = None) -> bool:
    """Whether the file's schema is older than this program's; Refused where it is newer."""
    latest = max(steps) if steps else migrations.latest()
    return header.known(path, latest) < latest


def upgrade(path: Path, at: datetime, steps: Mapping[int, list[str]] | None = None) -> Path | None:
    """Bring a file to the newest schema, all steps or none; the backup made before, None where nothing was needed.

    at: the time for the backup's name; steps: the statements by the version they lead to.
    """
    header.check(path)
    if not needed(path, steps):
        return None
    version = header.version(path)
    before = backup.free_name(path, f"schema {version}", at)
    try:
        uri = f"{path.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            settle(connection)
            backup.copy(connection, before)
            apply(connection, steps or migrations.steps())
    except sqlite3.Error as fault:
        raise Refused(
            N_("{path} could not be brought to the new schema ({reason}): it is as it was. A backup is {backup}."),
            path=path,
            reason=faults.worded(fault),
            backup=before,
        ) from fault
    return before


def apply(connection: sqlite3.Connection, steps: Mapping[int, list[str]]) -> None:
    """Take the steps the file lacks in one exclusive transaction, and check it whole before the end.

    Raises sqlite3.Error with nothing changed.
    """
    # A step may rebuild a table that others refer to: references are checked at the end instead.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        journal = connection.execute(JOURNAL).fetchall() if version else []
        for number in sorted(steps):
            if number > version:
                for statement in steps[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError(f"a row of {broken[0]} names a row of {broken[2]} that is not there")
        (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise sqlite3.DatabaseError(said)
        if version and connection.execute(JOURNAL).fetchall() != journal:
            raise sqlite3.IntegrityError("the journal was changed")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")
