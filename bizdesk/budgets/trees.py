"""Sums over a tree of departments or accounts: each with all that lies below it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Sums = tuple[int, ...]


class Branch(NamedTuple):
    """One record of a tree, how deep it lies, and the sums of it and all below it."""

    record: Any
    depth: int
    sums: Sums


def branches(records: Sequence[Any], own: Mapping[int | None, Sums]) -> Iterator[Branch]:
    """The records of a tree that something is summed of, each under what it hangs under; own: its own sums by row."""
    below: dict[int | None, list[Any]] = {}
    for record in records:
        below.setdefault(record.__data__["parent"], []).append(record)
    yield from _under(None, 0, below, own)


def _under(
    row: int | None, depth: int, below: Mapping[int | None, list[Any]], own: Mapping[int | None, Sums]
) -> list[Branch]:
    found: list[Branch] = []
    for record in below.get(row, ()):
        under = _under(record.id, depth + 1, below, own)
        parts = [own[record.id]] if record.id in own else []
        parts += [branch.sums for branch in under if branch.depth == depth + 1]
        if parts:
            found += [Branch(record, depth, tuple(map(sum, zip(*parts, strict=True)))), *under]
    return found
