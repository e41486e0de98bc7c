"""How often the file is asked: it must not grow with the lines of a budget, nor with the measures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bizdesk.budgets.models import BudgetAlert
from tests.budgets.desk import Desk


@contextmanager
def listening(desk: Desk) -> Iterator[list[str]]:
    """What is read from the file meanwhile."""
    asked: list[str] = []
    desk.office.db.connection().set_trace_callback(
        lambda sql: asked.append(sql) if sql.startswith("SELECT") and "search" not in sql else None
    )
    try:
        yield asked
    finally:
        desk.office.db.connection().set_trace_callback(None)


@pytest.mark.parametrize("promised", [0, 100])
def test_a_budget_of_many_lines_comes_into_force_with_as_many_questions_as_one_of_few(
    tmp_path: Path, promised: int
) -> None:
    asked = {}
    for count in (30, 150):
        desk = Desk(tmp_path / f"{count}.bizdesk")
        names = [f"R/P/{number}" for number in range(count)]
        for name in names if promised else ():
            desk.promise(name, promised)
        budget = desk.draft(*((name, "stop", 100) for name in names))
        desk.do(budget, "submit")
        desk.do(budget, "review", approver=desk.zhou)
        with listening(desk) as asked[count]:
            desk.do(budget, "approve", approver=desk.qian)
        assert BudgetAlert.select().count() == (2 * count if promised else 0)
        desk.office.close()
    assert len(asked[150]) <= len(asked[30]) + 5
