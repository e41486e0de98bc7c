"""What was open of commitments on a day that is past (clause 4.3.1c): a commitment keeps what was released of it in
all and the day of the last of it, so that the parts are told by the journal."""

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from peewee import fn

from bizdesk.budgets.models import Commitment, Expense
from bizdesk.office.journal import JournalEntry
from bizdesk.office.periods import period_of
from bizdesk.office.rows import among


class _Step(NamedTuple):
    """What a commitment was of and what was released of it in all, from an act of a day on."""

    amount: int
    released: int
    day: str


def commitments_on(day: date) -> dict[int, int]:
    """What was open of each commitment at the end of a day, by row id: not spent by then, and not released.

    A late voucher that went to a later month counts from that month on, here as in what was spent.
    """
    expenses = Expense.select(Expense.commitment, fn.SUM(Expense.amount)).where(
        (Expense.period <= period_of(day)) & (Expense.date <= day) & Expense.commitment.is_null(False)
    )
    drawn = dict(expenses.group_by(Expense.commitment).tuples())
    fields = (Commitment.id, Commitment.amount, Commitment.released, Commitment.released_on)
    query = Commitment.select(*fields, Commitment.source_kind, Commitment.updated_at)
    told = list(query.where(Commitment.date <= day))
    steps = _steps({each.id for each in told if _changed_since(each, day)})
    found: dict[int, int] = {}
    for each in told:
        promised = each.amount - (each.released if each.released_on is not None and each.released_on <= day else 0)
        mine = steps.get(each.id, [])
        # What another program brought in begins with what it was then, and has no acts before.
        if mine and mine[-1][:2] == (each.amount, each.released):
            promised = _on(mine, day.isoformat())
        if (left := promised - drawn.get(each.id, 0)) > 0:
            found[each.id] = left
    return found


def _changed_since(promised: Commitment, day: date) -> bool:
    """Whether something may have been released of a commitment, or an order be one of more, since a day; on the day
    itself too, for it is told by the clock of the world and not by that of the office."""
    if promised.released_on is not None and promised.released_on > day:
        return True
    return bool(promised.released or promised.source_kind) and promised.updated_at.date() >= day


def _on(steps: list[_Step], day: str) -> int:
    """What a commitment was of on a day, less what was released of it by then."""
    first = steps[0]
    left = first.amount - first.released
    for before, step in pairwise(steps):
        if step.day <= day:
            left += step.amount - before.amount - (step.released - before.released)
    return left


def _steps(commitments: Collection[int]) -> dict[int, list[_Step]]:
    """The acts that made commitments of more, or released some of them, by row id; what was undone is none of them."""
    entries: Any = JournalEntry.select(JournalEntry.batch, JournalEntry.record_id, JournalEntry.after)
    entries = entries.where((JournalEntry.kind == Commitment.kind_name()) & among(JournalEntry.record_id, commitments))
    found: dict[int, list[_Step]] = defaultdict(list)
    of: dict[int, dict[str, int | str]] = defaultdict(dict)
    for batch, row, after in entries.order_by(JournalEntry.id).tuples():
        of[row] |= json.loads(after)
        now, mine = of[row], found[row]
        if not now:
            continue
        step = _Step(int(now["amount"]), int(now["released"]), str(now["released_on"] or ""))
        if mine and step[:2] == mine[-1][:2]:
            continue
        if len(mine) > 1 and step[:2] == mine[-2][:2]:
            mine.pop()
            continue
        if mine and step.amount != mine[-1].amount:
            step = step._replace(day=_spent_on(batch, row) or str(now["date"]))
        mine.append(step)
    return found


def _spent_on(batch: int, row: int) -> str:
    """The day of what an act spent on a commitment, which made it one of more."""
    spent: Any = JournalEntry.select(JournalEntry.after).where(
        (JournalEntry.batch == batch) & (JournalEntry.kind == Expense.kind_name()) & (JournalEntry.change == "add")
    )
    told = (json.loads(after) for (after,) in spent.tuples())
    return max((str(each["date"]) for each in told if each["commitment"] == row), default="")
