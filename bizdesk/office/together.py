"""Several records in one act, all of them or none; and records in hand that stay as they were where one is refused."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bizdesk.office.addresses import titled
from bizdesk.office.errors import Refused
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.file import Office

TOLD = 3


def together(
    office: "Office", who: str, what: str, records: Sequence[Record], do: Callable[[Record], Any], **words: Any
) -> list[Any]:
    """Do something to each of several records as one act and one step of undo; what comes of each, in their order.

    what, words: as of change(), with the place {count}; a single record is told by the words of what is done to it.
    Refused, with nothing done and no notice given, where one is refused; the refusal names the records and says why.
    """
    noticed = len(office.notices)
    with intact(*records):
        if len(records) == 1:
            return [do(records[0])]
        done, refused = [], []
        with change(office, who, what, count=len(records), **words):
            for record in records:
                # What it holds may be what the one before has just changed.
                record.__rel__ = {}
                try:
                    done.append(do(record))
                except Refused as fault:
                    refused.append(_told(office, record, fault))
            if refused:
                del office.notices[noticed:]
                raise Refused(
                    N_("Nothing was done: {refused} of {count} are refused. {reasons}"),
                    refused=len(refused),
                    count=len(records),
                    reasons=" ".join(refused[:TOLD]),
                )
        return done


def _told(office: "Office", record: Record, fault: Refused) -> str:
    """A refusal with the record before it, where its words do not name it."""
    words = str(fault)
    return words if record.key in words else _("{title}: {reason}").format(title=titled(office, record), reason=words)


@contextmanager
def intact(*records: Record) -> Iterator[None]:
    """Give records, and those they hold, back as they were in hand where what is done within is refused."""
    every = [*records, *(held for record in records for held in record.__rel__.values())]
    kept = [(record, {**record.__data__}, {**record.__rel__}, {*record._dirty}) for record in every]
    try:
        yield
    except BaseException:
        for record, data, held, dirty in kept:
            record.__data__, record.__rel__, record._dirty = data, held, dirty
        raise
