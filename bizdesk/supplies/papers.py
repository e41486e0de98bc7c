"""What the papers of supplies have in common: their lines, and that a line is of some quantity."""

from decimal import Decimal
from typing import TypeVar

from peewee import JOIN, ForeignKeyField

from bizdesk.office.errors import Refused
from bizdesk.office.language import N_
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


def above_nothing(quantity: Decimal | None, rule: str) -> None:
    """Refuse a quantity of nothing or less."""
    if quantity is not None and quantity <= 0:
        raise Refused(N_("The quantity must be above nothing."), rule=rule)
