"""Budget lines by the trees of departments and accounts, so that what lies under something else counts once."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bizdesk.budgets.coverage import Coverage, way_up
from bizdesk.budgets.figures import key_of
from bizdesk.budgets.models import Account, BudgetLine
from bizdesk.office.language import _
from bizdesk.office.people import Department
from bizdesk.office.record import Record

Tree = Literal["account", "department"]


class Node(NamedTuple):
    """A department, an account or the whole: how deep it hangs, and the row ids of the lines whose sum it is."""

    caption: str
    depth: int
    lines: tuple[int, ...]
    below: frozenset[int]


def nodes(lines: Sequence[BudgetLine], tree: Tree) -> list[Node]:
    """What lines come to in all and by a tree, each above what hangs under it; income only has its own accounts.

    below: the row ids of all lines under a node, those too that lie under another line of it.
    """
    departments = dict(Department.select(Department.id, Department.parent).tuples())
    accounts = dict(Account.select(Account.id, Account.parent).tuples())
    income = {row for (row,) in Account.select(Account.id).where(Account.kind == "income").tuples()}
    spending = [line for line in lines if line.__data__["account"] not in income]

    def node(caption: str, depth: int, those: Sequence[BudgetLine]) -> Node:
        covers = Coverage(((key_of(line), line) for line in those), departments, accounts)
        return Node(caption, depth, tuple(line.id for line in covers.topmost()), frozenset(line.id for line in those))

    kind: type[Record] = Account if tree == "account" else Department
    above = accounts if tree == "account" else departments
    under: dict[int, list[BudgetLine]] = {}
    for line in lines if tree == "account" else spending:
        for row in way_up(line.__data__[tree], above):
            under.setdefault(row, []).append(line)
    made = [node(_("In all"), 0, spending)]
    for record, depth in _in_order(kind, above, under):
        made.append(node(record.caption, depth, under[record.id]))
    return made


def _in_order(
    kind: type[Record], above: Mapping[int, int | None], wanted: Mapping[int, object]
) -> list[tuple[Record, int]]:
    """The records wanted, each after the one it hangs under, by their codes; with how deep they hang."""
    found = {record.id: record for record in kind.select() if record.id in wanted}
    place = {row: [found[each].key for each in reversed(way_up(row, above)) if each in found] for row in found}
    return [(found[row], len(place[row])) for row in sorted(found, key=place.__getitem__)]
