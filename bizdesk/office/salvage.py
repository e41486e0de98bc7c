"""Salvage: what can still be read of a damaged office file, row by row, into a new one.

The damaged file is only ever read, through a copy. Rows that cannot be read are looked for in the journal.
"""

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bizdesk.office import header, replay, rows, search, upgrade
from bizdesk.office.backup import sync
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)  # the latter where SQLite's own message quotes the damage
MISSING = 64  # a file cut to less than one part of so many is not filled up again
GAP = 2_000_000  # a damaged row may bear any number: no more of them are asked for one by one
OWN = ("journal_batch", "journal_entry", "number_series", "document_content")


# What is told of a table: all of it is known, some of it, or nothing of what is lost.
KNOWN = N_("{table}: rows read: {read}, brought back from the journal: {replayed}, lost: {lost}.")
AT_LEAST = N_("{table}: rows read: {read}, brought back from the journal: {replayed}, lost: at least {lost}.")
UNKNOWN = N_("{table}: rows read: {read}, brought back from the journal: {replayed}; how many are lost is not known.")
CUT = N_("The file is cut short: {size} bytes of {expected}, {percent} % is missing. What stood there cannot be known.")

NOTHING = N_("Nothing in {path} can be read: restore a backup.")
NOTHING_OF_REST = N_("Nothing in {path} can be read: restore a backup. {short}")


@dataclass
class Salvaged:
    """What came over, by table: rows read, rows brought back from the journal, rows known to be lost.

    broken: the tables of which more may be lost than that. size is the file's length and expected what its header
    tells of, in bytes.
    """

    read: dict[str, int] = field(default_factory=dict)
    replayed: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    size: int = 0
    expected: int = 0

    def short(self) -> str:
        """That the file is cut short and how much of it is missing; nothing where it has its length."""
        if self.size >= self.expected:
            return ""
        percent = f"{100 * (self.expected - self.size) / self.expected:.1f}"
        return _(CUT).format(size=self.size, expected=self.expected, percent=percent)

    def sentences(self) -> list[str]:
        """The report: what is missing of the file, then table by table."""
        return [*filter(None, [self.short()]), *map(self._told, self.read)]

    def _told(self, table: str) -> str:
        lost = self.lost.get(table, 0)
        words = KNOWN if table not in self.broken else AT_LEAST if lost else UNKNOWN
        counts = {"read": self.read[table], "replayed": self.replayed.get(table, 0), "lost": lost}
        return _(words).format(table=table, **counts)

    def settle(self) -> None:
        """What a whole journal tells of is known, however broken its table is."""
        if self.broken.isdisjoint(OWN[:2]) and self.read["journal_entry"]:
            self.broken &= {*OWN}


def salvage(damaged: Path, new: Path, kinds: Mapping[str, type[Record]], *, dry: bool = False) -> Salvaged:
    """Bring what is readable into a new file, which is checked like any other afterwards; Refused where nothing is.

    dry: find out what would come over, and leave no file.
    """
    if new.exists():
        raise Refused(N_("{path} exists already: choose another name."), path=new)
    report = Salvaged()
    try:
        with tempfile.TemporaryDirectory(dir=new.parent, prefix=".salvage ") as folder:
            copied, partial = Path(folder) / "damaged", Path(folder) / "new"
            take_back(damaged, copied)
            upgrade.make_tables(partial)
            framed = mend_frame(copied, partial.read_bytes(), report)
            with closing(
                sqlite3.connect(f"{partial.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
            ) as target:
                target.execute("PRAGMA synchronous = OFF")
                target.execute("BEGIN")
                for table in (*OWN, *kinds):
                    move(copied, target, table, report)
                for table in OWN[:2]:
                    (top,) = target.execute(f"SELECT MAX(id) FROM {table}").fetchone()
                    report.lost[table] = (top or 0) - report.read[table]
                if framed:
                    report.broken |= {*report.read}
                report.settle()
                for kind, model in kinds.items():
                    _bring_back(target, kind, model, report)
                for kind, model in kinds.items():
                    _fill(target, kind, model)
                target.execute("COMMIT")
            if not any((*report.replayed.values(), *(report.read[table] for table in ("document_content", *kinds)))):
                short = report.short()
                raise Refused(NOTHING_OF_REST, path=damaged, short=short) if short else Refused(NOTHING, path=damaged)
            if dry:
                return report
            with Office(partial, kinds) as office, office.db.atomic():
                for model in kinds.values():
                    _index(office, model)
            sync(partial)
            os.rename(partial, new)
            sync(new.parent)
    except OSError as fault:
        raise Refused(N_("{path} cannot be salvaged: {reason}."), path=damaged, reason=system_words(fault)) from fault
    return report


def take_back(damaged: Path, copied: Path) -> None:
    """Copy the damaged file and, where a save was interrupted, let the copy's journal take that save back."""
    shutil.copyfile(damaged, copied)
    if header.interrupted(damaged):
        journal = Path(f"{copied}-journal")
        shutil.copyfile(f"{damaged}-journal", journal)
        with contextlib.suppress(*UNREADABLE), closing(sqlite3.connect(copied)) as connection:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        journal.unlink(missing_ok=True)


def mend_frame(copied: Path, fresh: bytes, report: Salvaged) -> bool:
    """Give the copy the header of a new file and, where its own cannot be read, the pages that list the tables.

    The list of a new file fits as long as no step of an upgrade has moved a table. Whether it was needed.
    """
    size = int.from_bytes(fresh[16:18], "big")
    with open(copied, "r+b") as stream:
        report.size = os.fstat(stream.fileno()).st_size
        found = -(-report.size // size)
        head = stream.read(32)
        told = int.from_bytes(head[28:], "big")
        if head[:18] == fresh[:18]:
            report.expected = told * size
        # A table whose first page was cut off would hide all the others: what is missing becomes empty pages.
        pages = max(found, len(fresh) // size, told if told < MISSING * found else 0)
        stream.seek(0)
        stream.truncate(pages * size)
        stream.write(fresh[:28] + pages.to_bytes(4, "big") + bytes(8) + fresh[40:100])
    with contextlib.suppress(*UNREADABLE), closing(_reading(copied)) as source:
        if source.execute("SELECT COUNT(*) FROM sqlite_master WHERE sql LIKE '%journal_entry%'").fetchone()[0]:
            return False
    with open(copied, "r+b") as stream:
        for page in _frame(fresh, size):
            place = (page - 1) * size
            stream.seek(place + 100 * (page == 1))
            stream.write(fresh[stream.tell() : place + size])
    return True


def _frame(model: bytes, size: int) -> list[int]:
    """The pages of sqlite_master in a new file: page 1 and, where it is an inner page, its children."""
    first = model[100:size]
    if first[0] != 0x05:
        return [1]
    count = int.from_bytes(first[3:5], "big")
    places = [int.from_bytes(first[12 + 2 * n : 14 + 2 * n], "big") for n in range(count)]
    children = [int.from_bytes(model[place : place + 4], "big") for place in places]
    return [1, *children, int.from_bytes(first[8:12], "big")]


def move(copied: Path, target: sqlite3.Connection, table: str, report: Salvaged) -> None:
    """Copy every row of a table, as far as its schema went, that can be read and that the new file's own rules take."""
    there = _columns(copied, table)
    columns = [name for _n, name, *_rest in target.execute(f'PRAGMA table_info("{table}")') if name in there]
    report.read[table] = 0
    names = ", ".join(f'"{name}"' for name in columns)
    into = f'INSERT OR IGNORE INTO "{table}" (rowid, {names}) VALUES (?{", ?" * len(columns)})'
    if "id" in columns:
        into = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    key = "id" if "id" in columns else "rowid"
    with closing(_reading(copied)) as source:
        for row in readable(source, table, key, names if key == "id" else f"rowid, {names}", report):
            taken = 0
            with contextlib.suppress(sqlite3.IntegrityError, sqlite3.DataError):
                taken = target.execute(into, row).rowcount
            report.read[table] += taken
            if not taken:
                report.broken.add(table)


def _columns(copied: Path, table: str) -> set[str]:
    """The columns of a table of the damaged file."""
    with contextlib.suppress(*UNREADABLE), closing(_reading(copied)) as source:
        return {name for _n, name, *_rest in source.execute(f'PRAGMA table_info("{table}")')}
    return set()


def readable(
    source: sqlite3.Connection, table: str, key: str, names: str, report: Salvaged
) -> Iterator[tuple[Any, ...]]:
    """The rows of a table from its beginning to what is damaged, from its end down to it, then one by one between."""
    low = high = 0
    try:
        for row in source.execute(f'SELECT {names} FROM "{table}" WHERE {key} > 0 ORDER BY {key}'):
            low = int(row[0])
            yield row
        return
    except UNREADABLE:
        report.broken.add(table)
    for row in _until_damage(source, f'SELECT {names} FROM "{table}" WHERE {key} > {low} ORDER BY {key} DESC'):
        high = int(row[0])
        yield row
    for number in range(low + 1, min(high, low + GAP)):
        yield from _until_damage(source, f'SELECT {names} FROM "{table}" WHERE {key} = {number}')


def _until_damage(source: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    try:
        yield from source.execute(sql)
    except UNREADABLE:
        return


def _reading(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    connection.execute("PRAGMA cell_size_check = 1")
    return connection


def _bring_back(target: sqlite3.Connection, kind: str, model: type[Record], report: Salvaged) -> None:
    """Write the rows that the journal tells of and the table has lost."""
    for span in replay.spans(target, kind):
        there = {row for (row,) in target.execute(f'SELECT id FROM "{kind}" WHERE id BETWEEN ? AND ?', span)}
        for row, state in _states(target, kind, *span, report).items():
            if state is None or row in there:
                continue
            known = {name: value for name, value in state.items() if name in model._meta.fields}
            try:
                target.execute(rows.insert_sql(model, list(known)), tuple(known.values()))
                report.replayed[kind] = report.replayed.get(kind, 0) + 1
            except sqlite3.Error:
                report.lost[kind] = report.lost.get(kind, 0) + 1


def _fill(target: sqlite3.Connection, kind: str, model: type[Record]) -> None:
    """Give rows of an older schema what they lack; what guards a ledger stands aside for it."""
    for name, through in model.filled_from:
        held, fields = model._meta.fields[through].rel_model, model._meta.fields
        column, reference = fields[name].column_name, fields[through].column_name
        told = f'SELECT "{held._meta.fields[name].column_name}" FROM "{held.kind_name()}" WHERE id = "{reference}"'
        guard = target.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{kind}_no_update",)).fetchone()
        target.execute(f'DROP TRIGGER "{kind}_no_update"')
        target.execute(f'UPDATE "{kind}" SET "{column}" = ({told}) WHERE "{column}" IS NULL')
        target.execute(guard[0])


def _states(
    target: sqlite3.Connection, kind: str, first: int, last: int, report: Salvaged
) -> dict[int, dict[str, Any] | None]:
    try:
        return replay.states(target, kind, first, last)
    except json.JSONDecodeError:
        report.broken.add(kind)
        return {}


def _index(office: Office, model: type[Record]) -> None:
    if search.searched(model):
        for span in replay.spans(office.db.connection(), model.kind_name()):
            search.put_many(model, list(rows.between(model, *span).values()))
