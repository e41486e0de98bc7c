"""What of a file stands in the office already: the same, different, or under a number that is taken."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bizdesk.exchange.fates import IMPORTED, ImportPlan, RowFate
from bizdesk.exchange.grid import shown
from bizdesk.exchanged import exchanged
from bizdesk.office.addresses import Addresses, titled
from bizdesk.office.errors import Invalid, Refused
from bizdesk.office.fields import Typed
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalBatch, JournalEntry
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.rows import among, cut
from bizdesk.office.text import fold

CHUNK = 500
TOLD = 4

AS_LINE = N_("The same as row {line}.")
AS_PAPER = N_(
    "Row {line} has the same {label} {number} and all else alike: leave one out, or describe each where they are two."
)
STANDS_IN = N_("{number} stands in row {line} already, with other values.")
DIFFERENT = N_("{number} is there already, with other values: {differences}. Import with updating to write over them.")
ANOTHER = N_("{number} is another record here: {differences}. Give the row another number, or none for the next one.")
ALIKE = N_("{number} has all these values already.")
DIFFERENCE = N_("{label} {old}, here {new}")
EMPTY = N_("empty")
MORE = N_("{count} more")
FIXED = N_("{label}: changed only by the steps that belong to it ({differences}).")
TWO_ROWS = N_("What it tells of")


def settle(office: Office, plan: ImportPlan, update: bool) -> Iterator[int]:
    """Give the rows that stand in the office already, or twice in the file, their fate; yields how many are done."""
    new = [fate for fate in plan.rows if fate.fate == "add"]
    numbered = _once(plan.kind, [fate for fate in new if fate.key], lambda fate: fold(fate.key))
    today = office.today()
    for done, (fate, record) in enumerate(_found(plan.kind, numbered)):
        if done % CHUNK == 0:
            yield done
        _compare(office, plan, fate, record, update, today)
    unnumbered, rules = [fate for fate in new if not fate.key], exchanged(plan.kind)
    if known_by := rules.known_by:
        named = [fate for fate in unnumbered if fate.values.get("name")]
        _once(plan.kind, named, lambda fate: _stored(known_by, fate.values))
    if stands_by := rules.stands_by:
        whole = [fate for fate in unnumbered if fate.values.keys() >= {*stands_by}]
        there = [
            (fate, same)
            for fate in _once(plan.kind, whole, lambda fate: _stored(stands_by, fate.values))
            if (same := _standing(plan.kind, stands_by, fate.values)) is not None
        ]
        called = Addresses(office.kinds)
        called.learn(plan.kind, [same.id for _fate, same in there])
        for fate, same in there:
            _compare(office, plan, fate, same, update, today, called)
    else:
        # A line is that of a record: without it a price alone would do.
        owner = plan.kind.belongs_to
        _match(plan.kind, [each for each in unnumbered if each.fate == "add" and (not owner or owner in each.values)])
    if rules.paper:
        _refuse_alike(plan.kind, rules.paper, [fate for fate in unnumbered if fate.values.get(rules.paper)])


def _refuse_alike(kind: type[Record], paper: str, fates: list[RowFate]) -> None:
    """Refuse new rows that tell the number of a paper as an earlier row does, and the same of all else."""
    seen: dict[Any, RowFate] = {}
    for fate in fates:
        names = tuple(sorted(fate.values))
        earlier = seen.setdefault((names, _stored(names, fate.values)), fate)
        if earlier is not fate and fate.fate == "add":
            number = shown(str(fate.values[paper]))
            fate.refuse(_(AS_PAPER).format(line=earlier.place, label=kind.fields()[paper].label, number=number))


def _standing(kind: type[Record], stands_by: Sequence[str], values: Mapping[str, Any]) -> Record | None:
    """The record with the same values of the fields that a row without a number stands by."""
    return kind.get_or_none(*(getattr(kind, name) == values[name] for name in stands_by))


def _once(kind: type[Record], fates: list[RowFate], known: Callable[[RowFate], Any]) -> list[RowFate]:
    """The rows whose number, or what else they are known by, does not stand in an earlier one."""
    seen: dict[Any, RowFate] = {}
    for fate in fates:
        earlier = seen.setdefault(known(fate), fate)
        if earlier is fate:
            continue
        names = tuple(earlier.values)
        if earlier.values.keys() == fate.values.keys() and _stored(names, earlier.values) == _stored(
            names, fate.values
        ):
            fate.fate, fate.words = "same", _(AS_LINE).format(line=earlier.place)
        else:
            twice = exchanged(kind).twice
            told = _(STANDS_IN).format(number=shown(fate.key or _called(kind, fate)), line=earlier.place)
            fate.refuse(told if twice is None else twice(fate.values, earlier.place))
    return list(seen.values())


def _called(kind: type[Record], fate: RowFate) -> str:
    """What a row without a number is of: its name, or what else it refers to than the record it belongs to."""
    if name := fate.values.get("name"):
        return str(name)
    told = (each for name, each in reversed(fate.values.items()) if name != kind.belongs_to)
    return next((each.caption for each in told if isinstance(each, Record)), _(TWO_ROWS))


def _found(kind: type[Record], fates: list[RowFate]) -> Iterator[tuple[RowFate, Record]]:
    """The rows whose number the office holds, with the record; read in pieces, each whole."""
    if not fates:
        return
    key: Any = kind.key_field()
    exact: dict[str, int] = {}
    folded: dict[str, int] = {}
    for row, number in kind.select(kind.id, key).tuples():
        exact[number] = row
        folded[fold(number)] = row
    hits = [(fate, row) for fate in fates if (row := exact.get(fate.key) or folded.get(fold(fate.key)))]
    for part in cut(hits, CHUNK):
        records = {record.id: record for record in kind.select().where(among(kind.id, [row for _fate, row in part]))}
        yield from ((fate, records[row]) for fate, row in part)


def _same(value: Any, current: Any) -> bool:
    """Whether a value of the file is the one that stands; a reference stands as its row id."""
    return value.id == current if isinstance(value, Record) else value == current


def _compare(
    office: Office,
    plan: ImportPlan,
    fate: RowFate,
    record: Record,
    update: bool,
    today: date,
    addresses: Addresses | None = None,
) -> None:
    kind = plan.kind
    key, current = getattr(kind.key_field(), "name", ""), record.__data__
    changed = {name: value for name, value in fate.values.items() if name != key and not _same(value, current[name])}
    rules = exchanged(kind)
    if changed and rules.differing is not None:
        changed = rules.differing(changed, current, today)
    called = shown(fate.key or titled(office, record, addresses))
    if not changed:
        fate.fate, fate.words = "same", "" if fate.key else _(ALIKE).format(number=called)
        return
    if others := {name: value for name, value in changed.items() if name in rules.whose}:
        told = differences(office, kind, others, current)
        fate.refuse(_(ANOTHER).format(number=called, differences=told))
        return
    told = differences(office, kind, changed, current)
    if not update and not _only_named(kind, record.id, changed):
        plan.helpful.add("update")
        fate.refuse(_(DIFFERENT).format(number=called, differences=told))
        return
    steps = [name for name in changed if not kind.fields()[name].editable]
    if steps and rules.may_begin is not None and rules.may_begin(record):
        steps = [name for name in steps if name not in rules.begins]
    if steps:
        fixed = [kind.fields()[name].label for name in steps]
        fate.refuse(_(FIXED).format(label=_(", ").join(fixed), differences=told))
        return
    fate.fate, fate.words, fate.values, fate.record = "update", told, changed, record
    try:
        corrected = _corrected(kind, record, changed)
        if rules.refuse_change is not None:
            rules.refuse_change(office, record, corrected, changed)
        if rules.weigh_change is not None:
            for words in rules.weigh_change(office, record, corrected, changed):
                fate.note(words)
    except Invalid as told_all:
        fate.refuse(" ".join(map(str, told_all.faults.values())))
    except Refused as fault:
        fate.refuse(str(fault))


def _only_named(kind: type[Record], row: int, changed: dict[str, Any]) -> bool:
    """Whether a record was made by an import of another kind that named it, and never touched since: a file that is
    about it may say the rest. Its name stands."""
    if exchanged(kind).made_with is None or "name" in changed:
        return False
    mine = (JournalEntry.kind == kind.kind_name()) & (JournalEntry.record_id == row)
    entries = list(JournalEntry.select().where(mine).limit(2))
    if len(entries) != 1 or entries[0].change != "add":
        return False
    batch = JournalBatch.get_by_id(entries[0].batch)
    return batch.what == IMPORTED and json.loads(batch.words)["kind"] != kind.plural


def _corrected(kind: type[Record], record: Record, changed: dict[str, Any]) -> Record:
    """The record with its new values, checked by its own rules; what the file itself brings is not there yet."""
    references = {field.name for field in kind.references()}
    known = {name: value for name, value in changed.items() if isinstance(value, Record) or name not in references}
    corrected = kind(**record.__data__ | known)
    corrected.verify()
    return corrected


def differences(office: Office, kind: type[Record], changed: dict[str, Any], current: dict[str, Any]) -> str:
    """What stands beside what the file gives, in words."""
    told = []
    for name, value in list(changed.items())[:TOLD]:
        field = kind.fields()[name]
        old, new = _shown(field, current[name], office), _shown(field, value, office)
        told.append(_(DIFFERENCE).format(label=field.label, old=old or _(EMPTY), new=new or _(EMPTY)))
    if len(changed) > TOLD:
        told.append(_(MORE).format(count=len(changed) - TOLD))
    return _("; ").join(told)


def _shown(field: Typed, value: Any, office: Office) -> str:
    if isinstance(value, Record):
        return shown(value.caption)
    if isinstance(value, str | int) or value is None or not hasattr(value, "text"):
        return shown(field.show(value, office))
    return shown(str(value))


def _match(kind: type[Record], fates: list[RowFate]) -> None:
    """Rows without a number that agree with a record in every value they give are that record, each record once."""
    by_fields: dict[tuple[str, ...], list[RowFate]] = defaultdict(list)
    for fate in fates:
        by_fields[tuple(sorted(fate.values))].append(fate)
    used: set[int] = set()
    for names, group in sorted(by_fields.items(), key=lambda item: -len(item[0])):
        if not names:
            continue
        wanted = {_stored(names, fate.values) for fate in group}
        # Folding is slow: it is asked only of records that agree in all that is no text.
        rough = {_without_texts(values) for values in wanted}
        columns = [getattr(kind, name) for name in names]
        title: Any = kind.key_field()
        title = kind.id if title is None else title
        held: dict[tuple[Any, ...], list[tuple[int, str]]] = defaultdict(list)
        for row, number, *values in kind.select(kind.id, title, *columns).order_by(kind.id.desc()).tuples():
            if _without_texts(values) in rough and (key := _alike(values)) in wanted:
                held[key].append((row, str(number)))
        for fate in group:
            matches = held[_stored(names, fate.values)]
            while matches and matches[-1][0] in used:
                matches.pop()
            if matches:
                row, number = matches.pop()
                used.add(row)
                fate.fate, fate.words = "same", _(ALIKE).format(number=shown(number))


def _stored(names: tuple[str, ...], values: dict[str, Any]) -> tuple[Any, ...]:
    given = (values.get(name) for name in names)
    return _alike([value.id if isinstance(value, Record) else value for value in given])


def _alike(values: Sequence[Any]) -> tuple[Any, ...]:
    """Values by which two are held to be one: width, case and kind of bracket make no difference."""
    return tuple(fold(value) if isinstance(value, str) else value for value in values)


def _without_texts(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(value for value in values if not isinstance(value, str))
