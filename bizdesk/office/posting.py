"""Posting: money that an act of another area spends or promises, as the budgets book it."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from bizdesk.office import rows
from bizdesk.office.journal import JournalEntry
from bizdesk.office.people import Department
from bizdesk.office.record import Record

if TYPE_CHECKING:
    from bizdesk.office.act import Act


class Posting(NamedTuple):
    """Money spent: by which record it was, on which day, on what by the account's code or name, for whom.

    order: row id of the order that promised it, where one did; amount in minor units, below zero what comes back.
    """

    kind: str
    row: int
    day: date
    account: str
    department: Department | None
    project: str
    amount: int
    payee: str
    words: str
    order: int | None = None


class Promise(NamedTuple):
    """What an order or the like promises now, or nothing: the same each time it is asked while nothing changes.

    shares: account, department, project and the minor units still to be spent on them, 0 once it is closed.
    """

    kind: str
    row: int
    number: str
    day: date
    shares: tuple[tuple[str, Department | None, str, int], ...]


def written(act: "Act", kind: type[Record], change: str = "") -> list[int]:
    """The row ids of records of a kind that an act wrote so far; change: only those it added, changed or removed."""
    if kind.kind_name() not in act.touched:
        return []
    act.flush()
    query: Any = JournalEntry.select(JournalEntry.record_id).where(
        (JournalEntry.batch == act.batch) & (JournalEntry.kind == kind.kind_name())
    )
    if change:
        query = query.where(JournalEntry.change == change)
    return list(dict.fromkeys(row for (row,) in query.order_by(JournalEntry.id).tuples()))


def read(kind: type[Record], ids: list[int]) -> list[Record]:
    """Records by row id, in the order of their numbers of row."""
    return list(rows.of_many(kind.select(), kind.id, sorted(ids)))
