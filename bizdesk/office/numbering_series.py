"""The series numbers are drawn from: a number once given is never given again, not even after an undo."""

from typing import TYPE_CHECKING

import peewee

from bizdesk.office import numbering
from bizdesk.office.fields import Integer, Text
from bizdesk.office.record import Record, database

if TYPE_CHECKING:
    from bizdesk.office.file import Office


class NumberSeries(peewee.Model):
    """The last serial given in a series such as TS-2026; outside the journal, for it only ever grows."""

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
    prefix = office.policy.prefix(kind)
    year = office.today().year
    name = f"{prefix}-{year}"
    row = NumberSeries.get_or_none(NumberSeries.name == name)
    last = row.last if row else 0
    key = kind.key_field()
    form = office.policy.text("number_form")
    drawn: list[str] = []
    while len(drawn) < count:
        number = numbering.next_number(prefix, year, last, form)
        last += 1
        if not kind.select(kind.id).where(key == number).exists():
            drawn.append(number)
    NumberSeries.insert(name=name, last=last).on_conflict(
        conflict_target=[NumberSeries.name], update={NumberSeries.last: last}
    ).execute()
    return drawn
