"""Alerts after acts are undone out of order and done again: they tell of a line what it stands at, once."""

from bizdesk.budgets import changing
from bizdesk.budgets.models import BudgetAlert
from bizdesk.office.journal import newest
from bizdesk.office.undo import redo, undo
from tests.budgets.desk import Desk, day


def told(desk: Desk) -> list[int]:
    return sorted(each.percent for each in BudgetAlert.select())


def test_the_first_of_two_expenses_goes_and_comes_again(desk: Desk) -> None:
    """800.00 and 800.00 of 1,000.00 are 160 %; without the first 80 % are left, crossed and seen on the first day."""
    desk.plan(("R/TF", "warn", 100_000))
    desk.spend("R/TF", 80_000)
    posting = newest(desk.office)
    desk.at(day("06-18"))
    desk.spend("R/TF", 80_000)
    assert told(desk) == [80, 100]
    undo(desk.office, "001", posting)
    assert [(each.percent, each.crossed_on) for each in BudgetAlert.select()] == [(80, day("06-16"))]
    redo(desk.office, "001")
    assert told(desk) == [80, 100]
    undo(desk.office, "001")
    assert (told(desk), desk.wrong()) == ([80], [])


def test_a_reversal_undone_after_more_was_spent_tells_of_each_share_once(desk: Desk) -> None:
    """800.00, taken back, then 950.00: with the reversal undone 1,750.00 of 1,000.00."""
    desk.plan(("R/TF", "warn", 100_000))
    spent = desk.spend("R/TF", 80_000)
    desk.do(spent, "reverse", reason="Twice")
    reversing = newest(desk.office)
    desk.spend("R/TF", 95_000)
    assert told(desk) == [80]
    undo(desk.office, "001", reversing)
    assert told(desk) == [80, 100]
    redo(desk.office, "001")
    assert (told(desk), desk.wrong()) == ([80], [])


def test_what_a_change_put_into_force_is_looked_at_when_it_is_undone(desk: Desk) -> None:
    """850.00 are 85 % of 1,000.00 and 70.8 % of 1,200.00, spent after the increase."""
    desk.plan(("R/TF", "warn", 100_000))
    made = desk.changing("increase", ("R/TF", 1, 20_000))
    desk.do(made, "submit")
    desk.do(made, "approve", approver=desk.qian)
    approving = newest(desk.office)
    desk.spend("R/TF", 85_000)
    assert told(desk) == []
    undo(desk.office, "001", approving)
    assert told(desk) == [80]
    redo(desk.office, "001")
    assert (told(desk), changing.lines_of(made)[0].amount) == ([], 20_000)


def test_that_somebody_saw_what_is_told_no_more_is_undone_without_a_trace_of_it(desk: Desk) -> None:
    desk.plan(("R/TF", "warn", 100_000))
    desk.spend("R/TF", 80_000)
    posting = newest(desk.office)
    desk.spend("R/TF", 80_000)
    desk.do(BudgetAlert.get(BudgetAlert.percent == 100), "see")
    undo(desk.office, "001", posting)
    assert told(desk) == [80]
    assert undo(desk.office, "001").startswith("See TF Flights")
    assert undo(desk.office, "001").startswith("Post FY-2026-0002")
    assert told(desk) == []
