"""Sums over lines of a budget: lines lie under each other and cross, and nothing in a sum counts twice."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from bizdesk.budgets.coverage import Key
from bizdesk.budgets.figures import MONTHS, Figures, Use, covering, key_of
from bizdesk.budgets.models import BudgetLine

Group = TypeVar("Group", bound=Hashable)


def together(
    lines: Sequence[BudgetLine], standing: Mapping[int, Figures], use: Use, group: Callable[[BudgetLine], Group]
) -> dict[Group, Figures]:
    """The figures of lines that are told together, by group.

    A group has the plans of those of its lines that lie under no other of its own, and once what falls under any of
    them: a line of a department and one of a project that both cover it cross, and neither lies under the other. Of two
    groups one may lie under the other, so that groups are not to be added up.
    """
    covers = covering(lines)
    of = {line.id: group(line) for line in lines}
    found: dict[Group, list[list[int]]] = defaultdict(lambda: [[0] * MONTHS for _part in Figures._fields])
    for line in lines:
        if any(other.id != line.id and of[other.id] == of[line.id] for other in covers.over(key_of(line))):
            continue
        for place, plan in enumerate((standing[line.id].budget, standing[line.id].changes)):
            for month, amount in enumerate(plan):
                found[of[line.id]][place][month] += amount
    known: dict[Key, set[Group]] = {}
    for place, told in ((2, use.spent), (3, use.promised)):
        for key, month, amount in told:
            if key not in known:
                known[key] = {of[line.id] for line in covers.over(key)}
            for each in known[key]:
                found[each][place][month - 1] += amount
    return {each: Figures(*map(tuple, parts)) for each, parts in found.items()}


def apart(lines: Sequence[BudgetLine], use: Use) -> dict[int, int]:
    """What was spent under lines by row id, each time under one of them alone, so that it may be summed up further."""
    covers = covering(lines)
    found: dict[int, int] = defaultdict(int)
    for key, _month, amount in use.spent:
        for line in covers.over(key)[:1]:
            found[line.id] += amount
    return found
