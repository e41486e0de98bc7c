"""Keep: how records of a kind come about, change and go, where the kind has rules of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bizdesk.office.record import Record
from bizdesk.office.work import Work

if TYPE_CHECKING:
    from bizdesk.office.file import Office


@dataclass(frozen=True)
class Keep:
    """The rules of keeping a kind; what is None is done as with any record.

    add(office, who, values), edit(office, who, record, values) and remove(office, who, record) are one change each.
    by_operation: a message id that says how else its records come about; none is added by hand then. whole: adding
    needs every required field at once. edited, deleted: whether a record ever is. instead: a message id with
    {number} that says what to do where a record is not deleted, or a field not changed; else a correction is booked.
    adding: in the place of add, as work that tells how far it is, where there may be much of it.
    """

    add: Callable[..., Record] | None = None
    edit: Callable[..., Record] | None = None
    remove: Callable[..., None] | None = None
    by_operation: str = ""
    whole: bool = False
    edited: bool = True
    deleted: bool = True
    instead: str = ""
    adding: Callable[..., Work[Record]] | None = None


@dataclass(frozen=True)
class Odd:
    """What is allowed and yet to be said of a record of a kind, where one of these fields is written.

    told(office, record) gives sentences; of_many, a message id with {count}, stands for those of a whole file.
    """

    kind: type[Record]
    fields: frozenset[str]
    told: Callable[["Office", Any], Iterable[str]]
    of_many: str = ""
