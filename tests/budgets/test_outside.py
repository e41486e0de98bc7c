"""What lies under no line of the budget is outside the plan, whichever way it came to be so."""

import pytest

from bizdesk.budgets import previews
from bizdesk.office.errors import Refused
from bizdesk.office.journal import newest
from bizdesk.office.undo import undo
from tests.budgets.desk import Desk, refused

DROPPED = "No line of the budget covers TF Flights of R Research: 80.00 is outside the plan."


@pytest.mark.parametrize("promised", [False, True])
def test_a_version_drops_no_line_on_which_something_is_spent_or_promised(desk: Desk, promised: bool) -> None:
    first = desk.plan(("R/TF", "stop", 10_000), ("R/P", "stop", 5_000))
    (desk.promise if promised else desk.spend)("R/TF", 8_000)
    second = desk.draft(("R/P", "stop", 5_000))
    assert previews.coming(desk.office, second)[-1] == f"Stopped: {DROPPED} [4.3.1b]"
    assert refused(desk.enter, second) == DROPPED
    assert first.afresh().state == "approved"


def test_a_wider_line_covers_what_the_one_before_it_did(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 10_000))
    desk.spend("R/TF", 8_000)
    desk.plan(("/T", "stop", 8_000))
    assert desk.stands("/T") == (8_000, 8_000, 0, 0)


def test_what_the_policy_lets_lie_outside_is_told_and_held_up_by_nothing(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 10_000), ("R/P", "stop", 5_000))
    desk.spend("R/TF", 8_000)
    desk.policy(budget_unplanned="warn")
    desk.plan(("R/P", "stop", 5_000))
    assert desk.office.notices[-1] == f"{DROPPED} [4.3.1b]"


def test_what_was_spent_before_any_budget_was_in_force_is_told_and_no_reason(desk: Desk) -> None:
    desk.spend("R/TF", 8_000)
    desk.plan(("R/P", "stop", 5_000))
    assert desk.office.notices[-1] == f"{DROPPED} [4.3.1b]"


def test_a_version_is_not_taken_back_once_something_is_spent_on_a_line_that_it_brought(desk: Desk) -> None:
    desk.plan(("R/TF", "stop", 10_000))
    desk.plan(("R/TF", "stop", 10_000), ("R/P", "stop", 5_000))
    entering = newest(desk.office)
    spent = desk.spend("R/P", 4_000)
    with pytest.raises(Refused, match="P Paper goods of R Research: something is spent or promised, and no line"):
        undo(desk.office, "001", entering)
    desk.do(spent, "reverse", reason="Twice")
    undo(desk.office, "001", entering)
    assert desk.wrong() == []
