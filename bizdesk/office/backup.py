"""Backups: whole, verified copies of an office file, made while it is in use, and bringing one back."""

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bizdesk.office import faults, header, homes, migrations, seal
from bizdesk.office.errors import Damaged, Refused, system_words
from bizdesk.office.language import N_

if TYPE_CHECKING:
    from bizdesk.office.file import Office

STAMP = "%Y-%m-%d %H%M%S"
NAME = re.compile(r"(?P<stem>.+) (?P<number>\d{5,}) (?P<at>\d{4}-\d\d-\d\d \d{6}) (?P<head>[0-9a-f]{16})\.bizdesk")
DAYS, WEEKS, MONTHS = 7, 5, 12
PAGES_AT_ONCE = 1_000
STALE_SECONDS = 86_400


@dataclass(frozen=True)
class Backup:
    """An automatic backup: its place in the series, when it was made and the journal's head in it."""

    path: Path
    number: int
    at: datetime
    head: str


def folder(path: Path) -> Path:
    """Where the automatic backups of an office lie: beside it, or in the data folder where that cannot be written."""
    beside = path.with_name(f"{path.stem} backups")
    if os.access(beside if beside.is_dir() else path.parent, os.W_OK):
        return beside
    return homes.data() / f"{path.stem} backups {homes.name_of(path)[:8]}"


def kept(path: Path) -> list[Backup]:
    """The automatic backups of an office, oldest first."""
    found = []
    with contextlib.suppress(OSError):
        for entry in folder(path).iterdir():
            name = NAME.fullmatch(entry.name)
            if name and name["stem"] == path.stem and (at := _instant(name["at"])) is not None:
                found.append(Backup(entry, int(name["number"]), at, name["head"]))
    return sorted(found, key=lambda backup: backup.number)


def _instant(text: str) -> datetime | None:
    """The instant in a name; None for a name that only looks like one of ours."""
    try:
        return datetime.strptime(text, STAMP)
    except ValueError:
        return None


def staying(backups: list[Backup], last: int) -> set[Backup]:
    """Those that stay: the last ones, then the newest of each day, week and month, counted without a clock."""
    newest_first = backups[::-1]
    stay = set(newest_first[:last])
    for count, span in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest_of: dict[str, Backup] = {}
        for backup in newest_first:
            newest_of.setdefault(backup.at.strftime(span), backup)
        stay.update(list(newest_of.values())[:count])
    return stay


def automatic(source: sqlite3.Connection, path: Path, at: datetime, last: int = 10) -> Path | None:
    """Back up what changed since the newest automatic backup and clear those that are due; None when nothing changed.

    at: the office's own time, for the name; last: how many stay in any case.
    """
    row = source.execute("SELECT hash FROM journal_batch ORDER BY id DESC LIMIT 1").fetchone()
    head = row[0][:16] if row else "0" * 16
    backups = kept(path)
    if backups and backups[-1].head == head:
        return None
    number = backups[-1].number + 1 if backups else 1
    into = folder(path)
    with _words(into):
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = copy(source, into / f"{path.stem} {number:05} {at.strftime(STAMP)} {head}.bizdesk")
    backups = kept(path)
    for backup in set(backups) - staying(backups, last):
        with contextlib.suppress(OSError):
            backup.path.unlink()
    _clear_partials(into)
    return made


def backup(office: "Office", target: Path | None = None) -> Path:
    """A verified copy of the office as it is: at the target, in that folder, or among the automatic ones."""
    name = f"{office.path.stem} {office.now().astimezone(office.zone).strftime(STAMP)}.bizdesk"
    if target is None:
        target = folder(office.path) / name
        with _words(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    elif target.is_dir():
        target /= name
    return save_copy(office, target)


def save_copy(office: "Office", target: Path) -> Path:
    """Copy the office from its open connection: works even after its file was deleted, renamed or made read-only."""
    if target.exists():
        raise Refused(N_("{path} exists already: choose another name."), path=target)
    with faults.in_words(office):
        return copy(office.db.connection(), target)


def copy(source: sqlite3.Connection, target: Path) -> Path:
    """SQLite's online backup to a partial name, verified by opening it, on the disk before it bears its name."""
    with _words(target):
        handle, name = tempfile.mkstemp(".partial", f".{target.name}.", target.parent)
        os.close(handle)
    partial = Path(name)
    try:
        with _words(target):
            with closing(sqlite3.connect(partial, isolation_level=None)) as made:
                made.execute("PRAGMA synchronous = OFF")  # synced once, whole, before it gets its name
                source.backup(made, pages=PAGES_AT_ONCE, sleep=0.01)
            verify(partial)
            sync(partial)
            os.replace(partial, target)
            sync(target.parent)
    finally:
        partial.unlink(missing_ok=True)
        Path(f"{partial}-journal").unlink(missing_ok=True)
    return target


def verify(path: Path) -> None:
    """Open a copy and let SQLite read every page of it; Damaged where it is not whole."""
    header.check(path)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            connection.execute("SELECT hash FROM journal_batch ORDER BY id DESC LIMIT 1").fetchone()
        except sqlite3.DatabaseError as fault:
            said = str(fault)
    if said != "ok":
        raise Damaged(N_("{path} is damaged: {reason}."), path=path, reason=said)


def restore(backup_path: Path, onto: Path, at: datetime) -> Path | None:
    """Put a verified copy of a backup in an office's place; what was there stays under the name that is returned.

    A link stays one: it is the office it leads to whose place is taken.
    """
    onto = onto.resolve()
    restorable(backup_path, onto)
    with _words(onto):
        with closing(sqlite3.connect(f"{backup_path.resolve().as_uri()}?mode=ro", uri=True)) as source:
            fresh = copy(source, free_name(onto, "restored", at))
        before = None
        if onto.exists():
            before = free_name(onto, "replaced", at)
            settle_journal(onto, before)
            try:
                os.link(onto, before)
            except OSError:
                shutil.copy2(onto, before)
                sync(before)
        os.replace(fresh, onto)
        sync(onto.parent)
    seal.forget(onto)
    return before


def restorable(backup_path: Path, onto: Path) -> None:
    """Refuse a backup that cannot take an office's place, or an office that a program of this computer has open."""
    if onto.exists() and backup_path.exists() and os.path.samefile(backup_path, onto):
        raise Refused(N_("{path} is the office itself: name a backup."), path=backup_path)
    verify(backup_path)
    header.known(backup_path, migrations.latest())
    if seal.open_here(onto):
        raise Refused(N_("{path} is open in another bizdesk: close it there first. Nothing was changed."), path=onto)


def settle_journal(path: Path, before: Path) -> None:
    """See that no unfinished save of the old file can be rolled back into the one that takes its place.

    Locked by another program: Refused. Not readable: its journal goes along under the new name.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=2)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as fault:
        if "locked" in str(fault):
            raise faults.worded(fault) from fault
    journal = Path(f"{path}-journal")
    if journal.exists() and journal.stat().st_size:
        journal.rename(f"{before}-journal")


def free_name(path: Path, word: str, at: datetime) -> Path:
    """A name beside a file that says what the copy is, and that nothing bears yet."""
    stem, count = f"{path.stem} {word} {at.strftime(STAMP)}", 1
    name = path.with_name(f"{stem}.bizdesk")
    while name.exists():
        count += 1
        name = path.with_name(f"{stem} {count}.bizdesk")
    return name


def sync(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk; folders cannot be synced on Windows."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_partials(into: Path) -> None:
    """Clear what a killed program left half made, once it is a day old."""
    with contextlib.suppress(OSError):
        newest = max(entry.stat().st_mtime for entry in into.iterdir())
        for entry in into.glob(".*.partial"):
            if entry.stat().st_mtime < newest - STALE_SECONDS:
                entry.unlink()


@contextmanager
def _words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise Refused(N_("{path} cannot be written: {reason}."), path=path, reason=system_words(fault)) from fault
    except sqlite3.Error as fault:
        raise faults.worded(fault) from fault
