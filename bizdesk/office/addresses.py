"""What a record is called outside the file: its number, or a line's place under the record it belongs to.

PD-2026-0001/ZC-2026-0004 is a line of a stocktake, ZC-2026-0001/3 the third event of an asset, asset/ZC-2026-0001/2
its second note, CJ-2026-0001/2/1 the first quotation for the second line of a plan. A line is named by the field its
kind says (`line_by`), else by its place among its fellows, counted from 1; when read, either will do. A fellow that is
gone keeps its place, so that no address comes to mean another line.
"""

import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from bizdesk.office.errors import NotFound
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.rows import cut

if TYPE_CHECKING:
    from bizdesk.office.file import Office

CHUNK = 500
LONGEST = 400
NOT_THERE = N_("There is no {kind} {text}.")
LIKE = N_("There is no {kind} {text}: such records are named like {example}.")

Kind = type[Record]


class Noted(Protocol):
    """What an entry of the journal tells of its record."""

    @property
    def kind(self) -> str: ...
    @property
    def record_id(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


def address(office: "Office", record: Record) -> str:
    """What a single record is called."""
    if record.key_field() is not None:
        return record.key
    found = Addresses(office.kinds)
    found.learn(type(record), [record.id])
    return found.of(type(record), record.id)


def titled(office: "Office", record: Record, called: "Addresses | None" = None) -> str:
    """A record in a few words: its number or, where it has none, its address, and its name or what it is of; called:
    where it is one of many, what they are called."""
    key, what = record.key_field(), getattr(record, record.called_by, "")
    of_what = what.caption if isinstance(what, Record) else ""
    if key is None:
        told = address(office, record) if called is None else called.of(type(record), record.id)
        own = record.caption if type(record).caption is not Record.caption else of_what
        return f"{told} {own}".strip() or record.caption
    told = key.show(record.key, office)
    return f"{record.caption} {of_what}".strip() if told == record.key else f"{told} ({record.key})"


def about(office: "Office", record: Record) -> str:
    """What a record is about in a few words, beside its number."""
    key = record.key_field()
    told = record.key if key is None else key.show(record.key, office)
    return record.caption.removeprefix(record.key).strip() if told == record.key else told


class Addresses:
    """What many records are called; nothing is read twice."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self._known: dict[Kind, dict[int, str]] = defaultdict(dict)
        self._fellows: dict[tuple[Kind, Kind], dict[int, array[int]]] = defaultdict(dict)

    def of(self, kind: Kind, row: int | None) -> str:
        """What a row that was learnt is called; '' for no row, and for one that is not there."""
        return self._known[kind].get(row, "") if row is not None else ""

    def learn(self, kind: Kind, rows: Iterable[int | None]) -> None:
        """Read what rows are called."""
        known = self._known[kind]
        new = sorted({row for row in rows if row is not None and row not in known})
        for chunk in cut(new, CHUNK):
            if (key := kind.key_field()) is not None:
                known.update(dict(kind.select(kind.id, key).where(kind.id.in_(chunk)).tuples()))
            elif kind.belongs_to:
                self._lines(kind, chunk)
            elif "subject_id" in kind.fields():
                self._papers(kind, chunk)

    def of_entry(self, entry: "Noted") -> str:
        """What the record of an entry of the journal is called; a line gone by what it belonged to, and when."""
        kind = self.kinds.get(entry.kind)
        if kind is None or kind.key_field() is not None:
            return entry.number
        self.learn(kind, [entry.record_id])
        return self.of(kind, entry.record_id) or self._of_gone(kind, entry)

    def _of_gone(self, kind: Kind, entry: "Noted") -> str:
        values = {**json.loads(entry.before), **json.loads(entry.after)}
        named, row = values.get("subject_kind", ""), values.get(kind.belongs_to or "subject_id")
        field: Any = kind.fields().get(kind.belongs_to)
        parent = field.rel_model if field is not None else self.kinds.get(named)
        if parent is None or row is None:
            return entry.number
        self.learn(parent, [row])
        when = next((values[name] for name in (kind.line_by, "period", "date") if values.get(name)), "")
        return "/".join(filter(None, [named, self.of(parent, row), str(when)])) or entry.number

    def _lines(self, kind: Kind, rows: Sequence[int]) -> None:
        """Rows that belong to a record of one kind."""
        fields = kind.fields()
        field: Any = fields[kind.belongs_to]
        by: Any = fields[kind.line_by] if kind.line_by else kind.id
        found = list(kind.select(kind.id, field, by).where(kind.id.in_(rows)).tuples())
        parents = {parent for _row, parent, _by in found}
        self.learn(field.rel_model, parents)
        if not kind.line_by:
            self._read_fellows(kind, field.rel_model, parents)
        for row, parent, text in found:
            place = text if kind.line_by else self._place(kind, field.rel_model, parent, row)
            self._known[kind][row] = f"{self.of(field.rel_model, parent)}/{place}"

    def _papers(self, kind: Kind, rows: Sequence[int]) -> None:
        """Rows that name their subject by its kind and row: notes, documents, approvals."""
        about, row_of = kind.fields()["subject_kind"], kind.fields()["subject_id"]
        subjects: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row, name, subject in kind.select(kind.id, about, row_of).where(kind.id.in_(rows)).tuples():
            subjects[name].append((row, subject))
        for name, each in subjects.items():
            if (parent := self.kinds.get(name)) is None:
                continue
            wanted = {subject for _row, subject in each}
            self.learn(parent, wanted)
            self._read_fellows(kind, parent, wanted, about == name)
            for row, subject in each:
                place = self._place(kind, parent, subject, row)
                self._known[kind][row] = f"{name}/{self.of(parent, subject)}/{place}"

    def _read_fellows(self, kind: Kind, parent: Kind, wanted: set[int], where: Any = True) -> None:
        """Read the rows of every parent in their order."""
        fellows = self._fellows[kind, parent]
        new = wanted - fellows.keys()
        if not new:
            return
        field: Any = kind.fields()[kind.belongs_to or "subject_id"]
        there = kind.select(field, kind.id).where(field.in_(new) & where).tuples()
        for above, row in sorted({*there, *_gone(kind, parent, new)}):
            fellows.setdefault(above, array("q")).append(row)

    def _place(self, kind: Kind, parent: Kind, above: int, row: int) -> int:
        return bisect_left(self._fellows[kind, parent][above], row) + 1


def _gone(kind: Kind, parent: Kind, wanted: Iterable[int]) -> list[tuple[int, int]]:
    """What the journal knows to have been taken from records of a kind: (the record, the row that went)."""
    from bizdesk.office.journal import JournalEntry

    entry: Any = JournalEntry
    mine = (entry.subject_kind == parent.kind_name()) & entry.subject_id.in_(list(wanted))
    went = (entry.kind == kind.kind_name()) & (entry.change == "remove")
    return list(entry.select(entry.subject_id, entry.record_id).where(mine & went).tuples())


def addressed(office: "Office", kind: Kind, text: str) -> Record:
    """The record that a text names; NotFound, with how such records are named, where there is none."""
    if kind.key_field() is not None:
        return kind.named(text)
    plain = text.encode("utf-8", "replace").decode().strip()[:LONGEST]
    places = [place for place, sign in enumerate(plain) if sign == "/"]
    # A name of its own may hold a stroke, as may the number above it; a place is a figure.
    for place in places if kind.line_by else places[-1:]:
        if (found := _under(office, kind, plain[:place], plain[place + 1 :])) is not None:
            return found
    newest = kind.select().order_by(kind.id.desc()).first()
    words = {"kind": _(kind.singular).lower(), "text": plain}
    if newest is None:
        raise NotFound(NOT_THERE, **words)
    raise NotFound(LIKE, **words, example=address(office, newest))


def _under(office: "Office", kind: Kind, above: str, name: str) -> Record | None:
    """The row of a name under the record that another text names."""
    fields = kind.fields()
    try:
        if kind.belongs_to:
            field: Any = fields[kind.belongs_to]
            parent = field.rel_model
            row = addressed(office, parent, above).id
            mine = field == row
        else:
            word, _slash, number = above.partition("/")
            if (parent := office.kinds.get(word)) is None:
                return None
            row = addressed(office, parent, number).id
            mine = (fields["subject_kind"] == word) & (fields["subject_id"] == row)
    except NotFound:
        return None
    if kind.line_by and (line := kind.select().where(mine, fields[kind.line_by] == name).first()) is not None:
        return line
    if not (name.isascii() and name.isdecimal() and 0 < len(name) < 10 and int(name)):
        return None
    there = {each for (each,) in kind.select(kind.id).where(mine).tuples()}
    ever = sorted(there | {gone for _above, gone in _gone(kind, parent, [row])})
    place = int(name) - 1
    return kind.get_by_id(ever[place]) if place < len(ever) and ever[place] in there else None
