"""Several records in one act, all of them or none; and records in hand that stay as they were where one is refused."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from bizdesk.office.addresses import Addresses
from bizdesk.office.errors import Invalid, NothingToDo, Refused
from bizdesk.office.journal import change
from bizdesk.office.language import N_, _
from bizdesk.office.record import Record
from bizdesk.office.work import Work

if TYPE_CHECKING:
    from bizdesk.office.file import Office

EACH = N_("each of them")

# Records that are refused for the same reason, in the words of the first.
Alike = tuple[Sequence[Record], Refused]


def together(
    office: "Office", who: str, what: str, records: Sequence[Record], do: Callable[[Record], Any], **words: Any
) -> Work[list[Any]]:
    """Do something to each of several records as one act and one step of undo; what comes of each, in their order.

    what, words: as of change(), with the place {count}; a single record is told by the words of what is done to it.
    Yields (records done, of, words) inside the act: where it is let go halfway, or one is refused, nothing was done
    and no notice is given; the refusal names the records and says why. Those to which there is nothing to do are left
    out, and a notice says how many.
    """
    noticed, count = len(office.notices), len(records)
    try:
        with intact(*records):
            if count == 1:
                return [do(records[0])]
            done, refused, idle = [], [], []
            with change(office, who, what, count=count, **words) as act:
                for number, record in enumerate(records):
                    yield number, count, _("Writing it down")
                    # What it holds may be what the one before has just changed.
                    record.__rel__ = {}
                    try:
                        done.append(do(record))
                    except NothingToDo as fault:
                        idle.append((record, fault))
                    except Refused as fault:
                        refused.append((record, fault))
                if refused or not done:
                    reasons = " ".join(told(office, alike(refused or idle), count))
                    raise (Refused if refused else NothingToDo)(N_("Nothing was done. {reasons}"), reasons=reasons)
                if idle:
                    act.words["count"] = len(done)
                    office.notices += _left_out(alike(idle), count)
            return done
    except BaseException:
        del office.notices[noticed:]
        raise


def alike(refused: Iterable[tuple[Record, Refused]]) -> list[Alike]:
    """Records and why they are refused, those together that are refused for the same reason."""
    groups: dict[Any, tuple[list[Record], Refused]] = {}
    for record, fault in refused:
        groups.setdefault(_reason(record, fault), ([], fault))[0].append(record)
    return list(groups.values())


def told(office: "Office", refused: Sequence[Alike], count: int) -> list[str]:
    """Why some of `count` records are refused, a sentence each reason, with all it holds for; of one record its own."""
    if count == 1:
        return [str(fault) for _records, fault in refused]
    return [
        _("{refused} of {count}: {reason}").format(
            refused=len(records), count=count, reason=_with_names(office, records, fault)
        )
        for records, fault in refused
    ]


def _left_out(idle: Sequence[Alike], count: int) -> list[str]:
    """How many of `count` records were left out, a sentence each reason: their numbers would say nothing more."""
    return [
        _("{refused} of {count}: {reason}").format(
            refused=len(records), count=count, reason=fault if len(records) == 1 else _of_each(records[0], fault)
        )
        for records, fault in idle
    ]


def _with_names(office: "Office", records: Sequence[Record], fault: Refused) -> str:
    if len(records) == 1 and _names(records[0], fault):
        return str(fault)
    words = str(fault if len(records) == 1 else _of_each(records[0], fault))
    return _("{reason} ({records})").format(reason=words, records=_(", ").join(_called(office, records)))


def _called(office: "Office", records: Sequence[Record]) -> list[str]:
    kind = type(records[0])
    if kind.key_field() is not None:
        return [record.key for record in records]
    names = Addresses(office.kinds)
    names.learn(kind, [record.id for record in records])
    return [names.of(kind, record.id) for record in records]


def _reason(record: Record, fault: Refused) -> Any:
    """What is the same where records are refused for the same reason: all but their own numbers."""
    if isinstance(fault, Invalid):
        return tuple((name, _reason(record, each)) for name, each in fault.faults.items())
    return fault.message, *(str(value) for value in fault.values.values() if value != record.key)


def _names(record: Record, fault: Refused) -> bool:
    """Whether a refusal says the number of its record; its words may hold the same figures by chance."""
    if isinstance(fault, Invalid):
        return any(_names(record, each) for each in fault.faults.values())
    return record.key in fault.values.values()


def _of_each(record: Record, fault: Refused) -> Refused:
    """A refusal without the number of its record, to be told of several."""
    if isinstance(fault, Invalid):
        faults = {name: _of_each(record, each) for name, each in fault.faults.items()}
        return Invalid(faults, fault.label, fault.labels)
    values = {name: _(EACH) if value == record.key else value for name, value in fault.values.items()}
    return Refused(fault.message, fault.rule, **values)


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
