"""The series numbers are drawn from: a number once given is never given again, not even after an undo."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import peewee

from bizdesk.office import numbering, spelling
from bizdesk.office.fields import Integer, Text
from bizdesk.office.record import Record, database
from bizdesk.office.text import fold

if TYPE_CHECKING:
    from bizdesk.office.file import Office

PIECE = 1_000
LAST = "\U0010ffff"  # sorts behind whatever a number goes on with


class NumberSeries(peewee.Model):
    """The last serial given in a series such as TS-2026-*; outside the journal, for it only ever grows."""

    name = Text(primary_key=True)
    last = Integer(required=True)

    class Meta:
        database = database
        strict_tables = True
        table_name = "number_series"


def draw(office: "Office", kind: type[Record]) -> str:
    """The next free number of a kind, by the prefix and form in the policy."""
    return draw_many(office, kind, 1)[0]


def draw_many(office: "Office", kind: type[Record], count: int) -> list[str]:
    """So many numbers, one after the other, none of which a record bears already."""
    prefix, year, form = office.policy.prefix(kind), office.today().year, office.policy.text("number_form")
    name = numbering.series_of(prefix, year, form)
    last = last_of(name)
    key: Any = kind.key_field()
    others = _spelt_otherwise(kind, name)
    drawn: list[str] = []
    while wanted := min(count - len(drawn), PIECE):
        numbers = [numbering.next_number(prefix, year, last + place, form) for place in range(wanted)]
        borne = {number for (number,) in kind.select(key).where(key.in_(numbers)).tuples()}
        alike = {fold(number) for _row, number in spelling.alike(kind, numbers)} if others else ()
        drawn += [number for number in numbers if number not in borne and not (alike and fold(number) in alike)]
        last += wanted
    _reach(name, last)
    return drawn


def _spelt_otherwise(kind: type[Record], series: str) -> bool:
    """Whether a record bears a number that begins as the series does but for large and small letters."""
    key: Any = kind.key_field()
    head = series.partition("*")[0]
    within = [key.between(other, other + LAST) for other in spelling.spellings(head) - {head}]
    return bool(within) and kind.select().where(reduce(or_, within)).exists()


def upcoming(office: "Office", kind: type[Record]) -> str:
    """The number that the series of a kind comes to next, whether or not a record bears it."""
    prefix, year, form = office.policy.prefix(kind), office.today().year, office.policy.text("number_form")
    return numbering.next_number(prefix, year, last_of(numbering.series_of(prefix, year, form)), form)


def pass_over(office: "Office", kind: type[Record], numbers: Iterable[str]) -> None:
    """Remember numbers whose records go: those typed by hand, too, are not given again."""
    prefix, form = office.policy.prefix(kind), office.policy.text("number_form")
    highest: dict[str, int] = {}
    for number in numbers:
        parts = numbering.split_number(number, prefix, form)
        if parts is not None:
            name = numbering.series_of(prefix, parts.year or 0, form)
            highest[name] = max(parts.serial, highest.get(name, 0))
    for name, serial in highest.items():
        if serial > last_of(name):
            _reach(name, serial)


def last_of(name: str) -> int:
    """The last serial of a series; 0 where none was given yet."""
    row = NumberSeries.get_or_none(NumberSeries.name == name)
    return row.last if row else 0


def _reach(name: str, last: int) -> None:
    NumberSeries.insert(name=name, last=last).on_conflict(
        conflict_target=[NumberSeries.name], update={NumberSeries.last: last}
    ).execute()
