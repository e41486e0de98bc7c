"""Importing a file that was looked at: one act, all of its rows or none, save those that go into a file of rejects."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from bizdesk.exchange.fates import FATES, IMPORTED, ImportPlan, RowFate
from bizdesk.exchange.grid import shown
from bizdesk.exchange.guarding import guarded
from bizdesk.exchange.planning import look, plan
from bizdesk.exchange.referring import number
from bizdesk.exchange.synonyms import REJECTED
from bizdesk.exchange.trees import levels
from bizdesk.exchanged import exchanged
from bizdesk.office.errors import Refused, system_words
from bizdesk.office.file import Office
from bizdesk.office.journal import Act, change
from bizdesk.office.language import N_, _
from bizdesk.office.outfile import writing
from bizdesk.office.record import Record
from bizdesk.office.rows import cut
from bizdesk.office.text import fold
from bizdesk.office.together import intact
from bizdesk.office.work import Work, finished

__all__ = ["FATES", "ImportPlan", "ImportResult", "RowFate", "apply", "applying", "look", "plan"]

PIECE = 500
BAD_ROWS = N_("Nothing was imported: {count} of {total} rows are refused. Row {line}: {reason}")
BAD_BUT_THERE = N_(
    "Nothing was imported: {count} of {total} rows are refused, {same} are there already. Row {line}: {reason}"
)
MOVED_ON = N_("The office has changed since the file was looked at: look at it again.")
SAME_FILE = N_("{name} is the file being imported, or the office itself: name another for the rejected rows.")
UNWRITABLE = N_("{name} cannot be written: {reason}. Nothing was imported.")


@dataclass(frozen=True)
class ImportResult:
    """What an import did: how many rows of each fate, how many records of other kinds it made, its journal batch.

    rejects is the file that took the refused rows, if any; batch is None where nothing was written.
    """

    added: int
    updated: int
    same: int
    refused: int
    skipped: int
    created: int
    batch: int | None
    rejects: Path | None = None


def apply(office: Office, who: str, plan: ImportPlan, rejects: str | os.PathLike[str] | None = None) -> ImportResult:
    """Do what a plan says at once; see applying()."""
    return finished(applying(office, who, plan, rejects))


def applying(
    office: Office, who: str, plan: ImportPlan, rejects: str | os.PathLike[str] | None = None
) -> Work[ImportResult]:
    """Do what a plan says, as one act and one step of undo; yields (records written, of, words) inside the act.

    Where it is let go halfway nothing was done; the records of the plan have got numbers then, another is to be made.

    Refused, with nothing written, where a row is refused and no file of rejects takes it, and where the office has
    changed since the plan was made.
    """
    bad = plan.of("refused")
    if bad and rejects is None:
        total = sum(row.fate != "skipped" for row in plan.rows)
        same = plan.counts["same"]
        told = BAD_BUT_THERE if same else BAD_ROWS
        raise Refused(told, count=len(bad), total=total, same=same, line=bad[0].place, reason=bad[0].words)
    target = Path(rejects) if rejects is not None and bad else None
    if target is not None and (_is(target, plan.source) or _is(target, office.path)):
        raise Refused(SAME_FILE, name=shown(target.name))
    # Block after block, as such a list counts its rows.
    new, changed = sorted(plan.of("add"), key=lambda fate: fate.block), plan.of("update")
    words = {"kind": plan.kind.plural, "file": shown(plan.source.name)}
    with change(office, who, IMPORTED, count=len(new) + len(changed), **words) as act:
        if act.batch != plan.batch:
            raise Refused(MOVED_ON)
        words_now, total = _("Writing it down"), len(new) + len(changed)
        yield 0, total, words_now
        _create(act, plan)
        for done in _add(act, plan, new):
            yield done, total, words_now
        for done, fate in enumerate(changed, len(new)):
            _update(act, fate)
            yield done, total, words_now
        if target is not None:
            _write_rejects(target, plan, bad)
        batch = act.batch if act.count else None
    counts = plan.counts
    return ImportResult(
        len(new), len(changed), counts["same"], len(bad), counts["skipped"], len(plan.created), batch, target
    )


def _is(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _create(act: Act, plan: ImportPlan) -> None:
    """Make the records that the rows name and nobody has."""
    by_kind: dict[type[Record], list[Record]] = defaultdict(list)
    for record in plan.created:
        by_kind[type(record)].append(record)
    for kind, records in by_kind.items():
        rows = plan.rows if kind is plan.kind else []
        taken = {fold(record.key) for record in records} | {fold(fate.key) for fate in rows}
        number(act.office, [record for record in records if not record.key], taken)
        for record in records:
            if (owner := record.__rel__.get(kind.belongs_to)) is not None:
                # It may have been written only just now.
                record.__data__[kind.belongs_to] = owner.id
            act.add(record)


def _add(act: Act, plan: ImportPlan, fates: list[RowFate]) -> Iterator[int]:
    """Add the new records, telling after each piece how many there are so far."""
    key: Any = plan.kind.key_field()
    unnumbered = [fate for fate in fates if key is not None and not fate.key]
    if unnumbered:
        number(act.office, [_record(fate) for fate in unnumbered], {fold(fate.key) for fate in fates})
    for fate in unnumbered:
        fate.key = _record(fate).key
    add_many = exchanged(plan.kind).add_many
    done = 0
    for piece in (piece for level in levels(fates, plan.kind) for piece in cut(level, PIECE)):
        for fate in piece:
            _link(fate)
        (add_many or Act.add_many)(act, [_record(fate) for fate in piece])
        done += len(piece)
        yield done


def _record(fate: RowFate) -> Record:
    assert fate.record is not None
    return fate.record


def _link(fate: RowFate) -> None:
    """Give a new record the row ids of what was only just written."""
    data = _record(fate).__data__
    for name, value in fate.values.items():
        if isinstance(value, RowFate):
            data[name] = _record(value).id
        elif isinstance(value, Record):
            data[name] = value.id


def _update(act: Act, fate: RowFate) -> None:
    """Write the new values of a row over its record, by the rules of editing it."""
    record = _record(fate)
    values = {name: _record(value) if isinstance(value, RowFate) else value for name, value in fate.values.items()}
    edit = exchanged(type(record)).edit
    with intact(record):
        if edit is not None:
            edit(act, record, values)
            return
        for name, value in values.items():
            setattr(record, name, value)
        act.save(record)


def _write_rejects(path: Path, plan: ImportPlan, bad: list[RowFate]) -> None:
    """Write the refused rows with their lines and reasons, so that they can be mended and imported by themselves.

    What the file said above its header of all amounts holds for these too.
    """
    try:
        with writing(path) as file:
            stream = TextIOWrapper(file, "utf-8-sig", "backslashreplace", "")
            write = csv.writer(stream).writerow
            if plan.sheet.amounts is not None:
                write([guarded(plan.sheet.amounts.text, False)])
            write([guarded(heading, False) for heading in plan.sheet.header] + list(map(_, REJECTED)))
            for fate in bad:
                cells = fate.row.cells if fate.row else []
                write([guarded(cell, False) if isinstance(cell, str) else str(cell) for cell in cells]
                      + [fate.place, guarded(fate.words, False)])  # fmt: skip
            stream.detach()
    except OSError as fault:
        raise Refused(UNWRITABLE, name=shown(path.name), reason=system_words(fault)) from None
