"""What can be done in the office: the operations of every area, written out."""

from bizdesk.assets.operations import OPERATIONS as ASSETS
from bizdesk.complaints.operations import OPERATIONS as COMPLAINTS
from bizdesk.office.errors import Unknown
from bizdesk.office.holiday_table import OPERATIONS as OFFICE
from bizdesk.office.language import N_, _
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record
from bizdesk.supplies.operations import OPERATIONS as SUPPLIES

OPERATIONS: tuple[Operation, ...] = (*ASSETS, *COMPLAINTS, *SUPPLIES, *OFFICE)


def for_kind(kind: type[Record]) -> tuple[Operation, ...]:
    """The operations on records of a kind."""
    return tuple(operation for operation in OPERATIONS if operation.kind is kind)


def named(kind: type[Record], name: str) -> Operation:
    """The operation of a kind with this name; Unknown with those there are."""
    known = for_kind(kind)
    for operation in known:
        if operation.name == name:
            return operation
    raise Unknown(
        N_("{kind} has no step {name}; it has: {known}."),
        kind=_(kind.singular),
        name=name,
        known=_(", ").join(operation.name for operation in known) or "-",
    )
