"""Where things are: buildings, rooms and shelves; and the trees that such records hang in."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from bizdesk.office import rows
from bizdesk.office.fields import Code, Flag, Reference, Text
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.file import Office, Touched


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
    above, met = parent, set[int]()
    # A ring that is there already, above the parent, is walked once.
    while above is not None and above.id not in met:
        if above.id == record.id:
            return True
        met.add(above.id)
        above = getattr(above, "parent", None)
    return False


def rings(office: "Office", touched: "Touched | None" = None) -> Iterator[str]:
    """No record of a tree lies below itself: a sentence for each that does."""
    office.activate()
    for name, kind in office.kinds.items():
        fields = kind._meta.fields
        if "parent" not in fields or (touched is not None and name not in touched):
            continue
        above = _above(kind, None if touched is None else touched[name])
        sound: set[int] = set()
        for row in above:
            way = list[int]()
            at: int | None = row
            while at is not None and at not in sound and at not in way:
                way.append(at)
                at = above.get(at)
            if at is not None and at not in sound:
                yield _("{kind} {number} lies below itself.").format(
                    kind=_(kind.singular), number=kind.get_by_id(at).key
                )
            sound.update(way)


def _above(kind: type[Record], wanted: Collection[int] | None) -> dict[int, int | None]:
    """What each record of a tree hangs under, by row id; of these and of all above them, or of every one."""
    query: Any = kind.select(kind.id, kind._meta.fields["parent"]).tuples()
    if wanted is None:
        return dict(query)
    found: dict[int, int | None] = {}
    edge = set(wanted)
    while edge:
        found |= dict(rows.of_many(query, kind.id, sorted(edge)))
        edge = {row for row in found.values() if row is not None} - found.keys()
    return found


def within(kind: type[Record], row: int) -> set[int]:
    """The row ids of a record and of everything below it in its tree."""
    found, edge = {row}, {row}
    while edge:
        below = kind.select(kind.id).where(rows.among(kind._meta.fields["parent"], edge))
        edge = {child for (child,) in below.tuples()} - found
        found |= edge
    return found
