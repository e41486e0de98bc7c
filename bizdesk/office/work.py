"""Long work: a generator that yields how far it is, (done, in all, words), and whose value is what came of it."""

from collections.abc import Generator
from typing import TypeVar

Outcome = TypeVar("Outcome")
Work = Generator[tuple[int, int, str], None, Outcome]


def finished(work: Work[Outcome]) -> Outcome:
    """Run work to its end without telling how far it is; its value."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
