"""Why a step is refused to the records chosen, in sentences: by their states, or as each of them is asked."""

from collections.abc import Sequence

from bizdesk.office.file import Office
from bizdesk.office.language import _
from bizdesk.office.operation import Operation
from bizdesk.office.record import Record
from bizdesk.office.together import alike, told
from bizdesk.office.work import Work


def by_state(office: Office, operation: Operation, records: Sequence[Record]) -> list[str]:
    """The reasons that their states are, each state asked once; none where all have such a step."""
    states: dict[str, list[Record]] = {}
    for record in records:
        states.setdefault(operation.state(record), []).append(record)
    refused = [(some, fault) for some in states.values() if (fault := operation.refusal_of_state(some[0])) is not None]
    return told(office, refused, len(records))


def each_asked(office: Office, operation: Operation, records: Sequence[Record]) -> Work[list[str]]:
    """All reasons there are; yields (records asked, of, words)."""
    refused = []
    for number, record in enumerate(records):
        yield number, len(records), _("Looking what each of them allows")
        if (fault := operation.refusal(record)) is not None:
            refused.append((record, fault))
    return told(office, alike(refused), len(records))
