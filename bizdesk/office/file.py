"""One office in one file: opening it, asking it the time, and the guards that keep a save from going astray."""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import peewee

from bizdesk.office import faults, header
from bizdesk.office.currencies import minor_digits
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
from bizdesk.office.record import Record, database
from bizdesk.office.work import Work

if TYPE_CHECKING:
    from bizdesk.office.act import Act
    from bizdesk.office.people import Staff
    from bizdesk.office.policy import Rule

BUSY_SECONDS = 20

# Row ids by the name of their kind: what an act wrote, and what that belongs to.
Touched = Mapping[str, Collection[int]]
# What an area can prove of its records, as (office, touched=None): a sentence for each that does not hold, of all of
# them or of those that were touched.
Invariants = Callable[..., Iterator[str]]


class OfficeDatabase(peewee.SqliteDatabase):
    """SQLite with the office's settings, that notices when SQLite has ended a transaction by itself."""

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        if not sql.startswith("ROLLBACK"):
            self.still_in_transaction()
        return super().execute_sql(sql, params)

    def execute_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """One statement for many rows; sqlite3's own errors."""
        self.still_in_transaction()
        self.connection().executemany(sql, rows)

    def still_in_transaction(self) -> None:
        """Refuse to go on, row by row, after SQLite has ended the transaction: it does so on a full disk."""
        if self.transaction_depth() and not self.connection().in_transaction:
            raise peewee.OperationalError("transaction ended by SQLite")

    def rollback(self) -> Any:
        if self.connection().in_transaction:
            super().rollback()

    def _connect(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]  # peewee's stub lacks it
        try:
            settle(connection)
        except sqlite3.Error:
            connection.close()
            raise
        except UnicodeDecodeError:  # from SQLite's own message, which quotes the damage
            connection.close()
            raise sqlite3.DatabaseError("malformed") from None
        return connection


def settle(connection: sqlite3.Connection) -> None:
    """Give a connection the settings under which 1,250 simulated power cuts lost nothing."""
    for pragma in (
        "foreign_keys = ON",
        "trusted_schema = 0",
        "cell_size_check = 1",
        "synchronous = FULL",
        "journal_mode = TRUNCATE",
        "temp_store = MEMORY",
        # The system keeps the pages of the file; only what is written and not yet safe may take more than 2 MB here.
        "cache_size = -2000",
        "cache_spill = 4000",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = 1")
    if connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
        raise sqlite3.OperationalError("this SQLite cannot enforce references")


def _alone(_act: "Act") -> Work[None]:
    """Nothing comes with an act."""
    yield from ()


class Office:
    """An open office file.

    kinds: what it keeps, by name; invariants: what every area can prove of it, read only where it is asked; rules:
    those of its policy, by key, where there are more than its own; follow: what an act brings with it in other areas,
    done within it before it ends. clock gives the instant in UTC; today, where given,
    is the day the office takes it to be. who: staff number of who acts. notices: sentences the opening wants read.
    unchecked: what was odd about the file at the opening, a message id, until a check has looked at it. closing: what
    is done just before the file is closed.
    """

    def __init__(
        self,
        path: Path,
        kinds: Mapping[str, type[Record]],
        invariants: Callable[[], Sequence[Invariants]] = tuple,
        rules: "Mapping[str, Rule] | None" = None,
        follow: "Callable[[Act], Work[None]]" = _alone,
        *,
        clock: Callable[[], datetime] | None = None,
        today: date | None = None,
        who: str = "",
    ) -> None:
        from bizdesk.office.policy import RULES, Rules

        self.path = path
        self.kinds = kinds
        self.invariants = invariants
        self.follow = follow
        self.clock = clock or (lambda: datetime.now(UTC))
        self.acting: Act | None = None
        self.notices: list[str] = []
        self.unchecked = ""
        # The newest batch of the journal this office has seen, as (number, seal).
        self.seen: tuple[int, str] | None
        # The batches written through this office since it was opened: others in the journal are other programs'.
        self.wrote: list[int] = []
        self.before_change: Callable[[], None] = lambda: None
        self.after_change: Callable[[], None] = lambda: None
        self.closing: Callable[[Office], None] | None = None
        self._day = today
        # Each thread looks on a day of its own: a report of another day is made beside acts of today.
        self._looked = threading.local()
        self._who = who
        found = header.check(path)
        interrupted = header.interrupted(path)
        self._identity = (found.st_dev, found.st_ino)
        uri = f"{path.resolve().as_uri()}?mode=rw"
        self.db = OfficeDatabase(uri, uri=True, timeout=BUSY_SECONDS, lock_type="IMMEDIATE")
        with faults.in_words(self):
            self.db.connect()
            if interrupted:
                self.db.execute_sql("SELECT COUNT(*) FROM sqlite_master")
                header.check(path)
        self.policy: Rules = Rules(self, {rule.key: rule for rule in RULES} if rules is None else rules)
        self.activate()
        with faults.in_words(self):
            newest = "SELECT id, hash FROM journal_batch ORDER BY id DESC LIMIT 1"
            self.seen = self.db.execute_sql(newest).fetchone()
            self.schema = self._schema()
        self.begun_at = self.seen[0] if self.seen else 0

    def activate(self) -> None:
        """Make this the office that the models read and write."""
        if database.obj is not self.db:
            database.initialize(self.db)

    def close(self) -> None:
        """Close the file; the office can be opened again."""
        if self.closing is not None and not self.db.is_closed():
            self.closing(self)
        self.db.close()

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def still_there(self) -> None:
        """Refuse to write where the file was deleted, renamed or replaced since it was opened."""
        try:
            found = os.stat(self.path)
        except OSError:
            raise Refused(
                N_("The office file {path} is gone: nothing was saved. Save a copy elsewhere."), path=self.path
            ) from None
        if (found.st_dev, found.st_ino) != self._identity:
            raise Refused(
                N_("The office file {path} was replaced by another: nothing was saved. Save a copy elsewhere."),
                path=self.path,
            )

    def same_schema(self) -> None:
        """Refuse to write into a file that another program brought to its own schema since it was opened."""
        if self._schema() != self.schema:
            raise Refused(
                N_(
                    "The office file {path} was brought to the schema of another bizdesk: nothing was saved. "
                    "Close this program and open the office with that one."
                ),
                path=self.path,
            )

    def _schema(self) -> int:
        return self.db.execute_sql("PRAGMA user_version").fetchone()[0]

    def compact(self) -> None:
        """Write the file anew without the room that nothing fills any more."""
        self.db.execute_sql("VACUUM")

    def change_mark(self) -> tuple[int, int]:
        """A value that differs after any change to the file, by this program or another."""
        connection = self.db.connection()
        return connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes

    def now(self) -> datetime:
        """The instant it is, in UTC to the second; on another day when the office was told to look ahead."""
        now = self.clock().astimezone(UTC).replace(microsecond=0)
        if self._today is None:
            return now
        local = now.astimezone(self.zone)
        return local.replace(year=self._today.year, month=self._today.month, day=self._today.day).astimezone(UTC)

    @property
    def _today(self) -> date | None:
        return getattr(self._looked, "day", None) or self._day

    def today(self) -> date:
        """The office's day."""
        return self._today or self.now().astimezone(self.zone).date()

    @property
    def told_day(self) -> bool:
        """Whether the office was told what day it is, so that its clock only gives the hour."""
        return self._today is not None

    @contextmanager
    def looking_on(self, day: date | None) -> Iterator[None]:
        """Take another day for the office's own, for as long as something is looked at; None leaves it."""
        before = getattr(self._looked, "day", None)
        self._looked.day = day or before
        try:
            yield
        finally:
            self._looked.day = before

    @property
    def zone(self) -> tzinfo:
        """The zone in which the office's instants are shown."""
        try:
            return ZoneInfo(self.policy.text("time_zone"))
        except (ZoneInfoNotFoundError, ValueError):
            return UTC

    @property
    def name(self) -> str:
        return self.policy.text("office_name")

    @property
    def currency(self) -> str:
        return self.policy.text("currency")

    @property
    def digits(self) -> int:
        """Digits of the currency's minor unit."""
        return minor_digits(self.currency)

    def money(self, amount: int) -> str:
        """An amount as people read it."""
        from bizdesk.office.values import show_money

        return show_money(amount, self.digits)

    @property
    def who(self) -> str:
        """The staff number of who acts: as said at the start, or as the policy says."""
        return self._who or self.policy.text("acting_staff")

    def staff(self, number: str) -> "Staff | None":
        """The person behind a staff number; None for nobody."""
        from bizdesk.office.people import Staff

        return Staff.get_or_none(Staff.number == number) if number else None
