"""What approval would refuse of a change is told when it is drawn up, and refused when it is handed in."""

import pytest

from bizdesk.budgets import flows, previews
from bizdesk.budgets.rules import RULES
from tests.budgets.desk import Desk, refused


def test_a_source_below_what_is_spent_is_not_handed_in(desk: Desk) -> None:
    """1,000.00 with 950.00 spent: 60.00 cannot go, 50.00 can."""
    desk.plan(("R/TF", "stop", 100_000), ("S/P", "stop", 50_000))
    desk.spend("R/TF", 95_000)
    words = "TF Flights · R Research has 50.00 left: 60.00 cannot be taken from it."
    told = {"to": desk.lines["S/P"], "month": 1}
    drafted = previews.moved(desk.office, desk.lines["R/TF"], **told, amount=6_000)
    assert drafted[2:] == [f"Stopped: {words} [4.3.1c]"]
    assert len(previews.moved(desk.office, desk.lines["R/TF"], **told, amount=5_000)) == 2
    made = desk.do(desk.lines["R/TF"], "transfer", **told, amount=6_000, reason="More")
    assert (refused(desk.do, made, "submit"), made.afresh().state) == (words, "draft")
    assert previews.changed(desk.office, made)[-1] == f"Stopped: {words} [4.3.1c]"


def test_a_month_below_nothing_is_not_handed_in(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", [10_000] * 12))
    words = "TF Flights · R Research plans 1.00 less than nothing for month 12: take less of that month."
    made = desk.changing("decrease", ("R/TF", 12, -10_100))
    assert (refused(desk.do, made, "submit"), made.afresh().state) == (words, "draft")


def test_whether_a_budget_is_reviewed_first_is_said_in_one_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office without the rule goes by what the rules say where nobody said otherwise."""
    made = desk.do(desk.draft(("R/TF", "stop", 100)), "submit")
    desk.office.db.execute_sql("DELETE FROM policy WHERE key = 'budget_needs_review'")
    assert "is not reviewed yet" in refused(desk.do, made, "approve", approver=desk.qian)
    rule = next(each for each in RULES if each.key == "budget_needs_review")
    monkeypatch.setattr(flows, "RULES", (rule._replace(default="no"),))
    desk.do(made, "approve", approver=desk.qian)
    assert made.afresh().state == "approved"
