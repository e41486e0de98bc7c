"""Where things are: buildings, rooms and shelves."""

from bizdesk.office import rows
from bizdesk.office.fields import Code, Flag, Reference, Text
from bizdesk.office.language import N_
from bizdesk.office.record import Record


class Place(Record):
    """A building, a room or a shelf; each may lie in another."""

    singular, plural = N_("Place"), N_("Places")
    code = Code(N_("Code"))
    name = Text(N_("Name"), required=True, index=True)
    parent = Reference("self", N_("Lies in"))
    active = Flag(N_("Active"), default=True)
    remarks = Text(N_("Remarks"), multiline=True, limit=4_000)


def ring(record: Record, parent: Record | None) -> bool:
    """Whether hanging a record under this parent would close a ring."""
    above, met = parent, {record.id}
    while above is not None:
        # A ring that is there already, above the parent, is none to be hung below either.
        if above.id in met:
            return True
        met.add(above.id)
        above = getattr(above, "parent", None)
    return False


def within(kind: type[Record], row: int) -> set[int]:
    """The row ids of a record and of everything below it in its tree."""
    found, edge = {row}, {row}
    while edge:
        below = kind.select(kind.id).where(rows.among(kind._meta.fields["parent"], edge))
        edge = {child for (child,) in below.tuples()} - found
        found |= edge
    return found
