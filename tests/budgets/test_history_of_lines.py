"""The history of a budget line goes back over the versions of its year to what the year began with (clause 4.3.1c)."""

from typing import Any

from bizdesk.budgets.models import BudgetLine
from bizdesk.reporting import REPORTS
from bizdesk.reports.report import Table
from tests.budgets.desk import Desk


def told(desk: Desk, line: BudgetLine, name: str) -> list[dict[str, Any]]:
    """The rows of one table of the history of a line."""
    report = REPORTS["budget-line-history"].made(desk.office, {"line": line.key})
    (table,) = (block for block in report.blocks if isinstance(block, Table) and block.name == name)
    rows: Any = table.rows
    return [dict(zip([column.name for column in table.columns], row, strict=True)) for row in rows]


def history(desk: Desk, line: BudgetLine) -> list[tuple[str, int, int]]:
    return [(str(row["kind"]), row["amount"], row["in_force"]) for row in told(desk, line, "history")]


def months(desk: Desk, line: BudgetLine) -> list[int]:
    """What the year began with, what was added since, and what is in force."""
    return [sum(row[name] for row in told(desk, line, "months")) for name in ("budget", "changes", "in_force")]


def test_a_line_of_the_second_version_tells_what_the_year_began_with(desk: Desk) -> None:
    """600.00 and 60.00 more; the second version plans 720.00, so 60.00 more than that, and 10.00 are added to it."""
    desk.plan(("R/TF", "stop", 60_000))
    desk.change("increase", ("R/TF", 12, 6_000))
    desk.plan(("R/TF", "stop", 72_000))
    desk.change("increase", ("R/TF", 12, 1_000))
    line = desk.lines["R/TF"]
    assert history(desk, line) == [
        ("Original budget", 60_000, 60_000),
        ("Increase", 6_000, 66_000),
        ("New version", 6_000, 72_000),
        ("Increase", 1_000, 73_000),
    ]
    assert months(desk, line) == [60_000, 13_000, 73_000]


def test_what_the_year_did_not_begin_with_came_with_its_version(desk: Desk) -> None:
    """Hotels are planned by the second version, by the third no more, and by the fourth again."""
    desk.plan(("R/TF", "stop", 60_000))
    desk.plan(("R/TF", "stop", 60_000), ("R/TH", "stop", 12_000))
    assert history(desk, desk.lines["R/TH"]) == [("New version", 12_000, 12_000)]
    assert months(desk, desk.lines["R/TH"]) == [0, 12_000, 12_000]
    desk.plan(("R/TF", "stop", 60_000))
    desk.plan(("R/TH", "stop", 5_000))
    assert history(desk, desk.lines["R/TH"]) == [
        ("New version", 12_000, 12_000),
        ("New version", -12_000, 0),
        ("New version", 5_000, 5_000),
    ]
