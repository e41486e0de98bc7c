"""Long work at the command line: a bar in a terminal, silence elsewhere."""

import sys
from typing import TypeVar

from bizdesk.commands.output import Output
from bizdesk.office.work import Work, finished

Outcome = TypeVar("Outcome")


def finish(work: Work[Outcome], output: Output) -> Outcome:
    """Run work that yields (done, of, words) to its end; its value."""
    if output.err is not sys.stderr or not output.err.isatty():
        return finished(work)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        while True:
            try:
                done, of, words = next(work)
            except StopIteration as end:
                return end.value
            bar.update(task, completed=done, total=of, description=words)
