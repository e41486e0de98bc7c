"""Looking at a file before anything is imported: every line read, checked, and given its fate."""

from collections.abc import Collection, Generator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from bizdesk.exchange import going_together, matching, meanings, standing, trees
from bizdesk.exchange.cells import ColumnReader
from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.exchange.grid import NO_HEADING, shown
from bizdesk.exchange.headings import CHINESE, KNOWN_ENOUGH, is_blank
from bizdesk.exchange.reading import read
from bizdesk.exchange.referring import References
from bizdesk.exchange.remarks import remarks
from bizdesk.exchange.tables import Row, Sheet
from bizdesk.exchanged import exchanged, never_imported
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.fields import Reference
from bizdesk.office.file import Office
from bizdesk.office.journal import newest
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

STEP = 1_000
Progress = tuple[int, int, str]

NOT_BY_HAND = N_("{kind}: cannot be imported. {reason}")
EMPTY_BUT = N_("Empty but for {headings}.")
CELL_FAULT = N_("{heading}: {reason}")
ANOTHER = N_("{label}: the row says {own}, the import {given}.")
READING = N_("Reading {name}")
CHECKING = N_("Checking the rows")
COMPARING = N_("Comparing with the office")
DRAWING_UP = N_("Drawing up the new records")


def refuse_kind(kind: type[Record]) -> None:
    """Refuse a kind that cannot be imported."""
    if reason := never_imported(kind):
        raise Refused(NOT_BY_HAND, kind=_(kind.singular), reason=_(reason))


def look(
    kind: type[Record],
    path: str | PathLike[str],
    mapping: Mapping[str, str] | None = None,
    sheet: str | int | None = None,
    encoding: str | None = None,
    given: Collection[str] = (),
) -> tuple[Sheet, dict[str, matching.Column]]:
    """The table in a file and what its columns give; Refused as reading and matching refuse. given: fields that no
    column has to give."""
    refuse_kind(kind)
    known = meanings.known(kind, mapping or {})
    table = read(path, sheet, encoding, known, lambda table: fits(kind, table, mapping or {}, given))
    columns = matching.match(kind, table.header, mapping or {}, [row.cells for row in table.rows])
    return table, matching.scaled(kind, columns, table.amounts.factor) if table.amounts else columns


def fits(kind: type[Record], table: Sheet, mapping: Mapping[str, str], besides: Collection[str] = ()) -> int:
    """Whether a table is meant for a kind: 2 where it gives all that a new record needs beside what is given already,
    or its number and something more; 1 where some headings are known; else 0."""
    told = meanings.meant(kind, table.header, mapping)
    given = told | set(besides)
    given |= exchanged(kind).following(given)
    key = getattr(kind.key_field(), "name", "")
    needed = {name for name, field in kind.fields().items() if field.required and field.default in (None, "")} - {key}
    whole = (needed and needed <= given) or (key in given and len(given) > 1)
    return 2 if whole else int(len(told) >= KNOWN_ENOUGH)


def plan(
    office: Office,
    kind: type[Record],
    path: str | PathLike[str],
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | int | None = None,
    encoding: str | None = None,
    update: bool = False,
    create: bool = False,
    given: Mapping[str, Any] | None = None,
) -> Generator[Progress, None, ImportPlan]:
    """Find out what importing a file would do; yields (lines done, lines in all, words).

    mapping: what headings mean, as field or field:way (matching.WAYS); an empty meaning ignores the column.
    update: write over records that are there with other values. create: make the departments, places, suppliers,
    employees and asset categories that the rows name and that are missing. given: what every row has, by field name.
    Refused where nothing can come of the file; what is wrong with single lines is their fate.
    """
    office.activate()
    given = given or {}
    matching.refuse_unknown(kind, given)
    yield 0, 0, _(READING).format(name=shown(Path(path).name))
    table, columns = look(kind, path, mapping, sheet, encoding, given)
    empty = ImportPlan(kind, Path(path), columns, table, newest(office) + 1)
    work = Planning(office, empty, References(office, create), update, given)
    for done, row in enumerate(table.rows):
        if done % STEP == 0:
            yield done, len(table.rows), _(CHECKING)
        work.plan.rows.append(work.read(row))
    yield from work.finish()
    return work.plan


class Planning:
    """One file being looked at."""

    def __init__(
        self, office: Office, plan: ImportPlan, references: References, update: bool, given: Mapping[str, Any]
    ) -> None:
        self.office = office
        self.plan = plan
        self.kind = plan.kind
        self.rules = exchanged(plan.kind)
        self.today = office.today()
        self.references = references
        self.update = update
        self.given = given
        # Whether a row makes a record: where values are written over, that is known when they are compared.
        self.new = not update
        rows, workbook = plan.sheet.rows, not plan.sheet.encoding
        self.tree = trees.Tree(self.kind, references)
        self.readers = [
            ColumnReader(
                self.kind, column, office, workbook, self.tree.refer, (row.cells[column.index] for row in rows)
            )
            for column in plan.columns.values()
            if column.field and not column.beside
        ]
        # What belongs to another record of the row is found among what belongs to that one, once it is known.
        self.readers.sort(key=lambda reader: bool(self._within(reader)))
        self.beside = self._beside()
        key = self.kind.key_field()
        self.key = key.name if key is not None else ""
        # A number still to be drawn is no fault.
        self.required = {
            name: field for name, field in self.kind.fields().items() if field.required and name != self.key
        }
        self.useless = {column.index: column.heading for column in plan.columns.values() if column.useless}
        self.read_columns = {reader.column.index for reader in self.readers} | set(self.beside.values())

    def _beside(self) -> dict[int, int]:
        """By the index of a column of codes that of the names beside it, which are learnt."""
        names = {column.field: column.index for column in self.plan.columns.values() if column.beside}
        found = {}
        for reader in self.readers:
            if reader.name in names and isinstance(reader.field, Reference):
                one, other = reader.column.index, names[reader.name]
                found[one] = other
                both = ((row.cells[one], row.cells[other]) for row in self.plan.sheet.rows)
                told = ((reader.text(code), reader.text(name)) for code, name in both if not is_blank(name))
                self.references.learn(reader.field.rel_model, told)
        return found

    def _within(self, reader: ColumnReader) -> str:
        """The field of the row that says to whom belongs what a column names; '' where it belongs to nobody."""
        within: str = reader.field.rel_model.belongs_to if isinstance(reader.field, Reference) else ""
        return within if within in self.kind.fields() else ""

    def read(self, row: Row) -> RowFate:
        """The fate of a row as far as it stands alone."""
        if self.useless and not row.faults:
            filled = [index for index, cell in enumerate(row.cells) if not is_blank(cell)]
            if self.useless.keys() >= set(filled):
                headings = _(", ").join(shown(self.useless[index]) for index in filled)
                return RowFate(
                    row.line, "skipped", words=_(EMPTY_BUT).format(headings=headings), row=row, block=row.block
                )
        fate = RowFate(row.line, "add", row=row, block=row.block)
        values, parts, faults = fate.values, dict[str, Any](), []
        for index, reason in row.faults.items():
            if index in self.read_columns or reason.message == NO_HEADING:
                heading = shown(self.plan.sheet.header[index])
                faults.append(_(CELL_FAULT).format(heading=heading, reason=reason))
        for reader in self.readers:
            index = reader.column.index
            cell = row.cells[index]
            if index in self.beside and is_blank(cell):
                cell = row.cells[self.beside[index]]
            if cell == "" or index in row.faults or is_blank(cell):
                continue
            owner = values.get(self._within(reader))
            value: Any
            try:
                if isinstance(owner, Record) and isinstance(reader.field, Reference):
                    value = self.references.find_of(reader.field, reader.text(cell), owner)
                else:
                    value = reader.value(cell)
            except Refused as fault:
                faults.append(str(fault))
                continue
            if said := reader.remark(cell, value):
                fate.note(said)
            if reader.column.part:
                parts[reader.column.way] = value
                value = joined(parts)
            values[reader.name] = value
        self._complete(fate, faults)
        fate.key = values.get(self.key, "") if self.key else ""
        if faults:
            fate.refuse(" ".join(faults))
        return fate

    def _complete(self, fate: RowFate, faults: list[str]) -> None:
        """Give a row the values that follow from those it tells, and add what is wrong with them to its faults."""
        values, rules = fate.values, self.rules
        for name, value in self.given.items():
            if values.setdefault(name, value) != value:
                field = self.kind.fields()[name]
                own, given = (field.show(each, self.office) for each in (values[name], value))
                faults.append(_(ANOTHER).format(label=field.label, own=shown(own), given=shown(given)))
        told = {name: values.pop(name) for name in rules.besides if name in values}
        try:
            if rules.recognised is not None:
                self.references.recognise(self.kind, rules.recognised, values, told)
            for name in rules.following(values.keys()):
                values.setdefault(name, values[rules.implied[name]])
            if rules.complete is not None and not faults:
                rules.complete(values)
            if rules.weigh is not None and not faults:
                for words in rules.weigh(self.office, values, told):
                    fate.note(words)
        except Refused as fault:
            faults.append(str(fault))

    def finish(self) -> Generator[Progress]:
        """Settle what depends on other rows and on the office, and add the lines that are no rows."""
        plan = self.plan
        for done in standing.settle(self.office, plan, self.update):
            yield done, len(plan.rows), _(COMPARING)
        if self.rules.fill is not None:
            self.rules.fill(self.office, [fate.values for fate in plan.rows if fate.fate == "add"])
        for done, fate in enumerate(plan.rows):
            if done % STEP == 0:
                yield done, len(plan.rows), _(DRAWING_UP)
            if fate.fate == "add":
                self.new = True
                self._draw_up(fate)
        self.tree.settle(plan)
        going_together.refuse_taken(plan)
        going_together.refuse_together(self.office, plan)
        named = {value.id for fate in plan.rows if fate.fate in ("add", "update") for value in fate.values.values()
                 if isinstance(value, Record)}  # fmt: skip
        if self.references.missing and plan.of("refused"):
            plan.helpful.add("create")
        plan.created = [record for record in self.references.created if record.id in named]
        plan.rows += [
            RowFate(line, "skipped", words=str(reason), block=block) for line, reason, block in plan.sheet.skipped
        ]
        plan.rows.sort(key=lambda fate: (fate.line, fate.block))
        needed = [field for name, field in self.required.items() if self.new and name not in self.given]
        plan.notes = remarks(self.office, plan, self.readers, needed, self.references)

    def _draw_up(self, fate: RowFate) -> None:
        """Make the record of a new row and check it."""
        try:
            if self.rules.draw_up is not None:
                fate.record, notes = self.rules.draw_up(self.office, fate.values, self.today)
                for words in notes:
                    fate.note(words)
            else:
                fate.record = self.kind(**fate.values)
            check(fate.record, self.required | fate.values)
            if self.rules.refuse_new is not None:
                self.rules.refuse_new(self.office, fate.record)
        except Invalid as told_all:
            fate.refuse(" ".join(map(str, told_all.faults.values())))
        except Refused as fault:
            fate.refuse(str(fault))


def joined(parts: Mapping[str, str]) -> str:
    """A name of its parts: the family name first in Chinese, last elsewhere."""
    first, last = parts.get("first", ""), parts.get("last", "")
    return last + first if CHINESE.search(first + last) else f"{first} {last}".strip()


def check(record: Record, names: Collection[str]) -> None:
    """Refuse a new record that breaks its rules, as Record.verify does; names are the fields that were looked at.

    Their texts are tidied when they are read; what was not given are defaults, and terms of a category.
    """
    faults: dict[str, Refused] = {}
    for name in names:
        try:
            record._meta.fields[name].verify(record.__data__.get(name))
        except Refused as fault:
            faults[name] = fault
    if faults := faults or record.rules():
        raise Invalid(faults, _(record.singular))
