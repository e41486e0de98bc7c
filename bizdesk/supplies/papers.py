"""What the papers of supplies have in common: their lines, and that a line is of some quantity of what is in use."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from peewee import JOIN, ForeignKeyField

from bizdesk.office.addresses import Addresses
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.journal import JournalEntry
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

L = TypeVar("L", bound=Record)


def lines_of(kind: type[L], paper: Record) -> list[L]:
    """The lines of a paper in the order they were made, each with what it refers to, by one statement."""
    fields = kind._meta.fields
    column = fields[kind.belongs_to]
    told = [each for each in fields.values() if isinstance(each, ForeignKeyField) and each is not column]
    others = {each: each.rel_model.alias() for each in told}
    query = kind.select(kind, *others.values()).where(column == paper.id).order_by(kind.id)
    for each, other in others.items():
        query = query.join_from(kind, other, JOIN.LEFT_OUTER, on=each == other.id, attr=each.name)
    return list(query)


def places(office: Office, kind: type[Record], lines: Iterable[Record]) -> dict[int, int]:
    """The place of each line of a paper as its address names it, by row id: one that is gone keeps its own."""
    rows = [line.id for line in lines]
    called = Addresses(office.kinds)
    called.learn(kind, rows)
    return {row: int(called.of(kind, row).rpartition("/")[2]) for row in rows}


def turns(paper: Record) -> Iterator[tuple[int, str | None, str | None]]:
    """The acts that brought a paper from one state to another, the newest first: each with both, as the journal has
    it."""
    entry: Any = JournalEntry
    mine = (entry.kind == paper.kind_name()) & (entry.record_id == paper.id)
    told = entry.select(entry.batch, entry.before, entry.after).where(mine).order_by(entry.id.desc())
    for batch, *sides in told.tuples():
        before, after = (json.loads(side).get("state") for side in sides)
        if before != after:
            yield batch, before, after


def line_of(lines: Iterable[L], supply: Record, missing: Refused) -> L:
    """The line of a supply among those of a paper; refused as told where there is none."""
    for line in lines:
        if line.__data__["supply"] == supply.id:
            return line
    raise missing


def write_over(line: Record, values: Mapping[str, Any], rule: str) -> None:
    """Give a line other values, a supply in use among them; not the paper it stands on, which may be decided on."""
    paper: Any = line.fields()[line.belongs_to]
    stands, of = line.__data__[line.belongs_to], line.__data__["supply"]
    for name, value in values.items():
        setattr(line, name, value)
    if line.__data__["supply"] not in (of, None):
        in_use(values["supply"], rule)
    if line.__data__[line.belongs_to] != stands:
        raise Refused(
            N_("A line stays on its {paper}: take it off this one and add it to the other."),
            rule=rule,
            paper=_(paper.rel_model.singular).lower(),
        )


def above_nothing(quantity: Decimal | None, rule: str) -> None:
    """Refuse a quantity of nothing or less."""
    if quantity is not None and quantity <= 0:
        raise Refused(N_("The quantity must be above nothing."), rule=rule)


def in_use(supply: Any, rule: str) -> None:
    """Refuse a supply that is not used any more."""
    if not supply.active:
        raise Refused(N_("{supply} is not used any more."), rule=rule, supply=supply.caption)
