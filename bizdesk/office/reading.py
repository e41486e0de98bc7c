"""Background reading: short read-only connections in threads of their own, the newest question of a kind winning."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from peewee import Database, PeeweeException, SqliteDatabase

from bizdesk.office.record import database

PROGRESS = 20_000
Work = Callable[[Database], None]


def read_only(path: Path | str) -> SqliteDatabase:
    """An SQLite file that can only be read; not yet connected."""
    uri = Path(path).absolute().as_uri() + "?mode=ro"
    return SqliteDatabase(uri, uri=True, pragmas={"query_only": 1, "trusted_schema": 0})


class Reader:
    """Answers questions in the background; connect() makes a database of its own for each.

    work(database) hands over what it found by itself, as finished values. It runs in another thread.
    """

    def __init__(self, connect: Callable[[], SqliteDatabase]) -> None:
        self._connect = connect
        self._lock = Lock()
        self._running: dict[str, _Question] = {}
        self._put_off: dict[str, _Question] = {}

    def ask(self, lane: str, work: Work, failed: Callable[[Exception], None]) -> None:
        """Start work; whatever the lane was asked before is dropped and its query interrupted."""
        question = _Question(self._connect, work, failed)
        with self._lock:
            self._put_off.pop(lane, None)
            older = self._running.get(lane)
            self._running[lane] = question
        if older:
            older.drop()
        question.start()

    def interrupt(self) -> None:
        """Drop every question: the file is about to be written; resume() asks those that had no answer yet again."""
        with self._lock:
            dropped = dict(self._running)
            self._running.clear()
            self._put_off |= {lane: question for lane, question in dropped.items() if question.is_alive()}
        for question in dropped.values():
            question.drop()

    def resume(self) -> None:
        """Ask again what was interrupted, save what was asked anew since."""
        with self._lock:
            put_off, self._put_off = self._put_off, {}
        for lane, question in put_off.items():
            self.ask(lane, question.work, question.failed)

    def close(self) -> None:
        """Drop every question and wait for its thread."""
        with self._lock:
            threads = list(self._running.values())
        self.interrupt()
        with self._lock:
            self._put_off.clear()
        for thread in threads:
            thread.join(timeout=5)


class _Question(Thread):
    def __init__(self, connect: Callable[[], SqliteDatabase], work: Work, failed: Callable[[Exception], None]) -> None:
        super().__init__(name="reader", daemon=True)
        self._connect = connect
        self.work = work
        self.failed = failed
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._dropped = False

    def drop(self) -> None:
        with self._lock:
            self._dropped = True
            if self._connection is not None:
                self._connection.interrupt()

    def run(self) -> None:
        database = None
        try:
            database = self._connect()
            connection = database.connection()
            with self._lock:
                self._connection = connection
            # An interrupt between two queries stops neither: the flag is asked as well.
            connection.set_progress_handler(lambda: self._dropped, PROGRESS)
            if not self._dropped:
                self.work(database)
        except Exception as error:  # in a thread of its own: nobody else would be told
            if not self._dropped:
                self.failed(error)
        finally:
            with self._lock:
                self._connection = None
            for close in ((database.close,) if database else ()) + (close_own_connection,):
                with suppress(PeeweeException, sqlite3.Error):
                    close()


def close_own_connection() -> None:
    """Close the connection that reading records in a thread of its own has opened."""
    if database.obj is not None and not database.is_closed():
        database.close()
