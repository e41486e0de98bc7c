"""Why a step is refused to the records chosen; what holds for several of them is told once, with those it holds for."""

from collections.abc import Sequence
from typing import Any

from bizdesk.office.addresses import Addresses
from bizdesk.office.errors import Refused
from bizdesk.office.file import Office
from bizdesk.office.language import N_, _
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record

EACH = N_("each of them")


def refusals(office: Office, operation: Operation, records: Sequence[Record]) -> list[str]:
    """The reasons, each in a sentence of its own; none where every record may take the step."""
    alike: dict[Any, list[tuple[Record, Refused]]] = {}
    for record in records:
        if (fault := operation.refusal(record)) is not None:
            alike.setdefault(_reason(record, fault), []).append((record, fault))
    if len(records) == 1:
        return [str(fault) for group in alike.values() for _record, fault in group]
    names = Addresses(office.kinds)
    names.learn(operation.kind, [record.id for group in alike.values() for record, _fault in group])
    told = []
    for group in alike.values():
        reason = _told(*group[0], len(group))
        numbers = _(", ").join(names.of(operation.kind, record.id) for record, _fault in group)
        if numbers not in reason:
            reason = _("{reason} ({records})").format(reason=reason, records=numbers)
        told.append(_("{refused} of {count}: {reason}").format(refused=len(group), count=len(records), reason=reason))
    return told


def _reason(record: Record, fault: Refused) -> Any:
    """What is the same where records are refused for the same reason: all but their own numbers."""
    return fault.message, *(str(value) for value in fault.values.values() if value != record.key)


def _told(record: Record, fault: Refused, count: int) -> str:
    """A refusal in words; of several records without the number of the first."""
    if count == 1:
        return str(fault)
    values = {name: _(EACH) if value == record.key else value for name, value in fault.values.items()}
    return str(Refused(fault.message, fault.rule, **values))
