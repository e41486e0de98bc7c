"""The columns of an export, and the values of records in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bizdesk.exchange.grid import shown
from bizdesk.exchange.matching import importable
from bizdesk.exchange.meanings import CALLED
from bizdesk.exchanged import exchanged, never_imported
from bizdesk.office.addresses import Addresses
from bizdesk.office.errors import Unknown
from bizdesk.office.fields import Reference, Typed
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.rows import cut

CHUNK = 2_000
NO_FIELD = N_("{kind} has no field {field}.")


@dataclass(frozen=True)
class Column:
    """A column of the file: a field, or with `called` the name of what it names by number or code."""

    field: Typed
    called: bool = False

    def heading(self, label: str) -> str:
        return _(CALLED).format(label=label) if self.called else label


def columns_of(kind: type[Record], names: Sequence[str] | None) -> list[Column]:
    """The columns of a kind: those of these fields; or those that an import takes, all of a kind that cannot be
    imported, with the names beside the codes of what an import can make where it is missing."""
    known = kind.fields()
    for name in names or ():
        if name not in known:
            raise Unknown(NO_FIELD, kind=_(kind.singular), field=shown(name))
    key = kind.key_field()
    if names:
        return [Column(known[name]) for name in names]
    found = []
    told = known if never_imported(kind) else [name for name in importable(kind) if name in known]
    for name in dict.fromkeys([*([key.name] if key is not None else []), *told]):
        field = known[name]
        found.append(Column(field))
        if isinstance(field, Reference) and exchanged(field.rel_model).made_with is not None:
            found.append(Column(field, called=True))
    return found


def headings(columns: Sequence[Column]) -> list[str]:
    """The labels in the language in use."""
    return [column.heading(column.field.label) for column in columns]


def rows(office: Office, kind: type[Record], ids: list[int], columns: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """The values of the records, references as numbers, codes and names; read in pieces, each whole."""
    selected: list[Any] = [kind.id, *(column.field for column in columns)]
    named = {
        place: (column.field.rel_model, column.called)
        for place, column in enumerate(columns)
        if isinstance(column.field, Reference)
    }
    names: dict[type[Record], dict[int, str]] = {other: {} for other, _called in named.values()}
    addresses = Addresses(office.kinds)
    for part in cut(ids, CHUNK):
        found = {row: list(values) for row, *values in kind.select(*selected).where(kind.id.in_(part)).tuples()}
        for place, (other, called) in named.items():
            wanted = {row[place] for row in found.values()}
            if called:
                _read_names(other, wanted, names[other])
            else:
                addresses.learn(other, wanted)
            for row in found.values():
                row[place] = names[other].get(row[place], "") if called else addresses.of(other, row[place])
        _name_subjects(kind, columns, found, addresses)
        yield from (tuple(found[row]) for row in part if row in found)


def _read_names(kind: type[Record], wanted: set[int | None], known: dict[int, str]) -> None:
    """Read the names of the records that were not met before."""
    new = [row for row in wanted if row is not None and row not in known]
    if new:
        known.update(dict(kind.select(kind.id, kind.fields()["name"]).where(kind.id.in_(new)).tuples()))


def _name_subjects(
    kind: type[Record], columns: Sequence[Column], found: dict[int, list[Any]], addresses: Addresses
) -> None:
    """Put the numbers of what papers are about in the place of their rows."""
    place = next((place for place, column in enumerate(columns) if column.field.name == "subject_id"), None)
    if place is None:
        return
    about = dict(kind.select(kind.id, kind.fields()["subject_kind"]).where(kind.id.in_(list(found))).tuples())
    for name in set(about.values()) & addresses.kinds.keys():
        addresses.learn(addresses.kinds[name], [row[place] for at, row in found.items() if about[at] == name])
    for at, row in found.items():
        other = addresses.kinds.get(about[at])
        row[place] = addresses.of(other, row[place]) if other else ""
