"""The health of an office file: everything that can be proved about it, said in sentences."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bizdesk.office import documents, faults, migrations, numbering_series, proof, replay, rows, search
from bizdesk.office.errors import Refused
from bizdesk.office.language import N_, _
from bizdesk.office.policy import missing
from bizdesk.office.record import Record
from bizdesk.office.work import Work, finished

if TYPE_CHECKING:
    from bizdesk.office.file import Office

Part = Callable[["Office"], Iterator[str]]


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be; severity is error (data is wrong or lost) or warning."""

    severity: str
    sentence: str


def check(office: "Office", areas: Sequence[Part] = ()) -> list[Finding]:
    """Everything found about an office, all at once."""
    return finished(checking(office, areas))


def checking(office: "Office", areas: Sequence[Part] = ()) -> Work[list[Finding]]:
    """Check step by step, yielding (done, of, what is being checked); the findings are its value.

    areas: what each area can prove of its ledgers, as sentences for what does not hold. Each piece is read whole and
    let go, so that nobody's save has to wait.
    """
    office.activate()
    parts: list[tuple[str, Part]] = [*PARTS, *((N_("Ledgers"), area) for area in areas)]
    found: list[Finding] = []
    for done, (label, part) in enumerate(parts):
        yield done, len(parts), _(label)
        try:
            with faults.in_words(office):
                for sentence in part(office):
                    if sentence:
                        found.append(Finding("warning" if part in WARNINGS else "error", sentence))
                    yield done, len(parts), _(label)
        except Refused as fault:
            found.append(Finding("error", _("{part}: {reason}").format(part=_(label), reason=fault)))
        except (ValueError, TypeError):
            words = _("{part}: a value that cannot be read stands in the way of checking further.")
            found.append(Finding("error", words.format(part=_(label))))
    office.unchecked = ""
    yield len(parts), len(parts), ""
    return found


def since_closed(office: "Office") -> Iterator[str]:
    """No byte has changed since this computer closed the file: told too where nothing else shows what it was."""
    yield _(office.unchecked) if office.unchecked else ""


def length(office: "Office") -> Iterator[str]:
    """The file is as long as its pages say."""
    office.still_there()
    db = office.db.connection()
    pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    found = office.path.stat().st_size
    if found != pages * size:
        yield _("The file has {found} bytes, its pages need {expected}.").format(found=found, expected=pages * size)


def structure(office: "Office") -> Iterator[str]:
    """SQLite finds no page, index or reference broken."""
    db = office.db.connection()
    for (said,) in db.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield _("SQLite: {reason}").format(reason=said)
    for table, row, parent, _index in db.execute("PRAGMA foreign_key_check").fetchall():
        yield _("Row {row} of {table} names a row of {parent} that is not there.").format(
            row=row, table=table, parent=parent
        )


def tables(office: "Office") -> Iterator[str]:
    """Tables, indexes and triggers are those the program made."""
    sql = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statements in migrations.steps().values():
            for statement in statements:
                fresh.execute(statement)
        expected = dict(fresh.execute(sql).fetchall())
    found = dict(office.db.connection().execute(sql).fetchall())
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield _("{name} is missing from the file's tables, indexes and guards.").format(name=name)
        elif found[name] != expected.get(name):
            yield _("{name} is not a table, index or guard as the program made it.").format(name=name)


def records(office: "Office") -> Iterator[str]:
    """Every row is what the journal says, and the search index holds its words."""
    db = office.db.connection()
    for model in office.kinds.values():
        for first, last in replay.spans(db, model.kind_name()):
            with office.db.atomic("DEFERRED"):
                said = _piece(db, model, first, last)
            yield from said
            yield ""


def _piece(db: sqlite3.Connection, model: type[Record], first: int, last: int) -> list[str]:
    said = []
    told = replay.states(db, model.kind_name(), first, last)
    found = rows.between(model, first, last)
    words = _indexed(db, model, first, last)
    for row in sorted(told.keys() | found.keys() | words.keys()):
        now, expected = found.get(row), told.get(row)
        names = {"kind": _(model.singular), "number": (now or expected or {}).get(rows.key_name(model)) or row}
        if now is None:
            if expected is not None:
                said.append(_("{kind} {number} was deleted from outside.").format(**names))
            elif row in words:
                said.append(_("The search index holds a {kind} that is not there.").format(**names))
            continue
        if expected is None:
            said.append(_("{kind} {number} was added from outside.").format(**names))
        elif changed := [name for name, value in expected.items() if name in now and now[name] != value]:
            labels = _(", ").join(model._meta.fields[name].label or name for name in changed if name != "id")
            said.append(_("{kind} {number} was changed from outside: {fields}.").format(fields=labels, **names))
        try:
            rows.read(model, now)
            agrees = not search.searched(model) or words.get(row) == search.words_of(model, now)
        except (ValueError, TypeError):
            said.append(_("{kind} {number} holds a value that cannot be read.").format(**names))
            continue
        if not agrees:
            said.append(_("The search index does not agree with {kind} {number}.").format(**names))
    return said


def _indexed(db: sqlite3.Connection, model: type[Record], first: int, last: int) -> dict[int, str]:
    place = db.execute("SELECT id FROM search_kind WHERE kind = ?", (model.kind_name(),)).fetchone()
    if place is None:
        return {}
    base = place[0] << search.SHIFT
    sql = "SELECT rowid - ?, words FROM search WHERE rowid BETWEEN ? AND ?"
    return dict(db.execute(sql, (base, base + first, base + last)).fetchall())


def links(office: "Office") -> Iterator[str]:
    """What notes, documents and approvals belong to is there."""
    db = office.db.connection()
    for model in office.kinds.values():
        if "subject_id" not in model._meta.fields:
            continue
        table = model.kind_name()
        for (kind,) in db.execute(f'SELECT DISTINCT subject_kind FROM "{table}"').fetchall():
            there = f'EXISTS (SELECT 1 FROM "{kind}" k WHERE k.id = subject_id)' if kind in office.kinds else "0"
            sql = f'SELECT id, subject_id FROM "{table}" WHERE subject_kind = ? AND NOT {there}'
            for row, subject in db.execute(sql, (kind,)).fetchall():
                yield _("{kind} {number} belongs to {subject} {row}, which is not there.").format(
                    kind=_(model.singular), number=row, subject=kind, row=subject
                )


def kept_documents(_office: "Office") -> Iterator[str]:
    """Every document is there and has the bytes it was attached with."""
    yield from documents.damaged()


def numbers(office: "Office") -> Iterator[str]:
    """No series is about to give a number that a record bore before it was taken back or deleted."""
    for model in office.kinds.values():
        if not model.series:
            continue
        number = numbering_series.upcoming(office, model)
        gone = f'NOT EXISTS (SELECT 1 FROM "{model.kind_name()}" k WHERE k.id = record_id)'
        sql = f"SELECT 1 FROM journal_entry WHERE kind = ? AND change = 'add' AND number = ? AND {gone}"
        if office.db.execute_sql(sql, (model.kind_name(), number)).fetchone():
            yield _("{kind}: the next number, {number}, was borne before: its series was set back.").format(
                kind=_(model.plural), number=number
            )


def clock(office: "Office") -> Iterator[str]:
    """Acts are dated in the order they were done."""
    sql = (
        "SELECT b.id, b.at, a.at FROM journal_batch b JOIN journal_batch a ON a.id = b.id - 1 "
        "WHERE b.at < a.at ORDER BY b.id"
    )
    for number, at, before in office.db.connection().execute(sql).fetchall():
        yield _("Act {number} is dated {at}, the one before it {before}: the clock was set back.").format(
            number=number, at=at, before=before
        )


def chain(office: "Office") -> Iterator[str]:
    """The journal's chain of hashes holds."""
    return proof.proving(office)


PARTS: tuple[tuple[str, Part], ...] = (
    (N_("Since it was last closed"), since_closed),
    (N_("Length of the file"), length),
    (N_("Structure of the file"), structure),
    (N_("Tables and guards"), tables),
    (N_("Journal"), chain),
    (N_("Records"), records),
    (N_("Links"), links),
    (N_("Documents"), kept_documents),
    (N_("Policy"), missing),
    (N_("Series of numbers"), numbers),
    (N_("Clock"), clock),
)
WARNINGS = (since_closed, numbers, clock)
