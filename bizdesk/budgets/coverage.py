"""Which lines of a budget something spent falls under: its own, and every wider one above it."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

# What each record of a tree hangs under, by row id.
Above = Mapping[int, int | None]
Line = TypeVar("Line")


class Key(NamedTuple):
    """What is budgeted, spent or promised: of whom, on what, for what.

    Of a line, None is the whole office and an empty project or activity is all of them; of something spent it is none.
    """

    department: int | None
    account: int
    project: str = ""
    activity: str = ""


class Coverage(Generic[Line]):
    """The lines of a budget by what they cover; departments and accounts are trees, and a line covers what is below."""

    def __init__(self, lines: Iterable[tuple[Key, Line]], departments: Above, accounts: Above) -> None:
        self._lines = dict(lines)
        self._departments = departments
        self._accounts = accounts

    def over(self, key: Key) -> list[Line]:
        """The lines that a key falls under, the closest account and department first."""
        departments = [*way_up(key.department, self._departments), None]
        projects = dict.fromkeys((key.project, ""))
        activities = dict.fromkeys((key.activity, ""))
        wanted = (
            Key(department, account, project, activity)
            for account in way_up(key.account, self._accounts)
            for department in departments
            for project in projects
            for activity in activities
        )
        return [self._lines[each] for each in wanted if each in self._lines]

    def topmost(self) -> list[Line]:
        """The lines that lie under no other: what they add up to is the whole budget, and nothing is counted twice."""
        return [line for key, line in self._lines.items() if self.over(key) == [line]]


def way_up(row: int | None, above: Above) -> list[int]:
    """A record and those it hangs under, the closest first."""
    way: list[int] = []
    while row is not None and row not in way:
        way.append(row)
        row = above.get(row)
    return way
