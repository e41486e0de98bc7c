"""What can be done in the office: the operations of every area, written out."""

from bizdesk import kinds
from bizdesk.office.errors import Unknown
from bizdesk.office.language import N_, _
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record


def _of(area: str) -> tuple[Operation, ...]:
    """The operations of an area; read only where they are asked for, for each area is large."""
    if area == "assets":
        from bizdesk.assets.operations import OPERATIONS
    elif area == "complaints":
        from bizdesk.complaints.operations import OPERATIONS
    elif area == "budgets":
        from bizdesk.budgets.operations import OPERATIONS
    else:
        from bizdesk.supplies.operations import OPERATIONS
    return OPERATIONS


def for_kind(kind: type[Record]) -> tuple[Operation, ...]:
    """The operations on records of a kind."""
    from bizdesk.office.holiday_table import OPERATIONS as OFFICE

    known = (*(operation for area in kinds.areas(kind) for operation in _of(area)), *OFFICE)
    return tuple(operation for operation in known if operation.kind is kind)


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
