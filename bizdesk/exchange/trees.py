"""Kinds whose records lie in one another: parents that the same file brings, in whatever order it names them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bizdesk.exchange.fates import ImportPlan, RowFate
from bizdesk.exchange.grid import shown
from bizdesk.exchange.referring import References
from bizdesk.exchanged import exchanged
from bizdesk.office.errors import NotFound, Refused
from bizdesk.office.fields import Reference
from bizdesk.office.language import N_
from bizdesk.office.record import Record
from bizdesk.office.text import fold

RING = N_("{label}: {name} would lie below itself.")
TOO_DEEP = N_("{label}: {name} would lie deeper than the {most} levels of the list.")
PARENT_REFUSED = N_("{label}: row {line}, which brings {name}, is refused.")


@dataclass(frozen=True, slots=True)
class Awaited:
    """A record of the file's own kind that the office does not hold: named by a text until the whole file is read."""

    text: str

    def __str__(self) -> str:
        return self.text


class Tree:
    """Finds the records that a file names, those of its own kind in the file too."""

    def __init__(self, kind: type[Record], references: References) -> None:
        self.kind = kind
        self.references = references
        self.field = own(kind)

    def refer(self, field: Reference, text: str) -> Record | Awaited:
        """The record a text names, or what to look for when all rows are read; Refused as References.find refuses."""
        if field.rel_model is not self.kind:
            return self.references.find(field, text)
        try:
            return self.references.standing(self.kind, text)
        except NotFound:
            return Awaited(text)

    def settle(self, plan: ImportPlan) -> None:
        """Find what was awaited among the rows; refuse the rows that wait in vain, or for themselves."""
        if self.field is None:
            return
        written = [fate for fate in plan.rows if fate.fate in ("add", "update")]
        brought = _brought(plan.rows)
        for fate in written:
            value = fate.values.get(self.field.name)
            if isinstance(value, Awaited):
                self._find(fate, self.field, value, brought)
        _refuse_after(written, self.field)
        _refuse_rings(written, self.field)
        if most := exchanged(self.kind).depth:
            _refuse_deeper(written, self.field, most)
        _refuse_after(written, self.field)

    def _find(self, fate: RowFate, field: Reference, awaited: Awaited, brought: dict[str, RowFate]) -> None:
        found = brought.get(fold(awaited.text))
        if found is not None:
            fate.values[field.name] = found
            return
        try:
            fate.values[field.name] = self.references.find(field, awaited.text)
        except Refused as fault:
            fate.refuse(str(fault))


def own(kind: type[Record]) -> Reference | None:
    """The field by which records of a kind lie in one another."""
    return next((field for field in kind.references() if field.rel_model is kind), None)


def _brought(rows: Iterable[RowFate]) -> dict[str, RowFate]:
    """The rows by their folded numbers and names; a number wins over a name."""
    found: dict[str, RowFate] = {}
    for fate in rows:
        if fate.fate in ("add", "update", "refused") and (name := fate.values.get("name")):
            found.setdefault(fold(name), fate)
    return found | {fold(fate.key): fate for fate in rows if fate.key}


def _refuse_after(written: list[RowFate], field: Reference) -> None:
    """Refuse every row that lies, however deep, in one that is refused."""
    below: dict[int, list[RowFate]] = defaultdict(list)
    for fate in written:
        if isinstance(parent := fate.values.get(field.name), RowFate):
            below[id(parent)].append(fate)
    lost = [parent for fate in written if isinstance(parent := fate.values.get(field.name), RowFate)
            and parent.fate == "refused"]  # fmt: skip
    while lost:
        parent = lost.pop()
        name = shown(parent.key or parent.values.get("name", ""))
        for fate in below[id(parent)]:
            if fate.fate != "refused":
                fate.refuse(str(Refused(PARENT_REFUSED, label=field.label, line=parent.place, name=name)))
                lost.append(fate)


def _refuse_rings(written: list[RowFate], field: Reference) -> None:
    changed = {fate.record.id: fate for fate in written if fate.fate == "update" and fate.record is not None}
    settled: set[int] = set()
    for fate in written:
        path: dict[int, RowFate] = {}
        each: RowFate | Record | None = fate
        while each is not None and id(each) not in settled and id(each) not in path:
            if isinstance(each, RowFate):
                path[id(each)] = each
            each = _above(each, field, changed)
        if each is not None and id(each) in path:
            for ringed in list(path.values())[list(path).index(id(each)) :]:
                name = shown(ringed.key or ringed.values.get("name", ""))
                ringed.refuse(str(Refused(RING, label=field.label, name=name)))
        settled |= set(path)


def _refuse_deeper(written: list[RowFate], field: Reference, most: int) -> None:
    """Refuse the rows that lie deeper than a list has levels."""
    changed = {fate.record.id: fate for fate in written if fate.fate == "update" and fate.record is not None}
    for fate in written:
        each: RowFate | Record | None = fate
        level = 0
        while each is not None and level <= most:
            each, level = _above(each, field, changed), level + 1
        if level > most:
            name = shown(fate.key or fate.values.get("name", ""))
            fate.refuse(str(Refused(TOO_DEEP, label=field.label, name=name, most=most)))


def _above(each: RowFate | Record, field: Reference, changed: dict[int, RowFate]) -> RowFate | Record | None:
    """What a row or record lies in when all is imported; a record that a row changes stands for that row."""
    if isinstance(each, RowFate):
        value = each.values.get(field.name)
        if value is None and each.fate == "update":
            value = getattr(each.record, field.name)
    else:
        value = getattr(each, field.name)
    if isinstance(value, Record):
        return changed.get(value.id, value)
    return value if isinstance(value, RowFate) else None


def levels(fates: list[RowFate], kind: type[Record]) -> list[list[RowFate]]:
    """New rows in the order they can be written: what lies in another comes after it."""
    field = own(kind)
    if field is None:
        return [fates]
    depths: dict[int, int] = {}
    found: dict[int, list[RowFate]] = defaultdict(list)
    for fate in fates:
        path = []
        each: Any = fate
        while isinstance(each, RowFate) and each.fate == "add" and id(each) not in depths:
            path.append(each)
            each = each.values.get(field.name)
        depth = depths.get(id(each), -1)
        for each in reversed(path):
            depth += 1
            depths[id(each)] = depth
            found[depth].append(each)
    return [found[depth] for depth in sorted(found)]
